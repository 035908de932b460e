//! Exported lists are read by people: no cell holds a bare word of the API, after a year of every kind of use.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{DataType, Reader, Xlsx};
use serde_json::Value;
use tests::{Platform, cluster};

use super::{as_file, rows, written};
use crate::dump::{ACCOUNTS, INSTANT, opened};

/// The values of every closed set that the description names.
fn words(description: &Value, found: &mut BTreeSet<String>) {
    match description {
        Value::Object(fields) => {
            let set = fields.get("enum").and_then(Value::as_array);
            let set = set.into_iter().flatten().filter_map(Value::as_str);
            found.extend(set.map(str::to_owned));
            fields.values().for_each(|field| words(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| words(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The paths of all lists that come as a file, below the version.
fn lists(document: &Value) -> Vec<String> {
    let paths = document["paths"].as_object().unwrap();
    let exported = paths.iter().filter(|(_, operations)| {
        let parameters = operations["get"]["parameters"].as_array();
        parameters
            .into_iter()
            .flatten()
            .any(|parameter| parameter["name"] == "format")
    });
    exported
        .map(|(path, _)| path.trim_start_matches("/api/v1").to_owned())
        .collect()
}

/// The path with its parameter filled by each thing of the list that it begins with, at most three.
async fn filled(platform: &Platform, account: &str, path: &str) -> Vec<String> {
    let Some((list, _)) = path.split_once("/{") else {
        return vec![path.to_owned()];
    };
    let (parameter, key) = if path.contains("{name}") {
        ("{name}", "name")
    } else {
        ("{id}", "id")
    };
    let page = platform.get(account, &format!("{list}?limit=3")).await;
    let items = page.body["items"].as_array().cloned().unwrap_or_default();
    items
        .iter()
        .map(|item| path.replace(parameter, item[key].as_str().unwrap()))
        .collect()
}

/// The texts of a workbook below its header.
fn texts(bytes: Vec<u8>) -> Vec<String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let cells = sheet.rows().skip(1).flatten();
    cells
        .filter_map(|cell| cell.get_string().map(str::to_owned))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_exported_cell_is_a_bare_word_of_the_api() {
    let platform = opened().await;
    let document = server::routes::document();
    let mut known = BTreeSet::new();
    words(&document, &mut known);
    // Accounts of the year are named after the kind of their organisation.
    ACCOUNTS.iter().for_each(|account| {
        known.remove(*account);
    });
    let mut read = BTreeSet::new();
    let mut bare = BTreeSet::new();
    for list in lists(&document) {
        for account in ACCOUNTS {
            for path in filled(&platform, account, &list).await {
                let reply = platform.get(account, &format!("{path}?format=xlsx")).await;
                if reply.status != 200 {
                    assert!(
                        matches!(reply.status, 403 | 404),
                        "{account} {path}: {reply:?}"
                    );
                    continue;
                }
                let cells = texts(reply.bytes);
                if !cells.is_empty() {
                    read.insert(list.clone());
                }
                let found = cells.into_iter().filter(|cell| known.contains(cell));
                bare.extend(found.map(|cell| format!("{list}: {cell}")));
            }
        }
    }
    assert!(25 < read.len(), "these held rows: {read:?}");
    assert_eq!(bare, BTreeSet::new());
}

/// Lists without pages: each belongs to one thing, or to what the program itself consists of.
const WHOLE: [&str; 6] = [
    "/jobs",
    "/organisations/{id}/accounts",
    "/products/{id}/limit-history",
    "/products/{id}/price-spread",
    "/products/{id}/reference-limit",
    "/rules",
];

#[test]
fn every_list_of_unbounded_length_has_pages_by_which_it_is_exported_whole() {
    let document = server::routes::document();
    let without_pages: Vec<String> = lists(&document)
        .into_iter()
        .filter(|list| {
            let parameters = &document["paths"][format!("/api/v1{list}")]["get"]["parameters"];
            let mut parameters = parameters.as_array().unwrap().iter();
            !parameters.any(|parameter| parameter["name"] == "cursor")
        })
        .collect();
    assert_eq!(without_pages, WHOLE);
}

/// What changes by reading and exporting itself.
const MOVING: [&str; 6] = [
    "/exports",
    "/jobs",
    "/messages",
    "/rules",
    "/security-events",
    "/storage/organisations",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_list_is_written_in_the_background_as_it_is_at_once() {
    let platform = opened().await;
    let document = server::routes::document();
    let mut whole = Vec::new();
    for list in lists(&document) {
        if MOVING.iter().any(|moving| list.starts_with(moving)) {
            continue;
        }
        for account in ACCOUNTS {
            for path in filled(&platform, account, &list).await {
                let reply = platform.get(account, &format!("{path}?format=xlsx")).await;
                if reply.status == 200 {
                    whole.push((list.clone(), account, path, rows(reply.bytes)));
                }
            }
        }
    }
    let client = cluster::connect(platform.config()).await;
    let few = "insert into rule (key, value, unit, clause, jurisdiction, effective_from, note, recorded_at)
        values ('export.rows_at_once', '3', 'count', '◇', '4403', '2027-01-01', '', '2027-01-01T00:00:00+08:00')";
    client.execute(few, &[]).await.unwrap();
    let platform = Platform::on(platform.config().clone(), INSTANT, &ACCOUNTS).await;
    let mut long = BTreeSet::new();
    for (list, account, path, whole) in whole {
        let reply = as_file(&platform, account, &path).await;
        let found = match reply.status {
            200 => rows(reply.bytes),
            _ => {
                long.insert(list);
                // The same request is the same export, unless it was finished in between.
                rows(written(&platform, account, &path).await.1)
            }
        };
        assert_eq!(found, whole, "{account} {path}");
    }
    assert!(15 < long.len(), "these were long: {long:?}");
}
