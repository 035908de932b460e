//! Price linkage: a list of another platform, previewed before anything happens, made public, and in effect
//! at the end of its publicity.

mod again;
mod at_once;
mod decision;
mod declared;
mod effect;
mod forecast;
mod loading;
mod over;
mod preview;

pub(crate) use declared::DECLARED;

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// The end of five working days from the Monday.
const OVER: &str = "2026-03-10T00:00:00+08:00";

const HEADER: &str = "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源\n";

/// A row of a list for a numbered product.
fn row(number: u32, region: &str, kind: &str, price: &str, from: &str, to: &str) -> String {
    let code = Goods::number(number).code;
    format!("{code},{region},省平台,省级,{kind},{price},1,{from},{to},\n")
}

pub(super) fn listing(number: u32, region: &str, price: &str) -> String {
    row(number, region, "listing", price, "2026-02-01", "")
}

/// Loads a list and settles; returns the linkage.
pub(super) async fn linked(platform: &Platform, rows: &str) -> Value {
    let file = format!("{HEADER}{rows}").into_bytes();
    let import = platform
        .load("operator", "linkage-lists?again=true", "联动清单.csv", file)
        .await;
    assert_eq!(import["state"], "done", "{import}");
    platform.settle().await;
    let lists = platform.get("operator", "/linkages").await.must(200);
    let list = lists["items"][0].clone();
    assert_eq!(list["import_id"], import["id"]);
    list
}

fn path(list: &Value, rest: &str) -> String {
    format!("/linkages/{}{rest}", list["id"].as_str().unwrap())
}

pub(super) async fn preview(platform: &Platform, list: &Value) -> Value {
    let preview = platform.get("operator", &path(list, "/preview")).await;
    let preview = preview.must(200);
    assert_eq!(preview["state"], "ready", "{preview}");
    assert_eq!(preview["progress"], 1.0);
    preview
}

pub(super) async fn previewed(platform: &Platform, list: &Value, what: &str) -> Vec<Value> {
    let path = path(list, &format!("/preview/{what}?limit=200"));
    let page = platform.get("operator", &path).await.must(200);
    page["items"].as_array().unwrap().clone()
}

async fn publicity_of(platform: &Platform, list: &Value) -> tests::Reply {
    let path = path(list, "/publicity");
    platform.post("operator2", &path, json!({})).await
}

async fn publicized(platform: &Platform, list: &Value) -> Value {
    let body = json!({"title": "外省价格联动第一期"});
    let path = path(list, "/publicity");
    platform.post("operator2", &path, body).await.must(200)
}

async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}");
    platform.get(HOSPITAL, &path).await.must(200)["reference_limit"].clone()
}

async fn amend(platform: &Platform, key: &str, value: &str) {
    let _amended = platform.amended(key, value, "S4-13", "2026-03-02").await;
    platform.settle().await;
}

/// A fall, a rise, nothing new, a first limit, a last one, and wrong rows.
async fn changing(platform: &Platform) -> ([ProductId; 5], Value) {
    let products = [
        platform.capped(1, "100").await,
        platform.capped(2, "110").await,
        platform.capped(3, "90").await,
        platform.product(&Goods::number(4)).await,
        platform.capped(5, "70").await,
    ];
    let mut rows = listing(1, "33", "92");
    rows += &listing(2, "44", "130");
    rows += &row(3, "44", "listing", "90", "2020-01-01", "");
    rows += &listing(4, "53", "200");
    rows += &row(5, "44", "listing", "70", "2026-01-01", "2026-03-10");
    rows += &listing(99, "33", "50");
    rows += &listing(1, "33", "0");
    rows += &listing(1, "33", "92");
    (products, linked(platform, &rows).await)
}
