//! A declared price: checked, in publicity, objected to, announced; and that a limit never rises without
//! it.

use domain::ProductId;
use proptest::prelude::*;
use reqwest::Method;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform, Reply};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// The first instant after the five working days of a publicity that was opened on the Monday.
const OVER: &str = "2026-03-10T00:00:00+08:00";

fn declaration(product: ProductId, price: &str) -> Value {
    tests::declaration(product, "44", price)
}

async fn declared(platform: &Platform, product: ProductId, price: &str) -> String {
    let body = declaration(product, price);
    let change = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    assert_eq!(change["state"], "submitted");
    text(&change["id"])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

async fn decide(platform: &Platform, action: &str, id: &str) -> Value {
    let body = json!({"action": action, "ids": [id], "reason": "请补充依据", "title": "三月公示"});
    let decided = platform
        .post("operator", "/price-changes/decisions", body)
        .await;
    decided.must(200)["results"][0].clone()
}

/// Opens publicity for a change; returns its window.
async fn publicized(platform: &Platform, id: &str) -> String {
    let result = decide(platform, "publicity", id).await;
    assert_eq!(result["change"]["state"], "publicized", "{result}");
    text(&result["change"]["publicity"]["id"])
}

async fn object(platform: &Platform, account: &str, change: &str) -> Reply {
    let path = format!("/price-changes/{change}/objections");
    platform
        .post(account, &path, json!({"reason": "该价格不实"}))
        .await
}

async fn answer(platform: &Platform, objection: &str, upheld: bool) -> Reply {
    let path = format!("/objections/{objection}/answer");
    let body = json!({"upheld": upheld, "answer": "经核实"});
    platform.post("operator", &path, body).await
}

async fn change(platform: &Platform, account: &str, id: &str) -> Reply {
    platform.get(account, &format!("/price-changes/{id}")).await
}

async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}");
    platform.get(HOSPITAL, &path).await.must(200)["reference_limit"].clone()
}

async fn sheet(platform: &Platform, product: ProductId, query: &str) -> Value {
    let path = format!("/products/{product}/reference-limit{query}");
    platform.get(HOSPITAL, &path).await.must(200)
}

async fn go_to(platform: &Platform, instant: &str) {
    platform.wait_until(instant);
    platform.settle().await;
}

/// The kinds of an account's messages, with their links.
async fn messages(platform: &Platform, account: &str) -> Vec<(String, String)> {
    platform.settle().await;
    let found = platform.get(account, "/messages?limit=200").await.must(200);
    let items = found["items"].as_array().unwrap().iter();
    items
        .map(|one| (text(&one["kind"]), text(&one["link"])))
        .collect()
}

async fn count(platform: &Platform, account: &str, key: &str) -> Value {
    let home = platform.get(account, "/home").await.must(200);
    let counters = home["counters"].as_array().unwrap().iter();
    let mut found = counters.filter(|one| one["key"] == key);
    found.next().map_or(Value::Null, |one| one["count"].clone())
}

fn link_of(messages: &[(String, String)], kind: &str) -> Option<String> {
    let found = messages.iter().find(|(known, _)| known == kind);
    found.map(|(_, link)| link.clone())
}

#[tokio::test]
async fn a_declaration_is_returned_corrected_and_checked() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    let again = platform
        .post("maker", "/declarations", declaration(product, "90"))
        .await;
    assert_eq!(again.problem(), (409, "price-change-already-open"));
    assert_eq!(again.body["clause"], "S4-13");
    let to_check = count(&platform, "operator", "price_changes_to_check").await;
    assert_eq!(to_check, 1);
    let link = link_of(
        &messages(&platform, "operator").await,
        "declarations-received",
    );
    assert_eq!(
        link.unwrap(),
        "/price-changes?state=submitted&origin=declaration"
    );

    let result = decide(&platform, "return", &id).await;
    assert_eq!(result["change"]["state"], "returned");
    assert_eq!(result["change"]["reason"], "请补充依据");
    let returned = count(&platform, "maker", "declarations_returned").await;
    assert_eq!(returned, 1);
    let link = link_of(&messages(&platform, "maker").await, "prices-returned");
    assert_eq!(link.unwrap(), format!("/price-changes/{id}"));

    let path = format!("/declarations/{id}");
    let correction = declaration(product, "88");
    let request = platform.request("maker", Method::PUT, &path);
    let stale = request.header("if-match", "\"1\"").json(&correction);
    assert_eq!(platform.send(stale).await.problem().0, 412);
    let corrected = platform.put("maker", &path, correction).await.must(200);
    assert_eq!(corrected["state"], "submitted");
    assert_eq!(corrected["base_price"], "88.00");
    assert_eq!(corrected["change_percent"], "-12.0");
    assert_eq!(corrected["reason"], Value::Null);

    let thread = change(&platform, "maker", &id).await.must(200);
    let kinds: Vec<&str> = thread["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["kind"].as_str().unwrap())
        .collect();
    let expected = ["price-declared", "price-change-returned", "price-declared"];
    assert_eq!(kinds, expected);
    let taken_back = platform
        .post("maker", &format!("{path}/withdrawal"), json!({}))
        .await
        .must(200);
    assert_eq!(taken_back["state"], "withdrawn");
    let late = decide(&platform, "publicity", &id).await;
    assert_eq!(late["problem"]["type"], "price-change-closed");
}

#[tokio::test]
async fn everyone_finds_what_is_public_of_the_products_it_makes_or_buys() {
    let platform = Platform::start(MONDAY).await;
    let (bought, other) = (
        platform.capped(1, "100").await,
        platform.capped(2, "100").await,
    );
    let path = format!("/products/{bought}/current-price");
    let own = json!({"price": "95", "effective_from": "2026-01-01"});
    let _paid = platform.put(HOSPITAL, &path, own).await.must(200);
    for product in [bought, other] {
        let id = declared(&platform, product, "90").await;
        publicized(&platform, &id).await;
    }
    // Not public yet, and therefore hidden from others.
    let _waiting = declared(&platform, bought, "80").await;
    let found = async |who: &str, query: &str| {
        let path = format!("/publicities/changes{query}");
        let page = platform.get(who, &path).await.must(200);
        let items = page["items"].as_array().unwrap().iter();
        let products: Vec<String> = items.map(|one| text(&one["product"]["id"])).collect();
        assert_eq!(page["total"], products.len());
        products
    };
    let (bought, other) = (bought.to_string(), other.to_string());
    let both = [other.clone(), bought.clone()];
    assert_eq!(found(HOSPITAL, "").await, both);
    assert_eq!(found(HOSPITAL, "?mine=true").await, [bought.as_str()]);
    assert_eq!(found("hospital2", "?mine=true").await, [""; 0]);
    assert_eq!(found("maker", "?mine=true").await, both);
    assert_eq!(found("maker2", "?mine=true").await, [""; 0]);
    let one = format!("?product_id={other}&state=publicized");
    assert_eq!(found("maker2", &one).await, [other]);
    assert_eq!(found(HOSPITAL, "?state=announced").await, [""; 0]);
}

/// Declares a price that begins on a later day, and opens publicity for it.
async fn coming(platform: &Platform, product: ProductId, price: &str, first: &str) {
    let mut body = declaration(product, price);
    body["effective_from"] = json!(first);
    let change = platform.post("maker", "/declarations", body).await;
    publicized(platform, &text(&change.must(201)["id"])).await;
}

#[tokio::test]
async fn a_price_announced_late_ends_when_an_earlier_announced_one_begins() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    coming(&platform, product, "95", "2026-04-10").await;
    go_to(&platform, "2026-03-11T09:00:00+08:00").await;
    coming(&platform, product, "90", "2026-04-01").await;
    go_to(&platform, "2026-03-20T09:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00");
    for (day, expected) in [
        ("2026-03-31", "100.00"),
        ("2026-04-01", "90.00"),
        ("2026-04-09", "90.00"),
        ("2026-04-10", "95.00"),
    ] {
        go_to(&platform, &format!("{day}T12:00:00+08:00")).await;
        assert_eq!(limit(&platform, product).await, expected, "{day}");
        let on = sheet(&platform, product, "").await;
        assert_eq!(on["limit"], expected, "{day}");
    }
}

#[tokio::test]
async fn after_publicity_it_replaces_the_listed_price() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    let window = publicized(&platform, &id).await;
    let path = format!("/publicities/{window}");
    let opened = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(opened["due_at"], OVER);
    assert_eq!(opened["is_open"], true);
    go_to(&platform, "2026-03-09T23:59:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "90.00");
    let announced = change(&platform, "maker", &id).await.must(200);
    assert_eq!(announced["state"], "announced");
    assert_eq!(announced["counts_from"], "2026-03-10");
    assert_eq!(announced["in_force"], true);
    let inbox = messages(&platform, "maker").await;
    let link = Some(format!("/publicities/{window}"));
    assert_eq!(link_of(&inbox, "prices-publicized"), link);
    assert_eq!(link_of(&inbox, "prices-announced"), link);

    // A past sheet, and what was known at the time.
    let on = sheet(&platform, product, "?on=2026-03-09").await;
    assert_eq!(on["limit"], "100.00");
    let today = sheet(&platform, product, "").await;
    let reasons: Vec<&Value> = today["considered"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["reason"]["code"])
        .collect();
    assert_eq!(reasons, [&Value::Null, &json!("replaced")]);
    let then = "?on=2026-03-10&known_at=2026-03-09T12:00:00%2B08:00";
    assert_eq!(sheet(&platform, product, then).await["limit"], "100.00");

    let known = declaration(product, "90");
    let again = platform.post("maker", "/declarations", known).await;
    assert_eq!(again.problem(), (409, "price-already-listed"));
}

#[tokio::test]
async fn case_a13_a_sheet_is_reproduced_after_a_later_correction() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    publicized(&platform, &id).await;
    go_to(&platform, "2026-03-10T10:00:00+08:00").await;
    go_to(&platform, "2026-03-12T10:00:00+08:00").await;
    // The exchange centre finds that another province has listed 80 all along.
    platform
        .listed(&Goods::number(1), &[Listed::at("33", "80")])
        .await;
    let on = "?on=2026-03-10";
    assert_eq!(sheet(&platform, product, on).await["limit"], "80.00");
    let then = format!("{on}&known_at=2026-03-11T00:00:00%2B08:00");
    assert_eq!(sheet(&platform, product, &then).await["limit"], "90.00");
    let before = format!("{on}&known_at=2026-03-09T00:00:00%2B08:00");
    assert_eq!(sheet(&platform, product, &before).await["limit"], "100.00");
}

#[tokio::test]
async fn by_rule_it_counts_from_the_first_working_day_of_the_next_month() {
    let platform = Platform::start(MONDAY).await;
    let rule = json!({
        "key": "pricing.change_effect", "value": "next_month", "effective_from": "2026-03-02",
        "clause": "S4-13", "note": "",
    });
    let reply = platform.post("operator", "/rules", rule).await;
    assert!(reply.status < 300, "{}", reply.body);
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    publicized(&platform, &id).await;
    go_to(&platform, OVER).await;
    let announced = change(&platform, "maker", &id).await.must(200);
    assert_eq!(announced["counts_from"], "2026-04-01");
    assert_eq!(announced["in_force"], false);
    go_to(&platform, "2026-03-31T12:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00");
    go_to(&platform, "2026-04-01T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "90.00");
}

#[tokio::test]
async fn publicity_shows_the_price_and_no_remark_of_its_manufacturer() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let file = b"%PDF-1.7 secret".to_vec();
    let evidence = platform.hand_in("maker", "a.pdf", file).await.must(201);
    let mut body = declaration(product, "90");
    body["remark"] = json!("仅供交易中心");
    body["evidence"] = json!([evidence["id"]]);
    let made = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    assert_eq!(made["remark"], "仅供交易中心");
    let id = text(&made["id"]);
    assert_eq!(change(&platform, HOSPITAL, &id).await.status, 404);
    let window = publicized(&platform, &id).await;
    let path = format!("/publicities/{window}/changes");
    for account in [HOSPITAL, "maker2", "distributor"] {
        let list = platform.get(account, &path).await.must(200);
        assert_eq!(list["items"][0]["base_price"], "90.00", "{account}");
        let one = change(&platform, account, &id).await.must(200);
        for shown in [list.to_string(), one.to_string()] {
            assert!(!shown.contains("仅供交易中心"), "{account}: {shown}");
            assert!(
                !shown.contains(&text(&evidence["id"])),
                "{account}: {shown}"
            );
        }
        assert!(one["events"].as_array().unwrap().len() == 1, "{one}");
        assert_eq!(one["events"][0]["actor"], Value::Null);
        let shown = &one["events"][0]["figures"];
        assert_eq!(shown.as_array().unwrap().len(), 1, "{shown}");
        assert_eq!(shown[0]["name"], "base_price");
        let path = format!("/evidence/{}/file", text(&evidence["id"]));
        assert_eq!(platform.get(account, &path).await.status, 404, "{account}");
    }
    let seen = change(&platform, "bureau", &id).await.must(200);
    assert_eq!(seen["remark"], "仅供交易中心");
    for path in ["/price-changes", "/publicities", "/objections", &path] {
        let join = if path.contains('?') { '&' } else { '?' };
        let export = format!("{path}{join}format=xlsx");
        let reply = platform.get("operator", &export).await;
        assert_eq!((reply.status, &reply.bytes[..2]), (200, b"PK".as_slice()));
    }
}

#[tokio::test]
async fn an_objection_holds_the_announcement_until_it_is_dismissed() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    assert_eq!(object(&platform, HOSPITAL, &id).await.status, 404);
    publicized(&platform, &id).await;
    let raised = object(&platform, HOSPITAL, &id).await.must(201);
    let again = object(&platform, HOSPITAL, &id).await;
    assert_eq!(again.problem(), (409, "objection-already-open"));
    let open = count(&platform, "operator", "objections_open").await;
    assert_eq!(open, 1);
    let link = Some(format!("/price-changes/{id}"));
    for account in ["maker", "operator"] {
        let inbox = messages(&platform, account).await;
        assert_eq!(link_of(&inbox, "objection-raised"), link, "{account}");
    }
    // The manufacturer is notified that there is one, and why, but not from whom.
    let seen = platform.get("maker", "/objections").await.must(200);
    assert_eq!(seen["items"][0]["organisation"], Value::Null);
    assert_eq!(seen["items"][0]["reason"], "该价格不实");
    let thread = change(&platform, "maker", &id).await.must(200);
    let feed = platform.get("maker", "/feed?limit=200").await.must(200);
    for shown in [seen.to_string(), thread.to_string(), feed.to_string()] {
        assert!(!shown.contains("第一医院"), "{shown}");
    }
    let seen = platform.get("operator", "/objections").await.must(200);
    assert_eq!(seen["items"][0]["organisation"]["name"], "第一医院");

    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "100.00");
    let late = object(&platform, "hospital2", &id).await;
    assert_eq!(late.problem(), (409, "objection-too-late"));
    let objection = text(&raised["id"]);
    let answered = answer(&platform, &objection, false).await.must(200);
    assert_eq!(answered["state"], "dismissed");
    let twice = answer(&platform, &objection, true).await;
    assert_eq!(twice.problem(), (409, "objection-already-answered"));
    let inbox = messages(&platform, HOSPITAL).await;
    assert_eq!(link_of(&inbox, "objection-answered"), link);
    // Cleared on the tenth, it counts from the eleventh.
    assert_eq!(limit(&platform, product).await, "100.00");
    go_to(&platform, "2026-03-11T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "90.00");
}

#[tokio::test]
async fn an_objection_that_is_upheld_ends_the_change() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let id = declared(&platform, product, "90").await;
    publicized(&platform, &id).await;
    let first = text(&object(&platform, HOSPITAL, &id).await.must(201)["id"]);
    let second = text(&object(&platform, "maker2", &id).await.must(201)["id"]);
    let _upheld = answer(&platform, &first, true).await.must(200);
    let refused = change(&platform, "maker", &id).await.must(200);
    assert_eq!(
        (&refused["state"], &refused["reason"]),
        (&json!("refused"), &json!("经核实"))
    );
    // The other one still gets its reply.
    let _upheld = answer(&platform, &second, true).await.must(200);
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "100.00");
}

#[tokio::test]
async fn case_e8_two_ways_of_reporting_one_price_have_one_result() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.capped(1, "100").await;
    let mut body = declaration(product, "90");
    body["source"] = json!("");
    let made = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    let loaded = Listed {
        from: "2026-03-01",
        ..Listed::at("44", "90")
    };
    platform.listed(&goods, &[loaded]).await;
    publicized(&platform, &text(&made["id"])).await;
    go_to(&platform, OVER).await;
    let found = sheet(&platform, product, "").await;
    let prices: Vec<&Value> = found["considered"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["base_price"])
        .collect();
    assert_eq!(prices, ["90.00", "100.00"]);
    let change = change(&platform, "maker", &text(&made["id"])).await;
    assert_eq!(change.must(200)["state"], "announced");
}

#[tokio::test]
async fn case_e9_a_load_does_not_raise_a_limit_and_publicity_does() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let prices = [Listed::at("33", "110"), Listed::at("44", "130")];
    platform.listed(&goods, &prices).await;
    platform.listed(&goods, &[Listed::at("33", "140")]).await;
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "110.00");
    let path = "/price-changes?origin=rise&state=submitted";
    let pending = platform.get("operator", path).await.must(200);
    assert_eq!(pending["total"], 1, "{pending}");
    let id = text(&pending["items"][0]["id"]);
    let link = link_of(&messages(&platform, "operator").await, "price-rises-held");
    assert_eq!(link.unwrap(), "/price-changes?state=submitted&origin=rise");
    // The same list again adds nothing.
    let file = "27位码,省份,平台,价格类型,价格,执行日期\n\
        C14020315924063616500000001,33,省平台,listing,140,2020-01-01\n";
    let _import = platform
        .load("operator", "listed-prices", "a.csv", file.into())
        .await;
    let pending = platform.get("operator", path).await.must(200);
    assert_eq!(pending["total"], 1, "{pending}");
    let result = decide(&platform, "return", &id).await;
    assert_eq!(result["problem"]["type"], "price-change-not-declared");
    publicized(&platform, &id).await;
    go_to(&platform, "2026-03-09T12:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "110.00");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "130.00");
}

#[tokio::test]
async fn case_a9_a_candidate_becomes_capped_by_an_announced_price() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let id = declared(&platform, product, "90").await;
    publicized(&platform, &id).await;
    let path = "/products?catalogue=capped";
    platform.settle().await;
    assert_eq!(platform.get(HOSPITAL, path).await.must(200)["total"], 0);
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "90.00");
    assert_eq!(platform.get(HOSPITAL, path).await.must(200)["total"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_operators_deciding_at_once_one_wins_and_the_other_is_refused_as_stale() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    for price in ["90", "89", "88"] {
        let id = declared(&platform, product, price).await;
        let (one, other) = tokio::join!(
            decide(&platform, "publicity", &id),
            decide(&platform, "refusal", &id)
        );
        let problems: Vec<&Value> = [&one, &other]
            .into_iter()
            .filter(|result| !result["problem"].is_null())
            .map(|result| &result["problem"]["type"])
            .collect();
        assert_eq!(problems, ["price-change-closed"], "{one} {other}");
    }
}

#[tokio::test]
async fn a_manufacturer_declares_its_own_products_on_its_own_evidence() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let foreign = declaration(product, "90");
    let refused = platform.post("maker2", "/declarations", foreign).await;
    assert_eq!(refused.problem(), (409, "product-of-another-manufacturer"));
    let id = declared(&platform, product, "90").await;
    assert_eq!(change(&platform, "maker2", &id).await.status, 404);
    let path = format!("/declarations/{id}/withdrawal");
    assert_eq!(platform.post("maker2", &path, json!({})).await.status, 404);
    let list = platform.get("maker2", "/price-changes").await.must(200);
    assert_eq!(list["total"], 0);

    let file = b"%PDF-1.7 of another".to_vec();
    let evidence = platform.hand_in("maker2", "a.pdf", file).await.must(201);
    let mut body = declaration(product, "80");
    body["evidence"] = json!([evidence["id"]]);
    let refused = platform.post("maker", "/declarations", body).await;
    assert_eq!(refused.problem(), (422, "invalid-fields"));
    assert_eq!(refused.body["errors"][0]["pointer"], "/evidence/0");
    for (field, value) in [
        ("price", json!("0")),
        ("pack_ratio", json!("0")),
        ("region", json!("99")),
        ("kind", json!("cheap")),
        ("effective_to", json!("2026-02-01")),
    ] {
        let mut body = declaration(product, "80");
        body[field] = value;
        let refused = platform.post("maker", "/declarations", body).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{field}");
        assert_eq!(refused.body["errors"][0]["pointer"], format!("/{field}"));
    }
}

#[tokio::test]
async fn a_batch_judges_each_declaration_by_itself() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let items = [
        declaration(product, "90"),
        declaration(product, "0"),
        declaration(product, "90"),
        declaration(product, "80"),
    ];
    let path = "/declarations/batch";
    let request = platform.request("maker", Method::POST, path);
    let request = request.header("idempotency-key", "one");
    let body = json!({"items": items});
    let made = platform.send(request.json(&body)).await.must(201);
    let results = made["results"].as_array().unwrap();
    let problems: Vec<&Value> = results.iter().map(|one| &one["problem"]["type"]).collect();
    let expected = [
        &Value::Null,
        &json!("invalid-fields"),
        &json!("price-change-already-open"),
        &Value::Null,
    ];
    assert_eq!(problems, expected);
    assert_eq!(results[3]["change"]["base_price"], "80.00");
    let request = platform.request("maker", Method::POST, path);
    let request = request.header("idempotency-key", "one");
    assert_eq!(platform.send(request.json(&body)).await.must(201), made);
    let received = messages(&platform, "operator").await;
    let received = received
        .iter()
        .filter(|(kind, _)| kind == "declarations-received");
    assert_eq!(received.count(), 1, "one message a day, not one a price");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_declarations_comes_back_with_a_verdict_for_each_row() {
    let platform = Platform::start(MONDAY).await;
    let _own = platform.capped(1, "100").await;
    let foreign = Goods {
        manufacturer: "乙医疗器械有限公司".to_owned(),
        ..Goods::number(2)
    };
    platform.product(&foreign).await;
    let file = "27位码,省份,平台,价格类型,价格,执行日期,来源,备注\n\
        C14020315924063616500000001,33,浙江省平台,挂网价,90,2026-03-01,公告,按公告\n\
        C14020315924063616500000001,33,浙江省平台,挂网价,90,2026-03-01,公告,重复\n\
        C14020315924063616500000001,44,省平台,挂网价,100,2020-01-01,,\n\
        C14020315924063616500000002,33,浙江省平台,挂网价,90,2026-03-01,公告,\n\
        C14020315924063616500000009,33,浙江省平台,挂网价,90,2026-03-01,公告,\n\
        C14020315924063616500000001,33,浙江省平台,挂网价,0,2026-03-01,公告,\n";
    let verdicts = |import: &Value| {
        let counts = &import["counts"];
        ["accepted", "unchanged", "no_hit", "error"].map(|name| counts[name].as_u64().unwrap())
    };
    let load = || platform.load("maker", "declarations", "申报.csv", file.into());
    let import = load().await;
    assert_eq!(import["state"], "done", "{import}");
    assert_eq!(verdicts(&import), [1, 2, 1, 2], "{import}");
    let import = load().await;
    assert_eq!(verdicts(&import), [0, 3, 1, 2], "{import}");
    let list = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(list["total"], 1);
    assert_eq!(list["items"][0]["remark"], "按公告");
    let path = "/imports/templates/declarations";
    assert_eq!(platform.get("maker", path).await.status, 200);
}

#[tokio::test]
async fn evidence_that_lies_is_refused_and_the_rest_is_its_owners() {
    let platform = Platform::start(MONDAY).await;
    let png = b"\x89PNG\r\n\x1a\n0000".to_vec();
    let program = b"MZ\x90\x00\x03\x00\x00\x00".to_vec();
    for (name, file, expected) in [
        ("合同.pdf", program, (415, "evidence-type")),
        ("合同.pdf", png.clone(), (422, "invalid-fields")),
        (
            "价格.xlsx",
            b"PK\x03\x04 no".to_vec(),
            (415, "evidence-type"),
        ),
        ("空.pdf", Vec::new(), (422, "invalid-fields")),
    ] {
        let refused = platform.hand_in("maker", name, file).await;
        assert_eq!(refused.problem(), expected, "{name}");
    }
    let mut large = b"%PDF-1.7".to_vec();
    large.resize(20 * 1024 * 1024 + 1, 0);
    let refused = platform.hand_in("maker", "大.pdf", large).await;
    assert_eq!(refused.problem(), (413, "too-large"));

    let stored = platform
        .hand_in("maker", "目录/截图.png", png.clone())
        .await;
    let stored = stored.must(201);
    assert_eq!(stored["file_name"], "截图.png");
    assert_eq!(stored["media_type"], "image/png");
    assert_eq!(stored["sha256"].as_str().unwrap().len(), 64);
    let path = format!("/evidence/{}", text(&stored["id"]));
    assert_eq!(platform.get("maker", &path).await.must(200), stored);
    let path = format!("{path}/file");
    for (account, status) in [("maker", 200), ("operator", 200), ("bureau", 200)] {
        let reply = platform.get(account, &path).await;
        assert_eq!((reply.status, &reply.bytes), (status, &png), "{account}");
        let header = |name: &str| reply.headers[name].to_str().unwrap().to_owned();
        assert!(header("content-disposition").starts_with("attachment"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-type"), "image/png");
    }
    for account in ["maker2", HOSPITAL] {
        assert_eq!(platform.get(account, &path).await.status, 404, "{account}");
    }
}

/// A step in the history of a product's prices.
#[derive(Debug, Clone)]
enum Life {
    /// Its manufacturer declares a price from a day that lies so many days ahead, for so many days.
    Declare(usize, u32, i64, Option<i64>),
    /// The exchange centre accepts everything pending, rises included.
    Publicize,
    /// The exchange centre loads a price, with so many days to go.
    Load(usize, u32, Option<i64>),
    /// Days pass.
    Pass(i64),
}

const REGIONS: [&str; 3] = ["11", "33", "44"];

fn lives() -> impl Strategy<Value = Vec<Life>> {
    let days = proptest::option::weighted(0.4, 0..9_i64);
    let step = prop_oneof![
        3 => (0..3_usize, 80..120_u32, -3..12_i64, days.clone())
            .prop_map(|(region, price, from, days)| Life::Declare(region, price, from, days)),
        2 => Just(Life::Publicize),
        3 => (0..3_usize, 80..120_u32, days)
            .prop_map(|(region, price, days)| Life::Load(region, price, days)),
        3 => (1..9_i64).prop_map(Life::Pass),
    ];
    proptest::collection::vec(step, 8..16)
}

async fn live(platform: &Platform, product: ProductId, step: &Life) {
    let today = platform.app.ground().moment().today();
    let on = |days: i64| today + chrono::TimeDelta::days(days);
    match step {
        Life::Declare(region, price, from, days) => {
            let mut body = declaration(product, &price.to_string());
            body["region"] = json!(REGIONS[*region]);
            body["effective_from"] = json!(on(*from));
            body["effective_to"] = json!(days.map(|days| on(from + days)));
            let reply = platform.post("maker", "/declarations", body).await;
            assert!([201, 409].contains(&reply.status), "{}", reply.body);
        }
        Life::Publicize => {
            let path = "/price-changes?state=submitted&limit=200";
            let waiting = platform.get("operator", path).await.must(200);
            let items = waiting["items"].as_array().unwrap().iter();
            let ids: Vec<Value> = items.map(|one| one["id"].clone()).collect();
            if !ids.is_empty() {
                let body = json!({"action": "publicity", "ids": ids});
                let path = "/price-changes/decisions";
                let _decided = platform.post("operator", path, body).await.must(200);
            }
        }
        Life::Load(region, price, days) => {
            let (region, last) = (REGIONS[*region], days.map(on));
            let last = last.map(|day| day.to_string()).unwrap_or_default();
            let file = format!(
                "27位码,省份,平台,价格类型,价格,执行日期,截止日期\n\
                 C14020315924063616500000001,{region},省平台,listing,{price},2020-01-01,{last}\n"
            );
            let before = limit(platform, product).await;
            let import = platform
                .load("operator", "listed-prices", "a.csv", file.into())
                .await;
            assert_eq!(import["counts"]["error"], 0, "{import}");
            let amount = |limit: &Value| limit.as_str().map(|limit| limit.parse::<Decimal>());
            let after = limit(platform, product).await;
            if let Some(before) = amount(&before) {
                let after = amount(&after).expect("a load takes no limit away");
                assert!(after.unwrap() <= before.unwrap(), "a load raises no limit");
            }
        }
        Life::Pass(days) => {
            go_to(platform, &format!("{}T08:00:00+08:00", on(*days))).await;
        }
    }
    platform.settle().await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..Default::default() })]

    /// Whatever happens to prices, the limit stored for today is that of the rule.
    #[test]
    fn the_stored_limit_of_today_is_that_of_the_rule(steps in lives()) {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let platform = Platform::start(MONDAY).await;
            let product = platform.product(&Goods::number(1)).await;
            for (index, step) in steps.iter().enumerate() {
                live(&platform, product, step).await;
                let stored = limit(&platform, product).await;
                let rule = sheet(&platform, product, "").await["limit"].clone();
                assert_eq!(stored, rule, "after step {index} of {steps:?}");
            }
        });
    }
}
