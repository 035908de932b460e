//! Passkeys: made by a device, used once for each challenge in place of a code, kept from others, removed.

use domain::Role;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply, cluster};
use url::Url;
use webauthn_authenticator_rs::WebauthnAuthenticator;
use webauthn_authenticator_rs::softpasskey::SoftPasskey;

use crate::declared::Declared;

pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("POST /passkey-challenges", "++++++++++"),
        ("GET /me/passkeys", "?+++++++++"),
        ("POST /me/passkeys/registration", "?+++++++++"),
        ("POST /me/passkeys", "?+++++++++"),
        ("DELETE /me/passkeys/{id}", "?+++++++++"),
    ],
    body: |operation, _, _| match operation {
        "POST /passkey-challenges" => json!({"account": "nobody", "password": "x"}),
        "POST /me/passkeys" => json!({"ticket": "x", "name": "x", "credential": {}}),
        _ => json!({"password": "x"}),
    },
    events: &[
        (
            "passkey-added",
            "HMDO",
            "account device display_name sessions_ended",
        ),
        (
            "passkey-removed",
            "HMDO",
            "account device display_name sessions_ended",
        ),
    ],
    ..Declared::NOTHING
};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const PASSWORD: &str = "sunshine-demo";
const HERE: &str = "https://sunshine.test";

/// A device that holds keys, and shows its owner as present and known.
struct Device(SoftPasskey);

impl Device {
    fn fresh() -> Self {
        Self(SoftPasskey::new(true))
    }

    fn makes(&mut self, origin: &str, challenge: &Value) -> Value {
        let options = json!({ "publicKey": challenge["options"] });
        let options = serde_json::from_value(options).unwrap();
        let made = self.0.do_registration(Url::parse(origin).unwrap(), options);
        serde_json::to_value(made.unwrap()).unwrap()
    }

    fn signs(&mut self, origin: &str, challenge: &Value) -> Value {
        let options = json!({ "publicKey": challenge["options"] });
        let options = serde_json::from_value(options).unwrap();
        let signed = self
            .0
            .do_authentication(Url::parse(origin).unwrap(), options);
        let credential = serde_json::to_value(signed.unwrap()).unwrap();
        json!({ "ticket": challenge["ticket"], "credential": credential })
    }
}

/// Somebody with a passkey.
struct Owner {
    account: String,
    token: String,
    device: Device,
    recovery_codes: Vec<String>,
}

async fn begun(platform: &Platform, token: &str, body: Value) -> Reply {
    platform
        .as_holder(token, Method::POST, "/me/passkeys/registration", body)
        .await
}

async fn added(platform: &Platform, token: &str, challenge: &Value, credential: Value) -> Reply {
    let body =
        json!({ "ticket": challenge["ticket"], "name": "办公室电脑", "credential": credential });
    platform
        .as_holder(token, Method::POST, "/me/passkeys", body)
        .await
}

async fn set_up(platform: &Platform, account: &str) -> Owner {
    let token = platform.signed_in(account, PASSWORD).await;
    let challenge = begun(platform, &token, json!({ "password": PASSWORD })).await;
    let challenge = challenge.must(200);
    let mut device = Device::fresh();
    let credential = device.makes(HERE, &challenge);
    let added = added(platform, &token, &challenge, credential)
        .await
        .must(201);
    let codes = added["recovery_codes"].as_array().unwrap().iter();
    Owner {
        account: account.to_owned(),
        token,
        device,
        recovery_codes: codes
            .map(|code| code.as_str().unwrap().to_owned())
            .collect(),
    }
}

async fn challenged(platform: &Platform, account: &str, password: &str) -> Reply {
    let body = json!({ "account": account, "password": password });
    platform.post("", "/passkey-challenges", body).await
}

async fn sign_in(platform: &Platform, account: &str, beside: Value) -> Reply {
    let mut body = json!({ "account": account, "password": PASSWORD });
    body.as_object_mut()
        .unwrap()
        .extend(beside.as_object().unwrap().clone());
    platform.post("", "/sessions", body).await
}

async fn is_signed_in(platform: &Platform, token: &str) -> bool {
    let me = platform.as_holder(token, Method::GET, "/me", Value::Null);
    me.await.status == 200
}

async fn execute(platform: &Platform, statement: &str) {
    let client = cluster::connect(platform.config()).await;
    client.batch_execute(statement).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_serves_in_place_of_a_code_and_ends_all_other_sessions() {
    let platform = Platform::start(MONDAY).await;
    let elsewhere = platform.signed_in("maker", PASSWORD).await;
    let mut owner = set_up(&platform, "maker").await;
    assert_eq!(
        owner.recovery_codes.len(),
        10,
        "the first one comes with codes"
    );
    assert!(is_signed_in(&platform, &owner.token).await);
    assert!(!is_signed_in(&platform, &elsewhere).await);
    let state = platform
        .as_holder(&owner.token, Method::GET, "/me/second-factor", Value::Null)
        .await
        .must(200);
    assert_eq!(
        (
            &state["is_in_force"],
            &state["passkeys"],
            &state["passkeys_at"]
        ),
        (&json!(true), &json!(1), &json!(HERE))
    );
    let alone = sign_in(&platform, "maker", json!({})).await;
    assert_eq!(alone.problem(), (401, "second-factor-required"));
    assert_eq!(alone.body["figures"]["takes"], "passkeys");
    let challenge = challenged(&platform, "maker", PASSWORD).await.must(200);
    let signed = owner.device.signs(HERE, &challenge);
    let opened = sign_in(&platform, "maker", json!({ "passkey": signed })).await;
    let opened = opened.must(201);
    assert_eq!(opened["account"], "maker");
    let listed = platform
        .as_holder(
            opened["token"].as_str().unwrap(),
            Method::GET,
            "/me/passkeys",
            Value::Null,
        )
        .await
        .must(200);
    assert_eq!(listed["items"][0]["name"], "办公室电脑");
    assert!(listed["items"][0]["used_at"].is_string());
    platform.settle().await;
    let messages = platform
        .as_holder(
            opened["token"].as_str().unwrap(),
            Method::GET,
            "/messages",
            Value::Null,
        )
        .await
        .must(200);
    assert!(
        messages.to_string().contains("已添加通行密钥“办公室电脑”"),
        "{messages}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signature_serves_once_for_its_account_and_in_time() {
    let platform = Platform::start(MONDAY).await;
    let mut owner = set_up(&platform, "maker").await;
    let mut other = set_up(&platform, "maker2").await;
    let fresh = async || challenged(&platform, "maker", PASSWORD).await.must(200);
    let challenge = fresh().await;
    let signed = owner.device.signs(HERE, &challenge);
    let used = sign_in(&platform, "maker", json!({ "passkey": signed })).await;
    assert_eq!(used.status, 201);
    let mut wrong = vec![("used", signed)];
    // That of another account, for this one's ticket and for its own.
    let of_other = challenged(&platform, "maker2", PASSWORD).await.must(200);
    let mut signed_by_other = other.device.signs(HERE, &of_other);
    wrong.push(("of another account", signed_by_other.clone()));
    signed_by_other["ticket"] = fresh().await["ticket"].clone();
    wrong.push(("of another challenge", signed_by_other));
    let challenge = fresh().await;
    let mut mangled = owner.device.signs(HERE, &challenge);
    mangled["credential"]["response"]["signature"] = json!("AAAA");
    wrong.push(("no signature", mangled));
    wrong.push(("no ticket", json!({"ticket": "x", "credential": {}})));
    for (why, passkey) in wrong {
        let refused = sign_in(&platform, "maker", json!({ "passkey": passkey })).await;
        assert_eq!(refused.problem(), (401, "second-factor-wrong"), "{why}");
        execute(&platform, "update account set failures = 0").await;
    }
    // For five minutes, and not at their end.
    for (age, status) in [("4 minutes 50 seconds", 201), ("5 minutes", 401)] {
        let challenge = fresh().await;
        let signed = owner.device.signs(HERE, &challenge);
        let older = format!("update passkey_challenge set made_at = made_at - interval '{age}'");
        execute(&platform, &older).await;
        let reply = sign_in(&platform, "maker", json!({ "passkey": signed })).await;
        assert_eq!(reply.status, status, "{age}: {}", reply.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_know_the_password_learns_nothing_of_passkeys() {
    let platform = Platform::start(MONDAY).await;
    let _owner = set_up(&platform, "maker").await;
    let mut answers = Vec::new();
    for account in ["maker", "maker2", "nobody"] {
        let mut refused = challenged(&platform, account, "wrong-word-9").await;
        assert_eq!(refused.problem(), (401, "invalid-credentials"), "{account}");
        refused.body.as_object_mut().unwrap().remove("request_id");
        answers.push(refused.body);
    }
    assert!(answers.iter().all(|one| *one == answers[0]), "{answers:?}");
    let none = challenged(&platform, "maker2", PASSWORD).await;
    assert_eq!(
        none.status, 422,
        "after a right password alone: {}",
        none.body
    );
    for _ in 0..4 {
        challenged(&platform, "maker", "wrong-word-9").await;
    }
    let locked = challenged(&platform, "maker", PASSWORD).await;
    assert_eq!(
        locked.problem(),
        (401, "invalid-credentials"),
        "guesses lock as those at signing in do"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_made_for_the_platform_and_one_account_alone() {
    let platform = Platform::start(MONDAY).await;
    let token = platform.signed_in("maker", PASSWORD).await;
    let fresh = async || {
        begun(&platform, &token, json!({ "password": PASSWORD }))
            .await
            .must(200)
    };
    // A page that looks like the platform under another name.
    let challenge = fresh().await;
    let mut device = Device::fresh();
    let mut elsewhere = challenge.clone();
    elsewhere["options"]["rp"]["id"] = json!("sunshine.example");
    let phished = device.makes("https://sunshine.example", &elsewhere);
    let refused = added(&platform, &token, &challenge, phished).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert_eq!(refused.body["errors"][0]["pointer"], "/credential");
    // Handed over to one, answered by another; and a second time.
    let challenge = fresh().await;
    let credential = device.makes(HERE, &challenge);
    let other = platform.signed_in("maker2", PASSWORD).await;
    let refused = added(&platform, &other, &challenge, credential.clone()).await;
    assert_eq!(refused.problem(), (409, "passkey-not-begun"));
    assert_eq!(
        added(&platform, &token, &challenge, credential.clone())
            .await
            .status,
        201
    );
    let again = added(&platform, &token, &challenge, credential).await;
    assert_eq!(again.problem(), (409, "passkey-not-begun"));
    let wrong = begun(&platform, &other, json!({ "password": "wrong-word-9" })).await;
    assert_eq!(
        wrong.body["errors"][0]["pointer"], "/password",
        "{}",
        wrong.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_and_its_removal_take_what_the_account_takes() {
    let platform = Platform::start(MONDAY).await;
    let mut owner = set_up(&platform, "maker").await;
    let alone = begun(&platform, &owner.token, json!({ "password": PASSWORD })).await;
    assert_eq!(
        alone.body["errors"][0]["pointer"], "/code",
        "{}",
        alone.body
    );
    let challenge = challenged(&platform, &owner.account, PASSWORD)
        .await
        .must(200);
    let signed = owner.device.signs(HERE, &challenge);
    let proof = json!({ "password": PASSWORD, "passkey": signed });
    let challenge = begun(&platform, &owner.token, proof).await.must(200);
    let mut second = Device::fresh();
    let credential = second.makes(HERE, &challenge);
    let second = added(&platform, &owner.token, &challenge, credential)
        .await
        .must(201);
    assert_eq!(
        second["recovery_codes"],
        Value::Null,
        "those of the first one serve still"
    );
    let listed = platform
        .as_holder(&owner.token, Method::GET, "/me/passkeys", Value::Null)
        .await
        .must(200);
    let ids: Vec<&str> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    for (at, id) in ids.iter().enumerate() {
        let path = format!("/me/passkeys/{id}");
        let body = json!({ "password": PASSWORD, "code": owner.recovery_codes[at] });
        let removed = platform
            .as_holder(&owner.token, Method::DELETE, &path, body)
            .await;
        assert_eq!(removed.status, 204, "{}", removed.body);
    }
    let opened = sign_in(&platform, "maker", json!({})).await;
    assert_eq!(
        opened.status, 201,
        "with the last one the second factor is gone"
    );
    let client = cluster::connect(platform.config()).await;
    let left = client.query_one("select count(*) from recovery_code", &[]);
    assert_eq!(left.await.unwrap().get::<_, i64>(0), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lost_the_device_comes_back_by_a_recovery_code_or_an_administrator() {
    let platform = Platform::start(MONDAY).await;
    let (keeper, _) = platform
        .colleague(HOSPITAL, "keeper", &[Role::Administrator])
        .await;
    let owner = set_up(&platform, HOSPITAL).await;
    let code = json!({ "code": owner.recovery_codes[0] });
    assert_eq!(sign_in(&platform, HOSPITAL, code.clone()).await.status, 201);
    let again = sign_in(&platform, HOSPITAL, code).await;
    assert_eq!(again.problem(), (401, "second-factor-wrong"));
    let me = platform
        .as_holder(&owner.token, Method::GET, "/me", Value::Null)
        .await;
    assert_eq!(me.status, 200);
    let session = platform.as_holder(&owner.token, Method::GET, "/sessions/current", Value::Null);
    let session = session.await.must(200);
    let accounts = session["organisation"]["id"].as_str().unwrap();
    let accounts = format!("/organisations/{accounts}/accounts");
    let listed = platform
        .as_holder(&keeper, Method::GET, &accounts, Value::Null)
        .await
        .must(200);
    let items = listed["items"].as_array().unwrap();
    let own = items.iter().find(|one| one["account"] == HOSPITAL).unwrap();
    assert_eq!(own["has_second_factor"], true);
    let path = format!("/accounts/{}/second-factor", own["id"].as_str().unwrap());
    let body = json!({ "reason": "手机丢失" });
    let removed = platform
        .as_holder(&keeper, Method::DELETE, &path, body)
        .await;
    assert_eq!(removed.status, 204, "{}", removed.body);
    assert!(!is_signed_in(&platform, &owner.token).await);
    assert_eq!(sign_in(&platform, HOSPITAL, json!({})).await.status, 201);
    let client = cluster::connect(platform.config()).await;
    let left = client.query_one("select count(*) from passkey", &[]);
    assert_eq!(left.await.unwrap().get::<_, i64>(0), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn challenges_that_nobody_answered_are_few_and_forgotten() {
    let platform = Platform::start(MONDAY).await;
    let _owner = set_up(&platform, "maker").await;
    for _ in 0..8 {
        let _ = challenged(&platform, "maker", PASSWORD).await.must(200);
    }
    let client = cluster::connect(platform.config()).await;
    let count = async || -> i64 {
        let found = client.query_one("select count(*) from passkey_challenge", &[]);
        found.await.unwrap().get(0)
    };
    assert_eq!(count().await, 5);
    execute(
        &platform,
        "update passkey_challenge set made_at = made_at - interval '5 minutes'",
    )
    .await;
    let run = platform
        .post("operator", "/jobs/tidy/runs", json!({}))
        .await;
    assert!(run.status < 300, "{:?}", run.body);
    assert_eq!(count().await, 0);
}
