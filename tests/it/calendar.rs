//! Every day of 2020 to 2026 × 1 to 30 working days, against an oracle that is independent of the
//! calendar's code: a plain list of days.

use std::collections::BTreeMap;

use domain::calendar::{self, Term};
use domain::database::Database;
use domain::shanghai_midnight;
use reqwest::Method;
use serde_json::{Value, json};
use tests::{Platform, cluster};

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /calendar", "?+++++++++"),
        ("GET /calendar/{year}", "?+++++++++"),
        ("PUT /calendar/{year}", "?------+--"),
        ("GET /calendar/deadline", "?+++++++++"),
        ("GET /calendar/proposals", "?------++-"),
        ("POST /calendar/proposals/{id}/confirmation", "?------+--"),
        ("POST /calendar/proposals/{id}/refusal", "?------+--"),
        ("POST /calendar/proposals/{id}/withdrawal", "?------+--"),
    ],
    body: refused_body,
    thing: Some(("calendar", |platform, _| Box::pin(thing(platform)))),
    events: &[
        // Of the platform.
        (
            "calendar-loaded",
            "HMDO",
            "days missing published_on source version year",
        ),
        ("calendar-proposed", "O", "published_on reason source year"),
        (
            "calendar-proposal-confirmed",
            "O",
            "published_on reason source year",
        ),
        (
            "calendar-proposal-refused",
            "O",
            "published_on reason source year",
        ),
        (
            "calendar-proposal-withdrawn",
            "O",
            "published_on reason source year",
        ),
    ],
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "POST /calendar/proposals/{id}/refusal" => {
            json!({"reason": ""})
        }
        "PUT /calendar/{year}" => {
            json!({"source": "", "published_on": "2029-11-01", "days": []})
        }
        _ => json!({}),
    }
}

async fn thing(platform: &Platform) -> String {
    // A change of a settled year by the operator.
    let holiday = json!([{"date": "2026-01-01", "kind": "holiday", "name": "元旦"}]);
    let notice = json!({"source": "更正", "published_on": "2026-03-01", "days": holiday});
    let request = platform.request("operator", Method::PUT, "/calendar/2026");
    let request = request.header("if-match", "*").json(&notice);
    let proposed = platform.send(request).await.must(202);
    proposed["proposal"].as_str().unwrap().to_owned()
}

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
        .query(
            "select day::text, kind from calendar_day join calendar_notice_known using (version)",
            &[],
        )
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
    let notice = |days: serde_json::Value| json!({"source": "通知", "published_on": "2026-02-27", "days": days});
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
    assert_eq!(year["complete"], false, "12 days by law are missing");
    let working = json!([holiday, {"date": "2027-10-02", "kind": "workday", "name": "国庆节"}]);
    let request = platform.request("operator", reqwest::Method::PUT, "/calendar/2027");
    let request = request.header("if-match", "*").json(&notice(working));
    let refused = platform.send(request).await;
    assert_eq!(refused.problem(), (422, "invalid-fields"));
    assert_eq!(refused.body["errors"][0]["pointer"], "/days/1/date");
}

/// A notice in its own words; the version that it replaces, if any, is in force.
async fn put_text(platform: &Platform, year: i32, preview: bool, text: &str) -> tests::Reply {
    let path = format!("/calendar/{year}?preview={preview}");
    let notice = json!({"source": "国务院办公厅通知", "published_on": "2026-02-27", "text": text});
    let request = platform.request("operator", reqwest::Method::PUT, &path);
    platform
        .send(request.header("if-match", "*").json(&notice))
        .await
}

const WORDS_2027: &str = "国务院办公厅关于2027年部分节假日安排的通知\n\
    一、元旦：2026年12月31日（周四）至2027年1月2日（周六）放假调休，共3天。2027年1月3日（周日）上班。\n\
    二、春节：2月5日（农历除夕、周五）至12日（周五）放假调休，共8天。2月14日（周日）、2月20日（周六）、2月21日（周日）上班。\n\
    三、清明节：4月3日（周六）至5日（周一）放假，共3天。\n\
    四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。\n\
    五、端午节：6月9日（周三）放假1天，不调休。\n\
    六、中秋节：9月15日（周三）放假1天，不调休。\n\
    七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。\n\
    国务院办公厅\n2026年11月5日";

#[tokio::test]
async fn a_notice_is_read_in_its_own_words_previewed_and_then_loaded() {
    let platform = Platform::start("2026-12-01T09:00:00+08:00").await;
    let preview = put_text(&platform, 2027, true, WORDS_2027).await.must(200);
    assert_eq!(
        (
            &preview["preview"],
            &preview["complete"],
            &preview["version"]
        ),
        (&json!(true), &json!(true), &json!(null))
    );
    let known = platform.get("maker", "/calendar/2027").await.must(200);
    assert_eq!(known["known"], false, "a preview loads nothing");

    // It also changes 2026, which is settled.
    assert_eq!(preview["takes_two"], true);
    let loaded = put_text(&platform, 2027, false, WORDS_2027).await;
    let loaded = platform.in_force(loaded).await;
    assert_eq!(loaded["days"], preview["days"]);
    let year = platform.get("maker", "/calendar/2027").await.must(200);
    assert_eq!(
        (&year["complete"], &year["days"]),
        (&json!(true), &preview["days"])
    );
    assert_eq!(year["version"], loaded["version"]);
    // A day of the year before is filed there, and the rest of that year stays.
    let before = platform.get("maker", "/calendar/2026").await.must(200);
    let days = before["days"].as_array().unwrap();
    assert_eq!(
        days.last().unwrap(),
        &json!({"date": "2026-12-31", "kind": "holiday", "name": "元旦"})
    );
    assert_eq!((before["complete"].clone(), days.len()), (json!(true), 40));
    let counted = "/calendar/deadline?from=2026-12-29&working_days=5";
    let deadline = platform.get("maker", counted).await.must(200);
    // 30 December, Sunday 3, 4, 5 and 6 January.
    assert_eq!(
        (&deadline["last_day"], &deadline["provisional"]),
        (&json!("2027-01-06"), &json!(false))
    );
}

#[tokio::test]
async fn a_text_that_does_not_agree_with_itself_is_refused_with_what_is_wrong() {
    let platform = Platform::start("2026-12-01T09:00:00+08:00").await;
    for (text, zh) in [
        (WORDS_2027.replace("共8天", "共7天"), "写明共7天"),
        (
            WORDS_2027.replace("1月3日（周日）", "1月3日（周一）"),
            "2027-01-03是周日",
        ),
        (
            WORDS_2027.replace("2027年部分", "2026年部分"),
            "这是2026年的通知",
        ),
        ("祝大家节日快乐".to_owned(), "没有读到"),
    ] {
        let refused = put_text(&platform, 2027, false, &text).await;
        assert_eq!(refused.problem(), (422, "invalid-fields"));
        assert_eq!(refused.body["errors"][0]["pointer"], "/text");
        let detail = refused.body["errors"][0]["detail"].as_str().unwrap();
        assert!(detail.contains(zh), "{detail}");
    }
    let neither = json!({"source": "通知", "published_on": "2026-02-27"});
    let refused = platform.put("operator", "/calendar/2027", neither).await;
    assert_eq!(refused.problem(), (422, "invalid-fields"));
}

#[tokio::test]
async fn an_extension_amends_the_notice_of_its_year() {
    let platform = Platform::start("2026-12-01T09:00:00+08:00").await;
    let extension = "一、延长2027年春节假期至2月14日（星期日），2月15日（星期一）起正常上班。";
    let alone = put_text(&platform, 2027, false, extension).await;
    assert_eq!(
        alone.problem(),
        (422, "invalid-fields"),
        "nothing to extend"
    );
    let first = put_text(&platform, 2027, false, WORDS_2027).await;
    let first = platform.in_force(first).await;
    let loaded = put_text(&platform, 2027, false, extension).await;
    let loaded = platform.in_force(loaded).await;
    assert_eq!(
        (&loaded["amends"], &loaded["complete"]),
        (&json!(true), &json!(true))
    );
    let days = |loaded: &serde_json::Value| loaded["days"].as_array().unwrap().len();
    assert_eq!(
        days(&loaded),
        days(&first) + 1,
        "13 is added, 14 worked before"
    );
    assert_eq!(
        loaded["dropped"],
        json!([{"date": "2027-02-14", "kind": "workday", "name": "春节"}])
    );
    // A correction of one holiday leaves the others as they are.
    let labour = "关于调整2027年劳动节假期安排的通知\n2027年5月1日至2日放假，共2天。";
    let loaded = put_text(&platform, 2027, false, labour).await;
    let loaded = platform.in_force(loaded).await;
    assert_eq!(days(&loaded), days(&first) + 1 - 4);
    assert_eq!(loaded["complete"], true);
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
    let loaded = platform.in_force(put(Some(version)).await).await;
    assert_ne!(loaded["version"], year.body["version"]);
    assert_eq!(put(Some(version)).await.problem(), (412, "stale-version"));
    let first = platform.request("operator", reqwest::Method::PUT, "/calendar/2027");
    let notice = json!({"source": "通知", "published_on": "2026-03-01",
        "days": [{"date": "2027-01-01", "kind": "holiday", "name": "元旦"}]});
    let first = first.header("if-match", "\"1\"").json(&notice);
    assert_eq!(platform.send(first).await.problem(), (412, "stale-version"));
}
