//! What the pages for newcomers name is there.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use domain::CAPABILITIES;
use tests::sql::root;

const PAGES: [&str; 4] = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "README.md",
    "README.zh-CN.md",
];

/// Folders of the project that hold what somebody wrote.
const SOURCES: [&str; 6] = ["server", "search-index", "sql", "jobs", "web", "tests"];

/// Folders in them that are fetched, built or written by a run.
const FETCHED: [&str; 4] = ["node_modules", "dist", "target", "output"];

/// Files, and folders with a slash behind them, as paths from the root.
fn paths_below(directory: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if FETCHED.contains(&name) {
            continue;
        }
        let below = path.strip_prefix(root()).unwrap().to_str().unwrap();
        if path.is_dir() {
            found.push(format!("{below}/"));
            paths_below(&path, found);
        } else {
            found.push(below.to_owned());
        }
    }
}

/// The paths that a page names in running text: what stands between backticks, has a slash, and ends as a source or a
/// folder does. Those with a placeholder are patterns.
fn named(page: &str) -> Vec<String> {
    let blocks = page.split("```").step_by(2);
    let quoted = blocks.flat_map(|text| text.split('`').skip(1).step_by(2));
    let paths = quoted.filter(|path| {
        let end = path.rsplit('.').next().unwrap_or_default();
        path.contains('/')
            && !path.contains(['<', '{', ' ', '*', '…'])
            && (path.ends_with('/') || ["rs", "ts", "tsx", "sql", "sh", "txt"].contains(&end))
    });
    paths
        .map(|path| path.trim_start_matches('/').to_owned())
        .collect()
}

#[test]
fn every_path_that_the_pages_name_is_there() {
    let mut known = Vec::new();
    for folder in SOURCES {
        known.push(format!("{folder}/"));
        paths_below(&root().join(folder), &mut known);
    }
    let is_known = |path: &str| {
        known.iter().any(|one| {
            let before = one.strip_suffix(path);
            before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
        })
    };
    let mut checked = 0;
    for page in PAGES {
        let text = fs::read_to_string(root().join(page)).unwrap();
        for path in named(&text) {
            assert!(is_known(&path), "{page} names {path}, which is not there");
            checked += 1;
        }
    }
    assert!(30 < checked, "only {checked} paths were found in the pages");
}

/// Between these lines of the map the test below writes.
const TABLE: [&str; 2] = [
    "<!-- written by a test: the first sentences of the modules -->\n",
    "<!-- until here -->\n",
];

/// What a module owns: the first sentence of its description, without links.
fn owned_by(floor: &str, capability: &str) -> Option<String> {
    let source = super::domain().join(floor).join("src");
    let folder = source.join(capability).join("mod.rs");
    let file = source.join(format!("{capability}.rs"));
    let text = fs::read_to_string(folder).or_else(|_| fs::read_to_string(file));
    let text = text.ok()?;
    let heading = text.lines().map_while(|line| line.strip_prefix("//!"));
    let heading: Vec<&str> = heading.map(str::trim).collect();
    let heading = heading.join(" ").replace("[`", "`").replace("`]", "`");
    let sentence = heading.split_once(". ");
    let sentence = sentence.map_or(heading.trim_end_matches('.'), |(first, _)| first);
    Some(sentence.to_owned())
}

/// A newcomer finds every capability on the map, in the words of its own module, which are written once.
#[test]
fn the_map_has_every_capability_with_what_it_owns() {
    let mut table = "| floor | capability | what it owns |\n|---|---|---|\n".to_owned();
    let mut count = 0;
    for floor in super::FLOORS {
        for capability in CAPABILITIES.iter() {
            if let Some(owned) = owned_by(floor, capability.name) {
                assert!(!owned.is_empty(), "{} owns nothing", capability.name);
                writeln!(table, "| {floor} | {} | {owned} |", capability.name).unwrap();
                count += 1;
            }
        }
    }
    assert_eq!(count, CAPABILITIES.len());
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (before, rest) = page.split_once(TABLE[0]).unwrap();
    let (stored, after) = rest.split_once(TABLE[1]).unwrap();
    if stored.trim() != table.trim() {
        let fresh = root().join("target/ARCHITECTURE.md");
        let whole = format!("{before}{}\n{table}\n{}{after}", TABLE[0], TABLE[1]);
        fs::write(&fresh, whole).unwrap();
        panic!(
            "the table of ARCHITECTURE.md is stale; the page with the right one lies in {}",
            fresh.display()
        );
    }
}
