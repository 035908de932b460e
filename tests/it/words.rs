//! One word for one thing: what a file calls a state or a kind is what the console calls it, and what has one name in the code has one header.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use domain::OrganisationKind;
use domain::bargaining::State;
use domain::export::ExportState;
use domain::linkage::{LimitChange, LinkageState};
use domain::listed_price::{PlatformLevel, PriceKind};
use domain::listing_platform::PlatformState;
use domain::loading::{ImportState, UndoneStep};
use domain::lower_price_report::LowerPriceReportState;
use domain::price_change::{ChangeState, ObjectionState, Origin};
use serde::Serialize;
use strum::VariantArray;
use tests::sql::root;

/// The files below a folder with this ending.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_str().unwrap().ends_with(ending) {
            found.push(path);
        }
    }
    found
}

/// The Chinese words of the console, by their keys: those that stand in one line, `'key': { zh: '…', en: …`.
fn console() -> BTreeMap<String, String> {
    let source = root().join("web/src");
    let mut words = BTreeMap::new();
    for path in [files(&source, ".ts"), files(&source, ".tsx")].concat() {
        for line in fs::read_to_string(path).unwrap().lines() {
            let Some((key, rest)) = line.trim().split_once("': { zh: '") else {
                continue;
            };
            let Some((chinese, _)) = rest.split_once("', en: ") else {
                continue;
            };
            words.insert(key.trim_start_matches('\'').to_owned(), chinese.to_owned());
        }
    }
    words
}

/// Holds the labels of an enumeration, as files write them, against the console's words under `prefix`.
fn differing<T: VariantArray + Serialize + Copy>(
    console: &BTreeMap<String, String>,
    prefix: &str,
    label: fn(T) -> &'static str,
) -> Vec<String> {
    let compared = T::VARIANTS.iter().filter_map(|variant| {
        let code = serde_json::to_value(variant).unwrap();
        let key = format!("{prefix}.{}", code.as_str().unwrap());
        let (file, screen) = (label(*variant), console.get(&key).map(String::as_str));
        (screen != Some(file)).then(|| format!("{key}: {file} in files, {screen:?} on the screen"))
    });
    compared.collect()
}

#[test]
fn a_state_or_kind_has_the_same_word_in_a_file_and_on_the_screen() {
    let console = console();
    let found = [
        differing(&console, "invitation.state", State::label),
        differing(&console, "linkage.state", LinkageState::label),
        differing(&console, "linkage.change", LimitChange::label),
        differing(&console, "change.state", ChangeState::label),
        differing(&console, "change.origin", Origin::label),
        differing(&console, "objection.state", ObjectionState::label),
        differing(&console, "report.state", LowerPriceReportState::label),
        differing(&console, "price.kind", PriceKind::label),
        differing(&console, "terms.level", PlatformLevel::label),
        differing(&console, "platform.state", PlatformState::label),
        differing(&console, "export.state", ExportState::label),
        differing(&console, "import.state", ImportState::label),
        differing(&console, "things.step", UndoneStep::label),
        differing(&console, "party.kind", OrganisationKind::label),
    ];
    assert_eq!(found.concat(), Vec::<String>::new());
}

/// The columns of all exports: name of the constructor, header, and the code of the cell up to the next column.
fn columns() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for path in files(&root().join("server/src/routes"), ".rs") {
        let source = fs::read_to_string(path).unwrap();
        for column in source.split("Column::").skip(1) {
            let Some((kind, rest)) = column.split_once('(') else {
                continue;
            };
            let Some((header, cell)) = rest
                .trim()
                .strip_prefix('"')
                .and_then(|text| text.split_once('"'))
            else {
                continue;
            };
            let cell = cell.split("];").next().unwrap();
            found.push((kind.to_owned(), header.to_owned(), cell.to_owned()));
        }
    }
    found
}

/// Fields that mean one thing in every list that has them.
const MEANS_ONE_THING: [&str; 9] = [
    ".head.code.",
    ".head.name.",
    ".head.specification.",
    ".head.model.",
    ".hospital.name.",
    ".sent_at.",
    ".pack_ratio.",
    ".base_unit.",
    ".sales_unit.",
];

#[test]
fn what_is_one_thing_has_one_header_in_all_files() {
    let columns = columns();
    assert!(columns.len() > 200, "{}", columns.len());
    for field in &MEANS_ONE_THING {
        let of_field = columns.iter().filter(|(_, _, cell)| cell.contains(field));
        let headers: BTreeSet<&str> = of_field.map(|(_, header, _)| header.as_str()).collect();
        assert_eq!(headers.len(), 1, "{field}: {headers:?}");
    }
}

#[test]
fn an_end_is_written_as_the_screen_shows_it() {
    let ends: Vec<_> = columns()
        .into_iter()
        .filter(|(_, _, cell)| cell.contains("due_at"))
        .collect();
    assert!(ends.len() > 3, "{ends:?}");
    for (kind, header, _) in ends {
        assert_eq!(kind, "deadline", "{header}");
    }
}
