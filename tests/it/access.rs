//! The line of each request in the log: who called from where and what came of it, and nothing that is secret.

use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Program};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// What must be in no line, wherever it was sent.
const SECRETS: [&str; 4] = [
    "sunshine-demo",
    "a-wrong-password",
    "searched-for",
    "a-stolen-token",
];

/// Sends requests of every kind; returns the lines of the log, in their order.
async fn lines(platform: &Platform, hops: &str, forwarded: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let program = Program::on(platform)
        .await
        .with("SUNSHINE_LOG", "info")
        .with("SUNSHINE_LOG_JSON", "true")
        .with("SUNSHINE_TRUSTED_HOPS", hops)
        .logging_to(&log);
    let running = program.serve().await;
    let client = tests::client().build().unwrap();
    let url = |path: &str| format!("{}/api/v1{path}", program.base());
    let token = platform.token(HOSPITAL);
    let sign_in = json!({ "account": HOSPITAL, "password": "a-wrong-password" });
    for request in [
        client
            .get(url("/products?q=searched-for&limit=1&cursor=searched-for"))
            .bearer_auth(token),
        client.get(url("/home")).bearer_auth("a-stolen-token"),
        client.post(url("/sessions")).json(&sign_in),
        client
            .post(url("/sessions"))
            .json(&json!({ "account": HOSPITAL, "password": "sunshine-demo" })),
    ] {
        let request = request.header("x-forwarded-for", forwarded);
        let _status = request.send().await.unwrap().status();
    }
    running.stop();
    let text = std::fs::read_to_string(&log).unwrap();
    for secret in SECRETS.into_iter().chain([token]) {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    let fields = lines.map(|line: Value| line["fields"].clone());
    fields
        .filter(|fields| fields["message"] == "request")
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_has_account_and_address_and_no_secret() {
    let platform = Platform::start(MONDAY).await;
    let account = platform.caller(HOSPITAL).await.account.to_string();
    let account = account.as_str();
    let expected = [
        ("GET", "/api/v1/products", 422, account),
        ("GET", "/api/v1/home", 401, "-"),
        ("POST", "/api/v1/sessions", 401, "-"),
        ("POST", "/api/v1/sessions", 201, account),
    ];
    // Without trusted proxies the header is an invention; with two, the second entry from the right is the client.
    for (hops, forwarded, address) in [
        ("0", "203.0.113.9", "127.0.0.1"),
        ("1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        ("2", "203.0.113.9, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        ("1", "not an address", "127.0.0.1"),
    ] {
        let lines = lines(&platform, hops, forwarded).await;
        assert_eq!(lines.len(), expected.len(), "{lines:?}");
        for (line, (method, path, status, account)) in lines.iter().zip(expected) {
            assert_eq!(line["method"], method, "{line}");
            assert_eq!(line["path"], path, "{line}");
            assert_eq!(line["status"], status, "{line}");
            assert_eq!(line["account"], account, "{line}");
            assert_eq!(line["address"], address, "{line} with {hops} hops");
            let id = line["request_id"].as_str().unwrap();
            assert!(!id.is_empty(), "{line}");
        }
    }
}
