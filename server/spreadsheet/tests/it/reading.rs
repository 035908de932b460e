//! Headers found and cells understood.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use spreadsheet::{
    CellProblem, CellValue, Column, ColumnKind, Limits, Row, TableError, WorksheetColumn,
    WorksheetWriter, open,
};

use crate::workbook::{Workbook, text};
use crate::{opened, refusal, rows};

#[test]
fn a_header_below_title_rows_is_found() {
    let text = "国家组织价格表,,\n\n医保编码（27位）,备注,价 格(元),Valid From\n\
        C01,\"a\nb\",\"1,234.50\",2026年1月31日\n\n=\"007\",,1.5E+26,\n";
    let mut table = opened(text);
    assert_eq!(table.header_row(), Some(3));
    assert_eq!(table.header_names()[1], "备注");
    let rows: Vec<_> = table.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!(
        rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [4, 6]
    );
    assert_eq!(rows[0].code("code").unwrap(), Some("C01"));
    assert_eq!(
        rows[0].decimal("price").unwrap(),
        Some(Decimal::new(123_450, 2))
    );
    assert_eq!(
        rows[0].date("from").unwrap(),
        NaiveDate::from_ymd_opt(2026, 1, 31)
    );
    assert_eq!(rows[1].text("code"), Some("007"));
    let error = rows[1].decimal("price").unwrap_err();
    assert_eq!(
        (error.problem, &error.letter[..]),
        (CellProblem::PowerOfTen, "C")
    );
}

#[test]
fn missing_and_doubled_columns_are_named() {
    let missing = refusal("医保编码,备注\n1,2\n");
    assert!(matches!(&missing, TableError::MissingColumns { names } if names == &["价格"]));
    assert!(
        missing
            .to_string()
            .contains("缺少必需的列：价格 / required columns are missing")
    );
    let none = refusal("甲,乙\n1,2\n");
    assert!(matches!(&none, TableError::NoHeader { expected, rows: 10 } if expected.len() == 2));
    let doubled = refusal("医保编码,价格,PRICE\n1,2,3\n");
    let TableError::DuplicateColumn { letters, .. } = &doubled else {
        panic!("{doubled}")
    };
    assert_eq!(letters, &["B", "C"]);
    let late = format!("{}code,price\n", "x\n".repeat(10));
    assert!(matches!(refusal(late), TableError::NoHeader { .. }));
}

#[test]
fn a_remark_decides_between_two_headers_alike() {
    let columns = &[Column {
        key: "price",
        names: &["价格", "价格（元）"],
        weak_names: &[],
        required: true,
    }];
    let text = b"\xe4\xbb\xb7\xe6\xa0\xbc(\xe4\xb8\x87\xe5\x85\x83),\xe4\xbb\xb7\xe6\xa0\xbc(\xe5\x85\x83)\n1,10000\n";
    let mut table = open(text.to_vec(), "a.csv", &Limits::default()).unwrap();
    table.match_header(columns).unwrap();
    let row = table.rows().unwrap().next().unwrap().unwrap();
    assert_eq!(row.text("price"), Some("10000"));
}

#[test]
fn a_written_list_reads_back() {
    let columns = vec![
        WorksheetColumn::new("医保编码", ColumnKind::Code),
        WorksheetColumn::new("价格", ColumnKind::Number { decimals: 2 }),
        WorksheetColumn::new("生效日期", ColumnKind::DateTime),
    ];
    let mut writer = WorksheetWriter::new("价格/表", columns).unwrap();
    let code = "012345678901234567890123456";
    let day = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    let price = Decimal::new(1_234_567, 4);
    writer
        .row(&[
            code.into(),
            price.into(),
            day.and_hms_opt(23, 59, 59).into(),
        ])
        .unwrap();
    writer.row(&["=1+1".into(), Decimal::MAX.into()]).unwrap();
    writer.row(&[CellValue::Empty, "x".into()]).unwrap();
    let too_many = ["1", "2", "3", "4"].map(CellValue::from);
    assert!(writer.row(&too_many).is_err());
    let rows = rows(writer.finish().unwrap());
    assert_eq!(rows[0].code("code").unwrap(), Some(code));
    assert_eq!(rows[0].decimal("price").unwrap(), Some(price));
    assert_eq!(rows[0].text("from"), Some("2026-02-28 23:59:59"));
    assert_eq!(rows[0].date("from").unwrap(), Some(day));
    assert_eq!(rows[1].code("code").unwrap(), Some("=1+1"));
    assert_eq!(rows[1].decimal("price").unwrap(), Some(Decimal::MAX));
    assert_eq!(rows[2].text("code"), None);
}

fn row_of(cells: &str) -> Row {
    rows(Workbook::with_cells(cells).bytes()).remove(0)
}

#[test]
fn numbers_are_read_as_they_were_typed() {
    for (written, number) in [
        ("0.10000000000000001", "0.1"),
        ("1234.5", "1234.5"),
        ("12", "12"),
        ("1E-3", "0.001"),
        ("123456789012345", "123456789012345"),
        ("-2.5", "-2.5"),
    ] {
        let row = row_of(&format!("<c r=\"B2\"><v>{written}</v></c>"));
        assert_eq!(row.decimal("price").unwrap().unwrap().to_string(), number);
    }
    for written in ["1e999", "-1e999", "-0", "NaN", "inf", "1e300", "1e-300"] {
        let row = row_of(&format!("<c r=\"B2\"><v>{written}</v></c>"));
        assert!(row.decimal("price").is_err(), "{written}");
    }
}

#[test]
fn a_code_that_became_a_number_is_refused_with_the_remedy() {
    let long = row_of("<c r=\"A2\"><v>1.23E+26</v></c>");
    let error = long.code("code").unwrap_err();
    assert_eq!(error.problem, CellProblem::ScientificNotation);
    assert!(error.to_string().contains("“文本”格式"), "{error}");
    assert!(
        error.to_string().contains("format the column as text"),
        "{error}"
    );
    let shown = row_of(&text("A2", "1.23457E+11"));
    assert_eq!(
        shown.code("code").unwrap_err().problem,
        CellProblem::ScientificNotation
    );
    assert_eq!(
        row_of("<c r=\"A2\"><v>12345</v></c>").code("code").unwrap(),
        Some("12345")
    );
    assert_eq!(
        row_of(&text("A2", "12E5")).code("code").unwrap(),
        Some("12E5")
    );
}

#[test]
fn formulas_and_error_values_are_refused_by_every_reading() {
    let row = row_of(
        "<c r=\"A2\" t=\"e\"><v>#N/A</v></c><c r=\"B2\"><f>1+1</f><v>2</v></c>\
         <c r=\"C2\"><f t=\"shared\" si=\"0\"/><v>46053</v></c>",
    );
    assert_eq!(
        row.code("code").unwrap_err().problem,
        CellProblem::ExcelError
    );
    assert_eq!(row.code("code").unwrap_err().value, "#N/A");
    let formula = row.decimal("price").unwrap_err();
    assert_eq!(formula.problem, CellProblem::Formula);
    assert!(formula.zh().contains("粘贴为值"));
    assert_eq!(row.date("from").unwrap_err().problem, CellProblem::Formula);
    assert_eq!(row.text("price"), None);
}

#[test]
fn days_follow_the_calendar_of_the_workbook() {
    let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>\
        </styleSheet>";
    let book = |cells: &str| Workbook::with_cells(cells).with("xl/styles.xml", styles);
    let day = |book: Workbook| {
        rows(book.bytes())[0]
            .date("from")
            .unwrap()
            .unwrap()
            .to_string()
    };
    let formatted = "<c r=\"C2\" s=\"1\"><v>46053.5</v></c>";
    let bare = "<c r=\"C2\"><v>46053</v></c>";
    assert_eq!(day(book(formatted)), "2026-01-31");
    assert_eq!(day(book(bare)), "2026-01-31");
    let mac = |cells| {
        book(cells).replacing(
            "xl/workbook.xml",
            "<workbookPr/>",
            "<workbookPr date1904=\"1\"/>",
        )
    };
    assert_eq!(day(mac(formatted)), "2030-02-01");
    assert_eq!(day(mac(bare)), "2030-02-01");
    let odd = rows(book("<c r=\"C2\" s=\"1\"><v>60</v></c>").bytes()).remove(0);
    assert_eq!(odd.date("from").unwrap_err().problem, CellProblem::NotADate);
    let long = rows(book("<c r=\"C2\" s=\"1\"><v>1e10</v></c>").bytes()).remove(0);
    assert_eq!(
        long.date("from").unwrap_err().problem,
        CellProblem::NotADate
    );
}

#[test]
fn empty_required_cells_are_errors() {
    let row = row_of(&format!("{}{}", text("A2", "x"), text("C2", "　 ")));
    assert_eq!(row.text("from"), None);
    let error = row.required("price", row.decimal("price")).unwrap_err();
    assert_eq!(
        (error.problem, error.row, &error.column[..]),
        (CellProblem::Missing, 2, "price")
    );
    assert!(row.string("from").unwrap().is_none());
}

#[test]
fn normalisation_happens_on_request() {
    let row = row_of(&text("A2", "Ａ１２　"));
    assert_eq!(row.code("code").unwrap(), Some("Ａ１２"));
    assert_eq!(row.normalised("code").unwrap().as_deref(), Some("A12"));
}

#[test]
fn the_worksheet_with_the_header_is_used_and_hidden_ones_are_not() {
    let columns = || vec![WorksheetColumn::new("code", ColumnKind::Code)];
    let mut first = rust_xlsxwriter::Workbook::new();
    first
        .add_worksheet()
        .set_hidden(true)
        .write_row(0, 0, ["code", "price"])
        .unwrap();
    first
        .add_worksheet()
        .set_active(true)
        .write(0, 0, "说明")
        .unwrap();
    let worksheet = first.add_worksheet();
    worksheet.write_row(2, 1, ["code", "price"]).unwrap();
    worksheet.write_row(3, 1, ["C1", "1"]).unwrap();
    let mut table = opened(first.save_to_buffer().unwrap());
    assert_eq!(table.header_row(), Some(3));
    assert_eq!(
        table.rows().unwrap().next().unwrap().unwrap().text("code"),
        Some("C1")
    );
    assert!(WorksheetWriter::new("x", Vec::new()).is_err());
    assert!(WorksheetWriter::new("", columns()).is_ok());
}

/// The rows of a workbook whose prices, each 4.6, have these formats; the last has the built-in one of percents.
fn formatted(formats: &[&str]) -> Vec<Row> {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    let worksheet = book.add_worksheet();
    worksheet.write_row(0, 0, ["code", "price"]).expect("a row");
    let formats = formats.iter().map(|it| Format::new().set_num_format(*it));
    let built_in = Format::new().set_num_format_index(9);
    for (row, format) in (1..).zip(formats.chain([built_in])) {
        worksheet.write(row, 0, "C1").expect("a cell");
        worksheet
            .write_with_format(row, 1, 4.6, &format)
            .expect("a cell");
    }
    rows(book.save_to_buffer().expect("a file"))
}

#[test]
fn a_number_that_its_format_shows_as_another_amount_is_refused() {
    let formats = [
        ("\"HK$\"#,##0.00", false),
        ("0%", false),
        ("0!.0,\"万\"", false),
        ("0\".\"00", false),
        ("0.00,", false),
        (";;;", false),
        ("0.00\"元/盒\"", true),
        ("0.00\"元\"", true),
        ("#,##0.00;[Red]-#,##0.00", true),
        ("0.00_ ", true),
        ("0", true),
        ("\"¥\"#,##0.00", true),
        ("[$￥-804]0.00", true),
        ("0.00", true),
    ];
    let rows = formatted(&formats.map(|(format, _)| format));
    let read: Vec<_> = rows.iter().map(|row| row.decimal("price")).collect();
    let expected = formats.iter().map(|(_, is_taken)| *is_taken).chain([false]);
    let taken: Vec<bool> = read.iter().map(Result::is_ok).collect();
    assert_eq!(taken, expected.collect::<Vec<_>>());
    let refused = read[0].as_ref().unwrap_err();
    assert_eq!(refused.problem, CellProblem::OtherUnit);
    assert_eq!(refused.value, "4.6");
    let words = refused.zh();
    assert!(
        words.ends_with("（现为：4.6，格式「\"HK$\"#,##0.00」显示为「HK$4.60」）"),
        "{words}"
    );
    let moved = read[3].as_ref().unwrap_err().en();
    assert!(
        moved.ends_with("(it is 4.6, which the format 0\".\"00 shows as \"0.05\")"),
        "{moved}"
    );
}

#[test]
fn what_a_format_writes_beside_a_number_and_rounds_of_it_is_known() {
    let formats = ["0.00\"元/盒\"", "0.00_ ", "0", "0.00"];
    let rows = formatted(&formats);
    let words = rows.iter().map(|row| row.words_beside("price"));
    let words: Vec<Option<String>> = words.take(4).collect();
    assert_eq!(words, [Some("元/盒".to_owned()), None, None, None]);
    let rounded = rows.iter().map(|row| row.rounded("price"));
    let rounded: Vec<_> = rounded.take(4).collect();
    let whole = Some(("0".to_owned(), "5".to_owned()));
    assert_eq!(rounded, [None, None, whole, None]);
}
