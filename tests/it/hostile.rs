//! One client does its worst with a thousand connections, and everybody else is served; what operations read is
//! not for the public.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Program};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;
use tokio::task::JoinSet;

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Another network than the one of honest clients.
const HOSTILE: Ipv4Addr = Ipv4Addr::new(127, 9, 9, 9);

/// What the program may hold in memory at its worst, in MiB: 256 for bodies and answers, and itself.
const MEMORY_MAX: u64 = 768;

/// How many connections the hostile network must hold before anybody else comes, of the 256 that it may.
const HELD_MIN: usize = 150;

/// Sends `begin` and then nothing more than a byte now and then, until it is cut off.
async fn hold(server: SocketAddr, begin: Vec<u8>, held: Arc<AtomicUsize>) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((HOSTILE, 0).into()).unwrap();
    let Ok(mut stream) = socket.connect(server).await else {
        return;
    };
    if stream.write_all(&begin).await.is_err() {
        return;
    }
    held.fetch_add(1, Ordering::Relaxed);
    let mut answer = [0; 1024];
    loop {
        let reading = stream.read(&mut answer);
        match tokio::time::timeout(Duration::from_secs(2), reading).await {
            Ok(Ok(0) | Err(_)) => break,
            // It reads no more of the answer than this.
            Ok(Ok(_)) => tokio::time::sleep(Duration::from_secs(2)).await,
            Err(_) if stream.write_all(b"x").await.is_err() => break,
            Err(_) => {}
        }
    }
    held.fetch_sub(1, Ordering::Relaxed);
}

fn head(token: &str, request: &str, rest: &str) -> Vec<u8> {
    let head = format!("{request} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer {token}\r\n{rest}");
    head.into_bytes()
}

/// Everything at once that was seen to stop the platform.
fn attack(server: SocketAddr, token: &str, import: &str, held: &Arc<AtomicUsize>) -> JoinSet<()> {
    let upload = "content-type: multipart/form-data; boundary=b\r\ncontent-length: 20000000\r\n\r\n\
                  --b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n";
    let mut stuck = head(token, "POST /api/v1/evidence", upload);
    stuck.resize(stuck.len() + 15_000_000, b'x');
    let export = head(token, "GET /api/v1/products?format=xlsx", "\r\n");
    let report = format!("GET /api/v1/imports/{import}/report");
    let report = head(token, &report, "\r\n");
    let slow_body = "content-type: application/json\r\ncontent-length: 2000000\r\n\r\n{";
    let slow_body = head(token, "POST /api/v1/invitations", slow_body);
    let slow_sign_in = head("", "POST /api/v1/sessions", "content-length: 4000\r\n\r\n{");
    let slow_head = head(token, "GET /api/v1/home", "x: ");
    let plain = head(token, "GET /api/v1/invitations", "\r\n");
    let kinds = [
        (60, stuck),
        (32, export),
        (24, report),
        (100, plain),
        (200, slow_body),
        (200, slow_sign_in),
        (384, slow_head),
    ];
    let mut hostile = JoinSet::new();
    for (count, begin) in kinds {
        for _ in 0..count {
            hostile.spawn(hold(server, begin.clone(), held.clone()));
        }
    }
    hostile
}

async fn imported(platform: &Platform) -> String {
    let file = "27位码,价格,生效日期,合同编号\nC14020315924063616500000001,80,2026-01-01,H\n";
    let import = platform
        .load(HOSPITAL, "current-prices", "价格.csv", file.into())
        .await;
    import["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_hostile_connections_of_one_network_stop_nobody_else() {
    let platform = Platform::start(MONDAY).await;
    for index in 1..=40 {
        let _product = platform.capped(index, "100").await;
    }
    platform.settle().await;
    let import = imported(&platform).await;
    let program = Program::on(&platform).await;
    let running = program.serve().await;
    let server = program
        .base()
        .trim_start_matches("http://")
        .parse()
        .unwrap();
    let held = Arc::new(AtomicUsize::new(0));
    let mut hostile = attack(server, platform.token(HOSPITAL), &import, &held);
    // Most of what the edge lets in from one address is in their hands, before anybody honest comes.
    for _ in 0..300 {
        if HELD_MIN <= held.load(Ordering::Relaxed) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let first = held.load(Ordering::Relaxed);
    assert!(HELD_MIN <= first, "{first} hostile connections are held");
    let honest = tests::client()
        .local_address(IpAddr::V4(Ipv4Addr::LOCALHOST))
        .build()
        .unwrap();
    for round in 0..60 {
        for path in ["home", "products?q=a", "invitations", "messages"] {
            let request = honest.get(format!("{}/api/v1/{path}", program.base()));
            let answer = request.bearer_auth(platform.token("maker")).send().await;
            let status = answer.unwrap().status();
            assert_eq!(status, 200, "{path} in round {round}");
        }
    }
    let export = honest.get(format!("{}/api/v1/products?format=xlsx", program.base()));
    let export = export.bearer_auth(platform.token("maker")).send().await;
    assert_eq!(export.unwrap().status(), 200);
    let mut sent_away = 0;
    while hostile.try_join_next().is_some() {
        sent_away += 1;
    }
    assert!(
        0 < sent_away && !hostile.is_empty(),
        "{sent_away} of 1,000 were sent away"
    );
    let peak = running.peak_memory() >> 20;
    assert!(peak < MEMORY_MAX, "{peak} MiB");
}

#[tokio::test]
async fn details_and_metrics_are_for_operations_alone_with_jobs_too() {
    let platform = Platform::start(MONDAY).await;
    let client = tests::client().build().unwrap();
    let read = async |address: String| {
        let answer = client.get(address).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    let program = Program::on(&platform).await;
    let _running = program.serve().await;
    let (status, ready) = read(format!("{}/readyz", program.base())).await;
    let ready: Value = serde_json::from_str(&ready).unwrap();
    assert_eq!((status, ready), (200, json!({ "ready": true })));
    assert_eq!(read(format!("{}/metrics", program.base())).await.0, 404);
    let (status, metrics) = read(format!("{}/metrics", program.operations())).await;
    assert!(
        status == 200 && metrics.contains("http_requests"),
        "{metrics}"
    );

    let jobs = Program::on(&platform).await.with("SUNSHINE_ROLE", "jobs");
    let _running = jobs.serve().await;
    let (status, ready) = read(format!("{}/readyz", jobs.operations())).await;
    assert!(status == 200 && ready.contains("red_jobs"), "{ready}");
    assert_eq!(read(format!("{}/healthz", jobs.operations())).await.0, 200);
    let (status, _) = read(format!("{}/api/v1/products", jobs.operations())).await;
    assert_eq!(status, 404, "operations alone");
}
