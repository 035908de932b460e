//! What the free text of a document decides about listed prices, and what it does not: a price that is corrected or ended in the words
//! of another document is looked at, and lots of several documents count beside each other (A10).

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
async fn the_right_price_of_another_document_helps_and_who_checks_decides_whether_it_is_a_lot() {
    for (action, expected) in [("publicity", "99.00"), ("refusal", "50.00")] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "100").await;
        load(&platform, &[row("50", "2026-03-01", "", "甲公告")]).await;
        assert_eq!(limit(&platform, product).await, "50.00");
        platform.wait_until("2026-03-02T10:00:00+08:00");
        let right = [row("99", "2026-03-01", "", "乙公告")];
        let seen = platform
            .foresee("operator", "listed-prices", &file(&right))
            .await
            .must(200);
        let around = &seen["acting"][0]["around"];
        assert_eq!(
            around["beside"],
            json!([{"price": "50.00", "source": "甲公告"}]),
            "{around}"
        );
        let rise = json!({"on": "2026-03-02", "limit_before": "50.00", "limit_after": "99.00"});
        assert_eq!(around["rise_held"], rise, "{around}");
        assert_eq!(seen["prices"]["rises_held"], 1);
        let warnings = seen["acting"][0]["warnings"].to_string();
        assert!(
            warnings.contains("并存") && warnings.contains("50.00（来源“甲公告”）"),
            "{warnings}"
        );
        let counted = seen["warned"].to_string();
        assert!(counted.contains("两价并存"), "counted by kind: {counted}");
        let import = load(&platform, &right).await;
        assert_eq!(import["counts"]["accepted"], 1, "{import}");
        assert_eq!(
            limit(&platform, product).await,
            "50.00",
            "nothing rises unseen"
        );
        let held = held(&platform).await;
        assert_eq!(held.len(), 1, "{held:?}");
        assert_eq!(
            (&held[0]["price"], &held[0]["limit_after"]),
            (&json!("50.00"), &json!("99.00"))
        );
        decide(&platform, &held[0], action).await;
        go_to(&platform, "2026-03-11T00:00:00+08:00").await;
        assert_eq!(limit(&platform, product).await, expected, "{action}");
    }
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
async fn case_a10_lots_of_two_documents_count_beside_each_other_unless_the_first_was_lower() {
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
    // Both lots of one file, and the same file again, question nothing.
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
