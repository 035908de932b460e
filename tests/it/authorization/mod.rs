//! Every operation of the description × every kind of caller: who may, who may not, and from whom the thing
//! itself is hidden. An operation without a line here fails the test.

mod duties;
mod further;
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

/// Of what is no capability; the others declare theirs (`Declared::operations`), about these things: the invitation is
/// from the first hospital to `maker`; the organisation is the first hospital; the import and the linkage are the
/// exchange centre's; the message and the evidence are `maker`'s, and so is the change of a price, which was never
/// public; the objection is the first hospital's; the lower price of a product of `maker` is reported by `maker2`; the
/// collection of prices concerns `maker` alone.
const MATRIX: &[(&str, &str)] = &[
    ("GET /home", "?+++++++++"),
    ("GET /system", "++++++++++"),
    ("GET /installation", "?------+--"),
    ("GET /feed", "?+++++++++"),
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
    let declared = crate::DECLARED.iter().flat_map(|one| one.operations);
    let mut matrix = BTreeMap::new();
    for (operation, line) in MATRIX.iter().chain(declared) {
        assert!(matrix.insert(*operation, *line).is_none(), "{operation}");
    }
    matrix
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
    let roles: &[Role] = match caller {
        "reader" => &[Role::Reader],
        ADMINISTRATOR => &[Role::Administrator],
        // As the program founds it.
        "operator" => &[Role::Trader, Role::Administrator],
        _ => &[Role::Trader],
    };
    who.includes(kind, &Role::all_duties_in(kind, roles))
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
