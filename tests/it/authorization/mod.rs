//! Every operation of the description × every kind of caller: who may, who may not, and from whom the thing
//! itself is hidden. An operation without a line here fails the test.

mod hidden;
pub(crate) mod requests;

use std::collections::BTreeMap;

use domain::{OrganisationKind, Role};
use server::routes::Who;
use tests::HOSPITAL;

/// The callers, in the order of the columns below; the first has no account. `reader` belongs to the first
/// hospital and may only read.
pub(crate) const CALLERS: [&str; 10] = [
    "",
    HOSPITAL,
    "reader",
    "hospital2",
    "maker",
    "maker2",
    "distributor",
    "operator",
    "bureau",
    ADMINISTRATOR,
];

/// The first hospital's, who opens its accounts and does nothing else; this test opens the account.
pub(crate) const ADMINISTRATOR: &str = "administrator";

/// `+` may, `-` may not (403), `0` gets 404 as if the thing did not exist, `?` must sign in (401).
/// The invitation is from the first hospital to `maker`; the organisation is the first hospital;
/// the import and the linkage are the exchange centre's; the message and the evidence are `maker`'s,
/// and so is the change of a price, which was never public; the objection is the first hospital's;
/// the lower price of a product of `maker` is reported by `maker2`; the collection of prices concerns
/// `maker` alone.
const MATRIX: &[(&str, &str)] = &[
    ("POST /sessions", "++++++++++"),
    ("GET /sessions/current", "?+++++++++"),
    ("DELETE /sessions/current", "?+++++++++"),
    ("GET /home", "?+++++++++"),
    ("GET /system", "++++++++++"),
    ("GET /organisations", "?------++-"),
    ("POST /organisations", "?------+--"),
    ("GET /organisations/{id}", "?++0000+++"),
    ("GET /organisations/{id}/accounts", "?++0000+++"),
    ("POST /organisations/{id}/accounts", "?------+-+"),
    ("PUT /accounts/{id}/state", "?000000+0+"),
    ("GET /devices", "?+++++++++"),
    ("DELETE /devices/{id}", "?000000000"),
    ("GET /products", "?+++++++++"),
    ("GET /products/{id}", "?+++++++++"),
    ("GET /products/{id}/reference-limit", "?+++++++++"),
    ("GET /products/{id}/limit-effect", "?+++++++++"),
    ("GET /products/{id}/limit-history", "?+++++++++"),
    ("GET /products/{id}/price-spread", "?+++++++++"),
    ("PUT /products/{id}/listing", "?------+--"),
    ("GET /categories", "?+++++++++"),
    ("GET /products/{id}/current-price", "?++0-----+"),
    ("PUT /products/{id}/current-price", "?+-+------"),
    ("GET /products/{id}/current-price/history", "?+++-----+"),
    ("GET /current-prices", "?+++-----+"),
    ("POST /imports/products", "?------+--"),
    ("POST /imports/listed-prices", "?------+--"),
    ("POST /imports/linkage-lists", "?------+--"),
    ("POST /imports/current-prices", "?+-+------"),
    ("POST /imports/invitations", "?+-+------"),
    ("POST /imports/declarations", "?---++----"),
    ("POST /evidence", "?+-++++++-"),
    ("GET /evidence/{id}", "?000+00++0"),
    ("GET /evidence/{id}/file", "?000+00++0"),
    ("POST /declarations", "?---++----"),
    ("POST /declarations/batch", "?---++----"),
    ("PUT /declarations/{id}", "?---+0----"),
    ("POST /declarations/{id}/withdrawal", "?---+0----"),
    ("GET /price-changes", "?---++-++-"),
    ("GET /price-changes/{id}", "?000+00++0"),
    ("POST /price-changes/decisions", "?------+--"),
    ("POST /price-changes/decisions/filtered", "?------+--"),
    ("POST /price-changes/{id}/objections", "?0-0000---"),
    ("GET /publicities", "?+++++++++"),
    ("GET /publicities/{id}", "?+++++++++"),
    ("POST /publicities/{id}/stop", "?------+--"),
    ("POST /publicities/{id}/extension", "?------+--"),
    ("POST /publicities/{id}/reminder", "?------+--"),
    ("POST /price-changes/{id}/correction", "?------+--"),
    ("POST /price-changes/stops", "?------+--"),
    ("GET /publicities/changes", "?+++++++++"),
    ("GET /publicities/{id}/changes", "?+++++++++"),
    ("GET /objections", "?+++++++++"),
    ("POST /objections/{id}/answer", "?------+--"),
    ("GET /imports", "?+++++++++"),
    ("GET /imports/{id}", "?000000++0"),
    ("GET /imports/{id}/report", "?000000++0"),
    ("POST /imports/{id}/reversal", "?0-000-+--"),
    ("GET /imports/templates/{kind}", "?+++++++++"),
    ("POST /invitations", "?+-+------"),
    ("POST /invitations/batch", "?+-+------"),
    ("POST /invitations/preview", "?+-+------"),
    ("GET /invitations", "?+++++++++"),
    ("GET /invitations/{id}", "?++0+00+++"),
    ("POST /invitations/{id}/acceptance", "?---+0----"),
    ("POST /invitations/{id}/refusal", "?---+0----"),
    ("POST /invitations/{id}/counter", "?---+0----"),
    ("POST /invitations/{id}/counter-acceptance", "?+-0------"),
    ("POST /invitations/{id}/counter-refusal", "?+-0------"),
    ("POST /invitations/{id}/withdrawal", "?+-0------"),
    ("POST /invitations/answers", "?+-+++----"),
    ("GET /messages", "?+++++++++"),
    ("GET /messages/unread-count", "?+++++++++"),
    ("PUT /messages/{id}/read", "?000+00000"),
    ("PUT /messages/read", "?+++++++++"),
    ("GET /misconduct-records", "?+++++++++"),
    ("POST /misconduct-records/{id}/withdrawal", "?------+--"),
    ("GET /campaigns/preview", "?------+--"),
    ("GET /campaigns/preview/manufacturers", "?------+--"),
    ("POST /campaigns/{id}/stop", "?------+--"),
    ("POST /campaigns/{id}/extension", "?------+--"),
    ("POST /campaigns/{id}/correction", "?------+--"),
    ("POST /campaigns/{id}/reminder", "?------+--"),
    ("GET /overpayments", "?+++-----+"),
    ("POST /overpayments/invitations", "?+-+------"),
    ("GET /price-findings", "?------++-"),
    ("GET /price-findings/summary", "?------++-"),
    ("POST /price-findings/{id}/dismissal", "?------+--"),
    ("POST /campaigns", "?------+--"),
    ("GET /campaigns", "?---++-++-"),
    ("GET /campaigns/{id}", "?---+0-++-"),
    ("GET /campaigns/{id}/manufacturers", "?------++-"),
    ("GET /campaigns/{id}/products", "?---+0-++-"),
    ("POST /campaigns/{id}/confirmations", "?---+0----"),
    ("POST /lower-price-reports", "?+-++++++-"),
    ("GET /lower-price-reports", "?+++++++++"),
    ("GET /lower-price-reports/deadline", "?+++++++++"),
    ("GET /lower-price-reports/{id}", "?000++0++0"),
    ("POST /lower-price-reports/{id}/explanation", "?---+0----"),
    ("POST /lower-price-reports/{id}/acceptance", "?------+--"),
    ("POST /lower-price-reports/{id}/refusal", "?------+--"),
    ("GET /linkages", "?------++-"),
    ("GET /linkages/{id}", "?------++-"),
    ("GET /linkages/{id}/preview", "?------++-"),
    ("POST /linkages/{id}/preview", "?------+--"),
    ("GET /linkages/{id}/preview/products", "?------++-"),
    ("GET /linkages/{id}/preview/invitations", "?------++-"),
    ("GET /linkages/{id}/preview/hospital-prices", "?------++-"),
    ("POST /linkages/{id}/publicity", "?------+--"),
    ("POST /linkages/{id}/cancellation", "?------+--"),
    ("POST /linkages/{id}/strikes", "?------+--"),
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
    ("GET /calendar", "?+++++++++"),
    ("GET /calendar/{year}", "?+++++++++"),
    ("PUT /calendar/{year}", "?------+--"),
    ("GET /calendar/deadline", "?+++++++++"),
    ("GET /calendar/proposals", "?------++-"),
    ("POST /calendar/proposals/{id}/confirmation", "?------+--"),
    ("POST /calendar/proposals/{id}/refusal", "?------+--"),
    ("POST /calendar/proposals/{id}/withdrawal", "?------+--"),
    ("GET /jobs", "?------++-"),
    ("GET /jobs/{name}/runs", "?------++-"),
    ("POST /jobs/{name}/runs", "?------+--"),
    ("GET /clock", "?+++++++++"),
    ("PUT /clock", "?------+--"),
    ("GET /feed", "?+++++++++"),
    ("GET /security-events", "?------++-"),
    ("GET /storage", "?+++++++++"),
    ("GET /storage/organisations", "?------++-"),
];

/// A price that only the first hospital may ever see.
const CANARY: &str = "77.7777";

fn described() -> Vec<String> {
    let document = server::routes::document();
    let paths = document["paths"].as_object().unwrap();
    let mut operations = Vec::new();
    for (path, methods) in paths {
        let path = path.strip_prefix("/api/v1").unwrap();
        for method in methods.as_object().unwrap().keys() {
            operations.push(format!("{} {path}", method.to_uppercase()));
        }
    }
    operations.sort();
    operations
}

pub(crate) fn matrix() -> BTreeMap<&'static str, &'static str> {
    MATRIX.iter().copied().collect()
}

#[test]
fn every_operation_of_the_description_has_its_line() {
    let known: Vec<String> = matrix().into_keys().map(str::to_owned).collect();
    assert_eq!(known, described());
}

/// Whether an operation admits this caller, by the caller's kind.
fn is_let_in(who: Who, caller: &str) -> bool {
    let kind = match caller {
        "maker" | "maker2" => OrganisationKind::Manufacturer,
        "distributor" => OrganisationKind::Distributor,
        "operator" => OrganisationKind::ExchangeCenter,
        "bureau" => OrganisationKind::InsuranceBureau,
        _ => OrganisationKind::Hospital,
    };
    let role = match caller {
        "reader" => Role::Reader,
        ADMINISTRATOR => Role::Administrator,
        _ => Role::Trader,
    };
    who.includes(kind, &[role])
}

#[test]
fn the_matrix_agrees_with_the_tables_of_operations() {
    let matrix = matrix();
    for (operation, who) in server::routes::callers() {
        let line = matrix[operation.as_str()];
        assert_eq!(line.starts_with('+'), who == Who::Everyone, "{operation}");
        for (caller, expected) in CALLERS.iter().zip(line.chars()).skip(1) {
            assert_eq!(
                expected != '-',
                is_let_in(who, caller),
                "{operation} by {caller}"
            );
        }
    }
}
