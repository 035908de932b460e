//! A year of use, stored as an earlier program left it: today's program shows the same, also after its
//! followers are rebuilt from position 0.
//!
//! `tests/dump/` holds the database (`2026.sql.gz`) and what was shown of it (`2026.json.gz`). README.md
//! beside them describes how both were made.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use domain::listed_price::Region;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use reqwest::Method;
use serde_json::{Map, Value, json};
use tests::{Platform, cluster};

/// A few minutes after the dump, so that no deadline passes in between.
const INSTANT: &str = "2027-03-02T10:05:00+08:00";

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
        events.extend(found.iter().cloned());
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

/// Numbers the events of each feed from 1: the first versions showed their positions in the ledger.
fn positions_of_their_own(stored: &mut Value) {
    for account in ACCOUNTS {
        let events = stored[account]["/feed"].as_array_mut().unwrap();
        for (position, event) in (1..).zip(events) {
            event["position"] = json!(position);
        }
    }
}

/// Removes from the messages what may differ in a rebuilt inbox: their numbers, and except for the first
/// one, whether they were read.
fn inboxes_alike(snapshot: &mut Value, is_rebuilt: bool) {
    for account in ACCOUNTS {
        for inbox in ["/messages", "/messages in English"] {
            for message in snapshot[account][inbox].as_array_mut().unwrap() {
                let message = message.as_object_mut().unwrap();
                message.remove("id");
                if is_rebuilt {
                    message.remove("read_at");
                }
            }
        }
        if is_rebuilt {
            let counters = &mut snapshot[account]["/home"]["counters"];
            let counters = counters.as_array_mut().unwrap();
            counters.retain(|counter| counter["key"] != "unread_messages");
        }
    }
}

/// Prices declared without evidence, as all were in that version, count in no spread any more.
fn spreads_of_proven_prices(stored: &mut Value) {
    for account in ACCOUNTS {
        let seen = stored[account].as_object_mut().unwrap();
        for (list, items) in seen {
            if !list.starts_with("/overpayments") {
                continue;
            }
            let Some(items) = items.as_array_mut() else {
                continue;
            };
            if list.contains("against=median") {
                items.clear();
            }
            for item in items {
                item["other_hospitals"] = Value::Null;
            }
        }
    }
}

/// Removes the cursors of pages: they are sealed with the key of each installation.
fn cursors_left_out(snapshot: &mut Value) {
    for page in snapshot["one by one"].as_object_mut().unwrap().values_mut() {
        if let Some(page) = page.as_object_mut() {
            page.remove("next");
        }
    }
}

/// What was corrected since: decisions on a price that several had reported are shown by each reporter's own report,
/// imports of products to overseers alone, and how many are asked in a collection too.
fn secrets_kept(stored: &mut Value) {
    for account in ACCOUNTS {
        if ["operator", "bureau"].contains(&account) {
            continue;
        }
        let seen = stored[account].as_object_mut().unwrap();
        let reports = seen["/lower-price-reports"].clone();
        let mut events: Vec<&mut Value> = Vec::new();
        for (list, items) in seen.iter_mut() {
            if ["/feed", "/messages", "/messages in English"].contains(&list.as_str()) {
                events.extend(items.as_array_mut().unwrap());
            }
        }
        for event in events {
            match event["kind"].as_str().unwrap() {
                "campaign-opened" => {
                    event["data"]["manufacturers"] = Value::Null;
                    event["data"]["products"] = Value::Null;
                }
                "products-loaded" => {
                    let day = event["at"].as_str().unwrap()[..10].to_owned();
                    event["subject"] = json!({"kind": "day", "id": day});
                }
                "lower-price-accepted" | "lower-price-refused" => {
                    own_report(event, reports.as_array().unwrap());
                }
                _ => {}
            }
        }
    }
}

/// Names the reader's own report, unless it does; the year's joined reports have the dates of the first.
fn own_report(event: &mut Value, reports: &[Value]) {
    let known = |report: &&Value| {
        let id = report["id"].as_str().unwrap();
        event["subject"]["id"] == id || event["link"] == format!("/lower-price-reports/{id}")
    };
    if reports.iter().any(|report| known(&report)) {
        return;
    }
    let own = reports
        .iter()
        .find(|report| report["product"]["id"] == event["data"]["product"]);
    let own = own.unwrap()["id"].as_str().unwrap();
    if event["link"].is_string() {
        event["link"] = json!(format!("/lower-price-reports/{own}"));
    } else {
        event["subject"]["id"] = json!(own);
    }
}

/// Leaves out of messages what reads better than it did: rules by their names, provinces in English.
fn reworded(shown: &mut Value) {
    match shown {
        Value::Array(items) => items.iter_mut().for_each(reworded),
        Value::Object(fields) => {
            let kind = fields
                .get("kind")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let is_message = fields.contains_key("read_at");
            if is_message && (kind.starts_with("rule-") || kind == "campaign-stopped") {
                fields["title"] = Value::Null;
                fields["body"] = Value::Null;
            } else if is_message && kind.starts_with("lower-price") {
                let mut body = fields["body"].as_str().unwrap().to_owned();
                for region in Region::all().map(Region::words) {
                    let (zh, en) = (format!(" in {},", region.zh), format!(" in {},", region.en));
                    body = body.replace(&zh, &en);
                }
                fields["body"] = json!(body);
            }
            fields.values_mut().for_each(reworded);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn has_key(one: &Value) -> bool {
    one["key"].is_string()
}

/// Where `shown` differs from `stored` or lacks something. Fields may be added.
fn differences(stored: &Value, shown: &Value, at: &str, found: &mut Vec<String>) {
    match (stored, shown) {
        // Overseers may read since what a collection asks of manufacturers.
        (Value::Object(stored), _)
            if stored.get("status") == Some(&json!(403)) && at.contains("/campaigns/") => {}
        (Value::Object(stored), Value::Object(shown)) => {
            for (name, stored) in stored {
                let at = format!("{at} {name}");
                match shown.get(name) {
                    Some(shown) => differences(stored, shown, &at, found),
                    None => found.push(format!("{at} is gone: {stored}")),
                }
            }
        }
        // What has a key may have company that came later, such as new rules; several versions share one.
        (Value::Array(stored), Value::Array(shown)) if stored.iter().all(has_key) => {
            for stored in stored {
                let at = format!("{at} {}", stored["key"]);
                let alike = shown.iter().filter(|shown| shown["key"] == stored["key"]);
                let nearest = alike
                    .map(|shown| {
                        let mut found = Vec::new();
                        differences(stored, shown, &at, &mut found);
                        found
                    })
                    .min_by_key(Vec::len);
                found.extend(nearest.unwrap_or_else(|| vec![format!("{at} is gone: {stored}")]));
            }
        }
        // Initials find more since characters have all their readings, and what they found before.
        (Value::Array(stored), Value::Array(shown))
            if at.ends_with("/products?q=dg&sort=-limit") =>
        {
            for stored in stored {
                let same = shown.iter().find(|shown| shown["id"] == stored["id"]);
                let at = format!("{at} {}", stored["id"]);
                differences(stored, same.unwrap_or(&Value::Null), &at, found);
            }
        }
        (Value::Array(stored), Value::Array(shown)) => {
            if stored.len() != shown.len() {
                found.push(format!("{at}: {} items, not {}", shown.len(), stored.len()));
            }
            for (index, (stored, shown)) in stored.iter().zip(shown).enumerate() {
                differences(stored, shown, &format!("{at}[{index}]"), found);
            }
        }
        _ if stored == shown => {}
        _ => found.push(format!("{at}: {shown}, not {stored}")),
    }
}

fn must_equal_stored(stored: &Value, shown: &Value, when: &str) {
    let mut found = Vec::new();
    differences(stored, shown, "", &mut found);
    let total = found.len();
    found.truncate(20);
    assert_eq!(total, 0, "{when}:\n{}", found.join("\n"));
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
    let mut mail: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
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

#[test]
fn a_difference_is_found_and_a_gain_is_none() {
    let stored = json!({ "price": "1.00", "items": [1, 2] });
    let count = |shown: &Value| {
        let mut found = Vec::new();
        differences(&stored, shown, "", &mut found);
        found.len()
    };
    assert_eq!(
        count(&json!({ "price": "1.00", "items": [1, 2], "new": 1 })),
        0
    );
    assert_eq!(count(&json!({ "price": "1.00", "items": [1, 2, 3] })), 1);
    assert_eq!(count(&json!({ "price": "1.01", "items": [2, 1] })), 3);
    assert_eq!(count(&json!({ "items": [1, 2] })), 1);
}
