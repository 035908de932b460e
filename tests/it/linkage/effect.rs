//! What a list changes at the end of its publicity: limits, and the invitations and prices above them.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{
    MONDAY, OVER, amend, changing, limit, linked, listing, path, preview, publicized, row,
};

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
    // The list states the tenth as the last day of the fifth price.
    assert_eq!(limit(&platform, products[4]).await, "70.00");
    platform.wait_until("2026-03-11T00:00:00+08:00");
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
    ended_is_known(
        &platform,
        &["100.00元/支", "92.00元/支", "2026-03-10", "S4-13"],
    )
    .await;
}

/// Both sides of the bargain have one message of the price that ended, with all of these; nobody else has it.
async fn ended_is_known(platform: &Platform, figures: &[&str]) {
    for (who, count) in [("hospital2", 1), ("maker", 1), (HOSPITAL, 0), ("maker2", 0)] {
        let messages = platform.get(who, "/messages").await.must(200);
        let found = messages["items"].as_array().unwrap().iter();
        let found: Vec<&Value> = found
            .filter(|one| one["kind"] == "invitation-price-ended")
            .collect();
        assert_eq!(found.len(), count, "{who}: {messages}");
        for one in found {
            let body = one["body"].as_str().unwrap();
            for figure in figures {
                assert!(body.contains(figure), "{figure}: {body}");
            }
        }
    }
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
    ended_is_known(&platform, &["100.00元/支", "92.00元/支", "2026-04-01"]).await;
}
