#!/usr/bin/env python3
"""Plays a year of use on a running demonstration, over HTTP, as the people of its accounts would.

    sunshine demo --data DIR --products 120 --clock 2026-03-02T09:00:00+08:00 --listen 127.0.0.1:PORT
    year.py http://127.0.0.1:PORT

Every kind of message and of event is meant to occur; at the end something is left open everywhere:
invitations, publicities, objections, reports, a collection of prices, a list to be linked.
"""
import csv
import datetime
import io
import sys
import time
from decimal import Decimal

from console import Console, Refusal

PASSWORD = "sunshine-demo"
GOODS = 30
ACCOUNTS = ["hospital", "hospital2", "maker", "maker2", "distributor", "operator", "bureau"]
PRICE_COLUMNS = ["27位码", "省份", "平台", "平台级别", "价格类型", "价格", "包装转换比", "执行日期", "截止日期", "来源"]
PRODUCT_COLUMNS = [
    "27位码", "单件产品名称", "规格", "型号", "注册备案号", "注册证有效期", "耗材企业", "统一社会信用代码",
    "最小计量单位", "最小销售单位", "包装转换比",
]


def table(columns, rows):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def share(price, hundredths):
    return str((Decimal(price) * hundredths / 100).quantize(Decimal("0.01")))


class Year:
    def __init__(self, base):
        self.p = Console(base)
        for account in ACCOUNTS:
            self.sign_in(account)
        self.organisation = {
            account: self.p.get(account, "/sessions/current")["organisation"]["id"] for account in ACCOUNTS
        }
        self.taken = set()

    def sign_in(self, account):
        found = self.p.ask("", "POST", "/sessions", {"account": account, "password": PASSWORD})
        self.p.tokens[account] = found["token"]

    # Time.

    def now(self):
        return datetime.datetime.fromisoformat(self.p.get("operator", "/clock")["now"])

    def today(self):
        return self.now().date().isoformat()

    def day(self, days):
        return (self.now().date() + datetime.timedelta(days=days)).isoformat()

    def until(self, day, hour="09:00"):
        """Moves the clock on, never by more than four days, as weeks of use would."""
        end = datetime.datetime.fromisoformat(f"{day}T{hour}:00+08:00")
        while True:
            now = self.now()
            if end <= now:
                return
            step = now.replace(hour=9, minute=0, second=0, microsecond=0) + datetime.timedelta(days=4)
            self.p.put("operator", "/clock", {"now": min(step, end).isoformat()})

    # Products.

    def product(self, id):
        return self.p.get("operator", f"/products/{id}")

    def pick(self, maker, hospital=None):
        """A product with a limit that may be bought, of a manufacturer, that nothing was done with yet."""
        path = f"/products?manufacturer={self.organisation[maker]}&catalogue=capped&buyable=true"
        found = sorted(self.p.every("operator", path), key=lambda one: int(one["id"]))
        for product in found:
            if product["id"] in self.taken or Decimal(product["reference_limit"]) < 2:
                continue
            detail = self.p.get(hospital or "hospital", f"/products/{product['id']}")
            if detail.get("open_invitation") or (hospital and detail.get("current_price")):
                continue
            self.taken.add(product["id"])
            return detail
        raise AssertionError(f"{maker} has no further product")

    def fall(self, products, hundredths, region="54", name="挂网价格.csv"):
        """Another province lists products for less: their limits fall."""
        rows = [
            [one["code"], region, f"省平台{region}", "省级", "listing", share(self.limit(one), hundredths), 1,
             self.today(), "", "月度价格"]
            for one in products
        ]
        loaded = self.p.load("operator", "listed-prices", name, table(PRICE_COLUMNS, rows))
        assert loaded["state"] == "done", loaded
        return loaded

    def limit(self, product):
        return self.product(product["id"])["reference_limit"]

    # Bargaining.

    def invite(self, hospital, product, price, note=""):
        body = {"product_id": product["id"], "price": price, "quantity": 20, "note": note}
        return self.p.post(hospital, "/invitations", body)

    def answer(self, who, invitation, step, body=None):
        return self.p.post(who, f"/invitations/{invitation['id']}/{step}", body)

    # Changes of prices.

    def declaration(self, product, region, price, **more):
        return {
            "product_id": product["id"], "region": region, "platform": f"省平台{region}", "kind": "listing",
            "price": price, "effective_from": self.day(-1), "source": "挂网公告", **more,
        }

    def declare(self, maker, product, region, hundredths, **more):
        body = self.declaration(product, region, share(self.limit(product), hundredths), **more)
        return self.p.post(maker, "/declarations", body)

    def decide(self, action, changes, reason="", title=""):
        body = {"action": action, "ids": [one["id"] for one in changes], "reason": reason, "title": title}
        found = self.p.post("operator", "/price-changes/decisions", body)
        for result in found["results"]:
            assert not result.get("problem"), result
        return found

    def object(self, who, change, reason, **more):
        return self.p.post(who, f"/price-changes/{change['id']}/objections", {"reason": reason, **more})

    def answer_objection(self, objection, upheld, text):
        return self.p.post("operator", f"/objections/{objection['id']}/answer", {"upheld": upheld, "answer": text})

    # Lower prices.

    def report(self, who, product, hundredths, executed_on, region="53", **more):
        body = {
            "product_id": product["id"], "region": region, "platform": f"省平台{region}",
            "price": share(self.limit(product), hundredths), "pack_ratio": "1", "executed_on": executed_on,
            "source": "省平台公告", **more,
        }
        return self.p.post(who, "/lower-price-reports", body)

    def decide_report(self, report, step, body=None):
        return self.p.post("operator", f"/lower-price-reports/{report['id']}/{step}", body)

    # Lists of other platforms.

    def link(self, products, hundredths, region, name):
        rows = [
            [one["code"], region, f"省平台{region}", "省级", "listing", share(self.limit(one), hundredths), 1,
             self.day(-10), "", name]
            for one in products
        ]
        loaded = self.p.load("operator", "linkage-lists", name, table(PRICE_COLUMNS, rows))
        assert loaded["state"] == "done", loaded
        lists = self.p.get("operator", "/linkages")["items"]
        found = next(one for one in lists if one["import_id"] == loaded["id"])
        while self.p.get("operator", f"/linkages/{found['id']}/preview")["state"] != "ready":
            time.sleep(0.2)
        return found

    # Rules.

    def amend(self, key, value, from_day, clause="S4-13", who="operator", then="confirmation"):
        """By two people, where the rule guards something; `then` is what the second does."""
        body = {"key": key, "value": value, "clause": clause, "effective_from": from_day, "note": "联席会议纪要"}
        made = self.p.post(who, "/rules", body)
        if made["state"] == "open":
            by = who if then == "withdrawal" else {"operator": "operator2", "operator2": "operator"}[who]
            self.p.post(by, f"/rules/proposals/{made['id']}/{then}", {"reason": "未附会议纪要"})

    # The year.

    def play(self):
        self.parties_and_files()
        self.bargaining()
        self.declaring()
        self.lower_prices()
        self.until("2026-03-13", "10:00")
        self.linking()
        self.first_collection()
        self.corrected_calendar()
        self.rises()
        self.objections()
        self.records_withdrawn()
        self.rules()
        for month in range(5, 15):
            self.month(2026 + (month - 1) // 12, (month - 1) % 12 + 1)
        self.left_open()

    def parties_and_files(self):
        p = self.p
        entered = {"name": "深圳市新芽医疗器械有限公司", "kind": "manufacturer", "credit_code": "91350100M000100Y43"}
        p.refused("invalid-fields", lambda: p.post("operator", "/organisations", {**entered, "credit_code": "1"}))
        new = p.post("operator", "/organisations", entered)
        account = {"account": "newcomer", "display_name": "新人", "password": "long-enough-1", "roles": ["reader"]}
        opened = p.post("operator", f"/organisations/{new['id']}/accounts", account)
        for state in ["disabled", "active"]:
            p.put("operator", f"/accounts/{opened['id']}/state", {"state": state})
        self.second_operator()
        assert p.load("operator", "products", "目录.pdf", b"%PDF-1.7 nothing")["state"] == "failed"
        assert p.load("maker", "declarations", "申报.csv", "名称,价格\n导尿管,1\n")["state"] == "failed"
        rows = [
            [f"C1402031592406361650000000{n}", name, "16Fr", f"DN-{n}", "粤械注准20242140270", until,
             entered["name"], "", "支", "盒", 10]
            for n, name, until in [(1, "一次性使用无菌导尿管", "2026-05-31"), (2, "一次性使用引流袋", ""), (3, "医用棉签", "")]
        ]
        rows.append([*rows[0][:6], "查无此企业", "", "支", "盒", 10])
        loaded = p.load("operator", "products", "产品目录.csv", table(PRODUCT_COLUMNS, rows))
        assert loaded["accepted"] == 3, loaded
        self.new_codes = [row[0] for row in rows[:3]]
        rows = [[code, "44", "省平台44", "省级", "listing", price, 1, "2026-01-01", "", ""]
                for code, price in zip(self.new_codes, ["36.5", "8.8", "0.0825"])]
        p.load("operator", "listed-prices", "新品挂网.csv", table(PRICE_COLUMNS, rows))
        self.own_goods()
        odd = self.pick("maker2")
        self.evidence = {
            account: p.send_file(account, "/evidence", "公告.pdf", f"%PDF-1.7 of {account}".encode())["id"]
            for account in ["maker", "hospital"]
        }
        for state, reason in [("suspended", "核查价格"), ("listed", ""), ("delisted", "企业申请"), ("listed", "")]:
            p.put("operator", f"/products/{odd['id']}/listing", {"state": state, "reason": reason})
        self.taken.discard(odd["id"])

    def second_operator(self):
        """What one person of the exchange centre does, the others are told."""
        self.sign_in("operator2")

    def own_goods(self):
        """Of a small catalogue the two manufacturers with accounts make hardly anything: goods of their own."""
        products, prices = [], []
        for place, maker in enumerate(["maker", "maker2"]):
            name = self.p.get(maker, "/sessions/current")["organisation"]["name"]
            for number in range(GOODS):
                code = f"C14020315924063616{place + 6}{number:08}"
                products.append([code, f"一次性使用无菌导管{'甲乙'[place]}{number:02}", f"{6 + number % 12}Fr", f"DG-{number}",
                                 "粤械注准20242140271", "2029-12-31", name, "", "支", "盒", 10])
                for region, hundredths in [("31", 104), ("33", 100), ("44", 109), ("51", 117)]:
                    price = share(str(20 + number * 7), hundredths)
                    prices.append([code, region, f"省平台{region}", "省级", "listing", price, 1, "2025-06-01", "", "年度挂网"])
        for kind, columns, rows in [("products", PRODUCT_COLUMNS, products), ("listed-prices", PRICE_COLUMNS, prices)]:
            loaded = self.p.load("operator", kind, f"{kind}.csv", table(columns, rows))
            assert loaded["rejected"] == 0 and loaded["accepted"] == len(rows), loaded
        # The search follows a moment later.
        while self.p.get("operator", f"/products?catalogue=capped&manufacturer={self.organisation['maker']}")["total"] < GOODS:
            time.sleep(0.1)

    def bargaining(self):
        p = self.p
        # At the limit it is confirmed at once.
        self.dear = self.pick("maker", "hospital")
        confirmed = self.invite("hospital", self.dear, self.limit(self.dear))
        assert confirmed["state"] == "confirmed", confirmed
        # Accepted, refused, withdrawn, and one that nobody answers.
        answers = [("acceptance", None), ("refusal", {"reason": "低于成本"})]
        for step, body in answers:
            product = self.pick("maker", "hospital")
            sent = self.invite("hospital", product, share(self.limit(product), 92), "按年度用量")
            self.answer("maker", sent, step, body)
        product = self.pick("maker", "hospital")
        sent = self.invite("hospital", product, share(self.limit(product), 90))
        self.answer("hospital", sent, "withdrawal")
        product = self.pick("maker2", "hospital2")
        self.invite("hospital2", product, share(self.limit(product), 88), "请尽快")
        # Counter-offers: one that is above what the hospital pays, one taken, one refused.
        for step in ["counter-acceptance", "counter-refusal"]:
            product = self.pick("maker", "hospital")
            own = {"price": share(self.limit(product), 95), "contract_no": "HT-2026-7"}
            p.put("hospital", f"/products/{product['id']}/current-price", own)
            sent = self.invite("hospital", product, share(self.limit(product), 80))
            above = {"price": share(self.limit(product), 97), "reason": "原料涨价"}
            p.refused("price-above-current-price", lambda: self.answer("maker", sent, "counter", above))
            self.answer("maker", sent, "counter", {"price": share(self.limit(product), 90), "reason": "原料涨价"})
            self.answer("hospital", sent, step)
        # Files and batches.
        products = [self.pick("maker2", "hospital2") for _ in range(3)]
        rows = [[one["code"], share(self.limit(one), 96), "2026-01-01", "", "HT-9"] for one in products]
        columns = ["27位码", "价格", "生效日期", "截止日期", "合同编号"]
        p.load("hospital2", "current-prices", "现行采购价.csv", table(columns, rows))
        rows = [[one["code"], share(self.limit(one), 85), 30, "批量"] for one in products]
        rows.append([products[0]["code"], share(self.limit(products[0]), 120), 1, ""])
        loaded = p.load("hospital2", "invitations", "议价邀请.csv", table(["27位码", "价格", "数量", "备注"], rows))
        assert loaded["accepted"] == 3, loaded
        offers = [
            {"product_id": one["id"], "price": share(self.limit(one), 89), "quantity": 5, "note": ""}
            for one in [self.pick("maker", "hospital") for _ in range(2)]
        ]
        p.post("hospital", "/invitations/batch", {"items": offers})
        pending = p.get("maker2", "/invitations?state=pending")["items"]
        ids = [one["id"] for one in pending if one["product"]["id"] == products[0]["id"]]
        p.post("maker2", "/invitations/answers", {"action": "acceptance", "ids": ids})
        over = p.get("hospital", "/overpayments")
        body = {"quantity": 3, "note": "按限价", "product_ids": [one["product_id"] for one in over["items"][:2]]}
        p.post("hospital", "/overpayments/invitations", body)
        # A limit that falls below an open offer.
        product = self.pick("maker", "hospital")
        self.invite("hospital", product, share(self.limit(product), 97))
        self.fall([product], 90)

    def declaring(self):
        p = self.p
        one, two, three, four = (self.pick("maker") for _ in range(4))
        first = self.declare("maker", one, "36", 93, evidence=[self.evidence["maker"]], remark="主动申报")
        batch = [self.declaration(product, "45", share(self.limit(product), 94)) for product in [two, three]]
        batch = p.post("maker", "/declarations/batch", {"items": batch})
        second, third = [item.get("declaration") or item for item in batch.get("results", batch.get("items"))]
        columns = ["27位码", "省份", "平台", "平台级别", "价格类型", "价格", "包装转换比", "执行日期", "截止日期", "来源", "备注"]
        rows = [[four["code"], "52", "省平台52", "省级", "挂网价", share(self.limit(four), 91), 1, self.day(-1), "", "", "附件"]]
        p.load("maker", "declarations", "价格申报.csv", table(columns, rows))
        # Asked back, corrected; asked back, withdrawn; refused; made public.
        self.decide("return", [first], "请补充公告截图")
        found = p.get("maker", f"/price-changes/{first['id']}")
        again = self.declaration(one, "36", share(self.limit(one), 92))
        p.put("maker", f"/declarations/{first['id']}", again, {"if-match": f'"{found["version"]}"'})
        submitted = [c for c in p.every("operator", "/price-changes?state=submitted&origin=declaration")]
        mine = {product["id"]: product for product in [one, two, three, four]}
        of = {change["product"]["id"]: change for change in submitted if change["product"]["id"] in mine}
        self.decide("return", [of[two["id"]]], "平台名称有误")
        p.post("maker", f"/declarations/{of[two['id']]['id']}/withdrawal")
        self.decide("refusal", [of[three["id"]]], "与公告不符")
        self.decide("publicity", [of[one["id"]], of[four["id"]]], title="三月价格公示")
        objection = self.object("hospital", of[four["id"]], "包装规格不同", evidence=[self.evidence["hospital"]])
        self.answer_objection(objection, False, "规格一致，异议不成立")
        # A filter at once, for the other manufacturer.
        five, six = self.pick("maker2"), self.pick("maker2")
        for product in [five, six]:
            self.declare("maker2", product, "14", 95)
        for product, action in [(five, "refusal"), (six, "publicity")]:
            body = {"action": action, "filter": {"product_id": product["id"]}, "reason": "请核对", "title": "筛选公示"}
            found = p.post("operator", "/price-changes/decisions/filtered", body)
            assert found["decided"] == 1, found
        seven, eight = self.pick("maker2"), self.pick("maker2")
        several = [self.declare("maker2", product, "15", 95) for product in [seven, eight]]
        self.decide("refusal", several, "同批退回")

    def lower_prices(self):
        p = self.p
        # Explained and found true, refused, and silence.
        one, two, three = self.pick("maker"), self.pick("maker"), self.pick("maker2")
        seen = self.report("hospital", one, 90, self.day(-20), evidence=[self.evidence["hospital"]])
        self.report("hospital2", one, 90, self.day(-20))
        p.post("maker", f"/lower-price-reports/{seen['id']}/explanation",
               {"reason": "旧包装，已停产", "evidence": [self.evidence["maker"]]})
        self.decide_report(seen, "acceptance")
        untrue = self.report("distributor", two, 85, self.day(-15))
        self.decide_report(untrue, "refusal", {"reason": "该平台无此价格"})
        self.silent = self.report("hospital2", three, 88, self.day(-25))
        four = self.pick("maker2")
        own = self.report("maker2", four, 94, self.day(-5))
        self.decide_report(own, "acceptance")

    def linking(self):
        p = self.p
        products = [self.pick("maker"), self.pick("maker2"), self.pick("maker2")]
        public = self.link(products, 93, "61", "陕西联动清单.csv")
        p.post("operator", f"/linkages/{public['id']}/publicity", {"title": "陕西价格联动"})
        dropped = self.link(products, 90, "62", "甘肃联动清单.csv")
        p.post("operator", f"/linkages/{dropped['id']}/preview")
        p.post("operator", f"/linkages/{dropped['id']}/cancellation")
        self.until("2026-03-16")
        inside = p.get("operator", f"/publicities/{self.window(public)}/changes")["items"]
        objection = self.object("hospital2", inside[0], "该省价格对应另一规格")
        self.answer_objection(objection, True, "经核实，该价格不适用")

    def window(self, linkage):
        return self.p.get("operator", f"/linkages/{linkage['id']}")["publicity"]["id"]

    def first_collection(self):
        p = self.p
        found = p.post("operator", "/campaigns", {"quarter": "2026Q2", "due_on": self.day(10)})
        mine = p.every("maker", f"/campaigns/{found['id']}/products")
        some = [one["id"] for one in mine[: len(mine) // 2]]
        p.post("maker", f"/campaigns/{found['id']}/confirmations", {"product_ids": some})
        others = p.every("maker2", f"/campaigns/{found['id']}/products")
        p.post("maker2", f"/campaigns/{found['id']}/confirmations", {"product_ids": [one["id"] for one in others]})
        self.until("2026-03-24")
        self.until("2026-03-27")

    def corrected_calendar(self):
        """A second notice of the year moves what is open."""
        p = self.p
        self.until("2026-03-31")
        product, other = self.pick("maker", "hospital"), self.pick("maker")
        self.invite("hospital", product, share(self.limit(product), 93))
        change = self.declare("maker", other, "23", 94)
        self.decide("publicity", [change], title="四月公示")
        year = p.get("operator", "/calendar/2026")
        days = year["days"] + [{"date": "2026-04-03", "kind": "holiday", "name": "清明节"}]
        days.sort(key=lambda day: day["date"])
        notice = {"source": "关于2026年清明节放假调整的通知", "published_on": "2026-03-30", "days": days}
        loaded = p.put("operator", "/calendar/2026", notice, {"if-match": f'"{year["version"]}"'})
        assert loaded["moved_deadlines"] > 0, loaded
        self.until("2026-04-16")

    def rises(self):
        """Loads that no longer say what a limit rests on: held, published or said again."""
        p = self.p
        held = []
        for region in ["11", "12"]:
            product = self.pick("maker2")
            low, high = share(self.limit(product), 80), share(self.limit(product), 99)
            def row(price):
                return [product["code"], region, "独家平台", "省级", "listing", price, 1, "2026-01-05", "", "独家"]
            for name, price in [("低价.csv", low), ("调价.csv", high)]:
                p.load("operator", "listed-prices", name, table(PRICE_COLUMNS, [row(price)]))
            held.append((product, row(low)))
        p.load("operator", "listed-prices", "复核.csv", table(PRICE_COLUMNS, [held[1][1]]))
        changes = p.every("operator", "/price-changes?state=submitted&origin=rise")
        self.decide("publicity", changes, title="限价上调公示")

    def objections(self):
        product = self.pick("maker")
        change = self.declare("maker", product, "37", 90)
        self.decide("publicity", [change], title="异议成立")
        first = self.object("hospital", change, "该价格不实")
        second = self.object("maker2", change, "同类产品无此价格")
        self.answer_objection(first, True, "经核实不实")
        self.answer_objection(second, True, "经核实不实")
        self.until("2026-04-27")

    def records_withdrawn(self):
        """A late report of one's own is on record, until the price proves untrue."""
        product = self.pick("maker")
        own = self.report("maker", product, 91, self.day(-45), region="22")
        self.until("2026-04-28")
        self.decide_report(own, "refusal", {"reason": "经核对，该省从未执行此价格"})
        finding = self.p.get("operator", "/price-findings")["items"][0]
        self.p.post("operator", f"/price-findings/{finding['id']}/dismissal", {"note": "已核对原公告"})

    def rules(self):
        self.amend("bargaining.answer_term", "3", "2026-06-01", "S4-1")
        self.amend("bargaining.concluded_above_limit", "end", "2026-07-01")
        self.amend("pricing.change_effect", "next_month", "2026-09-01", who="operator2")
        self.amend("pricing.spread_hospitals_min", "6", "2026-05-06", "S4-1")
        self.amend("pricing.publicity_term", "10", "2026-08-01", then="refusal")
        self.amend("pricing.publicity_term", "15", "2026-08-01", then="withdrawal")
        self.amend("pricing.finding_lookback", "60", "2026-08-01")
        withdrawal = {"effective_from": "2026-08-01", "reason": "误录"}
        self.p.post("operator", "/rules/pricing.finding_lookback/withdrawal", withdrawal)
        self.p.put("maker", "/messages/read", {})
        unread = self.p.get("hospital", "/messages?unread=true")["items"]
        for message in unread[:3]:
            self.p.put("hospital", f"/messages/{message['id']}/read", {})

    def month(self, year, month):
        """A month of ordinary use."""
        p = self.p
        self.until(f"{year}-{month:02}-06")
        number = year * 12 + month
        makers = ["maker", "maker2"] if number % 2 else ["maker2", "maker"]
        self.taken.clear()
        if month == 7:
            # What was concluded in March ends as the rulebook now says.
            self.fall([self.dear], 85, "64")
        falling = [self.pick(makers[0]), self.pick(makers[1])]
        self.fall(falling, 97, ["13", "21", "32", "41", "42", "43"][number % 6], f"{year}年{month}月价格.csv")
        for place, hospital in enumerate(["hospital", "hospital2", "hospital"]):
            maker = makers[place % 2]
            product = self.pick(maker, hospital)
            try:
                sent = self.invite(hospital, product, share(self.limit(product), 90 + place))
            except Refusal as refusal:
                print(f"{year}-{month:02} {hospital}: {refusal}")
                continue
            if sent["state"] == "pending" and place != number % 3:
                step = ["acceptance", "refusal", "acceptance"][(number + place) % 3]
                self.answer(maker, sent, step, {"reason": "成本上涨"} if step == "refusal" else None)
        change = self.declare(makers[0], self.pick(makers[0]), ["36", "45", "50"][number % 3], 96)
        self.decide("publicity", [change], title=f"{year}年{month}月公示")
        if month in (7, 10):
            self.collection(year, month)
        if month == 12:
            self.year_without_notice()
        elif (year, month) == (2027, 1):
            self.notice_comes()

    def collection(self, year, month):
        p = self.p
        body = {"quarter": f"{year}Q{(month - 1) // 3 + 1}", "due_on": self.day(20)}
        found = p.post("operator", "/campaigns", body)
        for maker in ["maker", "maker2"] if month == 7 else ["maker2"]:
            products = p.every(maker, f"/campaigns/{found['id']}/products")
            p.post(maker, f"/campaigns/{found['id']}/confirmations", {"product_ids": [one["id"] for one in products]})
        change = self.declare("maker", self.pick("maker"), "63", 97, campaign_id=found["id"])
        self.decide("refusal", [change], "请在下期报送")

    def year_without_notice(self):
        """Deadlines that need the next year's calendar are provisional."""
        self.until("2026-12-30")
        self.across = self.pick("maker", "hospital")
        self.invite("hospital", self.across, share(self.limit(self.across), 95))
        change = self.declare("maker2", self.pick("maker2"), "46", 95)
        self.decide("publicity", [change], title="跨年公示")
        self.report("distributor", self.pick("maker"), 90, "2026-12-05", region="65")

    def notice_comes(self):
        days = [("2027-01-01", "holiday", "元旦"), ("2027-01-04", "holiday", "元旦"), ("2027-01-09", "workday", "")]
        days += [(f"2027-02-{day:02}", "holiday", "春节") for day in range(5, 12)]
        days = [{"date": date, "kind": kind, "name": name} for date, kind, name in days]
        notice = {"source": "国务院办公厅关于2027年部分节假日安排的通知", "published_on": "2027-01-05", "days": days}
        self.p.put("operator2", "/calendar/2027", notice)

    def left_open(self):
        p = self.p
        self.until("2027-03-01", "09:30")
        self.taken.clear()
        for hospital, maker in [("hospital", "maker"), ("hospital2", "maker2")]:
            product = self.pick(maker, hospital)
            self.invite(hospital, product, share(self.limit(product), 94), "开放")
        product = self.pick("maker", "hospital")
        sent = self.invite("hospital", product, share(self.limit(product), 80))
        self.answer("maker", sent, "counter", {"price": share(self.limit(product), 88), "reason": "成本"})
        change = self.declare("maker", self.pick("maker"), "36", 95)
        self.decide("publicity", [change], title="三月公示")
        self.object("hospital2", change, "请核实规格")
        returned = self.declare("maker2", self.pick("maker2"), "45", 95)
        self.decide("return", [returned], "请补正")
        self.declare("maker2", self.pick("maker2"), "50", 95)
        self.report("hospital", self.pick("maker"), 90, self.day(-8))
        explained = self.report("distributor", self.pick("maker2"), 90, self.day(-8))
        p.post("maker2", f"/lower-price-reports/{explained['id']}/explanation", {"reason": "待核实"})
        p.post("operator", "/campaigns", {"quarter": "2027Q1", "due_on": self.day(25)})
        self.link([self.pick("maker"), self.pick("maker2")], 92, "61", "三月联动清单.csv")
        self.amend("bargaining.counter_term", "4", "2027-04-01", "S4-1")
        self.until("2027-03-02", "10:00")


if __name__ == "__main__":
    Year(sys.argv[1]).play()
