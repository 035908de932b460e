//! Changes of prices: declared, decided on, in publicity, objected to, announced; and that a limit never rises
//! without them.

mod announcement;
mod confirmed;
mod decisions;
mod declarations;
mod declared;
mod life;
mod objections;
mod one_price;
mod outliers;
mod publicity;
mod relatives;
mod rising;
mod takes_another;
mod two_people;
mod ways_back;

pub(crate) use declared::DECLARED;

use domain::ProductId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform, Reply};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

/// The first instant after the five working days of a publicity that was opened on the Monday.
pub(super) const OVER: &str = "2026-03-10T00:00:00+08:00";

fn declaration(product: ProductId, price: &str) -> Value {
    tests::declaration(product, "44", price)
}

pub(super) async fn declared(platform: &Platform, product: ProductId, price: &str) -> String {
    let body = declaration(product, price);
    let change = platform
        .post("maker", "/declarations", body)
        .await
        .must(201);
    assert_eq!(change["state"], "submitted");
    text(&change["id"])
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

async fn decide(platform: &Platform, action: &str, id: &str) -> Value {
    let body = json!({"action": action, "ids": [id], "reason": "请补充依据", "title": "三月公示"});
    let decided = platform
        .post("operator", "/price-changes/decisions", body)
        .await;
    decided.must(200)["results"][0].clone()
}

/// Opens publicity for a change; returns its window.
pub(super) async fn publicized(platform: &Platform, id: &str) -> String {
    let result = decide(platform, "publicity", id).await;
    assert_eq!(result["change"]["state"], "publicized", "{result}");
    text(&result["change"]["publicity"]["id"])
}

async fn change(platform: &Platform, account: &str, id: &str) -> Reply {
    platform.get(account, &format!("/price-changes/{id}")).await
}

async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}");
    platform.get(HOSPITAL, &path).await.must(200)["reference_limit"].clone()
}

async fn sheet(platform: &Platform, product: ProductId, query: &str) -> Value {
    let path = format!("/products/{product}/reference-limit{query}");
    platform.get(HOSPITAL, &path).await.must(200)
}

pub(super) async fn go_to(platform: &Platform, instant: &str) {
    platform.wait_until(instant);
    platform.settle().await;
}

/// The kinds of an account's messages, with their links.
async fn messages(platform: &Platform, account: &str) -> Vec<(String, String)> {
    platform.settle().await;
    let found = platform.get(account, "/messages?limit=200").await.must(200);
    let items = found["items"].as_array().unwrap().iter();
    items
        .map(|one| (text(&one["kind"]), text(&one["link"])))
        .collect()
}

async fn count(platform: &Platform, account: &str, key: &str) -> Value {
    let home = platform.get(account, "/home").await.must(200);
    let counters = home["counters"].as_array().unwrap().iter();
    let mut found = counters.filter(|one| one["key"] == key);
    found.next().map_or(Value::Null, |one| one["count"].clone())
}

fn link_of(messages: &[(String, String)], kind: &str) -> Option<String> {
    let found = messages.iter().find(|(known, _)| known == kind);
    found.map(|(_, link)| link.clone())
}
