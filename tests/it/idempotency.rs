//! The same request again under its key: one effect, and the same answer.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, cluster};

use crate::authorization::matrix;
use crate::entrances::fields_of;

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

#[tokio::test]
async fn the_same_request_again_under_its_key_makes_nothing_new_and_gets_the_same_answer() {
    let platform = Platform::start(MONDAY).await;
    let post = async |path: &str, key: &str, body: Value| {
        let request = platform.request("operator", Method::POST, path);
        platform
            .send(request.header("idempotency-key", key).json(&body))
            .await
    };
    let entered = |name: &str| json!({"name": name, "kind": "manufacturer"});
    let first = post("/organisations", "enter-1", entered("新企业")).await;
    let again = post("/organisations", "enter-1", entered("新企业")).await;
    assert!(first.headers.get("idempotency-replayed").is_none());
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!((again.status, &again.bytes), (201, &first.bytes));
    let other = post("/organisations", "enter-1", entered("另一家")).await;
    assert_eq!(other.problem(), (422, "idempotency-key-reused"));
    let mut with_null = entered("新企业");
    with_null["credit_code"] = Value::Null;
    let same = post("/organisations", "enter-1", with_null).await;
    assert_eq!(
        (same.status, &same.bytes),
        (201, &first.bytes),
        "null is absent"
    );
    let fresh = post("/organisations", "enter-2", entered("另一家")).await;
    assert_ne!(fresh.must(201)["id"], first.body["id"]);

    let path = format!(
        "/organisations/{}/accounts",
        first.body["id"].as_str().unwrap()
    );
    let account = json!({
        "account": "newcomer", "display_name": "新人", "password": "long-enough-1", "roles": ["administrator"],
    });
    // The same key under another operation is another key.
    let opened = post(&path, "enter-1", account.clone()).await.must(201);
    assert_eq!(
        post(&path, "enter-1", account.clone()).await.must(201),
        opened
    );
    let taken = post(&path, "enter-3", account).await;
    assert_eq!(taken.problem(), (409, "account-name-taken"));
    let listed = platform.get("operator", &path).await.must(200);
    assert_eq!(listed["total"], 1);
}

#[tokio::test]
async fn the_same_key_with_another_password_is_refused_and_nothing_of_a_password_is_kept_with_it() {
    let platform = Platform::start(MONDAY).await;
    let maker = platform.get("maker", "/sessions/current").await.must(200);
    let path = format!(
        "/organisations/{}/accounts",
        maker["organisation"]["id"].as_str().unwrap()
    );
    let open = async |password: &str| {
        let body = json!({
            "account": "newcomer", "display_name": "新人", "password": password, "roles": ["administrator"],
        });
        let request = platform.request("operator", Method::POST, &path);
        platform
            .send(request.header("idempotency-key", "open-1").json(&body))
            .await
    };
    let opened = open("long-enough-1").await.must(201);
    for other in ["long-enough-2", "long-enough-1 ", "short", ""] {
        let reply = open(other).await;
        assert_eq!(reply.problem(), (422, "idempotency-key-reused"), "{other}");
    }
    let again = open("long-enough-1").await;
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(again.must(201), opened);
    // The fingerprint is that of a request without any password, so that nobody can guess one by it.
    let whole = json!({
        "account": "newcomer", "display_name": "新人", "roles": ["administrator"],
    });
    let hashed = format!("/api/v1{path}\0{whole}").into_bytes();
    let client = cluster::connect(platform.config()).await;
    let kept = "select fingerprint = sha256($1) from idempotency_key where key = 'open-1'";
    let row = client.query_one(kept, &[&hashed]).await.unwrap();
    assert!(row.get::<_, bool>(0));
}

#[test]
fn only_a_new_account_has_a_secret_that_no_fingerprint_covers() {
    let mut found = Vec::new();
    for (operation, _) in matrix() {
        let secrets = fields_of(operation);
        found.extend(
            secrets
                .iter()
                .filter(|(pointer, _)| {
                    ["password", "secret", "token"]
                        .iter()
                        .any(|word| pointer.contains(word))
                })
                .map(|(pointer, _)| format!("{operation} {pointer}")),
        );
    }
    found.sort();
    // To sign in takes no key, nor does the use of a link, and what is secret of a second factor is answered under none: each attempt
    // is one.
    assert_eq!(
        found,
        [
            "DELETE /me/passkeys/{id} /password",
            "DELETE /me/second-factor /password",
            "POST /me/passkeys/registration /password",
            "POST /me/second-factor /password",
            "POST /me/second-factor/recovery-codes /password",
            "POST /one-time-links/reading /secret",
            "POST /one-time-links/use /password",
            "POST /one-time-links/use /secret",
            "POST /organisations/{id}/accounts /password",
            "POST /passkey-challenges /password",
            "POST /sessions /password"
        ]
    );
}

#[tokio::test]
async fn of_the_same_request_sent_at_once_one_takes_effect_and_a_refusal_leaves_the_key_free() {
    let platform = Platform::start(MONDAY).await;
    let amend = async |from: &str| {
        let body = json!({"key": "pricing.finding_lookback", "value": "30", "clause": "S4-13", "effective_from": from});
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

#[tokio::test]
async fn the_same_key_again_finds_the_same_invitation() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let send = |price: &str| {
        let body =
            json!({"product_id": product.to_string(), "price": price, "quantity": 1, "note": ""});
        platform
            .request(HOSPITAL, reqwest::Method::POST, "/invitations")
            .header("idempotency-key", "order-7")
            .json(&body)
    };
    let first = platform.send(send("90")).await.must(201);
    let again = platform.send(send("90")).await.must(201);
    assert_eq!(first["id"], again["id"]);
    let other = platform.send(send("91")).await;
    assert_eq!(other.problem(), (422, "idempotency-key-reused"));
    let listed = platform.get(HOSPITAL, "/invitations").await.must(200);
    assert_eq!(listed["total"], 1);
}
