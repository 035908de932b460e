//! What people and their programs leave in files and do not mean: totals and remarks below a table, rows without a price,
//! marks of text, and what arithmetic left behind a number.

use serde_json::Value;
use tests::{Goods, Platform};

use super::{MONDAY, counts};

const HEADER: &str = "27位码,省份,平台,价格类型,价格,执行日期,来源\n";

async fn load(platform: &Platform, account: &str, kind: &str, text: String) -> Value {
    platform.load(account, kind, "价.csv", text.into()).await
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
