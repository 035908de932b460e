//! A fallen limit ends the offers above it: since when, and by which limit.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::{MONDAY, id};

const LOAD: &str = "2026-03-03T06:50:00+08:00";

/// A product whose limit is 100, with an open offer of 95; returns it and the address of the offer.
async fn open_offer(platform: &Platform, number: u32) -> (ProductId, String) {
    let product = platform.capped(number, "100").await;
    let sent = platform.invited(HOSPITAL, product, "95").await;
    (product, format!("/invitations/{}", id(&sent)))
}

/// When the offer ended, and its last event.
async fn ended(platform: &Platform, path: &str) -> (Value, Value) {
    let thread = platform.get(HOSPITAL, path).await.must(200);
    assert_eq!(thread["state"], "superseded", "{thread}");
    let last = thread["events"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["kind"], "invitation-superseded", "{last}");
    (thread["decided_at"].clone(), last)
}

fn fallen_to(event: &Value) -> [&Value; 3] {
    let data = &event["data"];
    [
        &data["limit_after"],
        &data["reference_limit"],
        &data["limit_since"],
    ]
}

#[tokio::test]
async fn a_load_ends_an_offer_when_it_is_loaded_and_its_limit_is_the_reason() {
    // Once after the day was settled, and once before.
    for is_settled in [true, false] {
        let platform = Platform::start(MONDAY).await;
        let (_, path) = open_offer(&platform, 1).await;
        platform.settle().await;
        platform.wait_until(LOAD);
        if is_settled {
            platform.settle().await;
        }
        let prices = [Listed::at("33", "85")];
        platform.listed(&Goods::number(1), &prices).await;
        platform.settle().await;
        let (at, event) = ended(&platform, &path).await;
        assert_eq!(at, LOAD, "not before anybody knew of the limit");
        assert_eq!(fallen_to(&event), ["85.00", "100.00", LOAD]);
        let shown = platform.get(HOSPITAL, "/messages").await.must(200);
        let body = shown["items"][0]["body"].as_str().unwrap();
        assert!(
            body.contains("已降至85.00元") && body.contains("95.00元"),
            "{body}"
        );
        assert!(!body.contains("100.00"), "{body}");
    }
}

#[tokio::test]
async fn a_new_offer_closes_the_overtaken_one_as_of_the_load() {
    let platform = Platform::start(MONDAY).await;
    let (product, path) = open_offer(&platform, 1).await;
    platform.settle().await;
    platform.wait_until(LOAD);
    platform
        .listed(&Goods::number(1), &[Listed::at("33", "85")])
        .await;
    platform.wait_until("2026-03-03T08:00:00+08:00");
    let _sent = platform.invited(HOSPITAL, product, "80").await;
    let (at, event) = ended(&platform, &path).await;
    assert_eq!(at, LOAD);
    assert_eq!(fallen_to(&event), ["85.00", "100.00", LOAD]);
}

#[tokio::test]
async fn a_price_that_was_known_before_its_first_day_ends_an_offer_at_midnight() {
    let platform = Platform::start(MONDAY).await;
    let (_, path) = open_offer(&platform, 1).await;
    let later = Listed {
        from: "2026-03-04",
        ..Listed::at("33", "85")
    };
    platform.listed(&Goods::number(1), &[later]).await;
    platform.settle().await;
    platform.wait_until("2026-03-05T09:00:00+08:00");
    platform.settle().await;
    let midnight = "2026-03-04T00:00:00+08:00";
    let (at, event) = ended(&platform, &path).await;
    assert_eq!(at, midnight, "however late the job runs");
    assert_eq!(fallen_to(&event), ["85.00", "100.00", midnight]);
}

#[tokio::test]
async fn an_offer_sent_after_the_day_began_is_not_ended_before_it_was_sent() {
    let platform = Platform::start(MONDAY).await;
    platform.settle().await;
    let (_, path) = open_offer(&platform, 1).await;
    platform.wait_until("2026-03-02T11:20:00+08:00");
    platform
        .listed(&Goods::number(1), &[Listed::at("33", "94.9999")])
        .await;
    platform.settle().await;
    let (at, _) = ended(&platform, &path).await;
    assert_eq!(at, "2026-03-02T11:20:00+08:00");
}

#[tokio::test]
async fn a_concluded_price_ends_on_the_day_before_the_load_whichever_day_was_settled_last() {
    let platform = Platform::start(MONDAY).await;
    let key = "bargaining.concluded_above_limit";
    let _amended = platform.amended(key, "end", "S4-13", "2026-03-03").await;
    platform.wait_until("2026-03-03T09:00:00+08:00");
    let product = platform.capped(1, "100").await;
    platform.settle().await;
    let sent = platform.invited(HOSPITAL, product, "100").await;
    assert_eq!(sent["state"], "confirmed");
    platform.wait_until("2026-03-05T06:50:00+08:00");
    platform
        .listed(&Goods::number(1), &[Listed::at("33", "85")])
        .await;
    platform.settle().await;
    let path = format!("/products/{product}/current-price/history");
    let history = platform.get(HOSPITAL, &path).await.must(200);
    let last = history["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["effective_to"], json!("2026-03-04"), "{history}");
}
