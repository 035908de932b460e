//! Records of misconduct: what is withdrawn stays to be seen.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use crate::authorization::requests::Things;
use crate::campaign::{MONDAY, goods, opened};
use crate::declared::Declared;
use crate::lower_price_report::{counter, path_of, report, reported};

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

/// The records that the exchange centre reads, the newest first.
pub(crate) async fn misconduct(platform: &Platform) -> Vec<Value> {
    platform.settle().await;
    let records = platform.get("operator", "/misconduct-records").await;
    records.must(200)["items"].as_array().unwrap().clone()
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

#[tokio::test]
async fn a_record_is_withdrawn_by_another_person_than_who_ordered_it() {
    let platform = Platform::start(MONDAY).await;
    let _products = goods(&platform).await;
    let _path = opened(&platform).await;
    platform.wait_until("2026-03-21T00:00:00+08:00");
    let record = misconduct(&platform).await.remove(0);
    let path = format!(
        "/misconduct-records/{}/withdrawal",
        record["id"].as_str().unwrap()
    );
    let body = json!({"reason": "企业已停产"});
    let own = platform.post("operator", &path, body.clone()).await;
    assert_eq!(own.problem(), (409, "same-person"));
    let silent = platform
        .post("operator2", &path, json!({"reason": " "}))
        .await;
    assert_eq!(silent.body["errors"][0]["pointer"], "/reason");
    let done = platform.post("operator2", &path, body.clone()).await;
    assert_eq!(done.status, 204, "{}", done.body);
    let twice = platform.post("operator2", &path, body).await;
    assert_eq!(twice.problem(), (409, "misconduct-already-withdrawn"));
    let found = misconduct(&platform).await;
    let withdrawn = found.iter().find(|one| one["id"] == record["id"]).unwrap();
    assert_eq!(withdrawn["withdrawn_reason"], "企业已停产");
    assert_eq!(withdrawn["withdrawn_by"], "operator2");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_over_a_price_is_withdrawn_by_nobody_who_reported_it() {
    let platform = Platform::start("2026-11-02T09:00:00+08:00").await;
    let mut cases = Vec::new();
    for (number, who) in [(1, "operator"), (2, HOSPITAL)] {
        let product = platform.capped(number, "100").await;
        let case = report(&platform, who, reported(product, "92", "2026-08-03")).await;
        let accept = path_of(&case, "/acceptance");
        let _accepted = platform
            .post("operator2", &accept, json!({}))
            .await
            .must(200);
        cases.push(case["id"].clone());
    }
    assert_eq!(misconduct(&platform).await.len(), 2);
    let body = json!({"reason": "记录有误"});
    for (case, is_own) in cases.iter().zip([true, false]) {
        let mine = platform.get("operator", "/misconduct-records").await;
        let mine = mine.must(200)["items"].as_array().unwrap().clone();
        let record = mine
            .iter()
            .find(|one| one["lower_price_report_id"] == *case)
            .unwrap();
        assert_eq!(record["takes_another"], is_own, "{record}");
        let path = format!(
            "/misconduct-records/{}/withdrawal",
            record["id"].as_str().unwrap()
        );
        let ordered = platform.post("operator2", &path, body.clone()).await;
        assert_eq!(ordered.problem(), (409, "same-person"), "he accepted it");
        let withdrawn = platform.post("operator", &path, body.clone()).await;
        match is_own {
            true => assert_eq!(withdrawn.problem(), (409, "same-person")),
            false => assert_eq!(withdrawn.status, 204, "{}", withdrawn.body),
        }
    }
}
