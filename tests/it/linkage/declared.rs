//! What is declared of linkage for the tests of all operations and of all events.

use serde_json::{Value, json};
use tests::Platform;

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /linkages", "?------++-"),
        ("GET /linkages/{id}", "?------++-"),
        ("GET /linkages/{id}/preview", "?------++-"),
        ("POST /linkages/{id}/preview", "?------+--"),
        ("GET /linkages/{id}/preview/products", "?------++-"),
        ("GET /linkages/{id}/preview/invitations", "?------++-"),
        ("GET /linkages/{id}/preview/concluded-prices", "?------++-"),
        ("GET /linkages/{id}/preview/hospital-prices", "?------++-"),
        ("POST /linkages/{id}/publicity", "?------+--"),
        ("POST /linkages/{id}/cancellation", "?------+--"),
        ("POST /linkages/{id}/strikes", "?------+--"),
    ],
    body: refused_body,
    thing: Some(("linkages", |platform, _| Box::pin(thing(platform)))),
    events: &[
        // Of the exchange centre's work.
        ("linkage-rows-entered", "O", "entered unchanged"),
        ("linkage-rows-struck", "O", "reason rows"),
        ("linkage-rows-taken-over", "O", "file_name rows"),
        ("linkage-loaded", "O", "file_name rows unchanged"),
        ("linkage-publicized", "O", "publicity rows title"),
        ("linkage-cancelled", "O", "rows"),
    ],
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "POST /linkages/{id}/strikes" => {
            json!({"ids": [], "reason": "x"})
        }
        _ => json!({}),
    }
}

async fn thing(platform: &Platform) -> String {
    // Its price is far above the limit: it would change nothing.
    let list = "27位码,省份,价格类型,价格,执行日期\n\
        C14020315924063616500000001,33,listing,500,2026-01-01\n";
    let _linked = platform
        .load("operator", "linkage-lists", "清单.csv", list.into())
        .await;
    let linkages = platform.get("operator", "/linkages").await.must(200);
    linkages["items"][0]["id"].as_str().unwrap().to_owned()
}
