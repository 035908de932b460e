//! What the free text of a document decides about listed prices, and what it does not: lots of several documents count beside each
//! other (A10), a correction names its document, and a price ends in the words of another document too.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{HOSPITAL, Platform};

use super::MONDAY;

const HEADER: &str = "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源\n";

fn row(price: &str, from: &str, to: &str, source: &str) -> String {
    format!("C14020315924063616500000001,33,省平台,省级,listing,{price},1,{from},{to},{source}\n")
}

fn file(rows: &[String]) -> String {
    HEADER.to_owned() + &rows.concat()
}

async fn load(platform: &Platform, rows: &[String]) -> Value {
    let import = platform
        .load("operator", "listed-prices", "价格.csv", file(rows).into())
        .await;
    assert_eq!(import["state"], "done", "{import}");
    import
}

async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}");
    platform.get(HOSPITAL, &path).await.must(200)["reference_limit"].clone()
}

/// Ends of prices that wait at the desk.
async fn held(platform: &Platform) -> Vec<Value> {
    let path = "/price-changes?state=submitted&origin=rise";
    let found = platform.get("operator2", path).await.must(200);
    found["items"].as_array().unwrap().clone()
}

async fn decide(platform: &Platform, change: &Value, action: &str) {
    let body =
        json!({"action": action, "ids": [change["id"]], "reason": "另一批次", "title": "公示"});
    let path = "/price-changes/decisions";
    let decided = platform.post("operator2", path, body).await.must(200);
    assert_eq!(decided["results"][0]["problem"], Value::Null, "{decided}");
}

async fn go_to(platform: &Platform, instant: &str) {
    platform.wait_until(instant);
    platform.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn case_a10_of_two_documents_the_lower_counts_whatever_the_order_and_the_file() {
    let low = || row("50", "2026-03-01", "", "甲公告");
    let high = || row("99", "2026-03-01", "", "乙公告");
    let orders = [
        vec![vec![low()], vec![high()]],
        vec![vec![high()], vec![low()]],
        vec![vec![low(), high()]],
        vec![vec![high(), low()]],
    ];
    for loads in orders {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "100").await;
        platform.wait_until("2026-03-02T10:00:00+08:00");
        for rows in &loads {
            let import = load(&platform, rows).await;
            assert_eq!(import["counts"]["accepted"], rows.len(), "{import}");
        }
        assert_eq!(limit(&platform, product).await, "50.00", "{loads:?}");
        assert_eq!(held(&platform).await, Vec::<Value>::new(), "{loads:?}");
        go_to(&platform, "2026-03-11T00:00:00+08:00").await;
        assert_eq!(limit(&platform, product).await, "50.00", "{loads:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_higher_price_of_another_document_is_warned_of_and_replaces_only_its_own() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    load(&platform, &[row("50", "2026-03-01", "", "甲公告")]).await;
    platform.wait_until("2026-03-02T10:00:00+08:00");
    let higher = [row("99", "2026-03-01", "", "乙公告")];
    let seen = platform
        .foresee("operator", "listed-prices", &file(&higher))
        .await
        .must(200);
    let around = &seen["acting"][0]["around"];
    assert_eq!(
        around["beside"],
        json!([{"price": "50.00", "source": "甲公告"}]),
        "{around}"
    );
    assert_eq!(around["rise_held"], Value::Null, "{around}");
    assert_eq!(seen["prices"]["rises_held"], 0);
    let warnings = seen["acting"][0]["warnings"].to_string();
    assert!(
        warnings.contains("并存") && warnings.contains("50.00（来源“甲公告”）"),
        "{warnings}"
    );
    let counted = seen["warned"].to_string();
    assert!(counted.contains("两价并存"), "counted by kind: {counted}");
    load(&platform, &higher).await;
    assert_eq!(held(&platform).await, Vec::<Value>::new());
    // A correction names the document that it corrects: the rise is held and public before it is law.
    load(&platform, &[row("98", "2026-03-01", "", "甲公告")]).await;
    assert_eq!(limit(&platform, product).await, "50.00");
    let held = held(&platform).await;
    assert_eq!(held.len(), 1, "{held:?}");
    assert_eq!(
        (&held[0]["price"], &held[0]["limit_after"]),
        (&json!("50.00"), &json!("98.00"))
    );
    decide(&platform, &held[0], "publicity").await;
    go_to(&platform, "2026-03-11T00:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "98.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_price_is_its_end_in_whatever_document() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "200").await;
    load(&platform, &[row("100", "2026-01-01", "", "省平台挂网公告")]).await;
    platform.wait_until("2026-03-02T10:00:00+08:00");
    let rows = [
        row("100", "2026-01-01", "2026-03-02", "旧价截止"),
        row("130", "2026-03-03", "", "新价"),
    ];
    let seen = platform
        .foresee("operator", "listed-prices", &file(&rows))
        .await
        .must(200);
    assert_eq!(seen["prices"]["rises_held"], 1, "{seen}");
    let rise = &seen["prices"]["rising"][0]["rise"];
    assert_eq!(
        *rise,
        json!({"on": "2026-03-03", "limit_before": "100.00", "limit_after": "130.00"})
    );
    load(&platform, &rows).await;
    go_to(&platform, "2026-03-03T09:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "100.00", "held");
    let held = held(&platform).await;
    decide(&platform, &held[0], "publicity").await;
    go_to(&platform, "2026-03-20T09:00:00+08:00").await;
    assert_eq!(limit(&platform, product).await, "130.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn case_a10_lots_of_two_documents_and_of_one_file_count_beside_each_other() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "200").await;
    load(&platform, &[row("130", "2026-01-01", "", "第一批")]).await;
    let second = [row("125", "2026-01-01", "", "第二批")];
    let seen = platform
        .foresee("operator", "listed-prices", &file(&second))
        .await
        .must(200);
    let around = &seen["acting"][0]["around"];
    assert_eq!(
        around["beside"],
        json!([{"price": "130.00", "source": "第一批"}])
    );
    assert_eq!(around["price_after"], "125.00");
    load(&platform, &second).await;
    assert_eq!(limit(&platform, product).await, "125.00");
    assert_eq!(held(&platform).await, Vec::<Value>::new());
    // Both lots of one file, and the same file again, replace nothing of other documents.
    let both = [
        row("130", "2026-01-01", "", "第三批"),
        row("125", "2026-01-01", "", "第三批"),
    ];
    load(&platform, &both).await;
    load(&platform, &both).await;
    assert_eq!(held(&platform).await, Vec::<Value>::new());
    assert_eq!(limit(&platform, product).await, "125.00");
    let replaced = [row("124", "2026-01-01", "", "第三批")];
    let seen = platform
        .foresee("operator", "listed-prices", &file(&replaced))
        .await
        .must(200);
    assert_eq!(seen["prices"]["replaced"], 2, "its own document's: {seen}");
}
