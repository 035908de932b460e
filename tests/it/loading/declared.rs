//! What is declared of loading for the tests of all operations and of all events.

use serde_json::{Value, json};

use crate::authorization::requests::Things;
use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("POST /imports/products", "?------+--"),
        ("POST /imports/organisations", "?------+--"),
        ("POST /imports/listed-prices", "?------+--"),
        ("POST /imports/linkage-lists", "?------+--"),
        ("POST /imports/current-prices", "?+-+------"),
        ("POST /imports/invitations", "?+-+------"),
        ("POST /imports/declarations", "?---++----"),
        ("GET /imports", "?+++++++++"),
        ("GET /imports/{id}", "?000000++0"),
        ("GET /imports/{id}/report", "?000000++0"),
        ("POST /imports/{id}/reversal", "?0-000-+--"),
        ("GET /imports/{id}/reversal/things", "?000000000"),
        ("GET /imports/templates/{kind}", "?+++++++++"),
    ],
    body: refused_body,
    events: &[
        // Of who loaded the file; what hospitals and manufacturers load is not even the overseers' to read.
        ("import-started", "HMDO", "file_bytes file_name kind"),
        ("import-entered", "HMDO", "file_bytes file_name kind"),
        (
            "import-finished",
            "HMDO",
            "accepted file_name held kind rejected rows skipped unchanged warnings",
        ),
        ("import-failed", "HMDO", "file_name kind reason rows"),
        (
            "import-reversed",
            "HMDO",
            "changes_withdrawn concluded_restored concluded_under file_name invitations_restored invitations_withdrawn kind left limits_gone limits_lowered \
         limits_raised loaded_by prices_far prices_restored prices_withdrawn reason",
        ),
        ("import-file-removed", "HMDO", "file_bytes file_name kind"),
    ],
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "POST /imports/{id}/reversal" => json!({"reason": ""}),
        _ => json!({}),
    }
}
