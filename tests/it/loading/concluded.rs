//! Concluded prices that a limit would end are named before it does, as invitations are (B13, E7), and both sides learn when it did;
//! what was concluded under a limit that is undone is named; a limit that vanishes is counted.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

use super::MONDAY;
use super::reversed::{list, load, reverse, state};
use super::undone::concluded_at_the_limit;

async fn foreseen(platform: &Platform, price: &str) -> Value {
    let seen = platform
        .foresee("operator", "listed-prices", &list(price))
        .await;
    seen.must(200)["prices"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_names_the_concluded_prices_that_the_new_limits_would_end() {
    let (platform, product) = concluded_at_the_limit().await;
    platform.wait_until("2026-03-04T09:00:00+08:00");
    let invitations = platform.get(HOSPITAL, "/invitations").await.must(200);
    let seen = foreseen(&platform, "60").await;
    assert_eq!(seen["concluded"], 1, "{seen}");
    // Ten boxes of ten at 100.
    assert_eq!(seen["concluded_amount"], "10000", "{seen}");
    let ending = &seen["ending_concluded"][0];
    assert_eq!(ending["number"], invitations["items"][0]["number"]);
    assert_eq!(ending["product_id"], product.to_string().as_str());
    assert_eq!(
        (&ending["price"], &ending["amount"]),
        (&json!("100.00"), &json!("10000"))
    );
    let seen = foreseen(&platform, "99.9999").await;
    assert_eq!(seen["concluded"], 1, "{seen}");
    // Under the rule by which they stay, nothing ends.
    let rule = "bargaining.concluded_above_limit";
    platform.amended(rule, "stand", "S4-13", "2026-03-04").await;
    let seen = foreseen(&platform, "60").await;
    assert_eq!(seen["concluded"], 0, "{seen}");
    assert_eq!(seen["concluded_amount"], "0", "{seen}");
    assert_eq!(seen["ending_concluded"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_that_vanishes_is_counted_and_named_by_the_reversal() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let only = load(&platform, "110").await;
    platform.wait_until("2026-03-03T09:00:00+08:00");
    for preview in [true, false] {
        let done = reverse(&platform, "operator2", &only, preview).await;
        let done = done.must(200);
        assert_eq!(
            (&done["limits_gone"], &done["limits_raised"]),
            (&json!(1), &json!(0)),
            "{done}"
        );
        let shown = &done["shown"][0];
        assert_eq!(
            (&shown["step"], &shown["before"], &shown["price"]),
            (&json!("limit_moved"), &json!("110.00"), &Value::Null),
            "{done}"
        );
    }
    let path = format!("/products/{product}");
    let product = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(product["reference_limit"], Value::Null);
}

/// Messages of a kind about concluded prices that somebody has.
async fn messages(platform: &Platform, who: &str, kind: &str) -> Vec<Value> {
    let found = platform.get(who, "/messages").await.must(200);
    let found = found["items"].as_array().unwrap().iter();
    found.filter(|one| one["kind"] == kind).cloned().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn several_concluded_prices_that_one_load_ends_are_one_message_and_so_is_their_return() {
    let (platform, _product) = concluded_at_the_limit().await;
    let other = platform.capped(2, "100").await;
    platform.invited(HOSPITAL, other, "100").await;
    platform.wait_until("2026-03-04T09:00:00+08:00");
    let both = list("60") + "C14020315924063616500000002,33,省平台,listing,70,2026-01-01,,公告\n";
    let wrong = platform
        .load("operator", "listed-prices", "价格.csv", both.into())
        .await;
    platform.settle().await;
    platform.settle().await;
    for who in [HOSPITAL, "maker"] {
        let ended = messages(&platform, who, "invitation-price-ended").await;
        assert_eq!(ended.len(), 1, "{who}: {ended:?}");
        let title = ended[0]["title"].as_str().unwrap();
        assert_eq!(title, "2个成交价因参考限价下调失效", "once");
        assert!(ended[0]["link"].as_str().unwrap().contains("notice="));
    }
    let thread = state(&platform).await;
    let thread = format!("/invitations/{}", thread["id"].as_str().unwrap());
    let thread = platform.get("maker", &thread).await.must(200);
    let last = thread["events"].as_array().unwrap().last().unwrap();
    assert_eq!(last["kind"], "invitation-price-ended", "{thread}");
    assert_eq!(last["data"]["fell_on"], "2026-03-04", "{thread}");
    platform.wait_until("2026-03-05T09:00:00+08:00");
    let done = reverse(&platform, "operator2", &wrong, false).await;
    assert_eq!(done.must(200)["concluded_restored"], 2);
    for who in [HOSPITAL, "maker"] {
        let back = messages(&platform, who, "invitation-price-restored").await;
        assert_eq!(back.len(), 1, "{who}: {back:?}");
        assert_eq!(back[0]["title"], "2个成交价恢复有效", "{who}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_ends_at_midnight_is_known_to_both_sides() {
    let (platform, product) = concluded_at_the_limit().await;
    let later = list("85")
        .replace("2026-01-01", "2026-03-06")
        .replace(",44,", ",33,");
    platform
        .load("operator", "listed-prices", "价格.csv", later.into())
        .await;
    platform.settle().await;
    for who in [HOSPITAL, "maker"] {
        let early = messages(&platform, who, "invitation-price-ended").await;
        assert!(early.is_empty(), "{who}: {early:?}");
    }
    platform.wait_until("2026-03-08T09:00:00+08:00");
    platform.settle().await;
    for who in [HOSPITAL, "maker"] {
        let ended = messages(&platform, who, "invitation-price-ended").await;
        let body = ended[0]["body"].as_str().unwrap();
        for figure in ["100.00元", "85.00元", "2026-03-06"] {
            assert!(body.contains(figure), "{body}");
        }
    }
    let path = format!("/products/{product}/current-price");
    assert_eq!(platform.get(HOSPITAL, &path).await.problem().0, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_concluded_under_a_wrong_limit_is_named_when_it_is_undone_and_stays() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let other = platform.capped(2, "100").await;
    load(&platform, "100").await;
    // Before the load, and of another product: not under its limit.
    platform.invited("hospital2", product, "100").await;
    platform.wait_until("2026-03-03T09:00:00+08:00");
    let wrong = load(&platform, "60").await;
    platform.wait_until("2026-03-03T10:00:00+08:00");
    let under = platform.invited(HOSPITAL, product, "60").await;
    assert_eq!(under["state"], "confirmed");
    platform.invited(HOSPITAL, other, "100").await;
    platform.wait_until("2026-03-04T10:00:00+08:00");
    for preview in [true, false] {
        let done = reverse(&platform, "operator2", &wrong, preview).await;
        let done = done.must(200);
        assert_eq!(done["concluded_under"], 1, "{done}");
        let shown = &done["concluded_under_shown"][0];
        assert_eq!(
            [&shown["invitation_id"], &shown["number"], &shown["price"]],
            [&under["id"], &under["number"], &json!("60.00")]
        );
        assert_eq!(done["left"], 0, "{done}");
        let things = format!(
            "/imports/{}/reversal/things?step=concluded_under_load",
            wrong["id"].as_str().unwrap()
        );
        let things = platform.get("operator2", &things).await.must(200);
        assert_eq!(things["total"], 1, "{things}");
        assert_eq!(things["items"][0]["number"], under["number"], "{things}");
    }
    let path = format!("/products/{product}/current-price");
    let paid = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(paid["price"], "60.00", "a contract");
    let feed = platform.get("operator", "/feed?limit=200").await.must(200);
    let mut events = feed["events"].as_array().unwrap().iter();
    let undone = events.rfind(|event| event["kind"] == "import-reversed");
    assert_eq!(undone.unwrap()["data"]["concluded_under"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_concluded_under_a_limit_that_another_load_states_too_is_not_named() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, "100").await;
    platform.wait_until("2026-03-03T09:00:00+08:00");
    let wrong = load(&platform, "60").await;
    let other = list("60").replace(",44,", ",33,");
    platform
        .load("operator", "listed-prices", "价格.csv", other.into())
        .await;
    platform.wait_until("2026-03-03T10:00:00+08:00");
    platform.invited(HOSPITAL, product, "60").await;
    platform.wait_until("2026-03-04T10:00:00+08:00");
    let done = reverse(&platform, "operator2", &wrong, false).await;
    assert_eq!(done.must(200)["concluded_under"], 0);
}
