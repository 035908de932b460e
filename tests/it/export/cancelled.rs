//! Exports that are cancelled by two at once, and while the process that writes them is killed.

use serde_json::json;
use tests::{HOSPITAL, Platform, Program, cluster};
use tokio_postgres::Client;

use super::{LOOK, MONDAY, as_file, at_once, file, own_prices};

/// How often a cancellation is in the log, and what is counted of files.
async fn left(client: &Client) -> (i64, i64) {
    let left = "select (select count(*) from event where kind = 'export-cancelled'),
        coalesce((select sum(bytes)::bigint from storage_use where kind = 'export-files'), 0)";
    let row = client.query_one(left, &[]).await.unwrap();
    (row.get(0), row.get(1))
}

#[tokio::test(flavor = "multi_thread")]
async fn two_cancellations_at_once_cancel_once() {
    let platform = Platform::start(MONDAY).await;
    own_prices(&platform, 30).await;
    at_once(&platform, 10).await;
    platform.app.exporter().stop().await;
    let client = cluster::connect(platform.config()).await;
    let waits = as_file(&platform, HOSPITAL, "/current-prices").await;
    let waits = waits.must(202);
    let path = format!("/exports/{}/cancellation", waits["id"].as_str().unwrap());
    let cancel = async || platform.post(HOSPITAL, &path, json!({})).await.must(200);
    let (one, other, third) = tokio::join!(cancel(), cancel(), cancel());
    assert_eq!(one["state"], "failed");
    assert_eq!((&one, &one), (&other, &third));
    assert_eq!(left(&client).await, (1, 0));
    let refused = file(&platform, HOSPITAL, &one).await;
    assert_eq!(refused.problem(), (409, "export-failed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_is_cancelled_while_its_process_is_killed_is_not_begun_again() {
    let platform = Platform::start(MONDAY).await;
    own_prices(&platform, 2_000).await;
    at_once(&platform, 10).await;
    platform.app.exporter().stop().await;
    let program = Program::on(&platform).await;
    let client = cluster::connect(platform.config()).await;
    let running = program.serve().await;
    let begun = as_file(&platform, HOSPITAL, "/current-prices").await;
    let begun = begun.must(202);
    let rows = "select coalesce(max(rows_done), 0) from export";
    while client.query_one(rows, &[]).await.unwrap().get::<_, i64>(0) == 0 {
        tokio::time::sleep(LOOK).await;
    }
    let path = format!("/exports/{}/cancellation", begun["id"].as_str().unwrap());
    let over = platform.post(HOSPITAL, &path, json!({})).await.must(200);
    running.kill();
    let running = program.serve().await;
    // What comes after it is written, so that the process has looked for what waits.
    let next = as_file(&platform, HOSPITAL, "/current-prices").await;
    let next = super::ended(&platform, HOSPITAL, &next.must(202)).await;
    assert_eq!(next["state"], "done", "{next}");
    running.kill();
    let seen = format!("/exports/{}", begun["id"].as_str().unwrap());
    let seen = platform.get(HOSPITAL, &seen).await.must(200);
    assert_eq!(seen["state"], "failed");
    assert_eq!(seen["error"], over["error"]);
    let (cancelled, counted) = left(&client).await;
    assert_eq!(
        (cancelled, counted),
        (1, next["bytes"].as_i64().unwrap()),
        "nothing of its file is counted"
    );
}
