//! The first values of the rulebook, and the values that its rules accept.

mod declared;
mod ranges;
mod two_people;

pub(crate) use declared::DECLARED;

use domain::CAPABILITIES;
use serde_json::json;
use tests::Platform;

#[tokio::test]
async fn the_rulebook_starts_with_what_the_capabilities_define() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let served = platform.get("bureau", "/rules").await.must(200);
    let mut served: Vec<serde_json::Value> = (served["items"].as_array().unwrap().iter())
        .map(|rule| {
            assert_eq!(rule["effective_from"], "2020-01-01", "{rule}");
            json!({
                "key": rule["key"], "unit": rule["unit"], "value": rule["value"],
                "clause": rule["clause"], "label": rule["label"], "choices": rule["choices"],
            })
        })
        .collect();
    let mut defined: Vec<serde_json::Value> = (CAPABILITIES.iter())
        .flat_map(|capability| capability.rules)
        .map(|rule| {
            json!({
                "key": rule.key, "unit": rule.unit.into_str(), "value": rule.default,
                "clause": rule.clause, "label": rule.label.zh,
                "choices": rule.choices.iter().map(|choice| choice.value).collect::<Vec<_>>(),
            })
        })
        .collect();
    let by_key = |rule: &serde_json::Value| rule["key"].to_string();
    served.sort_by_key(by_key);
    defined.sort_by_key(by_key);
    assert_eq!(served, defined);
}

#[tokio::test]
async fn a_rule_lists_the_values_that_it_accepts() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    for (key, choices) in [
        (
            "pricing.change_effect",
            json!(["immediately", "next_month"]),
        ),
        ("bargaining.confirm_at_limit", json!(["on", "off"])),
        ("bargaining.answer_term", json!([])),
    ] {
        let path = format!("/rules/{key}/history");
        let rule = platform.get("operator", &path).await.must(200);
        assert_eq!(rule["items"][0]["choices"], choices, "{key}");
        let options = rule["items"][0]["options"].as_array().unwrap();
        let values: Vec<&serde_json::Value> = options.iter().map(|one| &one["value"]).collect();
        assert_eq!(json!(values), choices, "{key}");
    }
}
