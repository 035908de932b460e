//! The duty of a manufacturer to report a lower price in time.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{counter, path_of, report, reported};
use crate::conduct::misconduct;

#[tokio::test]
async fn case_e1_the_makers_own_report_within_the_month_leaves_no_record() {
    let platform = Platform::start("2021-09-10T23:59:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let own = report(&platform, "maker", reported(product, "92", "2021-08-10")).await;
    assert_eq!(own["state"], "open");
    assert_eq!(own["due_on"], "2021-09-10");
    assert_eq!(own["due_at"], "2021-09-11T00:00:00+08:00");
    assert_eq!(own["timely"], true);
    assert_eq!(own["reference_limit"], "100.00");
    let operators = platform.get("operator", "/messages").await;
    assert_eq!(
        operators.must(200)["total"],
        0,
        "followers have not run yet"
    );
    let accepted = platform
        .post("operator", &path_of(&own, "/acceptance"), json!({}))
        .await;
    assert_eq!(accepted.must(200)["state"], "accepted");
    platform.wait_until("2021-10-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
    let limit = platform.get("maker", &format!("/products/{product}")).await;
    assert_eq!(limit.must(200)["reference_limit"], "92.00");
}

#[tokio::test]
async fn the_deadline_of_a_price_is_the_one_that_the_report_will_have() {
    // A month after the execution is a Saturday; two rest days follow each other.
    let platform = Platform::start("2026-02-01T10:00:00+08:00").await;
    let path = "/lower-price-reports/deadline?executed_on=2025-12-31";
    let deadline = platform.get("maker", path).await.must(200);
    assert_eq!(deadline["raw_due_on"], "2026-01-31");
    assert_eq!(deadline["due_on"], "2026-02-02");
    assert_eq!(deadline["due_by"], "2026-02-02 24:00");
    assert_eq!(deadline["timely"], true);
    platform.wait_until("2026-02-03T00:00:00+08:00");
    let over = platform.get("maker", path).await.must(200);
    assert_eq!(over["timely"], false);
    let early = "/lower-price-reports/deadline?executed_on=1700-01-01";
    let refused = platform.get("maker", early).await;
    assert_eq!(refused.problem(), (422, "invalid-fields"));
}

#[tokio::test]
async fn case_e2_a_late_report_is_taken_and_put_on_record_once() {
    let platform = Platform::start("2021-09-11T00:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let own = report(&platform, "maker", body.clone()).await;
    assert_eq!(own["timely"], false);
    let again = platform.post("maker", "/lower-price-reports", body).await;
    assert_eq!(again.problem(), (409, "lower-price-already-reported"));
    let accepted = platform
        .post("operator", &path_of(&own, "/acceptance"), json!({}))
        .await;
    let _view = accepted.must(200);
    let records = misconduct(&platform).await;
    assert_eq!(records.len(), 1, "{records:?}");
    let record = &records[0];
    assert_eq!(record["kind"], "lower_price_undeclared");
    assert_eq!(record["label"], "未按时申报更低价格");
    assert_eq!(record["clause"], "S4-20");
    assert_eq!(record["happened_at"], "2021-09-11T00:00:00+08:00");
    assert_eq!(record["lower_price_report_id"], own["id"]);
    assert_eq!(record["evidence"]["executed_on"], "2021-08-10");
    assert_eq!(record["evidence"]["due_on"], "2021-09-10");
    let messages = platform.get("maker", "/messages").await.must(200);
    let titles = messages["items"].to_string();
    assert!(titles.contains("未按时申报更低价格"), "{titles}");
}

#[tokio::test]
async fn cases_e4_and_e5_what_others_find_is_linked_at_once_and_silence_is_misconduct_at_the_end() {
    let platform = Platform::start("2021-08-30T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let seen = report(&platform, HOSPITAL, reported(product, "92", "2021-08-10")).await;
    assert_eq!(seen["timely"], Value::Null);
    assert_eq!(seen["due_on"], "2021-09-10");
    assert_eq!(
        counter(&platform, "maker", "lower_price_cases_open").await,
        1
    );
    assert_eq!(
        counter(&platform, "operator", "lower_price_reports_open").await,
        1
    );
    let accepted = platform
        .post("operator", &path_of(&seen, "/acceptance"), json!({}))
        .await;
    let accepted = accepted.must(200);
    assert!(accepted["publicity_id"].is_string(), "{accepted}");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new(), "not yet");
    platform.wait_until("2021-09-07T09:00:00+08:00");
    platform.settle().await;
    let limit = platform.get("maker", &format!("/products/{product}")).await;
    assert_eq!(limit.must(200)["reference_limit"], "92.00");
    platform.wait_until("2021-09-10T23:59:59+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
    platform.wait_until("2021-09-11T00:00:00+08:00");
    assert_eq!(misconduct(&platform).await.len(), 1);
    assert_eq!(misconduct(&platform).await.len(), 1, "once");
}

#[tokio::test]
async fn the_maker_fulfils_its_duty_by_its_own_report_though_the_limit_fell_meanwhile() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let seen = report(&platform, HOSPITAL, body.clone()).await;
    let accepted = platform
        .post("operator", &path_of(&seen, "/acceptance"), json!({}))
        .await;
    let _view = accepted.must(200);
    platform.wait_until("2021-09-06T09:00:00+08:00");
    platform.settle().await;
    let other = platform
        .post("hospital2", "/lower-price-reports", body.clone())
        .await;
    assert_eq!(other.problem(), (409, "price-not-lower"));
    let own = report(&platform, "maker", body).await;
    assert_eq!(
        (&own["state"], &own["timely"]),
        (&json!("accepted"), &json!(true))
    );
    platform.wait_until("2021-10-11T00:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_declaration_of_the_price_fulfils_the_duty_too() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let _seen = report(&platform, HOSPITAL, body).await;
    let caller = platform.caller("maker").await;
    let mut connection = platform.app.ground().db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let price = "92".parse().unwrap();
    let day = "2021-08-10".parse().unwrap();
    let declared = domain::price_change::Declared {
        product,
        terms: domain::listed_price::ListedTerms {
            region: "33".parse().unwrap(),
            platform: "浙江".to_owned(),
            level: domain::listed_price::PlatformLevel::Provincial,
            kind: domain::listed_price::PriceKind::Listing,
            price: domain::price_change::price_terms(price, 1.into(), day, None).unwrap(),
            effective_from: day,
            source: String::new(),
        },
        remark: String::new(),
        evidence: Vec::new(),
        may_be_far: true,
    };
    let moment = platform.app.ground().moment();
    let by_hand = domain::price_change::DeclaredIn {
        again: true,
        ..domain::price_change::DeclaredIn::default()
    };
    let made = domain::campaign::declare(&tx, &moment, &caller, by_hand, &[declared]).await;
    assert!(made.unwrap()[0].is_ok());
    tx.commit().await.unwrap();
    platform.wait_until("2021-09-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
}
