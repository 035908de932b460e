//! What a row left blank comes from another load: it is named when that load, which alone had stated it, is undone.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

use super::MONDAY;
use super::by_row::second_buyer;
use super::reversed::reverse;

const HEADER: &str = "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期,截止日期,来源\n";

/// A row of the first product: its platform, level, price, pack ratio and last day.
fn row(cells: [&str; 5]) -> String {
    row_of(1, cells)
}

fn row_of(number: u32, [platform, level, price, ratio, last]: [&str; 5]) -> String {
    let code = Goods::number(number).code;
    format!("{code},44,{platform},{level},listing,{price},{ratio},2026-01-01,{last},公告\n")
}

/// Loads a file of a kind of prices as they are listed, which takes something of every row.
async fn load_as(platform: &Platform, who: &str, kind: &str, rows: &str) -> Value {
    let file = format!("{HEADER}{rows}");
    let done = platform.load(who, kind, "清单.csv", file.into()).await;
    assert_eq!(done["accepted"], rows.lines().count(), "{done}");
    done
}

async fn load(platform: &Platform, rows: &str) -> Value {
    load_as(platform, "operator", "listed-prices", rows).await
}

/// What stays when a load is undone by a person, as named: of rows of other files.
async fn left(platform: &Platform, who: &str, load: &Value) -> Vec<String> {
    let seen = reverse(platform, who, load, true).await.must(200);
    let done = reverse(platform, who, load, false).await.must(200);
    assert_eq!(seen["left"], done["left"], "{seen} {done}");
    let shown = done["left_shown"].as_array().unwrap().iter();
    let shown = shown.filter(|one| one["what"].as_str().unwrap().starts_with("文件"));
    let shown = shown.map(|one| {
        let reason = one["reason"]["zh"].as_str().or(one["reason"].as_str());
        format!("{} {}", one["what"].as_str().unwrap(), reason.unwrap())
    });
    shown.collect()
}

/// Asserts that one row of a file is named, with these cells.
fn names(left: &[String], cells: &str) {
    let [one] = left else {
        panic!("one row is named: {left:?}")
    };
    let begin = format!("文件“清单.csv”第2行 该行未写{cells}，");
    assert!(one.starts_with(&begin), "{one}");
}

async fn with_product() -> Platform {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    platform
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ratio_and_a_last_day_that_only_the_undone_load_had_stated_are_named() {
    let platform = with_product().await;
    load(&platform, &row(["省平台", "", "100", "", "2026-12-30"])).await;
    let wrong = load(&platform, &row(["省平台", "", "180", "2", "2026-12-31"])).await;
    // One that came after passes them on.
    load(&platform, &row(["省平台", "", "170", "", ""])).await;
    load(&platform, &row(["省平台", "", "160", "", ""])).await;
    let left = left(&platform, "operator2", &wrong).await;
    names(&left, "包装转换比（2）、截止日期（2026-12-31）");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_recorded_before_the_undone_load_or_is_stated_is_not_named() {
    let platform = with_product().await;
    load(&platform, &row(["省平台", "", "200", "2", ""])).await;
    let wrong = load(&platform, &row(["省平台", "", "190", "2", "2026-12-31"])).await;
    load(&platform, &row(["省平台", "", "180", "", "2026-12-30"])).await;
    let left = left(&platform, "operator2", &wrong).await;
    assert_eq!(left, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_level_of_the_undone_load_is_named_whichever_it_is_and_of_whichever_product() {
    let platform = with_product().await;
    platform.product(&Goods::number(2)).await;
    // A city by its name, listed as the province's.
    let province = load(&platform, &row(["深圳阳光平台", "省级", "100", "", ""])).await;
    load(&platform, &row(["深圳阳光平台", "", "95", "", ""])).await;
    names(
        &left(&platform, "operator2", &province).await,
        "平台级别（省级）",
    );
    // None by its name, known as a city's by another product.
    let city = load(&platform, &row_of(2, ["湾区平台", "市级", "100", "", ""])).await;
    load(&platform, &row(["湾区平台", "", "90", "", ""])).await;
    names(
        &left(&platform, "operator2", &city).await,
        "平台级别（市级）",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_only_the_undone_load_had_listed_is_named() {
    let platform = with_product().await;
    let wrong = load(&platform, &row(["采购联盟平台", "", "100", "", ""])).await;
    load(&platform, &row(["", "", "95", "", ""])).await;
    names(
        &left(&platform, "operator2", &wrong).await,
        "平台（采购联盟平台）",
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_another_load_had_listed_too_is_known_without_the_undone_one() {
    let platform = with_product().await;
    load(&platform, &row(["省平台", "", "94", "", ""])).await;
    let again = load(&platform, &row(["省平台", "", "93", "", ""])).await;
    load(&platform, &row(["", "", "92", "", ""])).await;
    let left = left(&platform, "operator2", &again).await;
    assert_eq!(left, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_lists_and_declarations_that_took_a_value_over_are_named() {
    for (who, kind) in [("operator", "linkage-lists"), ("maker", "declarations")] {
        let platform = with_product().await;
        load(&platform, &row(["省平台", "", "200", "", ""])).await;
        let wrong = load(&platform, &row(["省平台", "", "190", "2", ""])).await;
        load_as(&platform, who, kind, &row(["省平台", "", "170", "", ""])).await;
        names(
            &left(&platform, "operator2", &wrong).await,
            "包装转换比（2）",
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_is_held_is_named_and_one_that_is_undone_is_not() {
    let platform = with_product().await;
    load(&platform, &row(["省平台", "", "200", "", ""])).await;
    let wrong = load(&platform, &row(["省平台", "", "190", "2", ""])).await;
    let far = format!("{HEADER}{}", row(["省平台", "", "1900", "", ""]));
    let far = platform
        .load("operator", "listed-prices", "清单.csv", far.into())
        .await;
    assert_eq!(far["counts"]["held"], 1, "{far}");
    let seen = reverse(&platform, "operator2", &wrong, true)
        .await
        .must(200);
    let shown = seen["left_shown"].to_string();
    assert!(shown.contains("包装转换比（2）"), "{seen}");
    let _gone = reverse(&platform, "operator2", &far, false).await.must(200);
    let left = left(&platform, "operator2", &wrong).await;
    assert_eq!(left, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contract_and_its_last_day_that_only_the_undone_file_of_a_hospital_had_stated_are_named()
{
    let platform = Platform::start(MONDAY).await;
    second_buyer(&platform).await;
    platform.capped(1, "100").await;
    let code = Goods::number(1).code;
    let own = async |price: &str, last: &str, contract: &str| {
        let file = format!(
            "27位码,价格,生效日期,截止日期,合同编号\n{code},{price},2026-01-01,{last},{contract}\n"
        );
        let done = platform
            .load(HOSPITAL, "current-prices", "清单.csv", file.into())
            .await;
        assert_eq!(done["accepted"], 1, "{done}");
        done
    };
    own("120", "", "HT-1").await;
    let wrong = own("110", "2026-12-31", "HT-1").await;
    own("108", "", "").await;
    let left = left(&platform, "reader", &wrong).await;
    names(&left, "截止日期（2026-12-31）");
    let other = json!(left).to_string();
    assert!(!other.contains("HT-1"), "it was recorded before: {other}");
}
