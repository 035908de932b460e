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
async fn a_header_repeated_on_each_page_is_left_out_with_a_remark() {
    let platform = Platform::start(MONDAY).await;
    for number in [1, 2] {
        platform.product(&Goods::number(number)).await;
    }
    let (one, two) = (Goods::number(1).code, Goods::number(2).code);
    let header = "27位码,省份,平台,价格类型,价格（元）*,执行日期,来源\n";
    let row = |code: &str| format!("{code},44,,挂网价,100,2026-01-01,公告\n");
    // Another page's header has other blanks, and may lack the mark.
    let again = "27位码,省份,平台,价格类型, 价格 (元),执行日期,来源\n";
    let text = [header, &row(&one), again, &row(&two), header].concat();
    let done = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&done), (2, 0, 0, 0), "{done}");
    assert_eq!(done["counts"]["skipped"], 2, "{done}");
    let verdicts = remarks(&platform, "operator", &done).await.concat();
    assert!(verdicts.contains("此行重复表头"), "{verdicts}");
    // Another header is none of these columns: the row is wrong, not left out.
    let other = "27位码,省份,平台,价格类型,限价,执行日期,来源\n";
    let text = [header, &row(&one), other].concat();
    let wrong = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&wrong), (0, 1, 0, 1), "{wrong}");
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_below_the_header_of_another_table_are_refused_and_not_read_by_the_first_one() {
    let platform = Platform::start(MONDAY).await;
    for number in [1, 2] {
        platform.capped(number, "52821").await;
    }
    let (one, two) = (Goods::number(1).code, Goods::number(2).code);
    for second in [
        "医保耗材代码,参考限价,生效日期,现行采购价",
        "医保耗材代码,参考限价,生效日期,现行采购价（万元）",
    ] {
        let text = format!(
            "医保耗材代码,现行采购价,生效日期,参考限价\n{one},31692.6,2026-01-01,52821\n\n{second}\n\
             {two},52821,2026-01-01,31692.6\n"
        );
        let done = load(&platform, HOSPITAL, "current-prices", text).await;
        assert_eq!(counts(&done).3, 2, "{done}");
        let verdicts = remarks(&platform, HOSPITAL, &done).await;
        assert!(
            verdicts
                .iter()
                .filter(|one| one.contains("第4行是另一个表的表头"))
                .count()
                == 2,
            "{verdicts:?}"
        );
    }
    let prices = platform.get(HOSPITAL, "/current-prices").await.must(200);
    assert_eq!(prices["total"], 1, "{prices}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_above_that_states_another_unit_is_pointed_out() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let code = Goods::number(1).code;
    let row = format!("{code},44,,挂网价,100,2026-01-01,公告\n");
    for (line, is_noted) in [("单位：万元", true), ("填报单位：市医院", false)] {
        let text = format!("挂网价格表,,,,,,{line}\n{HEADER}{row}");
        let done = load(&platform, "operator", "listed-prices", text).await;
        let notes = done["notes"].to_string();
        assert_eq!(notes.contains("单位为万元"), is_noted, "{done}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_below_a_table_or_under_its_header_is_as_one_above_or_in_it() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let code = Goods::number(1).code;
    let row = |day: u32| format!("{code},44,,挂网价,100,2026-01-0{day},公告\n");
    let send = async |text: String| load(&platform, "operator", "listed-prices", text).await;
    // Far below, beyond where a header may be.
    let blank = "合计,,,,,,\n".repeat(12);
    for (day, (line, unit)) in (1..).zip([
        ("单位：万元,,,,,,", Some("单位为万元")),
        (",,,,,,（单位：元/盒）", Some("单位为元/盒")),
        ("填报单位：市医院,,,,,,", None),
        ("单位：元,,,,,,", None),
    ]) {
        let done = send(format!("{HEADER}{}{blank}{line}\n", row(day))).await;
        let wrong = done["counts"]["error"].as_i64();
        assert_eq!(
            (wrong, &done["counts"]["skipped"]),
            (Some(0), &json!(13)),
            "{done}"
        );
        let notes = done["notes"].to_string();
        let is_noted = unit.is_some_and(|unit| notes.contains(&format!("第15行写明{unit}")));
        assert_eq!(is_noted, unit.is_some(), "{done}");
        assert_eq!(notes.contains("写明单位"), unit.is_some(), "{done}");
    }
    let other = send(format!("{HEADER},,,,（万元）,,\n{}", row(1))).await;
    assert_eq!(other["state"], "failed", "{other}");
    assert!(other.to_string().contains("缺少必需的列：价格"), "{other}");
    let pack = send(format!("{HEADER},,,,元/盒,,\n{}", row(5))).await;
    assert_eq!(counts(&pack), (1, 0, 0, 0), "{pack}");
    let notes = pack["notes"].to_string();
    assert!(notes.contains("表头「价格（元/盒）」"), "{pack}");
    let plain = send(format!("{HEADER},,,,(元),,\n{}", row(6))).await;
    assert_eq!(counts(&plain), (1, 0, 0, 0), "{plain}");
    assert_eq!(
        (&plain["notes"], &plain["counts"]["skipped"]),
        (&json!([]), &json!(0)),
        "{plain}"
    );
}

/// Two prices of a hospital in these number formats.
fn formatted(first: &str, second: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .write_row(0, 0, ["医保编码", "价格", "生效日期"])
        .unwrap();
    for (row, format) in [(1, first), (2, second)] {
        let format = rust_xlsxwriter::Format::new().set_num_format(format);
        sheet.write(row, 0, Goods::number(row).code).unwrap();
        sheet.write_with_format(row, 1, 11.813, &format).unwrap();
        sheet.write(row, 2, "2026-01-01").unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_number_format_shows_is_what_is_loaded_or_is_pointed_out() {
    let platform = Platform::start(MONDAY).await;
    for number in [1, 2] {
        platform.product(&Goods::number(number)).await;
    }
    let send = async |first: &str, second: &str| {
        let file = formatted(first, second);
        platform
            .load(HOSPITAL, "current-prices", "价.xlsx", file)
            .await
    };
    let moved = send("0\".\"00", "0.00,").await;
    assert_eq!(counts(&moved), (0, 0, 0, 2), "{moved}");
    let verdicts = remarks(&platform, HOSPITAL, &moved).await.concat();
    for shown in [
        "格式「0\".\"00」显示为「0.12」",
        "格式「0.00,」显示为「0.01」",
    ] {
        assert!(verdicts.contains(shown), "{verdicts}");
    }
    let units = send("0.000\"元/盒\"", "0.000\"元\"").await;
    assert_eq!(counts(&units), (2, 0, 0, 0), "{units}");
    let notes = units["notes"].to_string();
    assert!(
        notes.contains("「价格」显示「元/盒」1行（如第2行）"),
        "{units}"
    );
    let rounded = send("0.00", "0.0000").await;
    let verdicts = remarks(&platform, HOSPITAL, &rounded).await.concat();
    assert!(
        verdicts.contains("按格式「0.00」显示为「11.81」"),
        "{verdicts}"
    );
    assert!(!verdicts.contains("「0.0000」"), "{verdicts}");
    assert_eq!(rounded["notes"], json!([]), "{rounded}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_word_of_a_choice_may_be_written_in_traditional_characters() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let code = Goods::number(1).code;
    let text = format!("{HEADER}{code},廣東,,掛網價,100,2026-01-01,公告\n");
    let done = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&done), (1, 0, 0, 0), "{done}");
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

#[tokio::test(flavor = "multi_thread")]
async fn a_mark_without_its_pair_takes_no_other_row_with_it() {
    let platform = Platform::start(MONDAY).await;
    let codes = [1, 2, 3].map(|number| Goods::number(number).code);
    for number in [1, 2, 3] {
        platform.product(&Goods::number(number)).await;
    }
    let [first, second, third] = &codes;
    let row = |code: &str, source: &str| format!("{code},44,,挂网价,100,2026-01-01,{source}\n");
    for (text, line) in [
        (
            row(first, "\"3寸管") + &row(second, "公告") + &row(third, "公告"),
            2,
        ),
        (
            row(first, "\"3寸管") + &row(second, "5寸\"") + &row(third, "公告"),
            2,
        ),
        (
            row(first, "公告") + &row(second, "\"5\"寸") + &row(third, "公告"),
            3,
        ),
        (
            row(first, "公告") + &row(second, "公告") + &row(third, "\"5寸"),
            4,
        ),
    ] {
        let kind = "listed-prices";
        let failed = load(&platform, "operator", kind, format!("{HEADER}{text}")).await;
        assert_eq!(failed["state"], "failed", "{text}: {failed}");
        let reason = failed["error"]["text"].to_string();
        assert!(
            reason.contains(&format!("第 {line} 行的引号没有成对")),
            "{text}: {failed}"
        );
    }
    // Marks within a cell, and lines within marks, are what they are.
    let kept = row(first, "3\"管") + &row(second, "\"甲公告,\n乙公告\"") + &row(third, "\"公告\"");
    let done = load(
        &platform,
        "operator",
        "listed-prices",
        format!("{HEADER}{kept}"),
    )
    .await;
    assert_eq!(counts(&done), (3, 0, 0, 0), "{done}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_no_header_is_refused_in_a_text_and_named_in_a_workbook() {
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let code = Goods::number(1).code;
    // 1,234.5 was meant.
    let text = format!("27位码,省份,价格类型,执行日期,价格\n{code},44,挂网价,2026-01-01,1,234.5\n");
    let wrong = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&wrong), (0, 0, 0, 1), "{wrong}");
    let verdicts = remarks(&platform, "operator", &wrong).await.concat();
    assert!(
        verdicts.contains("F列没有表头，却有内容「234.5」"),
        "{verdicts}"
    );
    // Empty cells at the end are nothing; a column before the last header may have no name.
    let text = format!(
        ",27位码,省份,价格类型,执行日期,价格\n0,{code},44,挂网价,2026-01-01,\"1,234.5\",,\n"
    );
    let done = load(&platform, "operator", "listed-prices", text).await;
    assert_eq!(counts(&done), (1, 0, 0, 0), "{done}");
    let notes = done["notes"].to_string();
    assert!(
        notes.contains("以下列没有表头，其内容没有读取：A列1行"),
        "{notes}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_header_of_another_tax_or_time_is_another_column_and_one_of_another_pack_is_pointed_out()
{
    let platform = Platform::start(MONDAY).await;
    platform.product(&Goods::number(1)).await;
    let code = Goods::number(1).code;
    for other in [
        "现行采购价（不含税）",
        "现行采购价（去年）",
        "采购价（最高）",
    ] {
        let text = format!("医保编码,{other},生效日期\n{code},88,2026-01-01\n");
        let failed = load(&platform, HOSPITAL, "current-prices", text).await;
        assert_eq!(failed["state"], "failed", "{other}: {failed}");
        assert!(
            failed["error"]["text"].to_string().contains("缺少必需的列"),
            "{failed}"
        );
    }
    let text = format!("医保编码,现行采购价（元/盒）,生效日期\n{code},88,2026-01-01\n");
    let done = load(&platform, HOSPITAL, "current-prices", text).await;
    assert_eq!(counts(&done), (1, 0, 0, 0), "{done}");
    let notes = done["notes"].to_string();
    assert!(
        notes.contains("「现行采购价（元/盒）」（B列）") && notes.contains("每一最小计量单位"),
        "{notes}"
    );
    let text = format!("医保编码,现行采购价（元）,生效日期\n{code},80,2026-01-01\n");
    let plain = load(&platform, HOSPITAL, "current-prices", text).await;
    assert_eq!(plain["notes"], json!([]), "{plain}");
}
