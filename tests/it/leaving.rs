//! Clients that leave before they are answered: what they began ends, and counts as theirs until then.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use domain::at_work::Held;
use domain::database::{Database, Purpose, Reader};
use serde_json::json;
use tests::{HOSPITAL, Platform, cluster};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_postgres::Client;

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Nothing that is watched takes as long, and every lock is waited for longer.
pub(crate) const SOON: Duration = Duration::from_secs(5);

/// A whole request.
const NEXT: &str = "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n";

/// Of one account, usual requests.
const SHARE: i64 = 6;

/// Sends a request with something behind it, and leaves when the returned stream is dropped.
async fn begin(
    platform: &Platform,
    account: &str,
    request: &str,
    (body, behind): (&str, &str),
) -> TcpStream {
    let server = platform.base().trim_start_matches("http://");
    let server: SocketAddr = server.parse().unwrap();
    let mut stream = TcpStream::connect(server).await.unwrap();
    let token = match account {
        "" => "",
        account => platform.token(account),
    };
    let length = body.len();
    let request = format!(
        "{request} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}{behind}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

/// Statements of the program that wait for a lock.
async fn waiting(client: &Client) -> i64 {
    let query = "select count(*) from pg_stat_activity \
        where datname = current_database() and wait_event_type = 'Lock'";
    client.query_one(query, &[]).await.unwrap().get(0)
}

/// Waits until so many statements wait for a lock.
pub(crate) async fn until_waiting(client: &Client, count: i64, what: &str) {
    let began = Instant::now();
    loop {
        let found = waiting(client).await;
        if found == count {
            return;
        }
        assert!(began.elapsed() < SOON, "{what}: {found} wait for a lock");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// A session that holds a table until it is told to let go.
async fn holding(platform: &Platform, table: &str) -> Client {
    let client = cluster::connect(platform.config()).await;
    let lock = format!("begin; lock table {table} in access exclusive mode");
    client.batch_execute(&lock).await.unwrap();
    client
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_client_began_who_left_is_cancelled_and_rolled_back() {
    let platform = Platform::start(MONDAY).await;
    let watcher = cluster::connect(platform.config()).await;
    let rule = json!({
        "key": "bargaining.answer_term", "value": "3", "clause": "S4-1", "effective_from": "2026-03-03",
    });
    let credentials = json!({ "account": "maker", "password": "sunshine-demo" });
    for (table, account, request, body) in [
        ("invitation", HOSPITAL, "GET /api/v1/invitations", None),
        (
            "invitation",
            HOSPITAL,
            "GET /api/v1/invitations?format=xlsx",
            None,
        ),
        ("event", "operator", "POST /api/v1/rules", Some(rule)),
        ("account", "", "POST /api/v1/sessions", Some(credentials)),
    ] {
        let body = body.map_or_else(String::new, |body| body.to_string());
        // Whatever of the next request lies unread behind it.
        for behind in ["", "\r\n", "GET /healthz HTTP", NEXT, "nonsense"] {
            let holder = holding(&platform, table).await;
            let client = begin(&platform, account, request, (&body, behind)).await;
            until_waiting(&watcher, 1, request).await;
            drop(client);
            until_waiting(&watcher, 0, request).await;
            holder.batch_execute("commit").await.unwrap();
        }
    }
    let written = "select count(*) from rule_proposal";
    let written: i64 = watcher.query_one(written, &[]).await.unwrap().get(0);
    assert_eq!(written, 0, "the change was rolled back");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_has_no_more_at_work_than_his_share() {
    let platform = Platform::start(MONDAY).await;
    let watcher = cluster::connect(platform.config()).await;
    let holder = holding(&platform, "invitation").await;
    let mut at_most = 0;
    for round in 0..60 {
        let client = begin(&platform, HOSPITAL, "GET /api/v1/invitations", ("", "")).await;
        tokio::time::sleep(Duration::from_millis(10)).await;
        drop(client);
        at_most = at_most.max(waiting(&watcher).await);
        let began = Instant::now();
        let _messages = platform.get("maker", "/messages").await.must(200);
        let took = began.elapsed();
        assert!(
            took < Duration::from_secs(1),
            "{took:?} for others in round {round}"
        );
    }
    assert!(
        0 < at_most && at_most <= SHARE,
        "{at_most} statements of one account"
    );
    until_waiting(&watcher, 0, "after all have left").await;
    holder.batch_execute("commit").await.unwrap();
    let _served = platform.get(HOSPITAL, "/invitations").await.must(200);
}

/// Begins a statement that waits for a table, and gives it up.
async fn give_up(db: &Database, watcher: &Client, in_transaction: bool) {
    let work = async {
        let mut connection = db.get().await.unwrap();
        let statement = "select count(*) from invitation";
        if in_transaction {
            let tx = connection.transaction().await.unwrap();
            tx.batch_execute(statement).await.unwrap();
        } else {
            let statement = connection.prepare(statement).await.unwrap();
            connection.query_one(&statement, &[]).await.unwrap();
        }
    };
    tokio::select! {
        () = work => panic!("the table is locked"),
        () = until_waiting(watcher, 1, "a statement") => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_is_free_again_when_nothing_runs_on_it_whatever_it_was_for() {
    let platform = Platform::start(MONDAY).await;
    let watcher = cluster::connect(platform.config()).await;
    for purpose in [
        Purpose::Requests,
        Purpose::Lookups,
        Purpose::SignIn,
        Purpose::Jobs,
    ] {
        let db = platform.app.ground().db.used_for(purpose);
        for in_transaction in [false, true] {
            let holder = holding(&platform, "invitation").await;
            let (place, freed) = tokio::sync::oneshot::channel::<()>();
            let held = Held::new(place);
            held.during(give_up(&db, &watcher, in_transaction)).await;
            // Its place is free when the statement has ended, though the table is not.
            let _freed = tokio::time::timeout(SOON, freed).await.expect("it ends");
            assert_eq!(waiting(&watcher).await, 0, "{purpose:?}");
            holder.batch_execute("commit").await.unwrap();
            // Every connection of the pool can be used at once.
            let mut all = Vec::new();
            for _ in 0..purpose.connections_max() {
                let connection = db.get().await.unwrap();
                connection.batch_execute("select 1").await.unwrap();
                all.push(connection);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_refused_leaves_no_transaction_on_its_connection() {
    let platform = Platform::start(MONDAY).await;
    let db = platform.app.ground().db.used_for(Purpose::SignIn);
    for _ in 0..20 {
        let mut connection = db.get().await.unwrap();
        let tx = connection.transaction().await.unwrap();
        let failed = tx.batch_execute("select 1 / 0").await;
        assert!(failed.is_err());
        drop(tx);
    }
    let connection = db.get().await.unwrap();
    let outside_only = "discard all";
    connection.batch_execute(outside_only).await.unwrap();
}
