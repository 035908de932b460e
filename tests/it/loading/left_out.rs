//! Rows that are left out of a load are counted by themselves, and why is stated.

use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value;
use tests::{Goods, HOSPITAL, Platform};

use super::{MONDAY, counts};

async fn load(platform: &Platform, text: String) -> Value {
    platform
        .load(HOSPITAL, "current-prices", "价格.csv", text.into())
        .await
}

async fn price(platform: &Platform) -> Value {
    let list = platform.get(HOSPITAL, "/current-prices").await.must(200);
    list["items"][0]["price"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_with_an_error_overtakes_no_other_row_of_its_product() {
    let code = Goods::number(1).code;
    let head = "医保编码,价格,生效日期\n";
    for (rows, paid, skipped, error) in [
        // The good row acts, wherever the wrong one is.
        (
            format!("{code},90,2026-01-01\n{code},-1,2026-01-01\n"),
            "90.00",
            0,
            1,
        ),
        (
            format!("{code},-1,2026-01-01\n{code},90,2026-01-01\n"),
            "90.00",
            0,
            1,
        ),
        (
            format!("{code},90,2026-01-01\n{code},昨天,2026-01-01\n{code},80,2026-01-01\n"),
            "80.00",
            1,
            1,
        ),
        // The last good one counts, and the others are left out.
        (
            format!("{code},90,2026-01-01\n{code},80,2026-01-01\n"),
            "80.00",
            1,
            0,
        ),
        (
            format!("{code},90,2026-01-01\n{code},90,2026-01-01\n"),
            "90.00",
            1,
            0,
        ),
        // The same product by its short code.
        (
            format!("{code},90,2026-01-01\n{},80,2026-01-01\n", &code[..20]),
            "80.00",
            1,
            0,
        ),
    ] {
        let platform = Platform::start(MONDAY).await;
        platform.product(&Goods::number(1)).await;
        let loaded = load(&platform, format!("{head}{rows}")).await;
        assert_eq!(counts(&loaded), (1, 0, 0, error), "{rows}: {loaded}");
        assert_eq!(loaded["counts"]["skipped"], skipped, "{rows}: {loaded}");
        assert_eq!(price(&platform).await, paid, "{rows}");
        let (kind, text) = ("current-prices?again=true", format!("{head}{rows}"));
        let seen = platform.foresee(HOSPITAL, kind, &text).await.must(200);
        assert_eq!(seen["counts"]["skipped"], skipped, "{rows}: {seen}");
        assert_eq!(seen["skipped"].as_array().unwrap().len(), skipped, "{seen}");
        assert!(seen["skipped"].as_array().unwrap().iter().all(is_left_out));
    }
}

/// Whether a row of a preview names the one that counts in its place.
fn is_left_out(row: &Value) -> bool {
    let reason = row["reason"].as_str().unwrap();
    reason.starts_with("未导入：与第") && row["status"] == "skipped"
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_row_of_a_product_leaves_the_good_one_of_a_catalogue() {
    let platform = Platform::start(MONDAY).await;
    let code = Goods::number(1).code;
    let text = format!(
        "27位码,产品名称,生产企业,最小计量单位,最小销售单位,包装转换比\n\
         {code},导尿管,甲医疗器械有限公司,支,盒,10\n{code},导尿管,甲医疗器械有限公司,支,盒,零\n"
    );
    let loaded = platform
        .load("operator", "products", "产品.csv", text.into())
        .await;
    assert_eq!(counts(&loaded), (1, 0, 0, 1), "{loaded}");
    assert_eq!(loaded["counts"]["skipped"], 0, "{loaded}");
}

/// Two prices of which the second is filtered away, under a header of two rows.
fn filtered() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.write_row(0, 0, ["医保编码", "生效日期"]).unwrap();
    sheet.merge_range(0, 2, 0, 3, "价格", &plain).unwrap();
    sheet.write_row(1, 2, ["限价", "现行采购价"]).unwrap();
    for (row, number) in [(2, 1), (3, 2)] {
        let code = Goods::number(number).code;
        sheet
            .write_row(row, 0, [code.as_str(), "2026-01-01"])
            .unwrap();
        sheet.write_row(row, 2, [99, 88]).unwrap();
    }
    sheet.set_row_hidden(3).unwrap();
    book.save_to_buffer().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_column_that_is_read_is_pointed_out_before_and_after_it_is_loaded() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let file = |is_hidden: bool| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let code = Goods::number(1).code;
        sheet
            .write_row(0, 0, ["医保编码", "价格", "生效日期"])
            .unwrap();
        sheet
            .write_row(1, 0, [code.as_str(), "88", "2026-01-01"])
            .unwrap();
        if is_hidden {
            sheet.set_column_hidden(1).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    for (is_hidden, kind) in [(true, "preview"), (true, "load"), (false, "load")] {
        let bytes = file(is_hidden);
        let done = match kind {
            "preview" => {
                let shown = platform.foresee(HOSPITAL, "current-prices", bytes);
                shown.await.must(200)
            }
            _ => {
                platform
                    .load(HOSPITAL, "current-prices", "价.xlsx", bytes)
                    .await
            }
        };
        let notes = done["notes"].to_string();
        let is_noted = notes.contains("以下列被隐藏或列宽为零，但仍会读取：「价格」（B列）");
        assert_eq!(is_noted, is_hidden, "{done}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hidden_rows_that_are_not_loaded_are_skipped_ones_also_when_the_file_comes_again() {
    let platform = Platform::start(MONDAY).await;
    for number in [1, 2] {
        platform.product(&Goods::number(number)).await;
    }
    let send = async || {
        let kind = "current-prices?hidden_rows=skip";
        platform.load(HOSPITAL, kind, "价格.xlsx", filtered()).await
    };
    let first = send().await;
    assert_eq!(counts(&first), (1, 0, 0, 0), "{first}");
    assert_eq!(first["counts"]["skipped"], 1, "{first}");
    // Of the two columns under “价格” the hospital's own price is read.
    assert_eq!(price(&platform).await, "88.00");
    let again = send().await;
    assert_eq!(again["same_as"], first["id"], "{again}");
    assert_eq!(counts(&again), (0, 1, 0, 0), "{again}");
    assert_eq!(again["counts"]["skipped"], 1, "{again}");
    platform.settle().await;
    let messages = platform.get(HOSPITAL, "/messages").await.must(200);
    assert!(messages.to_string().contains("跳过1行"), "{messages}");
    let path = format!("/imports/{}/report", again["id"].as_str().unwrap());
    let report = platform.get(HOSPITAL, &path).await;
    // Sent again, the report asks about the hidden row again: it is no less hidden there.
    let bytes = report.bytes.clone();
    let unchosen = platform
        .load(HOSPITAL, "current-prices", "结果.xlsx", bytes)
        .await;
    assert_eq!(unchosen["state"], "failed", "{unchosen}");
    assert!(unchosen.to_string().contains("1行被隐藏"), "{unchosen}");
    let mut table =
        spreadsheet::open(report.bytes, "结果.xlsx", &spreadsheet::Limits::default()).unwrap();
    let columns = [spreadsheet::Column {
        key: "status",
        names: &["状态 / Status"],
        weak_names: &[],
        required: true,
    }];
    table.match_header(&columns).unwrap();
    let status: Vec<String> = table
        .rows()
        .unwrap()
        .map(|row| row.unwrap().text("status").unwrap_or_default().to_owned())
        .collect();
    assert_eq!(status, ["无变化 / unchanged", "已跳过 / skipped"]);
}
