//! How long a session lasts, and that nobody chooses it for another.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{Platform, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const PASSWORD: &str = "sunshine-demo";

/// The status that a session gets which is of this age by one of its columns; no request has used it before.
async fn status_after(platform: &Platform, changed: &str) -> u16 {
    let token = platform.signed_in("maker", PASSWORD).await;
    let client = cluster::connect(platform.config()).await;
    let newest = format!(
        "update session set {changed} where created_at = (select max(created_at) from session)"
    );
    assert_eq!(client.execute(&newest, &[]).await.unwrap(), 1);
    let me = platform.as_holder(&token, Method::GET, "/me", Value::Null);
    me.await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_eight_hours_without_use() {
    let platform = Platform::start(MONDAY).await;
    let unused = "used_at = now() - interval '7 hours 59 minutes 50 seconds'";
    assert_eq!(status_after(&platform, unused).await, 200);
    let over = "used_at = now() - interval '8 hours'";
    assert_eq!(status_after(&platform, over).await, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_seven_days_however_much_it_is_used() {
    let platform = Platform::start(MONDAY).await;
    let token = platform.signed_in("maker", PASSWORD).await;
    let client = cluster::connect(platform.config()).await;
    let lasts = "select extract(epoch from expires_at - created_at)::bigint from session \
        order by created_at desc limit 1";
    let lasts: i64 = client.query_one(lasts, &[]).await.unwrap().get(0);
    assert_eq!(lasts, 7 * 24 * 60 * 60);
    let me = platform.as_holder(&token, Method::GET, "/me", Value::Null);
    assert_eq!(me.await.status, 200);
    let nearly = "used_at = now(), expires_at = now() + interval '10 seconds'";
    assert_eq!(status_after(&platform, nearly).await, 200);
    let over = "used_at = now(), expires_at = now()";
    assert_eq!(status_after(&platform, over).await, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_was_there_before_is_not_the_one_that_somebody_signs_in_with() {
    let platform = Platform::start(MONDAY).await;
    let planted = platform.signed_in("maker2", PASSWORD).await;
    let invented = "0123456789abcdef".repeat(4);
    for held in [&planted, &invented] {
        let request = platform
            .request("", Method::POST, "/sessions")
            .header("cookie", format!("session={held}"))
            .json(&json!({ "account": "maker", "password": PASSWORD }));
        let opened = platform.send(request).await;
        let set: Vec<String> = opened
            .headers
            .get_all("set-cookie")
            .iter()
            .map(|one| one.to_str().unwrap().to_owned())
            .collect();
        assert!(
            set.iter().all(|one| !one.contains(held.as_str())),
            "{set:?}"
        );
        let opened = opened.must(201);
        assert_ne!(opened["token"], json!(held));
        // Whoever planted it holds what it was before, and no session of who signed in.
        let me = platform
            .as_holder(held, Method::GET, "/me", Value::Null)
            .await;
        let is_maker = me.body["account"] == "maker";
        assert!(!is_maker, "{}", me.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_session_has_a_secret_of_its_own_that_the_database_does_not_hold() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..5 {
        let token = platform.signed_in("maker", PASSWORD).await;
        assert_eq!(token.len(), 64, "256 bits");
        let stored = "select count(*) from session where token_hash = decode($1, 'hex')";
        let stored = client.query_one(stored, &[&token]).await.unwrap();
        assert_eq!(stored.get::<_, i64>(0), 0, "by its hash alone");
        assert!(seen.insert(token));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_and_no_other() {
    let platform = Platform::start(MONDAY).await;
    let (one, other) = (
        platform.signed_in("maker", PASSWORD).await,
        platform.signed_in("maker", PASSWORD).await,
    );
    let out = platform.as_holder(&one, Method::DELETE, "/sessions/current", Value::Null);
    assert_eq!(out.await.status, 204);
    for (token, status) in [(one, 401), (other, 200)] {
        let me = platform.as_holder(&token, Method::GET, "/me", Value::Null);
        assert_eq!(me.await.status, status);
    }
}
