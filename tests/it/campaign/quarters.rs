//! What a file answers when collections of several quarters are open: the one that it was exported from, or that it states.

use serde_json::{Value, json};
use tests::{Platform, declaration};

use super::{MONDAY, goods, opened, progress};

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,来源,报送季度\n";

/// A row with a price of one of the maker's two products; both have 100 yuan of 省平台 listed.
fn row(number: u32, price: &str, quarter: &str) -> String {
    format!("C140203159240636165{number:08},44,省平台,listing,{price},2020-01-01,公告,{quarter}\n")
}

/// The collection of the next quarter, opened before that begins.
async fn next_opened(platform: &Platform) -> String {
    let body = json!({"quarter": "2026Q2", "due_on": "2026-03-20", "confirmed": true});
    let made = platform.post("operator", "/campaigns", body).await;
    format!("/campaigns/{}", made.must(201)["id"].as_str().unwrap())
}

async fn loaded(platform: &Platform, file: &str) -> Value {
    let file = file.as_bytes().to_vec();
    platform.load("maker", "declarations", "表.csv", file).await
}

async fn foreseen(platform: &Platform, file: &str) -> Value {
    let seen = platform.foresee("maker", "declarations", file).await;
    seen.must(200)
}

fn reads(seen: &Value, group: &str, words: &str) -> bool {
    let rows = seen[group].as_array().unwrap();
    !rows.is_empty()
        && rows
            .iter()
            .all(|row| row["reason"].as_str().unwrap().contains(words))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exported_list_answers_the_campaign_that_it_was_exported_from_alone() {
    let platform = Platform::start(MONDAY).await;
    let _goods = goods(&platform).await;
    let (this, next) = (opened(&platform).await, next_opened(&platform).await);
    let list = format!("{this}/products?format=xlsx");
    let file = platform.get("maker", &list).await;
    assert_eq!(file.status, 200);
    let import = platform
        .load("maker", "declarations", "价格报送表.xlsx", file.bytes)
        .await;
    assert_eq!(import["counts"]["unchanged"], 2, "{import}");
    assert_eq!(progress(&platform, "maker", &this).await, (2, 2));
    assert_eq!(progress(&platform, "maker", &next).await, (2, 0));
    assert_eq!(
        progress(&platform, "operator", &next).await,
        (3, 0),
        "nothing of the next quarter is reported"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_an_ended_campaign_comes_back_unchanged_and_its_new_prices_are_refused() {
    let platform = Platform::start(MONDAY).await;
    let _goods = goods(&platform).await;
    let this = opened(&platform).await;
    let answered = HEADER.to_owned() + &row(1, "95", "2026Q1") + &row(2, "100", "2026Q1");
    let import = loaded(&platform, &answered).await;
    assert_eq!(import["counts"]["accepted"], 1, "{import}");
    platform.wait_until("2026-04-01T09:00:00+08:00");
    platform.settle().await;
    let list = format!("{this}/products?format=xlsx");
    let file = platform.get("maker", &list).await;
    assert_eq!(file.status, 200);
    let import = platform
        .load("maker", "declarations", "价格报送表.xlsx", file.bytes)
        .await;
    let counts = &import["counts"];
    assert_eq!(
        (&counts["error"], &counts["accepted"]),
        (&json!(0), &json!(0)),
        "{import}"
    );
    // What is listed, and what is on its way: both are known. A new price is declared without the quarter that is over.
    let late = HEADER.to_owned() + &row(1, "95", "2026Q1") + &row(2, "90", "2026Q1");
    let seen = foreseen(&platform, &late).await;
    assert_eq!(seen["counts"]["unchanged"], 1, "{seen}");
    assert_eq!(seen["counts"]["error"], 1, "{seen}");
    assert!(reads(&seen, "refused", "清空报送季度"), "{seen}");
    // Of another's product nobody learns what is listed.
    let others = HEADER.to_owned() + &row(3, "100", "2026Q1");
    let seen = foreseen(&platform, &others).await;
    assert_eq!(seen["counts"]["error"], 1, "{seen}");
    assert!(reads(&seen, "refused", "清空报送季度"), "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_without_a_quarter_is_refused_while_several_campaigns_of_its_product_are_open() {
    let platform = Platform::start(MONDAY).await;
    let _goods = goods(&platform).await;
    let this = opened(&platform).await;
    let unstated = HEADER.to_owned() + &row(1, "100", "") + &row(2, "95", "");
    let seen = foreseen(&platform, &unstated).await;
    let note = &seen["notes"][0];
    assert_eq!(
        note, "1个产品按价格不变报送2026Q1的价格",
        "the only open one: {seen}"
    );

    let next = next_opened(&platform).await;
    let seen = foreseen(&platform, &unstated).await;
    assert_eq!(seen["counts"]["error"], 2, "{seen}");
    assert!(reads(&seen, "refused", "2026Q1、2026Q2"), "{seen}");
    let import = loaded(&platform, &unstated).await;
    assert_eq!(import["counts"]["error"], 2, "{import}");
    for path in [&this, &next] {
        assert_eq!(progress(&platform, "maker", path).await, (2, 0));
    }
    let declared = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(declared["total"], 0, "{declared}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_counts_what_a_file_reports_as_unchanged_for_each_quarter() {
    let platform = Platform::start(MONDAY).await;
    let _goods = goods(&platform).await;
    let (this, next) = (opened(&platform).await, next_opened(&platform).await);
    let file = HEADER.to_owned()
        + &row(1, "100", "2026Q1")
        + &row(2, "100", "2026q1")
        + &row(2, "100", "2026Q2");
    let seen = foreseen(&platform, &file).await;
    let notes: Vec<&str> = (seen["notes"].as_array().unwrap().iter())
        .map(|note| note.as_str().unwrap())
        .collect();
    assert_eq!(
        notes,
        [
            "2个产品按价格不变报送2026Q1的价格",
            "1个产品按价格不变报送2026Q2的价格"
        ],
        "{seen}"
    );
    assert_eq!(
        progress(&platform, "maker", &this).await,
        (2, 0),
        "a preview"
    );
    let _import = loaded(&platform, &file).await;
    assert_eq!(progress(&platform, "maker", &this).await, (2, 2));
    assert_eq!(progress(&platform, "maker", &next).await, (2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_of_which_a_row_was_refused_is_not_reported() {
    let platform = Platform::start(MONDAY).await;
    let _goods = goods(&platform).await;
    let this = opened(&platform).await;
    let file = HEADER.to_owned()
        + &row(1, "100", "2026Q1")
        + &row(1, "95", "2025Q4")
        + &row(2, "100", "2026Q1")
        + &row(2, "94", "2026Q5");
    let seen = foreseen(&platform, &file).await;
    assert_eq!(seen["counts"]["error"], 2, "{seen}");
    assert!(
        seen["refused"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("2025年第4季度"),
        "a quarter without an open collection: {seen}"
    );
    let import = loaded(&platform, &file).await;
    assert_eq!(import["counts"]["error"], 2, "{import}");
    let left = platform
        .get("maker", &format!("{this}/products?answered=false"))
        .await
        .must(200);
    let ids = left["items"].as_array().unwrap().len();
    assert_eq!(
        (ids, progress(&platform, "maker", &this).await),
        (2, (2, 0))
    );
}

#[tokio::test]
async fn a_price_declared_by_hand_answers_the_campaign_that_it_names_or_the_only_open_one() {
    let platform = Platform::start(MONDAY).await;
    let [first, second, _] = goods(&platform).await;
    let this = opened(&platform).await;
    let declare = async |body: Value| {
        let made = platform.post("maker", "/declarations", body).await;
        assert_eq!(made.status, 201, "{}", made.body);
    };
    declare(declaration(first, "44", "90")).await;
    assert_eq!(progress(&platform, "maker", &this).await, (2, 1));
    let next = next_opened(&platform).await;
    declare(declaration(second, "44", "90")).await;
    assert_eq!(
        progress(&platform, "maker", &this).await,
        (2, 1),
        "nobody knows which of the two is meant"
    );
    let mut named = declaration(second, "44", "89");
    named["campaign_id"] = json!(next.rsplit('/').next());
    declare(named).await;
    assert_eq!(progress(&platform, "maker", &this).await, (2, 1));
    assert_eq!(progress(&platform, "maker", &next).await, (2, 1));
}
