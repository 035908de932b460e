//! Rules that guard secrecy, money, deadlines or the service: one person proposes, another confirms.

use domain::party::{self, HospitalFacts, NewOrganisation};
use domain::{OrganisationId, OrganisationKind, Role};
use serde_json::{Value, json};
use tests::{Platform, Reply};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";
const KEY: &str = "pricing.spread_hospitals_min";

fn change(value: &str, from: &str) -> Value {
    json!({
        "key": KEY, "value": value, "clause": "S4-1", "effective_from": from, "note": "联席会议纪要",
    })
}

async fn proposed(platform: &Platform, value: &str, from: &str) -> String {
    let proposal = platform
        .post("operator", "/rules", change(value, from))
        .await
        .must(202);
    assert_eq!(
        (&proposal["state"], &proposal["proposed_by"]),
        (&json!("open"), &json!("operator"))
    );
    assert_eq!(proposal["no_longer_valid"], Value::Null);
    proposal["id"].as_str().unwrap().to_owned()
}

async fn step(platform: &Platform, who: &str, id: &str, step: &str, reason: &str) -> Reply {
    let path = format!("/rules/proposals/{id}/{step}");
    platform.post(who, &path, json!({ "reason": reason })).await
}

async fn confirm(platform: &Platform, who: &str, id: &str) -> Reply {
    step(platform, who, id, "confirmation", "").await
}

async fn state(platform: &Platform, id: &str) -> Value {
    let path = format!("/rules/proposals/{id}");
    platform.get("bureau", &path).await.must(200)
}

/// The value in force today.
async fn in_force(platform: &Platform) -> String {
    let rules = platform.get("maker", "/rules").await.must(200);
    let rules = rules["items"].as_array().unwrap();
    let mut rules = rules.iter().filter(|rule| rule["key"] == KEY);
    let now = rules.find(|rule| rule["in_force"] == true).unwrap();
    now["value"].as_str().unwrap().to_owned()
}

async fn history(platform: &Platform) -> Vec<Value> {
    let path = format!("/rules/{KEY}/history");
    let history = platform.get("operator", &path).await.must(200);
    history["items"].as_array().unwrap().clone()
}

/// Earlier programs let operators enter one.
async fn another_centre(platform: &Platform) -> OrganisationId {
    let ground = platform.app.ground();
    let mut connection = ground.db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let new = NewOrganisation {
        name: "另一交易中心".to_owned(),
        kind: OrganisationKind::ExchangeCenter,
        credit_code: None,
        institution_code: None,
        region: None,
        email: None,
        hospital: HospitalFacts::default(),
    };
    let centre = party::found_organisation(&tx, &ground.moment(), &new).await;
    tx.commit().await.unwrap();
    centre.unwrap()
}

async fn post_with(platform: &Platform, token: &str, path: &str, body: Value) -> Reply {
    let request = platform.request("", reqwest::Method::POST, path);
    platform.send(request.bearer_auth(token).json(&body)).await
}

#[tokio::test]
async fn a_safeguard_is_neither_switched_off_nor_changed_by_one_person() {
    let platform = Platform::start(MONDAY).await;
    let off = platform
        .post("operator", "/rules", change("0", "2026-03-02"))
        .await;
    assert_eq!(off.problem(), (422, "invalid-fields"));
    let id = proposed(&platform, "8", "2026-03-02").await;
    assert_eq!(in_force(&platform).await, "5", "it is only proposed");
    assert_eq!(history(&platform).await.len(), 1);
    assert_eq!(
        confirm(&platform, "operator", &id).await.problem(),
        (409, "same-person")
    );
    let refused = step(&platform, "operator", &id, "refusal", "不妥").await;
    assert_eq!(refused.problem(), (409, "same-person"));
    assert_eq!(in_force(&platform).await, "5");
    let written = confirm(&platform, "operator2", &id).await.must(201);
    assert_eq!(
        (&written["value"], &written["in_force"]),
        (&json!("8"), &json!(true))
    );
    assert_eq!(
        (&written["proposed_by"], &written["recorded_by"]),
        (&json!("operator"), &json!("operator2"))
    );
    assert_eq!(in_force(&platform).await, "8");
    assert_eq!(
        confirm(&platform, "operator2", &id).await.problem(),
        (409, "rule-proposal-closed")
    );
    let last = history(&platform).await.pop().unwrap();
    assert_eq!(last["proposed_by"], "operator");
    assert_eq!(last["recorded_by"], "operator2");
    assert_eq!(last["note"], "联席会议纪要");
    let decided = state(&platform, &id).await;
    assert_eq!(decided["state"], "confirmed");
    assert_eq!(decided["decided_by"], "operator2");
    assert_eq!(
        (&decided["before"], &decided["value"]),
        (&json!("5"), &json!("8"))
    );
}

/// What the home page counts for an account.
async fn to_decide(platform: &Platform, who: &str) -> Option<i64> {
    let home = platform.get(who, "/home").await.must(200);
    let counters = home["counters"].as_array().unwrap();
    let mut found = counters
        .iter()
        .filter(|one| one["key"] == "rule_proposals_to_decide");
    found.next().map(|one| one["count"].as_i64().unwrap())
}

#[tokio::test]
async fn the_home_page_counts_what_a_person_may_decide() {
    let platform = Platform::start(MONDAY).await;
    let id = proposed(&platform, "8", "2026-03-02").await;
    let _other = proposed(&platform, "9", "2026-03-03").await;
    assert_eq!(to_decide(&platform, "operator2").await, Some(2));
    assert_eq!(
        to_decide(&platform, "operator").await,
        Some(0),
        "one's own wait for others"
    );
    for other in ["hospital", "maker", "bureau"] {
        assert_eq!(to_decide(&platform, other).await, None, "{other}");
    }
    let _written = confirm(&platform, "operator2", &id).await.must(201);
    assert_eq!(to_decide(&platform, "operator2").await, Some(1));
    platform.wait_until("2026-03-04T09:00:00+08:00");
    assert_eq!(
        to_decide(&platform, "operator2").await,
        Some(0),
        "its day has passed"
    );
}

#[tokio::test]
async fn a_proposal_is_known_to_the_overseers_alone_and_notifies_the_colleagues() {
    let platform = Platform::start(MONDAY).await;
    let id = proposed(&platform, "8", "2026-03-03").await;
    platform.settle().await;
    let messages = platform.get("operator2", "/messages").await.must(200);
    assert!(messages.to_string().contains("待另一人确认"), "{messages}");
    let own = platform.get("operator", "/messages").await.must(200);
    assert!(!own.to_string().contains("待另一人确认"), "{own}");
    let has = |feed: &Value, kind: &str| feed.to_string().contains(&format!("\"{kind}\""));
    for (who, may) in [
        ("bureau", true),
        ("operator2", true),
        ("hospital", false),
        ("maker", false),
    ] {
        let feed = platform.get(who, "/feed?limit=200").await.must(200);
        assert_eq!(has(&feed, "rule-proposed"), may, "{who}");
        assert!(!has(&feed, "rule-amended"), "{who}");
    }
    let _written = confirm(&platform, "operator2", &id).await.must(201);
    platform.settle().await;
    let feed = platform.get("hospital", "/feed?limit=200").await.must(200);
    assert!(
        has(&feed, "rule-amended") && !has(&feed, "rule-proposal-confirmed"),
        "{feed}"
    );
    let notified = platform.get("operator", "/messages").await.must(200);
    assert!(notified.to_string().contains("由5改为8"), "{notified}");
}

#[tokio::test]
async fn only_another_acting_person_of_the_exchange_centre_confirms() {
    let platform = Platform::start(MONDAY).await;
    let id = proposed(&platform, "8", "2026-03-02").await;
    for other in ["hospital", "maker", "distributor", "bureau", "reader"] {
        for which in ["confirmation", "refusal", "withdrawal"] {
            let reply = step(&platform, other, &id, which, "不妥").await;
            assert_eq!(reply.problem().0, 403, "{other} {which}");
        }
    }
    let path = format!("/rules/proposals/{id}/confirmation");
    for (account, role) in [("head", Role::Administrator), ("guest", Role::Reader)] {
        let (token, _) = platform.colleague("operator", account, &[role]).await;
        let reply = post_with(&platform, &token, &path, json!({})).await;
        assert_eq!(reply.problem().0, 403, "{account}");
        let reply = post_with(&platform, &token, "/rules", change("9", "2026-03-02")).await;
        assert_eq!(reply.problem().0, 403, "{account}");
    }
    // Another exchange centre has proposals of its own.
    let centre = another_centre(&platform).await;
    platform.founded(centre, "foreign", &[Role::Trader]).await;
    let token = platform.signed_in("foreign", "sunshine-demo").await;
    let reply = post_with(&platform, &token, &path, json!({})).await;
    assert_eq!(reply.problem().0, 403, "of another centre");
    let missing = confirm(&platform, "operator2", "999").await;
    assert_eq!(missing.problem().0, 404);
    assert_eq!(in_force(&platform).await, "5");
    assert_eq!(state(&platform, &id).await["state"], "open");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_confirmations_at_the_same_time_one_acts() {
    let platform = Platform::start(MONDAY).await;
    let (third, _) = platform
        .colleague("operator", "operator3", &[Role::Trader])
        .await;
    for round in 0..5 {
        let value = (6 + round).to_string();
        let id = proposed(&platform, &value, "2026-03-09").await;
        let path = format!("/rules/proposals/{id}/confirmation");
        let by_third = || post_with(&platform, &third, &path, json!({}));
        let (a, b, c, d) = tokio::join!(
            confirm(&platform, "operator2", &id),
            by_third(),
            confirm(&platform, "operator2", &id),
            step(&platform, "operator", &id, "withdrawal", "")
        );
        let mut statuses = [a.status, b.status, c.status, d.status];
        statuses.sort_unstable();
        assert!(
            statuses[0] < 300 && statuses[1..].iter().all(|one| *one == 409),
            "{statuses:?}"
        );
    }
    let rows = history(&platform).await;
    let live = rows.iter().filter(|row| row["state"] == "coming");
    assert!(live.count() <= 1, "{rows:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_proposals_for_one_day_confirmed_at_the_same_time_one_acts_and_the_other_is_outdated() {
    let platform = Platform::start(MONDAY).await;
    let (third, _) = platform
        .colleague("operator", "operator3", &[Role::Trader])
        .await;
    let one = proposed(&platform, "8", "2026-03-09").await;
    let two = proposed(&platform, "9", "2026-03-09").await;
    let path = format!("/rules/proposals/{two}/confirmation");
    let (a, b) = tokio::join!(
        confirm(&platform, "operator2", &one),
        post_with(&platform, &third, &path, json!({}))
    );
    let (acted, late) = if a.status == 201 { (a, b) } else { (b, a) };
    assert_eq!(acted.status, 201, "{}", acted.body);
    assert_eq!(late.problem(), (409, "rule-changed-meanwhile"));
    let states: Vec<Value> = history(&platform)
        .await
        .iter()
        .map(|row| row["state"].clone())
        .collect();
    assert_eq!(states, ["in_force", "coming"]);
}

#[tokio::test]
async fn a_proposal_made_before_a_newer_version_was_confirmed_does_not_replace_it() {
    let platform = Platform::start(MONDAY).await;
    let old = proposed(&platform, "8", "2026-03-09").await;
    let other_day = proposed(&platform, "7", "2026-03-16").await;
    let newer = proposed(&platform, "9", "2026-03-05").await;
    let confirmed = confirm(&platform, "operator2", &newer).await;
    assert_eq!(confirmed.status, 201, "{}", confirmed.body);
    for outdated in [&old, &other_day] {
        let refused = confirm(&platform, "operator2", outdated).await;
        assert_eq!(refused.problem(), (409, "rule-changed-meanwhile"));
        assert!(refused.body["detail"].as_str().unwrap().contains('9'));
        let open = state(&platform, outdated).await;
        assert_eq!(open["state"], "open");
        assert_eq!(
            open["no_longer_valid"], refused.body["detail"],
            "the console offers no confirmation of it"
        );
    }
    // Proposed again, now that the newer one is known, it is confirmed.
    let refused = step(&platform, "operator2", &old, "refusal", "已过时").await;
    assert_eq!(refused.status, 200, "{}", refused.body);
    let again = proposed(&platform, "8", "2026-03-09").await;
    let confirmed = confirm(&platform, "operator2", &again).await;
    assert_eq!(confirmed.status, 201, "{}", confirmed.body);
    let values: Vec<Value> = history(&platform)
        .await
        .iter()
        .map(|row| row["value"].clone())
        .collect();
    assert_eq!(values, ["5", "9", "8"]);
}

#[tokio::test]
async fn it_is_refused_with_a_reason_or_withdrawn_by_who_proposed_it() {
    let platform = Platform::start(MONDAY).await;
    let id = proposed(&platform, "8", "2026-03-02").await;
    let without = step(&platform, "operator2", &id, "refusal", " ").await;
    assert_eq!(without.problem(), (422, "invalid-fields"));
    let refused = step(&platform, "operator2", &id, "refusal", "未附纪要")
        .await
        .must(200);
    assert_eq!(
        (&refused["state"], &refused["reason"]),
        (&json!("refused"), &json!("未附纪要"))
    );
    for which in ["confirmation", "refusal"] {
        let late = step(&platform, "operator2", &id, which, "再").await;
        assert_eq!(late.problem(), (409, "rule-proposal-closed"), "{which}");
    }
    let id = proposed(&platform, "9", "2026-03-02").await;
    let by_other = step(&platform, "operator2", &id, "withdrawal", "误").await;
    assert_eq!(by_other.problem().0, 403);
    let withdrawn = step(&platform, "operator", &id, "withdrawal", "")
        .await
        .must(200);
    assert_eq!(withdrawn["state"], "withdrawn");
    assert_eq!(
        confirm(&platform, "operator2", &id).await.problem(),
        (409, "rule-proposal-closed")
    );
    platform.settle().await;
    let notified = platform.get("operator", "/messages").await.must(200);
    assert!(notified.to_string().contains("未附纪要"), "{notified}");
    let open = platform
        .get("operator", "/rules/proposals?state=open")
        .await
        .must(200);
    assert_eq!(open["total"], 0);
    let all = platform.get("operator", "/rules/proposals").await.must(200);
    assert_eq!(all["total"], 2);
    assert_eq!(in_force(&platform).await, "5");
}

#[tokio::test]
async fn a_rule_is_never_in_force_backwards() {
    let platform = Platform::start(MONDAY).await;
    let id = proposed(&platform, "8", "2026-03-02").await;
    platform.wait_until("2026-03-02T23:59:59+08:00");
    assert_eq!(state(&platform, &id).await["is_too_late"], false);
    platform.wait_until("2026-03-03T00:00:00+08:00");
    assert_eq!(state(&platform, &id).await["is_too_late"], true);
    assert_eq!(
        confirm(&platform, "operator2", &id).await.problem(),
        (409, "rule-in-the-past")
    );
    assert_eq!(in_force(&platform).await, "5");
    let _closed = step(&platform, "operator2", &id, "refusal", "已过期")
        .await
        .must(200);
}

#[tokio::test]
async fn what_a_disabled_account_proposed_is_withdrawn() {
    let platform = Platform::start(MONDAY).await;
    let (token, account) = platform
        .colleague("operator", "leaver", &[Role::Trader])
        .await;
    let proposal = post_with(&platform, &token, "/rules", change("8", "2026-03-02")).await;
    let id = proposal.must(202)["id"].as_str().unwrap().to_owned();
    let kept = proposed(&platform, "9", "2026-03-02").await;
    let path = format!("/accounts/{account}/state");
    let _disabled = platform
        .put("operator", &path, json!({"state": "disabled"}))
        .await
        .must(204);
    assert_eq!(state(&platform, &id).await["state"], "withdrawn");
    assert_eq!(
        confirm(&platform, "operator2", &id).await.problem(),
        (409, "rule-proposal-closed")
    );
    assert_eq!(state(&platform, &kept).await["state"], "open");
    // A session that has ended confirms nothing.
    let path = format!("/rules/proposals/{kept}/confirmation");
    assert_eq!(
        post_with(&platform, &token, &path, json!({}))
            .await
            .problem()
            .0,
        401
    );
}

#[tokio::test]
async fn a_mistake_that_guards_something_is_replaced_on_the_same_day_by_two_people() {
    let platform = Platform::start(MONDAY).await;
    for value in ["50", "6"] {
        let id = proposed(&platform, value, "2026-03-02").await;
        let _written = confirm(&platform, "operator2", &id).await.must(201);
        assert_eq!(in_force(&platform).await, value);
    }
    let states: Vec<Value> = history(&platform)
        .await
        .iter()
        .map(|row| row["state"].clone())
        .collect();
    assert_eq!(states, ["past", "replaced", "in_force"]);
}

#[tokio::test]
async fn taking_back_what_is_to_come_takes_two_people_too() {
    let platform = Platform::start(MONDAY).await;
    let _amended = platform.amended(KEY, "9", "S4-1", "2026-03-10").await;
    let path = format!("/rules/{KEY}/withdrawal");
    let body = json!({"effective_from": "2026-03-10", "reason": "误录"});
    let withdrawal = platform
        .post("operator2", &path, body.clone())
        .await
        .must(202);
    assert_eq!(
        (&withdrawal["action"], &withdrawal["value"]),
        (&json!("withdraw"), &json!("9"))
    );
    let id = withdrawal["id"].as_str().unwrap().to_owned();
    assert_eq!(
        confirm(&platform, "operator2", &id).await.problem(),
        (409, "same-person")
    );
    let second = platform.post("operator2", &path, body).await;
    assert_eq!(second.problem(), (409, "rule-proposed-already"));
    // As an earlier program let two of them wait.
    let client = tests::cluster::connect(platform.config()).await;
    let columns = "key, action, value, before, clause, document, effective_from, note, withdraws, organisation, \
        proposed_at, proposed_by";
    let copy = format!(
        "insert into rule_proposal ({columns}) select {columns} from rule_proposal where id = {id} returning id"
    );
    let second: i64 = client.query_one(&copy, &[]).await.unwrap().get(0);
    let second = second.to_string();
    let taken_back = confirm(&platform, "operator", &id).await.must(201);
    assert_eq!(taken_back["state"], "withdrawn");
    assert_eq!(taken_back["ended"]["reason"], "误录");
    for (kind, labels) in [
        ("rule-proposed", ["现值", "拟撤销的值"]),
        ("rule-proposal-confirmed", ["现值", "拟撤销的值"]),
        ("rule-version-withdrawn", ["撤销的值", "改为施行"]),
    ] {
        let path = format!("/security-events?kind={kind}");
        let entries = platform.get("bureau", &path).await.must(200);
        let figures = entries["items"][0]["labelled_figures"].to_string();
        for label in labels {
            assert!(figures.contains(label), "{kind}: {figures}");
        }
        assert!(!figures.contains("新值"), "{kind}: {figures}");
    }
    let again = confirm(&platform, "operator", &second).await;
    assert_eq!(again.problem(), (409, "rule-changed-meanwhile"));
    platform.wait_until("2026-03-11T09:00:00+08:00");
    assert_eq!(in_force(&platform).await, "5");
}

#[tokio::test]
async fn the_same_request_again_makes_no_second_proposal_and_no_second_version() {
    let platform = Platform::start(MONDAY).await;
    let send = async |who: &str, path: &str, body: &Value| {
        let request = platform.request(who, reqwest::Method::POST, path);
        platform
            .send(request.header("idempotency-key", "once").json(body))
            .await
    };
    let body = change("8", "2026-03-02");
    let (one, two) = (
        send("operator", "/rules", &body).await,
        send("operator", "/rules", &body).await,
    );
    assert_eq!((one.status, two.status), (202, 202));
    assert_eq!(one.bytes, two.bytes);
    assert!(two.headers.contains_key("idempotency-replayed"));
    let all = platform.get("operator", "/rules/proposals").await.must(200);
    assert_eq!(all["total"], 1);
    let id = one.body["id"].as_str().unwrap();
    let path = format!("/rules/proposals/{id}/confirmation");
    let nothing = json!({});
    let one = send("operator2", &path, &nothing).await;
    let two = send("operator2", &path, &nothing).await;
    assert_eq!((one.status, two.status), (201, 201));
    assert_eq!(one.bytes, two.bytes);
    assert_eq!(history(&platform).await.len(), 2);
}

#[tokio::test]
async fn what_is_confirmed_is_checked_again() {
    let platform = Platform::start(MONDAY).await;
    let client = tests::cluster::connect(platform.config()).await;
    for (column, value, pointer) in [("value", "0", "/value"), ("clause", "S9-99", "/clause")] {
        let id = proposed(&platform, "8", "2026-03-02").await;
        let update = format!("update rule_proposal set {column} = '{value}' where id = {id}");
        client.batch_execute(&update).await.unwrap();
        let refused = confirm(&platform, "operator2", &id).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"));
        assert_eq!(refused.body["errors"][0]["pointer"], pointer);
    }
    // Nor does the database let one person be both.
    let id = proposed(&platform, "9", "2026-03-02").await;
    let alone = format!(
        "update rule_proposal set state = 'confirmed', decided_at = now(), decided_by = proposed_by where id = {id}"
    );
    let refused = client.batch_execute(&alone).await.unwrap_err();
    assert!(
        format!("{refused:?}").contains("rule_proposal_two_people"),
        "{refused:?}"
    );
    assert_eq!(in_force(&platform).await, "5");
}

#[tokio::test]
async fn the_same_change_waits_for_a_second_person_once() {
    let platform = Platform::start(MONDAY).await;
    let id = proposed(&platform, "6", "2026-03-09").await;
    for who in ["operator", "operator2"] {
        let again = platform
            .post(who, "/rules", change("6", "2026-03-09"))
            .await;
        assert_eq!(again.problem(), (409, "rule-proposed-already"));
        assert_eq!(again.body["figures"]["proposal"], id.as_str());
    }
    let _other_day = proposed(&platform, "6", "2026-03-10").await;
    let withdrawn = step(&platform, "operator", &id, "withdrawal", "").await;
    assert_eq!(withdrawn.status, 200, "{}", withdrawn.body);
    let _again = proposed(&platform, "6", "2026-03-09").await;
}

#[tokio::test]
async fn zeros_at_the_end_of_a_number_make_no_other_value() {
    let platform = Platform::start(MONDAY).await;
    let grid = |value: &str| {
        json!({
            "key": "pricing.spread_grid", "value": value, "clause": "S4-1", "effective_from": "2026-03-09",
            "note": "联席会议纪要",
        })
    };
    let same = platform.post("operator", "/rules", grid("0.050")).await;
    assert_eq!(same.problem(), (409, "rule-unchanged"));
    let proposed = platform
        .post("operator", "/rules", grid("0.20"))
        .await
        .must(202);
    assert_eq!(proposed["value"], "0.2", "{proposed}");
    for value in ["0.2", "0.200"] {
        let again = platform.post("operator2", "/rules", grid(value)).await;
        assert_eq!(again.problem(), (409, "rule-proposed-already"), "{value}");
    }
}
