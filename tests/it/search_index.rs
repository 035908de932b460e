//! The search index: never of another past, and open about what it does not know yet.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform, cluster};

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn found(platform: &Platform) -> Vec<String> {
    let page = platform.get(HOSPITAL, "/products?limit=50").await.must(200);
    let items = page["items"].as_array().unwrap();
    let mut codes: Vec<String> = items
        .iter()
        .map(|item| item["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(page["total"], json!(codes.len()));
    codes.sort_unstable();
    codes
}

async fn ready(platform: &Platform) -> u16 {
    let address = format!("{}/readyz", platform.base());
    let answer = tests::client().build().unwrap().get(address).send().await;
    answer.unwrap().status().as_u16()
}

/// Ends the connections of a database, and then does what needs it to be unused.
async fn unused(client: &tokio_postgres::Client, name: &str, statement: &str) {
    for _ in 0..50 {
        let end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
        client.execute(end, &[&name]).await.unwrap();
        if client.batch_execute(statement).await.is_ok() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{statement}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_of_another_past_answers_nothing_until_it_is_built_again() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    platform.settle().await;
    let name = platform.config().get_dbname().unwrap().to_owned();
    let client = cluster::connect(&cluster::config("postgres").await).await;
    let copy = format!("create database {name}_earlier template {name} strategy file_copy");
    unused(&client, &name, &copy).await;
    for number in 2..=4 {
        platform.product(&Goods::number(number)).await;
    }
    platform.settle().await;
    assert_eq!(found(&platform).await.len(), 4);
    assert_eq!(ready(&platform).await, 200);

    // The earlier state is restored, and other products bring it to the same position and beyond.
    unused(
        &client,
        &name,
        &format!("alter database {name} rename to {name}_late"),
    )
    .await;
    unused(
        &client,
        &name,
        &format!("alter database {name}_earlier rename to {name}"),
    )
    .await;
    for number in 5..=9 {
        platform.product(&Goods::number(number)).await;
    }
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(ready(&platform).await, 503);
    for path in [
        "/products",
        "/products?format=xlsx",
        "/products?q=dng&category=14",
    ] {
        let request = platform.request(HOSPITAL, reqwest::Method::GET, path);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 503, "{path}");
        assert!(answer.headers().contains_key("retry-after"), "{path}");
        let problem: Value = answer.json().await.unwrap();
        assert_eq!(problem["type"], "index-building", "{path}");
        assert!(problem["figures"]["total"].is_u64(), "{problem}");
    }

    platform.settle().await;
    let codes = found(&platform).await;
    let expected: Vec<String> = [1, 5, 6, 7, 8, 9]
        .map(|number| Goods::number(number).code)
        .into();
    assert_eq!(codes, expected);
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(ready(&platform).await, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_that_nothing_has_is_named_beside_what_was_found() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    platform.product(&goods).await;
    platform.settle().await;
    let path = format!("/products?q={}%20丁腈", goods.name);
    let page = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(
        (&page["total"], &page["missing"]),
        (&json!(1), &json!(["丁腈"]))
    );
    let page = platform.get(HOSPITAL, "/products").await.must(200);
    assert_eq!(page["missing"], json!([]));
}
