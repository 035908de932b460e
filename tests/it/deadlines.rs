//! Deadlines of every kind: how a new calendar moves them and who is notified, and when they are over.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::calendar::Deadline;
use domain::{CAPABILITIES, ProductId};
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform, by_law_2027, declaration, notice_2027};

/// Loads a complete notice for 2027 with one more day off; returns how many deadlines were recounted.
async fn load_2027(platform: &Platform, rests: &str) -> Value {
    let mut days = by_law_2027();
    days.push(json!({"date": rests, "kind": "holiday", "name": "元旦"}));
    let loaded = platform
        .put("operator", "/calendar/2027", notice_2027(&days))
        .await
        .must(200);
    assert_eq!(loaded["complete"], true);
    loaded["moved_deadlines"].clone()
}

/// The moved deadlines in a caller's feed.
async fn moved(platform: &Platform, who: &str) -> Vec<(String, String, Value)> {
    let feed = platform.get(who, "/feed?limit=200").await.must(200);
    let events = feed["events"].as_array().unwrap().iter();
    let moved = events.filter(|event| {
        let kind = event["kind"].as_str().unwrap();
        kind.ends_with("-deadline-moved")
    });
    moved
        .map(|event| {
            let (kind, subject) = (&event["kind"], &event["subject"]["id"]);
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (text(kind), text(subject), event["data"].clone())
        })
        .collect()
}

/// The events in the feed of the exchange centre, with their subjects.
async fn events_of_operator(platform: &Platform) -> Vec<(String, String)> {
    let feed = platform.get("operator", "/feed?limit=200").await.must(200);
    let events = feed["events"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    events
        .map(|event| (text(&event["kind"]), text(&event["subject"]["id"])))
        .collect()
}

/// A declared price in publicity.
async fn publicize(platform: &Platform) {
    let declared = platform.product(&Goods::number(2)).await;
    let change = platform
        .post("maker", "/declarations", declaration(declared, "33", "80"))
        .await
        .must(201);
    let decision = json!({"action": "publicity", "ids": [change["id"]]});
    let decided = platform
        .post("operator", "/price-changes/decisions", decision)
        .await;
    let _decided = decided.must(200);
}

/// One lower price that two hospitals have seen: the report that opened the case, and the one that joined
/// it.
async fn report_twice(platform: &Platform, invited: ProductId) -> (Value, Value) {
    let seen = json!({
        "product_id": invited.to_string(), "region": "33", "platform": "浙江省平台", "price": "92",
        "pack_ratio": "1", "executed_on": "2026-12-04", "source": "浙药采〔2026〕8号",
    });
    let report = async |who: &str| {
        let made = platform
            .post(who, "/lower-price-reports", seen.clone())
            .await;
        made.must(201)
    };
    (report(HOSPITAL).await, report("hospital2").await)
}

#[tokio::test]
async fn a_notice_moves_open_deadlines_of_every_kind_and_each_writes_an_event() {
    let platform = Platform::start("2026-12-29T09:00:00+08:00").await;
    let invited = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, invited, "90").await;
    assert_eq!(invitation["due_by"], "2027-01-06 24:00");
    publicize(&platform).await;
    let (first, joined) = report_twice(&platform, invited).await;
    assert_eq!(first["due_at"], "2027-01-05T00:00:00+08:00");
    assert_eq!(first["due_is_provisional"], true);

    assert_eq!(load_2027(&platform, "2027-01-04").await, 4);
    platform.settle().await;
    let path = format!("/lower-price-reports/{}", first["id"].as_str().unwrap());
    let first = platform.get("maker", &path).await.must(200);
    assert_eq!(
        (&first["due_on"], &first["raw_due_on"]),
        (&json!("2027-01-05"), &json!("2027-01-04"))
    );
    assert_eq!(first["due_is_provisional"], false);

    let kinds = async |who: &str| -> Vec<String> {
        let moved = moved(&platform, who).await.into_iter();
        let mut kinds: Vec<String> = moved.map(|(kind, _, _)| kind).collect();
        kinds.sort_unstable();
        kinds
    };
    let (window, duty, offer) = (
        "publicity-deadline-moved",
        "lower-price-deadline-moved",
        "invitation-deadline-moved",
    );
    assert_eq!(kinds("operator").await, [offer, duty, duty, window]);
    assert_eq!(kinds("maker").await, [offer, duty, window], "one case");
    assert_eq!(kinds(HOSPITAL).await, [offer, duty, window]);
    assert_eq!(kinds("hospital2").await, [duty, window]);
    assert_eq!(kinds("maker2").await, [window]);

    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let thread = platform.get("maker", &path).await.must(200);
    assert_eq!(thread["due_by"], "2027-01-07 24:00");
    let event = thread["events"].as_array().unwrap().last().unwrap();
    assert_eq!(event["data"]["due_by_before"], "2027-01-06 24:00");

    let of_duty = async |who: &str| {
        let moved = moved(&platform, who).await.into_iter();
        moved
            .filter(|(kind, _, _)| kind == duty)
            .collect::<Vec<_>>()
    };
    let (maker, second) = (of_duty("maker").await, of_duty("hospital2").await);
    assert_eq!(json!(maker[0].1), first["id"]);
    assert_eq!(
        json!(second[0].1),
        joined["id"],
        "its own report and no other"
    );
    assert_eq!(maker[0].2["due_at_before"], "2027-01-05T00:00:00+08:00");
    assert_eq!(maker[0].2["due_at"], "2027-01-06T00:00:00+08:00");
}

#[tokio::test]
async fn each_kind_of_deadline_that_a_capability_brings_moves_and_writes_the_event_that_it_declares()
 {
    let platform = Platform::start("2026-12-29T09:00:00+08:00").await;
    let declared = || crate::DECLARED.iter().flat_map(|one| one.deadlines);
    let mut opened = Vec::new();
    for (number, kind) in (1..).zip(CAPABILITIES.iter().flat_map(|one| one.deadlines)) {
        let found = declared().find(|(name, _, _)| *name == kind.name);
        let (_, event, open) = found.unwrap_or_else(|| panic!("no test declares {}", kind.name));
        let product = platform.capped(number, "100").await;
        opened.push(((*event).to_owned(), open(&platform, product).await));
    }
    assert_eq!(opened.len(), declared().count());
    assert_eq!(load_2027(&platform, "2027-01-04").await, opened.len());
    platform.settle().await;
    let moved = events_of_operator(&platform).await;
    for one in &opened {
        assert!(moved.contains(one), "{one:?} of {moved:?}");
    }
}

#[tokio::test]
async fn a_notice_that_would_shorten_a_term_moves_nothing_and_counts_every_deadline_once() {
    let platform = Platform::start("2026-12-29T09:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "90").await;
    // Without its notice New Year's Day is a rest day by law; a working Saturday brings the end forward.
    let mut days = by_law_2027();
    days.push(json!({"date": "2027-01-02", "kind": "workday", "name": "元旦"}));
    let path = "/calendar/2027?preview=true";
    let preview = platform.put("operator", path, notice_2027(&days)).await;
    let preview = preview.must(200);
    assert_eq!(preview["moved_deadlines"], 0, "{preview}");
    let of_kind = &preview["moves"][0];
    assert_eq!(
        (&of_kind["count"], &of_kind["settled"], &of_kind["spans"]),
        (&json!(0), &json!(1), &json!([]))
    );
    let loaded = platform
        .put("operator", "/calendar/2027", notice_2027(&days))
        .await;
    let loaded = loaded.must(200);
    assert_eq!(loaded["moved_deadlines"], 0, "its day stays");
    assert_eq!(loaded["settled_deadlines"], 1);
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let unmoved = platform.get("maker", &path).await.must(200);
    assert_eq!(unmoved["due_at"], invitation["due_at"]);
    assert_eq!(unmoved["due_is_provisional"], false);
}

#[tokio::test]
async fn what_is_over_or_in_time_by_a_statement_is_so_by_the_rule() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let client = tests::cluster::connect(platform.config()).await;
    let due_at: DateTime<Utc> = "2026-03-10T00:00:00+08:00".parse().unwrap();
    for microseconds in [-86_400_000_000, -1, 0, 1, 86_400_000_000] {
        let at = due_at + TimeDelta::microseconds(microseconds);
        for is_provisional in [false, true] {
            let deadline = Deadline {
                is_provisional,
                due_at,
                ..Deadline::chosen("2026-03-09".parse().unwrap())
            };
            let by_statement = client
                .query_one(
                    "select deadline_is_over($1, $2, $3), deadline_includes($1, $3), deadline_last_day($3)",
                    &[&due_at, &is_provisional, &at],
                )
                .await
                .unwrap();
            assert_eq!(
                by_statement.get::<_, bool>(0),
                deadline.is_over(at),
                "{at} {is_provisional}"
            );
            assert_eq!(
                by_statement.get::<_, bool>(1),
                deadline.includes(at),
                "{at}"
            );
            let ending_then = Deadline {
                due_at: at,
                ..deadline
            };
            assert_eq!(
                by_statement.get::<_, NaiveDate>(2),
                ending_then.last_day(),
                "{at}"
            );
        }
    }
}

/// Every open deadline that the year 2027 decides, provisional and in the past on Friday 8 January 2027: an
/// invitation, a publicity, a duty. Returns the platform and the ids of the first two.
async fn provisional_and_past() -> (Platform, String, String) {
    let platform = Platform::start("2026-12-29T09:00:00+08:00").await;
    let invited = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, invited, "90").await;
    publicize(&platform).await;
    let (first, _) = report_twice(&platform, invited).await;
    platform.wait_until("2027-01-08T09:00:00+08:00");
    platform.settle().await;
    let id = |it: &Value| it["id"].as_str().unwrap().to_owned();
    (platform, id(&invitation), id(&first))
}

#[tokio::test]
async fn what_was_provisional_and_has_passed_ends_with_the_working_day_of_the_loading_for_every_kind()
 {
    let (platform, invitation, report) = provisional_and_past().await;
    let path = format!("/invitations/{invitation}");
    let invited = async || platform.get("maker", &path).await.must(200);
    let loaded = platform
        .put("operator", "/calendar/2027", notice_2027(&by_law_2027()))
        .await
        .must(200);
    assert_eq!(loaded["moved_deadlines"], 4);
    platform.settle().await;
    let tonight = "2027-01-09T00:00:00+08:00";
    let thread = invited().await;
    assert_eq!(
        (
            &thread["state"],
            &thread["due_at"],
            &thread["due_is_provisional"]
        ),
        (&json!("pending"), &json!(tonight), &json!(false))
    );
    let duty = platform
        .get("maker", &format!("/lower-price-reports/{report}"))
        .await
        .must(200);
    assert_eq!(
        (&duty["due_at"], &duty["due_on"]),
        (&json!(tonight), &json!("2027-01-08"))
    );
    let windows = platform
        .get("hospital2", "/publicities?open=true")
        .await
        .must(200);
    assert_eq!(windows["items"][0]["due_at"], tonight);
    // Whoever owes the action is notified of the time that is left.
    let shown = platform.get("maker", "/messages").await.must(200);
    let shown = shown["items"].as_array().unwrap().iter();
    let shown: Vec<&Value> = shown
        .filter(|one| one["title"].as_str().unwrap().contains("2027-01-08 24:00"))
        .collect();
    assert!(!shown.is_empty(), "{shown:?}");
    let kinds: Vec<String> = moved(&platform, "maker")
        .await
        .into_iter()
        .map(|(kind, _, _)| kind)
        .collect();
    assert_eq!(kinds.len(), 3, "{kinds:?}");

    // It can still be done, and is over when the day is.
    platform.wait_until("2027-01-08T23:59:00+08:00");
    platform.settle().await;
    let thread = invited().await;
    assert_eq!(thread["state"], "pending");
    platform.wait_until("2027-01-09T00:00:00+08:00");
    platform.settle().await;
    let thread = invited().await;
    assert_eq!(
        (&thread["state"], &thread["decided_at"]),
        (&json!("lapsed"), &json!(tonight)),
        "not dated back"
    );
}

#[tokio::test]
async fn a_notice_loaded_on_a_rest_day_leaves_the_next_working_day() {
    let (platform, invitation, _) = provisional_and_past().await;
    platform.wait_until("2027-01-09T10:00:00+08:00");
    let _loaded = platform
        .put("operator", "/calendar/2027", notice_2027(&by_law_2027()))
        .await
        .must(200);
    let path = format!("/invitations/{invitation}");
    let thread = platform.get("maker", &path).await.must(200);
    assert_eq!(thread["due_by"], "2027-01-11 24:00");
    let accepted = platform
        .post("maker", &format!("{path}/acceptance"), json!({}))
        .await;
    assert_eq!(accepted.must(200)["state"], "confirmed");
}

#[tokio::test]
async fn a_notice_without_a_rest_day_by_law_ends_no_deadline() {
    let (platform, invitation, _) = provisional_and_past().await;
    let path = format!("/invitations/{invitation}");
    let mut days = by_law_2027();
    let left_out = days.remove(9);
    let loaded = platform
        .put("operator", "/calendar/2027", notice_2027(&days))
        .await
        .must(200);
    assert_eq!(loaded["complete"], false);
    assert_eq!(
        loaded["missing"],
        json!([{"date": left_out["date"], "name": left_out["name"]}])
    );
    let year = platform.get("maker", "/calendar/2027").await;
    assert_eq!(
        (&year.body["known"], &year.body["complete"]),
        (&json!(true), &json!(false))
    );
    platform.settle().await;
    let thread = platform.get("maker", &path).await.must(200);
    assert_eq!(
        (&thread["state"], &thread["due_is_provisional"]),
        (&json!("pending"), &json!(true))
    );
    let counted = "/calendar/deadline?from=2027-03-01&working_days=5";
    assert_eq!(
        platform.get("maker", counted).await.must(200)["provisional"],
        true
    );
    let feed = platform.get("maker", "/feed?limit=200").await.must(200);
    let mut events = feed["events"].as_array().unwrap().iter();
    let loading = events
        .find(|event| event["kind"] == "calendar-loaded")
        .unwrap();
    assert_eq!(loading["data"]["missing"], 1);

    // Completed: final, with the rest of the day.
    let version = year.headers["etag"].to_str().unwrap();
    let request = platform.request("operator", reqwest::Method::PUT, "/calendar/2027");
    let request = request.header("if-match", version);
    let _loaded = platform
        .send(request.json(&notice_2027(&by_law_2027())))
        .await
        .must(200);
    let thread = platform.get("maker", &path).await.must(200);
    assert_eq!(
        (&thread["due_by"], &thread["due_is_provisional"]),
        (&json!("2027-01-08 24:00"), &json!(false))
    );
}
