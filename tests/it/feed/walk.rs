//! A year of events and messages, as each account reads them: of each kind only what is declared, and whatever is named
//! opens.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tests::Platform;

use super::declared::declared;
use crate::dump;

/// The letter of an account in the table of readers.
fn letter(account: &str) -> char {
    match account {
        "hospital" | "hospital2" => 'H',
        "maker" | "maker2" => 'M',
        "distributor" => 'D',
        _ => 'O',
    }
}

/// The path at which a thing is read, if it has one of its own.
fn path_of(kind: &str, id: &str) -> Option<String> {
    let list = match kind {
        "invitation" => "invitations",
        "price-change" | "price_change" => "price-changes",
        "publicity" => "publicities",
        "lower-price-report" | "lower_price_report" => "lower-price-reports",
        "campaign" => "campaigns",
        "linkage" => "linkages",
        "import" => "imports",
        "product" => "products",
        _ => return None,
    };
    Some(format!("/{list}/{id}"))
}

/// Everything of a paged list.
async fn every(platform: &Platform, account: &str, path: &str) -> Vec<Value> {
    let mut items = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = format!("{path}?limit=200{cursor}");
        let page = platform.get(account, &page).await.must(200);
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
}

async fn feed(platform: &Platform, account: &str) -> Vec<Value> {
    let mut events = Vec::new();
    loop {
        let page = format!("/feed?after={}&limit=200", events.len());
        let page = platform.get(account, &page).await.must(200);
        match page["events"].as_array().unwrap().as_slice() {
            [] => return events,
            found => events.extend(found.iter().cloned()),
        }
    }
}

/// Whether what an event is about is gone: files are removed after their time, with what was known of them.
fn may_be_gone(account: &str, path: &str) -> bool {
    letter(account) == 'O' && path.starts_with("/imports/")
}

async fn must_open(platform: &Platform, account: &str, named: BTreeMap<String, String>) {
    let mut hidden = Vec::new();
    for (path, by) in named {
        let status = platform.get(account, &path).await.status;
        if status != 200 && !(status == 404 && may_be_gone(account, &path)) {
            hidden.push(format!("{account} {path}: {status}, named by {by}"));
        }
    }
    assert!(hidden.is_empty(), "{}", hidden.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_years_events_each_account_reads_what_is_declared_and_opens_what_is_named() {
    let platform = dump::opened().await;
    let declared = declared();
    let mut kinds = BTreeSet::new();
    for account in dump::ACCOUNTS {
        let mut named = BTreeMap::new();
        for event in feed(&platform, account).await {
            let kind = event["kind"].as_str().unwrap();
            kinds.insert(kind.to_owned());
            let line = &declared[kind];
            assert!(
                line.readers.contains(letter(account)),
                "{account} reads {event}"
            );
            let subject = event["subject"]["kind"].as_str().unwrap();
            let id = event["subject"]["id"].as_str().unwrap();
            if let Some(path) = path_of(subject, id) {
                named.insert(path, kind.to_owned());
            }
            for (figure, value) in event["data"].as_object().into_iter().flatten() {
                let figure = figure.as_str();
                if line.overseers_only.contains(&figure) {
                    assert_eq!(
                        letter(account) == 'O',
                        !value.is_null(),
                        "{account}: {event}"
                    );
                } else {
                    assert!(
                        line.figures.contains(&figure),
                        "{account} reads {figure}: {event}"
                    );
                }
                let path = value.as_str().and_then(|id| path_of(figure, id));
                if let Some(path) = path {
                    named.insert(path, kind.to_owned());
                }
            }
        }
        for message in every(&platform, account, "/messages").await {
            let link = message["link"].as_str().unwrap();
            let kind = message["kind"].as_str().unwrap().to_owned();
            // Pages of the console have the paths of the API, except those that show a list or a day.
            if link.split('/').count() == 3 && !link.starts_with("/calendar") {
                named.insert(link.to_owned(), kind);
            }
            let line = declared.get(message["kind"].as_str().unwrap());
            for figure in line.into_iter().flat_map(|line| &line.overseers_only) {
                assert_eq!(
                    letter(account) == 'O',
                    !message["data"][figure].is_null(),
                    "{message}"
                );
            }
        }
        assert!(20 < named.len(), "{account}");
        must_open(&platform, account, named).await;
    }
    assert!(45 < kinds.len(), "{kinds:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_price_that_several_reported_each_reads_of_his_own_report_also_in_stored_events() {
    let platform = dump::opened().await;
    let own = every(&platform, "hospital2", "/lower-price-reports").await;
    let joined = own.iter().find(|report| report["state"] == "accepted");
    let joined = joined.unwrap();
    let events = feed(&platform, "hospital2").await;
    let accepted = events
        .iter()
        .find(|event| event["kind"] == "lower-price-accepted");
    let accepted = accepted.unwrap();
    assert_eq!(accepted["subject"]["id"], joined["id"]);
    assert_eq!(accepted["data"]["executed_on"], joined["executed_on"]);
    let messages = every(&platform, "hospital2", "/messages").await;
    let message = messages
        .iter()
        .find(|message| message["kind"] == "lower-price-accepted");
    let link = format!("/lower-price-reports/{}", joined["id"].as_str().unwrap());
    assert_eq!(message.unwrap()["link"], link);
    // The first reporter, and the overseers, read what they read before.
    for account in ["operator", "bureau"] {
        let events = feed(&platform, account).await;
        let about = |event: &&Value| {
            event["kind"] == "lower-price-accepted"
                && event["data"]["product"] == accepted["data"]["product"]
        };
        assert_eq!(events.iter().find(about).unwrap()["subject"]["id"], "2");
    }
}
