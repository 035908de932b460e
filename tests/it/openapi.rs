//! The description of the operations is stored in the repository, for clients and the console.

use std::fs;
use std::str::FromStr;

use domain::{CAPABILITIES, loading};
use serde::Serialize;
use serde_json::{Value, json};
use strum::VariantArray;
use tests::sql::root;

#[test]
fn the_stored_description_is_the_one_that_the_program_serves() {
    let stored = fs::read_to_string(root().join("server/openapi.json")).unwrap();
    let stored: serde_json::Value = serde_json::from_str(&stored).unwrap();
    let served = server::routes::document();
    if stored != served {
        let fresh = root().join("target/openapi.json");
        fs::write(&fresh, serde_json::to_string_pretty(&served).unwrap()).unwrap();
        panic!(
            "server/openapi.json is stale; the served one lies in {}",
            fresh.display()
        );
    }
}

/// The names of the parameters of an operation.
fn parameters_of(operation: &serde_json::Value) -> Vec<&str> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters
        .filter_map(|parameter| parameter["name"].as_str())
        .collect()
}

#[test]
fn every_list_that_pages_comes_as_a_file_too() {
    let document = server::routes::document();
    let paths = document["paths"].as_object().unwrap();
    let lists = paths
        .iter()
        .filter(|(_, operations)| parameters_of(&operations["get"]).contains(&"cursor"));
    let mut count = 0;
    for (path, operations) in lists {
        assert!(
            parameters_of(&operations["get"]).contains(&"format"),
            "{path}"
        );
        count += 1;
    }
    assert!(20 < count, "{count} lists were looked at");
}

/// Requires that the values of a set have the same names in answers, in tables and in the description.
fn goes_by_described_names<T>(schema: &str)
where
    T: Copy + Serialize + Into<&'static str> + FromStr + VariantArray,
{
    let document = server::routes::document();
    let described = &document["components"]["schemas"][schema]["enum"];
    let written: Vec<Value> = T::VARIANTS.iter().map(|value| json!(value)).collect();
    assert_eq!(described, &json!(written), "{schema}");
    for value in T::VARIANTS {
        let name: &str = (*value).into();
        assert_eq!(json!(value), json!(name), "{schema}");
        let read = T::from_str(name).ok().map(Into::<&str>::into);
        assert_eq!(read, Some(name), "{schema}");
    }
}

#[test]
fn a_kind_of_file_has_the_same_name_in_tables_answers_and_the_description() {
    let document = server::routes::document();
    let described = &document["components"]["schemas"]["ImportKind"]["enum"];
    let brought = CAPABILITIES.iter().flat_map(|one| one.imports);
    let written: Vec<&str> = brought.map(|kind| kind.name).collect();
    assert_eq!(described, &json!(written));
    for name in written {
        let read = loading::kind(&CAPABILITIES, name).unwrap();
        assert_eq!(read.name, name);
    }
}

#[test]
fn a_closed_set_has_the_same_names_in_tables_answers_and_the_description() {
    goes_by_described_names::<domain::OrganisationKind>("OrganisationKind");
    goes_by_described_names::<domain::Duty>("Duty");
    goes_by_described_names::<domain::Role>("Role");
    goes_by_described_names::<domain::bargaining::Decider>("DecidedBy");
    goes_by_described_names::<domain::bargaining::SortBy>("InvitationOrder");
    goes_by_described_names::<domain::bargaining::State>("InvitationState");
    goes_by_described_names::<domain::calendar::DayKind>("CalendarDayKind");
    goes_by_described_names::<domain::catalogue::Listing>("ListingState");
    goes_by_described_names::<domain::job_run::RunState>("JobRunState");
    goes_by_described_names::<domain::linkage::LimitChange>("LimitChange");
    goes_by_described_names::<domain::linkage::LinkageState>("LinkageState");
    goes_by_described_names::<domain::loading::ImportState>("ImportState");
    goes_by_described_names::<domain::listed_price::PlatformLevel>("PlatformLevel");
    goes_by_described_names::<domain::listed_price::PriceKind>("PriceKind");
    goes_by_described_names::<domain::price_change::ChangeState>("ChangeState");
    goes_by_described_names::<domain::price_change::ObjectionState>("ObjectionState");
    goes_by_described_names::<domain::price_change::Origin>("ChangeOrigin");
    goes_by_described_names::<domain::lower_price_report::LowerPriceReportState>("LowerPriceState");
    goes_by_described_names::<domain::rulebook::Unit>("RuleUnit");
}
