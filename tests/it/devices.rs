//! Devices that signed in before: nobody keeps them out, and what they hold helps nobody else.

use chrono::{DateTime, TimeDelta, Utc};
use domain::database::Purpose;
use domain::party::{self, SignIn, SignInAttempt, Token};
use domain::{Clock, FixedClock, SystemClock};
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;
use tests::{HOSPITAL, Platform, Reply, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const RIGHT: &str = "sunshine-demo";
const WRONG: &str = "a-wrong-password";

async fn try_with(platform: &Platform, account: &str, password: &str, cookie: &str) -> Reply {
    let body = json!({"account": account, "password": password});
    let request = platform.request("", Method::POST, "/sessions").json(&body);
    platform.send(request.header("cookie", cookie)).await
}

/// `device=…`, as an answer sets it.
fn device_of(reply: &Reply) -> String {
    let cookies = reply.headers.get_all("set-cookie").iter();
    let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap());
    let cookie = cookies.find(|cookie| cookie.starts_with("device="));
    let cookie = cookie.expect("a device is made known");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/", "Max-Age="] {
        assert!(cookie.contains(part), "{cookie}");
    }
    cookie.split(';').next().unwrap().to_owned()
}

async fn known_device(platform: &Platform, account: &str, cookie: &str) -> String {
    let reply = try_with(platform, account, RIGHT, cookie).await;
    assert_eq!(reply.status, 201, "{}", reply.body);
    device_of(&reply)
}

async fn lock_from_elsewhere(platform: &Platform, account: &str) {
    for _ in 0..6 {
        let _wrong = try_with(platform, account, WRONG, "").await;
    }
    let locked = try_with(platform, account, RIGHT, "").await;
    assert_eq!(locked.problem(), (401, "invalid-credentials"));
}

/// Signs in at an instant of the wall clock.
async fn at(
    platform: &Platform,
    now: DateTime<Utc>,
    account: &str,
    password: &str,
    device: Option<&Token>,
) -> Option<Token> {
    let ground = platform.app.ground();
    let db = ground.db.used_for(Purpose::SignIn);
    let attempt = SignInAttempt {
        account,
        password,
        address: None,
        device,
    };
    let log = ground.security_log();
    let outcome = party::sign_in(&db, &FixedClock::at(now), log, attempt).await;
    match outcome.unwrap() {
        SignIn::Opened(opened) => Some(opened.device),
        SignIn::Refused => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_kept_locked_for_hours_is_open_to_its_own_device() {
    let platform = Platform::start(MONDAY).await;
    let start = SystemClock.now();
    let mut device = at(&platform, start, HOSPITAL, RIGHT, None).await.unwrap();
    for _ in 0..5 {
        assert!(at(&platform, start, HOSPITAL, WRONG, None).await.is_none());
    }
    for quarter in 1..=16 {
        let now = start + TimeDelta::minutes(15 * quarter);
        assert!(at(&platform, now, HOSPITAL, WRONG, None).await.is_none());
        let later = now + TimeDelta::minutes(5);
        let elsewhere = at(&platform, later, HOSPITAL, RIGHT, None).await;
        assert!(elsewhere.is_none(), "locked again by one more");
        let own = at(&platform, later, HOSPITAL, RIGHT, Some(&device)).await;
        device = own.expect("its own device is let in");
    }
    // What it held when it expired is nothing any more.
    let expired = start + TimeDelta::days(181 + 1);
    let fresh = at(&platform, expired, HOSPITAL, RIGHT, Some(&device))
        .await
        .unwrap();
    assert!(fresh.text() != device.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_device_holds_helps_no_other_account_and_nothing_invented_helps() {
    let platform = Platform::start(MONDAY).await;
    let of_maker = known_device(&platform, "maker", "").await;
    lock_from_elsewhere(&platform, HOSPITAL).await;
    let invented = format!("device={}", "0f".repeat(32));
    for cookie in [
        &of_maker,
        &invented,
        "device=",
        "device=short",
        "device=%00",
    ] {
        let reply = try_with(&platform, HOSPITAL, RIGHT, cookie).await;
        assert_eq!(reply.problem(), (401, "invalid-credentials"), "{cookie}");
    }
    let no_password = try_with(&platform, "maker", WRONG, &of_maker).await;
    assert_eq!(no_password.problem(), (401, "invalid-credentials"));
    let session = platform.request("", Method::GET, "/sessions/current");
    let reply = platform.send(session.header("cookie", &of_maker)).await;
    assert_eq!(reply.status, 401, "it is no session");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_locks_itself_alone() {
    let platform = Platform::start(MONDAY).await;
    let device = known_device(&platform, HOSPITAL, "").await;
    for _ in 0..10 {
        let wrong = try_with(&platform, HOSPITAL, WRONG, &device).await;
        assert_eq!(wrong.problem(), (401, "invalid-credentials"));
    }
    let itself = try_with(&platform, HOSPITAL, RIGHT, &device).await;
    assert_eq!(itself.problem(), (401, "invalid-credentials"));
    let elsewhere = try_with(&platform, HOSPITAL, RIGHT, "").await;
    assert_eq!(elsewhere.status, 201, "others are not kept out by it");
}

#[tokio::test(flavor = "multi_thread")]
async fn people_who_share_a_device_each_keep_their_way_in() {
    let platform = Platform::start(MONDAY).await;
    let first = known_device(&platform, HOSPITAL, "").await;
    let shared = known_device(&platform, "reader", &first).await;
    assert_ne!(first, shared, "what somebody may have planted is replaced");
    lock_from_elsewhere(&platform, HOSPITAL).await;
    assert_eq!(known_device(&platform, HOSPITAL, &shared).await, shared);
    let planted = try_with(&platform, HOSPITAL, RIGHT, &first).await;
    assert_eq!(planted.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_device_is_not_slowed_by_what_others_try() {
    let platform = Platform::start(MONDAY).await;
    let device = known_device(&platform, HOSPITAL, "").await;
    let flood = (0..60).map(|_| try_with(&platform, HOSPITAL, WRONG, ""));
    let slowed = join_all(flood).await;
    assert!(slowed.iter().any(|reply| reply.status == 429));
    let invented = format!("device={}", "0f".repeat(32));
    let invented = try_with(&platform, HOSPITAL, RIGHT, &invented).await;
    assert_eq!(invented.status, 429);
    known_device(&platform, HOSPITAL, &device).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_has_no_known_devices_when_it_is_enabled_again() {
    let platform = Platform::start(MONDAY).await;
    let device = known_device(&platform, "maker", "").await;
    let session = platform.get("maker", "/sessions/current").await.must(200);
    let organisation = session["organisation"]["id"].as_str().unwrap();
    let path = format!("/organisations/{organisation}/accounts");
    let accounts = platform.get("operator", &path).await.must(200);
    let id = accounts["items"][0]["id"].as_str().unwrap();
    for state in ["disabled", "active"] {
        let path = format!("/accounts/{id}/state");
        let set = platform
            .put("operator", &path, json!({"state": state}))
            .await;
        assert_eq!(set.status, 204, "{}", set.body);
    }
    lock_from_elsewhere(&platform, "maker").await;
    let forgotten = try_with(&platform, "maker", RIGHT, &device).await;
    assert_eq!(forgotten.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_without_cookies_forgets_no_device_that_came_back() {
    let platform = Platform::start(MONDAY).await;
    let start = SystemClock.now();
    let device = at(&platform, start, HOSPITAL, RIGHT, None).await.unwrap();
    let later = start + TimeDelta::hours(1);
    let again = at(&platform, later, HOSPITAL, RIGHT, Some(&device)).await;
    assert!(again.is_some());
    for minute in 0..30 {
        let now = later + TimeDelta::minutes(minute);
        assert!(at(&platform, now, HOSPITAL, RIGHT, None).await.is_some());
    }
    let client = cluster::connect(platform.config()).await;
    let count = "select count(*) from device join account on account.id = device.account where account.account = $1";
    let row = client.query_one(count, &[&HOSPITAL]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 20);
    for _ in 0..5 {
        assert!(at(&platform, later, HOSPITAL, WRONG, None).await.is_none());
    }
    assert!(
        at(&platform, later, HOSPITAL, RIGHT, Some(&device))
            .await
            .is_some()
    );
}

/// Statements that one attempt runs on the server, as it counts them.
async fn statements(platform: &Platform, account: &str, device: Option<&Token>) -> Vec<String> {
    let client = cluster::connect(platform.config()).await;
    let seen = "select query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() \
        and query ~ 'account|device' order by query";
    assert!(
        at(platform, SystemClock.now(), account, WRONG, device)
            .await
            .is_none()
    );
    let rows = client.query(seen, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn known_and_unknown_names_are_answered_alike_with_and_without_a_device() {
    let platform = Platform::start(MONDAY).await;
    let invented = Token::sent(&"0f".repeat(32));
    for device in [None, Some(&invented)] {
        let known = statements(&platform, "maker", device).await;
        let unknown = statements(&platform, "nobody", device).await;
        assert_eq!(known, unknown);
    }
    let cookie = format!("device={}", invented.text());
    let mut replies = Vec::new();
    for name in ["maker", "nobody"] {
        let mut reply = try_with(&platform, name, WRONG, &cookie).await;
        reply.body.as_object_mut().unwrap().remove("request_id");
        assert!(!reply.headers.contains_key("set-cookie"));
        replies.push((reply.status, reply.body));
    }
    assert_eq!(replies[0], replies[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn attempts_at_the_same_time_from_one_device_are_all_counted() {
    let platform = Platform::start(MONDAY).await;
    let device = known_device(&platform, HOSPITAL, "").await;
    let tries = (0..12).map(|_| try_with(&platform, HOSPITAL, WRONG, &device));
    for reply in join_all(tries).await {
        assert_eq!(reply.problem(), (401, "invalid-credentials"));
    }
    let locked = try_with(&platform, HOSPITAL, RIGHT, &device).await;
    assert_eq!(locked.problem(), (401, "invalid-credentials"));
}
