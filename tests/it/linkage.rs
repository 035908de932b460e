//! Price linkage: a list of another platform, previewed before anything happens, made public, and in effect
//! at the end of its publicity.

use std::fmt::Write as _;

use domain::listed_price::{ListedPriceRow, PlatformLevel, PriceKind};
use domain::party::{self, NewOrganisation};
use domain::{ImportId, LinkageId, OrganisationKind, ProductId, linkage, price_change};
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform, cluster};
use uuid::Uuid;

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// The end of five working days from the Monday.
const OVER: &str = "2026-03-10T00:00:00+08:00";

const HEADER: &str = "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源\n";

/// A row of a list for a numbered product.
fn row(number: u32, region: &str, kind: &str, price: &str, from: &str, to: &str) -> String {
    let code = Goods::number(number).code;
    format!("{code},{region},省平台,省级,{kind},{price},1,{from},{to},\n")
}

fn listing(number: u32, region: &str, price: &str) -> String {
    row(number, region, "listing", price, "2026-02-01", "")
}

/// Loads a list and settles; returns the linkage.
async fn linked(platform: &Platform, rows: &str) -> Value {
    let file = format!("{HEADER}{rows}").into_bytes();
    let import = platform
        .load("operator", "linkage-lists", "联动清单.csv", file)
        .await;
    assert_eq!(import["state"], "done", "{import}");
    platform.settle().await;
    let lists = platform.get("operator", "/linkages").await.must(200);
    let list = lists["items"][0].clone();
    assert_eq!(list["import_id"], import["id"]);
    list
}

fn path(list: &Value, rest: &str) -> String {
    format!("/linkages/{}{rest}", list["id"].as_str().unwrap())
}

async fn preview(platform: &Platform, list: &Value) -> Value {
    let preview = platform.get("operator", &path(list, "/preview")).await;
    let preview = preview.must(200);
    assert_eq!(preview["state"], "ready", "{preview}");
    assert_eq!(preview["progress"], 1.0);
    preview
}

async fn previewed(platform: &Platform, list: &Value, what: &str) -> Vec<Value> {
    let path = path(list, &format!("/preview/{what}?limit=200"));
    let page = platform.get("operator", &path).await.must(200);
    page["items"].as_array().unwrap().clone()
}

async fn publicized(platform: &Platform, list: &Value) -> Value {
    let body = json!({"title": "外省价格联动第一期"});
    let path = path(list, "/publicity");
    platform.post("operator", &path, body).await.must(200)
}

async fn limit_on(platform: &Platform, product: ProductId, day: &str) -> Value {
    let path = format!("/products/{product}/reference-limit?on={day}");
    platform.get(HOSPITAL, &path).await.must(200)["limit"].clone()
}

async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}");
    platform.get(HOSPITAL, &path).await.must(200)["reference_limit"].clone()
}

async fn amend(platform: &Platform, key: &str, value: &str) {
    let body = json!({
        "key": key, "value": value, "clause": "S4-13", "effective_from": "2026-03-02",
    });
    let amended = platform.post("operator", "/rules", body).await;
    assert!((200..300).contains(&amended.status), "{}", amended.body);
    platform.settle().await;
}

/// A fall, a rise, nothing new, a first limit, a last one, and wrong rows.
async fn changing(platform: &Platform) -> ([ProductId; 5], Value) {
    let products = [
        platform.capped(1, "100").await,
        platform.capped(2, "110").await,
        platform.capped(3, "90").await,
        platform.product(&Goods::number(4)).await,
        platform.capped(5, "70").await,
    ];
    let mut rows = listing(1, "33", "92");
    rows += &listing(2, "44", "130");
    rows += &row(3, "44", "listing", "90", "2020-01-01", "");
    rows += &listing(4, "53", "200");
    rows += &row(5, "44", "listing", "60", "2026-01-01", "2026-02-28");
    rows += &listing(99, "33", "50");
    rows += &listing(1, "33", "0");
    rows += &listing(1, "33", "92");
    (products, linked(platform, &rows).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_previews_its_changes_and_moves_nothing() {
    let platform = Platform::start(MONDAY).await;
    let (products, list) = changing(&platform).await;
    let import = format!("/imports/{}", list["import_id"].as_str().unwrap());
    let import = platform.get("operator", &import).await.must(200);
    let counts = &import["counts"];
    let counts = ["accepted", "unchanged", "no_hit", "error"].map(|name| counts[name].clone());
    assert_eq!(counts, [4, 2, 1, 1]);
    let of_list = ["state", "rows", "unchanged"].map(|name| list[name].clone());
    assert_eq!(of_list, [json!("draft"), json!(4), json!(2)]);

    let summary = preview(&platform, &list).await;
    for change in ["falls", "rises", "appearances", "vanishings"] {
        assert_eq!(summary[change], 1, "{change}: {summary}");
    }
    assert_eq!(summary["limits_changed_since"], 0);
    assert_eq!(summary["publicity_ends_on"], "2026-03-09");
    let foreseen = previewed(&platform, &list, "products").await;
    let shown: Vec<_> = foreseen
        .iter()
        .map(|one| {
            [
                &one["change"],
                &one["before"],
                &one["after"],
                &one["percent"],
            ]
        })
        .map(|shown| shown.map(|value| value.as_str().unwrap_or("-").to_owned()))
        .collect();
    assert_eq!(
        shown,
        [
            ["falls", "100.00", "92.00", "-8.0"],
            ["rises", "110.00", "130.00", "18.2"],
            ["appears", "-", "200.00", "-"],
            ["vanishes", "70.00", "-", "-"],
        ]
    );
    assert_eq!(foreseen[0]["effective_on"], "2026-03-10");
    assert_eq!(foreseen[0]["region"]["code"], "33");
    let only = path(&list, "/preview/products?change=rises");
    assert_eq!(platform.get("operator", &only).await.must(200)["total"], 1);
    let sheet = path(&list, "/preview/products?format=xlsx");
    assert_eq!(platform.get("operator", &sheet).await.status, 200);
    assert_eq!(limit(&platform, products[0]).await, "100.00");
    // The manufacturers see nothing of a draft, neither the list nor a row.
    let rows = platform.get("operator", "/price-changes").await.must(200);
    let row = format!(
        "/price-changes/{}",
        rows["items"][0]["id"].as_str().unwrap()
    );
    assert_eq!(platform.get("maker", &row).await.status, 404);
    let of_maker = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(
        (&of_maker["total"], &of_maker["items"]),
        (&json!(0), &json!([]))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_largest_moves_come_first_and_are_counted_by_parts_of_a_scale() {
    let platform = Platform::start(MONDAY).await;
    let (_, list) = changing(&platform).await;
    let summary = preview(&platform, &list).await;
    for (sort, first, last) in [
        ("percent", "falls", "vanishes"),
        ("-percent", "rises", "vanishes"),
    ] {
        let mut changes = Vec::new();
        let mut cursor = String::new();
        loop {
            let page = format!("/preview/products?sort={sort}&limit=1{cursor}");
            let page = platform
                .get("operator", &path(&list, &page))
                .await
                .must(200);
            changes.push(page["items"][0]["change"].as_str().unwrap().to_owned());
            let Some(next) = page["next"].as_str() else {
                break;
            };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(changes.len(), 4, "{sort}: {changes:?}");
        assert_eq!(
            (changes[0].as_str(), changes[3].as_str()),
            (first, last),
            "{sort}"
        );
    }
    let moves = summary["moves"].as_array().unwrap().iter();
    let moves: Vec<_> = moves.filter(|part| part["products"] != 0).collect();
    assert_eq!(
        moves,
        [
            &json!({"from": -10, "to": 0, "products": 1}),
            &json!({"from": 10, "to": 30, "products": 1}),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn case_e9_a_list_takes_effect_after_publicity_and_only_so_a_limit_rises() {
    let platform = Platform::start(MONDAY).await;
    let (products, list) = changing(&platform).await;
    let public = publicized(&platform, &list).await;
    assert_eq!(public["state"], "publicized");
    assert_eq!(public["publicity"]["due_at"], OVER);
    platform.settle().await;
    assert_eq!(limit(&platform, products[1]).await, "110.00");
    let messages = platform.get("maker", "/messages").await.must(200);
    let shown = messages["items"][0]["title"].as_str().unwrap();
    assert_eq!(messages["total"], 1, "one for the list: {messages}");
    assert!(shown.contains("4个产品"), "{shown}");
    let others = platform.get("maker2", "/messages").await.must(200);
    assert_eq!(others["total"], 0);
    let of_maker = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(of_maker["total"], 4, "{of_maker}");

    platform.wait_until("2026-03-09T23:59:59+08:00");
    platform.settle().await;
    assert_eq!(limit(&platform, products[0]).await, "100.00");
    platform.wait_until(OVER);
    platform.settle().await;
    let mut limits = Vec::new();
    for product in products {
        limits.push(limit(&platform, product).await);
    }
    let expected = [
        json!("92.00"),
        json!("130.00"),
        json!("90.00"),
        json!("200.00"),
        Value::Null,
    ];
    assert_eq!(limits, expected);
    let list = platform.get("operator", &path(&list, "")).await.must(200);
    assert_eq!(list["state"], "announced");
    for state in ["draft", "publicized", "cancelled", "announced"] {
        let found = format!("/linkages?state={state}");
        let found = platform.get("operator", &found).await.must(200)["total"].clone();
        assert_eq!(found, u64::from(state == "announced"), "{state}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lot_that_a_list_repeats_counts_beside_the_new_one() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "90").await;
    let rows = row(1, "44", "listing", "90", "2020-01-01", "") + &listing(1, "44", "120");
    let list = linked(&platform, &rows).await;
    assert_eq!(preview(&platform, &list).await["rises"], 0);
    publicized(&platform, &list).await;
    platform.wait_until(OVER);
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "90.00", "no silent rise");
}

/// Pseudo-random numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.roll(choices.len())]
    }
}

const PRODUCTS: u32 = 40;

async fn lay_out(platform: &Platform, dice: &mut Dice) -> Vec<ProductId> {
    let goods: Vec<Goods> = (1..=PRODUCTS).map(Goods::number).collect();
    let products = platform.products(&goods).await;
    for goods in &goods {
        let count = dice.roll(4);
        let prices: Vec<Listed> = (0..count)
            .map(|_| Listed {
                region: dice.of(&["11", "33", "44"]),
                price: dice.of(&["80", "95.5", "110", "0.0125"]),
                from: dice.of(&["2020-01-01", "2025-06-01"]),
                to: [None, None, Some("2026-03-05"), Some("2027-01-01")][dice.roll(4)],
                kind: [PriceKind::Listing, PriceKind::Winning, PriceKind::Filed][dice.roll(3)],
                ..Listed::at("44", "1")
            })
            .collect();
        for price in prices {
            // The same rows again are no new prices.
            let caller = platform.caller("operator").await;
            let row = ListedPriceRow {
                code: goods.code.clone(),
                region: price.region.parse().unwrap(),
                platform: "省平台".to_owned(),
                level: PlatformLevel::Provincial,
                kind: price.kind,
                price: price.price.parse().unwrap(),
                pack_ratio: 1.into(),
                effective_from: price.from.parse().unwrap(),
                effective_to: price.to.map(|to| to.parse().unwrap()),
                source: String::new(),
            };
            let mut connection = platform.app.ground().db.get().await.unwrap();
            let tx = connection.transaction().await.unwrap();
            let moment = platform.app.ground().moment();
            let import = ImportId(Uuid::now_v7());
            let loaded =
                price_change::load_listed_prices(&tx, &moment, &caller, import, &[row]).await;
            let _verdicts = loaded.unwrap();
            tx.commit().await.unwrap();
        }
    }
    products
}

fn any_list(dice: &mut Dice) -> String {
    let mut rows = String::new();
    for number in 1..=PRODUCTS {
        for _ in 0..dice.roll(4) {
            let region = dice.of(&["11", "33", "44", "66"]);
            let kind = dice.of(&["listing", "winning", "filed", "vbp_national"]);
            let price = dice.of(&["80", "95.5", "110", "79.9999", "200"]);
            let from = dice.of(&["2020-01-01", "2025-06-01", "2026-03-20", "2026-04-15"]);
            let to = dice.of(&["", "", "2026-12-31"]);
            rows += &row(number, region, kind, price, from, to);
        }
    }
    rows
}

/// Previews a list, announces it, and compares the two for every product of the catalogue.
async fn preview_is_what_happens(seed: u64, effect: &str, days: [&str; 3]) {
    let platform = Platform::start(MONDAY).await;
    let mut dice = Dice(seed);
    let products = lay_out(&platform, &mut dice).await;
    amend(&platform, "pricing.change_effect", effect).await;
    let list = linked(&platform, &any_list(&mut dice)).await;
    let foreseen = previewed(&platform, &list, "products").await;
    assert!(5 < foreseen.len(), "{}", foreseen.len());
    let mut before = Vec::new();
    for product in &products {
        for day in days {
            before.push(limit_on(&platform, *product, day).await);
        }
    }
    publicized(&platform, &list).await;
    platform.wait_until(OVER);
    platform.settle().await;
    for one in &foreseen {
        let product = one["product"]["id"].as_str().unwrap().parse().unwrap();
        let day = one["effective_on"].as_str().unwrap();
        assert!(days.contains(&day), "{day}");
        assert_eq!(
            limit_on(&platform, product, day).await,
            one["after"],
            "{one}"
        );
    }
    let mut before = before.into_iter();
    for product in &products {
        let shown = foreseen
            .iter()
            .find(|one| one["product"]["id"] == product.to_string());
        for day in days {
            let before = before.next().unwrap();
            if shown.is_some_and(|one| one["effective_on"] == day) {
                assert_eq!(shown.unwrap()["before"], before);
            } else if shown.is_none() && day == days[2] {
                // On the last of the days everything in the list counts.
                assert_eq!(
                    limit_on(&platform, *product, day).await,
                    before,
                    "{product}"
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_is_what_happens_when_changes_take_effect_at_once() {
    for seed in [7, 2_026] {
        let days = ["2026-03-10", "2026-03-20", "2026-04-15"];
        preview_is_what_happens(seed, "immediately", days).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_is_what_happens_when_changes_wait_for_the_next_month() {
    let days = ["2026-03-20", "2026-04-01", "2026-04-15"];
    preview_is_what_happens(11, "next_month", days).await;
}

/// Two hospitals: one has an invitation pending at 95, the other has concluded at 100. Then the limit falls
/// from 100 to 92.
async fn fallen(rule: Option<&str>, effect: &str, day: &str) -> (Platform, ProductId) {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    if let Some(rule) = rule {
        amend(&platform, "bargaining.concluded_above_limit", rule).await;
    }
    amend(&platform, "pricing.change_effect", effect).await;
    let concluded = platform.invited("hospital2", product, "100").await;
    assert_eq!(concluded["state"], "confirmed");
    let list = linked(&platform, &listing(1, "33", "92")).await;
    publicized(&platform, &list).await;
    platform.wait_until("2026-03-09T15:00:00+08:00");
    // Late enough that its deadline is after the day of effect.
    let _pending = platform.invited(HOSPITAL, product, "95").await;
    platform.wait_until(day);
    platform.settle().await;
    (platform, product)
}

async fn own_price(platform: &Platform, product: ProductId) -> (u16, Value) {
    let own = format!("/products/{product}/current-price");
    let reply = platform.get("hospital2", &own).await;
    (reply.status, reply.body["price"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_b13_and_e7_a_pending_offer_is_superseded_and_a_concluded_price_stays_listed() {
    let (platform, product) = fallen(None, "immediately", OVER).await;
    assert_eq!(limit(&platform, product).await, "92.00");
    let sent = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(sent["items"][0]["state"], "superseded");
    for side in [HOSPITAL, "maker"] {
        let messages = platform.get(side, "/messages").await.must(200);
        let kinds: Vec<&Value> = messages["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["kind"])
            .collect();
        assert!(kinds.contains(&&json!("invitation-superseded")), "{side}");
    }
    assert_eq!(own_price(&platform, product).await, (200, json!("100.00")));
    let own = platform.get("hospital2", "/current-prices").await.must(200);
    assert_eq!(own["items"][0]["above_limit"], true);
    assert_eq!(own["items"][0]["reference_limit"], "92.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_b13_and_e7_a_concluded_price_ends_on_the_day_of_effect_under_the_rule_end() {
    let (platform, product) = fallen(Some("end"), "immediately", OVER).await;
    assert_eq!(own_price(&platform, product).await.0, 404);
    let history = format!("/products/{product}/current-price/history");
    let history = platform.get("hospital2", &history).await.must(200);
    let ended = history["items"].as_array().unwrap().iter();
    let ended: Vec<_> = ended.filter(|one| one["superseded_at"].is_null()).collect();
    assert_eq!(ended[0]["effective_to"], "2026-03-09");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_effect_in_the_next_month_nothing_moves_before_its_first_working_day() {
    let (platform, product) = fallen(Some("end"), "next_month", "2026-03-13T09:00:00+08:00").await;
    let lists = platform.get("operator", "/linkages").await.must(200);
    assert_eq!(lists["items"][0]["state"], "announced");
    assert_eq!(limit(&platform, product).await, "100.00");
    assert_eq!(own_price(&platform, product).await, (200, json!("100.00")));
    platform.wait_until("2026-03-31T23:59:00+08:00");
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "100.00");
    platform.wait_until("2026-04-01T00:00:00+08:00");
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "92.00");
    assert_eq!(own_price(&platform, product).await.0, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_names_invitations_that_would_be_superseded_and_goes_stale() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let other = platform.capped(2, "100").await;
    let overtaken = platform.invited(HOSPITAL, product, "95").await;
    let _low = platform.invited("hospital2", product, "91").await;
    let _other = platform.invited(HOSPITAL, other, "95").await;
    let list = linked(&platform, &listing(1, "33", "92")).await;
    assert_eq!(preview(&platform, &list).await["invitations"], 1);
    let found = previewed(&platform, &list, "invitations").await;
    assert_eq!(found[0]["id"], overtaken["id"]);
    assert_eq!(found[0]["limit_after"], "92.00");
    let sheet = path(&list, "/preview/invitations?format=xlsx");
    assert_eq!(platform.get("operator", &sheet).await.status, 200);

    platform
        .listed(&Goods::number(2), &[Listed::at("11", "99")])
        .await;
    assert_eq!(preview(&platform, &list).await["limits_changed_since"], 0);
    platform
        .listed(&Goods::number(1), &[Listed::at("11", "90")])
        .await;
    assert_eq!(preview(&platform, &list).await["limits_changed_since"], 1);
    let again = path(&list, "/preview");
    let requested = platform.post("operator", &again, json!({})).await.must(202);
    assert_eq!(requested["state"], "preparing");
    let early = publicity_of(&platform, &list).await;
    assert_eq!(early.problem(), (409, "linkage-preview-preparing"));
    platform.settle().await;
    let fresh = preview(&platform, &list).await;
    assert_eq!(
        (&fresh["limits_changed_since"], &fresh["falls"]),
        (&json!(0), &json!(0))
    );
}

/// Enters hospitals that pay a price for a product.
async fn hospitals_pay(platform: &Platform, count: usize, product: ProductId, price: &str) {
    let mut connection = platform.app.ground().db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let moment = platform.app.ground().moment();
    let client = cluster::connect(platform.config()).await;
    let mut ids = Vec::new();
    for number in 0..count {
        let new = NewOrganisation {
            name: format!("{price}元医院{number}"),
            kind: OrganisationKind::Hospital,
            credit_code: None,
            institution_code: None,
            email: None,
        };
        ids.push(
            party::found_organisation(&tx, &moment, &new)
                .await
                .unwrap()
                .0,
        );
    }
    tx.commit().await.unwrap();
    let insert = "insert into current_purchase_price \
        (hospital, product, price, effective_from, origin, recorded_at) \
        select hospital, $2, $3::text::numeric, '2026-01-01', 'declared', now() \
        from unnest($1::bigint[]) as hospital";
    client
        .execute(insert, &[&ids, &product.0, &price])
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn of_hospitals_prices_above_only_their_number_is_shown_and_only_from_five_up() {
    let platform = Platform::start(MONDAY).await;
    let few = platform.capped(1, "100").await;
    let many = platform.capped(2, "100").await;
    hospitals_pay(&platform, 4, few, "97.1357").await;
    hospitals_pay(&platform, 5, many, "97.2468").await;
    hospitals_pay(&platform, 3, many, "91.1111").await;
    let rows = listing(1, "33", "92") + &listing(2, "33", "92");
    let list = linked(&platform, &rows).await;
    let summary = preview(&platform, &list).await;
    assert_eq!(summary["prices_above"], 5);
    let products = previewed(&platform, &list, "products").await;
    assert_eq!(products[0]["hospitals_above"], Value::Null);
    assert_eq!(products[1]["hospitals_above"], 5);
    let above = previewed(&platform, &list, "hospital-prices").await;
    assert_eq!(above.len(), 1);
    assert_eq!(above[0]["product"]["id"], many.to_string());
    let shown = json!([summary, products, above]).to_string();
    for secret in ["97.1357", "97.2468", "91.1111", "元医院"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preparation_killed_in_the_middle_goes_on_and_finds_the_same() {
    let platform = Platform::start(MONDAY).await;
    let goods: Vec<Goods> = (1..=25).map(Goods::number).collect();
    let products = platform.products(&goods).await;
    platform
        .listed_alike(&goods, &[Listed::at("44", "100")])
        .await;
    let _pending = platform.invited(HOSPITAL, products[3], "95").await;
    let mut rows = String::new();
    for number in 1..=25 {
        let price = if number % 2 == 0 { "90" } else { "101" };
        rows += &listing(number, "33", price);
    }
    let list = linked(&platform, &rows).await;
    let made = preview(&platform, &list).await;
    let found = previewed(&platform, &list, "products").await;
    assert_eq!((&made["falls"], found.len()), (&json!(12), 12));

    let again = path(&list, "/preview");
    let _asked = platform.post("operator", &again, json!({})).await.must(202);
    let ground = platform.app.ground();
    for step in 0..4 {
        let mut connection = ground.db.get().await.unwrap();
        let tx = connection.transaction().await.unwrap();
        let moment = ground.moment();
        let done = linkage::prepare_preview(&tx, &moment, 7).await.unwrap();
        assert!(0 < done);
        // Every other step is killed before its end.
        if step % 2 == 0 {
            tx.commit().await.unwrap();
        } else {
            tx.rollback().await.unwrap();
        }
    }
    let half = platform.get("operator", &again).await.must(200);
    assert_eq!(
        (&half["state"], &half["rows_done"]),
        (&json!("preparing"), &json!(14)),
        "{half}"
    );
    platform.settle().await;
    assert_eq!(preview(&platform, &list).await, made);
    assert_eq!(previewed(&platform, &list, "products").await, found);
    assert_eq!(previewed(&platform, &list, "invitations").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_come_again_after_their_import_was_killed_are_entered_once() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "100").await;
    let operator = platform.caller("operator").await;
    let row = |price: &str| ListedPriceRow {
        code: Goods::number(1).code,
        region: "33".parse().unwrap(),
        platform: "浙江省平台".to_owned(),
        level: PlatformLevel::Provincial,
        kind: PriceKind::Listing,
        price: price.parse().unwrap(),
        pack_ratio: 1.into(),
        effective_from: "2026-01-01".parse().unwrap(),
        effective_to: None,
        source: String::new(),
    };
    let import = ImportId(Uuid::now_v7());
    let rows = [row("90"), row("91")];
    let ground = platform.app.ground();
    for commits in [false, true, true] {
        let mut connection = ground.db.get().await.unwrap();
        let tx = connection.transaction().await.unwrap();
        let moment = ground.moment();
        let verdicts = linkage::load_part(&tx, &moment, &operator, import, "甲.csv", &rows).await;
        let _verdicts = verdicts.unwrap();
        if commits {
            tx.commit().await.unwrap();
        }
    }
    let lists = platform.get("operator", "/linkages").await.must(200);
    assert_eq!(lists["items"][0]["rows"], 2);
    let refused = publicity_of(&platform, &lists["items"][0]).await;
    assert_eq!(refused.problem(), (409, "linkage-not-loaded"));
}

async fn publicity_of(platform: &Platform, list: &Value) -> tests::Reply {
    let path = path(list, "/publicity");
    platform.post("operator", &path, json!({})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_decide_about_a_list_at_once_one_is_refused() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    for _ in 0..5 {
        let list = linked(&platform, &listing(1, "33", "92")).await;
        let cancellation = path(&list, "/cancellation");
        let (public, cancelled) = tokio::join!(
            publicity_of(&platform, &list),
            platform.post("operator", &cancellation, json!({}))
        );
        let mut outcomes = [public.status, cancelled.status];
        outcomes.sort_unstable();
        assert_eq!(outcomes, [200, 409]);
        let late = publicity_of(&platform, &list).await;
        assert_eq!(late.problem(), (409, "linkage-closed"));
        if cancelled.status == 200 {
            let gone = platform.get("operator", &path(&list, "/preview")).await;
            assert_eq!(gone.status, 404);
        }
    }
    assert_eq!(limit(&platform, product).await, "100.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_without_a_change_cannot_be_made_public() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "100").await;
    let rows = row(1, "44", "listing", "100", "2020-01-01", "") + &listing(77, "33", "5");
    let list = linked(&platform, &rows).await;
    assert_eq!(list["rows"], 0);
    assert_eq!(preview(&platform, &list).await["rows"], 0);
    let refused = publicity_of(&platform, &list).await;
    assert_eq!(refused.problem(), (409, "linkage-empty"));
    let mut long = String::new();
    for _ in 0..201 {
        write!(long, "长").unwrap();
    }
    let path = path(&list, "/publicity");
    let refused = platform
        .post("operator", &path, json!({"title": long}))
        .await;
    assert_eq!(refused.problem(), (422, "invalid-fields"));
    let unknown = format!("/linkages/{}", LinkageId(9_999));
    assert_eq!(platform.get("operator", &unknown).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bureau_finds_the_import_of_a_list_among_those_of_the_exchange() {
    let platform = Platform::start(MONDAY).await;
    let _product = platform.capped(1, "100").await;
    let list = linked(&platform, &listing(1, "33", "92")).await;
    let imports = platform.get("bureau", "/imports").await.must(200);
    assert_eq!(imports["total"], 1);
    assert_eq!(imports["items"][0]["id"], list["import_id"]);
    let foreign = platform.get("maker", "/imports").await.must(200);
    assert_eq!(foreign["total"], 0);
}
