//! What is declared of rulebook for the tests of all operations and of all events.

use serde_json::{Value, json};
use tests::Platform;

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /rules", "?+++++++++"),
        ("GET /rules/{key}/impact", "?------++-"),
        ("GET /rules/{key}/history", "?+++++++++"),
        ("POST /rules", "?------+--"),
        ("GET /rules/clauses", "?+++++++++"),
        ("POST /rules/{key}/withdrawal", "?------+--"),
        ("GET /rules/proposals", "?------++-"),
        ("GET /rules/proposals/{id}", "?------++-"),
        ("POST /rules/proposals/{id}/confirmation", "?------+--"),
        ("POST /rules/proposals/{id}/refusal", "?------+--"),
        ("POST /rules/proposals/{id}/withdrawal", "?------+--"),
    ],
    body: refused_body,
    thing: Some(("rules", |platform, _| Box::pin(thing(platform)))),
    events: &[
        // Of the platform.
        (
            "rule-amended",
            "HMDO",
            "before clause effective_from key value",
        ),
        (
            "rule-version-withdrawn",
            "HMDO",
            "effective_from instead key reason value",
        ),
        (
            "rule-proposed",
            "O",
            "before clause effective_from key reason value withdraws",
        ),
        (
            "rule-proposal-confirmed",
            "O",
            "before clause effective_from key reason value withdraws",
        ),
        (
            "rule-proposal-refused",
            "O",
            "before clause effective_from key reason value withdraws",
        ),
        (
            "rule-proposal-withdrawn",
            "O",
            "before clause effective_from key reason value withdraws",
        ),
    ],
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "POST /rules" => json!({
            "key": "bargaining.answer_term", "value": "zero", "clause": "S4-1",
            "effective_from": "2030-01-01",
        }),
        "POST /rules/{key}/withdrawal" => json!({"effective_from": "2030-01-01", "reason": ""}),
        "POST /rules/proposals/{id}/refusal" => {
            json!({"reason": ""})
        }
        _ => json!({}),
    }
}

async fn thing(platform: &Platform) -> String {
    let proposal = json!({
        "key": "bargaining.answer_term", "value": "7", "clause": "S4-1", "effective_from": "2030-01-01",
    });
    let proposal = platform
        .post("operator", "/rules", proposal)
        .await
        .must(202);
    proposal["id"].as_str().unwrap().to_owned()
}
