//! The list that a manufacturer downloads, uploaded again.

use domain::listed_price::{PlatformLevel, PriceKind};
use serde_json::{Value, json};
use spreadsheet::{CellValue, Column, ColumnKind, Limits, WorksheetColumn, WorksheetWriter};
use tests::{Goods, Listed, Platform};

use super::{MONDAY, opened, progress};

/// The columns of the list that a manufacturer downloads.
const DOWNLOADED: [&str; 15] = [
    "医保耗材代码",
    "省份",
    "平台",
    "平台级别",
    "价格类型",
    "价格",
    "包装转换比",
    "执行日期",
    "截止日期",
    "来源",
    "报送季度",
    "产品名称",
    "规格",
    "型号",
    "报送时间",
];

/// The index of the price among them.
const PRICE: usize = 5;

async fn downloaded(platform: &Platform, path: &str) -> Vec<u8> {
    let list = format!("{path}/products?format=xlsx");
    let file = platform.get("maker", &list).await;
    assert_eq!(file.status, 200);
    file.bytes
}

/// The same file with some prices changed, from one to another.
fn changed(file: Vec<u8>, prices: &[(&str, &str)]) -> Vec<u8> {
    let mut table = spreadsheet::open(file, "价格报送表.xlsx", &Limits::default()).unwrap();
    let columns = DOWNLOADED.each_ref().map(|name| Column {
        key: name,
        names: std::slice::from_ref(name),
        weak_names: &[],
        required: true,
    });
    table.match_header(&columns).unwrap();
    let header = DOWNLOADED.map(|name| WorksheetColumn::new(name, ColumnKind::Text));
    let mut writer = WorksheetWriter::new("价格报送表", header.to_vec()).unwrap();
    let mut left = prices.len();
    for row in table.rows().unwrap() {
        let row = row.unwrap();
        let mut cells: Vec<String> = DOWNLOADED
            .iter()
            .map(|name| row.text(name).unwrap_or_default().to_owned())
            .collect();
        if let Some((_, new)) = prices.iter().find(|(old, _)| cells[PRICE] == *old) {
            cells[PRICE] = (*new).to_owned();
            left -= 1;
        }
        let cells: Vec<CellValue<'_>> = cells
            .iter()
            .map(|text| CellValue::Text(text.into()))
            .collect();
        writer.row(&cells).unwrap();
    }
    assert_eq!(left, 0, "every price is there once");
    writer.finish().unwrap()
}

fn verdicts(import: &Value) -> (i64, i64, i64) {
    let count = |name: &str| import["counts"][name].as_i64().unwrap();
    (count("accepted"), count("unchanged"), count("error"))
}

/// Three products of `maker` with prices of many sorts, two of which do not count.
async fn many_sorts(platform: &Platform) {
    let goods = [1, 2, 3].map(Goods::number);
    let _products = platform.products(&goods).await;
    let by_pack = Listed {
        pack_ratio: 10,
        ..Listed::at("33", "1234.5")
    };
    let city = Listed {
        level: PlatformLevel::City,
        ..Listed::at("44", "88")
    };
    let first = [
        Listed::at("44", "100"),
        by_pack,
        Listed::at("43", "0.1234").of(PriceKind::SelfQuoted),
    ];
    let second = [
        Listed::at("11", "210.05")
            .until("2026-12-31")
            .of(PriceKind::Winning),
        city,
    ];
    platform.listed(&goods[0], &first).await;
    platform.listed(&goods[1], &second).await;
    platform.listed(&goods[2], &[Listed::at("45", "70")]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_downloaded_list_comes_back_unchanged_as_an_answer_and_changed_as_declarations() {
    let platform = Platform::start(MONDAY).await;
    many_sorts(&platform).await;
    let path = opened(&platform).await;

    // Uploaded unchanged, the file declares nothing and confirms every product.
    let file = downloaded(&platform, &path).await;
    let name = "价格报送表.xlsx";
    let same = platform
        .load("maker", "declarations", name, file.clone())
        .await;
    assert_eq!(verdicts(&same), (0, 4, 0), "{same}");
    assert_eq!(progress(&platform, "maker", &path).await, (3, 3));
    let declared = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(declared["total"], 0);

    // With two prices changed: those are declared, for this collection too.
    let file = changed(file, &[("1234.5", "1180.5"), ("70", "66.6")]);
    let partly = platform
        .load("maker", "declarations", name, file.clone())
        .await;
    assert_eq!(verdicts(&partly), (2, 2, 0), "{partly}");
    let declared = platform.get("maker", "/price-changes").await.must(200);
    assert_eq!(declared["total"], 2);
    let mut prices: Vec<&str> = declared["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["base_price"].as_str().unwrap())
        .collect();
    prices.sort_unstable();
    assert_eq!(prices, ["118.05", "66.60"]);
    // The same file once more changes nothing.
    let again = platform.load("maker", "declarations", name, file).await;
    assert_eq!(verdicts(&again), (0, 4, 0), "{again}");

    // Once they are in force, the list contains them, and again confirms them unchanged.
    let ids: Vec<&Value> = declared["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["id"])
        .collect();
    let body = json!({"action": "publicity", "title": "", "reason": "", "ids": ids});
    let public = platform
        .post("operator", "/price-changes/decisions", body)
        .await;
    let _public = public.must(200);
    platform.wait_until("2026-03-12T09:00:00+08:00");
    platform.settle().await;
    let file = downloaded(&platform, &path).await;
    let settled = platform.load("maker", "declarations", name, file).await;
    assert_eq!(verdicts(&settled), (0, 4, 0), "{settled}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_price_in_the_downloaded_list_confirms_its_product_alone() {
    let platform = Platform::start(MONDAY).await;
    let goods = [1, 2].map(Goods::number);
    let products = platform.products(&goods).await;
    platform.listed(&goods[0], &[Listed::at("44", "100")]).await;
    platform.listed(&goods[1], &[Listed::at("44", "200")]).await;
    let path = opened(&platform).await;
    let list = changed(
        downloaded(&platform, &path).await,
        &[("100", "95"), ("200", "x")],
    );
    let import = platform
        .load("maker", "declarations", "表.xlsx", list)
        .await;
    assert_eq!(verdicts(&import), (1, 0, 1), "{import}");
    let left = platform
        .get("maker", &format!("{path}/products?answered=false"))
        .await
        .must(200);
    assert_eq!(
        (&left["total"], &left["items"][0]["id"]),
        (&json!(1), &json!(products[1].to_string()))
    );
}
