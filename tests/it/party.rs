//! Organisations and accounts, and signing in: one answer for every reason of refusal, and locked accounts.

use reqwest::Method;
use serde_json::json;
use tests::{HOSPITAL, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

#[tokio::test]
async fn unknown_accounts_and_wrong_passwords_get_the_same_answer_and_guessing_locks() {
    let platform = Platform::start(MONDAY).await;
    let sign_in = async |account: &str, password: &str| {
        let body = json!({"account": account, "password": password});
        let mut reply = platform.post("", "/sessions", body).await;
        reply.body.as_object_mut().unwrap().remove("request_id");
        reply
    };
    let unknown = sign_in("nobody", "sunshine-demo").await;
    let wrong = sign_in(HOSPITAL, "not-the-password").await;
    assert_eq!(unknown.problem(), (401, "invalid-credentials"));
    assert_eq!(
        (unknown.status, unknown.body),
        (wrong.status, wrong.body.clone())
    );
    for _ in 0..4 {
        let _again = sign_in(HOSPITAL, "not-the-password").await;
    }
    let locked = sign_in(HOSPITAL, "sunshine-demo").await;
    assert_eq!(
        locked.body, wrong.body,
        "locked after five, and nobody is told"
    );
    assert_eq!(sign_in("maker", "sunshine-demo").await.status, 201);
}

#[tokio::test]
async fn a_session_serves_by_token_and_by_cookie_until_it_is_ended() {
    let platform = Platform::start(MONDAY).await;
    let body = json!({"account": "maker", "password": "sunshine-demo"});
    let opened = platform.post("", "/sessions", body).await;
    let cookie = opened.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    let session = opened.must(201);
    assert_eq!(session["organisation"]["kind"], "manufacturer");
    let cookie = cookie.split(';').next().unwrap();
    let by_cookie = |method: Method| {
        platform
            .request("", method, "/sessions/current")
            .header("cookie", cookie)
    };
    assert_eq!(platform.send(by_cookie(Method::GET)).await.status, 200);
    let foreign = by_cookie(Method::DELETE).header("sec-fetch-site", "cross-site");
    assert_eq!(platform.send(foreign).await.problem(), (403, "forbidden"));
    assert_eq!(platform.send(by_cookie(Method::DELETE)).await.status, 204);
    assert_eq!(
        platform.send(by_cookie(Method::GET)).await.problem(),
        (401, "no-caller")
    );
}

#[tokio::test]
async fn an_administrator_opens_accounts_of_its_own_organisation_and_of_no_other() {
    let platform = Platform::start(MONDAY).await;
    let organisation = async |account: &str| {
        let session = platform.get(account, "/sessions/current").await.must(200);
        let id = session["organisation"]["id"].as_str().unwrap();
        format!("/organisations/{id}/accounts")
    };
    let (own, other) = (organisation("maker").await, organisation("hospital").await);
    let account = |name: &str, role: &str| json!({"account": name, "display_name": name, "password": "long-enough-1", "roles": [role]});
    let opened = account("head", "administrator");
    let _head = platform.post("operator", &own, opened).await.must(201);
    let body = json!({"account": "head", "password": "long-enough-1"});
    let session = platform.post("", "/sessions", body).await.must(201);
    let token = session["token"].as_str().unwrap();
    let open = async |path: &str, name: &str| {
        let request = platform.request("", reqwest::Method::POST, path);
        let body = account(name, "trader");
        platform.send(request.bearer_auth(token).json(&body)).await
    };
    assert_eq!(open(&own, "colleague").await.status, 201);
    assert_eq!(open(&other, "stranger").await.status, 403);
    let by_trader = platform.post("maker", &own, account("another", "trader"));
    assert_eq!(by_trader.await.status, 403);
}

#[tokio::test]
async fn an_operator_enters_organisations_and_accounts_that_can_sign_in_until_disabled() {
    let platform = Platform::start(MONDAY).await;
    let entered =
        |code: &str| json!({"name": "新企业", "kind": "manufacturer", "credit_code": code});
    let wrong = platform
        .post("operator", "/organisations", entered("91350100M000100Y44"))
        .await;
    assert_eq!(wrong.body["errors"][0]["pointer"], "/credit_code");
    let organisation = platform
        .post("operator", "/organisations", entered("91350100M000100Y43"))
        .await
        .must(201);
    let again = platform
        .post("operator", "/organisations", entered("91350100M000100Y43"))
        .await;
    assert_eq!(again.problem(), (409, "credit-code-taken"));
    let path = format!(
        "/organisations/{}/accounts",
        organisation["id"].as_str().unwrap()
    );
    let account = json!({
        "account": "newcomer", "display_name": "新人", "password": "long-enough-1", "roles": ["trader"],
    });
    let opened = platform.post("operator", &path, account).await.must(201);
    let body = json!({"account": "newcomer", "password": "long-enough-1"});
    assert_eq!(
        platform.post("", "/sessions", body.clone()).await.status,
        201
    );
    let state = format!("/accounts/{}/state", opened["id"].as_str().unwrap());
    let disabled = platform
        .put("operator", &state, json!({"state": "disabled"}))
        .await;
    assert_eq!(disabled.status, 204);
    assert_eq!(platform.post("", "/sessions", body).await.status, 401);
}
