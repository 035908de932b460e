//! Signing in: one answer for every reason of refusal, and locked accounts.

use reqwest::Method;
use serde_json::{Value, json};
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

#[tokio::test]
async fn the_same_request_again_under_its_key_makes_nothing_new_and_gets_the_same_answer() {
    let platform = Platform::start(MONDAY).await;
    let ask = async |path: &str, key: &str, body: Value| {
        let request = platform.request("operator", Method::POST, path);
        platform
            .send(request.header("idempotency-key", key).json(&body))
            .await
    };
    let entered = |name: &str| json!({"name": name, "kind": "manufacturer"});
    let first = ask("/organisations", "enter-1", entered("新企业")).await;
    let again = ask("/organisations", "enter-1", entered("新企业")).await;
    assert!(first.headers.get("idempotency-replayed").is_none());
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!((again.status, &again.bytes), (201, &first.bytes));
    let other = ask("/organisations", "enter-1", entered("另一家")).await;
    assert_eq!(other.problem(), (422, "idempotency-key-reused"));
    let fresh = ask("/organisations", "enter-2", entered("另一家")).await;
    assert_ne!(fresh.must(201)["id"], first.body["id"]);

    let path = format!(
        "/organisations/{}/accounts",
        first.body["id"].as_str().unwrap()
    );
    let account = json!({
        "account": "newcomer", "display_name": "新人", "password": "long-enough-1", "roles": ["trader"],
    });
    // The same key under another operation is another key.
    let opened = ask(&path, "enter-1", account.clone()).await.must(201);
    assert_eq!(
        ask(&path, "enter-1", account.clone()).await.must(201),
        opened
    );
    let taken = ask(&path, "enter-3", account).await;
    assert_eq!(taken.problem(), (409, "account-name-taken"));
    let listed = platform.get("operator", &path).await.must(200);
    assert_eq!(listed["total"], 1);
}

#[tokio::test]
async fn of_the_same_request_sent_at_once_one_takes_effect_and_a_refusal_leaves_the_key_free() {
    let platform = Platform::start(MONDAY).await;
    let amend = async |from: &str| {
        let body = json!({"key": "bargaining.answer_term", "value": "3", "clause": "S4-1", "effective_from": from});
        let request = platform.request("operator", Method::POST, "/rules");
        platform
            .send(request.header("idempotency-key", "amend").json(&body))
            .await
    };
    assert_eq!(
        amend("2026-03-01").await.problem(),
        (409, "rule-in-the-past")
    );
    let day = "2026-03-09";
    let (one, two, three) = tokio::join!(amend(day), amend(day), amend(day));
    let answers = [one, two, three];
    for answer in &answers {
        assert_eq!((answer.status, &answer.bytes), (201, &answers[0].bytes));
    }
    let replayed = answers
        .iter()
        .filter(|answer| answer.headers.contains_key("idempotency-replayed"));
    assert_eq!(replayed.count(), 2);
}
