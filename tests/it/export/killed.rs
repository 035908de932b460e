//! An export whose process is killed in the middle: another starts it again, and the file is whole, once.

use std::collections::HashSet;

use tests::{HOSPITAL, Platform, Program, Running, cluster};
use tokio_postgres::Client;

use super::{LOOK, MONDAY, at_once, own_prices, rows};

const ROWS: u32 = 2_000;

async fn progress(client: &Client) -> (String, i64) {
    let query = "select state, rows_done from export";
    let row = client.query_one(query, &[]).await.unwrap();
    (row.get(0), row.get(1))
}

/// Waits until rows are written, kills the process, and leaves what one that is killed while it stores the file leaves.
async fn kill(client: &Client, running: Running) {
    while progress(client).await.1 == 0 {
        tokio::time::sleep(LOOK).await;
    }
    running.kill();
    let (state, done) = progress(client).await;
    assert_eq!(state, "running", "the kill strikes in the middle");
    assert!(done < i64::from(ROWS), "{done} rows at the kill");
    let part = "insert into export_file (export, number, bytes) select id, 0, '\\x00' from export";
    assert_eq!(client.execute(part, &[]).await.unwrap(), 1);
    let begun = "update export set rows_done = 0, stored_bytes = 1";
    assert_eq!(client.execute(begun, &[]).await.unwrap(), 1);
    let counted = "
        insert into storage_use (organisation, kind, bytes) select organisation, 'export-files', 1 from export
        on conflict (organisation, kind) do update set bytes = storage_use.bytes + 1";
    assert_eq!(client.execute(counted, &[]).await.unwrap(), 1);
}

/// Requires that the whole file is stored and counted once, and returns the id of its export.
async fn must_be_stored(client: &Client, attempts: i32) -> (String, i64) {
    let stored = "select id::text, attempt, stored_bytes,
        (select sum(length(bytes)) from export_file)::bigint,
        (select bytes from storage_use where kind = 'export-files'),
        (select count(*) from event where kind = 'export-finished')
        from export";
    let row = client.query_one(stored, &[]).await.unwrap();
    let bytes: i64 = row.get(2);
    assert_eq!(row.get::<_, i32>(1), attempts);
    assert_eq!((row.get(3), row.get(4)), (bytes, bytes));
    assert_eq!(row.get::<_, i64>(5), 1, "finished once");
    (row.get(0), bytes)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_killed_in_the_middle_starts_again_and_is_whole() {
    let platform = Platform::start(MONDAY).await;
    own_prices(&platform, ROWS).await;
    at_once(&platform, 10).await;
    platform.app.exporter().stop().await;
    let program = Program::on(&platform).await;
    let client = cluster::connect(platform.config()).await;
    let http = tests::client().build().unwrap();
    let get = async |path: String| {
        let request = http.get(format!("{}/api/v1{path}", program.base()));
        let request = request.bearer_auth(platform.token(HOSPITAL));
        request.send().await.unwrap()
    };
    let mut running = program.serve().await;
    let begun = get("/current-prices?format=xlsx".to_owned()).await;
    assert_eq!(begun.status(), 202);
    for _ in 0..2 {
        kill(&client, running).await;
        running = program.serve().await;
    }
    while progress(&client).await.0 == "running" {
        tokio::time::sleep(LOOK).await;
    }
    assert_eq!(progress(&client).await, ("done".to_owned(), ROWS.into()));
    let (id, length) = must_be_stored(&client, 3).await;
    let file = get(format!("/exports/{id}/file")).await;
    assert_eq!(file.status(), 200);
    let bytes = file.bytes().await.unwrap().to_vec();
    running.kill();
    assert_eq!(i64::try_from(bytes.len()), Ok(length));
    let whole = rows(bytes);
    let codes: HashSet<String> = whole.iter().map(|row| row[0].to_string()).collect();
    let with_header = usize::try_from(ROWS).unwrap() + 1;
    assert_eq!((whole.len(), codes.len()), (with_header, with_header));
}
