//! A file without the column of the platform, or with empty cells in it, means the platform that lists the product.

use domain::ProductId;
use serde_json::Value;
use tests::{Goods, Platform};

use super::exported::remarks;
use super::{MONDAY, counts};

const HEADER: &str = "27位码,省份,平台,平台级别,价格类型,价格,执行日期";

/// Prices of the first product: its lowest one, of 重庆, ends in the limit.
const LISTED: [&str; 4] = [
    "44,广东省药品交易中心,省级,挂网价,100,2026-01-01",
    "44,深圳医用耗材阳光交易和监管平台,市级,挂网价,90,2026-01-01",
    "50,重庆药品交易所,省级,挂网价,80,2026-01-01",
    "36,江西省医药采购服务平台,省级,中标价,95,2026-01-01",
];

/// The rows with their platform, without the column, or with an empty cell in it.
fn file(header: &str, rows: &[&str], platform: Option<&str>) -> String {
    let code = Goods::number(1).code;
    let column = header.split(',').position(|name| name == "平台").unwrap();
    let line = |cells: String| {
        let mut cells: Vec<&str> = cells.split(',').collect();
        match platform {
            Some("") => cells[column] = " ",
            Some(_) => {}
            None => drop(cells.remove(column)),
        }
        cells.join(",")
    };
    let head = match platform {
        Some(_) => header.to_owned(),
        None => line(header.to_owned()),
    };
    let rows = rows.iter().map(|row| line(format!("{code},{row}")));
    [head]
        .into_iter()
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\n")
        + "\n"
}

async fn started() -> (Platform, ProductId) {
    let platform = Platform::start(MONDAY).await;
    let product = platform.product(&Goods::number(1)).await;
    let listed = load(
        &platform,
        "operator",
        "listed-prices",
        file(HEADER, &LISTED, Some("x")),
    )
    .await;
    assert_eq!(counts(&listed), (4, 0, 0, 0), "{listed}");
    (platform, product)
}

async fn load(platform: &Platform, account: &str, kind: &str, text: String) -> Value {
    platform.load(account, kind, "价.csv", text.into()).await
}

/// Every price of the product, and its limit.
async fn sheet(platform: &Platform, product: ProductId) -> Value {
    let path = format!("/products/{product}/reference-limit");
    let mut sheet = platform.get("operator", &path).await.must(200);
    sheet.as_object_mut().unwrap().remove("known_at");
    sheet
}

#[tokio::test(flavor = "multi_thread")]
async fn prices_without_their_platform_come_back_unchanged_and_leave_no_second_price() {
    let (platform, product) = started().await;
    let before = sheet(&platform, product).await;
    assert_eq!(before["limit"], "80.00", "{before}");
    for written in [None, Some("")] {
        for (account, kind) in [
            ("operator", "listed-prices"),
            ("operator", "linkage-lists"),
            ("maker", "declarations"),
        ] {
            let text = file(HEADER, &LISTED, written);
            let same = load(&platform, account, kind, text).await;
            assert_eq!(counts(&same), (0, 4, 0, 0), "{kind} {written:?}: {same}");
        }
    }
    assert_eq!(sheet(&platform, product).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_price_without_its_platform_is_of_the_one_that_lists_the_product() {
    let (platform, product) = started().await;
    let row = ["50,,省级,挂网价,70,2026-02-01"];
    let text = file(HEADER, &row, None);
    let foreseen = platform.foresee("operator", "listed-prices", &text).await;
    let foreseen = foreseen.must(200);
    let around = &foreseen["acting"][0]["around"];
    assert_eq!(around["price_before"], "80.00", "{foreseen}");
    let loaded = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&loaded), (1, 0, 0, 0), "{loaded}");
    let after = sheet(&platform, product).await;
    assert_eq!(after["limit"], "70.00", "{after}");
    assert_eq!(after["source"]["platform"], "重庆药品交易所", "{after}");
    // No platform of the province lists the product: the province's own is meant, as it always was.
    let row = ["43,,省级,挂网价,60,2026-02-01"];
    let loaded = load(
        &platform,
        "operator",
        "listed-prices",
        file(HEADER, &row, None),
    )
    .await;
    assert_eq!(counts(&loaded), (1, 0, 0, 0), "{loaded}");
    let after = sheet(&platform, product).await;
    assert_eq!(after["source"]["platform"], "湖南省", "{after}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_may_be_of_several_platforms_is_refused_with_their_names() {
    let (platform, product) = started().await;
    let before = sheet(&platform, product).await;
    let header = "27位码,省份,平台,价格类型,价格,执行日期";
    let rows = ["44,,挂网价,85,2026-02-01", "50,,挂网价,80,2026-01-01"];
    for (account, kind) in [
        ("operator", "listed-prices"),
        ("operator", "linkage-lists"),
        ("maker", "declarations"),
    ] {
        let done = load(&platform, account, kind, file(header, &rows, None)).await;
        assert_eq!(counts(&done), (0, 1, 0, 1), "{kind}: {done}");
        let verdicts = remarks(&platform, account, &done).await.concat();
        let expected = "未写平台，而广东省有2个平台挂有该产品：广东省药品交易中心、\
                        深圳医用耗材阳光交易和监管平台，请写明是哪一个";
        assert!(verdicts.contains(expected), "{kind}: {verdicts}");
    }
    assert_eq!(sheet(&platform, product).await, before);
}
