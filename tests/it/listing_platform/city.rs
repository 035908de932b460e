//! Platforms of cities: they are no province's, whoever leaves that out.

use serde_json::Value;
use tests::{HOSPITAL, Platform, cluster};

use super::{HEADER, MONDAY, file, load, row, warned};

const SHENZHEN: &str = "深圳医用耗材阳光交易和监管平台";

async fn limit(platform: &Platform, number: i64) -> Value {
    let path = format!("/products/{number}");
    let product = platform.get(HOSPITAL, &path).await.must(200);
    product["reference_limit"].clone()
}

/// The levels under which prices are in force, by platform.
async fn levels(platform: &Platform) -> Vec<String> {
    let client = cluster::connect(platform.config()).await;
    let query = "select distinct platform || ' ' || platform_level from listed_price where superseded_at is null order by 1";
    let rows = client.query(query, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_of_a_city_without_a_level_moves_no_limit_and_is_warned_of() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    let before = limit(&platform, product.0).await;
    assert!(before.to_string().contains("100"), "{before}");
    for (region, name) in [
        ("44", SHENZHEN),
        ("44", "深圳阳光平台"),
        ("46", "海口市药品采购平台"),
        ("37", "青岛医药集采"),
        ("33", "宁波市医保平台"),
    ] {
        let done = load(&platform, &file(&[row(1, region, name, "60")])).await;
        assert_eq!(done["counts"]["error"], 0, "{name}: {done}");
        let expected = format!(
            "platform-of-city 平台“{name}”是市级平台，未写平台级别，按市级导入，不计入参考限价 1 [2]"
        );
        assert!(warned(&done).contains(&expected), "{:?}", warned(&done));
        assert_eq!(limit(&platform, product.0).await, before, "{name}");
    }
    let of_cities = levels(&platform).await;
    let of_cities: Vec<_> = of_cities
        .iter()
        .filter(|one| one.ends_with("city"))
        .collect();
    assert_eq!(
        of_cities.len(),
        4,
        "a spelling is the same platform: {of_cities:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_of_a_province_without_a_level_counts_and_so_does_a_city_that_is_stated_to_be_one()
{
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "100").await;
    for (region, name, price) in [
        ("44", "广东省药品交易中心", "90"),
        ("22", "吉林省药械采购服务平台", "85"),
        ("12", "天津市医药采购应用平台", "80"),
        ("50", "重庆药品交易所", "75"),
    ] {
        let done = load(&platform, &file(&[row(1, region, name, price)])).await;
        let is_warned = warned(&done).iter().any(|one| one.contains("of-city"));
        assert!(!is_warned, "{done}");
        let after = limit(&platform, product.0).await;
        assert!(after.to_string().contains(price), "{name}: {after}");
    }
    let stated = HEADER.replace('\n', ",平台级别\n");
    let line = row(1, "44", SHENZHEN, "60").replace('\n', ",省级\n");
    let done = load(&platform, &format!("{stated}{line}")).await;
    let expected = format!(
        "platform-of-city 平台“{SHENZHEN}”是市级平台，此行按省级计入参考限价，请核对平台级别 1 [2]"
    );
    assert_eq!(warned(&done), [expected]);
    let after = limit(&platform, product.0).await.to_string();
    assert!(after.contains("60"), "{after}");
    let line = row(1, "44", SHENZHEN, "50").replace('\n', ",市级\n");
    let done = load(&platform, &format!("{stated}{line}")).await;
    // Beside the price of the same platform that was stated to be a province's.
    let warned = warned(&done);
    assert_eq!(warned.len(), 1, "{done}");
    assert!(warned[0].starts_with("price-listed-otherwise "), "{done}");
    assert_eq!(limit(&platform, product.0).await.to_string(), after);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declaration_and_a_list_of_a_city_are_of_a_city_too() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "100").await;
    let text = file(&[row(1, "44", "广州市医药采购平台", "60")]);
    for (account, kind) in [("maker", "declarations"), ("operator", "linkage-lists")] {
        let done = platform
            .load(account, kind, "价.csv", text.clone().into())
            .await;
        assert_eq!(done["counts"]["accepted"], 1, "{kind}: {done}");
        let mut warned = warned(&done).into_iter();
        let is_warned = warned.any(|one| one.starts_with("platform-of-city"));
        assert!(is_warned, "{kind}: {done}");
    }
    let list = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(list["items"][0]["platform_level"], "city", "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_that_names_no_platform_and_no_level_is_of_the_province_whatever_came_before() {
    let nameless = "27位码,省份,平台级别,价格类型,价格,执行日期,来源\n";
    for before in ["", "市级", "省级"] {
        let platform = Platform::start(MONDAY).await;
        platform.capped(1, "100").await;
        platform.capped(2, "100").await;
        let of = |number: u32, level: &str, price: &str| {
            let named = row(number, "54", "", price);
            let code = named.split(',').next().unwrap().to_owned();
            format!("{nameless}{code},54,{level},listing,{price},2026-01-01,公告\n")
        };
        load(&platform, &of(1, before, "80")).await;
        let done = load(&platform, &of(2, "", "60")).await;
        assert_eq!(done["counts"]["accepted"], 1, "{before}: {done}");
        let after = limit(&platform, 2).await.to_string();
        assert!(after.contains("60"), "{before}: {after}");
    }
}
