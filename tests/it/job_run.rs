//! Jobs and their runs: in words, outside the schedule, and on record.

use serde_json::{Value, json};
use tests::Platform;

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /jobs", "?------++-"),
        ("GET /jobs/{name}/runs", "?------++-"),
        ("POST /jobs/{name}/runs", "?------+--"),
    ],
    ..Declared::NOTHING
};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn runs(platform: &Platform, job: &str) -> Value {
    let path = format!("/jobs/{job}/runs");
    platform.get("bureau", &path).await.must(200)
}

#[tokio::test]
async fn an_operator_runs_a_job_outside_its_schedule_and_the_run_is_on_record() {
    let platform = Platform::start(MONDAY).await;
    let path = "/jobs/settle-limits/runs";
    let before = runs(&platform, "settle-limits").await;
    let requested = platform.post("operator", path, json!({})).await.must(202);
    assert_eq!(requested, json!({"name": "settle-limits"}));
    let after = runs(&platform, "settle-limits").await;
    assert_eq!(
        after["total"].as_i64().unwrap(),
        before["total"].as_i64().unwrap() + 1
    );
    let run = &after["items"][0];
    assert_eq!(
        (&run["on_demand"], &run["state"], &run["error"]),
        (&json!(true), &json!("done"), &Value::Null)
    );

    let jobs = platform.get("bureau", "/jobs").await.must(200);
    let jobs = jobs["items"].as_array().unwrap();
    let settle = jobs.iter().find(|job| job["name"] == "settle-limits");
    assert_eq!(settle.unwrap()["last_run"], *run);
    assert_eq!(settle.unwrap()["rhythm"], "每分钟");
}

#[tokio::test]
async fn a_job_that_does_not_exist_is_neither_run_nor_listed() {
    let platform = Platform::start(MONDAY).await;
    let path = "/jobs/settle-nothing/runs";
    let refused = platform.post("operator", path, json!({})).await;
    assert_eq!(refused.problem(), (404, "not-found"));
    let missing = platform.get("operator", path).await;
    assert_eq!(missing.problem(), (404, "not-found"));
}
