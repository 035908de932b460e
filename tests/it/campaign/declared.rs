//! What is declared of campaign for the tests of all operations and of all events.

use serde_json::{Value, json};
use tests::Platform;

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /campaigns/preview", "?------+--"),
        ("GET /campaigns/preview/manufacturers", "?------+--"),
        ("POST /campaigns/{id}/stop", "?------+--"),
        ("POST /campaigns/{id}/extension", "?------+--"),
        ("POST /campaigns/{id}/correction", "?------+--"),
        ("POST /campaigns/{id}/reminder", "?------+--"),
        ("POST /campaigns", "?------+--"),
        ("GET /campaigns", "?---++-++-"),
        ("GET /campaigns/{id}", "?---+0-++-"),
        ("GET /campaigns/{id}/manufacturers", "?------++-"),
        ("GET /campaigns/{id}/products", "?---+0-++-"),
        ("POST /campaigns/{id}/confirmations", "?---+0----"),
    ],
    body: refused_body,
    thing: Some(("campaigns", |platform, _| Box::pin(thing(platform)))),
    events: &[
        // Of the exchange centre's work.
        (
            "campaign-closed",
            "O",
            "answered due_at due_on manufacturers products quarter silent unreachable",
        ),
        // Of the manufacturer of the product, and the overseers.
        (
            "campaign-opened",
            "MO",
            "category due_at due_on quarter | manufacturers products",
        ),
        (
            "campaign-confirmed",
            "MO",
            "answered confirmed manufacturer products",
        ),
        ("campaign-reminder", "MO", "due_at due_on quarter reason"),
        ("campaign-stopped", "MO", "quarter reason | records"),
        (
            "campaign-extended",
            "MO",
            "due_at due_on due_on_before quarter reason",
        ),
        (
            "campaign-corrected",
            "MO",
            "category category_before due_at due_on quarter quarter_before reason",
        ),
    ],
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "POST /campaigns/{id}/stop"
        | "POST /campaigns/{id}/correction"
        | "POST /campaigns/{id}/reminder" => json!({"reason": ""}),
        "POST /campaigns/{id}/extension" => json!({"due_on": "2026-03-01", "reason": "x"}),
        "POST /campaigns" => json!({"quarter": "no quarter", "due_on": "2026-03-20"}),
        "POST /campaigns/{id}/confirmations" => json!({"product_ids": ["0"]}),
        _ => json!({}),
    }
}

async fn thing(platform: &Platform) -> String {
    let campaign = json!({"quarter": "2026Q1", "due_on": "2026-03-20"});
    let campaign = platform
        .post("operator", "/campaigns", campaign)
        .await
        .must(201);
    campaign["id"].as_str().unwrap().to_owned()
}
