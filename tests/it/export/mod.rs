//! Lists that are too long to be written at once: whole, in their order, for whoever asked and may read them, once.

mod background;
mod cancelled;
mod killed;
mod lists;
mod rights;

use std::io::Cursor;
use std::time::Duration;

use calamine::{Data, Reader, Xlsx};
use domain::export::{Language, Wanted};
use domain::{Clock, ProductId, SystemClock, export};
use futures_util::future::BoxFuture;
use reqwest::Method;
use serde_json::Value;
use tests::{Goods, HOSPITAL, Platform, Reply};

use crate::declared::Declared;

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /exports", "?+++++++++"),
        ("GET /exports/{id}", "?000000+00"),
        ("POST /exports/{id}/cancellation", "?000000+00"),
        ("GET /exports/{id}/file", "?000000+00"),
    ],
    thing: Some(("exports", requested)),
    events: &[
        ("export-requested", "HMDO", "name"),
        ("export-finished", "HMDO", "bytes name rows"),
        ("export-failed", "HMDO", "name reason rows"),
        ("export-cancelled", "HMDO", "name rows"),
        ("export-file-removed", "HMDO", "bytes name rows"),
    ],
    ..Declared::NOTHING
};

/// The organisations, asked for by `operator`.
fn requested(platform: &Platform, _product: ProductId) -> BoxFuture<'_, String> {
    Box::pin(async move {
        let caller = platform.caller("operator").await;
        let ground = platform.app.ground();
        let mut connection = ground.db.get().await.unwrap();
        let tx = connection.transaction().await.unwrap();
        let wanted = Wanted {
            path: "/api/v1/organisations".to_owned(),
            query: String::new(),
            language: Language::Zh,
            name: "机构企业".to_owned(),
            rows_total: None,
        };
        let wall = SystemClock.now();
        let started = export::start(&tx, &ground.moment(), wall, &caller, &wanted).await;
        tx.commit().await.unwrap();
        started.unwrap().id.to_string()
    })
}

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// How often to look whether an export has ended.
const LOOK: Duration = Duration::from_millis(10);

/// So many rows are written at once from now on.
async fn at_once(platform: &Platform, rows: usize) {
    let rows = rows.to_string();
    let day = platform.app.ground().moment().today().to_string();
    platform
        .amended("export.rows_at_once", &rows, "◇", &day)
        .await;
}

/// The first hospital pays a price for each of so many products.
async fn own_prices(platform: &Platform, count: u32) {
    let goods: Vec<Goods> = (1..=count).map(Goods::number).collect();
    let _products = platform.products(&goods).await;
    let rows = goods
        .iter()
        .map(|one| format!("{},88.8,2026-01-01\n", one.code));
    let file: String = ["医保编码,现行采购价,生效日期\n".to_owned()]
        .into_iter()
        .chain(rows)
        .collect();
    let loaded = platform
        .load(HOSPITAL, "current-prices", "价格.csv", file.into())
        .await;
    assert_eq!(loaded["counts"]["accepted"], count, "{loaded}");
}

async fn as_file(platform: &Platform, account: &str, path: &str) -> Reply {
    let mark = if path.contains('?') { '&' } else { '?' };
    let path = format!("{path}{mark}format=xlsx");
    platform.get(account, &path).await
}

/// The export when it has ended, whichever way.
async fn ended(platform: &Platform, account: &str, started: &Value) -> Value {
    let path = format!("/exports/{}", started["id"].as_str().unwrap());
    loop {
        let export = platform.get(account, &path).await.must(200);
        if !matches!(export["state"].as_str().unwrap(), "queued" | "running") {
            return export;
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn file(platform: &Platform, account: &str, export: &Value) -> Reply {
    let path = format!("/exports/{}/file", export["id"].as_str().unwrap());
    let request = platform.request(account, Method::GET, &path);
    platform.send(request).await
}

/// The whole list of an account as a file, which must be written in the background.
async fn written(platform: &Platform, account: &str, path: &str) -> (Value, Vec<u8>) {
    let started = as_file(platform, account, path).await.must(202);
    let export = ended(platform, account, &started).await;
    assert_eq!(export["state"], "done", "{path}: {export}");
    let file = file(platform, account, &export).await;
    assert_eq!(file.status, 200, "{path}: {}", file.body);
    assert_eq!(export["bytes"], file.bytes.len(), "{path}");
    (export, file.bytes)
}

/// The rows of the first worksheet, its header first.
fn rows(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    sheet.rows().map(<[Data]>::to_vec).collect()
}
