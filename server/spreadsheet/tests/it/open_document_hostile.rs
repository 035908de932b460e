//! Spreadsheets (.ods) made to exhaust or to mislead the reader, and such as are no table or locked.

use std::io::{Cursor, Write};

use spreadsheet::{ForeignFormat, Limits, TableError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::open_document::{HEADER, MEDIA_TYPE, cell, content, file, root, row, with_rows};
use crate::workbook::package;
use crate::{read, refusal, rows};

/// The beginning of a spreadsheet up to within its first worksheet, and then this filling.
fn bomb(filling: &[u8], mebibytes: u32) -> Vec<u8> {
    let whole = content("", "<table:table table:name=\"x\">|</table:table>");
    let head = whole.split_once('|').expect("a worksheet").0;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let fastest = SimpleFileOptions::default().compression_level(Some(1));
    writer.start_file("content.xml", fastest).expect("a part");
    writer.write_all(head.as_bytes()).expect("the head");
    let filling = filling.repeat((1 << 20) / filling.len());
    for _mebibyte in 0..mebibytes {
        writer.write_all(&filling).expect("the filling");
    }
    writer.finish().expect("a container").into_inner()
}

#[test]
fn what_unfolds_without_end_is_refused_while_it_does() {
    for filling in [&b"\0"[..], b" ", b"<x "] {
        let error = refusal(bomb(filling, 64));
        let is_bounded = matches!(
            error,
            TableError::CellTooLong { .. } | TableError::Damaged { .. }
        );
        assert!(is_bounded, "{error}");
    }
    let rows = bomb(b"<table:table-row/>\n", 20);
    let limits = Limits {
        inflation_ratio: 20,
        ..Limits::default()
    };
    assert!(matches!(read(rows.clone(), &limits), Err(TableError::Bomb)));
    let limits = Limits {
        inflation_ratio: u64::MAX,
        inflated_bytes: 1 << 20,
        ..limits
    };
    assert!(matches!(read(rows, &limits), Err(TableError::Bomb)));
}

#[test]
fn markup_that_is_not_whole_is_damage() {
    let line = row("", &cell("", "C1"));
    let whole = content("", &format!("<table:table>{HEADER}{line}</table:table>"));
    assert_eq!(rows(file(whole.clone())).len(), 1);
    for (place, _letter) in whole.char_indices().step_by(7).skip(1) {
        let error = refusal(file(&whole.as_bytes()[..place]));
        assert!(
            matches!(error, TableError::Damaged { .. }),
            "{place}: {error}"
        );
    }
    for (from, to) in [
        ("</text:p>", "</text:q>"),
        ("C1", "C1</office:body>"),
        ("C1", "&b;"),
        ("C1", "&#0;"),
        ("UTF-8", "GB2312"),
        (
            "C1</text:p></table:table-cell>",
            &format!("{}{}", "<a>".repeat(300), "</a>".repeat(300)),
        ),
        ("C1", &format!("<{0}></{0}>", "a".repeat(300))),
    ] {
        let error = refusal(file(whole.replacen(from, to, 1)));
        assert!(
            matches!(error, TableError::Damaged { .. }),
            "{from} {to}: {error}"
        );
    }
    let wide: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(refusal(file(wide)), TableError::Damaged { .. }));
    let laughs =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><office:document-content";
    let declared = whole.replacen("<office:document-content", laughs, 1);
    assert!(matches!(refusal(file(declared)), TableError::DocumentType));
}

#[test]
fn no_byte_that_is_wrong_brings_the_reader_down() {
    let line = row(
        " table:number-rows-repeated=\"2\"",
        &cell(" table:number-columns-spanned=\"2\"", "C1"),
    );
    let whole = with_rows(&line);
    for position in 4..whole.len() {
        let mut garbled = whole.clone();
        garbled[position] ^= 0x55;
        let _rows_or_a_refusal = read(garbled, &Limits::default());
    }
    let whole = content("", &format!("<table:table>{HEADER}{line}</table:table>"));
    for position in 0..whole.len() {
        let mut garbled = whole.clone().into_bytes();
        garbled[position] = b'"';
        let _rows_or_a_refusal = read(file(garbled), &Limits::default());
    }
}

#[test]
fn a_cell_takes_no_more_than_it_may() {
    let limits = Limits {
        cell_chars: 10,
        ..Limits::default()
    };
    let with = |text: &str| with_rows(&row("", &cell("", text)));
    assert!(read(with("一二三四五六七八九十"), &limits).is_ok());
    let too_long = |text: &str| {
        let error = read(with(text), &limits).expect_err("a refused cell");
        assert!(matches!(error, TableError::CellTooLong { .. }), "{error}");
    };
    too_long("一二三四五六七八九十百");
    too_long("a<text:s text:c=\"10\"/>");
    too_long("<text:s text:c=\"4294967295\"/>");
    too_long(&"&amp;".repeat(300_000));
    too_long(&"<text:span>a</text:span>".repeat(1_100_000));
    too_long(&"a".repeat(1 << 20));
}

#[test]
fn repetitions_are_bounded_by_what_a_table_may_have() {
    let limits = Limits {
        rows: 1000,
        ..Limits::default()
    };
    let outcome = |rows: &str| read(with_rows(rows), &limits).expect_err("a refusal");
    let wide = row(
        "",
        &cell(" table:number-columns-repeated=\"1000000000\"", "C1"),
    );
    assert!(matches!(outcome(&wide), TableError::TooManyColumns { .. }));
    let late = format!(
        "<table:table-cell table:number-columns-repeated=\"4294967295\"/>{0}{0}",
        cell(" table:number-columns-repeated=\"4294967295\"", "C1")
    );
    assert!(matches!(
        outcome(&row("", &late)),
        TableError::TooManyColumns { .. }
    ));
    let long = row(
        " table:number-rows-repeated=\"4294967295\"",
        &cell("", "C1"),
    );
    assert!(matches!(
        outcome(&long),
        TableError::TooManyRows { rows_max: 1000 }
    ));
    let gap = "<table:table-row table:number-rows-repeated=\"4294967295\"/>";
    let beyond = format!("{gap}{}", row("", &cell("", "C1")));
    assert!(matches!(outcome(&beyond), TableError::Damaged { .. }));
    for count in ["0", "-1", "x", "", "99999999999999999999"] {
        let odd = row(
            &format!(" table:number-rows-repeated=\"{count}\""),
            &cell("", "C1"),
        );
        assert!(
            matches!(outcome(&odd), TableError::Damaged { .. }),
            "{count}"
        );
    }
}

#[test]
fn merges_and_hidden_rows_without_end_are_bounded() {
    let spanned = " table:number-columns-spanned=\"2\"";
    let many = row(
        " table:number-rows-repeated=\"1000000\"",
        &cell(spanned, "C1"),
    );
    assert!(matches!(refusal(with_rows(&many)), TableError::Bomb));
    // As templates have them to their last row.
    let blank = format!("<table:table-cell{spanned}/>");
    let blank = row(" table:number-rows-repeated=\"1000000\"", &blank);
    assert_eq!(
        rows(with_rows(&format!("{}{blank}", row("", &cell("", "C1"))))).len(),
        1
    );
    let everything =
        " table:number-columns-spanned=\"4294967295\" table:number-rows-spanned=\"4294967295\"";
    let _rows_or_a_refusal = read(
        with_rows(&row("", &cell(everything, "C1"))),
        &Limits::default(),
    );
    let hidden = " table:number-rows-repeated=\"4294967295\" table:visibility=\"collapse\"";
    let rows = rows(with_rows(
        &[row("", &cell("", "C1")), row(hidden, "")].concat(),
    ));
    assert!(!rows[0].is_hidden());
}

#[test]
fn locked_spreadsheets_macros_and_other_documents_are_named() {
    let whole = content("", &format!("<table:table>{HEADER}</table:table>"));
    let name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    let manifest = format!(
        "<manifest:manifest xmlns:manifest=\"{name}\"><manifest:file-entry manifest:full-path=\"content.xml\">\
         <manifest:encryption-data><manifest:algorithm/></manifest:encryption-data></manifest:file-entry>\
         </manifest:manifest>"
    );
    let locked = package(&[
        ("mimetype", MEDIA_TYPE.into()),
        ("content.xml", b"\x8f\x11 not to be read".to_vec()),
        ("META-INF/manifest.xml", manifest.clone().into()),
    ]);
    assert!(matches!(refusal(locked), TableError::Encrypted));
    // Since 2024 LibreOffice locks the package as a whole.
    let locked = package(&[
        ("mimetype", MEDIA_TYPE.into()),
        ("encrypted-package", b"\x8f\x11".to_vec()),
        ("META-INF/manifest.xml", manifest.into()),
    ]);
    assert!(matches!(refusal(locked), TableError::Encrypted));
    let with = |part: &str| {
        package(&[
            ("content.xml", whole.clone().into()),
            (part, b"<x/>".to_vec()),
        ])
    };
    assert!(matches!(
        refusal(with("Basic/Standard/Module1.xml")),
        TableError::Macros
    ));
    assert!(matches!(
        refusal(with("Scripts/python/a.py")),
        TableError::Macros
    ));
    assert_eq!(rows(with("Basic/Standard/script-lb.xml")).len(), 0);
    let other =
        |error: TableError| matches!(error, TableError::Foreign(ForeignFormat::OtherOffice));
    let text = "application/vnd.oasis.opendocument.text";
    let document = package(&[("mimetype", text.into()), ("content.xml", whole.into())]);
    assert!(other(refusal(document)));
    let document = root(
        "document-content",
        "<office:body><office:text/><office:text></office:text></office:body>",
    );
    assert!(other(refusal(file(document))));
    assert!(matches!(refusal(file("<x/>")), TableError::Damaged { .. }));
    assert!(matches!(refusal(file(content("", ""))), TableError::Empty));
}
