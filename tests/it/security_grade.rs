//! The table of level three of 等保 beside the code names tests that there are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use tests::sql::root;

/// The cells of the rows that both tables have.
fn all_rows() -> Vec<Vec<String>> {
    let table = root().join("server/domain/market/src/party/security_grade.md");
    let table = fs::read_to_string(table).unwrap();
    let lines = table.lines().filter(|line| line.starts_with("| "));
    let cells = |line: &str| {
        let cells = line.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().to_owned()).collect()
    };
    lines.map(cells).collect()
}

/// The rows of the standard: row, demand, what is done, tests.
fn rows() -> Vec<Vec<String>> {
    let mut rows = all_rows();
    rows.retain(|row| row[0].starts_with("8."));
    rows
}

/// The rows of attacks: attack, tests.
fn attacks() -> Vec<Vec<String>> {
    let mut rows = all_rows();
    rows.retain(|row| row.len() == 2 && row[0] != "attack");
    rows
}

/// The tests that a cell names, each with the text of its file; that there is one.
fn named(of: &str, tests: &str) -> Vec<(String, String)> {
    let parts = tests.split('`').filter(|part| part.contains("::"));
    let named: Vec<(String, String)> = parts
        .map(|test| {
            let (file, name) = test.split_once("::").unwrap();
            let text = fs::read_to_string(root().join("tests/it").join(file));
            let text = text.unwrap_or_else(|_| panic!("{of}: no file {file}"));
            assert!(
                text.contains(&format!("fn {name}(")),
                "{of}: {file} has no {name}"
            );
            (file.to_owned(), text)
        })
        .collect();
    assert!(!named.is_empty(), "{of}");
    named
}

#[test]
fn every_row_names_tests_that_there_are() {
    let rows = rows();
    assert!(20 < rows.len(), "{}", rows.len());
    for row in &rows {
        let [clause, demand, _, tests] = row.as_slice() else {
            panic!("{row:?}");
        };
        let _found = named(&format!("{clause}: {demand}"), tests);
    }
}

#[test]
fn no_demand_is_stated_twice() {
    let rows = rows();
    let demands: BTreeSet<(&String, &String)> = rows.iter().map(|row| (&row[0], &row[1])).collect();
    assert_eq!(demands.len(), rows.len());
}

#[test]
fn every_kind_of_attack_on_signing_in_has_its_tests() {
    let attacks = attacks();
    assert!(12 < attacks.len(), "{}", attacks.len());
    let found = attacks.iter().flat_map(|row| named(&row[0], &row[1]));
    let files: BTreeMap<String, String> = found.collect();
    let cases =
        |text: &String| text.matches("#[tokio::test").count() + text.matches("#[test]").count();
    let cases: usize = files.values().map(cases).sum();
    println!("{cases} cases in {} files", files.len());
    assert!(150 <= cases, "{cases}");
}
