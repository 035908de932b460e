//! Changing one's own password: what it takes, and whom it signs out.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const OLD: &str = "sunshine-demo";
const NEW: &str = "a-better-word-7";

async fn sign_in(platform: &Platform, password: &str) -> Reply {
    let body = json!({"account": HOSPITAL, "password": password});
    platform.post("", "/sessions", body).await
}

/// The token of a new session at a device of its own.
async fn signed_in(platform: &Platform) -> String {
    let session = sign_in(platform, OLD).await.must(201);
    session["token"].as_str().unwrap().to_owned()
}

async fn change(platform: &Platform, token: &str, current: &str, new: &str) -> Reply {
    let body = json!({"current": current, "new": new});
    let request = platform.request("", Method::PUT, "/me/password");
    platform.send(request.bearer_auth(token).json(&body)).await
}

async fn is_signed_in(platform: &Platform, token: &str) -> bool {
    let request = platform.request("", Method::GET, "/sessions/current");
    platform.send(request.bearer_auth(token)).await.status == 200
}

fn first_error(refused: &Reply) -> (u16, &Value) {
    (refused.status, &refused.body["errors"][0]["pointer"])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_ends_all_other_sessions_and_the_old_password_is_none_any_more() {
    let platform = Platform::start(MONDAY).await;
    let (own, elsewhere) = (signed_in(&platform).await, signed_in(&platform).await);
    assert_eq!(change(&platform, &own, OLD, NEW).await.status, 204);
    assert!(is_signed_in(&platform, &own).await);
    assert!(!is_signed_in(&platform, &elsewhere).await);
    let refused = sign_in(&platform, OLD).await;
    assert_eq!(refused.problem(), (401, "invalid-credentials"));
    assert_eq!(sign_in(&platform, NEW).await.status, 201);

    let log = platform.get("bureau", "/security-events?kind=password-changed");
    let log = log.await.must(200);
    assert_eq!(log["total"], 1, "{log}");
    let entry = &log["items"][0];
    assert_eq!(entry["actor"]["account"], HOSPITAL);
    // The platform's own session of the account ended with the one above.
    assert!(entry["data"]["sessions_ended"].as_u64().unwrap() >= 1);
    let text = log.to_string();
    assert!(!text.contains(NEW) && !text.contains("argon2"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_other_device_keeps_its_way_in() {
    let platform = Platform::start(MONDAY).await;
    let (own, _elsewhere) = (signed_in(&platform).await, signed_in(&platform).await);
    assert_eq!(change(&platform, &own, OLD, NEW).await.status, 204);
    let request = platform.request("", Method::GET, "/devices");
    let devices = platform.send(request.bearer_auth(&own)).await.must(200);
    assert_eq!(devices["total"], 1, "{devices}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_present_password_or_a_weak_new_one_changes_nothing() {
    let platform = Platform::start(MONDAY).await;
    let own = signed_in(&platform).await;
    for (current, new, pointer) in [
        ("not-the-password", NEW, "/current"),
        (OLD, "          ", "/new"),
        (OLD, "1234567890", "/new"),
        (OLD, "short-1", "/new"),
        (OLD, "hospital-2026-x", "/new"),
        (OLD, "Password-2026", "/new"),
        (OLD, OLD, "/new"),
    ] {
        let refused = change(&platform, &own, current, new).await;
        assert_eq!(first_error(&refused), (422, &json!(pointer)), "{new}");
    }
    assert_eq!(sign_in(&platform, OLD).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_the_present_password_with_a_session_of_another_is_slowed() {
    let platform = Platform::start(MONDAY).await;
    let own = signed_in(&platform).await;
    let mut slowed = None;
    for number in 0..60 {
        let guess = format!("a-wrong-word-{number}");
        let refused = change(&platform, &own, &guess, NEW).await;
        if refused.status == 429 {
            assert!(refused.headers.contains_key("retry-after"));
            slowed = Some(number);
            break;
        }
        assert_eq!(first_error(&refused), (422, &json!("/current")));
    }
    assert!(slowed.is_some(), "sixty guesses passed");
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_that_are_guessed_first_open_no_account() {
    let platform = Platform::start(MONDAY).await;
    let session = platform.get("maker", "/sessions/current").await.must(200);
    let organisation = session["organisation"]["id"].as_str().unwrap();
    let path = format!("/organisations/{organisation}/accounts");
    for password in ["          ", "1234567890", "newcomer-2026", "Admin@123456"] {
        let account = json!({
            "account": "newcomer", "display_name": "新人", "password": password, "roles": ["trader"],
        });
        let refused = platform.post("operator", &path, account).await;
        assert_eq!(
            first_error(&refused),
            (422, &json!("/password")),
            "{password}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_of_the_present_password_are_counted_locked_and_logged_as_those_at_signing_in() {
    let platform = Platform::start(MONDAY).await;
    let own = signed_in(&platform).await;
    for _ in 0..5 {
        let refused = change(&platform, &own, "not-the-password", NEW).await;
        assert_eq!(first_error(&refused), (422, &json!("/current")));
    }
    // Locked: the right one proves nothing now, and the answer is the same.
    let locked = change(&platform, &own, OLD, NEW).await;
    assert_eq!(first_error(&locked), (422, &json!("/current")));
    let refused = sign_in(&platform, OLD).await;
    assert_eq!(refused.problem(), (401, "invalid-credentials"));
    assert!(is_signed_in(&platform, &own).await);

    let entries = async |kind: &str| {
        let path = format!("/security-events?account={HOSPITAL}&kind={kind}");
        let log = platform.get("bureau", &path).await.must(200);
        log["items"].as_array().unwrap().clone()
    };
    platform.settle().await;
    for kind in ["password-not-proved", "account-locked", "sign-in-barred"] {
        let found = entries(kind).await;
        assert!(!found.is_empty(), "{kind}");
        assert_eq!(found[0]["address"], "127.0.0.1", "{kind}");
    }
}
