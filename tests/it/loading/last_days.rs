//! The last day of a hospital's price that a file does not state.

use serde_json::Value;
use tests::{Goods, HOSPITAL, Platform};

use super::{MONDAY, counts};

pub(super) const HEAD: &str = "医保编码,价格,生效日期,截止日期\n";
const SHORT: &str = "医保编码,价格,生效日期\n";

pub(super) async fn load(platform: &Platform, text: String) -> Value {
    platform
        .load(HOSPITAL, "current-prices", "价格.csv", text.into())
        .await
}

/// The last days of what is in force, by first day and price.
pub(super) async fn last_days(platform: &Platform, path: &str) -> Vec<(String, String, String)> {
    let recorded = platform.get(HOSPITAL, path).await.must(200);
    let recorded = recorded["items"]
        .as_array()
        .or(recorded.as_array())
        .unwrap()
        .clone();
    let in_force = recorded.iter().filter(|one| one["superseded_at"].is_null());
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    in_force
        .map(|one| {
            (
                text(one, "effective_from"),
                text(one, "price"),
                text(one, "effective_to"),
            )
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_last_day_stays_where_a_later_price_follows_it() {
    for first_end in ["2026-01-31", "长期", ""] {
        let platform = Platform::start(MONDAY).await;
        let goods = Goods::number(1);
        let product = platform.product(&goods).await;
        let code = &goods.code;
        let first = load(
            &platform,
            format!("{HEAD}{code},90,2026-01-01,{first_end}\n"),
        )
        .await;
        assert_eq!(counts(&first), (1, 0, 0, 0));
        let next = load(&platform, format!("{HEAD}{code},80,2026-02-01,\n")).await;
        assert_eq!(counts(&next), (1, 0, 0, 0));
        let path = format!("/products/{product}/current-price/history");
        let recorded = async || platform.get(HOSPITAL, &path).await.must(200);
        let before = recorded().await;
        for same in [
            format!("{SHORT}{code},90,2026-01-01\n"),
            format!("{HEAD}{code},90.00,2026-01-01,\n"),
            format!("{HEAD}{code},90,2026-01-01,2026-01-31\n"),
        ] {
            let same = load(&platform, same).await;
            assert_eq!(counts(&same), (0, 1, 0, 0), "{first_end}: {same}");
            assert_eq!(recorded().await, before, "{first_end}");
        }
        let corrected = load(&platform, format!("{SHORT}{code},85,2026-01-01\n")).await;
        assert_eq!(counts(&corrected), (1, 0, 0, 0), "{first_end}");
        assert_eq!(
            corrected["warnings"], 1,
            "the last day is over: {corrected}"
        );
        let kept = last_days(&platform, &path).await;
        let row =
            |from: &str, price: &str, to: &str| (from.to_owned(), price.to_owned(), to.to_owned());
        let right = [
            row("2026-01-01", "85.00", "2026-01-31"),
            row("2026-02-01", "80.00", ""),
        ];
        assert_eq!(kept, right, "{first_end}");
        // What was corrected since is not put back by an old list.
        let old = load(&platform, format!("{SHORT}{code},90,2026-01-01\n")).await;
        assert_eq!(counts(&old), (0, 1, 0, 0), "{first_end}: {old}");
        assert_eq!(last_days(&platform, &path).await, right, "{first_end}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exported_list_comes_back_unchanged_with_and_without_its_last_days() {
    let platform = Platform::start(MONDAY).await;
    let codes: Vec<String> = (1..=3).map(|number| Goods::number(number).code).collect();
    for number in 1..=3 {
        platform.product(&Goods::number(number)).await;
    }
    // One with an end, one that a price of the next month ends, one between others.
    let [one, two, three] = &codes[..] else {
        panic!("three codes");
    };
    for rows in [
        format!(
            "{one},90,2026-01-01,2026-12-31\n{two},80,2026-01-01,长期\n{three},70,2026-01-01,\n"
        ),
        format!("{two},75,2026-05-01,2026-06-30\n{three},60,2026-02-15,2026-09-30\n"),
        format!("{three},65,2026-02-01,2026-08-31\n"),
    ] {
        let _loaded = load(&platform, format!("{HEAD}{rows}")).await;
    }
    let list = async || platform.get(HOSPITAL, "/current-prices").await.must(200);
    let before = list().await;
    let items = before["items"].as_array().unwrap();
    let file = platform.get(HOSPITAL, "/current-prices?format=xlsx").await;
    let back = platform
        .load(HOSPITAL, "current-prices", "现行采购价.xlsx", file.bytes)
        .await;
    assert_eq!(counts(&back), (0, 3, 0, 0), "{back}");
    assert_eq!(back["warnings"], 0, "{back}");
    let row = |item: &Value| {
        let cell = |name: &str| item[name].as_str().unwrap().to_owned();
        let code = item["code"]
            .as_str()
            .or(item["product_code"].as_str())
            .unwrap();
        format!("{code},{},{}\n", cell("price"), cell("effective_from"))
    };
    let rows: String = items.iter().map(row).collect();
    let short = load(&platform, format!("{SHORT}{rows}")).await;
    assert_eq!(counts(&short), (0, 3, 0, 0), "{short}");
    assert_eq!(short["warnings"], 0, "{short}");
    assert_eq!(list().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contract_without_a_number_has_none() {
    let platform = Platform::start(MONDAY).await;
    let goods = Goods::number(1);
    platform.product(&goods).await;
    let code = &goods.code;
    let head = "医保编码,价格,生效日期,合同编号\n";
    let number = async || {
        let list = platform.get(HOSPITAL, "/current-prices").await.must(200);
        list["items"][0]["contract_no"].clone()
    };
    for nothing in ["无", "-", "/", "暂无"] {
        let loaded = load(&platform, format!("{head}{code},90,2026-01-01,{nothing}\n")).await;
        assert_eq!(loaded["counts"]["error"], 0, "{loaded}");
        assert_eq!(number().await, "", "{nothing}");
    }
    let numbered = load(&platform, format!("{head}{code},90,2026-01-01,HT-1\n")).await;
    assert_eq!(counts(&numbered), (1, 0, 0, 0), "{numbered}");
    let unstated = load(&platform, format!("{head}{code},90,2026-01-01,\n")).await;
    assert_eq!(counts(&unstated), (0, 1, 0, 0), "{unstated}");
    assert_eq!(number().await, "HT-1");
    // It was declared without a number before: its loader says that he means it again.
    let cleared = platform
        .load(
            HOSPITAL,
            "current-prices?again=true",
            "价格.csv",
            format!("{head}{code},90,2026-01-01,无\n").into(),
        )
        .await;
    assert_eq!(counts(&cleared), (1, 0, 0, 0), "{cleared}");
    assert_eq!(number().await, "");
}
