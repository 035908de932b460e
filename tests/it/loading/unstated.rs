//! A file without the columns of the level and the pack ratio, or with empty cells in them, changes neither.

use domain::ProductId;
use domain::listed_price::PlatformLevel;
use tests::{Goods, HOSPITAL, Listed, Platform};

use super::{MONDAY, counts};

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期";

/// What follows the common columns in a header and in its row, with nothing stated.
const UNSTATED: [(&str, &str); 4] = [
    ("", ""),
    (",平台级别", ","),
    (",包装转换比", ","),
    (",平台级别,包装转换比", ", ,"),
];

/// A product with a limit of 100 that a city lists at 80: two base units for 160.
async fn in_a_city(platform: &Platform) -> ProductId {
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    let city = Listed {
        level: PlatformLevel::City,
        pack_ratio: 2,
        ..Listed::at("33", "160")
    };
    platform
        .listed(&goods, &[Listed::at("44", "100"), city])
        .await;
    product
}

fn row(number: u32, platform: &str, price: &str) -> String {
    let code = Goods::number(number).code;
    format!("{code},33,{platform},挂网价,{price},2020-01-01")
}

async fn limit(platform: &Platform, product: ProductId) -> String {
    let path = format!("/products/{product}");
    let product = platform.get(HOSPITAL, &path).await.must(200);
    product["reference_limit"].to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn listed_prices_keep_the_level_and_the_ratio_that_a_file_does_not_state() {
    let platform = Platform::start(MONDAY).await;
    let product = in_a_city(&platform).await;
    let before = limit(&platform, product).await;
    assert!(before.contains("100"), "{before}");
    let load = async |text: String| {
        platform
            .load("operator", "listed-prices", "价.csv", text.into())
            .await
    };
    for (columns, cells) in UNSTATED {
        let text = format!("{HEADER}{columns}\n{}{cells}\n", row(1, "省平台", "160"));
        let same = load(text).await;
        assert_eq!(counts(&same), (0, 1, 0, 0), "{columns}: {same}");
    }
    let text = format!("{HEADER}\n{}\n", row(1, "省平台", "150"));
    let foreseen = platform.foresee("operator", "listed-prices", &text).await;
    let foreseen = foreseen.must(200);
    let around = &foreseen["acting"][0]["around"];
    assert_eq!(around["price_before"], "80.00", "{foreseen}");
    assert_eq!(around["price_after"], "75.00", "{foreseen}");
    assert_eq!(counts(&load(text).await), (1, 0, 0, 0));
    assert_eq!(limit(&platform, product).await, before);
    let path = format!("/products/{product}/reference-limit");
    let sheet = platform.get("operator", &path).await.must(200);
    let prices = sheet["considered"].as_array().unwrap().iter();
    let of_city: Vec<_> = prices
        .filter(|price| price["region"]["code"] == "33")
        .map(|price| price["base_price"].as_str().unwrap())
        .collect();
    assert_eq!(of_city, ["75.00"], "one price, and corrected: {sheet}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_that_is_new_at_a_platform_has_the_level_of_the_platform() {
    let platform = Platform::start(MONDAY).await;
    let first = in_a_city(&platform).await;
    let second = platform.capped(2, "100").await;
    let load = async |rows: String| {
        let text = format!("{HEADER}\n{rows}\n");
        platform
            .load("operator", "listed-prices", "价.csv", text.into())
            .await
    };
    // In 浙江 only a city lists under this name.
    assert_eq!(counts(&load(row(2, "省平台", "80")).await), (1, 0, 0, 0));
    let limit_of = limit(&platform, second).await;
    assert!(limit_of.contains("100"), "{limit_of}");
    // Nobody knows the other name: it is the province's, as it always was.
    assert_eq!(
        counts(&load(row(2, "浙江省平台", "80")).await),
        (1, 0, 0, 0)
    );
    let limit_of = limit(&platform, second).await;
    assert!(limit_of.contains("80"), "{limit_of}");
    assert!(limit(&platform, first).await.contains("100"));
}

#[tokio::test(flavor = "multi_thread")]
async fn declarations_and_linkage_lists_keep_them_too() {
    let platform = Platform::start(MONDAY).await;
    let product = in_a_city(&platform).await;
    for (columns, cells) in UNSTATED {
        let text = format!("{HEADER}{columns}\n{}{cells}\n", row(1, "省平台", "160"));
        for (account, kind) in [("maker", "declarations"), ("operator", "linkage-lists")] {
            let same = platform
                .load(account, kind, "价.csv", text.clone().into())
                .await;
            assert_eq!(counts(&same), (0, 1, 0, 0), "{kind} {columns}: {same}");
        }
    }
    let text = format!("{HEADER}\n{}\n", row(1, "省平台", "150"));
    let new = platform
        .load("maker", "declarations", "价.csv", text.into())
        .await;
    assert_eq!(counts(&new), (1, 0, 0, 0), "{new}");
    let list = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(list["items"][0]["platform_level"], "city", "{list}");
    assert_eq!(list["items"][0]["base_price"], "75.00", "{list}");
    assert_eq!(list["items"][0]["product"]["id"], product.to_string());
}
