//! Rules of the project that a compiler does not check.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use domain::CAPABILITIES;
use tests::sql::root;

/// The crates of the trade, bottom first; the compiler keeps their order.
pub(super) const FLOORS: [&str; 6] = ["ground", "market", "prices", "trade", "changes", "watch"];

/// Files of pure decisions.
const PURE: [&str; 6] = [
    "rules.rs",
    "limit_sheet.rs",
    "state.rs",
    "reconcile.rs",
    "region.rs",
    "price_kind.rs",
];

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

fn own_files() -> Vec<PathBuf> {
    ["server", "search-index", "jobs", "sql/generator", "tests"]
        .iter()
        .flat_map(|directory| rust_files(&root().join(directory)))
        .collect()
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

/// Words of a doc line that add nothing to a name.
const FILLERS: &str = "a an and are as at be been by for from had has have how in is it its of on one or such \
    that the this to was what when where whether which who whom whose with";

/// Derives whose doc lines people read elsewhere: in the API description and in the help of commands.
const PUBLISHED: [&str; 4] = ["ToSchema", "Parser", "Args", "Subcommand"];

/// Words that names of types and functions do not use: each has a usual one (ARCHITECTURE.md, "Words").
const UNUSUAL: &str = "anew ask asked asks bell hear heard hears heed heeds rung said say says speak speaks \
    spoken stand standing stands tell tells told unsaid";

/// `must_be_own` and `LimitSheet` as their words.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter == '_' || letter.is_uppercase() {
            words.push(String::new());
        }
        if letter != '_' {
            let word = words.last_mut().unwrap();
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A word without its usual endings, so that `recorded` repeats `record`.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ies", "es", "ed", "s"];
    let bare = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    bare.filter(|bare| 3 <= bare.len())
        .min_by_key(|bare| bare.len())
        .unwrap_or(word)
}

/// The kind of item and the name that a line of code declares; fields and variants have no kind.
fn declared(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let line = line.strip_prefix("pub(").map_or(line, |rest| {
        rest.split_once(") ").map_or(rest, |(_, rest)| rest)
    });
    let mut kind = "";
    for part in line.split([' ', '(', ':', '<', '{', ',', ';', '=']) {
        match part {
            "pub" | "async" | "unsafe" | "mut" => {}
            "fn" | "struct" | "enum" | "trait" | "type" | "mod" | "static" => kind = part,
            "const" => kind = if kind.is_empty() { part } else { kind },
            name => return Some((kind, name)),
        }
    }
    None
}

fn repeats(doc: &str, name: &str) -> bool {
    if !doc.is_ascii() || !doc.contains(|letter: char| letter.is_ascii_alphanumeric()) {
        return false;
    }
    let fillers: HashSet<&str> = FILLERS.split_whitespace().collect();
    let known = words_of(name);
    let known: HashSet<&str> = known.iter().map(|word| stem(word)).collect();
    let lower = doc.to_ascii_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.all(|word| word.is_empty() || fillers.contains(word) || known.contains(stem(word)))
}

/// The doc comments of a file with the names that they document, by line; without those that are published.
fn documented(text: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let (mut doc, mut is_published) = (String::new(), false);
    let (mut in_attribute, mut is_of_item) = (false, false);
    for (index, line) in text.lines().enumerate() {
        let code = line.trim_start();
        if let Some(words) = code.strip_prefix("///") {
            doc.push_str(words);
            continue;
        }
        if code.starts_with("#[") {
            (in_attribute, is_of_item) = (true, line == code);
        }
        if in_attribute {
            is_published |= is_of_item && PUBLISHED.iter().any(|derive| code.contains(derive));
            in_attribute = !code.ends_with(']');
            continue;
        }
        if let Some((_, name)) = declared(line).filter(|_| !doc.is_empty() && !is_published) {
            found.push((index + 1, doc.clone(), name.to_owned()));
        }
        doc.clear();
        is_published &= !(line.starts_with('}') || line.ends_with(';') && line == code);
    }
    found
}

#[test]
fn a_doc_comment_does_not_repeat_the_name_below_it() {
    let mut repeated = Vec::new();
    for file in own_files() {
        for (line, doc, name) in documented(&fs::read_to_string(&file).unwrap()) {
            if repeats(&doc, &name) {
                repeated.push(format!("{}:{line}:{doc}", file.display()));
            }
        }
    }
    assert!(repeated.is_empty(), "{repeated:#?}");
    assert!(repeats(" When it was recorded.", "recorded_at"));
    assert!(!repeats(
        " The day on which it was recorded.",
        "recorded_at"
    ));
}

#[test]
fn types_and_functions_have_usual_names() {
    let unusual: HashSet<&str> = UNUSUAL.split_whitespace().collect();
    let mut found = Vec::new();
    for file in own_files() {
        let text = fs::read_to_string(&file).unwrap();
        for (kind, name) in text.lines().filter_map(declared) {
            let has_unusual = words_of(name).iter().any(|word| unusual.contains(&**word));
            if !kind.is_empty() && has_unusual {
                found.push(format!("{}: {kind} {name}", file.display()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
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
    (
        "OrganisationEntered.credit_code",
        "party::rules::is_credit_code",
    ),
    ("AccountOpened.account", "party::rules::is_account_name"),
    ("AccountOpened.password", "compared by its hash"),
    ("Credentials.account", "compared"),
    ("Credentials.password", "compared by its hash"),
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
            if is_raw || (is_text && !is_formed && !is_listed) {
                wrong.push(format!("{}: {field}: {holds}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(80 < seen, "only {seen} fields");
}
