//! Accounts that their owners hold: what is opened or reset opens nothing before its owner has changed the password, an account
//! of the exchange centre only reads until another person has confirmed its owner, and an organisation keeps its own accounts.

use domain::{Role, party};
use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply, at_the_machine, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const GIVEN: &str = "a-given-word-7";
const OWN: &str = "a-better-word-8";
const FOUNDED: &str = "sunshine-demo";

/// Opens an account with a password that whoever opens it knows; returns the answer.
async fn open(platform: &Platform, by: &str, beside: &str, account: &str, roles: &[&str]) -> Reply {
    let path = platform.accounts_beside(beside).await;
    let body =
        json!({"account": account, "display_name": "王小明", "password": GIVEN, "roles": roles});
    platform.post(by, &path, body).await
}

fn id_of(answer: &Value) -> String {
    answer["id"].as_str().unwrap().to_owned()
}

/// Confirms an account of the exchange centre as it is now.
async fn confirm(platform: &Platform, by: &str, id: &str) -> Reply {
    let path = format!("/accounts/{id}/confirmation");
    platform.post(by, &path, seen(platform, id).await).await
}

/// An account of the exchange centre as it is seen now.
async fn seen(platform: &Platform, id: &str) -> Value {
    let path = platform.accounts_beside("operator").await;
    let listed = platform.get("operator", &path).await.must(200);
    let mut items = listed["items"].as_array().unwrap().iter();
    let found = items.find(|one| one["id"] == id).unwrap();
    json!({ "since": found["unconfirmed"]["since"].as_str().unwrap_or(MONDAY) })
}

async fn listed(platform: &Platform, account: &str) -> Value {
    let path = platform.accounts_beside("operator").await;
    let listed = platform.get("operator", &path).await.must(200);
    let items = listed["items"].as_array().unwrap();
    let found = items.iter().find(|one| one["account"] == account);
    found.unwrap().clone()
}

async fn current(platform: &Platform, token: &str) -> Value {
    let current = platform.as_holder(token, Method::GET, "/sessions/current", json!({}));
    current.await.must(200)
}

async fn id_in_centre(platform: &Platform, account: &str) -> String {
    id_of(&listed(platform, account).await)
}

/// Enables or disables an account of the exchange centre.
async fn set_state(platform: &Platform, by: &str, account: &str, state: &str) -> Reply {
    let id = id_in_centre(platform, account).await;
    let body = json!({ "state": state });
    platform
        .put(by, &format!("/accounts/{id}/state"), body)
        .await
}

/// A change of a rule that takes two people, proposed by `operator`; returns the path of its confirmation.
async fn proposed(platform: &Platform, value: &str) -> String {
    let rule = json!({
        "key": "pricing.spread_hospitals_min", "value": value, "clause": "S4-1", "effective_from": "2026-03-02",
        "note": "联席会议纪要",
    });
    let proposal = platform.post("operator", "/rules", rule).await.must(202);
    format!("/rules/proposals/{}/confirmation", id_of(&proposal))
}

/// What the account of this token may do of all that counts.
async fn attempts(platform: &Platform, token: &str, id: &str) -> Vec<u16> {
    let confirmation = proposed(platform, &(6 + id.len()).to_string()).await;
    let withdrawn = confirmation.replace("/confirmation", "/withdrawal");
    let accounts = platform.accounts_beside("operator").await;
    let colleague = id_in_centre(platform, "operator2").await;
    let account = json!({"account": "another", "display_name": "别人", "roles": ["trader"]});
    let tries = [
        (confirmation, json!({})),
        (
            "/organisations".to_owned(),
            json!({"name": "新医院", "kind": "hospital"}),
        ),
        (accounts, account),
        (format!("/accounts/{colleague}/password-reset"), json!({})),
        (
            format!("/accounts/{id}/confirmation"),
            seen(platform, id).await,
        ),
    ];
    let mut statuses = Vec::new();
    for (path, body) in tries {
        let reply = platform.as_holder(token, Method::POST, &path, body).await;
        statuses.push(reply.status);
    }
    let _gone = platform
        .post("operator", &withdrawn, json!({"reason": ""}))
        .await;
    statuses
}

#[tokio::test(flavor = "multi_thread")]
async fn one_operator_is_no_second_person_by_an_account_that_he_opens() {
    let platform = Platform::start(MONDAY).await;
    let opened = open(
        &platform,
        "operator",
        "operator",
        "second",
        &["trader", "administrator"],
    )
    .await
    .must(201);
    let id = id_of(&opened);
    assert_eq!(opened["unconfirmed"]["given_by"][0]["account"], "operator");
    let early = confirm(&platform, "operator2", &id).await;
    assert_eq!(early.problem(), (409, "password-not-changed-yet"));
    assert_eq!(early.body["clause"], "S4-17");

    let token = platform.made_own("second", GIVEN, OWN).await;
    let session = current(&platform, &token).await;
    assert_eq!(session["roles"], json!(["reader"]));
    assert_eq!(session["unconfirmed"], opened["unconfirmed"]);
    let reads = platform.as_holder(&token, Method::GET, "/rules/proposals", json!({}));
    assert_eq!(reads.await.status, 200);
    let tried = attempts(&platform, &token, &id).await;
    assert_eq!(tried, [403, 403, 403, 404, 403]);

    let own = confirm(&platform, "operator", &id).await;
    assert_eq!(own.problem(), (409, "same-person"), "who opened it");
    for (other, status) in [("bureau", 404), (HOSPITAL, 403), ("maker", 403)] {
        assert_eq!(
            confirm(&platform, other, &id).await.status,
            status,
            "{other}"
        );
    }
    for _ in 0..2 {
        assert_eq!(confirm(&platform, "operator2", &id).await.status, 204);
    }
    assert_eq!(
        confirm(&platform, "operator", &id).await.status,
        204,
        "nothing to do"
    );
    assert_eq!(
        listed(&platform, "second").await["unconfirmed"],
        Value::Null
    );
    let session = current(&platform, &token).await;
    assert_eq!(session["roles"], json!(["trader", "administrator"]));
    assert_eq!(session["unconfirmed"], Value::Null);
    let confirmation = proposed(&platform, "30").await;
    let confirmed = platform.as_holder(&token, Method::POST, &confirmation, json!({}));
    assert_eq!(confirmed.await.status, 201);
    is_recorded_once(&platform).await;
}

/// The security log has one confirmation of `second`, by `operator2`.
async fn is_recorded_once(platform: &Platform) {
    let log = platform
        .get("bureau", "/security-events?kind=account-confirmed")
        .await
        .must(200);
    assert_eq!(log["total"], 1, "{log}");
    let entry = &log["items"][0];
    assert_eq!(
        (
            &entry["account"]["account"],
            &entry["actor"]["account"],
            &entry["data"]["by"]
        ),
        (&json!("second"), &json!("operator2"), &json!("colleague"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_puts_an_account_back_to_reading_and_nobody_who_knew_its_password_confirms_it() {
    let platform = Platform::start(MONDAY).await;
    let third = [Role::Trader, Role::Administrator];
    let (third, _) = platform.colleague("operator", "operator3", &third).await;
    let id = id_in_centre(&platform, "operator2").await;
    let path = format!("/accounts/{id}/password-reset");
    let given = |reset: Value| reset["password"].as_str().unwrap().to_owned();
    let _first = platform.post("operator", &path, json!({})).await.must(200);
    let second = platform
        .as_holder(&third, Method::POST, &path, json!({}))
        .await
        .must(200);
    let token = platform.made_own("operator2", &given(second), OWN).await;
    let tried = attempts(&platform, &token, &id).await;
    assert_eq!(tried, [403, 403, 403, 404, 403]);

    let confirmation = format!("/accounts/{id}/confirmation");
    let by_first = confirm(&platform, "operator", &id).await;
    assert_eq!(
        by_first.problem(),
        (409, "same-person"),
        "who reset it first"
    );
    let as_seen = seen(&platform, &id).await;
    let by_second = platform.as_holder(&third, Method::POST, &confirmation, as_seen.clone());
    assert_eq!(
        by_second.await.problem(),
        (409, "same-person"),
        "who reset it last"
    );
    let fourth = [Role::Administrator];
    let (fourth, _) = platform.colleague("operator", "operator4", &fourth).await;
    let confirmed = platform.as_holder(&fourth, Method::POST, &confirmation, as_seen);
    assert_eq!(confirmed.await.status, 204, "an administrator may");

    // The next reset begins it anew, and what was before no longer counts.
    let reset = platform.as_holder(&third, Method::POST, &path, json!({}));
    let _token = platform
        .made_own("operator2", &given(reset.await.must(200)), GIVEN)
        .await;
    assert_eq!(confirm(&platform, "operator", &id).await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_only_reads_confirms_nobody_and_a_switch_confirms_nothing() {
    let platform = Platform::start(MONDAY).await;
    let id = id_of(
        &open(&platform, "operator", "operator", "second", &["trader"])
            .await
            .must(201),
    );
    let reader = id_of(
        &open(&platform, "operator2", "operator", "guest", &["reader"])
            .await
            .must(201),
    );
    let guest = platform.made_own("guest", GIVEN, OWN).await;
    assert_eq!(confirm(&platform, "operator", &reader).await.status, 204);
    let _own = platform.made_own("second", GIVEN, OWN).await;
    let path = format!("/accounts/{id}/confirmation");
    let as_seen = seen(&platform, &id).await;
    let refused = platform.as_holder(&guest, Method::POST, &path, as_seen);
    assert_eq!(refused.await.status, 403);

    for state in ["disabled", "active"] {
        let path = format!("/accounts/{id}/state");
        let set = platform
            .put("operator", &path, json!({"state": state}))
            .await;
        assert_eq!(set.status, 204);
    }
    assert!(listed(&platform, "second").await["unconfirmed"].is_object());
    let token = platform.signed_in("second", OWN).await;
    let refused = platform
        .as_holder(
            &token,
            Method::POST,
            &proposed(&platform, "9").await,
            json!({}),
        )
        .await;
    assert_eq!(refused.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_waits_loads_nothing_at_the_machine_either() {
    let platform = Platform::start(MONDAY).await;
    let _second = open(&platform, "operator", "operator", "second", &["trader"])
        .await
        .must(201);
    let caller = platform.caller("second").await;
    assert_eq!(caller.roles(), [Role::Reader]);
    assert_eq!(
        platform.caller("operator").await.roles(),
        [Role::Trader, Role::Administrator]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn colleagues_are_notified_once_there_is_something_to_confirm() {
    let platform = Platform::start(MONDAY).await;
    let _second = open(&platform, "operator", "operator", "second", &["trader"])
        .await
        .must(201);
    let notices = async |who: &str| {
        platform.settle().await;
        let messages = platform.get(who, "/messages").await.must(200);
        let items = messages["items"].as_array().unwrap().clone();
        let own = items
            .into_iter()
            .filter(|one| one["kind"] == "account-to-confirm");
        own.collect::<Vec<Value>>()
    };
    assert!(
        notices("operator2").await.is_empty(),
        "nothing to confirm yet"
    );
    let _own = platform.made_own("second", GIVEN, OWN).await;
    let found = notices("operator2").await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["link"], "/accounts");
    assert!(
        found[0]["title"].as_str().unwrap().contains("second"),
        "{found:?}"
    );
    assert!(notices("bureau").await.is_empty());
    // Elsewhere a change of a password waits for nobody.
    let _own = platform.made_own("maker", FOUNDED, OWN).await;
    assert_eq!(notices("operator2").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_runs_the_machine_confirms_where_no_second_person_can() {
    let platform = Platform::start(MONDAY).await;
    let disabled = set_state(&platform, "operator", "operator2", "disabled").await;
    assert_eq!(disabled.status, 204);
    let _second = open(&platform, "operator", "operator", "second", &["trader"])
        .await
        .must(201);
    let at_the_machine = async |account: &str| {
        let ground = platform.app.ground();
        let mut connection = ground.db.get().await.unwrap();
        let tx = connection.transaction().await.unwrap();
        let done = party::confirm_account_at_the_machine(&tx, &ground.moment(), account).await;
        tx.commit().await.unwrap();
        done
    };
    let early = at_the_machine("second").await.unwrap_err();
    assert!(
        matches!(early, domain::Error::Refused(refused) if refused.kind.code == "password-not-changed-yet")
    );
    let nobody = at_the_machine("nobody").await;
    assert!(matches!(nobody, Err(domain::Error::NotFound)));
    let _own = platform.made_own("second", GIVEN, OWN).await;
    assert!(at_the_machine("second").await.unwrap());
    assert!(!at_the_machine("second").await.unwrap(), "once");
    assert_eq!(platform.caller("second").await.roles(), [Role::Trader]);
    let log = platform
        .get("bureau", "/security-events?kind=account-confirmed")
        .await
        .must(200);
    let entry = &log["items"][0];
    assert_eq!(
        (&entry["actor"], &entry["data"]["by"]),
        (&Value::Null, &json!("machine"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_confirms_an_account() {
    let platform = Platform::start(MONDAY).await;
    let disabled = set_state(&platform, "operator", "operator2", "disabled").await;
    assert_eq!(disabled.status, 204);
    let _second = open(&platform, "operator", "operator", "second", &["trader"])
        .await
        .must(201);
    let command = async |account: &str| {
        at_the_machine(platform.config(), &["confirm-account", account]).await
    };
    assert!(command("second").await.contains("password"), "early");
    let _own = platform.made_own("second", GIVEN, OWN).await;
    assert!(command("second").await.contains("已确认"));
    assert!(command("second").await.contains("无需确认"));
    assert!(command("nobody").await.contains("没有该账号"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_runs_the_machine_gives_a_password_in_place_of_a_lost_one() {
    let platform = Platform::start(MONDAY).await;
    let command =
        async |account: &str| at_the_machine(platform.config(), &["reset-password", account]).await;
    assert!(command("nobody").await.contains("没有该账号"));
    for account in [HOSPITAL, "operator2"] {
        let shown = command(account).await;
        let given = shown.split('：').nth(1).unwrap();
        let given = given.split('（').next().unwrap().to_owned();
        let lost = json!({ "account": account, "password": FOUNDED });
        assert_eq!(platform.post("", "/sessions", lost).await.status, 401);
        let own = platform.made_own(account, &given, OWN).await;
        let request = platform.request("", Method::GET, "/messages");
        let read = platform.send(request.bearer_auth(&own)).await;
        assert_eq!(read.status, 200, "{account}");
    }
    // An organisation's own administrators give its accounts their passwords.
    let administrator = [Role::Administrator];
    for chief in ["chief", "vice"] {
        let _account = platform.colleague("maker", chief, &administrator).await;
    }
    for account in ["maker", "chief"] {
        let shown = command(account).await;
        assert!(shown.contains("另一名账号管理员办理"), "{account}: {shown}");
    }
    // In the exchange centre another person confirms that it is in the right hands.
    assert_eq!(platform.caller("operator2").await.roles(), [Role::Reader]);
    assert_eq!(platform.caller(HOSPITAL).await.roles(), [Role::Trader]);
    let log = "/security-events?kind=password-reset";
    let log = platform.get("bureau", log).await.must(200);
    assert_eq!(log["items"][0]["actor"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_opened_opens_nothing_before_its_owner_has_changed_the_password() {
    let platform = Platform::start(MONDAY).await;
    let administrator = [Role::Administrator];
    let (chief, _) = platform.colleague(HOSPITAL, "chief", &administrator).await;
    let path = platform.accounts_beside(HOSPITAL).await;
    let open = async |account: &str, password: Option<&str>| {
        let mut body = json!({"account": account, "display_name": "王小明", "roles": ["trader"]});
        if let Some(password) = password {
            body["password"] = json!(password);
        }
        let request = platform
            .request("", Method::POST, &path)
            .bearer_auth(&chief);
        let request = request.header("idempotency-key", account).json(&body);
        platform.send(request).await
    };
    let sent = open("buyer", Some(GIVEN)).await.must(201);
    assert_eq!(sent["password"], Value::Null, "whoever sent it has it");
    assert!(sent["temporary_until"].is_string(), "{sent}");
    assert_eq!(
        sent["unconfirmed"],
        Value::Null,
        "only in the exchange centre"
    );
    let made = open("storekeeper", None).await.must(201);
    let made_up = made["password"].as_str().unwrap();
    let again = open("storekeeper", None).await;
    assert_eq!(again.headers["idempotency-replayed"], "true");
    let again = again.must(201);
    assert_eq!(
        (&again["id"], &again["password"]),
        (&made["id"], &Value::Null)
    );
    let client = cluster::connect(platform.config()).await;
    let kept = "select count(*) from idempotency_key where body like '%' || $1 || '%'";
    let row = client.query_one(kept, &[&made_up]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 0);

    for (account, given) in [("buyer", GIVEN), ("storekeeper", made_up)] {
        let token = platform.signed_in(account, given).await;
        let refused = platform.as_holder(&token, Method::GET, "/products", json!({}));
        assert_eq!(
            refused.await.problem(),
            (403, "password-to-change"),
            "{account}"
        );
        let body = json!({"current": given, "new": OWN});
        let changed = platform.as_holder(&token, Method::PUT, "/me/password", body);
        assert_eq!(changed.await.status, 204);
        let served = platform.as_holder(&token, Method::GET, "/products", json!({}));
        assert_eq!(served.await.status, 200, "{account}");
    }
    let _late = open("late", Some(GIVEN)).await.must(201);
    let end = "update account set temporary_until = clock_timestamp() where account = 'late'";
    client.execute(end, &[]).await.unwrap();
    let body = json!({"account": "late", "password": GIVEN});
    let refused = platform.post("", "/sessions", body).await;
    assert_eq!(refused.problem(), (401, "invalid-credentials"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_centre_founds_the_first_administrator_and_nothing_else() {
    let platform = Platform::start(MONDAY).await;
    let trader = open(&platform, "operator", HOSPITAL, "buyer", &["trader"]).await;
    assert_eq!(trader.problem(), (422, "invalid-fields"));
    assert_eq!(trader.body["errors"][0]["pointer"], "/roles");
    // Until somebody holds it, another is founded in its place: the first password may have run out unused.
    let spare = open(&platform, "operator", HOSPITAL, "spare", &["administrator"])
        .await
        .must(201);
    let chief = open(&platform, "operator", HOSPITAL, "chief", &["administrator"])
        .await
        .must(201);
    let path = format!("/accounts/{}/state", id_of(&spare));
    let disabled = json!({"state": "disabled"});
    assert_eq!(
        platform
            .put("operator", &path, disabled.clone())
            .await
            .status,
        204
    );
    let chief_token = platform.made_own("chief", GIVEN, OWN).await;
    let hospital = platform.accounts_beside(HOSPITAL).await;
    let vouched = platform.vouched("operator2", &hospital, "chief").await;
    assert_eq!(vouched.status, 204);

    let late = open(&platform, "operator", HOSPITAL, "late", &["administrator"]).await;
    assert_eq!(late.problem(), (409, "accounts-kept-by-their-own"));
    for state in ["active", "disabled"] {
        let refused = platform
            .put("operator", &path, json!({"state": state}))
            .await;
        assert_eq!(
            refused.problem(),
            (409, "accounts-kept-by-their-own"),
            "{state}"
        );
    }
    let own = platform.as_holder(&chief_token, Method::PUT, &path, json!({"state": "active"}));
    assert_eq!(own.await.status, 204);
    let himself = format!("/accounts/{}/state", id_of(&chief));
    let refused = platform.as_holder(&chief_token, Method::PUT, &himself, disabled);
    assert_eq!(refused.await.problem(), (409, "own-account-not-disabled"));

    let bureau = open(
        &platform,
        "operator",
        "bureau",
        "inspector",
        &["administrator"],
    )
    .await;
    assert_eq!(bureau.problem(), (409, "accounts-kept-by-their-own"));
    let centre = json!({"name": "另一交易中心", "kind": "exchange_center"});
    let centre = platform.post("operator", "/organisations", centre).await;
    assert_eq!(
        centre.body["errors"][0]["pointer"], "/kind",
        "{}",
        centre.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_switch_of_what_is_so_already_writes_nothing() {
    let platform = Platform::start(MONDAY).await;
    let written = async || {
        let kinds =
            "select count(*) from event where kind in ('account-enabled', 'account-disabled')";
        let client = cluster::connect(platform.config()).await;
        let row = client.query_one(kinds, &[]).await.unwrap();
        row.get::<_, i64>(0)
    };
    for (state, events) in [
        ("active", 0),
        ("disabled", 1),
        ("disabled", 1),
        ("active", 2),
    ] {
        let set = set_state(&platform, "operator", "operator2", state).await;
        assert_eq!(set.status, 204);
        assert_eq!(written().await, events, "{state}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trader_of_the_centre_keeps_none_of_its_accounts() {
    let platform = Platform::start(MONDAY).await;
    let (trader, _) = platform
        .colleague("operator", "operator3", &[Role::Trader])
        .await;
    let path = platform.accounts_beside("operator").await;
    let body = json!({"account": "second", "display_name": "二", "roles": ["trader"]});
    let refused = platform.as_holder(&trader, Method::POST, &path, body).await;
    assert_eq!(refused.status, 403);
    let id = id_in_centre(&platform, "operator2").await;
    let path = format!("/accounts/{id}/state");
    let body = json!({"state": "disabled"});
    let refused = platform.as_holder(&trader, Method::PUT, &path, body).await;
    assert_eq!(refused.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_administrators_who_disable_each_other_at_once_one_stays() {
    let platform = Platform::start(MONDAY).await;
    let administrator = [Role::Administrator];
    for round in 0..5 {
        let (one, two) = (format!("one-{round}"), format!("two-{round}"));
        let kinds = "update account set state = 'disabled' where 'administrator' = any(duties) and account like any(array['one-%', 'two-%'])";
        cluster::connect(platform.config())
            .await
            .execute(kinds, &[])
            .await
            .unwrap();
        let (first, first_id) = platform.colleague("maker", &one, &administrator).await;
        let (second, second_id) = platform.colleague("maker", &two, &administrator).await;
        let disable = async |token: &str, id: &str| {
            let path = format!("/accounts/{id}/state");
            let body = json!({"state": "disabled"});
            platform
                .as_holder(token, Method::PUT, &path, body)
                .await
                .status
        };
        let (a, b) = tokio::join!(disable(&first, &second_id), disable(&second, &first_id));
        let mut statuses = [a, b];
        statuses.sort_unstable();
        assert_eq!(statuses[0], 204, "{statuses:?}");
        assert!([401, 409].contains(&statuses[1]), "{statuses:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_first_accounts_only_the_last_becomes_the_organisations_own() {
    let platform = Platform::start(MONDAY).await;
    let new = json!({ "name": "新医院", "kind": "hospital" });
    let founded = platform.post("operator", "/organisations", new).await;
    let path = format!("/organisations/{}/accounts", id_of(&founded.must(201)));
    let open = async |account: String| {
        let body = json!({
            "account": account, "display_name": "王小明", "password": GIVEN, "roles": ["administrator"],
        });
        platform.post("operator", &path, body).await.status
    };
    let at_once = (0..4).map(|number| open(format!("first-{number}")));
    assert_eq!(futures_util::future::join_all(at_once).await, [201; 4]);
    let listed = platform.get("operator", &path).await.must(200);
    let items = listed["items"].as_array().unwrap();
    let is_active = |one: &&Value| one["state"] == "active";
    let active: Vec<&Value> = items.iter().filter(is_active).collect();
    assert_eq!((items.len(), active.len()), (4, 1), "{listed}");
    let held = active[0]["account"].as_str().unwrap();
    for one in items.iter().filter(|one| !is_active(one)) {
        let account = &one["account"];
        let body = json!({ "account": account, "password": GIVEN });
        let refused = platform.post("", "/sessions", body).await;
        assert_eq!(refused.status, 401, "{account}");
    }
    let _own = platform.made_own(held, GIVEN, OWN).await;
    assert_eq!(platform.vouched("operator2", &path, held).await.status, 204);
    assert_eq!(open("planted".to_owned()).await, 409);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_vouches_for_a_password_that_was_given_after_he_looked() {
    let platform = Platform::start(MONDAY).await;
    let third = [Role::Administrator];
    let (third, _) = platform.colleague("operator", "operator3", &third).await;
    let opened = open(&platform, "operator", "operator", "second", &["trader"]).await;
    let id = id_of(&opened.must(201));
    let _own = platform.made_own("second", GIVEN, OWN).await;
    let looked = seen(&platform, &id).await;
    let reset = format!("/accounts/{id}/password-reset");
    let reset = platform.as_holder(&third, Method::POST, &reset, json!({}));
    let given = reset.await.must(200);
    let given = given["password"].as_str().unwrap();
    let token = platform.made_own("second", given, GIVEN).await;

    let path = format!("/accounts/{id}/confirmation");
    let stale = platform.post("operator2", &path, looked).await;
    assert_eq!(stale.problem(), (409, "password-given-meanwhile"));
    assert_eq!(current(&platform, &token).await["roles"], json!(["reader"]));
    let unseen = platform.post("operator2", &path, json!({})).await;
    assert_eq!(unseen.status, 422);
    assert_eq!(confirm(&platform, "operator2", &id).await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_account_is_confirmed_by_nobody() {
    let platform = Platform::start(MONDAY).await;
    let opened = open(&platform, "operator", "operator", "second", &["trader"]).await;
    let id = id_of(&opened.must(201));
    let _own = platform.made_own("second", GIVEN, OWN).await;
    let actions = async |by: &str| {
        let path = platform.accounts_beside("operator").await;
        let listed = platform.get(by, &path).await.must(200);
        let mut items = listed["items"].as_array().unwrap().iter();
        items.find(|one| one["id"] == id.as_str()).unwrap()["actions"].clone()
    };
    let all = json!(["confirm", "duties", "reset_password", "devices", "disable"]);
    assert_eq!(actions("operator2").await, all);
    let without = json!(["duties", "reset_password", "devices", "disable"]);
    assert_eq!(actions("operator").await, without, "who opened it");
    assert_eq!(actions("bureau").await, json!([]));
    let disabled = set_state(&platform, "operator", "second", "disabled").await;
    assert_eq!(disabled.status, 204);
    let refused = confirm(&platform, "operator2", &id).await;
    assert_eq!(refused.problem(), (409, "account-disabled"));
    let enabled = json!(["duties", "reset_password", "devices", "enable"]);
    assert_eq!(actions("operator2").await, enabled);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_machine_leaves_to_people_what_a_person_can_confirm() {
    let platform = Platform::start(MONDAY).await;
    let _second = open(&platform, "operator", "operator", "second", &["trader"])
        .await
        .must(201);
    let _own = platform.made_own("second", GIVEN, OWN).await;
    let ground = platform.app.ground();
    let mut connection = ground.db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let refused = party::confirm_account_at_the_machine(&tx, &ground.moment(), "second").await;
    let Err(domain::Error::Refused(refused)) = refused else {
        panic!("confirmed");
    };
    assert_eq!(refused.kind.code, "confirmed-by-another");
    assert!(
        refused.detail.zh.contains("operator2"),
        "{:?}",
        refused.detail
    );
    assert!(!refused.detail.zh.contains("(operator)"), "who opened it");
}

#[tokio::test]
async fn a_role_is_stated_once() {
    let platform = Platform::start(MONDAY).await;
    let twice = ["trader", "trader"];
    let refused = open(&platform, "operator", "operator", "second", &twice).await;
    assert_eq!(refused.body["errors"][0]["pointer"], "/roles");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_gave_a_password_is_not_called_to_confirm_it_and_its_owner_learns_of_a_reset() {
    let platform = Platform::start(MONDAY).await;
    let about = async |who: &str, kind: &str| {
        platform.settle().await;
        let messages = platform.get(who, "/messages").await.must(200);
        let items = messages["items"].as_array().unwrap().iter();
        items.filter(|one| one["kind"] == kind).count()
    };
    let id = id_in_centre(&platform, "operator2").await;
    let third = [Role::Trader];
    let (third, _) = platform.colleague("operator", "operator3", &third).await;
    let path = format!("/accounts/{id}/password-reset");
    let reset = platform.post("operator", &path, json!({})).await.must(200);
    let token = platform
        .made_own("operator2", reset["password"].as_str().unwrap(), OWN)
        .await;
    assert_eq!(
        about("operator", "account-to-confirm").await,
        0,
        "the giver"
    );
    let own = async |token: &str, kind: &str| {
        let messages = platform.as_holder(token, Method::GET, "/messages", json!({}));
        let messages = messages.await.must(200);
        let items = messages["items"].as_array().unwrap().iter();
        items.filter(|one| one["kind"] == kind).count()
    };
    assert_eq!(own(&third, "account-to-confirm").await, 1);
    assert_eq!(own(&token, "password-reset").await, 1, "the owner");
    assert_eq!(own(&third, "password-reset").await, 0);
    assert_eq!(about("bureau", "password-reset").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_another_process_ended_is_refused_within_a_second() {
    let platform = Platform::start(MONDAY).await;
    let token = platform.signed_in("maker", FOUNDED).await;
    let status = async || {
        let read = platform.as_holder(&token, Method::GET, "/products", json!({}));
        read.await.status
    };
    let client = cluster::connect(platform.config()).await;
    assert_eq!(status().await, 200);
    let ended = client.execute("delete from session", &[]).await.unwrap();
    assert!(0 < ended);
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    assert_eq!(status().await, 401);
}
