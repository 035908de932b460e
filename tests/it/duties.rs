//! Duties: what one person may have is decided by the rule and held by the database; an organisation's own administrators give and
//! take them.

use domain::{Duty, OrganisationKind, Role};
use reqwest::Method;
use serde_json::{Value, json};
use strum::VariantArray;
use tests::{HOSPITAL, Platform, Reply, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn give(platform: &Platform, by: &str, id: &str, duties: Value) -> Reply {
    let path = format!("/accounts/{id}/duties");
    let body = json!({ "duties": duties });
    platform.as_holder(by, Method::PUT, &path, body).await
}

async fn me(platform: &Platform, token: &str) -> Reply {
    platform
        .as_holder(token, Method::GET, "/me", json!({}))
        .await
}

/// The events of other duties that the caller may read.
async fn changes(platform: &Platform, by: &str) -> Vec<Value> {
    platform.settle().await;
    let feed = platform.get(by, "/feed?limit=200").await.must(200);
    let items = feed["events"].as_array().unwrap().iter();
    let of_kind = items.filter(|one| one["kind"] == "account-duties-changed");
    of_kind.cloned().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_gives_other_duties_which_ends_the_sessions_and_is_recorded() {
    let platform = Platform::start(MONDAY).await;
    let (chief, _) = platform
        .on_duty(HOSPITAL, "chief", &[Duty::Administrator])
        .await;
    let (buyer, id) = platform.on_duty(HOSPITAL, "second", &[Duty::Buyer]).await;
    let path = platform.accounts_beside(HOSPITAL).await;
    let listed = platform.as_holder(&chief, Method::GET, &path, json!({}));
    let listed = listed.await.must(200);
    let mut items = listed["items"].as_array().unwrap().iter();
    let second = items.find(|one| one["account"] == "second").unwrap();
    assert_eq!(second["duties"], json!(["buyer"]));
    assert_eq!(second["roles"], json!(["trader"]));
    assert!(
        second["actions"]
            .as_array()
            .unwrap()
            .contains(&json!("duties"))
    );

    let several = json!(["storekeeper", "finance_maker"]);
    let given = give(&platform, &chief, &id, several.clone()).await;
    assert_eq!(given.status, 204);
    assert_eq!(me(&platform, &buyer).await.status, 401, "at once");
    let token = platform.signed_in("second", "sunshine-demo").await;
    let now = me(&platform, &token).await.must(200);
    assert_eq!(now["duties"], several);
    assert_eq!(
        now["roles"],
        json!(["reader"]),
        "for clients of earlier programs"
    );
    let invites = platform.as_holder(&token, Method::POST, "/invitations", json!({}));
    assert_eq!(invites.await.status, 403, "it buys no more");

    let again = give(
        &platform,
        &chief,
        &id,
        json!(["finance_maker", "storekeeper"]),
    )
    .await;
    assert_eq!(again.status, 204, "it has these");
    assert_eq!(me(&platform, &token).await.status, 200);
    let events = changes(&platform, HOSPITAL).await;
    assert_eq!(events.len(), 1, "{events:?}");
    assert_eq!(events[0]["clause"], "S4-17");
    assert_eq!(events[0]["data"]["before"], json!(["buyer"]));
    assert_eq!(events[0]["data"]["after"], several);
    assert_eq!(events[0]["data"]["sessions_ended"], 1);
    let own = platform.as_holder(&token, Method::GET, "/messages", json!({}));
    let own = own.await.must(200);
    let body = own["items"][0].to_string();
    assert!(body.contains("原为采购，现为库管、付款经办"), "{body}");
    assert!(changes(&platform, "maker").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_but_its_own_administrators_changes_the_duties_of_an_account() {
    let platform = Platform::start(MONDAY).await;
    let (_, id) = platform.on_duty(HOSPITAL, "second", &[Duty::Buyer]).await;
    let (foreign, _) = platform
        .on_duty("hospital2", "foreign", &[Duty::Administrator])
        .await;
    let duties = json!(["storekeeper"]);
    let by_foreign = give(&platform, &foreign, &id, duties.clone()).await;
    assert_eq!(by_foreign.status, 404);
    let operator = platform.token("operator").to_owned();
    let by_centre = give(&platform, &operator, &id, duties.clone()).await;
    assert_eq!(by_centre.status, 404, "an administrator, of the centre");
    for trader in [HOSPITAL, "maker", "bureau"] {
        let token = platform.token(trader).to_owned();
        let refused = give(&platform, &token, &id, duties.clone()).await;
        assert_eq!(refused.status, 403, "{trader} keeps no accounts");
    }
    assert!(changes(&platform, "bureau").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_law_keeps_apart_is_given_to_nobody() {
    let platform = Platform::start(MONDAY).await;
    let (chief, _) = platform
        .on_duty(HOSPITAL, "chief", &[Duty::Administrator])
        .await;
    let (_, id) = platform.on_duty(HOSPITAL, "second", &[Duty::Buyer]).await;
    let both = json!(["finance_maker", "finance_releaser"]);
    let refused = give(&platform, &chief, &id, both).await;
    assert_eq!(refused.problem(), (409, "duties-incompatible"));
    assert_eq!(refused.body["clause"], "S4-17");
    assert_eq!(refused.body["figures"]["duty"], "finance_maker");
    for (duties, status) in [
        (json!(["auditor", "buyer"]), 409),
        (json!(["sales"]), 422),
        (json!(["buyer", "buyer"]), 422),
        (json!([]), 422),
    ] {
        let refused = give(&platform, &chief, &id, duties.clone()).await;
        assert_eq!(refused.status, status, "{duties}");
    }
    let path = format!("/accounts/{id}/duties");
    let two_ways = json!({ "duties": ["buyer"], "roles": ["trader"] });
    let refused = platform.as_holder(&chief, Method::PUT, &path, two_ways);
    assert_eq!(refused.await.problem(), (422, "invalid-fields"));

    // F12
    let path = platform.accounts_beside("operator").await;
    let groups = json!({
        "account": "expert", "display_name": "王小明", "duties": ["technical", "supervision"],
    });
    let refused = platform.post("operator", &path, groups).await;
    assert_eq!(refused.problem(), (409, "duties-incompatible"));
    let one = json!({ "account": "expert", "display_name": "王小明", "duties": ["technical"] });
    let opened = platform.post("operator", &path, one).await.must(201);
    assert_eq!(opened["duties"], json!(["technical"]));
    assert_eq!(opened["roles"], json!(["reader"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_gives_himself_nothing_and_the_last_one_remains() {
    let platform = Platform::start(MONDAY).await;
    let (chief, id) = platform
        .on_duty(HOSPITAL, "chief", &[Duty::Administrator])
        .await;
    let more = json!(["administrator", "buyer"]);
    let refused = give(&platform, &chief, &id, more.clone()).await;
    assert_eq!(refused.problem(), (409, "own-duty-not-given"));
    let last = give(&platform, &chief, &id, json!(["auditor"])).await;
    assert_eq!(last.problem(), (409, "last-administrator"));
    let (other, _) = platform
        .on_duty(HOSPITAL, "other", &[Duty::Administrator])
        .await;
    let by_another = give(&platform, &other, &id, more).await;
    assert_eq!(by_another.status, 204);
    let chief = platform.signed_in("chief", "sunshine-demo").await;
    let own = give(&platform, &chief, &id, json!(["buyer"])).await;
    assert_eq!(own.status, 204, "he gives his own back");
    assert_eq!(me(&platform, &chief).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn in_the_centre_a_duty_that_is_given_waits_for_a_second_person() {
    let platform = Platform::start(MONDAY).await;
    let (_, id) = platform
        .on_duty("operator", "expert", &[Duty::Technical])
        .await;
    let operator = platform.token("operator").to_owned();
    let both = json!(["operator", "technical"]);
    assert_eq!(give(&platform, &operator, &id, both).await.status, 204);
    let token = platform.signed_in("expert", "sunshine-demo").await;
    let waiting = me(&platform, &token).await.must(200);
    assert_eq!(waiting["duties"], json!([]));
    assert_eq!(waiting["roles"], json!(["reader"]));
    assert!(waiting["unconfirmed"].is_object());
    platform.settle().await;
    let messages = platform.get("operator2", "/messages").await.must(200);
    let notice = messages["items"][0].to_string();
    assert!(
        notice.contains("职责已改为经办、技术组") || notice.contains("的职责待另一人确认"),
        "{notice}"
    );
    let accounts = platform.accounts_beside("operator").await;
    let own = platform.vouched("operator", &accounts, "expert").await;
    assert_eq!(own.problem(), (409, "same-person"));
    let another = platform.vouched("operator2", &accounts, "expert").await;
    assert_eq!(another.status, 204);
    let confirmed = me(&platform, &token).await.must(200);
    assert_eq!(confirmed["duties"], json!(["operator", "technical"]));

    // What is taken takes no second person.
    let fewer = give(&platform, &operator, &id, json!(["technical"])).await;
    assert_eq!(fewer.status, 204);
    let token = platform.signed_in("expert", "sunshine-demo").await;
    let now = me(&platform, &token).await.must(200);
    assert_eq!(now["duties"], json!(["technical"]));
    assert_eq!(now["unconfirmed"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_state_roles_mean_the_duties_by_which_an_organisation_trades() {
    let platform = Platform::start(MONDAY).await;
    for (beside, duties) in [
        (HOSPITAL, json!(["buyer", "administrator"])),
        ("maker", json!(["sales", "administrator"])),
        ("distributor", json!(["sales", "administrator"])),
        ("bureau", json!(["reviewer", "decider", "administrator"])),
    ] {
        let (chief, _) = platform
            .on_duty(beside, &format!("chief-{beside}"), &[Duty::Administrator])
            .await;
        let path = platform.accounts_beside(beside).await;
        let roles = json!(["trader", "administrator"]);
        let account = format!("new-{beside}");
        let body = json!({ "account": account, "display_name": "一", "roles": roles });
        let opened = platform.as_holder(&chief, Method::POST, &path, body);
        let opened = opened.await.must(201);
        assert_eq!(opened["duties"], duties, "{beside}");
        assert_eq!(opened["roles"], roles, "{beside}");
        let id = opened["id"].as_str().unwrap();
        let path = format!("/accounts/{id}/duties");
        let body = json!({ "roles": ["reader"] });
        let changed = platform.as_holder(&chief, Method::PUT, &path, body).await;
        assert_eq!(changed.status, 204, "{beside}");
        let caller = platform.caller(&account).await;
        assert_eq!(caller.duties, [Duty::Auditor], "{beside}");
        assert_eq!(caller.roles(), [Role::Reader], "{beside}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_learns_who_one_is() {
    let platform = Platform::start(MONDAY).await;
    let now = platform.get("bureau", "/me").await.must(200);
    assert_eq!(now["account"], "bureau");
    assert_eq!(now["display_name"], "bureau");
    assert_eq!(now["organisation"]["kind"], "insurance_bureau");
    assert_eq!(now["capacity"], "insurance_bureau");
    assert_eq!(now["capacities"], json!(["insurance_bureau"]));
    assert_eq!(now["duties"], json!(["reviewer", "decider"]));
    assert_eq!(now["roles"], json!(["trader"]));
    assert!(now.as_object().unwrap().contains_key("scopes"));
    assert_eq!(now["scopes"], Value::Null);
    assert_eq!(platform.get("", "/me").await.status, 401);
}

/// Writes duties past the program; whether the database took them.
async fn is_taken(client: &tokio_postgres::Client, account: &str, duties: &[&str]) -> bool {
    let update = "update account set duties = $2 where account = $1";
    let written = client.execute(update, &[&account, &duties]).await;
    match written {
        Ok(rows) => rows == 1,
        Err(error) => {
            let broken = error.as_db_error().and_then(|error| error.constraint());
            assert_eq!(broken, Some("account_duties"), "{error:?}");
            false
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_keeps_apart_what_the_rule_does() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let mut tried = 0;
    for (account, kind) in [
        (HOSPITAL, OrganisationKind::Hospital),
        ("maker", OrganisationKind::Manufacturer),
        ("distributor", OrganisationKind::Distributor),
        ("operator", OrganisationKind::ExchangeCenter),
        ("bureau", OrganisationKind::InsuranceBureau),
    ] {
        let all = Duty::all_in(kind);
        for one in Duty::VARIANTS {
            for other in Duty::VARIANTS {
                let duties = match one == other {
                    true => vec![one.into_str()],
                    false => vec![one.into_str(), other.into_str()],
                };
                let exist = all.contains(one) && all.contains(other);
                let expected = exist && !one.excludes(*other);
                let taken = is_taken(&client, account, &duties).await;
                assert_eq!(taken, expected, "{kind}: {duties:?}");
                tried += 1;
            }
        }
        assert!(!is_taken(&client, account, &[]).await, "none");
    }
    assert_eq!(tried, 5 * Duty::VARIANTS.len() * Duty::VARIANTS.len());
    let three = ["technical", "operator", "supervision"];
    assert!(!is_taken(&client, "operator", &three).await);
    let twice = ["buyer", "buyer"];
    assert!(!is_taken(&client, HOSPITAL, &twice).await);
    assert!(is_taken(&client, "operator", &["operator"]).await);
    let moved = "update account set organisation = (select organisation from account where account = 'maker')
        where account = 'operator'";
    let moved = client.execute(moved, &[]).await;
    assert!(moved.is_err(), "duties of another kind of organisation");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_combination_of_before_stays_until_somebody_edits_it() {
    let platform = Platform::start(MONDAY).await;
    let client = cluster::connect(platform.config()).await;
    let before = "alter table account disable trigger account_duties;
        update account set duties = array['buyer', 'auditor'] where account = 'hospital';
        alter table account enable trigger account_duties";
    client.batch_execute(before).await.unwrap();
    let (chief, _) = platform
        .on_duty(HOSPITAL, "chief", &[Duty::Administrator])
        .await;
    let token = platform.signed_in(HOSPITAL, "sunshine-demo").await;
    let now = me(&platform, &token).await.must(200);
    assert_eq!(now["roles"], json!(["trader", "reader"]));
    let sealed = {
        let path = platform.accounts_beside(HOSPITAL).await;
        let listed = platform.as_holder(&chief, Method::GET, &path, json!({}));
        let listed = listed.await.must(200);
        let mut items = listed["items"].as_array().unwrap().iter();
        let own = items.find(|one| one["account"] == HOSPITAL).unwrap();
        own["id"].as_str().unwrap().to_owned()
    };
    let state = json!({ "state": "disabled" });
    let path = format!("/accounts/{sealed}/state");
    let switched = platform.as_holder(&chief, Method::PUT, &path, state).await;
    assert_eq!(switched.status, 204, "its row changes otherwise");
    let wider = json!(["buyer", "auditor", "storekeeper"]);
    let refused = give(&platform, &chief, &sealed, wider).await;
    assert_eq!(refused.problem(), (409, "duties-incompatible"));
    let edited = give(&platform, &chief, &sealed, json!(["buyer", "storekeeper"])).await;
    assert_eq!(edited.status, 204);
}
