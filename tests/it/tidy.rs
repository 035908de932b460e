//! Rules of the project that a compiler does not check.

use std::fs;
use std::path::{Path, PathBuf};

use domain::CAPABILITIES;
use domain::capability::Capability;
use tests::sql::root;

/// The crates of the trade, bottom first; the compiler keeps their order.
const FLOORS: [&str; 6] = ["ground", "market", "prices", "trade", "changes", "watch"];

/// Files of pure decisions.
const PURE: [&str; 4] = ["rules.rs", "state.rs", "reconcile.rs", "region.rs"];

fn domain() -> PathBuf {
    root().join("server/domain")
}

fn rust_files(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn own_files() -> Vec<PathBuf> {
    ["server", "search-index", "jobs", "sql/generator", "tests"]
        .iter()
        .flat_map(|directory| rust_files(&root().join(directory)))
        .collect()
}

/// A capability is found at once: its folder has its name.
#[test]
fn a_capability_has_the_name_of_its_folder() {
    for capability in CAPABILITIES {
        let found = FLOORS.iter().any(|floor| {
            let source = domain().join(floor).join("src");
            let file = source.join(format!("{}.rs", capability.name));
            source.join(capability.name).is_dir() || file.exists()
        });
        assert!(found, "no floor has a folder {}", capability.name);
    }
}

/// Within a floor too: a capability may call those before it in the list, and no other.
#[test]
fn capabilities_of_a_floor_call_downwards_only() {
    let names: Vec<&str> = CAPABILITIES
        .iter()
        .map(|capability| capability.name)
        .collect();
    for floor in FLOORS {
        let source = domain().join(floor).join("src");
        for (place, name) in names.iter().enumerate() {
            let folder = source.join(name);
            if !folder.exists() {
                continue;
            }
            for file in rust_files(&folder) {
                let text = fs::read_to_string(&file).unwrap();
                for above in &names[place + 1..] {
                    let ways = ["::", ";", " as "].map(|end| format!("crate::{above}{end}"));
                    let lists = text.split("crate::{").skip(1);
                    let called = ways.iter().any(|way| text.contains(way))
                        || lists.into_iter().any(|list| {
                            let list = list.split_once("};").map_or(list, |(list, _)| list);
                            list.split([',', ':', ' ', '{', '\n'])
                                .any(|word| word == *above)
                        });
                    assert!(!called, "{} calls {above}", file.display());
                }
            }
        }
    }
}

/// A store turns rows into types and takes nothing from the operations in its folder's `mod.rs`, which
/// call it.
#[test]
fn stores_take_nothing_from_the_operations_that_call_them() {
    for file in rust_files(&domain()) {
        if !file.ends_with("store.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for taken in text
            .lines()
            .filter_map(|line| line.strip_prefix("use super::"))
        {
            let from_a_file = taken.starts_with(|first: char| first.is_ascii_lowercase());
            assert!(from_a_file, "{} uses super::{taken}", file.display());
        }
    }
}

#[test]
fn rules_are_pure() {
    for file in rust_files(&domain()) {
        if !PURE.iter().any(|pure| file.ends_with(pure)) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for impure in [
            "async ",
            "sql::",
            "Transaction",
            "Utc::now",
            "SystemClock",
            "f64",
            "f32",
        ] {
            assert!(!text.contains(impure), "{} holds {impure}", file.display());
        }
    }
}

#[test]
fn only_stores_use_sql() {
    for file in rust_files(&domain()) {
        let text = fs::read_to_string(&file).unwrap();
        let speaks = text.contains("sql::queries::");
        let may = file.ends_with("store.rs") || file.ends_with("setting.rs");
        assert!(may || !speaks, "{} speaks SQL", file.display());
    }
}

#[test]
fn domain_knows_no_http_no_cron_and_no_index() {
    for floor in FLOORS {
        let manifest = fs::read_to_string(domain().join(floor).join("Cargo.toml")).unwrap();
        for foreign in [
            "warp",
            "hyper",
            "http",
            "cron.",
            "tantivy",
            "search-index",
            "lettre",
        ] {
            let named = manifest.lines().any(|line| line.starts_with(foreign));
            assert!(!named, "{floor} depends on {foreign}");
        }
    }
}

/// A constant that its capability's list leaves out would be unknown to the rest of the program.
#[test]
fn what_capabilities_define_they_list() {
    let defined = |kind: &str| -> usize {
        let files = rust_files(&domain()).into_iter();
        let files = files.filter(|file| !file.ends_with("rulebook/rules.rs"));
        files
            .map(|file| fs::read_to_string(file).unwrap())
            .map(|text| text.matches(&format!(": {kind}")).count())
            .sum()
    };
    let listed = |count: fn(&Capability) -> usize| -> usize {
        CAPABILITIES
            .iter()
            .map(|capability| count(capability))
            .sum()
    };
    let refusals = listed(|capability| capability.refusals.len());
    assert_eq!(defined("RefusalKind ="), refusals);
    assert_eq!(
        defined("Rule<"),
        listed(|capability| capability.rules.len())
    );
    let imports = listed(|capability| capability.imports.len());
    assert_eq!(defined("ImportKind ="), imports);
    let misconduct = listed(|capability| capability.misconduct.len());
    assert_eq!(defined("MisconductKind ="), misconduct);
    let counters = listed(|capability| capability.counters.iter().map(|one| one.kinds.len()).sum());
    assert_eq!(defined("CounterKind ="), counters);
    assert_eq!(
        defined("DeadlineKind ="),
        listed(|capability| capability.deadlines.len())
    );
}

#[test]
fn every_file_opens_with_a_sentence() {
    for file in own_files() {
        let text = fs::read_to_string(&file).unwrap();
        assert!(
            text.starts_with("//! "),
            "{} opens without a sentence",
            file.display()
        );
    }
}

#[test]
fn nothing_is_left_undone_or_ignored() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("#[ign", "ore"),
        concat!("unimpl", "emented!"),
    ];
    for file in own_files() {
        let text = fs::read_to_string(&file).unwrap();
        for mark in marks {
            assert!(!text.contains(mark), "{} holds {mark}", file.display());
        }
    }
}
