//! What organisations store: counted on the day of each file, refused beyond the quotas, given back when an upload
//! fails, forgotten with the files; and who sees whose.

use chrono::NaiveDate;
use domain::capability::StoredKind;
use domain::{Clock, Error, Moment, OrganisationId, SystemClock, evidence, loading, storage};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, cluster};

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /storage", "?+++++++++"),
        ("GET /storage/organisations", "?------++-"),
    ],
    ..Declared::NOTHING
};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Counts a file in a transaction of its own.
async fn add(
    platform: &Platform,
    kind: &'static StoredKind,
    organisation: OrganisationId,
    on: &str,
    bytes: i64,
) -> Result<(), Error> {
    let ground = platform.app.ground();
    let mut connection = ground.db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let moment: Moment = ground.moment();
    storage::add(&tx, &moment, kind, organisation, day(on), bytes).await?;
    tx.commit().await.unwrap();
    Ok(())
}

/// What is counted of a kind for an account's organisation: altogether and today.
async fn counted(platform: &Platform, account: &str, kind: &StoredKind) -> (i64, i64) {
    let used = platform.get(account, "/storage").await.must(200);
    let items = used["items"].as_array().unwrap();
    let found = items.iter().find(|item| item["kind"] == kind.name).unwrap();
    let bytes = |name: &str| found[name].as_i64().unwrap();
    (bytes("bytes"), bytes("bytes_today"))
}

#[tokio::test]
async fn a_file_dated_yesterday_counts_for_yesterday_in_whichever_order_it_comes() {
    const MILLIONS: i64 = 1_000_000;
    let platform = Platform::start("2026-03-03T00:00:01+08:00").await;
    platform
        .amended("evidence.megabytes_per_day", "21", "◇", "2026-03-03")
        .await;
    let of = |account: &'static str| {
        let platform = &platform;
        async move { platform.caller(account).await.organisation }
    };
    let files = &evidence::FILES;
    // The rule of yesterday was the first one: 2,000 MB.
    let (maker, other) = (of("maker").await, of("maker2").await);
    for (on, bytes) in [("2026-03-03", 12), ("2026-03-02", 15), ("2026-03-03", 9)] {
        let added = add(&platform, files, maker, on, bytes * MILLIONS).await;
        added.expect("there is room on its day");
    }
    for (on, bytes) in [("2026-03-02", 15), ("2026-03-03", 12), ("2026-03-03", 9)] {
        let added = add(&platform, files, other, on, bytes * MILLIONS).await;
        added.expect("there is room on its day");
    }
    for account in ["maker", "maker2"] {
        let (all, today) = counted(&platform, account, files).await;
        assert_eq!((all, today), (36 * MILLIONS, 21 * MILLIONS), "{account}");
        let organisation = of(account).await;
        let full = add(&platform, files, organisation, "2026-03-03", 1).await;
        assert!(matches!(full, Err(Error::Refused(_))), "{full:?}");
        let yesterday = add(&platform, files, organisation, "2026-03-02", 1).await;
        yesterday.expect("there is room on the day before");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_two_days_at_the_same_time_lose_nothing() {
    let platform = Platform::start("2026-03-03T00:00:01+08:00").await;
    let maker = platform.caller("maker").await.organisation;
    let files = &evidence::FILES;
    let adding = (0..24).map(|number| {
        let on = ["2026-03-02", "2026-03-03", "2026-03-04"][number % 3];
        add(&platform, files, maker, on, 1_000)
    });
    for added in futures_util::future::join_all(adding).await {
        added.unwrap();
    }
    assert_eq!(counted(&platform, "maker", files).await, (24_000, 8_000));
}

/// Sends a file for import, with or without its length in front.
async fn send(platform: &Platform, bytes: usize, states_length: bool) -> tests::Reply {
    let file = vec![b'a'; bytes];
    let part = if states_length {
        reqwest::multipart::Part::bytes(file)
    } else {
        let pieces = file.chunks(1 << 20).map(|piece| Ok(piece.to_vec()));
        let pieces: Vec<Result<Vec<u8>, std::io::Error>> = pieces.collect();
        let stream = futures_util::stream::iter(pieces);
        reqwest::multipart::Part::stream(reqwest::Body::wrap_stream(stream))
    };
    let form = reqwest::multipart::Form::new().part("file", part.file_name("产品.csv"));
    let request = platform.request("operator", Method::POST, "/imports/products");
    platform.send(request.multipart(form)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn import_files_fill_their_quota_to_the_byte_and_what_is_refused_takes_no_room() {
    let platform = Platform::start(MONDAY).await;
    let files = &loading::FILES;
    platform
        .amended("loading.megabytes_per_day", "537", "◇", "2026-03-02")
        .await;
    let operator = platform.caller("operator").await.organisation;
    // So much was uploaded today that 3,000,000 bytes fit.
    add(&platform, files, operator, "2026-03-02", 534_000_000)
        .await
        .unwrap();
    let db = cluster::connect(platform.config()).await;
    let pieces = async || {
        let row = db.query_one("select count(*) from import_file", &[]).await;
        row.unwrap().get::<_, i64>(0)
    };
    for states_length in [true, false] {
        let refused = send(&platform, 3_100_000, states_length).await;
        assert_eq!(refused.problem(), (409, "import-quota"), "{states_length}");
        assert_eq!(refused.body["figures"]["allowed"], 537);
        // Most of the file was not read: nobody asks more on this connection.
        assert_eq!(refused.headers["connection"], "close");
        let used = counted(&platform, "operator", files).await;
        assert_eq!(used, (534_000_000, 534_000_000), "{states_length}");
        assert_eq!(pieces().await, 0);
    }
    let _begun = send(&platform, 3_000_000, true).await.must(202);
    platform.loader.wait_idle().await;
    let full = (537_000_000, 537_000_000);
    assert_eq!(counted(&platform, "operator", files).await, full);
    let refused = send(&platform, 1, true).await;
    assert_eq!(refused.problem(), (409, "import-quota"));
    // Another organisation has its own.
    platform
        .pays(HOSPITAL, platform.capped(1, "100").await, "90")
        .await;
    assert_eq!(counted(&platform, HOSPITAL, files).await, (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_stalls_is_given_back_and_a_forgotten_file_no_longer_counts() {
    let platform = Platform::start(MONDAY).await;
    let ground = platform.app.ground();
    let files = &loading::FILES;
    let caller = platform.caller("operator").await;
    let wall = SystemClock.now();
    let mut connection = ground.db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let moment = ground.moment();
    let kind = &domain::catalogue::PRODUCTS;
    let stalled = loading::start(&tx, &moment, wall, &caller, kind, "a.csv", false).await;
    let stalled = stalled.unwrap();
    loading::store_chunk(&tx, &moment, wall, stalled, 0, &[0; 1_000])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    drop(connection);
    assert_eq!(counted(&platform, "operator", files).await, (1_000, 1_000));
    let mut connection = ground.db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let later = wall + chrono::TimeDelta::minutes(16);
    assert_eq!(loading::discard_stale(&tx, later).await.unwrap(), 1);
    tx.commit().await.unwrap();
    drop(connection);
    assert_eq!(counted(&platform, "operator", files).await, (0, 0));

    let goods = "27位码,单件产品名称\nC1,无\n";
    let bytes = i64::try_from(goods.len()).unwrap();
    platform
        .load("operator", "products", "产品.csv", goods.into())
        .await;
    let stored = counted(&platform, "operator", files).await;
    assert_eq!(stored, (bytes, bytes));
    let clock = json!({"now": "2026-06-02T09:00:00+08:00"});
    let _moved = platform.put("operator", "/clock", clock).await.must(200);
    platform.settle().await;
    assert_eq!(counted(&platform, "operator", files).await, (0, 0));
}

#[tokio::test]
async fn overseers_see_who_stores_most_page_by_page_and_as_a_spreadsheet() {
    let platform = Platform::start(MONDAY).await;
    let today = "2026-03-02";
    for (account, kind, bytes) in [
        ("maker", &evidence::FILES, 5_000),
        ("maker2", &evidence::FILES, 9_000),
        ("operator", &loading::FILES, 7_000),
    ] {
        let organisation = platform.caller(account).await.organisation;
        add(&platform, kind, organisation, today, bytes)
            .await
            .unwrap();
    }
    let mut path = "/storage/organisations?limit=2".to_owned();
    let mut rows: Vec<Value> = Vec::new();
    loop {
        let page = platform.get("bureau", &path).await.must(200);
        assert_eq!(page["total"], 3);
        rows.extend(page["items"].as_array().unwrap().iter().cloned());
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = format!("/storage/organisations?limit=2&cursor={next}");
    }
    let seen: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row["kind"].as_str().unwrap(),
                row["bytes"].as_i64().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("evidence", 9_000),
        ("import-files", 7_000),
        ("evidence", 5_000),
    ];
    assert_eq!(seen, expected);
    let of_one = platform
        .get("operator", "/storage/organisations?kind=import-files")
        .await
        .must(200);
    assert_eq!(of_one["total"], 1);
    assert_eq!(of_one["items"][0]["bytes_per_day_max"], 5_000_000_000_i64);
    let wrong = platform
        .get("operator", "/storage/organisations?kind=x")
        .await;
    assert_eq!(wrong.status, 422);
    let file = platform
        .get("operator", "/storage/organisations?format=xlsx")
        .await;
    assert_eq!(file.status, 200);
    assert!(file.bytes.starts_with(b"PK"));
}
