//! Ways back into an account that its own administrator gives, and one's own sessions.

use domain::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const OLD: &str = "sunshine-demo";
const NEW: &str = "a-better-word-7";

/// A hospital with an administrator and a buyer of its own, as administrators see them.
struct Hospital {
    platform: Platform,
    accounts: String,
    administrator: String,
    buyer: String,
}

impl Hospital {
    async fn start() -> Self {
        let platform = Platform::start(MONDAY).await;
        let accounts = platform.accounts_beside(HOSPITAL).await;
        let chief = [Role::Administrator];
        let (administrator, _) = platform.colleague(HOSPITAL, "chief", &chief).await;
        let organisation = platform.caller(HOSPITAL).await.organisation;
        let buyer = platform
            .founded(organisation, "buyer", &[Role::Trader])
            .await;
        Self {
            platform,
            accounts,
            administrator,
            buyer,
        }
    }

    async fn send(&self, token: &str, method: Method, path: &str, body: Value) -> Reply {
        let request = self.platform.request("", method, path);
        self.platform
            .send(request.bearer_auth(token).json(&body))
            .await
    }

    async fn get(&self, token: &str, path: &str) -> Reply {
        let request = self.platform.request("", Method::GET, path);
        self.platform.send(request.bearer_auth(token)).await
    }

    async fn reset(&self, token: &str, account: &str) -> Reply {
        let path = format!("/accounts/{account}/password-reset");
        self.send(token, Method::POST, &path, json!({})).await
    }

    async fn buyer_listed(&self) -> Value {
        let listed = self
            .get(&self.administrator, &self.accounts)
            .await
            .must(200);
        let items = listed["items"].as_array().unwrap();
        let buyer = items.iter().find(|one| one["account"] == "buyer");
        buyer.unwrap().clone()
    }
}

async fn sign_in(platform: &Platform, account: &str, password: &str) -> Reply {
    let body = json!({"account": account, "password": password});
    platform.post("", "/sessions", body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_temporary_password_opens_nothing_but_changing_it() {
    let hospital = Hospital::start().await;
    let platform = &hospital.platform;
    let before = platform.signed_in("buyer", OLD).await;
    let reset = hospital
        .reset(&hospital.administrator, &hospital.buyer)
        .await
        .must(200);
    let temporary = reset["password"].as_str().unwrap();

    assert_eq!(hospital.get(&before, "/sessions/current").await.status, 401);
    let refused = sign_in(platform, "buyer", OLD).await;
    assert_eq!(refused.problem(), (401, "invalid-credentials"));

    let session = sign_in(platform, "buyer", temporary).await.must(201);
    assert_eq!(session["must_change_password"], true);
    let token = session["token"].as_str().unwrap();
    for path in [
        "/products",
        "/feed",
        "/messages",
        "/me/sessions",
        "/invitations?format=xlsx",
    ] {
        let refused = hospital.get(token, path).await;
        assert_eq!(refused.problem(), (403, "password-to-change"), "{path}");
    }
    let current = hospital.get(token, "/sessions/current").await.must(200);
    assert_eq!(current["must_change_password"], true);

    let change = json!({"current": temporary, "new": NEW});
    let changed = hospital
        .send(token, Method::PUT, "/me/password", change)
        .await;
    assert_eq!(changed.status, 204);
    let current = hospital.get(token, "/sessions/current").await.must(200);
    assert_eq!(current["must_change_password"], false);
    assert_eq!(hospital.get(token, "/products").await.status, 200);
    assert_eq!(sign_in(platform, "buyer", temporary).await.status, 401);
    assert_eq!(sign_in(platform, "buyer", NEW).await.status, 201);

    let log = platform
        .get("bureau", "/security-events?kind=password-reset")
        .await
        .must(200);
    assert_eq!(log["items"][0]["actor"]["account"], "chief", "{log}");
    assert_eq!(log["items"][0]["data"]["sessions_ended"], 1);
    assert!(!log.to_string().contains(temporary));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_reset_gives_another_password_and_the_earlier_one_is_none_any_more() {
    let hospital = Hospital::start().await;
    let mut given = Vec::new();
    for _ in 0..2 {
        let reset = hospital
            .reset(&hospital.administrator, &hospital.buyer)
            .await
            .must(200);
        given.push(reset["password"].as_str().unwrap().to_owned());
    }
    assert_ne!(given[0], given[1]);
    assert_eq!(
        sign_in(&hospital.platform, "buyer", &given[0]).await.status,
        401
    );
    assert_eq!(
        sign_in(&hospital.platform, "buyer", &given[1]).await.status,
        201
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_temporary_password_serves_until_its_end_and_not_at_it() {
    let hospital = Hospital::start().await;
    let reset = hospital
        .reset(&hospital.administrator, &hospital.buyer)
        .await
        .must(200);
    let temporary = reset["password"].as_str().unwrap();
    let client = cluster::connect(hospital.platform.config()).await;
    let end = "update account set temporary_until = clock_timestamp() where account = 'buyer'";
    client.execute(end, &[]).await.unwrap();
    let refused = sign_in(&hospital.platform, "buyer", temporary).await;
    assert_eq!(refused.problem(), (401, "invalid-credentials"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_an_administrator_of_the_same_organisation_resets_or_unlocks() {
    let hospital = Hospital::start().await;
    let platform = &hospital.platform;
    let buyer = platform.signed_in("buyer", OLD).await;
    let path = format!("/accounts/{}/lock", hospital.buyer);
    assert_eq!(hospital.reset(&buyer, &hospital.buyer).await.status, 404);
    assert_eq!(
        hospital
            .send(&buyer, Method::DELETE, &path, json!({}))
            .await
            .status,
        404
    );
    for other in ["operator", "bureau", "hospital2", "maker"] {
        let reset = format!("/accounts/{}/password-reset", hospital.buyer);
        assert_eq!(
            platform.post(other, &reset, json!({})).await.status,
            404,
            "{other}"
        );
        let unlock = platform
            .send(platform.request(other, Method::DELETE, &path))
            .await;
        assert_eq!(unlock.status, 404, "{other}");
    }
    assert_eq!(sign_in(platform, "buyer", OLD).await.status, 201);

    let listed = hospital
        .get(&hospital.administrator, &hospital.accounts)
        .await
        .must(200);
    let chief = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["account"] == "chief");
    let own = hospital
        .reset(
            &hospital.administrator,
            chief.unwrap()["id"].as_str().unwrap(),
        )
        .await;
    assert_eq!(own.problem(), (409, "own-password-not-reset"));
    assert_eq!(sign_in(platform, "chief", OLD).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_account_is_opened_again_by_its_administrator() {
    let hospital = Hospital::start().await;
    let platform = &hospital.platform;
    for number in 0..5 {
        let guess = format!("not-the-password-{number}");
        assert_eq!(sign_in(platform, "buyer", &guess).await.status, 401);
    }
    assert_eq!(sign_in(platform, "buyer", OLD).await.status, 401);
    assert!(hospital.buyer_listed().await["locked_until"].is_string());

    let path = format!("/accounts/{}/lock", hospital.buyer);
    for _ in 0..2 {
        let unlocked = hospital
            .send(&hospital.administrator, Method::DELETE, &path, json!({}))
            .await;
        assert_eq!(unlocked.status, 204);
    }
    assert!(hospital.buyer_listed().await["locked_until"].is_null());
    assert_eq!(sign_in(platform, "buyer", OLD).await.status, 201);
    let log = platform
        .get("bureau", "/security-events?kind=account-unlocked")
        .await
        .must(200);
    assert_eq!(
        log["total"], 1,
        "an account that was not locked leaves no trace: {log}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_ends_a_lock_too() {
    let hospital = Hospital::start().await;
    for number in 0..5 {
        let guess = format!("not-the-password-{number}");
        assert_eq!(
            sign_in(&hospital.platform, "buyer", &guess).await.status,
            401
        );
    }
    let reset = hospital
        .reset(&hospital.administrator, &hospital.buyer)
        .await
        .must(200);
    let temporary = reset["password"].as_str().unwrap();
    assert_eq!(
        sign_in(&hospital.platform, "buyer", temporary).await.status,
        201
    );
    let listed = hospital.buyer_listed().await;
    assert_eq!(listed["temporary_until"], reset["valid_until"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_sessions_are_listed_and_ended_and_nobody_elses() {
    let hospital = Hospital::start().await;
    let platform = &hospital.platform;
    let here = platform.signed_in("buyer", OLD).await;
    let there = platform.signed_in("buyer", OLD).await;
    let listed = hospital.get(&here, "/me/sessions").await.must(200);
    let items = listed["items"].as_array().unwrap();
    assert_eq!(items.len(), 2, "{listed}");
    let other = items.iter().find(|one| one["is_current"] == false).unwrap();
    let path = format!("/me/sessions/{}", other["id"].as_str().unwrap());

    let foreign = hospital
        .send(&hospital.administrator, Method::DELETE, &path, json!({}))
        .await;
    assert_eq!(foreign.status, 404);
    assert_eq!(hospital.get(&there, "/sessions/current").await.status, 200);
    let ended = hospital.send(&here, Method::DELETE, &path, json!({})).await;
    assert_eq!(ended.status, 204);
    assert_eq!(hospital.get(&there, "/sessions/current").await.status, 401);
    assert_eq!(hospital.get(&here, "/sessions/current").await.status, 200);
    let again = hospital.send(&here, Method::DELETE, &path, json!({})).await;
    assert_eq!(again.status, 404);
}
