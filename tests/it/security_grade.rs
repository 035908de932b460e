//! The table of level three of 等保 beside the code names tests that there are.

use std::collections::BTreeSet;
use std::fs;

use tests::sql::root;

/// The cells of the rows of the table: row, demand, what is done, tests.
fn rows() -> Vec<Vec<String>> {
    let table = root().join("server/domain/market/src/party/security_grade.md");
    let table = fs::read_to_string(table).unwrap();
    let lines = table.lines().filter(|line| line.starts_with("| 8."));
    let cells = |line: &str| {
        let cells = line.trim_matches('|').split('|');
        cells.map(|cell| cell.trim().to_owned()).collect()
    };
    lines.map(cells).collect()
}

#[test]
fn every_row_names_tests_that_there_are() {
    let rows = rows();
    assert!(20 < rows.len(), "{}", rows.len());
    for row in &rows {
        let [clause, demand, _, tests] = row.as_slice() else {
            panic!("{row:?}");
        };
        let named: Vec<&str> = tests
            .split('`')
            .filter(|part| part.contains("::"))
            .collect();
        assert!(!named.is_empty(), "{clause}: {demand}");
        for test in named {
            let (file, name) = test.split_once("::").unwrap();
            let text = fs::read_to_string(root().join("tests/it").join(file));
            let text = text.unwrap_or_else(|_| panic!("{clause}: no file {file}"));
            let is_test = text.contains(&format!("fn {name}("));
            assert!(is_test, "{clause}: {file} has no {name}");
        }
    }
}

#[test]
fn no_demand_is_stated_twice() {
    let rows = rows();
    let demands: BTreeSet<(&String, &String)> = rows.iter().map(|row| (&row[0], &row[1])).collect();
    assert_eq!(demands.len(), rows.len());
}
