//! One client does its worst with a thousand connections, and everybody else is served; what operations read is
//! not for the public.

use std::net::{IpAddr, Ipv4Addr};

use serde_json::{Value, json};
use tests::attack::{Attack, Target};
use tests::{HOSPITAL, Platform, Program, Running};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// Another network than the one of honest clients.
const HOSTILE: Ipv4Addr = Ipv4Addr::new(127, 9, 9, 9);

/// What the program may hold in memory at its worst, in MiB: 256 for bodies and answers, and itself.
const MEMORY_MAX: u64 = 768;

/// How many connections the hostile network must hold before anybody else comes, of the 256 that it may.
const HELD_MIN: usize = 150;

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
    let program = Program::on(&platform).await;
    let running = program.serve().await;
    let target = target(&platform, &program).await;
    let attack = Attack::begin(&target, 1_000, |_| HOSTILE);
    // Most of what the edge lets in from one address is in their hands, before anybody honest comes.
    let first = attack.until_held(HELD_MIN).await;
    assert!(HELD_MIN <= first, "{first} hostile connections are held");
    others_are_served(&platform, &program).await;
    let sent_away = attack.sent_away();
    assert!(0 < sent_away && 0 < attack.held(), "{sent_away} times");
    must_keep_its_budget(&running);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_account_from_many_addresses_stops_nobody_else() {
    let platform = Platform::start(MONDAY).await;
    for index in 1..=40 {
        let _product = platform.capped(index, "100").await;
    }
    platform.settle().await;
    let program = Program::on(&platform).await;
    let running = program.serve().await;
    let target = target(&platform, &program).await;
    // Each from an address of its own, so that no share of an address holds any of them.
    let attack = Attack::begin(&target, 800, |number| {
        let [.., high, low] = u32::try_from(number).unwrap().to_be_bytes();
        Ipv4Addr::new(127, 8, high, low)
    });
    let first = attack.until_held(500).await;
    assert!(500 <= first, "{first} hostile connections are held");
    others_are_served(&platform, &program).await;
    must_keep_its_budget(&running);
}

async fn target(platform: &Platform, program: &Program) -> Target {
    let server = program.base().trim_start_matches("http://").parse();
    Target {
        server: server.unwrap(),
        token: platform.token(HOSPITAL).to_owned(),
        import: imported(platform).await,
    }
}

/// Another account, from another address.
async fn others_are_served(platform: &Platform, program: &Program) {
    let honest = tests::client()
        .local_address(IpAddr::V4(Ipv4Addr::LOCALHOST))
        .build()
        .unwrap();
    let status = async |path: &str| {
        let request = honest.get(format!("{}/api/v1/{path}", program.base()));
        let answer = request.bearer_auth(platform.token("maker")).send().await;
        answer.unwrap().status()
    };
    for round in 0..60 {
        for path in ["home", "products?q=a", "invitations", "messages"] {
            assert_eq!(status(path).await, 200, "{path} in round {round}");
        }
    }
    assert_eq!(status("products?format=xlsx").await, 200);
}

fn must_keep_its_budget(running: &Running) {
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
    let rebound = client
        .get(format!("{}/metrics", program.operations()))
        .header("host", "rebound.example:8081");
    assert_eq!(
        rebound.send().await.unwrap().status(),
        421,
        "by a name of others"
    );
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
