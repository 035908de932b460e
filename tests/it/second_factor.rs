//! A second factor beside the password: set up, used once for each step, kept from guessers, lost and removed, demanded by a rule.

use std::time::{SystemTime, UNIX_EPOCH};

use domain::{Duty, Role};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply, at_the_machine, cluster};
use totp_rs::{Builder, Secret, Totp};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const PASSWORD: &str = "sunshine-demo";

/// The device that its owner's secret lies on.
struct Device(Totp);

impl Device {
    fn with(secret: &str) -> Self {
        let secret = Secret::try_from_base32(secret).unwrap();
        Self(Builder::new().with_secret(secret).build_noncompliant())
    }

    /// What it shows so many steps from now.
    fn code(&self, steps: i64) -> String {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let at = now.as_secs().checked_add_signed(30 * steps).unwrap();
        self.0.generate(at).to_string()
    }

    /// A code that it shows neither now nor for some steps around.
    fn wrong(&self) -> String {
        let near: Vec<String> = (-3..=3).map(|steps| self.code(steps)).collect();
        let mut all = (0..100).map(|number| format!("{number:06}"));
        all.find(|code| !near.contains(code)).unwrap()
    }
}

/// Somebody with a second factor in force.
struct Owner {
    account: String,
    token: String,
    device: Device,
    recovery_codes: Vec<String>,
}

fn texts(answer: &Value) -> Vec<String> {
    let codes = answer["recovery_codes"].as_array().unwrap().iter();
    codes
        .map(|code| code.as_str().unwrap().to_owned())
        .collect()
}

async fn begun(platform: &Platform, token: &str) -> Value {
    let body = json!({ "password": PASSWORD });
    let begun = platform.as_holder(token, Method::POST, "/me/second-factor", body);
    begun.await.must(200)
}

/// Signs in and sets up a second factor; its first code may be used once more, as if half a minute had passed.
async fn set_up(platform: &Platform, account: &str) -> Owner {
    let token = platform.signed_in(account, PASSWORD).await;
    let begun = begun(platform, &token).await;
    let device = Device::with(begun["secret"].as_str().unwrap());
    let body = json!({ "code": device.code(0) });
    let confirmed = platform.as_holder(&token, Method::PUT, "/me/second-factor", body);
    let recovery_codes = texts(&confirmed.await.must(200));
    forget_steps(platform).await;
    Owner {
        account: account.to_owned(),
        token,
        device,
        recovery_codes,
    }
}

async fn execute(platform: &Platform, statement: &str) {
    let client = cluster::connect(platform.config()).await;
    client.execute(statement, &[]).await.unwrap();
}

async fn forget_steps(platform: &Platform) {
    execute(platform, "update second_factor set used_step = null").await;
}

async fn try_with(platform: &Platform, account: &str, password: &str, code: &str) -> Reply {
    let mut body = json!({ "account": account, "password": password });
    if !code.is_empty() {
        body["code"] = json!(code);
    }
    platform.post("", "/sessions", body).await
}

impl Owner {
    async fn signs_in(&self, platform: &Platform, code: &str) -> Reply {
        try_with(platform, &self.account, PASSWORD, code).await
    }

    async fn sends(&self, platform: &Platform, method: Method, path: &str, code: &str) -> Reply {
        let mut body = json!({ "password": PASSWORD });
        if !code.is_empty() {
            body["code"] = json!(code);
        }
        platform.as_holder(&self.token, method, path, body).await
    }

    async fn state(&self, platform: &Platform) -> Value {
        let state = platform.as_holder(&self.token, Method::GET, "/me/second-factor", json!({}));
        state.await.must(200)
    }
}

async fn is_signed_in(platform: &Platform, token: &str) -> bool {
    let current = platform.as_holder(token, Method::GET, "/sessions/current", json!({}));
    current.await.status == 200
}

/// The notices of one kind that an account has.
async fn notices(platform: &Platform, token: &str, kind: &str) -> Vec<Value> {
    platform.settle().await;
    let read = platform.as_holder(token, Method::GET, "/messages", json!({}));
    let read = read.await.must(200);
    let items = read["items"].as_array().unwrap().iter();
    items.filter(|one| one["kind"] == kind).cloned().collect()
}

async fn logged(platform: &Platform, kind: &str) -> Value {
    let path = format!("/security-events?kind={kind}");
    platform.get("bureau", &path).await.must(200)
}

fn first_error(refused: &Reply) -> (u16, &Value) {
    (refused.status, &refused.body["errors"][0]["pointer"])
}

const WRONG: (u16, &str) = (401, "second-factor-wrong");
const REQUIRED: (u16, &str) = (401, "second-factor-required");
const REFUSED: (u16, &str) = (401, "invalid-credentials");

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_in_force_once_its_device_has_shown_a_code_and_ends_all_other_sessions()
{
    let platform = Platform::start(MONDAY).await;
    let token = platform.signed_in("maker", PASSWORD).await;
    let elsewhere = platform.signed_in("maker", PASSWORD).await;
    let send = async |method: Method, body: Value| {
        let sent = platform.as_holder(&token, method, "/me/second-factor", body);
        sent.await
    };
    let before = send(Method::GET, json!({})).await.must(200);
    let none = json!({
        "is_in_force": false, "in_force_since": null, "recovery_codes_left": 0, "is_demanded": false, "passkeys": 0,
        "passkeys_at": "https://sunshine.test",
    });
    assert_eq!(before, none);
    let early = send(Method::PUT, json!({"code": "123456"})).await;
    assert_eq!(early.problem(), (409, "second-factor-not-begun"));
    let guess = send(Method::POST, json!({"password": "not-the-password"})).await;
    assert_eq!(first_error(&guess), (422, &json!("/password")));

    let begun = begun(&platform, &token).await;
    let secret = begun["secret"].as_str().unwrap();
    let uri = begun["uri"].as_str().unwrap();
    assert!(
        uri.starts_with("otpauth://totp/%E9%98%B3%E5%85%89"),
        "{uri}"
    );
    assert!(uri.contains(":maker?") && uri.contains(secret), "{uri}");
    assert_eq!(
        send(Method::GET, json!({})).await.must(200),
        none,
        "not yet"
    );
    let plain = try_with(&platform, "maker", PASSWORD, "").await;
    let plain = plain.must(201)["token"].as_str().unwrap().to_owned();

    let device = Device::with(secret);
    let wrong = send(Method::PUT, json!({"code": device.wrong()})).await;
    assert_eq!(first_error(&wrong), (422, &json!("/code")));
    let confirmed = send(Method::PUT, json!({"code": device.code(0)})).await;
    let codes = texts(&confirmed.must(200));
    assert_eq!(codes.len(), 10);
    for ended in [&elsewhere, &plain] {
        assert!(!is_signed_in(&platform, ended).await);
    }
    let after = send(Method::GET, json!({})).await.must(200);
    assert_eq!(after["is_in_force"], true);
    assert!(after["in_force_since"].is_string());
    assert_eq!(after["recovery_codes_left"], 10);
    let again = send(Method::PUT, json!({"code": device.code(1)})).await;
    assert_eq!(again.problem(), (409, "second-factor-not-begun"));

    let entry = &logged(&platform, "second-factor-set-up").await["items"][0];
    assert_eq!(entry["actor"]["account"], "maker");
    assert_eq!(entry["data"]["replaced"], false);
    let notices = notices(&platform, &token, "second-factor-set-up").await;
    assert_eq!(notices.len(), 1, "{notices:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_takes_a_code_after_a_right_password_and_each_step_serves_once() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    assert_eq!(maker.signs_in(&platform, "").await.problem(), REQUIRED);
    assert_eq!(maker.signs_in(&platform, " ").await.problem(), REQUIRED);
    let wrong = maker.device.wrong();
    for code in [&*wrong, "12345", "abcd-efgh-jkmn-2345", "一二三四五六"] {
        assert_eq!(
            maker.signs_in(&platform, code).await.problem(),
            WRONG,
            "{code}"
        );
    }
    let code = maker.device.code(0);
    let opened = maker.signs_in(&platform, &code).await;
    assert_eq!(opened.status, 201, "{}", opened.body);
    assert_eq!(opened.body["must_set_up_second_factor"], false);
    assert_eq!(maker.signs_in(&platform, &code).await.problem(), WRONG);
    let divided = format!("{} {}", &code[..3], &code[3..]);
    assert_eq!(maker.signs_in(&platform, &divided).await.problem(), WRONG);
    let next = maker.device.code(1);
    assert_eq!(maker.signs_in(&platform, &next).await.status, 201);
    assert_eq!(
        maker.signs_in(&platform, &code).await.problem(),
        WRONG,
        "one before the last"
    );
    let awaited = logged(&platform, "second-factor-awaited").await;
    assert_eq!(
        awaited["items"][0]["account"]["account"], "maker",
        "{awaited}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_know_the_password_learns_nothing_of_a_second_factor() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let answer = async |account: &str, code: &str| {
        let mut reply = try_with(&platform, account, "not-the-password", code).await;
        reply.body.as_object_mut().unwrap().remove("request_id");
        (reply.status, reply.body)
    };
    let nobody = answer("nobody", "").await;
    assert_eq!(nobody.1["type"], "invalid-credentials");
    let right = maker.device.code(0);
    for (account, code) in [
        ("nobody", &*right),
        ("maker", ""),
        ("maker", &*right),
        ("maker", &*maker.recovery_codes[0]),
        ("maker2", &*right),
    ] {
        assert_eq!(answer(account, code).await, nobody, "{account}");
    }
    // Nothing was used up by it.
    assert_eq!(maker.signs_in(&platform, &right).await.status, 201);
    assert_eq!(maker.state(&platform).await["recovery_codes_left"], 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_device_takes_the_code_as_well() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let opened = maker.signs_in(&platform, &maker.device.code(0)).await;
    let cookies = opened.headers.get_all("set-cookie").iter();
    let cookies = cookies.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap());
    let mut held = cookies.filter(|cookie| cookie.contains("device"));
    let held = held.next().unwrap().to_owned();
    // Others lock the account, which keeps a known device from nothing.
    for _ in 0..5 {
        let guess = try_with(&platform, "maker", "not-the-password", "").await;
        assert_eq!(guess.problem(), REFUSED);
    }
    assert_eq!(maker.signs_in(&platform, "").await.problem(), REFUSED);
    let body = json!({ "account": "maker", "password": PASSWORD });
    let request = platform.request("", Method::POST, "/sessions");
    let again = platform.send(request.header("cookie", held).json(&body));
    assert_eq!(again.await.problem(), REQUIRED);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_sign_ins_at_once_with_one_code_one_opens() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    for code in [maker.device.code(0), maker.recovery_codes[0].clone()] {
        let tries = (0..4).map(|_| maker.signs_in(&platform, &code));
        let replies = futures_util::future::join_all(tries).await;
        let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 401, 401, 401], "{code}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_count_with_wrong_passwords_and_lock_the_account() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let guess = try_with(&platform, "maker", "not-the-password", "").await;
    assert_eq!(guess.problem(), REFUSED);
    let wrong = maker.device.wrong();
    for _ in 0..4 {
        // A right password without a code between two guesses forgives none of them.
        assert_eq!(maker.signs_in(&platform, "").await.problem(), REQUIRED);
        assert_eq!(maker.signs_in(&platform, &wrong).await.problem(), WRONG);
    }
    let right = maker.device.code(0);
    for code in ["", &right, &maker.recovery_codes[0]] {
        assert_eq!(maker.signs_in(&platform, code).await.problem(), REFUSED);
    }
    assert_eq!(logged(&platform, "account-locked").await["total"], 1);
    let failures = logged(&platform, "second-factor-wrong").await;
    assert_eq!(failures["items"][0]["account"]["account"], "maker");
    // Whoever holds a session guesses no longer than others.
    let renew = "/me/second-factor/recovery-codes";
    let locked = maker.sends(&platform, Method::POST, renew, &right).await;
    assert_eq!(first_error(&locked), (422, &json!("/password")));
    execute(&platform, "update account set locked_until = null").await;
    assert_eq!(maker.signs_in(&platform, &right).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_by_a_session_lock_as_those_at_signing_in_do() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let wrong = maker.device.wrong();
    for method in [
        Method::DELETE,
        Method::POST,
        Method::DELETE,
        Method::POST,
        Method::DELETE,
    ] {
        let guess = maker
            .sends(&platform, method, "/me/second-factor", &wrong)
            .await;
        assert_eq!(first_error(&guess), (422, &json!("/code")));
    }
    let right = maker.device.code(0);
    assert_eq!(maker.signs_in(&platform, &right).await.problem(), REFUSED);
    assert_eq!(maker.state(&platform).await["is_in_force"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_serves_once_and_new_ones_void_the_old() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let code = maker.recovery_codes[3].to_uppercase();
    assert_eq!(maker.signs_in(&platform, &code).await.status, 201);
    assert_eq!(maker.signs_in(&platform, &code).await.problem(), WRONG);
    assert_eq!(maker.state(&platform).await["recovery_codes_left"], 9);
    let used = logged(&platform, "recovery-code-used").await;
    assert_eq!(
        (&used["total"], &used["items"][0]["data"]["left"]),
        (&json!(1), &json!(9))
    );
    let notice = notices(&platform, &maker.token, "recovery-code-used").await;
    assert!(
        notice[0]["body"].as_str().unwrap().contains("还剩9个"),
        "{notice:?}"
    );

    let renew = "/me/second-factor/recovery-codes";
    let without = maker.sends(&platform, Method::POST, renew, "").await;
    assert_eq!(first_error(&without), (422, &json!("/code")));
    let renewed = maker
        .sends(&platform, Method::POST, renew, &maker.device.code(0))
        .await;
    let fresh = texts(&renewed.must(200));
    assert_eq!(fresh.len(), 10);
    let old = maker.recovery_codes[4].as_str();
    assert_eq!(maker.signs_in(&platform, old).await.problem(), WRONG);
    assert_eq!(maker.signs_in(&platform, &fresh[0]).await.status, 201);
    assert_eq!(maker.state(&platform).await["recovery_codes_left"], 9);
    assert_eq!(
        logged(&platform, "recovery-codes-renewed").await["total"],
        1
    );
    let theirs = platform.signed_in("maker2", PASSWORD).await;
    let body = json!({ "password": PASSWORD });
    let none = platform.as_holder(&theirs, Method::POST, renew, body).await;
    assert_eq!(none.problem(), (409, "second-factor-not-in-force"));
}

#[tokio::test(flavor = "multi_thread")]
async fn its_owner_removes_it_by_the_password_and_a_code() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let path = "/me/second-factor";
    let without = maker.sends(&platform, Method::DELETE, path, "").await;
    assert_eq!(first_error(&without), (422, &json!("/code")));
    let body = json!({ "password": "not-the-password", "code": maker.device.code(0) });
    let guess = platform
        .as_holder(&maker.token, Method::DELETE, path, body)
        .await;
    assert_eq!(first_error(&guess), (422, &json!("/password")));
    let code = maker.device.code(0);
    assert_eq!(
        maker
            .sends(&platform, Method::DELETE, path, &code)
            .await
            .status,
        204
    );
    assert_eq!(maker.signs_in(&platform, "").await.status, 201);
    assert_eq!(maker.state(&platform).await["recovery_codes_left"], 0);
    let again = maker.sends(&platform, Method::DELETE, path, "").await;
    assert_eq!(again.problem(), (409, "second-factor-not-in-force"));
    let removed = logged(&platform, "second-factor-removed").await;
    assert_eq!(removed["items"][0]["data"]["by"], "owner", "{removed}");
    assert_eq!(
        notices(&platform, &maker.token, "second-factor-removed")
            .await
            .len(),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_device_takes_its_place_by_a_code_of_the_old_one() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let path = "/me/second-factor";
    let without = maker.sends(&platform, Method::POST, path, "").await;
    assert_eq!(first_error(&without), (422, &json!("/code")));
    let begun = maker
        .sends(&platform, Method::POST, path, &maker.recovery_codes[0])
        .await;
    let begun = begun.must(200);
    let fresh = Device::with(begun["secret"].as_str().unwrap());
    let old = maker.device.code(0);
    assert_eq!(
        maker.signs_in(&platform, &old).await.status,
        201,
        "until then"
    );
    let body = json!({ "code": fresh.code(0) });
    let confirmed = platform
        .as_holder(&maker.token, Method::PUT, path, body)
        .await;
    let codes = texts(&confirmed.must(200));
    forget_steps(&platform).await;
    for void in [&old, &maker.recovery_codes[1]] {
        assert_eq!(maker.signs_in(&platform, void).await.problem(), WRONG);
    }
    assert_eq!(maker.signs_in(&platform, &fresh.code(0)).await.status, 201);
    assert_eq!(maker.signs_in(&platform, &codes[0]).await.status, 201);
    let log = logged(&platform, "second-factor-set-up").await;
    assert_eq!(log["items"][0]["data"]["replaced"], true, "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_waits_is_void_after_five_wrong_codes_and_after_half_an_hour() {
    let platform = Platform::start(MONDAY).await;
    let token = platform.signed_in("maker", PASSWORD).await;
    let confirm = async |code: String| {
        let body = json!({ "code": code });
        let path = "/me/second-factor";
        platform.as_holder(&token, Method::PUT, path, body).await
    };
    let device = Device::with(begun(&platform, &token).await["secret"].as_str().unwrap());
    for _ in 0..5 {
        let wrong = confirm(device.wrong()).await;
        assert_eq!(first_error(&wrong), (422, &json!("/code")));
    }
    let late = confirm(device.code(0)).await;
    assert_eq!(late.problem(), (409, "second-factor-not-begun"));
    let device = Device::with(begun(&platform, &token).await["secret"].as_str().unwrap());
    let age = "update second_factor set pending_since = clock_timestamp() - interval '30 minutes'";
    execute(&platform, age).await;
    let late = confirm(device.code(0)).await;
    assert_eq!(late.problem(), (409, "second-factor-not-begun"));
    let device = Device::with(begun(&platform, &token).await["secret"].as_str().unwrap());
    assert_eq!(confirm(device.code(0)).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_administrator_removes_it_with_a_reason_that_its_owner_reads() {
    let platform = Platform::start(MONDAY).await;
    let chief = [Role::Administrator];
    let (chief, chief_id) = platform.colleague(HOSPITAL, "chief", &chief).await;
    let (_, buyer_id) = platform.colleague(HOSPITAL, "buyer", &[Role::Trader]).await;
    let buyer = set_up(&platform, "buyer").await;
    let remove = async |token: &str, id: &str, reason: &str| {
        let path = format!("/accounts/{id}/second-factor");
        let body = json!({ "reason": reason });
        platform.as_holder(token, Method::DELETE, &path, body).await
    };
    let accounts = platform.accounts_beside(HOSPITAL).await;
    let listed = async |token: &str| {
        let listed = platform
            .as_holder(token, Method::GET, &accounts, json!({}))
            .await;
        let listed = listed.must(200);
        let mut items = listed["items"].as_array().unwrap().iter();
        items.find(|one| one["account"] == "buyer").unwrap().clone()
    };
    let before = listed(&chief).await;
    assert_eq!(before["has_second_factor"], true);
    let action = json!("remove_second_factor");
    assert!(before["actions"].as_array().unwrap().contains(&action));
    for other in [platform.token("bureau"), platform.token(HOSPITAL)] {
        let seen = listed(other).await;
        assert_eq!(seen["has_second_factor"], Value::Null, "{seen}");
    }
    for other in [HOSPITAL, "operator", "bureau", "maker"] {
        let refused = remove(platform.token(other), &buyer_id, "手机丢失").await;
        assert_eq!(refused.status, 404, "{other}");
    }
    let without = remove(&chief, &buyer_id, " ").await;
    assert_eq!(first_error(&without), (422, &json!("/reason")));
    let own = remove(&chief, &chief_id, "手机丢失").await;
    assert_eq!(own.problem(), (409, "own-second-factor-not-removed"));
    assert!(is_signed_in(&platform, &buyer.token).await);

    for _ in 0..2 {
        assert_eq!(remove(&chief, &buyer_id, "手机丢失").await.status, 204);
    }
    assert!(!is_signed_in(&platform, &buyer.token).await);
    assert_eq!(listed(&chief).await["has_second_factor"], false);
    let opened = buyer.signs_in(&platform, "").await.must(201);
    assert_eq!(opened["must_change_password"], false);
    let log = logged(&platform, "second-factor-removed").await;
    assert_eq!(log["total"], 1, "the second time nothing happened: {log}");
    let data = &log["items"][0]["data"];
    assert_eq!(
        (&data["by"], &data["reason"]),
        (&json!("administrator"), &json!("手机丢失"))
    );
    let token = opened["token"].as_str().unwrap();
    let notice = notices(&platform, token, "second-factor-removed").await;
    assert!(
        notice[0]["body"].as_str().unwrap().contains("手机丢失"),
        "{notice:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_runs_the_machine_removes_that_of_the_last_administrator() {
    let platform = Platform::start(MONDAY).await;
    let administrator = [Role::Administrator];
    let _chief = platform.colleague(HOSPITAL, "chief", &administrator).await;
    let chief = set_up(&platform, "chief").await;
    let command = async |account: &str| {
        at_the_machine(platform.config(), &["reset-second-factor", account]).await
    };
    assert!(command("nobody").await.contains("没有该账号"));
    assert!(command("chief").await.contains("已移除两步验证"));
    assert!(command("chief").await.contains("没有启用两步验证"));
    let opened = chief.signs_in(&platform, "").await.must(201);
    let token = opened["token"].as_str().unwrap();
    let notice = notices(&platform, token, "second-factor-removed").await;
    assert!(
        notice[0]["body"]
            .as_str()
            .unwrap()
            .contains("服务器管理人员"),
        "{notice:?}"
    );
    // Where there is another administrator, he does it.
    let _vice = platform.colleague(HOSPITAL, "vice", &administrator).await;
    assert!(command("chief").await.contains("另一名账号管理员办理"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_whose_duties_demand_one_opens_nothing_but_setting_it_up() {
    let platform = Platform::start(MONDAY).await;
    let duties = [Duty::Administrator];
    let (token, _) = platform.on_duty(HOSPITAL, "chief", &duties).await;
    let get = async |token: &str, path: &str| {
        let reply = platform.as_holder(token, Method::GET, path, json!({}));
        reply.await
    };
    assert_eq!(get(&token, "/products").await.status, 200);
    let rule = "party.second_factor_duties";
    let _amended = platform
        .amended(rule, "administrators", "◇", "2026-03-02")
        .await;
    for path in [
        "/products",
        "/messages",
        "/me/sessions",
        "/feed",
        "/invitations?format=xlsx",
    ] {
        let closed = get(&token, path).await;
        assert_eq!(closed.problem(), (403, "second-factor-to-set-up"), "{path}");
    }
    let renew = "/me/second-factor/recovery-codes";
    let body = json!({ "password": PASSWORD });
    let closed = platform.as_holder(&token, Method::POST, renew, body).await;
    assert_eq!(closed.problem(), (403, "second-factor-to-set-up"));
    let current = get(&token, "/sessions/current").await.must(200);
    assert_eq!(
        (&current["is_closed"], &current["must_set_up_second_factor"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(
        platform.get(HOSPITAL, "/products").await.status,
        200,
        "another duty"
    );

    let chief = set_up(&platform, "chief").await;
    assert_eq!(chief.state(&platform).await["is_demanded"], true);
    assert_eq!(get(&chief.token, "/products").await.status, 200);
    let current = get(&chief.token, "/sessions/current").await.must(200);
    assert_eq!(current["is_closed"], false);
    let path = "/me/second-factor";
    let code = chief.device.code(0);
    let kept = chief.sends(&platform, Method::DELETE, path, &code).await;
    assert_eq!(kept.problem(), (409, "second-factor-demanded"));
    assert_eq!(
        chief.signs_in(&platform, &code).await.status,
        201,
        "no code was used up"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_secret_is_in_a_row_an_event_a_notice_or_a_file() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let begun = maker.sends(
        &platform,
        Method::POST,
        "/me/second-factor",
        &maker.recovery_codes[0],
    );
    let pending = begun.await.must(200)["secret"].as_str().unwrap().to_owned();
    let code = maker.recovery_codes[1].clone();
    assert_eq!(maker.signs_in(&platform, &code).await.status, 201);
    platform.settle().await;
    let mut secrets = vec![maker.device.0.secret().to_base32(), pending];
    for code in &maker.recovery_codes {
        secrets.extend([code.clone(), code.replace('-', "")]);
    }
    let mut seen = Vec::new();
    let client = cluster::connect(platform.config()).await;
    let tables = "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'";
    for table in client.query(tables, &[]).await.unwrap() {
        let table: String = table.get(0);
        let rows = client
            .query(&format!("select one::text from \"{table}\" one"), &[])
            .await;
        let rows = rows.unwrap();
        let rows = rows.iter().map(|row| row.get::<_, String>(0));
        seen.push((table.clone(), rows.collect::<Vec<_>>().join("\n")));
    }
    assert!(
        seen.iter()
            .any(|(table, rows)| table == "second_factor" && !rows.is_empty())
    );
    for path in [
        "/feed",
        "/messages",
        "/security-events",
        "/me",
        "/me/second-factor",
    ] {
        for account in ["bureau", "operator"] {
            let reply = platform.get(account, path).await;
            seen.push((
                format!("{account} {path}"),
                String::from_utf8_lossy(&reply.bytes).into_owned(),
            ));
        }
        let own = platform
            .as_holder(&maker.token, Method::GET, path, json!({}))
            .await;
        seen.push((
            format!("maker {path}"),
            String::from_utf8_lossy(&own.bytes).into_owned(),
        ));
    }
    for (place, text) in seen {
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{place}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_key_repeats_what_was_shown_once() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let renew = async |code: &str| {
        let path = "/me/second-factor/recovery-codes";
        let request = platform
            .request("", Method::POST, path)
            .bearer_auth(&maker.token);
        let body = json!({ "password": PASSWORD, "code": code });
        platform
            .send(request.header("idempotency-key", "renew-1").json(&body))
            .await
    };
    let code = maker.device.code(0);
    let first = texts(&renew(&code).await.must(200));
    let again = renew(&code).await;
    assert_eq!(
        first_error(&again),
        (422, &json!("/code")),
        "a code serves once"
    );
    let second = texts(&renew(&first[0]).await.must(200));
    assert!(second.iter().all(|code| !first.contains(code)));
    let client = cluster::connect(platform.config()).await;
    let kept = client
        .query("select from idempotency_key where key = 'renew-1'", &[])
        .await;
    assert!(kept.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_signs_in_by_its_key_whatever_is_demanded_of_people() {
    let platform = Platform::start(MONDAY).await;
    let (chief, _) = platform
        .colleague(HOSPITAL, "chief", &[Role::Administrator])
        .await;
    let body = json!({
        "name": "HIS", "scopes": ["products:read"], "addresses": [], "expires_on": "2026-12-31",
    });
    let opened = platform
        .as_holder(&chief, Method::POST, "/service-accounts", body)
        .await;
    let opened = opened.must(201);
    let key = opened["key"].as_str().unwrap();
    let rule = "party.second_factor_duties";
    let _amended = platform.amended(rule, "everybody", "◇", "2026-03-02").await;
    let read = platform
        .as_holder(key, Method::GET, "/products", json!({}))
        .await;
    assert_eq!(read.status, 200, "{}", read.body);
    let person = platform.get(HOSPITAL, "/products").await;
    assert_eq!(person.problem(), (403, "second-factor-to-set-up"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_that_nobody_put_in_force_is_forgotten_and_one_in_force_is_not() {
    let platform = Platform::start(MONDAY).await;
    let maker = set_up(&platform, "maker").await;
    let path = "/me/second-factor";
    let code = maker.device.code(0);
    let replacing = maker.sends(&platform, Method::POST, path, &code).await;
    let _replacing = replacing.must(200);
    let theirs = platform.signed_in("maker2", PASSWORD).await;
    let _begun = begun(&platform, &theirs).await;
    let client = cluster::connect(platform.config()).await;
    let kept = async || {
        let run = platform
            .post("operator", "/jobs/tidy/runs", json!({}))
            .await;
        assert!(run.status < 300, "{:?}", run.body);
        let rows =
            "select pending is not null, secret is not null from second_factor order by account";
        let rows = client.query(rows, &[]).await.unwrap();
        let rows = rows.iter().map(|row| (row.get(0), row.get(1)));
        rows.collect::<Vec<(bool, bool)>>()
    };
    let mut both = kept().await;
    both.sort_unstable();
    assert_eq!(both, [(true, false), (true, true)], "they wait still");
    let age = "update second_factor set pending_since = clock_timestamp() - interval '30 minutes'";
    execute(&platform, age).await;
    assert_eq!(kept().await, [(false, true)]);
    forget_steps(&platform).await;
    assert_eq!(maker.signs_in(&platform, &code).await.status, 201);
}
