//! Text tables in their usual encodings and shapes.

use encoding_rs::GBK;
use spreadsheet::{CellProblem, Encoding, Format, TableError};

use crate::{opened, refusal, rows};

const TEXT: &str = "医保编码,价格,生效日期\nC01一次性使用导尿管,12.50,2026年1月31日\n";

fn check(bytes: Vec<u8>, encoding: Encoding, separator: u8) {
    assert_eq!(
        opened(bytes.clone()).format(),
        Format::Text {
            encoding,
            separator
        }
    );
    let rows = rows(bytes);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0].code("code").expect("a code"),
        Some("C01一次性使用导尿管")
    );
    assert_eq!(
        rows[0]
            .date("from")
            .expect("a day")
            .expect("filled")
            .to_string(),
        "2026-01-31"
    );
}

#[test]
fn every_encoding_gives_the_same_table() {
    check(TEXT.into(), Encoding::Utf8, b',');
    check(
        format!("\u{feff}{TEXT}").into(),
        Encoding::Utf8WithMark,
        b',',
    );
    check(GBK.encode(TEXT).0.into_owned(), Encoding::Gb18030, b',');
    let tabbed = TEXT.replace(',', "\t");
    let wide = || "\u{feff}".encode_utf16().chain(tabbed.encode_utf16());
    check(
        wide().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Le,
        b'\t',
    );
    check(
        wide().flat_map(u16::to_be_bytes).collect(),
        Encoding::Utf16Be,
        b'\t',
    );
}

#[test]
fn letters_across_the_edge_of_a_buffer_stay_whole() {
    for shift in 0..4 {
        let filler = "x".repeat(65_530 + shift);
        let text = format!(
            "code,price\n{},1\n{filler},医保医保医保\n",
            "码".repeat(20_000)
        );
        let limits = spreadsheet::Limits {
            cell_chars: 100_000,
            ..Default::default()
        };
        for bytes in [text.clone().into_bytes(), GBK.encode(&text).0.into_owned()] {
            let rows = crate::read(bytes, &limits).expect("a readable table");
            assert_eq!(
                rows[0].text("code").expect("filled").chars().count(),
                20_000
            );
            assert_eq!(rows[1].text("price"), Some("医保医保医保"));
        }
    }
}

#[test]
fn text_in_no_known_encoding_names_the_line() {
    let error = refusal(&b"code,price\nA,1\n\xffB\xff,2\n"[..]);
    assert!(matches!(error, TableError::Encoding { line: 3 }), "{error}");
}

#[test]
fn rows_are_counted_as_excel_counts_them() {
    let text = "code,price\r\n\r\n\"a\r\nb\",1\r\n\r\n\r\nc,2\r\n,\r\nd,3";
    let numbers: Vec<_> = rows(text).iter().map(|row| row.number).collect();
    assert_eq!(numbers, [3, 6, 8]);
}

#[test]
fn ragged_rows_read_as_far_as_they_go() {
    let rows = rows("code,price,valid from\na\nb,1\nc,2,2026-01-31,more,cells\n");
    assert_eq!(rows[0].text("price"), None);
    assert_eq!(rows[1].text("from"), None);
    assert_eq!(rows[2].text("price"), Some("2"));
    assert_eq!(rows[2].text("nothing"), None);
}

#[test]
fn quotes_hold_separators_lines_and_quotes() {
    let rows = rows("code,price\n\"a,\"\"b\"\"\nc\",\" 1 \"\n");
    assert_eq!(rows[0].text("code"), Some("a,\"b\"\nc"));
    assert_eq!(rows[0].text("price"), Some("1"));
}

#[test]
fn wrappings_that_keep_codes_as_text_are_taken_off() {
    let rows = rows("code,price\n\"=\"\"0012\"\"\",1\n\t0013,1\n'=a,1\n'b,1\n=1+1,1\n");
    let codes: Vec<_> = rows
        .iter()
        .map(|row| row.text("code").expect("filled"))
        .collect();
    assert_eq!(codes, ["0012", "0013", "=a", "'b", "=1+1"]);
}

#[test]
fn a_nought_before_the_mark_of_thousands_is_no_number() {
    let read = |price: &str| rows(format!("code;price\nC1;{price}\n"))[0].decimal("price");
    for price in [
        "0,500",
        "0,050",
        "0,010",
        "00,500",
        "000,500.00",
        "0,000",
        "0，500",
        "０，５００",
        "-0,500",
        "¥0,500",
        "0,500元",
        "0,500,000",
    ] {
        let error = read(price).expect_err(price);
        assert_eq!(error.problem, CellProblem::NotANumber, "{price}");
    }
    for (price, number) in [
        ("0", "0"),
        ("0.5", "0.5"),
        ("0.500", "0.500"),
        ("500,000", "500000"),
        ("1,050.00", "1050.00"),
        ("10，050", "10050"),
    ] {
        let found = read(price).expect(price).expect("filled");
        assert_eq!(found.to_string(), number, "{price}");
    }
}
