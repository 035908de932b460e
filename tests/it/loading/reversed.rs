//! A load is undone as a whole by a second person, and what it ended is as it was.

use domain::listed_price::{ListedPriceRow, PlatformLevel, PriceKind};
use domain::{ImportId, ProductId, price_change};
use reqwest::Method;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform, Reply, cluster};
use uuid::Uuid;

use super::MONDAY;

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,截止日期,来源\n";

pub(super) fn list(price: &str) -> String {
    format!("{HEADER}C14020315924063616500000001,44,省平台,listing,{price},2026-01-01,,公告\n")
}

pub(super) async fn load(platform: &Platform, price: &str) -> Value {
    platform
        .load(
            "operator",
            "listed-prices?again=true",
            "价格.csv",
            list(price).into(),
        )
        .await
}

pub(super) async fn reverse(
    platform: &Platform,
    account: &str,
    import: &Value,
    preview: bool,
) -> Reply {
    let path = format!(
        "/imports/{}/reversal?preview={preview}",
        import["id"].as_str().unwrap()
    );
    let reply = platform
        .post(account, &path, json!({"reason": "小数点错位"}))
        .await;
    platform.settle().await;
    if reply.status != 200 {
        return reply;
    }
    everything_left_is_listed(platform, account, import, &reply.body).await;
    reply
}

/// What the answer counts as left is in the list, thing by thing, before the undo as after it.
async fn everything_left_is_listed(
    platform: &Platform,
    account: &str,
    import: &Value,
    done: &Value,
) {
    let path = format!(
        "/imports/{}/reversal/things?step=left_as_it_is&limit=200",
        import["id"].as_str().unwrap()
    );
    let list = platform.get(account, &path).await.must(200);
    assert_eq!(list["total"], done["left"], "{list} of {done}");
    let listed = list["items"].as_array().unwrap();
    for left in done["left_shown"].as_array().unwrap() {
        assert!(left["product_id"].is_string(), "{left}");
        assert!(!left["product_name"].as_str().unwrap().is_empty(), "{left}");
        let is_listed = listed.iter().any(|one| {
            one["reason"] == left["reason"] && one["product"]["id"] == left["product_id"]
        });
        assert!(is_listed, "{left} in {list}");
    }
}

async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}/reference-limit");
    platform.get("maker", &path).await.must(200)["limit"].clone()
}

pub(super) async fn state(platform: &Platform) -> Value {
    platform.get(HOSPITAL, "/invitations").await.must(200)["items"][0].clone()
}

pub(super) async fn waiting(platform: &Platform) -> Value {
    let path = "/price-changes?state=submitted";
    platform.get("operator", path).await.must(200)["total"].clone()
}

/// What a reversal moved and restored is named, step by step.
async fn steps_are_shown(platform: &Platform, done: &Value) {
    let shown = done["shown"].as_array().unwrap();
    let limit_shown = &shown[0];
    assert_eq!(
        (
            &limit_shown["step"],
            &limit_shown["before"],
            &limit_shown["price"]
        ),
        (&json!("limit_moved"), &json!("4.81"), &json!("11.81")),
        "{done}"
    );
    assert_ne!(limit_shown["product_name"], "", "{done}");
    assert_eq!(shown[1]["step"], "invitation_restored", "{done}");
    assert_eq!(
        shown[1]["number"],
        state(platform).await["number"],
        "{done}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_price_is_undone_with_the_invitation_that_it_ended_whatever_was_loaded_since() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, "11.81").await;
    platform.invited(HOSPITAL, product, "11.50").await;
    platform.wait_until("2026-03-03T09:00:00+08:00");
    let wrong = load(&platform, "4.81").await;
    assert_eq!(limit(&platform, product).await, "4.81");
    assert_eq!(state(&platform).await["state"], "superseded");
    platform.wait_until("2026-03-03T10:00:00+08:00");
    // The right price does not help: the wrong one counts until its end is announced.
    load(&platform, "11.81").await;
    assert_eq!(limit(&platform, product).await, "4.81");
    assert_eq!(waiting(&platform).await, 1);

    platform.wait_until("2026-03-03T11:00:00+08:00");
    let seen = reverse(&platform, "operator2", &wrong, true).await;
    let seen = seen.must(200);
    assert_eq!(seen["invitations_restored"], 1, "{seen}");
    assert_eq!(limit(&platform, product).await, "4.81", "a preview");
    let done = reverse(&platform, "operator2", &wrong, false)
        .await
        .must(200);
    assert_eq!(done["limits_raised"], 1, "{done}");
    steps_are_shown(&platform, &done).await;
    assert_eq!(done["changes_withdrawn"], 1, "{done}");
    assert_eq!(done["left"], 0, "{done}");
    assert_eq!(limit(&platform, product).await, "11.81");
    assert_eq!(waiting(&platform).await, 0);
    let open = state(&platform).await;
    assert_eq!(open["state"], "pending", "{open}");
    // Five working days from the Tuesday of the reversal; from the Monday it had one less.
    assert_eq!(open["due_at"], "2026-03-11T00:00:00+08:00", "{open}");

    // The same wrong file does nothing by itself, since somebody undid it.
    platform.wait_until("2026-03-03T12:00:00+08:00");
    let again = platform
        .load("operator", "listed-prices", "价格.csv", list("4.81").into())
        .await;
    assert_eq!(again["same_as"], wrong["id"], "{again}");
    assert_eq!(limit(&platform, product).await, "11.81");
    let meant = load(&platform, "4.81").await;
    assert_eq!(meant["same_as"], Value::Null, "{meant}");
    assert_eq!(limit(&platform, product).await, "4.81");
    let view = platform
        .get(
            "bureau",
            &format!("/imports/{}", wrong["id"].as_str().unwrap()),
        )
        .await
        .must(200);
    assert_eq!(view["reversal"]["reason"], "小数点错位", "{view}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_person_undoes_it_once() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    load(&platform, "100").await;
    platform.wait_until("2026-03-02T10:00:00+08:00");
    let wrong = load(&platform, "90").await;
    assert_eq!(wrong["may_reverse"], false);
    let own = reverse(&platform, "operator", &wrong, false).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let bureau = reverse(&platform, "bureau", &wrong, false).await;
    assert_eq!(bureau.status, 403);
    let hidden = reverse(&platform, HOSPITAL, &wrong, false).await;
    assert_eq!(hidden.status, 404);
    let path = format!("/imports/{}", wrong["id"].as_str().unwrap());
    let seen = platform.get("operator2", &path).await.must(200);
    assert_eq!(seen["may_reverse"], true);
    let once = async || {
        let request = platform.request("operator2", Method::POST, &format!("{path}/reversal"));
        let request = request.header("idempotency-key", "undo");
        platform.send(request.json(&json!({"reason": "错"}))).await
    };
    let first = once().await.must(200);
    assert_eq!(once().await.must(200), first, "the same answer");
    platform.settle().await;
    let notified = async |who: &str| {
        let inbox = platform.get(who, "/messages").await.must(200);
        let inbox = inbox["items"].as_array().unwrap().clone();
        let undone = inbox
            .into_iter()
            .find(|one| one["kind"] == "import-reversed");
        undone.map(|one| one["link"].as_str().unwrap().to_owned())
    };
    assert_eq!(
        notified("operator").await.as_deref(),
        Some("/imports"),
        "who loaded it"
    );
    assert_eq!(notified("operator2").await, None, "who undid it");
    let twice = reverse(&platform, "operator2", &wrong, false).await;
    assert_eq!(twice.problem(), (409, "import-reversed"));
    let products = platform
        .load("operator", "products", "产品.csv", super::PRODUCTS.into())
        .await;
    let refused = reverse(&platform, "operator2", &products, false).await;
    assert_eq!(refused.problem(), (409, "import-not-reversible"));
    let client = cluster::connect(platform.config()).await;
    let logged = "select count(*) from security_event where kind = 'import-reversed'";
    let logged: i64 = client.query_one(logged, &[]).await.unwrap().get(0);
    assert_eq!(logged, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_open_again_is_listed_with_the_reason() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, "100").await;
    platform.invited(HOSPITAL, product, "95").await;
    platform.wait_until("2026-03-02T10:00:00+08:00");
    let wrong = load(&platform, "60").await;
    // The hospital bargains anew at the wrong limit.
    platform.invited(HOSPITAL, product, "60").await;
    platform.wait_until("2026-03-02T11:00:00+08:00");
    let done = reverse(&platform, "operator2", &wrong, false)
        .await
        .must(200);
    assert_eq!(done["invitations_restored"], 0, "{done}");
    assert_eq!(done["left"], 1, "{done}");
    let reason = done["left_shown"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("另行议价"), "{done}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_above_what_the_hospital_has_come_to_pay_stays_closed_and_is_listed() {
    for (own, restored) in [("80", 0), ("95", 1)] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.product(&Goods::number(1)).await;
        load(&platform, "100").await;
        platform.invited(HOSPITAL, product, "95").await;
        platform.wait_until("2026-03-02T10:00:00+08:00");
        let wrong = load(&platform, "60").await;
        assert_eq!(state(&platform).await["state"], "superseded");
        platform.pays(HOSPITAL, product, own).await;
        platform.wait_until("2026-03-02T11:00:00+08:00");
        for preview in [true, false] {
            let done = reverse(&platform, "operator2", &wrong, preview).await;
            let done = done.must(200);
            assert_eq!(done["invitations_restored"], restored, "{own}: {done}");
            assert_eq!(done["left"], 1 - restored, "{own}: {done}");
            if restored == 0 {
                let reason = done["left_shown"][0]["reason"].as_str().unwrap();
                assert!(reason.contains("现行采购价"), "{reason}");
                assert!(!done.to_string().contains("80.00"), "{done}");
            }
        }
        let after = ["superseded", "pending"][restored];
        assert_eq!(state(&platform).await["state"], after, "{own}");
        let path = format!("/products/{product}/current-price");
        let paid = platform.get(HOSPITAL, &path).await.must(200);
        assert_eq!(paid["price"], format!("{own}.00"), "{paid}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outlier_of_the_load_is_held_no_more_and_one_that_another_load_states_too_is() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    load(&platform, "11.81").await;
    platform.wait_until("2026-03-02T10:00:00+08:00");
    let wrong = load(&platform, "1.18").await;
    assert_eq!(waiting(&platform).await, 1);
    platform.wait_until("2026-03-02T11:00:00+08:00");
    let same = load(&platform, "1.18").await;
    let _undone = reverse(&platform, "operator2", &wrong, false)
        .await
        .must(200);
    assert_eq!(waiting(&platform).await, 1, "the other load holds it");
    let _undone = reverse(&platform, "operator2", &same, false)
        .await
        .must(200);
    assert_eq!(waiting(&platform).await, 0);
}

/// A small generator, so that histories are the same in every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// One to three rows of a product; prices lie within a factor of two, so that none is far from another.
fn rows(draw: &mut Draw) -> Vec<(u64, u64, u64, u64)> {
    let count = 1 + draw.below(3);
    let row = |draw: &mut Draw| {
        (
            draw.below(2),
            70 + draw.below(60),
            draw.below(2),
            draw.below(3),
        )
    };
    (0..count).map(|_| row(draw)).collect()
}

fn listed(number: u32, rows: &[(u64, u64, u64, u64)]) -> Vec<ListedPriceRow> {
    let row = |(region, price, from, to): &(u64, u64, u64, u64)| ListedPriceRow {
        code: Goods::number(number).code,
        region: if *region == 0 { "44" } else { "33" }.parse().unwrap(),
        platform: "省平台".to_owned(),
        level: PlatformLevel::Provincial,
        kind: PriceKind::Listing,
        price: price.to_string().parse().unwrap(),
        pack_ratio: Decimal::ONE,
        effective_from: if *from == 0 {
            "2026-01-01"
        } else {
            "2026-04-10"
        }
        .parse()
        .unwrap(),
        effective_to: (*to == 2).then(|| "2026-05-20".parse().unwrap()),
        source: "公告".to_owned(),
    };
    rows.iter().map(row).collect()
}

struct Histories<'a> {
    platform: &'a Platform,
    minutes: u32,
}

impl Histories<'_> {
    /// Loads rows a minute later.
    async fn load(&mut self, number: u32, rows: &[(u64, u64, u64, u64)]) -> ImportId {
        self.minutes += 1;
        let at = chrono::DateTime::parse_from_rfc3339(MONDAY).unwrap()
            + chrono::TimeDelta::minutes(self.minutes.into());
        self.platform.wait_until(&at.to_rfc3339());
        let operator = self.platform.caller("operator").await;
        let ground = self.platform.app.ground();
        let mut connection = ground.db.get().await.unwrap();
        let tx = connection.transaction().await.unwrap();
        let import = ImportId(Uuid::now_v7());
        let rows = listed(number, rows);
        price_change::load_listed_prices(&tx, &ground.moment(), &operator, import, &rows)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        import
    }

    async fn reverse(&mut self, import: ImportId) {
        self.minutes += 1;
        let at = chrono::DateTime::parse_from_rfc3339(MONDAY).unwrap()
            + chrono::TimeDelta::minutes(self.minutes.into());
        self.platform.wait_until(&at.to_rfc3339());
        let second = self.platform.caller("operator2").await;
        let ground = self.platform.app.ground();
        let mut connection = ground.db.get().await.unwrap();
        let tx = connection.transaction().await.unwrap();
        let since = MONDAY.parse().unwrap();
        price_change::reverse_load(
            &tx,
            &ground.moment(),
            &second,
            (import, since),
            &[import],
            "错",
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
    }

    /// What is in force and what is held of a product, whatever the ids.
    async fn state(&self, product: ProductId) -> Vec<String> {
        let client = cluster::connect(self.platform.config()).await;
        let query = "
            select concat_ws(' ', 'listed', region, base_price, effective_from, effective_to, counts_from, counts_to)
            from listed_price where product = $1 and superseded_at is null
            union all
            select concat_ws(' ', 'held', change.origin, change.region, change.base_price, change.effective_from,
                (select superseded_at is null from listed_price where id = change.ends))
            from price_change change where product = $1 and state = 'submitted'
            union all
            select concat_ws(' ', 'limit', price) from reference_limit where product = $1
            order by 1";
        let rows = client.query(query, &[&product.0]).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// The limits of the days on which prices of these histories begin and end.
    async fn limits(&self, product: ProductId) -> Vec<Value> {
        let mut limits = Vec::new();
        for day in [
            "2026-03-02",
            "2026-04-09",
            "2026-04-10",
            "2026-05-20",
            "2026-05-21",
        ] {
            let path = format!("/products/{product}/reference-limit?on={day}");
            let sheet = self.platform.get("operator", &path).await.must(200);
            limits.push(sheet["limit"].clone());
        }
        limits
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_and_its_reversal_leave_prices_limits_and_held_changes_as_they_were() {
    let platform = Platform::start(MONDAY).await;
    let mut histories = Histories {
        platform: &platform,
        minutes: 0,
    };
    for seed in 0..30_u32 {
        let mut draw = Draw(u64::from(seed) + 1);
        let product = platform.product(&Goods::number(seed + 1)).await;
        for _ in 0..=draw.below(3) {
            histories.load(seed + 1, &rows(&mut draw)).await;
        }
        let mut before = (
            histories.state(product).await,
            histories.limits(product).await,
        );
        let import = histories.load(seed + 1, &rows(&mut draw)).await;
        histories.reverse(import).await;
        let after = (
            histories.state(product).await,
            histories.limits(product).await,
        );
        // The held end of a price that another load has replaced needs no decision: any load may take it back.
        before
            .0
            .retain(|line| !line.ends_with(" f") || after.0.contains(line));
        assert_eq!(after, before, "history {seed}");
    }
}

/// The figure of a limit.
fn yuan(limit: &Value) -> Option<Decimal> {
    limit.as_str().map(|limit| limit.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_later_load_the_limits_are_those_of_a_world_without_the_wrong_one_unless_they_never_were_law()
 {
    let platform = Platform::start(MONDAY).await;
    let mut histories = Histories {
        platform: &platform,
        minutes: 0,
    };
    let mut kept = 0;
    for seed in 0..20_u32 {
        let mut draw = Draw(u64::from(seed) + 1_000);
        let (wronged, spared) = (2 * seed + 1, 2 * seed + 2);
        let product = platform.product(&Goods::number(wronged)).await;
        let twin = platform.product(&Goods::number(spared)).await;
        for _ in 0..=draw.below(2) {
            let first = rows(&mut draw);
            histories.load(wronged, &first).await;
            histories.load(spared, &first).await;
        }
        let law = histories.limits(product).await;
        let import = histories.load(wronged, &rows(&mut draw)).await;
        let later = rows(&mut draw);
        histories.load(wronged, &later).await;
        histories.load(spared, &later).await;
        let wrong = histories.limits(product).await;
        histories.reverse(import).await;
        let (undone, spared) = (
            histories.limits(product).await,
            histories.limits(twin).await,
        );
        let states = [histories.state(product).await, histories.state(twin).await];
        let most: Vec<_> = (law.iter().map(yuan))
            .zip(wrong.iter().map(yuan))
            .map(|(law, wrong)| law.max(wrong))
            .collect();
        let is_law = spared
            .iter()
            .zip(&most)
            .all(|(limit, most)| yuan(limit) <= *most);
        if is_law {
            assert_eq!(undone, spared, "history {seed}: {states:?}");
            continue;
        }
        kept += 1;
        for (on, most) in most.iter().enumerate() {
            let limit = &undone[on];
            assert!(yuan(limit) <= *most, "history {seed}, day {on}: {states:?}");
            let is_one = [&spared[on], &wrong[on]].contains(&limit);
            assert!(is_one, "history {seed}, day {on}: {states:?}");
        }
    }
    assert!(0 < kept, "no history had a higher price since");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rise_that_was_announced_stays_when_its_load_is_undone() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, "100").await;
    let rise = load(&platform, "130").await;
    let held = platform
        .get("operator2", "/price-changes?origin=rise")
        .await
        .must(200);
    let body = json!({"action": "publicity", "ids": [held["items"][0]["id"]], "title": "限价上调"});
    let _public = platform
        .post("operator2", "/price-changes/decisions", body)
        .await
        .must(200);
    platform.wait_until("2026-03-10T09:00:00+08:00");
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "130.00");
    let undone = reverse(&platform, "operator2", &rise, false)
        .await
        .must(200);
    assert_eq!(
        (&undone["prices_withdrawn"], &undone["left"]),
        (&json!(0), &json!(1)),
        "{undone}"
    );
    assert_eq!(limit(&platform, product).await, "130.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_two_loads_state_is_gone_when_both_are_undone_in_either_order() {
    for first_is_first in [true, false] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.product(&Goods::number(1)).await;
        let _other = platform.product(&Goods::number(2)).await;
        load(&platform, "11.81").await;
        platform.wait_until("2026-03-03T09:00:00+08:00");
        let first = load(&platform, "5.90").await;
        platform.wait_until("2026-03-03T10:00:00+08:00");
        let both =
            list("5.90") + "C14020315924063616500000002,44,省平台,listing,7,2026-01-01,,公告\n";
        let second = platform
            .load("operator", "listed-prices", "价格.csv", both.into())
            .await;
        platform.wait_until("2026-03-03T11:00:00+08:00");
        let order = if first_is_first {
            [&first, &second]
        } else {
            [&second, &first]
        };
        let _undone = reverse(&platform, "operator2", order[0], false)
            .await
            .must(200);
        assert_eq!(
            limit(&platform, product).await,
            "5.90",
            "the other load states it"
        );
        let _undone = reverse(&platform, "operator2", order[1], false)
            .await
            .must(200);
        assert_eq!(limit(&platform, product).await, "11.81", "{first_is_first}");
    }
}
