//! Workbooks of Excel before 2007: read as their xlsx is, and refused in words when something is wrong with them.
//! `tests/files` holds one table as LibreOffice wrote it in each format.

use spreadsheet::{Limits, ReportFormat, Row, TableError};

use crate::report::{look, report};
use crate::{opened, read, refusal, rows};

const XLSX: &[u8] = include_bytes!("../files/prices.xlsx");
const EXCEL_97: &[u8] = include_bytes!("../files/prices.xls");
const OPEN_DOCUMENT: &[u8] = include_bytes!("../files/prices.ods");

fn seen(row: &Row) -> String {
    let (price, from) = (row.decimal("price"), row.date("from"));
    let text = ["code", "price", "from"].map(|key| row.text(key).unwrap_or_default());
    format!(
        "{} {} {text:?} {price:?} {from:?}",
        row.number,
        row.is_hidden()
    )
}

#[test]
fn the_same_table_gives_the_same_rows_in_every_format() {
    let wanted: Vec<String> = rows(XLSX).iter().map(seen).collect();
    assert_eq!(wanted.len(), 5);
    assert!(wanted[0].contains("Ok(Some(3.3))"), "{}", wanted[0]);
    assert!(wanted[1].contains("9999-12-31"), "{}", wanted[1]);
    assert!(wanted[2].starts_with("5 true"), "{}", wanted[2]);
    assert!(wanted[3].contains("Formula"), "{}", wanted[3]);
    for file in [EXCEL_97, OPEN_DOCUMENT] {
        let found: Vec<String> = rows(file).iter().map(seen).collect();
        assert_eq!(found, wanted);
        assert_eq!(opened(file).unread_worksheets().expect("sheets"), ["说明"]);
    }
}

/// A record as programs write it by hand.
pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

pub(crate) fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

pub(crate) fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let (bytes, ..) = encoding_rs::GBK.encode(text);
    let count = u16::try_from(bytes.len()).expect("a short text");
    record(
        0x0204,
        &[&words(&[row, column, 0, count])[..], &bytes].concat(),
    )
}

pub(crate) fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    let head = words(&[row, column, 0]);
    record(0x0203, &[&head[..], &value.to_le_bytes()].concat())
}

/// A worksheet without a container, as many systems of hospitals write it.
pub(crate) fn bare(cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = record(0x0809, &words(&[0, 0x10, 0, 0]));
    [begin, cells.concat(), record(0x000a, &[])].concat()
}

fn head() -> Vec<u8> {
    [label(0, 0, "医保编码"), label(0, 1, "价格")].concat()
}

#[test]
fn a_stream_without_container_is_read() {
    let file = bare(&[
        head(),
        label(1, 0, "C1"),
        number(1, 1, 3.300_000_000_000_000_3),
    ]);
    let found = rows(file);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].text("price"), Some("3.3"));
}

/// A number that is shown by a style.
fn shown(row: u16, column: u16, style: u16) -> Vec<u8> {
    let head = words(&[row, column, style]);
    record(0x0203, &[&head[..], &1234.5_f64.to_le_bytes()].concat())
}

/// The record of a number format.
fn pattern(number: u16, pattern: &str) -> Vec<u8> {
    let (bytes, ..) = encoding_rs::GBK.encode(pattern);
    let count = u8::try_from(bytes.len()).expect("a short pattern");
    record(0x041e, &[&words(&[number])[..], &[count], &bytes].concat())
}

/// The record of a style of cells with this number format.
fn style(format: u16) -> Vec<u8> {
    record(0x00e0, &words(&[0, format, 0, 0, 0, 0, 0, 0]))
}

#[test]
fn a_number_that_its_format_shows_as_another_amount_is_refused() {
    let formats = [
        ("0\".\"00", Some("12.35")),
        ("0.00,", Some("1.23")),
        ("\"HK$\"0.00", Some("HK$1234.50")),
        ("0.00\"元\"", None),
        ("#,##0.00;[Red]-#,##0.00", None),
        ("0.00_ ", None),
    ];
    let numbered = || (164..).zip(formats);
    let patterns = numbered().map(|(number, (text, _))| pattern(number, text));
    let styles = [0].into_iter().chain(numbered().map(|(number, _)| number));
    let cells = (1..=6).map(|row| [label(row, 0, "C1"), shown(row, 1, row)].concat());
    let all = patterns
        .chain(styles.map(style))
        .chain([head()])
        .chain(cells);
    let found = rows(bare(&all.collect::<Vec<_>>()));
    assert_eq!(found.len(), formats.len());
    for (row, (format, text)) in found.iter().zip(formats) {
        let display = row
            .decimal("price")
            .err()
            .map(|error| *error.display.unwrap());
        let refused = text.map(|text| (format.to_owned(), text.to_owned()));
        assert_eq!(display, refused, "{format}");
    }
}

#[test]
fn a_report_shows_numbers_and_days_as_the_workbook_does() {
    let styles = [0, 4, 164, 165, 166].map(style).concat();
    let patterns = [
        pattern(164, "yyyy\"年\"m\"月\"d\"日\""),
        pattern(165, "General"),
        pattern(166, "0.0%\u{1}"),
    ];
    // Beside each other, in one record.
    let run = record(0x00bd, &words(&[2, 1, 1, 6, 0, 2, 6, 0, 2]));
    let cells = [
        patterns.concat(),
        styles,
        label(0, 0, "code"),
        label(0, 1, "price"),
        label(0, 2, "valid from"),
        label(0, 3, "甲"),
        label(0, 4, "乙"),
        shown(1, 1, 1),
        shown(1, 2, 2),
        shown(1, 3, 3),
        shown(1, 4, 4),
        run,
        shown(3, 1, 0),
    ];
    let bytes = report(bare(&cells), ReportFormat::Xlsx);
    let day = "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;";
    for (cell, wanted) in [("B2", "4"), ("C2", day), ("B3", "4"), ("C3", day)] {
        assert_eq!(look(&bytes, cell), wanted, "{cell}");
    }
    for cell in ["D2", "E2", "B4"] {
        assert_eq!(look(&bytes, cell), "0", "{cell} is shown as usual");
    }
}

#[test]
fn a_day_is_shown_alike_in_the_reports_on_each_format() {
    for (file, day) in [
        (XLSX, "yyyy\\-mm\\-dd"),
        (EXCEL_97, "yyyy\\-mm\\-dd"),
        (OPEN_DOCUMENT, "yyyy-mm-dd"),
    ] {
        let bytes = report(file, ReportFormat::Xlsx);
        assert_eq!(look(&bytes, "C3"), day);
        assert_eq!(look(&bytes, "B3"), "0");
    }
}

#[test]
fn cells_that_come_column_by_column_are_read_row_by_row() {
    let codes = [
        label(0, 0, "医保编码"),
        label(1, 0, "C1"),
        label(65_535, 0, "C2"),
    ];
    let prices = [
        label(0, 1, "价格"),
        number(1, 1, 1.0),
        number(65_535, 1, 2.0),
    ];
    let found = rows(bare(&[codes.concat(), prices.concat()]));
    let found: Vec<_> = found
        .iter()
        .map(|row| (row.number, row.text("price")))
        .collect();
    assert_eq!(found, [(2, Some("1")), (65_536, Some("2"))]);
}

#[test]
fn hidden_columns_that_are_read_are_known_as_such() {
    let columns = |first: u16, last: u16, width: u16, flags: u16| {
        record(0x007d, &words(&[first, last, width, 0, flags, 0]))
    };
    for (stated, expected) in [
        (columns(1, 1, 2_048, 1), vec!["价格"]),
        (columns(0, 1, 0, 0), vec!["医保编码", "价格"]),
        (columns(0, 1, 2_048, 0), vec![]),
        (columns(2, 255, 0, 1), vec![]),
        (record(0x0024, &[1, 1, 0, 0]), vec!["价格"]),
        (record(0x0024, &[1, 1, 0, 9]), vec![]),
    ] {
        let cells = [head(), label(1, 0, "C1"), number(1, 1, 4.5)].concat();
        let hidden = opened(bare(&[stated, cells])).hidden_columns();
        let names: Vec<&str> = hidden.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, expected);
    }
}

/// The record of a row with its height in twentieths of a point, and its flags.
fn row(number: u16, height: u16, flags: u16) -> Vec<u8> {
    record(0x0208, &words(&[number, 0, 2, height, 0, 0, flags, 15]))
}

#[test]
fn rows_that_are_hidden_or_have_no_height_are_known_as_such() {
    let cells: Vec<u8> = (1..=6)
        .flat_map(|line| label(line, 0, &format!("C{line}")))
        .collect();
    let hidden = |file: Vec<u8>| -> Vec<u32> {
        let found = rows(file);
        let hidden = found.iter().filter(|row| row.is_hidden());
        hidden.map(|row| row.number).collect()
    };
    let states = [
        row(1, 255, 0x0100),
        row(2, 255, 0x0120),
        row(3, 0, 0x0100),
        // The height of other rows, whatever stands beside it.
        row(4, 0x8000, 0x0100),
        row(5, 0, 0x0120),
    ];
    let file = bare(&[states.concat(), head(), cells.clone()]);
    assert_eq!(hidden(file), [3, 4, 6]);
    // Where rows are hidden unless they say otherwise, one that says nothing is.
    let unless = record(0x0225, &words(&[0x0002, 255]));
    let file = bare(&[unless, row(0, 255, 0), row(1, 255, 0x0100), head(), cells]);
    assert_eq!(hidden(file), [3, 4, 5, 6, 7]);
}

#[test]
fn what_was_not_read_whole_is_refused() {
    let whole = bare(&[head(), label(1, 0, "C1")]);
    for end in 4..whole.len() {
        let error = read(&whole[..end], &Limits::default()).expect_err("a cut file was read");
        assert!(!matches!(error, TableError::Io(_)), "{end}: {error}");
    }
    for end in (512..EXCEL_97.len() / 2).step_by(97) {
        assert!(read(&EXCEL_97[..end], &Limits::default()).is_err(), "{end}");
    }
}

#[test]
fn passwords_macros_and_other_documents_are_named() {
    let locked = bare(&[record(0x002f, &words(&[1, 0])), head()]);
    assert!(matches!(refusal(locked), TableError::Encrypted));
    let macros = record(0x0809, &words(&[0x0600, 0x40, 0, 0]));
    assert!(matches!(refusal(macros), TableError::Macros));
    let wide = bare(&[head(), label(1, 300, "x")]);
    assert!(matches!(refusal(wide), TableError::TooManyColumns { .. }));
}

#[test]
fn chains_in_a_circle_end() {
    let mut file = EXCEL_97.to_vec();
    let fat = u32::from_le_bytes(file[76..80].try_into().expect("a number"));
    let place = (usize::try_from(fat).expect("a place") + 1) * 512;
    for sector in 0_u32..127 {
        let at = place + usize::try_from(sector).expect("a place") * 4;
        let next = u32::from(sector % 2 == 0) + sector - sector % 2;
        file[at..at + 4].copy_from_slice(&next.to_le_bytes());
    }
    assert!(matches!(refusal(file), TableError::Damaged { .. }));
}

#[test]
fn no_byte_that_is_wrong_brings_the_reader_down() {
    for place in 0..EXCEL_97.len() {
        let mut garbled = EXCEL_97.to_vec();
        garbled[place] ^= 0x55;
        let _rows_or_a_refusal = read(garbled, &Limits::default());
    }
}
