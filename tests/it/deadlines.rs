//! Deadlines of every kind: how a new calendar moves them and who is notified, and when they are over.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ProductId;
use domain::calendar::Deadline;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform, declaration};

/// Loads a notice for 2027 with a working day off; returns how many deadlines were recounted.
async fn load_2027(platform: &Platform, rests: &str) -> Value {
    let notice = json!({
        "source": "国务院办公厅关于2027年部分节假日安排的通知",
        "published_on": "2026-11-30",
        "days": [
            {"date": "2027-01-01", "kind": "holiday", "name": "元旦"},
            {"date": rests, "kind": "holiday", "name": "元旦"},
        ],
    });
    let loaded = platform.put("operator", "/calendar/2027", notice).await;
    loaded.must(200)["moved_deadlines"].clone()
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
async fn a_notice_that_would_shorten_a_term_moves_nothing_and_counts_every_deadline_once() {
    let platform = Platform::start("2026-12-29T09:00:00+08:00").await;
    let product = platform.capped(1, "100").await;
    let invitation = platform.invited(HOSPITAL, product, "90").await;
    // Without its notice New Year's Day is a rest day by law; a working Saturday brings the end forward.
    let notice = json!({
        "source": "国务院办公厅关于2027年部分节假日安排的通知",
        "published_on": "2026-11-30",
        "days": [{"date": "2027-01-02", "kind": "workday", "name": "元旦"}],
    });
    let loaded = platform.put("operator", "/calendar/2027", notice).await;
    assert_eq!(loaded.must(200)["moved_deadlines"], 1);
    let path = format!("/invitations/{}", invitation["id"].as_str().unwrap());
    let unmoved = platform.get("maker", &path).await.must(200);
    assert_eq!(unmoved["due_at"], invitation["due_at"]);
    assert_eq!(unmoved["due_is_provisional"], false);
}

#[tokio::test]
async fn what_is_over_by_a_statement_is_over_by_the_rule() {
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
                    "select deadline_is_over($1, $2, $3)",
                    &[&due_at, &is_provisional, &at],
                )
                .await
                .unwrap();
            assert_eq!(
                by_statement.get::<_, bool>(0),
                deadline.is_over(at),
                "{at} {is_provisional}"
            );
        }
    }
}
