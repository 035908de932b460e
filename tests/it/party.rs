//! Organisations and accounts, and signing in: one answer for every reason of refusal, and locked accounts.

use std::time::Instant;

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("POST /sessions", "++++++++++"),
        ("GET /sessions/current", "?+++++++++"),
        ("DELETE /sessions/current", "?+++++++++"),
        ("GET /me", "?+++++++++"),
        ("GET /organisations", "?------++-"),
        ("POST /organisations", "?------++-"),
        ("GET /organisations/{id}", "?++0000+++"),
        ("PUT /organisations/{id}", "?------+++"),
        ("GET /organisations/{id}/history", "?++0000+++"),
        ("GET /regions", "?+++++++++"),
        ("GET /organisations/{id}/accounts", "?++0000+++"),
        ("POST /organisations/{id}/accounts", "?------+++"),
        ("PUT /accounts/{id}/state", "?000000+++"),
        ("PUT /accounts/{id}/duties", "?------0-+"),
        ("GET /devices", "?+++++++++"),
        ("DELETE /devices/{id}", "?000000000"),
        ("PUT /me/password", "?+++++++++"),
        ("GET /me/sessions", "?+++++++++"),
        ("DELETE /me/sessions/{id}", "?000000000"),
        ("POST /accounts/{id}/password-reset", "?00000000+"),
        ("DELETE /accounts/{id}/lock", "?00000000+"),
        ("POST /accounts/{id}/confirmation", "?------+0-"),
        ("GET /me/second-factor", "?+++++++++"),
        ("POST /me/second-factor", "?+++++++++"),
        ("PUT /me/second-factor", "?+++++++++"),
        ("DELETE /me/second-factor", "?+++++++++"),
        ("POST /me/second-factor/recovery-codes", "?+++++++++"),
        ("DELETE /accounts/{id}/second-factor", "?00000000+"),
        ("GET /organisations/{id}/link", "?++0000+++"),
        ("POST /organisations/{id}/link", "?------++-"),
        ("POST /organisations/{id}/link/sending", "?------00-"),
        ("DELETE /organisations/{id}/link", "?------+0+"),
        ("POST /one-time-links/reading", "++++++++++"),
        ("POST /one-time-links/use", "++++++++++"),
    ],
    body: refused_body,
    events: &[
        // Of an organisation and its own accounts.
        (
            "organisation-entered",
            "HMDO",
            "credit_code grade kind name ownership region",
        ),
        (
            "organisation-edited",
            "HMDO",
            "changed credit_code credit_code_before email email_before grade grade_before institution_code institution_code_before \
             name name_before ownership ownership_before reason region region_before",
        ),
        ("account-opened", "HMDO", "account display_name"),
        (
            "account-enabled",
            "HMDO",
            "account display_name proposals_withdrawn sessions_ended",
        ),
        (
            "account-disabled",
            "HMDO",
            "account display_name proposals_withdrawn sessions_ended",
        ),
        (
            "password-changed",
            "HMDO",
            "account display_name sessions_ended",
        ),
        (
            "password-reset",
            "HMDO",
            "account display_name sessions_ended",
        ),
        ("account-unlocked", "HMDO", "account display_name"),
        (
            "account-duties-changed",
            "HMDO",
            "account after before display_name kind sessions_ended",
        ),
        (
            "account-to-confirm",
            "HMDO",
            "account display_name | persons",
        ),
        (
            "founded-account-to-confirm",
            "HMDO",
            "account display_name organisation_name | persons",
        ),
        ("account-confirmed", "HMDO", "account by display_name"),
        ("device-removed", "O", "device device_address"),
        (
            "second-factor-set-up",
            "O",
            "account display_name replaced sessions_ended",
        ),
        (
            "second-factor-removed",
            "O",
            "account by display_name reason sessions_ended",
        ),
        ("recovery-codes-renewed", "O", "account display_name"),
        ("recovery-code-used", "O", "account display_name left"),
        (
            "one-time-link-sent",
            "HMDO",
            "account bureaus display_name email expires_at organisation_name persons purpose reason sessions_ended to_confirm",
        ),
        (
            "administrator-recovery-proposed",
            "HMDO",
            "account bureaus display_name email expires_at organisation_name persons purpose reason sessions_ended to_confirm",
        ),
        (
            "administrator-recovery-to-send",
            "HMDO",
            "account bureaus display_name email expires_at organisation_name purpose reason sessions_ended to_confirm | persons",
        ),
        (
            "administrator-recovery-sent",
            "HMDO",
            "account bureaus display_name email expires_at organisation_name persons purpose reason sessions_ended to_confirm",
        ),
        (
            "one-time-link-voided",
            "HMDO",
            "account bureaus display_name email expires_at organisation_name persons purpose reason sessions_ended to_confirm",
        ),
        (
            "one-time-link-used",
            "HMDO",
            "account bureaus display_name email expires_at organisation_name persons purpose reason sessions_ended to_confirm",
        ),
    ],
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, things: &Things) -> Value {
    match operation {
        "POST /sessions" => json!({"account": "nobody", "password": "nothing"}),
        "POST /organisations" => json!({"name": "", "kind": "hospital"}),
        "PUT /organisations/{id}" => json!({"name": ""}),
        "POST /organisations/{id}/accounts" => {
            json!({"account": "X", "display_name": "x", "password": "x", "roles": ["reader"]})
        }
        "POST /accounts/{id}/confirmation" => json!({"since": MONDAY}),
        "POST /me/second-factor"
        | "DELETE /me/second-factor"
        | "POST /me/second-factor/recovery-codes" => json!({"password": "x", "code": "x"}),
        "PUT /me/second-factor" => json!({"code": "x"}),
        "DELETE /accounts/{id}/second-factor" => json!({"reason": ""}),
        "PUT /me/password" => json!({"current": "x", "new": "x"}),
        "POST /organisations/{id}/link" => json!({"account": things.account, "reason": ""}),
        "POST /organisations/{id}/link/sending" => json!({"link": "1"}),
        "DELETE /organisations/{id}/link" => json!({"reason": ""}),
        "POST /one-time-links/reading" => json!({"secret": "x"}),
        "POST /one-time-links/use" => json!({"secret": "x", "password": "x"}),
        "PUT /accounts/{id}/state" => json!({"state": "active"}),
        "PUT /accounts/{id}/duties" => json!({"duties": ["auditor", "buyer"]}),
        _ => json!({}),
    }
}

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
    let foreign = platform.send(foreign).await;
    assert_eq!(foreign.problem(), (403, "foreign-origin"));
    let evil = by_cookie(Method::DELETE).header("origin", "http://evil.example");
    let evil = platform.send(evil).await;
    assert_eq!(evil.problem(), (403, "foreign-origin"));
    // The reason is the true one: both addresses.
    let detail = evil.body["detail"].as_str().unwrap();
    assert!(
        detail.contains("http://evil.example") && detail.contains("https://sunshine.test"),
        "{detail}"
    );
    assert_eq!(platform.send(by_cookie(Method::DELETE)).await.status, 204);
    assert_eq!(
        platform.send(by_cookie(Method::GET)).await.problem(),
        (401, "no-caller")
    );
}

#[tokio::test]
async fn people_sign_in_behind_a_proxy_by_the_public_address_or_by_what_it_forwards() {
    let platform = Platform::start(MONDAY).await;
    for headers in [
        &[("origin", "https://sunshine.test")][..],
        &[
            ("origin", "http://caigou.inner:8443"),
            ("x-forwarded-host", "caigou.inner:8443"),
        ],
        &[
            ("origin", "http://CaiGou.Inner"),
            ("host", "caigou.inner:80"),
        ],
    ] {
        let body = json!({"account": "maker", "password": "sunshine-demo"});
        let request = platform.request("", Method::POST, "/sessions").json(&body);
        let add = |request: reqwest::RequestBuilder, (name, value): &(&str, &str)| {
            request.header(*name, *value)
        };
        let request = headers.iter().fold(request, add);
        let reply = platform.send(request).await;
        assert_eq!(reply.status, 201, "{headers:?}: {reply:?}");
    }
}

#[tokio::test]
async fn an_administrator_opens_accounts_of_its_own_organisation_and_of_no_other() {
    let platform = Platform::start(MONDAY).await;
    let own = platform.accounts_beside("maker").await;
    let other = platform.accounts_beside("hospital").await;
    let account = |name: &str, role: &str| json!({"account": name, "display_name": name, "password": "long-enough-1", "roles": [role]});
    let opened = account("head", "administrator");
    let _head = platform.post("operator", &own, opened).await.must(201);
    let token = platform
        .made_own("head", "long-enough-1", "my-own-word-2")
        .await;
    assert_eq!(platform.vouched("operator", &own, "head").await.status, 409);
    assert_eq!(
        platform.vouched("operator2", &own, "head").await.status,
        204
    );
    let open = async |path: &str, name: &str| {
        let body = account(name, "trader");
        platform.as_holder(&token, Method::POST, path, body).await
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
        "account": "newcomer", "display_name": "新人", "password": "long-enough-1", "roles": ["administrator"],
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

async fn try_to_sign_in(platform: &Platform, account: &str, password: &str) -> Reply {
    let body = json!({"account": account, "password": password});
    platform.post("", "/sessions", body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_wrong_passwords_is_slowed_while_everybody_else_is_served() {
    let platform = Platform::start(MONDAY).await;
    let names: Vec<String> = (0..200).map(|number| format!("nobody-{number}")).collect();
    let flood = names
        .iter()
        .map(|name| try_to_sign_in(&platform, name, "a-wrong-password"));
    let honest = async {
        for _ in 0..20 {
            let home = platform.get(HOSPITAL, "/home").await;
            assert_eq!(home.status, 200, "{}", home.body);
        }
    };
    let (replies, ()) = tokio::join!(join_all(flood), honest);
    let mut tried = 0;
    for reply in replies {
        match reply.status {
            401 => tried += 1,
            status => {
                assert_eq!(status, 429, "{}", reply.body);
                let wait: u64 = reply.headers["retry-after"]
                    .to_str()
                    .unwrap()
                    .parse()
                    .unwrap();
                assert!((1..=60).contains(&wait), "{wait}");
            }
        }
    }
    assert!((1..=100).contains(&tried), "{tried} passwords were hashed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_names_is_not_gone_through_from_one_address() {
    let platform = Platform::start(MONDAY).await;
    let began = Instant::now();
    let mut judged = 0;
    for number in 0..60 {
        let reply = try_to_sign_in(&platform, &format!("name-{number}"), "sunshine-demo").await;
        judged += u64::from(reply.status != 429);
    }
    // Thirty at once, then one in a second, however long the machine takes for each.
    let seconds = began.elapsed().as_secs();
    assert!(
        judged <= 30 + seconds + 1,
        "{judged} names were tried in {seconds} s"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn right_passwords_are_never_slowed() {
    let platform = Platform::start(MONDAY).await;
    for _ in 0..40 {
        let reply = try_to_sign_in(&platform, "maker", "sunshine-demo").await;
        assert_eq!(reply.status, 201, "{}", reply.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn known_and_unknown_names_answer_alike_when_tried_at_once() {
    let platform = Platform::start(MONDAY).await;
    for account in [HOSPITAL, "nobody"] {
        let tries = (0..12).map(|_| try_to_sign_in(&platform, account, "a-wrong-password"));
        for reply in join_all(tries).await {
            assert_eq!(reply.problem(), (401, "invalid-credentials"), "{account}");
            let names: Vec<&str> = reply.headers.keys().map(|name| name.as_str()).collect();
            assert!(!names.contains(&"set-cookie"), "{names:?}");
        }
    }
    // The lock counts every one of them, although they were judged at the same time.
    let locked = try_to_sign_in(&platform, HOSPITAL, "sunshine-demo").await;
    assert_eq!(locked.problem(), (401, "invalid-credentials"));
}

#[tokio::test]
async fn an_account_is_signed_in_by_its_name_as_it_is_written() {
    let platform = Platform::start(MONDAY).await;
    for name in [
        "ma\0ker",
        "maker\0",
        "MAKER",
        " maker",
        "maker\u{202e}",
        "maker\u{200b}",
        "",
    ] {
        let reply = try_to_sign_in(&platform, name, "sunshine-demo").await;
        assert_eq!(reply.problem(), (401, "invalid-credentials"), "{name:?}");
    }
    assert_eq!(
        try_to_sign_in(&platform, "maker", "sunshine-demo")
            .await
            .status,
        201
    );
}

#[tokio::test]
async fn a_name_of_blanks_is_none_and_so_is_such_a_code() {
    let platform = Platform::start(MONDAY).await;
    for blank in ["", " ", "\u{3000}", "\u{3000} \u{a0}\u{2003}"] {
        let entered = json!({"name": format!("新医院{}", blank.len()), "kind": "hospital", "institution_code": blank});
        let entered = platform
            .post("operator", "/organisations", entered)
            .await
            .must(201);
        assert_eq!(entered["institution_code"], Value::Null, "{blank:?}");
        let path = format!(
            "/organisations/{}/accounts",
            entered["id"].as_str().unwrap()
        );
        let account = json!({
            "account": "newcomer", "display_name": blank, "password": "long-enough-1", "roles": ["trader"],
        });
        let reply = platform.post("operator", &path, account).await;
        assert_eq!(reply.problem(), (422, "invalid-fields"), "{blank:?}");
        assert_eq!(reply.body["errors"][0]["pointer"], "/display_name");
        let nameless = json!({"name": blank, "kind": "hospital"});
        let reply = platform.post("operator", "/organisations", nameless).await;
        assert_eq!(reply.body["errors"][0]["pointer"], "/name", "{blank:?}");
    }
}

/// Names of accounts are those of the whole platform, since people sign in by them alone: that one is taken shows, but not
/// where.
#[tokio::test]
async fn a_name_that_is_taken_is_answered_alike_wherever_it_is() {
    let platform = Platform::start(MONDAY).await;
    let maker = platform.get("maker", "/sessions/current").await.must(200);
    let path = format!(
        "/organisations/{}/accounts",
        maker["organisation"]["id"].as_str().unwrap()
    );
    let mut answers = Vec::new();
    for name in ["maker", HOSPITAL, "bureau"] {
        let account = json!({
            "account": name, "display_name": "新人", "password": "long-enough-1", "roles": ["administrator"],
        });
        let mut reply = platform.post("operator", &path, account).await;
        assert_eq!(reply.problem(), (409, "account-name-taken"));
        reply.body["request_id"].take();
        answers.push(reply.body);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
}
