//! Rules of the house that a compiler does not check.

use std::fs;
use std::path::{Path, PathBuf};

use domain::CAPABILITIES;
use domain::capability::Capability;
use tests::sql::root;

/// Bottom first: a capability may call those before it, and no other.
const LINE: [&str; 9] = [
    "party",
    "evidence",
    "catalogue",
    "conduct",
    "pricing",
    "bargaining",
    "linkage",
    "loading",
    "messages",
];

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

#[test]
fn capabilities_call_downwards_only() {
    for (place, capability) in LINE.iter().enumerate() {
        for file in rust_files(&root().join("server/domain/src").join(capability)) {
            let text = fs::read_to_string(&file).unwrap();
            for above in &LINE[place + 1..] {
                for call in [format!("crate::{above}"), format!("{above}::")] {
                    let called = text.lines().any(|line| {
                        line.contains(&call)
                            && !line.trim_start().starts_with("//")
                            && !line.contains(&format!("queries::{above}"))
                    });
                    assert!(!called, "{} calls {call}", file.display());
                }
            }
        }
    }
}

#[test]
fn rules_are_pure() {
    for file in rust_files(&root().join("server/domain/src")) {
        if !file.ends_with("rules.rs") {
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
fn only_stores_speak_sql() {
    for file in rust_files(&root().join("server/domain/src")) {
        let text = fs::read_to_string(&file).unwrap();
        let speaks = text.contains("sql::queries::");
        let may = file.ends_with("store.rs") || file.ends_with("setting.rs");
        assert!(may || !speaks, "{} speaks SQL", file.display());
    }
}

#[test]
fn domain_knows_no_http_no_cron_and_no_index() {
    let manifest = fs::read_to_string(root().join("server/domain/Cargo.toml")).unwrap();
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
        assert!(!named, "domain depends on {foreign}");
    }
}

/// What a capability defines, it brings: a constant that its list leaves out would be known to nobody.
#[test]
fn what_capabilities_define_they_list() {
    let defined = |kind: &str| -> usize {
        let files = rust_files(&root().join("server/domain/src")).into_iter();
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
fn every_file_says_what_it_is() {
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
