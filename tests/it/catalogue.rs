//! Products as they are found, and how a candidate comes into the catalogue of capped ones.

use domain::ProductId;
use domain::listed_price::PriceKind;
use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Listed, Platform};

use crate::authorization::requests::Things;
use crate::declared::Declared;
use crate::loading::{PRICES, PRODUCTS, counts};
use crate::price_change::{OVER, declared, go_to, publicized};

/// For the tests of all operations and of all events.
pub(crate) const DECLARED: Declared = Declared {
    operations: &[
        ("GET /products", "?+++++++++"),
        ("GET /products/{id}", "?+++++++++"),
        ("PUT /products/{id}/listing", "?------+--"),
        ("GET /categories", "?+++++++++"),
    ],
    body: refused_body,
    events: &[
        // Everybody may look these up.
        ("product-listing-changed", "HMDO", "before listing reason"),
        (
            "product-procurement-changed",
            "HMDO",
            "under_vbp zone_price",
        ),
        ("certificates-expired", "HMDO", "products"),
        // Of the exchange centre's work. Earlier programs showed everybody that products were loaded.
        ("products-loaded", "HMDO", "products"),
    ],
    ..Declared::NOTHING
};

fn refused_body(operation: &str, _caller: &str, _things: &Things) -> Value {
    match operation {
        "PUT /products/{id}/listing" => json!({"state": "delisted", "reason": ""}),
        _ => json!({}),
    }
}

const MONDAY: &str = "2026-03-02T09:00:00+08:00";

async fn limit(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}");
    platform.get(HOSPITAL, &path).await.must(200)["reference_limit"].clone()
}

async fn product_id(platform: &Platform, query: &str) -> String {
    let found = platform
        .get(HOSPITAL, &format!("/products?q={query}"))
        .await
        .must(200);
    found["items"][0]["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_loads_products_and_prices_and_limits_and_index_follow() {
    let platform = Platform::start(MONDAY).await;
    let import = platform
        .load("operator", "products", "产品.csv", PRODUCTS.into())
        .await;
    assert_eq!(import["state"], "done", "{import}");
    assert_eq!(counts(&import), (2, 0, 1, 2), "{import}");
    let import = platform
        .load("operator", "listed-prices", "价格.csv", PRICES.into())
        .await;
    assert_eq!(counts(&import), (4, 0, 1, 1), "{import}");

    // Chinese, pinyin initials and the code find it, with the limit that the load gave it.
    for query in ["导尿管", "dng", "C1402031592406361650000000"] {
        let found = platform
            .get(HOSPITAL, &format!("/products?q={query}"))
            .await
            .must(200);
        assert_eq!(found["items"][0]["reference_limit"], "110.00", "{query}");
    }
    let id = product_id(&platform, "dng").await;
    let sheet = platform
        .get(HOSPITAL, &format!("/products/{id}/reference-limit"))
        .await
        .must(200);
    assert_eq!(
        (&sheet["limit"], &sheet["source"]["region"]["code"]),
        (&json!("110.00"), &json!("33"))
    );
    let considered = sheet["considered"].as_array().unwrap();
    let reasons: Vec<&str> = considered
        .iter()
        .filter_map(|one| one["reason"]["code"].as_str())
        .collect();
    assert_eq!(considered.len(), 4);
    assert_eq!(reasons, ["self_quoted", "city_platform"]);
    assert_eq!(considered[1]["base_price"], "120.00", "1200 for ten");
}

#[tokio::test]
async fn cases_a8_and_a9_a_candidate_becomes_capped_on_the_day_its_price_takes_effect() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    let product = platform.product(&goods).await;
    platform
        .listed(&goods, &[Listed::at("42", "95").of(PriceKind::SelfQuoted)])
        .await;
    assert_eq!(limit(&platform, product).await, Value::Null);
    let coming = Listed {
        from: "2026-03-05",
        ..Listed::at("53", "200")
    };
    platform.listed(&goods, &[coming]).await;
    assert_eq!(limit(&platform, product).await, Value::Null);
    platform.wait_until("2026-03-06T08:00:00+08:00");
    platform.settle().await;
    assert_eq!(limit(&platform, product).await, "200.00");
    let found = platform
        .get(HOSPITAL, "/products?catalogue=capped")
        .await
        .must(200);
    assert_eq!(found["total"], 1, "the index follows midnight");
}

#[tokio::test]
async fn case_a9_a_candidate_becomes_capped_by_an_announced_price() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let id = declared(&platform, product, "90").await;
    publicized(&platform, &id).await;
    let path = "/products?catalogue=capped";
    platform.settle().await;
    assert_eq!(platform.get(HOSPITAL, path).await.must(200)["total"], 0);
    go_to(&platform, OVER).await;
    assert_eq!(limit(&platform, product).await, "90.00");
    assert_eq!(platform.get(HOSPITAL, path).await.must(200)["total"], 1);
}

/// Loads the first product with other units; returns the import.
async fn with_units(platform: &Platform, units: &str) -> Value {
    let file = format!(
        "27位码,单件产品名称,规格,型号,注册备案号,耗材企业,统一社会信用代码,最小计量单位,最小销售单位,包装转换比\n\
        {},一次性使用无菌导尿管1,,,粤械注准20242140270,甲医疗器械有限公司,,{units}\n",
        Goods::number(1).code
    );
    platform
        .load("operator", "products", "产品.csv", file.into())
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_keeps_the_units_that_its_prices_count_in() {
    let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
    let product = platform.product(&Goods::number(1)).await;
    let path = format!("/products/{product}");
    let corrected = with_units(&platform, "套,盒,10").await;
    assert_eq!(corrected["accepted"], 1, "nothing counts yet: {corrected}");
    platform.pays(HOSPITAL, product, "80").await;
    for units in ["支,盒,10", "套,盒,20"] {
        let refused = with_units(&platform, units).await;
        assert_eq!(refused["rejected"], 1, "{units}: {refused}");
    }
    let same = with_units(&platform, "套,包,10").await;
    assert_eq!(same["accepted"], 1, "another name of the pack: {same}");
    let after = platform.get(HOSPITAL, &path).await.must(200);
    assert_eq!(
        (&after["base_unit"], &after["sales_unit"]),
        (&json!("套"), &json!("包")),
        "{after}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listed_price_an_open_offer_and_a_change_on_its_way_fix_the_units_too() {
    for number in 0..3 {
        let platform = Platform::start("2026-03-02T09:00:00+08:00").await;
        let goods = Goods::number(1);
        let product = platform.product(&goods).await;
        match number {
            0 => platform.listed(&goods, &[Listed::at("44", "100")]).await,
            1 => drop(platform.invited(HOSPITAL, product, "80").await),
            _ => drop(declared(&platform, product, "90").await),
        }
        let refused = with_units(&platform, "盒,盒,1").await;
        assert_eq!(refused["rejected"], 1, "{number}: {refused}");
    }
}
