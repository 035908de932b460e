//! What the pages for newcomers name is there.

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

#[test]
fn every_capability_has_its_place_on_the_map() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ")).collect();
    for floor in super::FLOORS {
        let row = rows
            .iter()
            .find(|row| row.starts_with(&format!("| {floor} |")));
        let row = row.unwrap_or_else(|| panic!("the map has no row for {floor}"));
        let words: Vec<&str> = row
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .collect();
        let source = super::domain().join(floor).join("src");
        for capability in CAPABILITIES.iter() {
            if super::files_of(&source, capability.name).is_empty() {
                continue;
            }
            assert!(
                words.contains(&capability.name),
                "the row of {floor} does not name {}",
                capability.name
            );
        }
    }
}
