//! The generated crate matches the queries and the schema, and every query is used.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sql_generator::statements;
use tests::sql::{generate, root};

fn files(directory: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            for (name, text) in files(&path) {
                let directory = path.file_name().unwrap().to_string_lossy().into_owned();
                found.insert(format!("{directory}/{name}"), text);
            }
        } else {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            found.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn the_crate_sql_is_generated_from_the_queries_as_they_are() {
    let fresh = tempfile::tempdir().unwrap();
    let destination = fresh.path().join("queries");
    generate(&destination).await.unwrap();
    let (fresh, kept) = (files(&destination), files(&statements()));
    let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&fresh), names(&kept), "run make sql");
    for (name, text) in fresh {
        assert!(kept[&name] == text, "{name} is stale: run make sql");
    }
}

#[test]
fn every_query_is_called_by_a_store() {
    let stores: String = rust_files(&root().join("server/domain"))
        .into_iter()
        .collect();
    for entry in fs::read_dir(root().join("sql/queries")).unwrap() {
        let path = entry.unwrap().path();
        let capability = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter_map(|line| line.strip_prefix("--! ")) {
            let name = line.split([' ', ':', '(']).next().unwrap();
            let call = format!("{capability}::{name}()");
            assert!(stores.contains(&call), "nothing calls {call}");
        }
    }
}

fn rust_files(directory: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
    found
}
