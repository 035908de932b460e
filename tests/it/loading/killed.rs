//! Imports whose process is killed in the middle, or stopped: another continues, and every row takes effect once and
//! has one verdict.

use std::collections::HashSet;
use std::fmt::Write;
use std::time::Duration;

use tests::{Goods, Platform, Program, cluster};
use tokio_postgres::Client;

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Provinces that a product is listed in, each with a price of its own.
const REGIONS: [&str; 16] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
];

/// How often to check the progress of an import.
const LOOK: Duration = Duration::from_millis(2);

/// A file with a row for each of the first `regions` provinces and each product.
fn file(products: u32, regions: usize) -> String {
    let mut text = "27位码,省份,平台,价格类型,价格,执行日期\n".to_owned();
    for number in 1..=products {
        let code = Goods::number(number).code;
        for (place, region) in REGIONS.iter().take(regions).enumerate() {
            writeln!(
                text,
                "{code},{region},省平台,挂网价,{},2026-01-01",
                50 + place
            )
            .unwrap();
        }
    }
    text
}

async fn number(client: &Client, query: &str) -> i64 {
    client.query_one(query, &[]).await.unwrap().get(0)
}

/// Uploads a file, kills the program `kills` times while its rows are processed, and lets another continue
/// each time; returns the final state in the database.
async fn load_killed(
    platform: &Platform,
    account: &str,
    kind: &str,
    file: String,
    kills: u32,
) -> Client {
    let program = Program::on(platform).await;
    let client = cluster::connect(platform.config()).await;
    let mut running = program.serve().await;
    upload(&program, (kind, platform.token(account)), file).await;
    let mut done = 0;
    for kill in 1..=kills {
        let progress = "select case state when 'running' then rows_done else -1 end from import";
        let before = done;
        while done == before {
            tokio::time::sleep(LOOK).await;
            done = number(&client, progress).await;
            assert!(before <= done, "kill {kill} strikes in the middle");
        }
        running.kill();
        // A process takes over when the last one has sent no heartbeat for a minute.
        let silent = "update import set worked_at = 'epoch' where state = 'running'";
        assert_eq!(client.execute(silent, &[]).await.unwrap(), 1, "kill {kill}");
        running = program.serve().await;
        resume(&program, platform.token("operator")).await;
    }
    until_done(&client).await;
    running.kill();
    client
}

async fn upload(program: &Program, (kind, token): (&str, &str), file: String) {
    let part = reqwest::multipart::Part::bytes(file.into_bytes()).file_name("清单.csv");
    let begun = tests::client()
        .build()
        .unwrap()
        .post(format!("{}/api/v1/imports/{kind}", program.base()))
        .bearer_auth(token)
        .multipart(reqwest::multipart::Form::new().part("file", part))
        .send()
        .await
        .unwrap();
    assert_eq!(begun.status(), 202);
}

async fn resume(program: &Program, token: &str) {
    let resumed = tests::client()
        .build()
        .unwrap()
        .post(format!(
            "{}/api/v1/jobs/resume-imports/runs",
            program.base()
        ))
        .bearer_auth(token)
        .send()
        .await
        .unwrap();
    assert_eq!(resumed.status(), 202);
}

async fn until_done(client: &Client) {
    let running = "select count(*) from import where state = 'running'";
    while number(client, running).await == 1 {
        tokio::time::sleep(LOOK * 10).await;
    }
}

/// Requires that the import is done after `kills` processes, and that every row was processed once.
async fn must_be_done(client: &Client, rows: i64, kills: u32) {
    let query = "select state, rows_done, accepted, attempt from import";
    let row = client.query_one(query, &[]).await.unwrap();
    let (state, attempt): (String, i32) = (row.get(0), row.get(3));
    assert_eq!(state, "done");
    assert_eq!((row.get::<_, i64>(1), row.get::<_, i64>(2)), (rows, rows));
    assert_eq!(i64::from(attempt), i64::from(kills) + 1);
    let changes = "select count(*) from price_change where state = 'submitted'";
    assert_eq!(number(client, changes).await, rows);
    let distinct = "select count(distinct (product, region)) from price_change";
    assert_eq!(number(client, distinct).await, rows);
    for kind in ["import-started", "import-finished"] {
        let events = format!("select count(*) from event where kind = '{kind}'");
        assert_eq!(number(client, &events).await, 1, "{kind}");
    }
}

async fn lay_out(products: u32) -> Platform {
    let platform = Platform::start(MONDAY).await;
    let goods: Vec<Goods> = (1..=products).map(Goods::number).collect();
    let _products = platform.products(&goods).await;
    platform
}

#[tokio::test(flavor = "multi_thread")]
async fn declarations_killed_three_times_are_entered_once_each() {
    let (products, regions, kills) = (4_000, 3, 3);
    let platform = lay_out(products).await;
    let text = file(products, regions);
    let client = load_killed(&platform, "maker", "declarations", text, kills).await;
    must_be_done(&client, 12_000, kills).await;
    let remarks =
        "select count(*), count(distinct subject_id) from event where kind = 'price-declared'";
    let row = client.query_one(remarks, &[]).await.unwrap();
    assert_eq!(
        (row.get::<_, i64>(0), row.get::<_, i64>(1)),
        (12_000, 12_000)
    );

    // Each row names the change made from it, and no two rows the same one.
    let verdicts = "select last_row - first_row, status, remarks ->> 0 from import_verdict";
    let verdicts = client.query(verdicts, &[]).await.unwrap();
    assert_eq!(verdicts.len(), 12_000);
    let mut named = HashSet::new();
    for row in verdicts {
        let (length, status, remark): (i64, &str, &str) = (row.get(0), row.get(1), row.get(2));
        assert_eq!((length, status), (0, "accepted"));
        assert!(named.insert(remark.to_owned()), "{remark} twice");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_linkage_list_killed_twice_is_entered_once_and_loaded_to_its_end() {
    let (products, kills) = (4_000, 2);
    let platform = lay_out(products).await;
    let text = file(products, REGIONS.len());
    let client = load_killed(&platform, "operator", "linkage-lists", text, kills).await;
    must_be_done(&client, 64_000, kills).await;
    let of_list = "select count(*) from price_change join linkage on linkage.id = price_change.linkage \
        where linkage.rows = 64000 and linkage.unchanged = 0 and linkage.loaded_at is not null";
    assert_eq!(number(&client, of_list).await, 64_000);
    assert_eq!(number(&client, "select count(*) from linkage").await, 1);
    let other = "select count(*) from import_verdict where status <> 'accepted'";
    assert_eq!(number(&client, other).await, 0);
    // The platform that nobody has seen is counted once for each row.
    let named = "select rows from listing_platform where first_import is not null";
    assert_eq!(number(&client, named).await, 64_000);
    let named = "select sum(rows)::bigint from listing_platform_naming";
    assert_eq!(number(&client, named).await, 64_000);
    let warned = "select rows from import_warning where kind = 'platform-never-seen'";
    assert_eq!(number(&client, warned).await, 64_000);
    let entered = "select sum((data ->> 'entered')::bigint)::bigint from event \
        where kind = 'linkage-rows-entered'";
    assert_eq!(number(&client, entered).await, 64_000);
    let loaded = "select count(*) from event where kind = 'linkage-loaded'";
    assert_eq!(number(&client, loaded).await, 1);

    // The platform of the test continues with the preview that the killed programs left.
    platform.settle().await;
    let lists = platform.get("operator", "/linkages").await.must(200);
    let id = lists["items"][0]["id"].as_str().unwrap();
    let preview = platform
        .get("operator", &format!("/linkages/{id}/preview"))
        .await
        .must(200);
    assert_eq!(
        (&preview["state"], &preview["rows_done"]),
        (&"ready".into(), &64_000.into())
    );
    assert_eq!(preview["appearances"], 4_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_load_that_waits_for_the_database_is_left_when_the_program_stops() {
    let platform = lay_out(10).await;
    let program = Program::on(&platform).await;
    let mut blocking = cluster::connect(platform.config()).await;
    let client = cluster::connect(platform.config()).await;
    let running = program.serve().await;
    let blocked = blocking.transaction().await.unwrap();
    let lock = "lock table price_change in share row exclusive mode";
    blocked.batch_execute(lock).await.unwrap();
    let token = platform.token("maker");
    upload(&program, ("declarations", token), file(10, 2)).await;
    let waits =
        "select count(*) from pg_locks where relation = 'price_change'::regclass and not granted";
    while number(&client, waits).await == 0 {
        tokio::time::sleep(LOOK).await;
    }

    running.stop();
    let left = "select count(*) from import where state = 'running' and worked_at = 'epoch' and rows_done = 0";
    assert_eq!(number(&client, left).await, 1);

    blocked.rollback().await.unwrap();
    let running = program.serve().await;
    resume(&program, platform.token("operator")).await;
    until_done(&client).await;
    running.kill();
    must_be_done(&client, 20, 1).await;
}
