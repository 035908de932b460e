//! What is declared of price change for the tests of all operations and of all events.

use serde_json::{Value, json};
use tests::declaration;

use super::{publicized, text};
use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("POST /declarations", "?---++----"),
        ("POST /declarations/batch", "?---++----"),
        ("PUT /declarations/{id}", "?---+0----"),
        ("POST /declarations/{id}/withdrawal", "?---+0----"),
        ("GET /price-changes", "?---++-++-"),
        ("GET /price-changes/{id}", "?000+00++0"),
        ("POST /price-changes/decisions", "?------+--"),
        ("POST /price-changes/decisions/filtered", "?------+--"),
        (
            "POST /price-changes/decisions/filtered/preview",
            "?------+--",
        ),
        ("POST /price-changes/{id}/objections", "?0-0000---"),
        ("GET /publicities", "?+++++++++"),
        ("GET /publicities/{id}", "?+++++++++"),
        ("POST /publicities/{id}/stop", "?------+--"),
        ("POST /publicities/{id}/extension", "?------+--"),
        ("POST /publicities/{id}/reminder", "?------+--"),
        ("POST /price-changes/{id}/correction", "?------+--"),
        ("POST /price-changes/{id}/confirmation", "?------+--"),
        ("POST /price-changes/stops", "?------+--"),
        ("GET /publicities/changes", "?+++++++++"),
        ("GET /publicities/{id}/changes", "?+++++++++"),
        ("GET /objections", "?+++++++++"),
        ("POST /objections/{id}/answer", "?------+--"),
        ("POST /objections/{id}/withdrawal", "?+-0000---"),
    ],
    body: refused_body,
    events: &[
        // Everybody may look these up.
        (
            "publicity-opened",
            "HMDO",
            "calendar_version changes corrects due_at due_is_provisional origin",
        ),
        (
            "publicity-deadline-moved",
            "HMDO",
            "due_at due_at_before due_is_provisional due_was_provisional",
        ),
        (
            "publicity-extended",
            "HMDO",
            "due_at due_at_before due_is_provisional due_was_provisional reason",
        ),
        (
            "publicity-reminder",
            "HMDO",
            "due_at due_is_provisional reason",
        ),
        ("publicity-stopped", "HMDO", "changes origin reason"),
        // What was public is read by everyone, also that it was wrong.
        ("price-change-stopped", "HMDO", CHANGE),
        ("price-change-replaced", "HMDO", CHANGE_REPLACED),
        ("price-change-corrected", "HMDO", CHANGE_OF_CORRECTION),
        ("price-change-confirmed", "HMDO", CHANGE),
        (
            "publicity-closed",
            "HMDO",
            "announced changes objections products waiting",
        ),
        ("price-changes-announced", "HMDO", "changes"),
        // Of the exchange centre's work.
        (
            "declarations-received",
            "O",
            "day manufacturer manufacturer_name",
        ),
        ("price-rises-held", "O", "changes"),
        // Of the manufacturer of the product, and the overseers.
        ("price-declared", "MO", CHANGE_CORRECTED),
        ("price-change-returned", "MO", CHANGE),
        ("price-change-refused", "MO", CHANGE_REFUSED),
        ("price-change-withdrawn", "MO", CHANGE),
        ("price-change-evidence-added", "MO", CHANGE_DECLARED_AGAIN),
        ("price-change-publicized", "MO", CHANGE_PUBLICIZED),
        ("price-change-joined", "MO", CHANGE_JOINED),
        ("price-change-parted", "MO", CHANGE),
        ("price-change-announced", "MO", CHANGE),
        ("price-rise-held", "MO", CHANGE),
        ("price-outlier-held", "MO", CHANGE_HELD),
        (
            "prices-returned",
            "MO",
            "changes manufacturer product_name reason",
        ),
        (
            "prices-refused",
            "MO",
            "changes manufacturer product_name reason",
        ),
        (
            "prices-publicized",
            "MO",
            "changes due_at due_is_provisional manufacturer product_name",
        ),
        (
            "prices-announced",
            "MO",
            "changes counts_from manufacturer product_name",
        ),
        // Who objects is in neither; the answer is also the objector's.
        (
            "objection-raised",
            "MO",
            "manufacturer objection product product_name publicity reason",
        ),
        (
            "objection-withdrawn",
            "MO",
            "manufacturer objection product product_name reason",
        ),
        (
            "objection-answered",
            "HMDO",
            "answer corrected manufacturer objection product product_name state",
        ),
    ],
    deadlines: &[(
        "publicity",
        "publicity-deadline-moved",
        |platform, product| {
            Box::pin(async move {
                let declared =
                    platform.post("maker", "/declarations", declaration(product, "33", "80"));
                publicized(platform, &text(&declared.await.must(201)["id"])).await
            })
        },
    )],
    ..Declared::NOTHING
};

const CHANGE: &str = "base_price counts_from effective_from effective_to kind manufacturer origin pack_ratio platform \
    price product publicity reason region";

const CHANGE_DECLARED_AGAIN: &str = "base_price campaign counts_from effective_from effective_to kind manufacturer origin \
    pack_ratio platform price product publicity reason region remark source";

const CHANGE_CORRECTED: &str = "base_price corrected counts_from effective_from effective_to kind manufacturer origin \
    pack_ratio platform price product publicity reason region";

const CHANGE_REFUSED: &str = "base_price counts_from effective_from effective_to kind manufacturer objection origin \
    pack_ratio platform price product publicity reason region";

const CHANGE_PUBLICIZED: &str = "base_price counts_from due_at due_is_provisional effective_from effective_to kind \
    manufacturer origin pack_ratio platform price product publicity reason region";

const CHANGE_JOINED: &str = "base_price counts_from effective_from effective_to joined_into kind manufacturer origin \
    pack_ratio platform price product publicity reason region";

const CHANGE_HELD: &str = "base_price counts_from effective_from effective_to kind last_price manufacturer origin \
    pack_ratio platform price product publicity reason region";

const CHANGE_REPLACED: &str = "base_price corrected_by counts_from effective_from effective_to kind manufacturer origin \
    pack_ratio platform price product publicity reason region";

const CHANGE_OF_CORRECTION: &str = "base_price base_price_before corrects counts_from due_at due_is_provisional \
    effective_from effective_to kind manufacturer origin pack_ratio platform price product publicity reason region \
    unconfirmed";

fn refused_body(operation: &str, _caller: &str, things: &Things) -> Value {
    match operation {
        "POST /declarations" => tests::declaration(things.product, "44", "0"),
        "PUT /declarations/{id}" => tests::declaration(things.product, "44", "93"),
        "POST /declarations/batch" => json!({"items": []}),
        "POST /price-changes/decisions" => json!({"action": "publicity", "ids": []}),
        "POST /price-changes/decisions/filtered"
        | "POST /price-changes/decisions/filtered/preview" => {
            json!({"action": "publicity", "filter": {"q": "无此产品"}})
        }
        "POST /price-changes/stops" => {
            json!({"ids": [], "reason": "x"})
        }
        "POST /price-changes/{id}/correction" => json!({"price": "95", "reason": "x"}),
        "POST /publicities/{id}/stop" | "POST /publicities/{id}/reminder" => json!({"reason": ""}),
        "POST /publicities/{id}/extension" => json!({"due_on": "2026-03-01", "reason": "x"}),
        "POST /price-changes/{id}/objections" => json!({"reason": "x"}),
        "POST /objections/{id}/withdrawal" => json!({"reason": ""}),
        "POST /objections/{id}/answer" => json!({"upheld": true, "answer": ""}),
        _ => json!({}),
    }
}
