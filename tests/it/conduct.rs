//! Records of misconduct: what is withdrawn stays to be seen.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use crate::authorization::requests::Things;
use crate::declared::Declared;
use crate::lower_price_report::{counter, misconduct, path_of, report, reported};

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /misconduct-records", "?+++++++++"),
        ("POST /misconduct-records/{id}/withdrawal", "?------+--"),
    ],
    body: refused_body,
    events: &[
        // Of the organisation on record.
        (
            "misconduct-recorded",
            "HMDO",
            "campaign evidence happened_at invitation kind lower_price_report",
        ),
        (
            "misconduct-withdrawn",
            "HMDO",
            "campaign invitation kind lower_price_report reason",
        ),
    ],
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "POST /misconduct-records/{id}/withdrawal" => json!({"reason": ""}),
        _ => json!({}),
    }
}

async fn refuse(platform: &Platform, report: &Value) -> Value {
    let body = json!({"reason": "经核实，该平台无此价格"});
    let path = path_of(report, "/refusal");
    platform.post("operator", &path, body).await.must(200)
}

#[tokio::test]
async fn a_record_over_a_price_that_proves_untrue_is_withdrawn_and_stays_to_be_seen() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let seen = report(&platform, HOSPITAL, reported(product, "92", "2021-08-10")).await;
    platform.wait_until("2021-09-11T00:00:00+08:00");
    let records = misconduct(&platform).await;
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["withdrawn_at"], Value::Null);
    assert_eq!(counter(&platform, "operator", "misconduct_recent").await, 1);

    assert_eq!(refuse(&platform, &seen).await["state"], "refused");
    let records = misconduct(&platform).await;
    assert_eq!(records.len(), 1, "{records:?}");
    assert_eq!(records[0]["withdrawn_at"], "2021-09-11T00:00:00+08:00");
    assert_eq!(records[0]["withdrawn_reason"], "经核实，该平台无此价格");
    assert_eq!(counter(&platform, "operator", "misconduct_recent").await, 0);
    let messages = platform.get("maker", "/messages").await.must(200);
    let shown = messages["items"].as_array().unwrap().iter();
    let shown: Vec<&Value> = shown
        .filter(|one| one["kind"] == "misconduct-withdrawn")
        .collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0]["title"], "不良行为记录已撤销：未按时申报更低价格");
    platform.wait_until("2021-10-30T09:00:00+08:00");
    assert_eq!(misconduct(&platform).await.len(), 1, "no second record");
}

#[tokio::test]
async fn who_filters_by_another_organisation_finds_none_of_his_own_records() {
    let platform = Platform::start("2021-08-20T10:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let _seen = report(&platform, HOSPITAL, reported(product, "92", "2021-08-10")).await;
    platform.wait_until("2021-09-11T00:00:00+08:00");
    let of = async |caller: &str| {
        let session = platform.get(caller, "/sessions/current").await.must(200);
        session["organisation"]["id"].as_str().unwrap().to_owned()
    };
    let (own, other) = (of("maker").await, of(HOSPITAL).await);
    let total = async |caller: &str, organisation: &str| {
        let path = format!("/misconduct-records?organisation={organisation}");
        platform.get(caller, &path).await.must(200)["total"].clone()
    };
    assert_eq!(total("maker", &own).await, 1);
    assert_eq!(total("maker", &other).await, 0);
    // Another's record is not found by naming its organisation, and the centre finds it by that.
    assert_eq!(total(HOSPITAL, &own).await, 0);
    assert_eq!(total("operator", &own).await, 1);
    assert_eq!(total("operator", &other).await, 0);
}
