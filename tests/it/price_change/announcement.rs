//! The end of publicity: from when a price counts, and what it replaces.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::{
    MONDAY, OVER, change, decide, declaration, declared, go_to, limit, link_of, messages,
    publicized, sheet, text,
};

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
    let key = "pricing.change_effect";
    let _amended = platform
        .amended(key, "next_month", "S4-13", "2026-03-02")
        .await;
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
    // Another person than who loaded the list.
    let body = json!({"action": "publicity", "ids": [id], "title": "三月公示"});
    let path = "/price-changes/decisions";
    let public = platform.post("operator2", path, body).await.must(200);
    assert_eq!(public["results"][0]["change"]["state"], "publicized");
    go_to(&platform, "2026-03-09T12:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "110.00");
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "130.00");
}

/// A manufacturer states a price with a last day that passes while it is public: the price before it is not replaced by
/// one that never counts, and a dear platform does not set the limit.
#[tokio::test]
async fn a_price_that_ends_before_it_counts_replaces_nothing() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let both = [Listed::at("44", "100"), Listed::at("33", "140")];
    platform.listed(&goods, &both).await;
    for (last, expected) in [("2026-03-09", "100.00"), ("2026-02-01", "100.00")] {
        let mut body = declaration(product, "95");
        body["effective_from"] = json!("2026-01-15");
        body["effective_to"] = json!(last);
        body["source"] = json!(last);
        let made = platform.post("maker", "/declarations", body).await;
        publicized(&platform, &text(&made.must(201)["id"])).await;
        assert_eq!(limit(&platform, product).await, expected, "{last}");
    }
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "100.00");
    go_to(&platform, "2026-03-20T09:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00");
}

#[tokio::test]
async fn an_open_price_is_back_after_the_last_day_of_the_fall_that_took_its_place() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let listed = [Listed::at("44", "100"), Listed::at("33", "140")];
    platform.listed(&goods, &listed).await;
    let mut body = declaration(product, "80");
    body["effective_to"] = json!("2026-03-20");
    let fall = platform.post("maker", "/declarations", body).await;
    publicized(&platform, &text(&fall.must(201)["id"])).await;
    for (day, expected) in [
        ("2026-03-10", "80.00"),
        ("2026-03-20", "80.00"),
        ("2026-03-21", "100.00"),
        ("2026-06-01", "100.00"),
    ] {
        go_to(&platform, &format!("{day}T12:00:00+08:00")).await;
        assert_eq!(limit(&platform, product).await, expected, "{day}");
        let on = sheet(&platform, product, "").await;
        assert_eq!(on["limit"], expected, "{day}");
    }
    // It is one price: a load that states it changes nothing, one that corrects it corrects all of it.
    platform.listed(&goods, &[Listed::at("44", "95")]).await;
    assert_eq!(limit(&platform, product).await, "95.00");
    let past = sheet(&platform, product, "?on=2026-03-15").await;
    assert_eq!(past["limit"], "80.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_became_lower_during_publicity_is_not_replaced_by_what_was_public() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let fall = declared(&platform, product, "95").await;
    publicized(&platform, &fall).await;
    go_to(&platform, "2026-03-03T09:00:00+08:00").await;
    let file = "27位码,省份,平台,价格类型,价格,执行日期,来源\n\
        C14020315924063616500000001,44,省平台,listing,85,2026-03-01,新公告\n";
    let loaded = platform
        .load("operator", "listed-prices", "a.csv", file.into())
        .await;
    assert_eq!(loaded["accepted"], 1, "{loaded}");
    assert_eq!(limit(&platform, product).await, "85.00");
    go_to(&platform, OVER).await;
    let announced = change(&platform, "maker", &fall).await.must(200);
    assert_eq!(announced["state"], "announced");
    assert_eq!(
        limit(&platform, product).await,
        "85.00",
        "nobody decided that the limit rises from it"
    );
    // Whoever reads of 92 now reads of 85 beside it, and may object.
    let rise = declared(&platform, product, "92").await;
    publicized(&platform, &rise).await;
    go_to(&platform, "2026-03-25T09:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "92.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_declared_prices_the_one_announced_first_stays_when_it_is_lower() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let first = declared(&platform, product, "95").await;
    let window = publicized(&platform, &first).await;
    let path = format!("/publicities/{window}/extension");
    let body = json!({"due_on": "2026-03-16", "reason": "补充材料"});
    let extended = platform.post("operator", &path, body).await;
    assert_eq!(extended.status, 200, "{}", extended.body);
    let second = declared(&platform, product, "80").await;
    publicized(&platform, &second).await;
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "80.00");
    go_to(&platform, "2026-03-25T09:00:00+08:00").await;
    let announced = change(&platform, "maker", &first).await.must(200);
    assert_eq!(announced["state"], "announced");
    assert_eq!(limit(&platform, product).await, "80.00");
}
