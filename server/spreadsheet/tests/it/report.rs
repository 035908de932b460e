//! Tables returned with a verdict per row.

use std::io::Read;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Format, Formula};
use spreadsheet::{Limits, ReportFormat, ReportWriter, Status, Verdict, open};

use crate::workbook::{Workbook, text};
use crate::{COLUMNS, opened};

/// What becomes of rows, by their number.
const BY_ROW: [Status; 6] = [
    Status::Accepted,
    Status::Unchanged,
    Status::PriceMismatch,
    Status::SeveralHits,
    Status::NoHit,
    Status::Error,
];

pub(crate) fn report(bytes: impl Into<Vec<u8>>, format: ReportFormat) -> Vec<u8> {
    let mut table = opened(bytes);
    let mut output = Vec::new();
    let verdict = |row: u32| {
        let status = BY_ROW[usize::try_from(row).expect("a row") % BY_ROW.len()];
        (row != 5).then(|| Verdict {
            status,
            remark: format!("第 {row} 行"),
        })
    };
    ReportWriter::new(&mut table)
        .write(format, verdict, &mut output)
        .expect("a report");
    output
}

fn cells(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let range = book
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("its cells");
    let text = |cell: &Data| cell.to_string();
    range
        .rows()
        .map(|row| row.iter().map(text).collect())
        .collect()
}

const TABLE: &str = "价格表,=1+1\ncode,备注,price\n=cmd|' /C calc'!A0,-1+2,-5\n\n\"a\nb\",@x,1\n\
    007,,2,beyond\n";

#[test]
fn a_workbook_keeps_every_cell_as_text_beside_its_verdict() {
    let rows = cells(report(TABLE, ReportFormat::Xlsx));
    assert_eq!(rows[0][..2], ["价格表", "=1+1"]);
    assert_eq!(
        rows[1][..5],
        ["code", "备注", "price", "状态 / Status", "说明 / Remark"]
    );
    assert_eq!(
        rows[2][..5],
        [
            "=cmd|' /C calc'!A0",
            "-1+2",
            "-5",
            "多条匹配 / several hits",
            "第 3 行"
        ]
    );
    assert!(rows[3].iter().all(String::is_empty));
    assert_eq!(rows[4][..5], ["a\nb", "@x", "1", "", ""]);
    assert_eq!(
        rows[5],
        ["007", "", "2", "已接受 / accepted", "第 6 行", "beyond"]
    );
}

#[test]
fn a_text_report_is_disarmed_and_reads_back_the_same() {
    let text = String::from_utf8(report(TABLE, ReportFormat::Csv)).expect("UTF-8");
    let quoted = |cells: &[&str]| format!("\"{}\"\n", cells.join("\",\""));
    let head = ["code", "备注", "price", "状态 / Status", "说明 / Remark"];
    let start = format!("\u{feff}{}{}", quoted(&["价格表", "'=1+1"]), quoted(&head));
    assert!(text.starts_with(&start), "{text}");
    let status = "多条匹配 / several hits";
    assert!(text.contains(&quoted(&[
        "'=cmd|' /C calc'!A0",
        "'-1+2",
        "-5",
        status,
        "第 3 行"
    ])));
    let codes = |bytes: Vec<u8>| -> Vec<_> {
        let rows = crate::rows(bytes);
        rows.iter()
            .map(|row| (row.number, row.text("code").map(str::to_owned)))
            .collect()
    };
    assert_eq!(codes(TABLE.into()), codes(text.into()));
}

#[test]
fn a_report_uploaded_again_gets_no_more_columns() {
    for format in [ReportFormat::Xlsx, ReportFormat::Csv] {
        let once = report(TABLE, format);
        let twice = report(once.clone(), format);
        assert_eq!(crate::rows(once.clone()).len(), 3);
        let names = |bytes: Vec<u8>| opened(bytes).header_names().len();
        assert_eq!((names(once), names(twice)), (5, 5));
    }
}

/// The cells of the first worksheet as they are, and its merges.
fn typed(bytes: Vec<u8>) -> (Vec<Vec<Data>>, Vec<calamine::Dimensions>) {
    let mut book = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let range = book
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("its cells");
    let merged = book.merge_cells_by_sheet_id(0).expect("merges");
    let rows = range.rows().map(<[Data]>::to_vec).collect();
    (rows, merged)
}

#[test]
fn numbers_days_and_merged_cells_stay_what_they_are() {
    let styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>\
        </styleSheet>";
    let rows = format!(
        "<row r=\"1\">{}{}{}{}</row><row r=\"2\">{}<c r=\"B2\"><v>1.5</v></c><c r=\"C2\" s=\"1\"><v>46053</v></c>{}</row>\
         <row r=\"3\">{}<c r=\"B3\"><v>2</v></c></row>",
        text("A1", "code"),
        text("B1", "price"),
        text("C1", "valid from"),
        text("D1", "备注"),
        text("A2", "007"),
        text("D2", "x"),
        text("A3", "008"),
    );
    let merges = "</sheetData><mergeCells><mergeCell ref=\"C2:C3\"/><mergeCell ref=\"D2:D3\"/>\
        <mergeCell ref=\"D3:D4\"/></mergeCells>";
    let book = Workbook::of(&rows).with("xl/styles.xml", styles).replacing(
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        merges,
    );
    let (rows, merged) = typed(report(book.bytes(), ReportFormat::Xlsx));
    assert_eq!(rows[1][0], Data::String("007".to_owned()));
    assert_eq!(rows[1][1], Data::Float(1.5));
    assert!(matches!(rows[1][2], Data::DateTime(day) if (day.as_f64() - 46053.0).abs() < 0.1));
    assert_eq!(rows[2][2], Data::Empty);
    let bounds: Vec<_> = merged.iter().map(|one| (one.start, one.end)).collect();
    assert_eq!(bounds, [((1, 2), (2, 2)), ((1, 3), (2, 3))]);
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut part = archive.by_name(name).expect("a part");
    let mut text = String::new();
    part.read_to_string(&mut text).expect("its text");
    text
}

/// What an attribute of the first tag with this beginning is, behind which `from` lies.
fn attribute<'t>(text: &'t str, tag: &str, name: &str) -> &'t str {
    let start = text.find(tag).expect("a tag");
    let tag = text[start..].split('>').next().expect("its end");
    let value = tag
        .split(&format!(" {name}=\""))
        .nth(1)
        .expect("an attribute");
    value.split('"').next().expect("its end")
}

/// How a cell of a workbook shows numbers: the pattern, or the number of one that every program knows.
pub(crate) fn look(bytes: &[u8], cell: &str) -> String {
    let worksheet = part(bytes, "xl/worksheets/sheet1.xml");
    let styles = part(bytes, "xl/styles.xml");
    let format: usize = attribute(&worksheet, &format!("<c r=\"{cell}\""), "s")
        .parse()
        .expect("a number");
    let formats = styles.split("<cellXfs").nth(1).expect("formats");
    let format = formats.split("<xf ").nth(format + 1).expect("a format");
    let number = attribute(&format!("<xf {format}"), "<xf", "numFmtId").to_owned();
    let own = format!("<numFmt numFmtId=\"{number}\"");
    match styles.contains(&own) {
        true => attribute(&styles, &own, "formatCode").to_owned(),
        false => number,
    }
}

#[test]
fn numbers_and_days_are_shown_as_the_upload_shows_them() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let worksheet = book.add_worksheet();
    worksheet
        .write_row(
            0,
            0,
            ["code", "price", "valid from", "比例", "金额", "公式"],
        )
        .expect("a header");
    let shown = |pattern: &str| Format::new().set_num_format(pattern);
    for row in [1, 2] {
        worksheet.write(row, 0, "007").expect("a code");
        worksheet
            .write_with_format(row, 1, 1234.5, &shown("#,##0.000"))
            .expect("a price");
        worksheet
            .write_with_format(row, 2, 46053, &shown("yyyy\"年\"m\"月\"d\"日\""))
            .expect("a day");
        worksheet
            .write_with_format(row, 3, 0.855, &shown("0.0%"))
            .expect("a part");
        worksheet
            .write_with_format(row, 4, 7, &Format::new().set_num_format_index(4))
            .expect("an amount");
        let sum = Formula::new("=B2*2").set_result("2469");
        worksheet
            .write_formula_with_format(row, 5, sum, &shown("0.00"))
            .expect("a formula");
    }
    let bytes = report(book.save_to_buffer().expect("a file"), ReportFormat::Xlsx);
    let (rows, _) = typed(bytes.clone());
    for (row, cells) in [("2", &rows[1]), ("3", &rows[2])] {
        let cell = |column: &str| look(&bytes, &format!("{column}{row}"));
        assert_eq!(cells[1], Data::Float(1234.5));
        assert!(matches!(cells[2], Data::DateTime(day) if (day.as_f64() - 46053.0).abs() < 0.1));
        assert_eq!(cells[3], Data::Float(0.855));
        assert_eq!(cells[5], Data::Float(2469.0), "{cells:?}");
        assert_eq!(cell("B"), "#,##0.000");
        assert_eq!(
            cell("C"),
            "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"
        );
        assert_eq!(cell("D"), "0.0%");
        assert_eq!(cell("E"), "4");
        assert_eq!(cell("A"), "@", "a text stays one when it is edited");
    }
}

#[test]
fn a_truth_value_stays_one_and_a_text_like_it_stays_text() {
    let book = Workbook::with_cells(&format!(
        "{}<c r=\"B2\" t=\"b\"><v>1</v></c>{}</row><row r=\"3\">{}<c r=\"B3\" t=\"b\"><v>0</v></c>{}",
        text("A2", "007"),
        text("C2", "TRUE"),
        text("A3", "008"),
        text("C3", "FALSE"),
    ));
    let (rows, _) = typed(report(book.bytes(), ReportFormat::Xlsx));
    let word = |word: &str| Data::String(word.to_owned());
    assert_eq!(rows[1][1..3], [Data::Bool(true), word("TRUE")]);
    assert_eq!(rows[2][1..3], [Data::Bool(false), word("FALSE")]);
}

#[test]
fn dates_numbers_and_formulas_of_a_workbook_come_back_as_they_show() {
    let book = Workbook::with_cells(&format!(
        "{}<c r=\"B2\"><v>0.10000000000000001</v></c><c r=\"C2\"><f>A1</f><v>7</v></c>",
        text("A2", "a &amp; b")
    ));
    let rows = cells(report(book.bytes(), ReportFormat::Xlsx));
    assert_eq!(
        rows[1][..4],
        ["a & b", "0.1", "7", "价格不符 / price mismatch"]
    );
}

#[test]
fn rows_are_coloured_by_their_status() {
    let bytes = report(TABLE, ReportFormat::Xlsx);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a container");
    let mut part = |name| {
        let part = archive.by_name(name).expect("a part");
        std::io::read_to_string(part).expect("text")
    };
    let styles = part("xl/styles.xml");
    for colour in ["FFC6EFCE", "FFFFF2A8"] {
        assert!(styles.contains(colour), "{colour}");
    }
    assert!(styles.contains("quotePrefix=\"1\""));
    assert!(!part("xl/worksheets/sheet1.xml").contains("<f>"));
}

#[test]
fn what_is_stated_of_the_file_has_a_worksheet_that_is_not_read_again() {
    let mut table = opened("code,price\nC1,1\n");
    let mut output = Vec::new();
    ReportWriter::new(&mut table)
        .with_notes(vec!["未读取的列：备注".to_owned()])
        .write(ReportFormat::Xlsx, |_row| None, &mut output)
        .expect("a report");
    let mut book = Xlsx::new(std::io::Cursor::new(output.clone())).expect("a workbook");
    let notes = book.worksheet_range("文件说明").expect("the notes");
    assert_eq!(
        notes.rows().next().expect("a note")[0].to_string(),
        "未读取的列：备注"
    );
    assert_eq!(opened(output).unread_worksheets().expect("sheets"), [""; 0]);
}

#[test]
fn a_report_needs_a_header() {
    let mut table = open(b"a,b\n".to_vec(), "a.csv", &Limits::default()).expect("a file");
    assert!(table.match_header(COLUMNS).is_err());
    let writer = ReportWriter::new(&mut table);
    assert!(
        writer
            .write(ReportFormat::Csv, |_row| None, Vec::new())
            .is_err()
    );
}

#[test]
fn a_hidden_row_that_was_left_out_stays_hidden_and_one_that_was_sent_is_shown() {
    let row = |number: u32, attributes: &str| {
        let code = text(&format!("A{number}"), "C1");
        format!("<row r=\"{number}\"{attributes}>{code}</row>")
    };
    let header = format!(
        "<row r=\"1\">{}{}{}</row>",
        text("A1", "code"),
        text("B1", "price"),
        text("C1", "from")
    );
    let hidden = " hidden=\"1\"";
    let data = [
        header,
        row(2, ""),
        row(3, hidden),
        row(4, hidden),
        row(5, hidden),
        row(6, ""),
    ];
    let mut table = opened(Workbook::of(&data.concat()).bytes());
    let verdict = |row: u32| {
        let status = match row {
            3 | 6 => Status::Skipped,
            4 => return None,
            _ => Status::Accepted,
        };
        let remark = String::new();
        Some(Verdict { status, remark })
    };
    let mut output = Vec::new();
    ReportWriter::new(&mut table)
        .write(ReportFormat::Xlsx, verdict, &mut output)
        .expect("a report");
    let mut report = opened(output);
    let rows = report.rows().expect("rows");
    let shown: Vec<(u32, bool)> = rows
        .map(|row| {
            let row = row.expect("a row");
            (row.number, row.is_hidden())
        })
        .collect();
    let expected = [(2, false), (3, true), (4, true), (5, false), (6, false)];
    assert_eq!(shown, expected);
}
