//! What a rule accepts over HTTP: values within its range in code, and clauses that exist.

use domain::CAPABILITIES;
use domain::rulebook::RuleDefinition;
use serde_json::{Value, json};
use tests::{Platform, Reply};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// A rule that one person may change.
const LOOKBACK: &str = "pricing.finding_lookback";

fn definitions() -> impl Iterator<Item = &'static RuleDefinition> {
    CAPABILITIES.iter().flat_map(|one| one.rules).copied()
}

fn version(key: &str, value: &str, clause: &str) -> Value {
    json!({"key": key, "value": value, "clause": clause, "effective_from": "2026-03-02"})
}

#[tokio::test]
async fn no_value_outside_its_range_is_taken_proposed_or_previewed() {
    let platform = Platform::start(MONDAY).await;
    let before = platform.get("operator", "/rules").await.must(200);
    for rule in definitions() {
        for odd in [
            "0",
            "-7",
            "-1",
            "NaN",
            "1e1",
            "５",
            "05",
            "+5",
            "5 0",
            "",
            "1000000000",
            "0.00001",
            "99999999999999999999",
            "五",
        ] {
            let body = version(rule.key, odd, rule.clause);
            let refused = platform.post("operator", "/rules", body).await;
            assert_eq!(
                refused.problem(),
                (422, "invalid-fields"),
                "{} {odd:?}",
                rule.key
            );
            let error = &refused.body["errors"][0];
            assert_eq!(error["pointer"], "/value", "{} {odd:?}", rule.key);
            if let Some(range) = rule.range {
                let named = format!("{}至{}", range.least, range.most);
                assert!(
                    error["detail"].as_str().unwrap().contains(&named),
                    "{error}"
                );
            }
        }
        let path = format!(
            "/rules/{}/impact?value=-7&effective_from=2026-03-02",
            rule.key
        );
        assert_eq!(
            platform.get("operator", &path).await.problem().0,
            422,
            "{path}"
        );
    }
    let proposals = platform.get("operator", "/rules/proposals").await.must(200);
    assert_eq!(proposals["total"], 0);
    assert_eq!(platform.get("operator", "/rules").await.must(200), before);
}

#[tokio::test]
async fn a_rule_shows_its_range_and_what_it_guards() {
    let platform = Platform::start(MONDAY).await;
    let served = platform.get("maker", "/rules").await.must(200);
    for rule in served["items"].as_array().unwrap() {
        let definition = definitions().find(|one| rule["key"] == one.key).unwrap();
        assert_eq!(rule["range"], json!(definition.range), "{rule}");
        assert_eq!(rule["guards"], json!(definition.guards), "{rule}");
        assert_eq!(rule["is_accepted"], true, "{rule}");
    }
}

/// What one person may change: when people are reminded, what the exchange centre has a closer look at, and how much of
/// a file is shown at once before it is loaded. Nothing that is secret, binding or in time depends on it, nor whether the
/// platform serves.
const OF_ONE_PERSON: [&str; 10] = [
    "catalogue.certificate_first_warning",
    "catalogue.certificate_last_warning",
    "pricing.campaign_reminder",
    "pricing.finding_change_max",
    "pricing.finding_lookback",
    "pricing.finding_provinces_min",
    "pricing.finding_spread_max",
    "pricing.finding_stale_after",
    "pricing.warn_from_limit_times",
    "service_account.warning",
];

#[test]
fn every_rule_guards_something_but_those_that_only_point_something_out() {
    let mut unguarded: Vec<&str> = definitions()
        .filter(|rule| rule.guards.is_none())
        .map(|rule| rule.key)
        .collect();
    unguarded.sort_unstable();
    assert_eq!(unguarded, OF_ONE_PERSON);
}

#[tokio::test]
async fn nobody_alone_gives_everybody_too_little_room_or_one_too_much() {
    let platform = Platform::start(MONDAY).await;
    for key in [
        "evidence.megabytes",
        "evidence.megabytes_per_day",
        "loading.megabytes",
        "loading.megabytes_per_day",
    ] {
        for value in ["600", "100000"] {
            let mut body = version(key, value, "◇");
            body["note"] = json!("会议纪要");
            let proposed = platform.post("operator", "/rules", body).await.must(202);
            let path = format!(
                "/rules/proposals/{}/confirmation",
                proposed["id"].as_str().unwrap()
            );
            let alone = platform.post("operator", &path, json!({})).await;
            assert_eq!(alone.problem(), (409, "same-person"), "{key}");
            let refusal = path.replace("confirmation", "refusal");
            let reason = json!({"reason": "不妥"});
            let _refused = platform.post("operator2", &refusal, reason).await.must(200);
        }
        let rules = platform.get("operator", "/rules").await.must(200);
        let rules = rules["items"].as_array().unwrap();
        let rule = rules.iter().find(|rule| rule["key"] == key).unwrap();
        assert_eq!(rule["guards"], "service");
    }
}

#[tokio::test]
async fn an_invented_clause_is_refused_and_the_known_ones_are_listed() {
    let platform = Platform::start(MONDAY).await;
    let key = LOOKBACK;
    for invented in [
        "S9-99",
        "S4-22",
        "S4-0",
        "S4",
        "S4-1；S4-2",
        "Ｓ4-1",
        "S4 - 1",
        "",
        "王局长口头同意",
    ] {
        let refused = platform
            .post("operator", "/rules", version(key, "30", invented))
            .await;
        assert_eq!(refused.problem(), (422, "invalid-fields"), "{invented:?}");
        assert_eq!(
            refused.body["errors"][0]["pointer"], "/clause",
            "{invented:?}"
        );
    }
    let own = platform
        .post("operator", "/rules", version(key, "30", "◇"))
        .await;
    assert_eq!(own.problem(), (422, "invalid-fields"));
    assert_eq!(
        own.body["errors"][0]["pointer"], "/note",
        "its reason is missing"
    );
    let listed = platform.get("hospital", "/rules/clauses").await.must(200);
    let listed: Vec<&str> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["value"].as_str().unwrap())
        .collect();
    assert!(definitions().all(|rule| listed.contains(&rule.clause)));
    for (day, clause) in (3..).zip(["S0-7", "S1-3", "S2", "S3-16", "S4-21", "◇"]) {
        assert!(listed.contains(&clause), "{clause}");
        let mut body = version(key, "30", clause);
        body["effective_from"] = json!(format!("2026-03-{day:02}"));
        body["note"] = json!("联席会议纪要");
        body["document"] = json!("深交易〔2026〕7号");
        let written = platform.post("operator", "/rules", body).await.must(201);
        assert_eq!(written["clause"], clause);
        assert_eq!(written["document"], "深交易〔2026〕7号");
    }
}

#[tokio::test]
async fn a_mistaken_value_is_replaced_on_the_same_day_and_both_stay_in_the_history() {
    let platform = Platform::start(MONDAY).await;
    let key = LOOKBACK;
    for value in ["30", "3", "60"] {
        let mut body = version(key, value, "S4-13");
        body["note"] = json!(format!("改为{value}"));
        let written = platform.post("operator", "/rules", body).await.must(201);
        assert_eq!(
            (&written["value"], &written["in_force"]),
            (&json!(value), &json!(true))
        );
        assert_eq!(written["recorded_by"], "operator");
    }
    let rules = platform.get("hospital", "/rules").await.must(200);
    let rules = rules["items"].as_array().unwrap();
    let of_key: Vec<&Value> = rules.iter().filter(|rule| rule["key"] == key).collect();
    assert_eq!(of_key.len(), 1, "one is in force: {of_key:?}");
    assert_eq!(of_key[0]["value"], "60");
    let path = format!("/rules/{key}/history");
    let history = platform.get("bureau", &path).await.must(200);
    let states: Vec<_> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["value"].as_str().unwrap(),
                one["state"].as_str().unwrap(),
            )
        })
        .collect();
    let expected = [
        ("90", "past"),
        ("30", "replaced"),
        ("3", "replaced"),
        ("60", "in_force"),
    ];
    assert_eq!(states, expected);
    let replaced = &history["items"][2];
    assert_eq!(replaced["recorded_by"], "operator");
    assert_eq!(replaced["ended"]["reason"], "改为60");
    assert_eq!(replaced["ended"]["by"], "operator");
    let seen_by_others = platform.get("hospital", &path).await.must(200);
    assert!(
        !seen_by_others.to_string().contains("\"operator\""),
        "{seen_by_others}"
    );
    platform.settle().await;
    let notified = platform.get("operator2", "/messages").await.must(200);
    assert!(
        notified.to_string().contains("此前登记的3不再适用"),
        "{notified}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn values_recorded_at_the_same_time_follow_each_other() {
    let platform = Platform::start(MONDAY).await;
    let send = |value: &str| {
        let body = version(LOOKBACK, value, "S4-13");
        platform.post("operator", "/rules", body)
    };
    let (a, b, c, d) = tokio::join!(send("11"), send("12"), send("13"), send("14"));
    for reply in [a, b, c, d] {
        assert_eq!(reply.status, 201, "{}", reply.body);
    }
    let mut states: Vec<String> = history(&platform)
        .await
        .into_iter()
        .map(|one| one.1)
        .collect();
    assert_eq!(states.pop().unwrap(), "in_force");
    assert_eq!(states, ["past", "replaced", "replaced", "replaced"]);
}

/// Every version of the rule with its state.
async fn history(platform: &Platform) -> Vec<(String, String)> {
    let path = format!("/rules/{LOOKBACK}/history");
    let history = platform.get("operator", &path).await.must(200);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let versions = history["items"].as_array().unwrap().iter();
    versions
        .map(|one| (text(&one["value"]), text(&one["state"])))
        .collect()
}

fn states(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(value, state): &(&str, &str)| ((*value).to_owned(), (*state).to_owned());
    expected.iter().map(owned).collect()
}

/// Records a value from 10 March on.
async fn coming(platform: &Platform, value: &str) {
    let mut coming = version(LOOKBACK, value, "S4-13");
    coming["effective_from"] = json!("2026-03-10");
    let _written = platform.post("operator", "/rules", coming).await.must(201);
}

async fn withdraw(platform: &Platform, day: &str, reason: &str) -> Reply {
    let path = format!("/rules/{LOOKBACK}/withdrawal");
    let body = json!({"effective_from": day, "reason": reason});
    platform.post("operator", &path, body).await
}

#[tokio::test]
async fn what_is_to_come_is_replaced_or_withdrawn() {
    let platform = Platform::start(MONDAY).await;
    coming(&platform, "30").await;
    coming(&platform, "40").await;
    let without = withdraw(&platform, "2026-03-10", " ").await;
    assert_eq!(without.problem(), (422, "invalid-fields"));
    assert_eq!(
        withdraw(&platform, "2026-03-11", "误录").await.problem().0,
        404
    );
    let taken_back = withdraw(&platform, "2026-03-10", "误录").await.must(201);
    assert_eq!(
        (&taken_back["state"], &taken_back["value"]),
        (&json!("withdrawn"), &json!("40"))
    );
    assert_eq!(taken_back["ended"]["reason"], "误录");
    let again = withdraw(&platform, "2026-03-10", "误录").await;
    assert_eq!(again.problem().0, 404, "once");
    let expected = [("90", "in_force"), ("30", "replaced"), ("40", "withdrawn")];
    assert_eq!(history(&platform).await, states(&expected));
    platform.wait_until("2026-03-10T09:00:00+08:00");
    assert_eq!(
        history(&platform).await,
        states(&expected),
        "as if the others had never been"
    );
    platform.settle().await;
    let feed = platform.get("hospital", "/feed?limit=200").await.must(200);
    assert!(
        feed.to_string().contains("rule-version-withdrawn"),
        "{feed}"
    );
}

#[tokio::test]
async fn what_has_begun_is_replaced_from_today_on_and_not_withdrawn() {
    let platform = Platform::start(MONDAY).await;
    coming(&platform, "40").await;
    let _taken_back = withdraw(&platform, "2026-03-10", "误录").await.must(201);
    coming(&platform, "50").await;
    platform.wait_until("2026-03-10T00:00:00+08:00");
    for day in ["2026-03-10", "2020-01-01"] {
        let refused = withdraw(&platform, day, "误录").await;
        assert_eq!(refused.problem(), (409, "rule-already-applied"), "{day}");
    }
    coming(&platform, "60").await;
    let expected = [
        ("90", "past"),
        ("40", "withdrawn"),
        ("50", "replaced"),
        ("60", "in_force"),
    ];
    assert_eq!(history(&platform).await, states(&expected));
}

#[tokio::test]
async fn a_value_stored_outside_the_range_stays_readable_and_nothing_stored_is_rewritten() {
    let platform = Platform::start(MONDAY).await;
    let client = tests::cluster::connect(platform.config()).await;
    let insert = "insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at) \
        values ('pricing.spread_hospitals_min', '0', 'count', 'S9-99', '4403', '2021-01-01', '', now()), \
        ('pricing.finding_spread_max', '-7', 'ratio', 'S4-13', '4403', '2021-01-01', '', now())";
    client.batch_execute(insert).await.unwrap();
    platform.app.ground().refresh().await.unwrap();
    let rules = platform.get("operator", "/rules").await.must(200);
    for (key, value, held_to) in [
        ("pricing.spread_hospitals_min", "0", "5"),
        ("pricing.finding_spread_max", "-7", "1.01"),
    ] {
        let rule = rules["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|rule| rule["key"] == key);
        let rule = rule.unwrap();
        assert_eq!(
            (&rule["value"], &rule["is_accepted"]),
            (&json!(value), &json!(false))
        );
        assert_eq!(rule["held_to"], held_to);
        let path = format!("/rules/{key}/history");
        assert_eq!(platform.get("hospital", &path).await.must(200)["total"], 2);
    }
    let _replaced = platform
        .amended("pricing.finding_spread_max", "3", "S4-13", "2026-03-02")
        .await;
    for rewriting in [
        "update rule set value = '1'",
        "delete from rule",
        "truncate rule cascade",
    ] {
        let refused = client.batch_execute(rewriting).await.unwrap_err();
        assert!(
            format!("{refused:?}").contains("append only"),
            "{rewriting}: {refused:?}"
        );
    }
}
