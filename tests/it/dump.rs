//! A year of use, kept as the program of its time left it: today's program shows the same, and so it
//! does after its followers took everything anew from position 0.
//!
//! `tests/dump/` holds the database (`2026.sql.gz`) and what was shown of it (`2026.json.gz`). README.md
//! beside them says how both were made.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use reqwest::Method;
use serde_json::{Map, Value, json};
use tests::{Platform, cluster};

/// A few minutes after the dump, so that the clock has nothing left to do.
const INSTANT: &str = "2027-03-02T10:05:00+08:00";

const ACCOUNTS: [&str; 7] = [
    "hospital",
    "hospital2",
    "maker",
    "maker2",
    "distributor",
    "operator",
    "bureau",
];

/// What each of them is shown, whole.
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

/// What is shown as it is.
const PAGES: [&str; 5] = [
    "/home",
    "/calendar",
    "/calendar/2026",
    "/calendar/2027",
    "/price-findings/summary",
];

/// Lists whose every thing is opened, with the path of one.
const OPENED: [(&str, &str); 6] = [
    ("/invitations", "/invitations/{}"),
    ("/price-changes", "/price-changes/{}"),
    ("/lower-price-reports", "/lower-price-reports/{}"),
    ("/campaigns", "/campaigns/{}/products"),
    ("/campaigns", "/campaigns/{}/manufacturers"),
    ("/linkages", "/linkages/{}/preview/products"),
];

/// What is asked of a product: by whom, and where.
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

/// Of the products every so many-th.
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

async fn opened() -> Platform {
    let config = cluster::fresh_database(None).await;
    let client = cluster::connect(&config).await;
    client
        .batch_execute(&unpacked("2026.sql.gz"))
        .await
        .unwrap();
    drop(client);
    let db = domain::database::Database::new(&config).unwrap();
    db.migrate().await.unwrap();
    db.close();
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

/// Every item of a list; the way from page to page is not what is compared.
async fn every(platform: &Platform, account: &str, path: &str, language: &str) -> Value {
    let join = if path.contains('?') { '&' } else { '?' };
    let mut items = Vec::new();
    let mut place = String::new();
    loop {
        let page = format!("{path}{join}limit=200{place}");
        let page = shown(platform, account, &page, language).await;
        let Some(found) = page["items"].as_array() else {
            return page;
        };
        items.extend(found.iter().cloned());
        match page["next"].as_str() {
            Some(next) => place = format!("&cursor={next}"),
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
    all.insert("one by one".to_owned(), one_by_one(platform).await);
    Value::Object(all)
}

/// Things as their own pages show them to the exchange centre, and products as several see them.
async fn one_by_one(platform: &Platform) -> Value {
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

/// Leaves out of the messages what a rebuilt inbox may say differently: their numbers, and unless
/// it is the first one, whether they were read.
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

/// Where `shown` says something else than `kept`, or less. Fields may be gained.
fn differences(kept: &Value, shown: &Value, at: &str, found: &mut Vec<String>) {
    match (kept, shown) {
        (Value::Object(kept), Value::Object(shown)) => {
            for (name, kept) in kept {
                let at = format!("{at} {name}");
                match shown.get(name) {
                    Some(shown) => differences(kept, shown, &at, found),
                    None => found.push(format!("{at} is gone: {kept}")),
                }
            }
        }
        (Value::Array(kept), Value::Array(shown)) => {
            if kept.len() != shown.len() {
                found.push(format!("{at}: {} items, not {}", shown.len(), kept.len()));
            }
            for (place, (kept, shown)) in kept.iter().zip(shown).enumerate() {
                differences(kept, shown, &format!("{at}[{place}]"), found);
            }
        }
        _ if kept == shown => {}
        _ => found.push(format!("{at}: {shown}, not {kept}")),
    }
}

fn must_be_as_kept(kept: &Value, shown: &Value, when: &str) {
    let mut found = Vec::new();
    differences(kept, shown, "", &mut found);
    let total = found.len();
    found.truncate(20);
    assert_eq!(total, 0, "{when}:\n{}", found.join("\n"));
}

/// Empties what followers own, and lets them begin anew.
async fn rebuild(platform: &Platform) -> Vec<String> {
    let client = cluster::connect(platform.config()).await;
    let before = mail(&client).await;
    let begin_anew = "delete from mail; delete from message; delete from follower;";
    client.batch_execute(begin_anew).await.unwrap();
    platform.settle().await;
    assert_eq!(
        mail(&client).await,
        before,
        "the same mail in the same order"
    );
    before
}

async fn mail(client: &tokio_postgres::Client) -> Vec<String> {
    let query = "select recipient || ' ' || subject || ' ' || body from mail order by id";
    let rows = client.query(query, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_year_of_use_is_shown_as_it_was_also_after_followers_began_anew() {
    let platform = opened().await;
    let mut shown = snapshot(&platform).await;
    inboxes_alike(&mut shown, false);
    if std::env::var_os("SUNSHINE_KEEP_SNAPSHOT").is_some() {
        return keep(&shown);
    }
    let mut kept: Value = serde_json::from_str(&unpacked("2026.json.gz")).unwrap();
    must_be_as_kept(&kept, &shown, "migrated");

    let sent = rebuild(&platform).await;
    assert!(200 < sent.len(), "{}", sent.len());
    let mut shown = snapshot(&platform).await;
    inboxes_alike(&mut shown, true);
    inboxes_alike(&mut kept, true);
    must_be_as_kept(&kept, &shown, "after the rebuild");
}

/// Writes what is shown as what will have to be shown from now on.
fn keep(shown: &Value) {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let text = serde_json::to_string_pretty(shown).unwrap();
    packed.write_all(text.as_bytes()).unwrap();
    std::fs::write(path("2026.json.gz"), packed.finish().unwrap()).unwrap();
}

#[test]
fn a_difference_is_found_and_a_gain_is_none() {
    let kept = json!({ "price": "1.00", "items": [1, 2] });
    let count = |shown: &Value| {
        let mut found = Vec::new();
        differences(&kept, shown, "", &mut found);
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
