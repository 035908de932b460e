//! A year of use, stored as an earlier program left it: today's program shows the same, also after its
//! followers are rebuilt from position 0.
//!
//! `tests/dump/` holds the database (`2026.sql.gz`) and what was shown of it (`2026.json.gz`). README.md
//! beside them describes how both were made.

mod comparison;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use reqwest::Method;
use serde_json::{Map, Value, json};
use tests::{Platform, cluster};

use comparison::{
    cursors_left_out, inboxes_alike, must_equal_stored, positions_of_their_own, quarters_as_stored,
    reworded, secrets_kept, spreads_of_proven_prices,
};

/// A few minutes after the dump, so that no deadline passes in between.
pub(super) const INSTANT: &str = "2027-03-02T10:05:00+08:00";

pub(super) const ACCOUNTS: [&str; 7] = [
    "hospital",
    "hospital2",
    "maker",
    "maker2",
    "distributor",
    "operator",
    "bureau",
];

/// The lists that each account is shown, in full.
const LISTS: [&str; 21] = [
    "/messages",
    "/invitations",
    "/current-prices",
    "/overpayments",
    "/overpayments?against=lowest",
    "/overpayments?against=median",
    "/price-changes",
    "/publicities",
    "/publicities/changes",
    "/objections",
    "/lower-price-reports",
    "/campaigns",
    "/linkages",
    "/misconduct-records",
    "/imports",
    "/price-findings",
    "/price-findings?state=dismissed",
    "/organisations",
    "/rules",
    "/products?sort=limit",
    "/products?q=dg&sort=-limit",
];

/// The pages that are compared as they are.
const PAGES: [&str; 5] = [
    "/home",
    "/calendar",
    "/calendar/2026",
    "/calendar/2027",
    "/price-findings/summary",
];

/// Lists whose every item is opened, with the path of one.
const OPENED: [(&str, &str); 6] = [
    ("/invitations", "/invitations/{}"),
    ("/price-changes", "/price-changes/{}"),
    ("/lower-price-reports", "/lower-price-reports/{}"),
    ("/campaigns", "/campaigns/{}/products"),
    ("/campaigns", "/campaigns/{}/manufacturers"),
    ("/linkages", "/linkages/{}/preview/products"),
];

/// The views of a product, with the account that reads each.
const OF_PRODUCT: [(&str, &str); 12] = [
    ("hospital", ""),
    ("operator", ""),
    ("hospital", "/current-price"),
    ("hospital", "/current-price/history"),
    ("hospital2", "/current-price/history"),
    ("operator", "/limit-history"),
    ("operator", "/price-spread"),
    ("maker", "/reference-limit"),
    ("operator", "/reference-limit"),
    ("operator", "/reference-limit?on=2026-03-10"),
    ("operator", "/reference-limit?on=2026-10-15"),
    (
        "operator",
        "/reference-limit?on=2026-10-15&known_at=2026-07-01T00:00:00%2B08:00",
    ),
];

/// One product of so many is opened.
const SAMPLE: usize = 4;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("dump")
        .join(name)
}

fn unpacked(name: &str) -> String {
    let packed = std::fs::read(path(name)).unwrap();
    let mut text = String::new();
    GzDecoder::new(packed.as_slice())
        .read_to_string(&mut text)
        .unwrap();
    text
}

pub(super) async fn opened() -> Platform {
    let config = cluster::fresh_database(None).await;
    let client = cluster::connect(&config).await;
    client
        .batch_execute(&unpacked("2026.sql.gz"))
        .await
        .unwrap();
    drop(client);
    cluster::prepare(&config).await;
    Platform::on(config, INSTANT, &ACCOUNTS).await
}

/// An answer, or that there is none for this account.
async fn shown(platform: &Platform, account: &str, path: &str, language: &str) -> Value {
    let request = platform.request(account, Method::GET, path);
    let reply = platform
        .send(request.header("accept-language", language))
        .await;
    match reply.status {
        200 => reply.body,
        status @ (403 | 404) => json!({ "status": status }),
        status => panic!("{account} {path}: {status} {}", reply.body),
    }
}

/// Every item of a list; how it is divided into pages is not compared.
async fn every(platform: &Platform, account: &str, path: &str, language: &str) -> Value {
    let join = if path.contains('?') { '&' } else { '?' };
    let mut items = Vec::new();
    let mut after = String::new();
    loop {
        let page = format!("{path}{join}limit=200{after}");
        let page = shown(platform, account, &page, language).await;
        let Some(found) = page["items"].as_array() else {
            return page;
        };
        items.extend(found.iter().cloned());
        match page["next"].as_str() {
            Some(next) => after = format!("&cursor={next}"),
            None => return json!(items),
        }
    }
}

/// Kinds of events that the version which left the dump did not write: what is due is done when it is migrated.
const LATER_KINDS: [&str; 2] = ["certificate-ends", "certificate-ends-soon"];

async fn feed(platform: &Platform, account: &str) -> Value {
    let mut events = Vec::new();
    let mut after = 0;
    loop {
        let page = format!("/feed?after={after}&limit=200");
        let page = shown(platform, account, &page, "zh-CN").await;
        let found = page["events"].as_array().unwrap();
        if found.is_empty() {
            return json!(events);
        }
        let known = found.iter().filter(|event| {
            let kind = event["kind"].as_str().unwrap();
            !LATER_KINDS.contains(&kind)
        });
        events.extend(known.cloned());
        after = page["next"].as_i64().unwrap();
    }
}

/// Everything that the platform shows, by account and path.
async fn snapshot(platform: &Platform) -> Value {
    let mut all = Map::new();
    for account in ACCOUNTS {
        let mut seen = Map::new();
        for list in LISTS {
            let found = every(platform, account, list, "zh-CN").await;
            seen.insert(list.to_owned(), found);
        }
        for page in PAGES {
            let found = shown(platform, account, page, "zh-CN").await;
            seen.insert(page.to_owned(), found);
        }
        let english = every(platform, account, "/messages", "en").await;
        seen.insert("/messages in English".to_owned(), english);
        seen.insert("/feed".to_owned(), feed(platform, account).await);
        all.insert(account.to_owned(), Value::Object(seen));
    }
    all.insert("one by one".to_owned(), items_and_products(platform).await);
    Value::Object(all)
}

/// Items on their own pages as the exchange centre reads them, and products as several accounts read them.
async fn items_and_products(platform: &Platform) -> Value {
    let mut seen = Map::new();
    for (list, one) in OPENED {
        let found = every(platform, "operator", list, "zh-CN").await;
        for id in ids(&found) {
            let path = one.replace("{}", id);
            let found = shown(platform, "operator", &path, "zh-CN").await;
            seen.insert(path, found);
        }
    }
    let products = every(platform, "operator", "/products?sort=limit", "zh-CN").await;
    for id in ids(&products).into_iter().step_by(SAMPLE) {
        for (account, part) in OF_PRODUCT {
            let path = format!("/products/{id}{part}");
            let found = shown(platform, account, &path, "zh-CN").await;
            seen.insert(format!("{account} {path}"), found);
        }
    }
    Value::Object(seen)
}

fn ids(list: &Value) -> Vec<&str> {
    let items = list.as_array().unwrap();
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect()
}

/// Deletes what followers own, and rebuilds it from position 0.
async fn rebuild(platform: &Platform) -> Vec<String> {
    let client = cluster::connect(platform.config()).await;
    let before = mail(&client).await;
    let reset = "delete from mail; delete from message; delete from follower;";
    client.batch_execute(reset).await.unwrap();
    platform.settle().await;
    assert_eq!(mail(&client).await, before, "the same mail");
    before
}

async fn mail(client: &tokio_postgres::Client) -> Vec<String> {
    // Rules are named otherwise than they were.
    let query = "select recipient || ' ' || subject || ' ' || body from mail where subject not like '规则%' order by id";
    let rows = client.query(query, &[]).await.unwrap();
    // What goes to several readers of an event has no order.
    let mails = rows.iter().map(|row| quarters_as_stored(row.get(0)));
    let mut mail: Vec<String> = mails.collect();
    mail.sort();
    mail
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_of_use_is_shown_unchanged_also_after_followers_are_rebuilt() {
    let platform = opened().await;
    let mut shown = snapshot(&platform).await;
    inboxes_alike(&mut shown, false);
    cursors_left_out(&mut shown);
    if std::env::var_os("SUNSHINE_KEEP_SNAPSHOT").is_some() {
        return store_snapshot(&shown);
    }
    let mut stored: Value = serde_json::from_str(&unpacked("2026.json.gz")).unwrap();
    positions_of_their_own(&mut stored);
    spreads_of_proven_prices(&mut stored);
    secrets_kept(&mut stored);
    cursors_left_out(&mut stored);
    reworded(&mut shown);
    reworded(&mut stored);
    must_equal_stored(&stored, &shown, "migrated");

    let sent = rebuild(&platform).await;
    assert!(200 < sent.len(), "{}", sent.len());
    let mut shown = snapshot(&platform).await;
    reworded(&mut shown);
    inboxes_alike(&mut shown, true);
    cursors_left_out(&mut shown);
    inboxes_alike(&mut stored, true);
    must_equal_stored(&stored, &shown, "after the rebuild");
}

/// Writes the current snapshot as the one to compare with from now on.
fn store_snapshot(shown: &Value) {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let text = serde_json::to_string_pretty(shown).unwrap();
    packed.write_all(text.as_bytes()).unwrap();
    std::fs::write(path("2026.json.gz"), packed.finish().unwrap()).unwrap();
}
