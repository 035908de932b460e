//! A row that repeats a price of which a change waits says so, and one that states that the price has no end takes back the end that the
//! same person loaded.

use domain::ProductId;
use serde_json::{Value, json};
use tests::{Goods, Platform};

use super::MONDAY;
use super::exported::remarks;

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,截止日期,来源\n";

async fn load(
    platform: &Platform,
    (account, minute): (&str, u32),
    rows: &[(&str, &str, &str)],
) -> Value {
    platform.wait_until(&format!("2026-03-02T10:{minute:02}:00+08:00"));
    let rows = rows.iter().map(|(price, first, last)| {
        format!("C14020315924063616500000001,44,省平台,listing,{price},{first},{last},\n")
    });
    let file = HEADER.to_owned() + &rows.collect::<String>();
    let kind = "listed-prices?again=true";
    platform.load(account, kind, "价格.csv", file.into()).await
}

/// 110 without an end, and its end with 130 after it, which is held.
async fn with_a_held_end() -> (Platform, ProductId, Value) {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    load(&platform, ("operator", 0), &[("110", "2026-01-01", "")]).await;
    let end = [
        ("110", "2026-01-01", "2026-03-02"),
        ("130", "2026-03-03", ""),
    ];
    load(&platform, ("operator2", 1), &end).await;
    let held = platform
        .get("operator", "/price-changes?origin=rise")
        .await
        .must(200);
    assert_eq!(held["total"], 1, "{held}");
    (platform, product, held["items"][0].clone())
}

const OPEN: [(&str, &str, &str); 1] = [("110", "2026-01-01", "长期")];

async fn state(platform: &Platform, change: &Value) -> Value {
    let path = format!("/price-changes/{}", change["id"].as_str().unwrap());
    platform.get("operator", &path).await.must(200)["state"].clone()
}

/// How many rows repeat a price of which a change waits.
fn waiting_rows(seen: &Value) -> Option<&Value> {
    let mut warned = seen["warned"].as_array().unwrap().iter();
    let warned = warned.find(|one| one["kind"] == "price-change-waiting");
    warned.map(|one| &one["rows"])
}

/// That a load of one row that repeats the price points the change out with these words.
async fn points_out(
    platform: &Platform,
    account: &str,
    import: &Value,
    change: &Value,
    words: &str,
) {
    assert_eq!(import["counts"]["unchanged"], 1, "{import}");
    assert_eq!(waiting_rows(import), Some(&json!(1)), "{import}");
    let remarks = remarks(platform, account, import).await;
    let id = change["id"].as_str().unwrap();
    for part in [words, id] {
        assert!(remarks[0].contains(part), "{part}: {remarks:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_loaded_an_end_takes_it_back_by_stating_that_there_is_none() {
    let (platform, product, change) = with_a_held_end().await;
    // To leave the last day out states nothing.
    let silent = load(&platform, ("operator2", 2), &[("110", "2026-01-01", "")]).await;
    assert_eq!(silent["counts"]["accepted"], 0, "{silent}");
    assert_eq!(state(&platform, &change).await, "submitted");
    let file =
        HEADER.to_owned() + "C14020315924063616500000001,44,省平台,listing,110,2026-01-01,长期,\n";
    let kind = "listed-prices?again=true";
    let seen = platform.foresee("operator2", kind, &file).await.must(200);
    assert_eq!(waiting_rows(&seen), Some(&json!(1)), "{seen}");
    assert_eq!(state(&platform, &change).await, "submitted", "a preview");
    let import = load(&platform, ("operator2", 3), &OPEN).await;
    points_out(&platform, "operator2", &import, &change, "已撤回").await;
    assert_eq!(state(&platform, &change).await, "withdrawn");
    for day in ["2026-03-02", "2026-03-03", "2027-01-01"] {
        let path = format!("/products/{product}/reference-limit?on={day}");
        let sheet = platform.get("operator", &path).await.must(200);
        assert_eq!(sheet["limit"], "110.00", "{day}: {sheet}");
    }
    // The end in another load is held once more.
    let end = [
        ("110", "2026-01-01", "2026-03-02"),
        ("130", "2026-03-03", ""),
    ];
    load(&platform, ("operator", 4), &end).await;
    let path = "/price-changes?origin=rise&state=submitted";
    let held = platform.get("operator", path).await.must(200);
    assert_eq!(held["total"], 1, "{held}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_of_another_person_and_one_that_is_public_stay_and_are_pointed_out() {
    let (platform, _product, change) = with_a_held_end().await;
    let import = load(&platform, ("operator", 2), &OPEN).await;
    points_out(&platform, "operator", &import, &change, "终止待审核").await;
    assert_eq!(state(&platform, &change).await, "submitted");
    let body = json!({"action": "publicity", "ids": [change["id"]]});
    let path = "/price-changes/decisions";
    let _public = platform.post("operator", path, body).await.must(200);
    let import = load(&platform, ("operator2", 3), &OPEN).await;
    points_out(&platform, "operator2", &import, &change, "终止正在公示").await;
    assert_eq!(state(&platform, &change).await, "publicized");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_beside_which_a_typing_error_waits_is_pointed_out() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    load(&platform, ("operator", 0), &[("110", "2026-01-01", "")]).await;
    load(&platform, ("operator", 1), &[("11", "2026-01-01", "")]).await;
    let held = platform
        .get("operator", "/price-changes?origin=outlier")
        .await
        .must(200);
    let change = held["items"][0].clone();
    let import = load(&platform, ("operator", 2), &OPEN).await;
    points_out(&platform, "operator", &import, &change, "待核实的价格").await;
    assert_eq!(state(&platform, &change).await, "submitted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_is_loaded_at_another_level_or_kind_is_pointed_out() {
    for (level, kind, words) in [
        (
            "市级",
            "listing",
            "已以“省级挂网价”登记此产品，本行以“市级挂网价”另行登记",
        ),
        ("省级", "winning", "本行以“省级中标价”另行登记"),
    ] {
        let platform = Platform::start(MONDAY).await;
        platform.product(&Goods::number(1)).await;
        load(&platform, ("operator", 0), &[("110", "2026-01-01", "")]).await;
        let file = format!(
            "27位码,省份,平台,平台级别,价格类型,价格,执行日期\n\
             C14020315924063616500000001,44,省平台,{level},{kind},100,2026-01-01\n"
        );
        let seen = platform
            .foresee("operator", "listed-prices", &file)
            .await
            .must(200);
        let warned = seen["warned"].to_string();
        assert!(warned.contains("price-listed-otherwise"), "{seen}");
        assert!(warned.contains(words), "{seen}");
    }
}

async fn takes_another(platform: &Platform, account: &str) -> bool {
    let path = "/price-changes?origin=rise&state=submitted";
    let held = platform.get(account, path).await.must(200);
    let change = &held["items"][0];
    let body = json!({"action": "publicity", "ids": [change["id"]]});
    let path = "/price-changes/decisions";
    let decided = platform.post(account, path, body).await.must(200);
    let is_refused = decided["results"][0]["problem"]["type"] == "same-person";
    assert_eq!(change["takes_another"], is_refused, "{account}: {change}");
    is_refused
}

#[tokio::test(flavor = "multi_thread")]
async fn who_meant_to_load_the_row_of_a_held_rise_again_is_not_its_second_person() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    load(&platform, ("operator", 0), &[("110", "2026-01-01", "")]).await;
    load(&platform, ("operator", 1), &[("130", "2026-01-01", "")]).await;
    let path = "/price-changes?origin=rise&state=submitted";
    let held = platform.get("operator", path).await.must(200);
    assert_eq!(held["total"], 1, "{held}");
    let change = held["items"][0].clone();
    let again = load(&platform, ("operator2", 2), &[("130", "2026-01-01", "")]).await;
    points_out(&platform, "operator2", &again, &change, "终止待审核").await;
    assert!(takes_another(&platform, "operator2").await, "loaded again");
    assert!(takes_another(&platform, "operator").await, "submitted");
    let body = json!({"action": "publicity", "ids": [change["id"]]});
    let path = "/price-changes/decisions";
    let decided = platform.post("operator2", path, body).await.must(200);
    let detail = decided["results"][0]["problem"]["detail"].as_str().unwrap();
    assert!(detail.contains("撤销另一方的导入"), "the way out: {detail}");
    // A load that is undone speaks for nobody.
    platform.wait_until("2026-03-02T10:03:00+08:00");
    let _undone = super::reversed::reverse(&platform, "operator", &again, false)
        .await
        .must(200);
    assert!(!takes_another(&platform, "operator2").await);
}
