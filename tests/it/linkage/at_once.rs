//! Lists, their previews and loads of listed prices at the same time: each decides from what the other left.

use domain::database::Transaction;
use domain::listed_price::{ListedPriceRow, PlatformLevel, PriceKind};
use domain::{ImportId, price_change};
use serde_json::json;
use tests::{Goods, Platform, cluster};
use uuid::Uuid;

use super::{HEADER, MONDAY, listing, path, preview, previewed};
use crate::leaving::until_waiting;

/// Lists a price of the first product without committing it.
async fn list_price(platform: &Platform, tx: &Transaction<'_>, region: &str, price: &str) {
    let row = ListedPriceRow {
        code: Goods::number(1).code,
        region: region.parse().unwrap(),
        platform: "省平台".to_owned(),
        level: PlatformLevel::Provincial,
        kind: PriceKind::Listing,
        price: price.parse().unwrap(),
        pack_ratio: 1_u32.into(),
        effective_from: "2026-02-01".parse().unwrap(),
        effective_to: None,
        source: String::new(),
    };
    let (moment, operator) = (
        platform.app.ground().moment(),
        platform.caller("operator").await,
    );
    let import = ImportId(Uuid::now_v7());
    let listed = price_change::load_listed_prices(tx, &moment, &operator, import, &[row]).await;
    let _verdicts = listed.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_is_listed_while_its_list_is_loaded_is_not_proposed() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let client = cluster::connect(platform.config()).await;
    let mut connection = platform.app.ground().db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    list_price(&platform, &tx, "33", "92").await;
    let file = format!("{HEADER}{}", listing(1, "33", "92")).into_bytes();
    let load = platform.load("operator", "linkage-lists", "联动清单.csv", file);
    let commit = async {
        until_waiting(&client, 1, "the list").await;
        tx.commit().await.unwrap();
    };
    let (import, ()) = tokio::join!(load, commit);
    assert_eq!(import["state"], "done", "{import}");
    assert_eq!(import["counts"]["accepted"], 0, "{import}");
    assert_eq!(import["counts"]["unchanged"], 1, "{import}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_compares_with_the_limit_that_a_load_at_the_same_time_leaves() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let client = cluster::connect(platform.config()).await;
    let file = format!("{HEADER}{}", listing(1, "33", "92")).into_bytes();
    let import = platform.load("operator", "linkage-lists", "联动清单.csv", file);
    assert_eq!(import.await["state"], "done");
    platform.settle().await;
    let lists = platform.get("operator", "/linkages").await.must(200);
    let list = lists["items"][0].clone();
    let again = path(&list, "/preview");
    let _requested = platform.post("operator", &again, json!({})).await;

    let mut connection = platform.app.ground().db.get().await.unwrap();
    let tx = connection.transaction().await.unwrap();
    list_price(&platform, &tx, "53", "95").await;
    let commit = async {
        until_waiting(&client, 1, "the preview").await;
        tx.commit().await.unwrap();
    };
    tokio::join!(platform.settle(), commit);
    assert_eq!(preview(&platform, &list).await["falls"], 1);
    let products = previewed(&platform, &list, "products").await;
    assert_eq!(products[0]["before"], "95.00", "{products:?}");
    assert_eq!(products[0]["after"], "92.00", "{products:?}");
}
