//! What becomes of a report, and of its case, that proves untrue.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{path_of, report, reported};
use crate::conduct::misconduct;

#[tokio::test]
async fn a_refused_report_leaves_nothing_and_its_reporter_is_notified_why() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let seen = report(&platform, HOSPITAL, reported(product, "92", "2021-08-10")).await;
    let blank = json!({"reason": " "});
    let refused = platform
        .post("operator", &path_of(&seen, "/refusal"), blank)
        .await;
    assert_eq!(refused.status, 422);
    let reason = json!({"reason": "该平台无此价格"});
    let refused = platform
        .post("operator", &path_of(&seen, "/refusal"), reason.clone())
        .await;
    assert_eq!(refused.must(200)["state"], "refused");
    let again = platform
        .post("operator", &path_of(&seen, "/acceptance"), json!({}))
        .await;
    assert_eq!(again.problem(), (409, "lower-price-decided"));
    let late = platform
        .post("maker", &path_of(&seen, "/explanation"), reason)
        .await;
    assert_eq!(late.problem(), (409, "lower-price-decided"));
    platform.wait_until("2021-09-30T10:00:00+08:00");
    assert_eq!(misconduct(&platform).await, Vec::<Value>::new());
    let messages = platform.get(HOSPITAL, "/messages").await.must(200);
    assert!(
        messages.to_string().contains("该平台无此价格"),
        "{messages}"
    );
    let again = report(&platform, HOSPITAL, reported(product, "92", "2021-09-20")).await;
    assert_eq!(again["state"], "open", "a refused report closes no door");
    let list = "/lower-price-reports?state=open,explained";
    assert_eq!(platform.get("bureau", list).await.must(200)["total"], 1);
}

#[tokio::test]
async fn an_objection_upheld_takes_back_the_case_and_its_record() {
    let platform = Platform::start("2021-09-11T00:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let own = report(&platform, "maker", reported(product, "92", "2021-08-10")).await;
    let path = path_of(&own, "/acceptance");
    let accepted = platform.post("operator", &path, json!({})).await.must(200);
    let window = accepted["publicity_id"].as_str().unwrap();
    assert_eq!(misconduct(&platform).await[0]["withdrawn_at"], Value::Null);
    let changes = platform
        .get(HOSPITAL, &format!("/publicities/{window}/changes"))
        .await
        .must(200);
    let change = changes["items"][0]["id"].as_str().unwrap();
    let objection = platform
        .post(
            "maker",
            &format!("/price-changes/{change}/objections"),
            json!({"reason": "误报，浙江执行价为192元"}),
        )
        .await
        .must(201);
    let path = format!("/objections/{}/answer", objection["id"].as_str().unwrap());
    let body = json!({"upheld": true, "answer": "浙江平台执行价为192元"});
    let _answered = platform.post("operator", &path, body).await.must(200);
    let case = platform.get("maker", &path_of(&own, "")).await.must(200);
    assert_eq!(case["state"], "refused");
    assert_eq!(case["reason"], "浙江平台执行价为192元");
    assert_eq!(case["publicity_id"], window, "where it was public");
    let records = misconduct(&platform).await;
    assert_eq!(records[0]["withdrawn_reason"], "浙江平台执行价为192元");
    platform.wait_until("2021-10-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await.len(), 1);
    let limit = platform.get("maker", &format!("/products/{product}")).await;
    assert_eq!(limit.must(200)["reference_limit"], "100.00");
}
