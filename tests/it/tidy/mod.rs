//! Rules of the project that a compiler does not check.

mod circles;
mod pages;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use domain::CAPABILITIES;
use tests::sql::root;
use words::declared;

/// The crates of the trade, bottom first; the compiler keeps their order.
pub(super) const FLOORS: [&str; 6] = ["ground", "market", "prices", "trade", "changes", "watch"];

pub(super) fn domain() -> PathBuf {
    root().join("server/domain")
}

pub(super) fn rust_files(directory: &Path) -> Vec<PathBuf> {
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

/// What a file of the domain holds under the name of a file: all of it, but for a small capability, which is one file,
/// where its modules `rules` and `store` are as files of that name would be.
struct Part {
    file: PathBuf,
    name: String,
    text: String,
}

fn parts() -> Vec<Part> {
    let files = rust_files(&domain());
    files.into_iter().flat_map(parts_of).collect()
}

fn parts_of(file: PathBuf) -> Vec<Part> {
    let text = fs::read_to_string(&file).unwrap();
    let part = |name: &str| Part {
        file: file.clone(),
        name: name.to_owned(),
        text: String::new(),
    };
    let own = file.file_name().unwrap().to_string_lossy().into_owned();
    let (mut whole, mut inner, mut is_inside) = (part(&own), Vec::new(), false);
    for line in text.lines() {
        for name in ["rules", "store"] {
            if line.ends_with(&format!("mod {name} {{")) && !line.starts_with(' ') {
                inner.push(part(&format!("{name}.rs")));
                is_inside = true;
            }
        }
        let into = inner.last_mut().filter(|_| is_inside).unwrap_or(&mut whole);
        into.text.push_str(line.trim_start());
        into.text.push('\n');
        is_inside &= line != "}";
    }
    inner.push(whole);
    inner
}

fn own_files() -> Vec<PathBuf> {
    ["server", "search-index", "jobs", "sql/generator", "tests"]
        .iter()
        .flat_map(|directory| rust_files(&root().join(directory)))
        .collect()
}

/// The files of a capability in a folder of sources: those of its folder, or its one file.
pub(super) fn files_of(source: &Path, name: &str) -> Vec<PathBuf> {
    let (folder, file) = (source.join(name), source.join(format!("{name}.rs")));
    let files = folder.is_dir().then(|| rust_files(&folder));
    let file = file.exists().then_some(file);
    files.into_iter().flatten().chain(file).collect()
}

/// Within a floor, a capability may call those before it in the list, and no other.
#[test]
fn capabilities_of_a_floor_call_downwards_only() {
    let names: Vec<&str> = CAPABILITIES
        .iter()
        .map(|capability| capability.name)
        .collect();
    for floor in FLOORS {
        let source = domain().join(floor).join("src");
        for (place, name) in names.iter().enumerate() {
            for file in files_of(&source, name) {
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

/// A store turns rows into types and takes nothing from the operations, which call it: files of types, or types.
#[test]
fn stores_take_nothing_from_the_operations_that_call_them() {
    let mut seen = 0;
    for Part { file, text, .. } in parts().into_iter().filter(|part| part.name == "store.rs") {
        let is_a_file = file.ends_with("store.rs");
        let lines = text.lines();
        for taken in lines.filter_map(|line| line.strip_prefix("use super::")) {
            let from_a_file = |name: &str| name.starts_with(|first: char| first.is_lowercase());
            let is_a_type = |name: &str| name.starts_with(|first: char| first.is_uppercase());
            let names = taken.trim_matches(['{', '}', ';']).split(", ");
            let may = if is_a_file {
                from_a_file(taken)
            } else {
                names.into_iter().all(is_a_type)
            };
            assert!(may, "{} uses super::{taken}", file.display());
            seen += usize::from(!is_a_file);
        }
    }
    assert!(3 <= seen, "{seen} stores of small capabilities were seen");
}

#[test]
fn rules_are_pure() {
    let mut stated = 0;
    for Part { file, name, text } in parts() {
        let mut heading = text.lines().take_while(|line| line.starts_with("//!"));
        let states_it = heading.any(|line| line.contains("Pure"));
        stated += usize::from(states_it);
        if name != "rules.rs" && !states_it {
            continue;
        }
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
    assert!(8 <= stated, "{stated} files say that they are pure");
}

/// A decision that stands in a file of its own is found by the table of ARCHITECTURE.md.
#[test]
fn the_map_names_each_file_of_decisions() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let mut named = 0;
    for Part { file, name, text } in parts() {
        let mut heading = text.lines().take_while(|line| line.starts_with("//!"));
        if name == "rules.rs" || !heading.any(|line| line.contains("Pure")) {
            continue;
        }
        let path = file.strip_prefix(domain()).unwrap();
        let path: PathBuf = path.components().skip(2).collect();
        let short = path.display().to_string();
        assert!(map.contains(&format!("`{short}`")), "no word of {short}");
        named += 1;
    }
    assert!(15 <= named, "{named} files are named");
}

#[test]
fn only_stores_use_sql() {
    for Part { file, name, text } in parts() {
        let ways = [
            "sql::queries::",
            ".batch_execute(",
            ".copy_in(",
            ".query_raw(",
        ];
        let uses = ways.iter().any(|way| text.contains(way));
        // The pool itself, and what makes the tables.
        let is_ground = ["database/connection.rs", "database/schema.rs"]
            .iter()
            .any(|own| file.ends_with(own));
        let may = name == "store.rs" || name == "setting.rs" || is_ground;
        assert!(may || !uses, "{} speaks SQL", file.display());
    }
}

/// Signing in counts what it refuses, and hashes while no connection is held: all other operations are part of a transaction of
/// their callers.
#[test]
fn operations_begin_and_commit_nothing_but_for_signing_in() {
    let own = [
        "database/connection.rs",
        "session/mod.rs",
        "session/attempt.rs",
    ];
    let mut named = 0;
    for Part { file, text, .. } in parts() {
        let begins = text.contains(".transaction().await") || text.contains(".commit().await");
        let may = own.iter().any(|own| file.ends_with(own));
        assert!(may || !begins, "{} begins or commits", file.display());
        named += usize::from(begins);
    }
    assert_eq!(named, own.len());
}

/// What a small capability writes in one file is judged as in files of its own.
#[test]
fn the_rules_and_the_store_of_one_file_are_separated() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("small.rs");
    let text = "//! Small.\n\nasync fn keep() {}\n\n/// Pure.\nmod rules {\n    fn must() {}\n}\n\n\
        pub(crate) mod store {\n    use sql::queries::small;\n}\n\nfn after() {}\n";
    fs::write(&file, text).unwrap();
    let parts = parts_of(file);
    let of = |name: &str| {
        let found = parts.iter().find(|part| part.name == name);
        found.map_or("", |part| &part.text)
    };
    assert_eq!(of("rules.rs"), "mod rules {\nfn must() {}\n}\n");
    assert!(of("store.rs").contains("sql::queries::"));
    let rest = of("small.rs");
    assert!(rest.contains("async ") && rest.contains("after") && !rest.contains("sql::"));
}

/// Whoever made a caller of a stored account elsewhere would give it roles that are not in force.
#[test]
fn callers_are_made_of_stored_accounts_in_one_place() {
    let makes = |line: &str| {
        let line = line.trim();
        let declares = ["struct ", "impl ", "-> "]
            .iter()
            .any(|word| line.contains(word));
        line.ends_with("Caller {") && !declares
    };
    let parts = parts().into_iter();
    let parts = parts.filter(|part| !part.file.ends_with("tests.rs"));
    let making = parts.filter(|part| part.text.lines().any(makes));
    let files: Vec<PathBuf> = making.map(|part| part.file).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert!(files[0].ends_with("party/store.rs"), "{files:?}");
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

/// Texts of requests that have a narrower form than names have, or are only compared, with what gives them that form.
const FORMED_OTHERWISE: &[(&str, &str)] = &[
    ("CampaignCorrected.category", "class_code"),
    ("CampaignOpened.category", "class_code"),
    (
        "KindSetting.kind",
        "messages::choose, among the known kinds",
    ),
    ("OverpaymentOffers.q", "one_line"),
    ("OverpaymentOffers.category", "one_line"),
    ("OrganisationEntered.credit_code", "party::is_credit_code"),
    (
        "AccountOpened.account",
        "party::accounts::rules::is_account_name",
    ),
    ("AccountOpened.password", "compared by its hash"),
    ("Credentials.account", "compared"),
    ("Credentials.password", "compared by its hash"),
    (
        "ServiceAccountOpened.scopes",
        "compared with those that exist",
    ),
    (
        "ServiceAccountOpened.addresses",
        "read as addresses and networks",
    ),
    ("Credentials.code", "party::is_code, and compared"),
    ("SecondFactorProof.password", "compared by its hash"),
    ("SecondFactorProof.code", "party::is_code"),
    ("SecondFactorConfirmed.code", "party::is_code"),
    ("PasswordChanged.current", "compared by its hash"),
    ("PasswordChanged.new", "kept as a hash"),
    ("ChallengeWanted.account", "compared"),
    ("ChallengeWanted.password", "compared by its hash"),
    ("PasskeyProof.ticket", "looked up as a hash"),
    ("PasskeyProof.credential", "read by webauthn-rs"),
    ("PasskeyAdded.ticket", "looked up as a hash"),
    ("PasskeyAdded.credential", "read by webauthn-rs"),
    ("LinkOpened.secret", "looked up as a hash"),
    ("LinkUsed.secret", "looked up as a hash"),
    ("LinkUsed.password", "kept as a hash"),
];

/// The fields of the types that read a request: type, name, and what it holds.
fn fields_of_requests(text: &str) -> Vec<(String, String, String)> {
    let (mut fields, mut reads, mut of) = (Vec::new(), false, String::new());
    for line in text.lines() {
        if let Some(derived) = line.strip_prefix("#[derive(") {
            // What is written as well is a view.
            reads = derived.contains("Deserialize") && !derived.contains(" Serialize");
        } else if let Some((kind, name)) = declared(line)
            && !line.starts_with(' ')
        {
            of = if reads && kind == "struct" {
                name.to_owned()
            } else {
                String::new()
            };
            reads = false;
        } else if let Some((name, holds)) = line.trim().trim_end_matches(',').split_once(": ")
            && line.starts_with("    ")
            && !of.is_empty()
        {
            let name = name.rsplit(' ').next().unwrap_or(name);
            fields.push((of.clone(), name.to_owned(), holds.to_owned()));
        } else if line == "}" {
            of.clear();
        }
    }
    fields
}

#[test]
fn no_request_takes_a_text_a_date_or_a_number_that_has_no_form() {
    let routes = root().join("server/src/routes");
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for file in rust_files(&routes) {
        let text = fs::read_to_string(&file).unwrap();
        for (of, name, holds) in fields_of_requests(&text) {
            seen += 1;
            let field = format!("{of}.{name}");
            let is_raw = ["NaiveDate", "DateTime", "Decimal", "f64", "f32", "Value"]
                .iter()
                .any(|raw| holds.split(['<', '>', ' ']).any(|part| part == *raw));
            let is_text = holds.split(['<', '>', ' ']).any(|part| part == "String");
            let is_formed = text.match_indices("storable").any(|(at, _)| {
                let called: String = text[at..].chars().take(120).collect();
                called.contains(&format!("/{name}\""))
            });
            let is_listed = FORMED_OTHERWISE.iter().any(|(listed, _)| *listed == field);
            if !is_listed && (is_raw || (is_text && !is_formed)) {
                wrong.push(format!("{}: {field}: {holds}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(80 < seen, "only {seen} fields");
}
