//! An own price that looks like a typing error: warned of in the preview, the import and its report, asked for once more by
//! form, and never kept from who means it.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

use super::MONDAY;
use super::exported::remarks;

const HEADER: &str = "27位码,现行采购价,生效日期\n";

fn row(number: u32, price: &str) -> String {
    format!("{},{price},2026-03-01\n", Goods::number(number).code)
}

fn warned(seen: &Value) -> Vec<(String, i64)> {
    let warned = seen["warned"].as_array().unwrap().iter();
    warned
        .map(|one| {
            let kind = one["kind"].as_str().unwrap().to_owned();
            (kind, one["rows"].as_i64().unwrap())
        })
        .collect()
}

#[tokio::test]
async fn an_own_price_of_a_file_far_from_the_last_one_or_the_limit_is_warned_of() {
    let platform = Platform::start(MONDAY).await;
    // Its own last price, once above and once below what its limit would have let pass; a limit alone; nothing at all.
    for (number, limit) in [(1, "500"), (2, "10"), (3, "90"), (4, "90"), (5, "90")] {
        let product = platform.capped(number, limit).await;
        let own = [(1, "129.15"), (2, "100")];
        if let Some((_, paid)) = own.iter().find(|(one, _)| *one == number) {
            platform.pays(HOSPITAL, product, paid).await;
        }
    }
    let _unknown = platform.product(&Goods::number(6)).await;
    let far = row(1, "1291.50") + &row(2, "33.3333") + &row(3, "29.9999");
    let near = row(4, "30") + &row(5, "270") + &row(6, "0.01");
    let file = HEADER.to_owned() + &far + &near;
    let seen = platform
        .foresee(HOSPITAL, "current-prices", &file)
        .await
        .must(200);
    let three = vec![("price-far-from-limit".to_owned(), 3)];
    assert_eq!(warned(&seen), three, "{seen}");
    let loaded = platform
        .load(HOSPITAL, "current-prices", "价格.csv", file.clone().into())
        .await;
    assert_eq!(warned(&loaded), three, "{loaded}");
    assert_eq!(loaded["accepted"], 6, "they are taken");
    let report = remarks(&platform, HOSPITAL, &loaded).await;
    assert!(
        report[0].contains("1291.50与已知价格129.15相差过大"),
        "{report:?}"
    );
    let again = platform
        .load(HOSPITAL, "current-prices", "价格.csv", file.into())
        .await;
    assert_eq!(
        again["warnings"], 0,
        "what changes nothing is not warned of"
    );
}

#[tokio::test]
async fn an_own_price_by_form_that_is_far_is_taken_when_it_is_meant() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.capped(1, "90").await;
    let path = format!("/products/{product}/current-price");
    let put = async |body: Value| platform.put(HOSPITAL, &path, body).await;
    let price = |price: &str| json!({"price": price, "effective_from": "2026-03-01"});
    let refused = put(price("270.0001")).await;
    assert_eq!(refused.problem(), (409, "price-far-from-known"));
    assert_eq!(refused.body["figures"]["known_price"], "90.00", "the limit");
    let none = platform.get(HOSPITAL, &path).await;
    assert_eq!(none.status, 404, "nothing was entered");
    let _near = put(price("129.15")).await.must(200);
    let refused = put(price("1291.50")).await;
    assert_eq!(refused.problem(), (409, "price-far-from-known"));
    assert_eq!(
        refused.body["figures"]["known_price"], "129.15",
        "its own last price"
    );
    // An older contract is compared with the price that followed it.
    let older = json!({"price": "12.91", "effective_from": "2025-01-01"});
    assert_eq!(put(older).await.problem(), (409, "price-far-from-known"));
    let meant = json!({"price": "1291.50", "effective_from": "2026-03-01", "far_meant": true});
    assert_eq!(put(meant).await.must(200)["price"], "1291.50");
    let same = put(price("1291.50")).await;
    assert_eq!(
        same.must(200)["price"],
        "1291.50",
        "what is known is near itself"
    );
}

#[tokio::test]
async fn a_listed_price_far_from_the_limit_is_warned_of_whatever_its_kind() {
    let platform = Platform::start(MONDAY).await;
    platform.capped(1, "90").await;
    let code = Goods::number(1).code;
    let header = "27位码,省份,平台级别,价格类型,价格,执行日期,截止日期\n";
    let row = |level: &str, kind: &str, price: &str, end: &str| {
        format!("{code},33,{level},{kind},{price},2020-01-01,{end}\n")
    };
    let far = row("", "备案价", "90000", "")
        + &row("", "企业自报价", "0.09", "")
        + &row("", "公示未执行", "900", "")
        + &row("市级", "挂网价", "0.9", "");
    let near = row("", "国家带量采购中选价", "60", "")
        // Of earlier years, when it may have cost more.
        + &row("市级", "备案价", "9000", "2021-12-31");
    let file = format!("{header}{far}{near}");
    let seen = platform
        .foresee("operator", "listed-prices", &file)
        .await
        .must(200);
    let four = vec![("price-far-from-limit".to_owned(), 4)];
    assert_eq!(warned(&seen), four, "{seen}");
    let loaded = platform
        .load("operator", "listed-prices", "价格.csv", file.into())
        .await;
    assert_eq!(warned(&loaded), four, "{loaded}");
    assert_eq!(
        loaded["counts"]["held"], 0,
        "what never counts is not held: {loaded}"
    );
    assert_eq!(loaded["accepted"], 6, "{loaded}");
}
