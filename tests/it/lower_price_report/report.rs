//! Which prices may be reported.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{report, reported};
use crate::conduct::misconduct;

#[tokio::test]
async fn case_e6_what_never_counts_is_refused_with_the_reason_and_creates_no_duty() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    for (kind, level, reason) in [
        ("vbp_national", "provincial", "volume_based"),
        ("self_quoted", "provincial", "self_quoted"),
        ("listing", "city", "city_platform"),
    ] {
        let mut body = reported(product, "60", "2021-08-10");
        body["kind"] = json!(kind);
        body["platform_level"] = json!(level);
        let refused = platform.post(HOSPITAL, "/lower-price-reports", body).await;
        assert_eq!(refused.problem(), (409, "price-kind-excluded"), "{kind}");
        assert_eq!(refused.body["figures"]["reason"], reason);
        assert_eq!(refused.body["clause"], "S4-1");
    }
    let mut pack = reported(product, "1000", "2021-08-10");
    pack["pack_ratio"] = json!("10");
    let refused = platform
        .post("maker", "/lower-price-reports", pack.clone())
        .await;
    assert_eq!(refused.problem(), (409, "price-not-lower"));
    assert_eq!(
        refused.body["figures"],
        json!({"base_price": "100.00", "reference_limit": "100.00"})
    );
    pack["price"] = json!("999.99");
    let lower = report(&platform, "maker", pack).await;
    assert_eq!(lower["base_price"], "99.999");
    platform.wait_until("2021-09-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_product_without_limit_takes_any_price_and_a_wrong_field_is_named() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.product(&tests::Goods::number(1)).await;
    for (field, value) in [
        ("region", json!("99")),
        ("price", json!("0")),
        ("pack_ratio", json!("0")),
        ("platform", json!(" ")),
        ("kind", json!("cheap")),
        ("executed_on", json!("9999-01-01")),
    ] {
        let mut body = reported(product, "5000", "2021-08-10");
        body[field] = value;
        let refused = platform
            .post("distributor", "/lower-price-reports", body)
            .await;
        assert_eq!(refused.status, 422, "{field}: {}", refused.body);
    }
    let body = reported(product, "5000", "2021-08-10");
    let seen = report(&platform, "distributor", body).await;
    assert_eq!(seen["reference_limit"], Value::Null);
    let missing = reported(ProductId(999), "5", "2021-08-10");
    let missing = platform
        .post("distributor", "/lower-price-reports", missing)
        .await;
    assert_eq!(missing.status, 404);
}
