//! The generated crate matches the queries and the schema, and every query is used.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use domain::bargaining::State;
use domain::database::{Purpose, Reader};
use sql_generator::statements;
use strum::VariantArray;
use tests::Platform;
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

/// A list may be filtered and sorted by the instant; whether it is too late is asked of the two functions alone.
#[test]
fn no_statement_compares_the_end_of_a_term_itself() {
    const OF_THE_READER: [&str; 2] = ["due_at < :due_before", "due_at < :soon"];
    for (name, text) in files(&root().join("sql/queries")) {
        for line in text.lines() {
            let own = OF_THE_READER
                .iter()
                .fold(line.to_owned(), |line, known| line.replace(known, ""));
            let words: Vec<&str> = own.split([' ', '(', ')', ',']).collect();
            let compares = words.windows(3).any(|three| {
                ["<", "<=", ">", ">="].contains(&three[1])
                    && [three[0], three[2]]
                        .iter()
                        .any(|side| side.ends_with("due_at"))
            });
            assert!(
                !compares,
                "{name}: ask deadline_is_over or deadline_includes: {line}"
            );
            let derives = line.contains("due_at -") || line.contains("due_at at time zone");
            assert!(!derives, "{name}: ask deadline_last_day: {line}");
        }
    }
}

#[tokio::test]
async fn an_invitation_is_open_by_a_statement_as_by_the_rule() {
    let mut client = tests::cluster::connect(&tests::cluster::fresh_database(None).await).await;
    sql_generator::migrate(&mut client).await.unwrap();
    for state in State::VARIANTS {
        let name = state.into_str();
        let row = client
            .query_one("select invitation_is_open($1)", &[&name])
            .await
            .unwrap();
        let by_statement: bool = row.get(0);
        assert_eq!(by_statement, state.is_open(), "{state:?}");
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

#[tokio::test]
async fn a_statement_ends_after_the_time_of_its_purpose_and_its_caller_reads_that_the_platform_is_busy()
 {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let db = &platform.app.ground().db;
    for (purpose, seconds) in [
        (Purpose::Requests, "30s"),
        (Purpose::Lookups, "10s"),
        (Purpose::SignIn, "10s"),
        (Purpose::Jobs, "1min"),
    ] {
        let db = db.used_for(purpose);
        let connection = db.get().await.unwrap();
        let timeout = connection.prepare("show statement_timeout").await.unwrap();
        let row = connection.query_one(&timeout, &[]).await;
        assert_eq!(row.unwrap().get::<_, &str>(0), seconds, "{purpose:?}");
    }
    let connection = db.get().await.unwrap();
    let slow = "set statement_timeout = '50ms'; select pg_sleep(60)";
    let ended = connection.batch_execute(slow).await.unwrap_err();
    let error = domain::Error::from(ended);
    assert!(matches!(error, domain::Error::Unavailable(_)), "{error:?}");
}
