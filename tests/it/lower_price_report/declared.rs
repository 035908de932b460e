//! What is declared of lower price report for the tests of all operations and of all events.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::{report, reported};
use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("POST /lower-price-reports", "?+-++++++-"),
        ("GET /lower-price-reports", "?+++++++++"),
        ("GET /lower-price-reports/deadline", "?+++++++++"),
        ("GET /lower-price-reports/{id}", "?000++0++0"),
        ("POST /lower-price-reports/{id}/explanation", "?---+0----"),
        ("POST /lower-price-reports/{id}/acceptance", "?------+--"),
        ("POST /lower-price-reports/{id}/refusal", "?------+--"),
    ],
    body: refused_body,
    thing: Some(("lower-price-reports", |platform, product| {
        Box::pin(thing(platform, product))
    })),
    events: &[
        // Of the reporter and of the manufacturer, each of its own report or of the one that opened the case.
        ("lower-price-reported", "HMDO", REPORTED),
        ("lower-price-case-opened", "MO", REPORTED),
        (
            "lower-price-explained",
            "MO",
            "base_price base_unit code due_on executed_on manufacturer product product_name reason region region_name",
        ),
        (
            "lower-price-accepted",
            "HMDO",
            "base_price base_unit code due_on executed_on manufacturer price_change product product_name publicity region \
         region_name",
        ),
        (
            "lower-price-refused",
            "HMDO",
            "base_price base_unit code due_on executed_on manufacturer product product_name reason region region_name",
        ),
        (
            "lower-price-deadline-moved",
            "HMDO",
            "base_price base_unit calendar_version code due_at due_at_before due_is_provisional due_on \
         due_was_provisional executed_on product product_name region region_name",
        ),
    ],
    deadlines: &[(
        "lower-price-duty",
        "lower-price-deadline-moved",
        |platform, product| {
            Box::pin(async move {
                let seen = reported(product, "92", "2026-12-04");
                report(platform, HOSPITAL, seen).await["id"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
        },
    )],
};

const REPORTED: &str = "base_price base_unit code due_at due_is_provisional due_on executed_on kind manufacturer \
    pack_ratio platform price product product_name reference_limit region region_name";

fn refused_body(operation: &str, _caller: &str, things: &Things) -> Value {
    match operation {
        "POST /lower-price-reports" => json!({
            "product_id": things.product.to_string(), "region": "33", "platform": "省平台",
            "price": "999999", "pack_ratio": "1", "executed_on": "2026-02-20", "source": "",
        }),
        "POST /lower-price-reports/{id}/explanation" | "POST /lower-price-reports/{id}/refusal" => {
            json!({"reason": ""})
        }
        _ => json!({}),
    }
}

async fn thing(platform: &Platform, product: ProductId) -> String {
    let seen = json!({
        "product_id": product.to_string(), "region": "33", "platform": "省平台", "price": "90",
        "pack_ratio": "1", "executed_on": "2026-02-20", "source": "",
    });
    let seen = platform
        .post("maker2", "/lower-price-reports", seen)
        .await
        .must(201);
    seen["id"].as_str().unwrap().to_owned()
}
