//! Concluded prices that a limit would end are named before it does, as invitations are (B13, E7); a limit that vanishes is counted.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

use super::MONDAY;
use super::reversed::{list, load, reverse};
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
