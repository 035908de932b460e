//! Every day of 2020 to 2026 × 1 to 30 working days, against an oracle that is independent of the
//! calendar's code: a plain list of days.

use std::collections::BTreeMap;

use domain::calendar::{self, Term};
use domain::database::Database;
use domain::shanghai_midnight;
use serde_json::json;
use tests::{Platform, cluster};

/// Days since 1970-01-01 of a civil date, by the rule of the Gregorian calendar.
fn days_of(year: i64, month: i64, day: i64) -> i64 {
    let leaps = |year: i64| year / 4 - year / 100 + year / 400;
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let lengths = [
        31,
        if is_leap { 29 } else { 28 },
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let before: i64 = lengths
        .iter()
        .take(usize::try_from(month - 1).unwrap())
        .sum();
    let years = (year - 1970) * 365 + leaps(year - 1) - leaps(1969);
    years + before + day - 1
}

/// Whether each day of 2020 to 2026 is a working day, by its number.
async fn oracle(client: &tokio_postgres::Client) -> BTreeMap<i64, bool> {
    let mut works = BTreeMap::new();
    for day in days_of(2020, 1, 1)..=days_of(2026, 12, 31) {
        // 1970-01-01 was a Thursday.
        works.insert(day, (day + 3) % 7 < 5);
    }
    let rows = client
        .query("select day::text, kind from calendar_day", &[])
        .await
        .unwrap();
    for row in rows {
        let (date, kind): (String, String) = (row.get(0), row.get(1));
        let parts: Vec<i64> = date.split('-').map(|part| part.parse().unwrap()).collect();
        works.insert(days_of(parts[0], parts[1], parts[2]), kind == "workday");
    }
    works
}

#[tokio::test]
async fn the_working_calendar_agrees_with_a_walk_by_hand() {
    let config = cluster::fresh_database(None).await;
    let db = Database::new(&cluster::prepare(&config).await).unwrap();
    let calendar = calendar::read(&db.get().await.unwrap()).await.unwrap();
    let works = oracle(&cluster::connect(&config).await).await;

    let per_year = |year: i64| {
        works
            .range(days_of(year, 1, 1)..=days_of(year, 12, 31))
            .filter(|(_, works)| **works)
            .count()
    };
    let counted: Vec<usize> = (2020..=2026).map(per_year).collect();
    assert_eq!(
        counted,
        [249, 250, 249, 249, 251, 248, 248],
        "working days per year"
    );

    let epoch: chrono::NaiveDate = "1970-01-01".parse().unwrap();
    let last = *works.keys().next_back().unwrap();
    let mut compared = 0;
    for start in works.keys().copied() {
        let date = epoch + chrono::Days::new(u64::try_from(start).unwrap());
        let mut day = start;
        for count in 1..=30 {
            day += 1;
            while works.get(&day) == Some(&false) {
                day += 1;
            }
            if last < day {
                break;
            }
            let counted = calendar.count(shanghai_midnight(date), Term::WorkingDays(count));
            let expected = epoch + chrono::Days::new(u64::try_from(day).unwrap());
            assert_eq!(
                counted.deadline.last_day(),
                expected,
                "{count} working days from {date}"
            );
            assert!(
                !counted.deadline.is_provisional,
                "{count} working days from {date}"
            );
            compared += 1;
        }
    }
    assert!(75_000 < compared, "compared {compared}");
}

#[tokio::test]
async fn the_calculator_explains_the_date_of_a_deadline() {
    let platform = Platform::start("2026-02-13T09:00:00+08:00").await;
    let path = "/calendar/deadline?from=2026-02-13&working_days=5";
    let deadline = platform.get("hospital", path).await.must(200);
    assert_eq!(deadline["last_day"], "2026-02-27");
    assert_eq!(deadline["due_at"], "2026-02-28T00:00:00+08:00");
    let skipped = deadline["skipped"].as_array().unwrap();
    assert_eq!(skipped.len(), 9, "15 to 23 February");
    assert!(skipped.iter().all(|day| day["name"] == "春节"));
}

#[tokio::test]
async fn an_operator_loads_a_notice_once_it_is_well_formed() {
    let platform = Platform::start("2026-12-01T09:00:00+08:00").await;
    let notice = |days: serde_json::Value| json!({"source": "通知", "published_on": "2026-11-30", "days": days});
    let holiday = json!({"date": "2027-01-01", "kind": "holiday", "name": "元旦"});
    let twice = notice(json!([holiday, holiday]));
    let refused = platform.put("operator", "/calendar/2027", twice).await;
    assert_eq!(refused.problem(), (422, "invalid-fields"));
    assert_eq!(refused.body["errors"][0]["pointer"], "/days/1/date");
    let foreign = notice(json!([{"date": "2026-12-31", "kind": "workday", "name": ""}]));
    assert_eq!(
        platform
            .put("operator", "/calendar/2027", foreign)
            .await
            .status,
        422
    );
    assert_eq!(
        platform.get("maker", "/calendar/2027").await.must(200)["known"],
        false
    );
    let _loaded = platform
        .put("operator", "/calendar/2027", notice(json!([holiday])))
        .await
        .must(200);
    let year = platform.get("maker", "/calendar/2027").await.must(200);
    assert_eq!(
        (&year["known"], &year["days"]),
        (&json!(true), &json!([holiday]))
    );
}

#[tokio::test]
async fn replacing_a_notice_names_its_version() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let put = async |version: Option<&str>| {
        let holiday = json!({"date": "2026-01-01", "kind": "holiday", "name": "元旦"});
        let notice = json!({"source": "更正", "published_on": "2026-03-01", "days": [holiday]});
        let request = platform.request("operator", reqwest::Method::PUT, "/calendar/2026");
        let request = version.into_iter().fold(request, |request, version| {
            request.header("if-match", version)
        });
        platform.send(request.json(&notice)).await
    };
    assert_eq!(put(None).await.problem(), (428, "precondition-required"));
    assert_eq!(
        put(Some("\"77777\"")).await.problem(),
        (412, "stale-version")
    );
    let year = platform.get("maker", "/calendar/2026").await;
    let version = year.headers["etag"].to_str().unwrap();
    let loaded = put(Some(version)).await.must(200);
    assert_ne!(loaded["version"], year.body["version"]);
    assert_eq!(put(Some(version)).await.problem(), (412, "stale-version"));
    let first = platform.request("operator", reqwest::Method::PUT, "/calendar/2027");
    let notice = json!({"source": "通知", "published_on": "2026-03-01",
        "days": [{"date": "2027-01-01", "kind": "holiday", "name": "元旦"}]});
    let first = first.header("if-match", "\"1\"").json(&notice);
    assert_eq!(platform.send(first).await.problem(), (412, "stale-version"));
}
