//! Devices that signed in before: nobody keeps them out, and what they hold helps nobody else.

use chrono::{DateTime, TimeDelta, Utc};
use domain::database::Purpose;
use domain::party::{self, SignIn, SignInAttempt, Token};
use domain::{Clock, FixedClock, SystemClock};
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
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
        code: None,
        passkey: None,
        address: None,
        device,
        device_name: "",
    };
    let log = ground.security_log();
    let moment = ground.moment();
    let outcome = party::sign_in(&db, &FixedClock::at(now), log, &moment, attempt).await;
    match outcome.unwrap() {
        SignIn::Opened(opened) => Some(opened.device),
        SignIn::Refused | SignIn::CodeMissing(_) | SignIn::CodeWrong => None,
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

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_came_back_with_its_session_alone_is_kept_before_those_that_never_did() {
    let platform = Platform::start(MONDAY).await;
    // With the first page that the browser opens, or minutes later.
    for (account, after) in [
        (HOSPITAL, TimeDelta::seconds(2)),
        ("maker", TimeDelta::minutes(5)),
    ] {
        is_kept_when_it_came_back(&platform, account, after).await;
    }
}

async fn is_kept_when_it_came_back(platform: &Platform, account: &str, after: TimeDelta) {
    let start = SystemClock.now();
    let body = json!({"account": account, "password": RIGHT});
    let signed_in = platform.post("", "/sessions", body).await;
    let cookie = device_of(&signed_in);
    let (device, session) = (
        Token::sent(cookie.strip_prefix("device=").unwrap()),
        Token::sent(signed_in.body["token"].as_str().unwrap()),
    );
    // Another device signed in no later, and never came back.
    let gone = at(platform, start, account, RIGHT, None).await.unwrap();
    let connection = platform.app.ground().db.get().await.unwrap();
    let known = party::resume(&connection, start + after, &session, Some(&device)).await;
    assert!(known.unwrap().is_some());
    for minute in 10..36 {
        let now = start + TimeDelta::minutes(minute);
        assert!(at(platform, now, account, RIGHT, None).await.is_some());
    }
    let locked = start + TimeDelta::hours(1);
    for _ in 0..5 {
        assert!(at(platform, locked, account, WRONG, None).await.is_none());
    }
    let own = at(platform, locked, account, RIGHT, Some(&device)).await;
    assert!(own.is_some(), "others keep nobody out of his own device");
    let never = at(platform, locked, account, RIGHT, Some(&gone)).await;
    assert!(never.is_none());
}

/// Statements that one attempt runs on the server, as it counts them. The security log is written at its own pace, once
/// for many attempts: it may fall into any.
async fn statements(platform: &Platform, account: &str, device: Option<&Token>) -> Vec<String> {
    let client = cluster::connect(platform.config()).await;
    let seen = "select query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() \
        and query ~ 'account|device' and query !~ 'into security_event' order by query";
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
    // At the operation itself: over HTTP one that comes when ten have failed is told to wait, and one that finds no turn for
    // its password in time tries none.
    let now = SystemClock.now();
    let token = Token::sent(device.trim_start_matches("device="));
    let tries = (0..10).map(|_| at(&platform, now, HOSPITAL, WRONG, Some(&token)));
    assert!(join_all(tries).await.iter().all(Option::is_none));
    let locked = try_with(&platform, HOSPITAL, RIGHT, &device).await;
    assert_eq!(locked.problem(), (401, "invalid-credentials"));
}

async fn devices(platform: &Platform, account: &str, query: &str) -> Vec<Value> {
    let list = platform.get(account, &format!("/devices{query}")).await;
    list.must(200)["items"].as_array().unwrap().clone()
}

/// Signs in as a browser does; returns what the device holds and the token of the session.
async fn browser(platform: &Platform, account: &str, agent: &str) -> (String, String) {
    let body = json!({"account": account, "password": RIGHT});
    let request = platform.request("", Method::POST, "/sessions").json(&body);
    let reply = platform.send(request.header("user-agent", agent)).await;
    assert_eq!(reply.status, 201, "{}", reply.body);
    (
        device_of(&reply),
        reply.body["token"].as_str().unwrap().to_owned(),
    )
}

async fn with_token(
    platform: &Platform,
    method: Method,
    path: &str,
    token: &str,
    cookie: &str,
) -> Reply {
    let request = platform.request("", method, path).bearer_auth(token);
    platform.send(request.header("cookie", cookie)).await
}

const EDGE: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
    Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0";

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_device_is_a_stranger_again_and_its_sessions_end() {
    let platform = Platform::start(MONDAY).await;
    let (lost, stolen) = browser(&platform, HOSPITAL, EDGE).await;
    let (desk, own) = browser(&platform, HOSPITAL, "curl/8.5.0").await;
    let list = with_token(&platform, Method::GET, "/devices", &own, &desk)
        .await
        .must(200);
    let list = list["items"].as_array().unwrap();
    let named = |name: &str| list.iter().find(|one| one["name"] == name).unwrap();
    let (edge, curl) = (named("Edge · Windows"), named("curl"));
    assert_eq!(
        (&edge["is_current"], &edge["sessions"]),
        (&json!(false), &json!(1))
    );
    assert_eq!(
        (&curl["is_current"], &curl["sessions"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(edge["address"], "127.0.0.1");
    let secret = lost.strip_prefix("device=").unwrap();
    let shown = serde_json::to_string(list).unwrap();
    assert!(
        !shown.contains(secret) && !shown.contains("hash"),
        "{shown}"
    );

    let path = format!("/devices/{}", edge["id"].as_str().unwrap());
    let foreign = platform.request("maker", Method::DELETE, &path);
    assert_eq!(platform.send(foreign).await.status, 404);
    let removed = with_token(&platform, Method::DELETE, &path, &own, &desk).await;
    assert_eq!(removed.status, 204, "{}", removed.body);
    let ended = with_token(&platform, Method::GET, "/sessions/current", &stolen, "").await;
    assert_eq!(ended.status, 401, "its session has ended");
    let still = with_token(&platform, Method::GET, "/sessions/current", &own, "").await;
    assert_eq!(still.status, 200, "others go on");
    let again = with_token(&platform, Method::DELETE, &path, &own, &desk).await;
    assert_eq!(again.status, 404);

    lock_from_elsewhere(&platform, HOSPITAL).await;
    let stranger = try_with(&platform, HOSPITAL, RIGHT, &lost).await;
    assert_eq!(stranger.problem(), (401, "invalid-credentials"));
    assert_eq!(known_device(&platform, HOSPITAL, &desk).await, desk);
    let log = platform
        .get("bureau", "/security-events?kind=device-removed")
        .await;
    let entry = log.must(200)["items"][0].clone();
    assert_eq!(entry["data"]["device"], "Edge · Windows");
    assert_eq!(entry["account"]["account"], HOSPITAL);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_device_does_not_distinguish_known_from_unknown_names() {
    let platform = Platform::start(MONDAY).await;
    let (lost, token) = browser(&platform, HOSPITAL, EDGE).await;
    for one in devices(&platform, HOSPITAL, "").await {
        let path = format!("/devices/{}", one["id"].as_str().unwrap());
        if one["name"] == "Edge · Windows" {
            assert_eq!(
                with_token(&platform, Method::DELETE, &path, &token, "")
                    .await
                    .status,
                204
            );
        }
    }
    let mut replies = Vec::new();
    for name in [HOSPITAL, "maker", "nobody"] {
        let mut reply = try_with(&platform, name, WRONG, &lost).await;
        reply.body.as_object_mut().unwrap().remove("request_id");
        assert!(!reply.headers.contains_key("set-cookie"));
        replies.push((reply.status, reply.body));
    }
    assert!(
        replies.iter().all(|reply| *reply == replies[0]),
        "{replies:?}"
    );
    let held = Token::sent(lost.strip_prefix("device=").unwrap());
    let known = statements(&platform, HOSPITAL, Some(&held)).await;
    assert_eq!(known, statements(&platform, "nobody", Some(&held)).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisations_own_administrator_removes_lost_devices_and_nobody_else() {
    let platform = Platform::start(MONDAY).await;
    let administrator = crate::authorization::requests::administrator(&platform).await;
    let accounts = platform.accounts_beside(HOSPITAL).await;
    let accounts = platform.get("operator", &accounts).await.must(200);
    let accounts = accounts["items"].as_array().unwrap();
    let of = |name: &str| accounts.iter().find(|one| one["account"] == name).unwrap();
    let query = format!("?account={}", of(HOSPITAL)["id"].as_str().unwrap());
    let _lost = browser(&platform, HOSPITAL, "curl/8").await;
    let all = format!("/devices{query}");
    let list = with_token(&platform, Method::GET, &all, &administrator, "").await;
    let list = list.must(200);
    let items = list["items"].as_array().unwrap();
    let lost = items.iter().find(|one| one["name"] == "curl").unwrap();
    let path = format!("/devices/{}", lost["id"].as_str().unwrap());
    for other in ["hospital2", "maker", "bureau", "operator"] {
        let request = platform.request(other, Method::DELETE, &path);
        assert_eq!(platform.send(request).await.status, 404, "{other}");
        assert_eq!(platform.get(other, &all).await.status, 404, "{other}");
    }
    let removed = with_token(&platform, Method::DELETE, &path, &administrator, "").await;
    assert_eq!(removed.status, 204, "{}", removed.body);
}
