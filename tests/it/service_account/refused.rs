//! What keys are refused, and how: one answer for all that do not serve, the missing scope by its name, too many requests.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

use super::{MONDAY, by, keeper, open, revoked, rotated, sent, text};

/// A request from an address by whoever holds a key.
async fn from(platform: &Platform, key: &str, address: &str) -> Reply {
    let request = platform.request("", Method::GET, "/invitations");
    let request = request.bearer_auth(key).header("x-forwarded-for", address);
    platform.send(request).await
}

fn without_request_id(mut body: Value) -> Value {
    body.as_object_mut().unwrap().remove("request_id");
    body
}

#[tokio::test]
async fn unknown_over_revoked_and_misplaced_keys_get_one_answer_and_are_in_the_security_log() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let placed = json!({"name": "placed", "addresses": ["10.1.0.0/16", "2001:db8::/32"]});
    let placed = sent(&platform, &keeper, placed).await.must(201);
    let ended = json!({"name": "ended", "expires_on": "2026-03-02"});
    let ended = sent(&platform, &keeper, ended).await.must(201);
    let gone = open(&platform, &keeper, "gone", &["invitations:read"]).await;
    assert_eq!(revoked(&platform, &keeper, &gone["id"]).await.status, 204);
    let replaced = open(&platform, &keeper, "replaced", &["invitations:read"]).await;
    for _ in 0..2 {
        assert_eq!(
            rotated(&platform, &keeper, &replaced["id"]).await.status,
            201
        );
    }
    platform.wait_until("2026-03-03T00:00:00+08:00");
    for inside in ["10.1.255.255", "2001:db8:1::1"] {
        let reply = from(&platform, &text(&placed["key"]), inside).await;
        assert_eq!(reply.status, 200, "{inside}");
    }
    let unknown = format!("sunshine_key_{}", "0".repeat(64));
    let mut answers = Vec::new();
    for key in [
        unknown.clone(),
        "sunshine_key_".to_owned(),
        text(&ended["key"]),
        text(&gone["key"]),
        text(&replaced["key"]),
        text(&placed["key"]),
    ] {
        // The last one is cached as it serves elsewhere.
        let reply = from(&platform, &key, "10.2.0.1").await;
        assert_eq!(reply.problem(), (401, "key-refused"));
        answers.push(without_request_id(reply.body));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    let log = platform
        .get("bureau", "/security-events?limit=200")
        .await
        .must(200);
    let items = log["items"].as_array().unwrap().iter();
    let refused: Vec<&Value> = items.filter(|item| item["kind"] == "key-refused").collect();
    assert_eq!(
        refused.len(),
        5,
        "the account of each, and one of nobody: {refused:?}"
    );
    assert!(refused.iter().all(|item| item["address"] == "10.2.0.1"));
    assert!(!log.to_string().contains("sunshine_key_"));
}

#[tokio::test]
async fn a_missing_scope_is_named_and_no_scope_gives_what_takes_a_person() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let opened = open(&platform, &keeper, "HIS", &["invitations:read"]).await;
    let key = text(&opened["key"]);
    let reply = platform
        .as_holder(&key, Method::POST, "/invitations", json!({}))
        .await;
    assert_eq!(reply.problem(), (403, "scope-missing"));
    assert_eq!(reply.body["figures"]["scope"], "invitations:write");
    assert!(
        reply.body["detail"]
            .as_str()
            .unwrap()
            .contains("invitations:write")
    );
    assert_eq!(
        by(&platform, &key, "/products").await.problem(),
        (403, "scope-missing")
    );
    for (method, path) in [
        (Method::POST, "/service-accounts"),
        (Method::PUT, "/me/password"),
        (Method::GET, "/me/sessions"),
        (Method::DELETE, "/sessions/current"),
    ] {
        let reply = platform.as_holder(&key, method, path, json!({})).await;
        let status = reply.status;
        assert_eq!(status, 403, "{path}");
        assert_ne!(reply.body["type"], "scope-missing", "{path}");
    }
    // Beyond what its organisation may do no scope helps.
    let reply = platform
        .as_holder(&key, Method::POST, "/declarations", json!({}))
        .await;
    assert_eq!(reply.problem(), (403, "forbidden"));
}

#[tokio::test]
async fn what_is_wrong_with_a_new_one_is_named_field_by_field() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let wrong = json!({
        "name": " ", "scopes": ["payments:release", "invitations:read"], "expires_on": "2027-04-07", "addresses": ["10.0.0.0/40"],
    });
    let reply = sent(&platform, &keeper, wrong).await;
    assert_eq!(reply.problem(), (422, "invalid-fields"));
    let errors = reply.body["errors"].as_array().unwrap().clone();
    let pointers: Vec<&Value> = errors.iter().map(|error| &error["pointer"]).collect();
    assert_eq!(pointers, ["/name", "/scopes", "/expires_on", "/addresses"]);
    let scopes = errors[1]["detail"].as_str().unwrap();
    assert!(
        scopes.contains("payments:release") && scopes.contains("current-prices:read"),
        "{scopes}"
    );
    assert!(
        !scopes.contains("declarations:write"),
        "a hospital declares nothing"
    );
    // A program of those who decide on others reads.
    let operators = json!({"scopes": ["imports:write"]});
    let reply = sent(&platform, platform.token("operator"), operators).await;
    assert_eq!(reply.problem(), (422, "invalid-fields"));
}

#[tokio::test]
async fn a_program_that_sends_too_much_waits_and_keeps_no_other_waiting() {
    let platform = Platform::start(MONDAY).await;
    platform
        .amended(
            "service_account.requests_per_minute",
            "5",
            "◇",
            "2026-03-02",
        )
        .await;
    let keeper = keeper(&platform, "keeper").await;
    let one = text(&open(&platform, &keeper, "one", &["invitations:read"]).await["key"]);
    let other = text(&open(&platform, &keeper, "other", &["invitations:read"]).await["key"]);
    for _ in 0..5 {
        assert_eq!(by(&platform, &one, "/invitations").await.status, 200);
    }
    let reply = by(&platform, &one, "/invitations").await;
    let wait = reply.headers["retry-after"].to_str().unwrap().to_owned();
    assert!((1..=13).contains(&wait.parse::<u64>().unwrap()), "{wait}");
    assert_eq!(reply.problem(), (429, "key-rate-exceeded"));
    assert_eq!(by(&platform, &other, "/invitations").await.status, 200);
    assert_eq!(platform.get(HOSPITAL, "/invitations").await.status, 200);
}

#[tokio::test]
async fn wrong_keys_are_slowed_by_address_and_neither_right_ones_nor_passwords_with_them() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let key = text(&open(&platform, &keeper, "HIS", &["invitations:read"]).await["key"]);
    let began = Instant::now();
    let mut slowed = None;
    for number in 0..120 {
        let wrong = format!("sunshine_key_{number:064}");
        let reply = from(&platform, &wrong, "203.0.113.5").await;
        if reply.status == 429 {
            slowed = Some((number, reply));
            break;
        }
        assert_eq!(reply.problem(), (401, "key-refused"));
    }
    let (number, reply) = slowed.expect("nobody tries without end");
    let forgotten = usize::try_from(began.elapsed().as_secs()).unwrap();
    assert!((30..=31 + forgotten).contains(&number), "{number}");
    assert_eq!(reply.problem(), (429, "too-many-requests"));
    assert_eq!(from(&platform, &key, "203.0.113.5").await.status, 200);
    let body = json!({"account": HOSPITAL, "password": "sunshine-demo"});
    let request = platform.request("", Method::POST, "/sessions");
    let request = request.header("x-forwarded-for", "203.0.113.5").json(&body);
    assert_eq!(platform.send(request).await.status, 201);
    assert!(began.elapsed() < Duration::from_secs(60));
}

#[tokio::test]
async fn a_key_in_a_cookie_is_none_and_its_name_signs_nobody_in() {
    let platform = Platform::start(MONDAY).await;
    let keeper = keeper(&platform, "keeper").await;
    let key = text(&open(&platform, &keeper, "his", &["invitations:read"]).await["key"]);
    let request = platform.request("", Method::GET, "/invitations");
    let request = request.header("cookie", format!("session={key}"));
    assert_eq!(platform.send(request).await.problem(), (401, "no-caller"));
    let client = tests::cluster::connect(platform.config()).await;
    let query = "select account from account where is_program";
    let name: String = client.query_one(query, &[]).await.unwrap().get(0);
    for password in ["", key.as_str(), "sunshine-demo"] {
        let body = json!({"account": name, "password": password});
        let reply = platform.post("", "/sessions", body).await;
        assert_eq!(reply.problem(), (401, "invalid-credentials"));
    }
}
