//! From whom reports and reporters are hidden.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{path_of, report, reported};
use crate::conduct::misconduct;

/// Everything that a manufacturer can read and that could reveal a report.
async fn read_by(platform: &Platform, who: &str, report: &Value) -> String {
    let mut read = String::new();
    for path in [
        "/lower-price-reports",
        "/lower-price-reports?format=xlsx",
        "/messages",
        "/feed?limit=200",
        "/misconduct-records",
        "/home",
        &path_of(report, ""),
    ] {
        let reply = platform.get(who, path).await;
        read.push_str(&String::from_utf8_lossy(&reply.bytes));
    }
    read
}

#[tokio::test]
async fn case_k4_the_reporter_is_never_visible_to_the_reported() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let seen = report(&platform, HOSPITAL, body.clone()).await;
    let joined = report(&platform, "hospital2", body.clone()).await;
    assert_eq!(joined["state"], "open");
    assert_eq!(
        joined["case_id"],
        Value::Null,
        "nobody learns who was first"
    );
    platform.settle().await;
    let session = platform.get(HOSPITAL, "/sessions/current").await.must(200);
    let reporter = session["organisation"]["id"].as_str().unwrap().to_owned();
    let list = platform
        .get("maker", "/lower-price-reports")
        .await
        .must(200);
    assert_eq!(list["total"], 1, "one case, however many reported it");
    let case = &list["items"][0];
    assert_eq!(case["reporter"], Value::Null);
    assert_eq!(case["evidence"], json!([]));
    assert_eq!(case["actions"], json!(["explanation"]));
    let reasons = json!({"reason": "该价格为旧包装，已停产"});
    let explained = platform
        .post("maker", &path_of(&seen, "/explanation"), reasons)
        .await;
    assert_eq!(explained.must(200)["state"], "explained");
    let third = report(&platform, "distributor", body).await;
    assert_eq!(
        third["state"], "open",
        "not told that the maker has answered"
    );
    let view = platform.get(HOSPITAL, &path_of(&seen, "")).await.must(200);
    assert_eq!(view["explanation"], Value::Null);
    let accepted = platform
        .post("operator", &path_of(&joined, "/acceptance"), json!({}))
        .await;
    let accepted = accepted.must(200);
    assert_eq!(accepted["case_id"], seen["id"]);
    assert_eq!(accepted["explanation"]["reason"], "该价格为旧包装，已停产");
    platform.wait_until("2021-09-30T10:00:00+08:00");
    assert_eq!(misconduct(&platform).await.len(), 1);
    let read = read_by(&platform, "maker", &seen).await;
    for secret in ["第一医院", "第二医院", "配送有限公司"] {
        assert!(!read.contains(secret), "the maker reads {secret}");
    }
    let organisations = format!("\"organisation\":\"{reporter}\"");
    assert!(!read.contains(&organisations));
    for mail in platform.outbox.posted() {
        let text = format!("{mail:?}");
        let to_maker = text.contains("maker@sunshine.test");
        assert!(!to_maker || !text.contains("第一医院"), "{text}");
    }
}

#[tokio::test]
async fn reports_of_others_are_hidden_and_ones_own_are_not() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let body = reported(product, "92", "2021-08-10");
    let seen = report(&platform, HOSPITAL, body.clone()).await;
    let joined = report(&platform, "hospital2", body).await;
    let accepted = platform
        .post("operator", &path_of(&joined, "/acceptance"), json!({}))
        .await;
    assert_eq!(accepted.must(200)["case_id"], seen["id"]);
    let own = platform
        .get("hospital2", &path_of(&joined, ""))
        .await
        .must(200);
    assert_eq!(own["state"], "accepted");
    assert_eq!(own["reporter"]["name"], "第二医院");
    for stranger in ["maker2", "hospital2"] {
        let hidden = platform.get(stranger, &path_of(&seen, "")).await;
        assert_eq!(hidden.status, 404, "{stranger}");
    }
}

#[tokio::test]
async fn a_decision_shows_each_reporter_his_own_report_and_no_other() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    for (number, action, body) in [
        (1, "/acceptance", json!({})),
        (2, "/refusal", json!({"reason": "价格不实"})),
    ] {
        let product = platform.capped(number, "100").await;
        let seen = reported(product, "92", "2021-08-10");
        let first = report(&platform, HOSPITAL, seen).await;
        let joined = reported(product, "92", "2021-08-12");
        let joined = report(&platform, "hospital2", joined).await;
        let decided = platform
            .post("operator", &path_of(&joined, action), body)
            .await;
        let _decided = decided.must(200);
        platform.settle().await;
        for (reader, own) in [
            (HOSPITAL, &first),
            ("hospital2", &joined),
            ("maker", &first),
        ] {
            let feed = platform.get(reader, "/feed?limit=200").await.must(200);
            let mut shown = 0;
            for event in feed["events"].as_array().unwrap() {
                let about = event["data"]["product"] == product.to_string();
                if event["subject"]["kind"] == "lower-price-report" && about {
                    assert_eq!(event["subject"]["id"], own["id"], "{reader}: {event}");
                    assert_eq!(event["data"]["executed_on"], own["executed_on"], "{reader}");
                    shown += 1;
                }
            }
            assert_eq!(shown, 2, "{reader} is shown the report and its decision");
            let messages = platform.get(reader, "/messages").await.must(200);
            for message in messages["items"].as_array().unwrap() {
                let link = message["link"].as_str().unwrap();
                if link.starts_with("/lower-price-reports/") {
                    assert_eq!(
                        platform.get(reader, link).await.status,
                        200,
                        "{reader}: {link}"
                    );
                }
            }
        }
    }
}
