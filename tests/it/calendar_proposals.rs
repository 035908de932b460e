//! A change of a settled year moves what people count on: one operator proposes it, another confirms.

use reqwest::Method;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply, cluster};

use super::price_change::{declared, publicized};

const THURSDAY: &str = "2026-02-12T09:00:00+08:00";

/// Spring Festival of 2026 lasts until Monday 23 February.
const EXTENSION: &str = "一、延长2026年春节假期至2月25日（星期三），2月26日（星期四）起正常上班。";

/// Days in which deadlines run, taken from a settled year.
const SHORTENED: &str = "关于调整2026年春节假期安排的通知\n2026年2月16日至19日放假，共4天。";

async fn put(platform: &Platform, who: &str, query: &str, text: &str) -> Reply {
    let notice = json!({"source": "国务院办公厅通知", "published_on": "2026-02-08", "text": text});
    let path = format!("/calendar/2026{query}");
    let request = platform.request(who, Method::PUT, &path).json(&notice);
    platform.send(request.header("if-match", "*")).await
}

async fn proposed(platform: &Platform, text: &str) -> String {
    let proposed = put(platform, "operator", "", text).await.must(202);
    assert_eq!(
        (&proposed["version"], &proposed["takes_two"]),
        (&Value::Null, &json!(true))
    );
    proposed["proposal"].as_str().unwrap().to_owned()
}

async fn step(platform: &Platform, who: &str, id: &str, step: &str, reason: &str) -> Reply {
    let path = format!("/calendar/proposals/{id}/{step}");
    platform.post(who, &path, json!({ "reason": reason })).await
}

async fn due_by(platform: &Platform, invitation: &Value) -> Value {
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    platform.get(HOSPITAL, &path).await.must(200)["due_by"].clone()
}

/// An invitation whose deadline the extension moves, with the deadline as it is.
async fn invited(platform: &Platform) -> (Value, Value) {
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "70").await;
    let before = due_by(platform, &invitation).await;
    (invitation, before)
}

async fn proposals(platform: &Platform, query: &str) -> Vec<Value> {
    let path = format!("/calendar/proposals{query}");
    let list = platform.get("bureau", &path).await.must(200);
    list["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_alone_moves_no_deadline_of_a_settled_year() {
    let platform = Platform::start(THURSDAY).await;
    let (invitation, before) = invited(&platform).await;
    let preview = put(&platform, "operator", "?preview=true", EXTENSION).await;
    let preview = preview.must(200);
    assert_eq!(
        (&preview["preview"], &preview["takes_two"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(preview["moved_deadlines"], 1, "{preview}");
    let moves = &preview["moves"][0];
    assert_eq!(
        (&moves["count"], &moves["label"]),
        (&json!(1), &json!("议价邀请答复期限"))
    );
    assert_eq!(moves["spans"][0]["due_by_before"], before);
    let then = moves["spans"][0]["due_by"].clone();
    assert_ne!(then, before);

    let version = platform.get("maker", "/calendar").await.must(200)["version"].clone();
    let id = proposed(&platform, EXTENSION).await;
    assert_eq!(
        due_by(&platform, &invitation).await,
        before,
        "only proposed"
    );
    let now = platform.get("maker", "/calendar").await.must(200)["version"].clone();
    assert_eq!(now, version);
    for refused in ["confirmation", "refusal"] {
        let own = step(&platform, "operator", &id, refused, "x").await;
        assert_eq!(own.problem(), (409, "same-person"));
    }
    for (who, status) in [("maker", 403), (HOSPITAL, 403), ("bureau", 403)] {
        assert_eq!(
            step(&platform, who, &id, "confirmation", "").await.status,
            status
        );
    }

    let path = format!("/calendar/proposals/{id}/confirmation?preview=true");
    let shown = platform.post("operator2", &path, json!({})).await.must(200);
    assert_eq!(shown["moves"], preview["moves"]);
    assert_eq!(
        due_by(&platform, &invitation).await,
        before,
        "only previewed"
    );
    let done = step(&platform, "operator2", &id, "confirmation", "")
        .await
        .must(200);
    assert_eq!(
        (&done["preview"], &done["days"]),
        (&json!(false), &preview["days"])
    );
    assert_eq!(done["moves"], preview["moves"], "what was moved");
    assert_eq!(due_by(&platform, &invitation).await, then);
    is_traced(&platform, &id).await;
}

/// The confirmed proposal names both persons, and cannot be confirmed again.
async fn is_traced(platform: &Platform, id: &str) {
    let again = step(platform, "operator2", id, "confirmation", "").await;
    assert_eq!(again.problem(), (409, "calendar-proposal-closed"));

    let row = proposals(platform, "?state=confirmed").await.remove(0);
    assert_eq!((&row["id"], &row["year"]), (&json!(id), &json!(2026)));
    assert!(row["proposed_by"].is_string() && row["decided_by"].is_string());
    assert_ne!(row["proposed_by"], row["decided_by"]);
    let log = platform
        .get("bureau", "/security-events?limit=50")
        .await
        .must(200);
    for kind in ["calendar-proposed", "calendar-proposal-confirmed"] {
        let entries = log["items"].as_array().unwrap();
        assert!(entries.iter().any(|entry| entry["kind"] == kind), "{kind}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_withdrawn_by_who_made_it_and_refused_by_another_with_a_reason() {
    let platform = Platform::start(THURSDAY).await;
    let id = proposed(&platform, EXTENSION).await;
    let others = step(&platform, "operator2", &id, "withdrawal", "").await;
    assert_eq!(others.status, 403);
    let own = step(&platform, "operator", &id, "withdrawal", "误录")
        .await
        .must(200);
    assert_eq!(
        (&own["state"], &own["reason"]),
        (&json!("withdrawn"), &json!("误录"))
    );
    let late = step(&platform, "operator2", &id, "confirmation", "").await;
    assert_eq!(late.problem(), (409, "calendar-proposal-closed"));

    let id = proposed(&platform, SHORTENED).await;
    let silent = step(&platform, "operator2", &id, "refusal", " ").await;
    assert_eq!(silent.body["errors"][0]["pointer"], "/reason");
    let refused = step(&platform, "operator2", &id, "refusal", "与原文不符")
        .await
        .must(200);
    assert_eq!(refused["state"], "refused");
    assert_eq!(proposals(&platform, "?state=open").await.len(), 0);
    assert_eq!(proposals(&platform, "").await.len(), 2);
    platform.settle().await;
    let messages = platform.get("operator", "/messages").await.must(200);
    let messages = messages["items"].as_array().unwrap();
    assert!(
        messages
            .iter()
            .any(|one| one["title"] == "2026年工作日历的变更被驳回")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_proposed_for_another_calendar_is_not_confirmed() {
    let platform = Platform::start(THURSDAY).await;
    let first = proposed(&platform, EXTENSION).await;
    let second = proposed(&platform, SHORTENED).await;
    let _done = step(&platform, "operator2", &first, "confirmation", "")
        .await
        .must(200);
    let stale = step(&platform, "operator2", &second, "confirmation", "").await;
    assert_eq!(stale.problem(), (409, "calendar-changed-meanwhile"));
    let open = proposals(&platform, "?state=open").await;
    assert_eq!(open.len(), 1, "to be withdrawn or refused");
    let why = open[0]["no_longer_valid"].as_str().unwrap();
    assert!(why.contains("在提议之后已变更"), "{why}");
    let closed = proposals(&platform, "?state=confirmed").await;
    assert_eq!(closed[0]["no_longer_valid"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deadline_that_a_waiting_change_moves_is_provisional() {
    let platform = Platform::start(THURSDAY).await;
    let counted = async |who: &str, days: i64| {
        let path = format!("/calendar/deadline?from=2026-02-12&working_days={days}");
        let seen = platform.get(who, &path).await.must(200);
        (
            seen["provisional"].clone(),
            seen["due_by"].clone(),
            seen["due_by_if_confirmed"].clone(),
        )
    };
    let before = counted("operator", 5).await;
    assert_eq!((&before.0, &before.2), (&json!(false), &Value::Null));
    let id = proposed(&platform, EXTENSION).await;
    let waiting = counted("operator", 5).await;
    assert_eq!((&waiting.0, &waiting.1), (&json!(true), &before.1));
    assert_ne!(waiting.2, before.1);
    let others = counted("maker", 5).await;
    assert_eq!(
        (&others.0, &others.2),
        (&json!(true), &Value::Null),
        "what is proposed is the overseers' to know"
    );
    assert_eq!(counted("operator", 1).await.0, false, "it ends before");
    let _done = step(&platform, "operator2", &id, "confirmation", "")
        .await
        .must(200);
    let after = counted("operator", 5).await;
    assert_eq!(
        (after.0, after.1, after.2),
        (json!(false), waiting.2, Value::Null)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_confirmations_at_once_load_one_notice() {
    let platform = Platform::start(THURSDAY).await;
    let id = proposed(&platform, EXTENSION).await;
    let both = tokio::join!(
        step(&platform, "operator2", &id, "confirmation", ""),
        step(&platform, "operator2", &id, "confirmation", ""),
    );
    let mut statuses = [both.0.status, both.1.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let client = cluster::connect(platform.config()).await;
    let count = "select count(*) from calendar_notice where source = '国务院办公厅通知'";
    assert_eq!(
        client.query_one(count, &[]).await.unwrap().get::<_, i64>(0),
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_that_changes_no_settled_day_acts_at_once() {
    let platform = Platform::start(THURSDAY).await;
    let year = platform.get("maker", "/calendar/2026").await.must(200);
    // The same days under another name of the notice.
    let notice =
        json!({"source": "更正后的通知", "published_on": "2026-02-08", "days": year["days"]});
    let request = platform.request("operator", Method::PUT, "/calendar/2026");
    let same = platform
        .send(request.header("if-match", "*").json(&notice))
        .await
        .must(200);
    assert_eq!(
        (&same["takes_two"], &same["moved_deadlines"]),
        (&json!(false), &json!(0))
    );
    // The first notice of a year, and one that completes it.
    let first = json!([{"date": "2027-01-01", "kind": "holiday", "name": "元旦"}]);
    let notice = json!({"source": "通知", "published_on": "2026-02-08", "days": first});
    let loaded = platform
        .put("operator", "/calendar/2027", notice)
        .await
        .must(200);
    assert_eq!(loaded["complete"], false);
    let more = json!([{"date": "2027-01-01", "kind": "holiday", "name": "元旦"},
        {"date": "2027-05-01", "kind": "holiday", "name": "劳动节"}]);
    let notice = json!({"source": "通知", "published_on": "2026-02-08", "days": more});
    let request = platform.request("operator", Method::PUT, "/calendar/2027");
    let _loaded = platform
        .send(request.header("if-match", "*").json(&notice))
        .await
        .must(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_operator_has_no_open_proposal() {
    let platform = Platform::start(THURSDAY).await;
    let id = proposed(&platform, EXTENSION).await;
    let session = platform
        .get("operator", "/sessions/current")
        .await
        .must(200);
    let organisation = session["organisation"]["id"].as_str().unwrap();
    let path = format!("/organisations/{organisation}/accounts");
    let accounts = platform.get("operator2", &path).await.must(200);
    let accounts = accounts["items"].as_array().unwrap();
    let own = accounts
        .iter()
        .find(|one| one["account"] == "operator")
        .unwrap();
    let path = format!("/accounts/{}/state", own["id"].as_str().unwrap());
    let state = json!({"state": "disabled"});
    assert_eq!(platform.put("operator2", &path, state).await.status, 204);
    let late = step(&platform, "operator2", &id, "confirmation", "").await;
    assert_eq!(late.problem(), (409, "calendar-proposal-closed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_change_waits_once_and_the_same_notice_makes_one_version() {
    let platform = Platform::start(THURSDAY).await;
    let id = proposed(&platform, EXTENSION).await;
    for who in ["operator", "operator2"] {
        let again = put(&platform, who, "", EXTENSION).await;
        assert_eq!(again.problem(), (409, "calendar-proposed-already"));
        assert_eq!(again.body["figures"]["proposal"], id.as_str());
    }
    let _other = proposed(&platform, SHORTENED).await;
    let _withdrawn = step(&platform, "operator", &id, "withdrawal", "").await;
    let _again = proposed(&platform, EXTENSION).await;
    let first = json!([{"date": "2027-01-01", "kind": "holiday", "name": "元旦"}]);
    let notice = json!({"source": "通知", "published_on": "2026-02-08", "days": first});
    let load = async || {
        let request = platform.request("operator", Method::PUT, "/calendar/2027");
        let request = request.header("if-match", "*").json(&notice);
        platform.send(request).await.must(200)["version"].clone()
    };
    assert_eq!(load().await, load().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_was_published_on_a_day_that_it_can_have_been() {
    let platform = Platform::start(THURSDAY).await;
    let load = async |published_on: &str| {
        let first = json!([{"date": "2027-01-01", "kind": "holiday", "name": "元旦"}]);
        let notice = json!({"source": "通知", "published_on": published_on, "days": first});
        let request = platform.request("operator", Method::PUT, "/calendar/2027");
        platform
            .send(request.header("if-match", "*").json(&notice))
            .await
    };
    for published_on in ["1900-01-01", "2025-12-31", "2026-02-13", "2199-01-01"] {
        let refused = load(published_on).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"));
        assert_eq!(refused.body["errors"][0]["pointer"], "/published_on");
    }
    assert_eq!(load("2026-02-12").await.status, 200, "today");
}

/// Thursday 12 February: an invitation of that day ends on Thursday 26 February, or on the 28th, a working Saturday, when the
/// holiday lasts two working days longer.
const DUE: &str = "2026-02-27T00:00:00+08:00";

/// The end by the longer holiday.
const LATER: &str = "2026-03-01T00:00:00+08:00";

async fn seen(platform: &Platform, invitation: &Value) -> Value {
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    platform.get("maker", &path).await.must(200)
}

fn deadline(seen: &Value) -> (&str, &str, bool) {
    (
        seen["state"].as_str().unwrap(),
        seen["due_at"].as_str().unwrap(),
        seen["due_is_provisional"].as_bool().unwrap(),
    )
}

async fn silences(platform: &Platform) -> Value {
    let records = platform.get("maker", "/misconduct-records").await;
    records.must(200)["total"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_earlier_end_is_not_enforced_while_a_change_that_moves_it_waits() {
    let platform = Platform::start(THURSDAY).await;
    let (invitation, _) = invited(&platform).await;
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("pending", DUE, false)
    );
    let id = proposed(&platform, EXTENSION).await;
    platform.wait_until("2026-02-27T10:00:00+08:00");
    let held = seen(&platform, &invitation).await;
    assert_eq!(deadline(&held), ("pending", DUE, true));
    assert_eq!(silences(&platform).await, 0);
    platform.settle().await;
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("pending", DUE, true)
    );
    let notified = platform.get("maker", "/messages").await.must(200);
    let title = notified["items"][0]["title"].as_str().unwrap();
    assert!(title.ends_with("的期限暂不执行"), "{title}");
    let path = format!("/calendar/proposals/{id}/confirmation?preview=true");
    let preview = platform.post("operator2", &path, json!({})).await.must(200);
    assert_eq!(preview["moved_deadlines"], 1, "{preview}");
    let done = step(&platform, "operator2", &id, "confirmation", "").await;
    let _done = done.must(200);
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("pending", LATER, false)
    );
    platform.wait_until(LATER);
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("lapsed", LATER, false)
    );
    assert_eq!(silences(&platform).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_nobody_confirms_holds_a_deadline_no_longer_than_it_would_move_it() {
    let platform = Platform::start(THURSDAY).await;
    let (invitation, _) = invited(&platform).await;
    proposed(&platform, EXTENSION).await;
    platform.wait_until("2026-02-28T23:59:59+08:00");
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("pending", DUE, true)
    );
    // Sunday: the rest of the next working day.
    platform.wait_until(LATER);
    let ends = "2026-03-03T00:00:00+08:00";
    platform.settle().await;
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("pending", ends, false)
    );
    platform.wait_until(ends);
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("lapsed", ends, false)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_is_refused_or_withdrawn_leaves_the_rest_of_the_working_day() {
    for (who, how) in [("operator2", "refusal"), ("operator", "withdrawal")] {
        let platform = Platform::start(THURSDAY).await;
        let (invitation, _) = invited(&platform).await;
        let id = proposed(&platform, EXTENSION).await;
        platform.wait_until("2026-02-27T10:00:00+08:00");
        assert_eq!(
            deadline(&seen(&platform, &invitation).await),
            ("pending", DUE, true)
        );
        let _closed = step(&platform, who, &id, how, "与原文不符").await.must(200);
        let ends = "2026-02-28T00:00:00+08:00";
        assert_eq!(
            deadline(&seen(&platform, &invitation).await),
            ("pending", ends, false),
            "{how}"
        );
        platform.wait_until(ends);
        assert_eq!(
            deadline(&seen(&platform, &invitation).await),
            ("lapsed", ends, false)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_moves_no_later_holds_nothing() {
    let platform = Platform::start(THURSDAY).await;
    let (invitation, _) = invited(&platform).await;
    proposed(&platform, SHORTENED).await;
    platform.wait_until("2026-02-27T10:00:00+08:00");
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("lapsed", DUE, false)
    );
}

/// Nobody could know of another end when it came (RD3): the record keeps the one that was enforced, and a later change of the
/// calendar moves nothing that has ended.
#[tokio::test(flavor = "multi_thread")]
async fn what_ended_before_a_change_was_proposed_keeps_the_day_that_was_in_force_when_it_ended() {
    let platform = Platform::start(THURSDAY).await;
    let (invitation, _) = invited(&platform).await;
    platform.wait_until("2026-03-04T10:00:00+08:00");
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("lapsed", DUE, false)
    );
    let recorded = async || {
        let records = platform.get("maker", "/misconduct-records").await.must(200);
        let record = records["items"][0].clone();
        let evidence = &record["evidence"];
        (
            record["happened_at"].clone(),
            evidence["due_at"].clone(),
            evidence["calendar_version"].clone(),
        )
    };
    let before = recorded().await;
    assert_eq!(before.0, DUE);
    let id = proposed(&platform, EXTENSION).await;
    let _done = step(&platform, "operator2", &id, "confirmation", "")
        .await
        .must(200);
    platform.settle().await;
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("lapsed", DUE, false)
    );
    let after = recorded().await;
    assert_eq!(after, before);
    let now = platform.get("maker", "/calendar").await.must(200);
    assert_ne!(
        after.2, now["version"],
        "it names the calendar that counted it"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publicity_does_not_end_while_a_change_that_moves_its_end_waits() {
    let platform = Platform::start(THURSDAY).await;
    let product = platform.capped(1, "100").await;
    let change = declared(&platform, product, "80").await;
    let window = format!("/publicities/{}", publicized(&platform, &change).await);
    let id = proposed(&platform, EXTENSION).await;
    platform.wait_until("2026-02-27T10:00:00+08:00");
    let held = platform.get("maker", &window).await.must(200);
    assert_eq!(
        (&held["closed_at"], &held["due_is_provisional"]),
        (&Value::Null, &json!(true)),
        "{held}"
    );
    let path = format!("/price-changes/{change}/objections");
    let objection = json!({"reason": "价格有误"});
    let _raised = platform.post(HOSPITAL, &path, objection).await.must(201);
    let _done = step(&platform, "operator2", &id, "confirmation", "")
        .await
        .must(200);
    let moved = platform.get("maker", &window).await.must(200);
    assert_eq!(
        (&moved["closed_at"], &moved["due_at"]),
        (&Value::Null, &json!(LATER)),
        "{moved}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_of_another_year_names_that_year() {
    let platform = Platform::start(THURSDAY).await;
    let text = "2025年10月1日（星期三）至8日（星期三）放假调休，共8天。";
    let refused = put(&platform, "operator", "", text).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    let error = &refused.body["errors"][0];
    assert_eq!(error["pointer"], "/text");
    let detail = error["detail"].as_str().unwrap();
    assert!(detail.contains("都在2025年"), "{detail}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_carried_notice_is_known_from_the_day_of_its_publication_on() {
    let platform = Platform::start("2020-01-23T10:00:00+08:00").await;
    let ground = platform.app.ground();
    let mut connection = ground.db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    let day = "2020-01-23".parse().unwrap();
    domain::calendar::withhold_later(&tx, day).await.unwrap();
    tx.commit().await.unwrap();
    drop(connection);
    ground.refresh().await.unwrap();
    let calendar = platform.get("maker", "/calendar").await.must(200);
    let years = |calendar: &Value| -> Vec<i64> {
        let years = calendar["years"].as_array().unwrap().iter();
        years.map(|year| year["year"].as_i64().unwrap()).collect()
    };
    assert_eq!(years(&calendar), [2020], "{calendar}");
    // As the notice of 21 November 2019 has it, Spring Festival ends on the 30th.
    let (invitation, _) = invited(&platform).await;
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("pending", "2020-02-06T00:00:00+08:00", false)
    );
    platform.wait_until("2020-01-27T00:00:00+08:00");
    platform.settle().await;
    assert_eq!(
        deadline(&seen(&platform, &invitation).await),
        ("pending", "2020-02-08T00:00:00+08:00", false)
    );
    platform.wait_until("2021-10-25T08:00:00+08:00");
    platform.settle().await;
    let calendar = platform.get("maker", "/calendar").await.must(200);
    assert_eq!(years(&calendar), [2022, 2021, 2020, 2020], "{calendar}");
    let feed = platform.get("operator", "/feed?limit=200").await.must(200);
    let events = feed["events"].as_array().unwrap().iter();
    let loaded = events.filter(|event| event["kind"] == "calendar-loaded");
    assert_eq!(loaded.count(), 3, "{feed}");
}
