//! Rows of a list that are over before they count: from the beginning, by a correction, by an objection.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::{MONDAY, OVER, limit, linked, listing, preview, publicized, row};

/// A day within the publicity.
const LAST_DAY: &str = "2026-03-05";

/// The row of the list that is public of a product.
async fn row_of(platform: &Platform, product: domain::ProductId) -> String {
    let path = format!("/price-changes?state=publicized&product_id={product}");
    let found = platform.get("operator", &path).await.must(200);
    assert_eq!(found["total"], 1, "{found}");
    found["items"][0]["id"].as_str().unwrap().to_owned()
}

async fn corrected(platform: &Platform, id: &str, price: &str) -> Value {
    let body = json!({"price": price, "effective_to": LAST_DAY, "reason": "录入有误"});
    let path = format!("/price-changes/{id}/correction");
    platform.post("operator2", &path, body).await.must(200)
}

async fn upheld(platform: &Platform, id: &str) {
    let body = json!({"reason": "该价格不实"});
    let path = format!("/price-changes/{id}/objections");
    let raised = platform.post(HOSPITAL, &path, body).await.must(201);
    let corrected = json!({"price": "74", "effective_to": LAST_DAY});
    let body = json!({"upheld": true, "answer": "经核实", "corrected": corrected});
    let path = format!("/objections/{}/answer", raised["id"].as_str().unwrap());
    let _ = platform.post("operator2", &path, body).await.must(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_is_over_before_it_counts_leaves_the_limit_where_it_is() {
    let platform = Platform::start(MONDAY).await;
    let goods: Vec<Goods> = (1..=4).map(Goods::number).collect();
    let products = platform.products(&goods).await;
    let listed = [Listed::at("44", "80"), Listed::at("33", "100")];
    platform.listed_alike(&goods, &listed).await;
    let mut rows = row(1, "44", "listing", "75", "2026-02-01", LAST_DAY);
    for number in 2..=4 {
        rows += &listing(number, "44", "75");
    }
    let list = linked(&platform, &rows).await;
    let foreseen = preview(&platform, &list).await;
    assert_eq!(foreseen["rises"], 0, "{foreseen}");
    assert_eq!(foreseen["falls"], 3, "{foreseen}");
    publicized(&platform, &list).await;
    corrected(&platform, &row_of(&platform, products[1]).await, "75").await;
    corrected(&platform, &row_of(&platform, products[2]).await, "80").await;
    upheld(&platform, &row_of(&platform, products[3]).await).await;
    for day in [
        OVER,
        "2026-03-11T00:00:00+08:00",
        "2026-12-31T00:00:00+08:00",
    ] {
        platform.wait_until(day);
        platform.settle().await;
        for (number, product) in (1..).zip(&products) {
            let is = limit(&platform, *product).await;
            assert_eq!(is, "80.00", "{number} on {day}");
        }
    }
    let announced = platform.get("operator", "/price-changes?state=announced");
    assert_eq!(announced.await.must(200)["total"], 4);
}
