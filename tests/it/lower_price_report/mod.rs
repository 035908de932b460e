//! Lower prices seen elsewhere: the manufacturer's duty, anyone's report, and who is notified of what.

mod decision;
mod declared;
mod duty;
mod hidden;
mod report;

pub(crate) use declared::DECLARED;

use domain::ProductId;
use serde_json::{Value, json};
use tests::Platform;

pub(super) fn reported(product: ProductId, price: &str, executed_on: &str) -> Value {
    json!({
        "product_id": product.to_string(), "region": "33", "platform": "浙江省平台",
        "price": price, "pack_ratio": "1", "executed_on": executed_on,
        "source": "浙药采〔2021〕8号",
    })
}

pub(super) async fn report(platform: &Platform, who: &str, body: Value) -> Value {
    let made = platform.post(who, "/lower-price-reports", body).await;
    made.must(201)
}

pub(super) fn path_of(report: &Value, action: &str) -> String {
    let id = report["id"].as_str().unwrap();
    format!("/lower-price-reports/{id}{action}")
}

pub(super) async fn counter(platform: &Platform, who: &str, key: &str) -> Value {
    let home = platform.get(who, "/home").await.must(200);
    let counters = home["counters"].as_array().unwrap();
    let found = counters.iter().find(|one| one["key"] == key);
    found.unwrap()["count"].clone()
}
