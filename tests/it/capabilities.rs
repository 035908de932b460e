//! Every capability is found by its name alone, and lists what it defines.

use std::fs;
use std::path::{Path, PathBuf};

use domain::CAPABILITIES;
use domain::capability::Capability;
use tests::sql::root;

use crate::tidy::{FLOORS, domain, files_of, rust_files};

/// Where else than in the domain a capability has a folder or a file of its name.
const PLACES: [&str; 4] = ["sql/queries", "server/src/routes", "web/src", "tests/it"];

/// Places where a capability has nothing, and why.
const EXEMPTIONS: [(&str, &[&str], &str); 4] = [
    (
        "clock",
        &["sql/queries"],
        "its one value is a setting, with the statements of all settings",
    ),
    (
        "disclosure",
        &["server/src/routes", "web/src"],
        "its figures are parts of the answers and pages of others",
    ),
    (
        "idempotency",
        &["server/src/routes", "web/src"],
        "a header of all commands: no operation of its own, and nothing that people read",
    ),
    (
        "kept_list",
        &["server/src/routes", "web/src"],
        "what cursors of lists rest on: no operation of its own, and nothing that people read",
    ),
];

fn has(directory: &Path, name: &str) -> bool {
    let file = |extension: &&str| directory.join(format!("{name}.{extension}")).exists();
    directory.join(name).is_dir() || ["rs", "sql", "ts"].iter().any(file)
}

#[test]
fn one_guess_finds_all_parts_of_a_capability() {
    for name in CAPABILITIES.iter().map(|capability| capability.name) {
        let mut floors = FLOORS.iter().map(|floor| domain().join(floor).join("src"));
        assert!(
            floors.any(|source| has(&source, name)),
            "no floor has {name}"
        );
        for place in PLACES {
            let mut exemptions = EXEMPTIONS.iter();
            let exempt = exemptions.find(|(of, places, _)| *of == name && places.contains(&place));
            let found = has(&root().join(place), name);
            match exempt {
                None => assert!(found, "{place} has no {name}"),
                Some((_, _, reason)) => assert!(!found, "{place} has {name}, not so: {reason}"),
            }
        }
    }
}

/// How many constants of a type a capability lists.
type Count = fn(&Capability) -> usize;

/// The types of constants that the program knows by the lists of capabilities.
const LISTED: [(&str, Count); 10] = [
    ("Event", |capability| capability.events.len()),
    ("RefusalKind", |capability| capability.refusals.len()),
    ("Rule", |capability| capability.rules.len()),
    ("ImportKind", |capability| capability.imports.len()),
    ("StoredKind", |capability| capability.stored.len()),
    ("MisconductKind", |capability| capability.misconduct.len()),
    ("DeadlineKind", |capability| capability.deadlines.len()),
    ("Counters", |capability| capability.counters.len()),
    ("CounterKind", |capability| {
        let kinds = capability.counters.iter().map(|one| one.kinds.len());
        kinds.sum()
    }),
    ("DueWork", |capability| capability.work.len()),
];

fn text_of(files: Vec<PathBuf>) -> String {
    // A test in it defines a rule of its own.
    let files = files
        .into_iter()
        .filter(|file| !file.ends_with("rulebook/book.rs"));
    files
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
}

fn own_text(name: &str) -> String {
    let sources = FLOORS.iter().map(|floor| domain().join(floor).join("src"));
    let files = sources.flat_map(|source| files_of(&source, name));
    text_of(files.collect())
}

/// How many constants of a type a text defines.
fn constants(text: &str, of: &str) -> usize {
    let declared = text.split("const ").skip(1);
    let declared = declared.filter_map(|rest| rest.split_once(':'));
    let found = declared.filter(|(name, rest)| {
        let rest = rest.trim_start().strip_prefix(of);
        !name.contains('(') && rest.is_some_and(|rest| rest.starts_with(['<', ' ']))
    });
    found.count()
}

/// A constant that its capability's list leaves out would be unknown to the rest of the program: such an
/// event notifies nobody.
#[test]
fn what_capabilities_define_they_list() {
    let all = text_of(rust_files(&domain()));
    for (kind, listed) in LISTED {
        for capability in CAPABILITIES.iter() {
            let defined = constants(&own_text(capability.name), kind);
            assert_eq!(defined, listed(capability), "{kind} of {}", capability.name);
        }
        let listed = CAPABILITIES.iter().map(|capability| listed(capability));
        assert_eq!(
            constants(&all, kind),
            listed.sum::<usize>(),
            "{kind} outside capabilities"
        );
    }
}
