//! Names that only files hold are warned of until somebody confirms them, and what states nothing names no platform.

use serde_json::json;
use tests::{HOSPITAL, Platform, declaration};

use super::{MONDAY, act, file, found, id, listed_under, load, row, warned};

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_only_files_name_is_warned_of_until_somebody_confirms_it() {
    let platform = Platform::start(MONDAY).await;
    for number in 1..=4 {
        platform.capped(number, "100").await;
    }
    load(&platform, &file(&[row(1, "44", "珠江阳光采购网", "99")])).await;
    let second = load(&platform, &file(&[row(2, "44", "珠江阳光采购网", "99")])).await;
    assert!(warned(&second)[0].starts_with("platform-not-confirmed 平台尚未确认：珠江阳光采购网"));
    // Nor is it offered as a known one.
    let near = load(&platform, &file(&[row(3, "44", "珠江阳光采购站", "99")])).await;
    assert!(
        warned(&near)[0].contains("最接近的平台：珠江阳光采购网，尚未确认"),
        "{near}"
    );
    let page = found(&platform, "?q=珠江阳光采购网").await;
    let confirmed = act(
        &platform,
        &id(&page["items"][0]),
        "confirmations",
        json!({}),
    )
    .await;
    assert_eq!(confirmed.status, 200);
    let known = load(&platform, &file(&[row(4, "44", "珠江阳光采购网", "99")])).await;
    assert!(warned(&known).is_empty(), "{known}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stroke_is_no_platform_in_a_file_or_a_form() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    platform.capped(2, "100").await;
    let before = found(&platform, "").await["total"].clone();
    for (index, nothing) in ["-", "/", "无", "——", "N/A"].into_iter().enumerate() {
        let loaded = load(&platform, &file(&[row(2, "44", nothing, "99")])).await;
        assert_eq!(loaded["counts"]["error"], 0, "{loaded}");
        assert!(warned(&loaded).is_empty(), "{loaded}");
        let mut body = declaration(product, "33", "90");
        body["platform"] = nothing.into();
        let declared = platform.post("maker", "/declarations", body).await;
        if index == 0 {
            assert_eq!(declared.must(201)["platform"], "浙江省");
        } else {
            // It is the same price at the same platform, and no file came with it.
            assert_eq!(declared.problem(), (409, "price-change-already-open"));
            let detail = declared.body["detail"].to_string();
            assert!(
                detail.contains("无需重复申报") && !detail.contains("并入"),
                "{detail}"
            );
        }
        let report = json!({
            "product_id": product, "region": "33", "platform": nothing, "price": "80", "executed_on": "2026-01-01",
            "source": "公告",
        });
        let report = platform
            .post(HOSPITAL, "/lower-price-reports", report)
            .await;
        assert_eq!(report.status, 422, "{nothing}");
    }
    assert_eq!(found(&platform, "").await["total"], before);
    // Nothing is written: the platform is the one that lists the product.
    assert!(
        listed_under(&platform, 2)
            .await
            .contains(&"省平台 99.0000".to_owned())
    );
}
