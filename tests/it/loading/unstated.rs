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

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_of_lots_with_different_ratios_shows_what_the_load_records() {
    let head = format!("{HEADER},包装转换比,来源");
    let code = Goods::number(1).code;
    let row = |price: &str, ratio: &str, source: &str| {
        format!("{code},44,广东省,挂网价,{price},2026-01-01,{ratio},{source}\n")
    };
    let lots = [
        // Two lots beside each other under one key, and two of different sources.
        [("60", "2", "公告"), ("250", "10", "公告")],
        [("60", "2", "标段一"), ("250", "10", "标段二")],
    ];
    for (lots, changed, base) in [
        (lots[0], ("60", "", "公告"), "30.00"),
        (lots[0], ("250", "", ""), "25.00"),
        (lots[0], ("40", "", "公告"), "40.00"),
        (lots[0], ("96", "4", "公告"), "24.00"),
        (lots[1], ("70", "", "标段一"), "35.00"),
        (lots[1], ("300", "", "标段二"), "30.00"),
        (lots[1], ("60", "", "标段一"), "30.00"),
    ] {
        let platform = Platform::start(MONDAY).await;
        let product = platform.capped(1, "20").await;
        let load = async |text: String| {
            let kind = "listed-prices";
            platform.load("operator", kind, "价.csv", text.into()).await
        };
        let first: String = lots.iter().map(|lot| row(lot.0, lot.1, lot.2)).collect();
        assert_eq!(
            counts(&load(format!("{head}\n{first}")).await),
            (2, 0, 0, 0)
        );
        let (price, ratio, source) = changed;
        // Another last day makes a row of the same price act.
        let line = row(price, ratio, source).replace('\n', ",2027-12-31\n");
        let text = format!("{head},截止日期\n{line}");
        let seen = platform.foresee("operator", "listed-prices", &text).await;
        let seen = seen.must(200);
        assert_eq!(seen["acting"][0]["around"]["price_after"], base, "{seen}");
        assert_eq!(counts(&load(text).await), (1, 0, 0, 0), "{changed:?}");
        let path = format!("/products/{product}/reference-limit");
        let sheet = platform.get("operator", &path).await.must(200);
        let recorded = sheet["considered"].as_array().unwrap().iter();
        let mut recorded = recorded.filter(|one| one["effective_to"] == "2027-12-31");
        assert_eq!(
            recorded.next().unwrap()["base_price"],
            base,
            "{changed:?}: {sheet}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_platform_lists_is_what_is_in_force_there_also_after_a_load_is_undone() {
    let platform = Platform::start(MONDAY).await;
    in_a_city(&platform).await;
    platform.capped(2, "100").await;
    platform.capped(3, "100").await;
    let client = tests::cluster::connect(platform.config()).await;
    let differ = async || -> i64 {
        let query = "select count(*) from platform_listing listing full join (
                select region, platform, count(*) filter (where platform_level = 'city') as city,
                    count(*) filter (where platform_level = 'provincial') as provincial
                from listed_price where superseded_at is null group by region, platform
            ) as listed using (region, platform)
            where coalesce(listing.city, 0) <> coalesce(listed.city, 0)
                or coalesce(listing.provincial, 0) <> coalesce(listed.provincial, 0)";
        client.query_one(query, &[]).await.unwrap().get(0)
    };
    assert_eq!(differ().await, 0);
    let load = async |cells: String| {
        let text = format!("{HEADER},平台级别\n{cells}\n");
        let name = "价.csv";
        platform
            .load("operator", "listed-prices", name, text.into())
            .await
    };
    // Somebody errs: for a while the platform lists as one of the province too.
    let wrong = load(format!("{},省级", row(2, "省平台", "80"))).await;
    assert_eq!(counts(&wrong), (1, 0, 0, 0), "{wrong}");
    let path = format!("/imports/{}/reversal", wrong["id"].as_str().unwrap());
    let reason = serde_json::json!({"reason": "级别有误"});
    let undone = platform.post("operator2", &path, reason).await;
    assert_eq!(undone.status, 200);
    assert_eq!(differ().await, 0);
    let third = load(format!("{},", row(3, "省平台", "80"))).await;
    assert_eq!(counts(&third), (1, 0, 0, 0), "{third}");
    let statement =
        "select platform_level from listed_price where region = 33 and superseded_at is null";
    let levels = client.query(statement, &[]).await.unwrap();
    assert!(levels.iter().all(|row| row.get::<_, &str>(0) == "city"));
    assert_eq!(levels.len(), 2);
}
