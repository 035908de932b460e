//! What people and their programs leave in files and do not mean: totals and remarks below a table, rows without a price,
//! marks of text, and what arithmetic left behind a number.

use serde_json::{Value, json};
use tests::{Goods, HOSPITAL, Platform};

use super::exported::remarks;
use super::{MONDAY, counts};

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,来源\n";

async fn load(platform: &Platform, account: &str, kind: &str, text: String) -> Value {
    platform.load(account, kind, "价.csv", text.into()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn totals_and_remarks_below_a_table_are_left_out_with_a_remark() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let code = Goods::number(1).code;
    let below = "合计,,,,100,,\n,小 计,,,100,,\n备注：以上价格含税,,,,,,\n,,,,,,填表人：张三\n制表日期,2026-01-01,,,,,\n";
    let text = format!("{HEADER}{code},44,,挂网价,100,2026-01-01,公告\n{below}");
    let done = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&done), (1, 0, 0, 0), "{done}");
    assert_eq!(done["counts"]["skipped"], 5, "{done}");
    let verdicts = remarks(&platform, "operator", &done).await.concat();
    assert!(verdicts.contains("此行是合计或备注"), "{verdicts}");
    // A row with a code is a row, whatever else it begins with.
    let text =
        format!("备注,27位码,省份,价格类型,价格,执行日期\n合计,{code},44,挂网价,零,2026-01-01\n");
    let wrong = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&wrong), (0, 0, 0, 1), "{wrong}");
    let text = format!("医保编码,价格,生效日期\n{code},88,2026-01-01\n合计,88,\n");
    let prices = load(&platform, HOSPITAL, "current-prices", text).await;
    assert_eq!(counts(&prices), (1, 0, 0, 0), "{prices}");
    assert_eq!(prices["counts"]["skipped"], 1, "{prices}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_of_an_exported_list_without_a_price_is_not_filled_in() {
    let platform = Platform::start(MONDAY).await;
    for number in [1, 2] {
        platform.product(&Goods::number(number)).await;
    }
    let [first, second] = [1, 2].map(|number| Goods::number(number).code);
    let rows = format!("{first},44,,挂网价,100,2026-01-01,公告\n{second},,,,,,\n");
    for kind in ["linkage-lists", "listed-prices"] {
        let done = load(&platform, "operator", kind, format!("{HEADER}{rows}")).await;
        assert_eq!(counts(&done), (1, 1, 0, 0), "{kind}: {done}");
        let verdicts = remarks(&platform, "operator", &done).await.concat();
        assert!(verdicts.contains("没有填写价格"), "{kind}: {verdicts}");
    }
    // What is filled in but for its price is an error.
    let text = format!("{HEADER}{second},44,,挂网价,,2026-01-01,公告\n");
    let wrong = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&wrong), (0, 0, 0, 1), "{wrong}");
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_of_text_and_what_arithmetic_left_are_no_part_of_a_code_or_a_price() {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let code = Goods::number(1).code;
    let text = format!("{HEADER}'{code},'44,'省中心,挂网价,'63.480000000000004,'2026-01-01,公告\n");
    let done = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&done), (1, 0, 0, 0), "{done}");
    let path = format!("/products/{product}/reference-limit");
    let sheet = platform.get("operator", &path).await.must(200);
    assert_eq!(sheet["limit"], "63.48", "{sheet}");
    assert_eq!(sheet["source"]["platform"], "省中心", "{sheet}");
    let text = format!("{HEADER}{code},44,省中心,挂网价,63.48001,2026-01-01,公告\n");
    let fine = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(
        counts(&fine),
        (0, 0, 0, 1),
        "five decimals are meant: {fine}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_identifier_that_lost_its_zeros_as_a_number_is_the_same() {
    let platform = Platform::start(MONDAY).await;
    let code = Goods::number(1).code;
    let head = [
        "27位码",
        "单件产品名称",
        "耗材企业",
        "最小计量单位",
        "最小销售单位",
        "包装转换比",
        "UDI",
    ];
    let own = [
        code.as_str(),
        "一次性使用导尿管",
        "甲医疗器械有限公司",
        "支",
        "盒",
        "10",
    ];
    let text = format!("{}\n{},06912935181874\n", head.join(","), own.join(","));
    let first = platform
        .load("operator", "products", "产品.csv", text.into())
        .await;
    assert_eq!(counts(&first), (1, 0, 0, 0), "{first}");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, head).unwrap();
    sheet.write_row(1, 0, own).unwrap();
    sheet.write_number(1, 6, 6_912_935_181_874.0).unwrap();
    let file = book.save_to_buffer().unwrap();
    let same = platform
        .load("operator", "products", "产品.xlsx", file)
        .await;
    assert_eq!(counts(&same), (0, 1, 0, 0), "{same}");
    platform.settle().await;
    for query in ["06912935181874", "6912935181874"] {
        let found = platform
            .get(HOSPITAL, &format!("/products?q={query}"))
            .await
            .must(200);
        assert_eq!(found["items"][0]["code"], code, "{query}: {found}");
    }
    let product = platform.get(HOSPITAL, "/products/1").await.must(200);
    assert_eq!(product["udi_di"], json!(["06912935181874"]), "{product}");
}
