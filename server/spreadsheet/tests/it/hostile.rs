//! Workbooks and texts made to exhaust or to mislead the reader.

use std::io::{Cursor, Write};

use spreadsheet::{Limits, TableError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::workbook::{Workbook, text};
use crate::{read, refusal};

/// A workbook whose worksheet begins with an opened table and continues with this filling.
fn bomb(filling: &[u8], mebibytes: u32) -> Vec<u8> {
    let small = Workbook::of("").bytes();
    let mut archive = zip::ZipArchive::new(Cursor::new(small)).expect("a container");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).expect("a part");
        if part.name().expect("a name") != "xl/worksheets/sheet1.xml" {
            writer.raw_copy_file(part).expect("a copy");
        }
    }
    let fastest = SimpleFileOptions::default().compression_level(Some(1));
    writer
        .start_file("xl/worksheets/sheet1.xml", fastest)
        .expect("a part");
    writer
        .write_all(b"<worksheet><sheetData>")
        .expect("the head");
    let filling = filling.repeat((1 << 20) / filling.len());
    for _mebibyte in 0..mebibytes {
        writer.write_all(&filling).expect("the filling");
    }
    writer.finish().expect("a container").into_inner()
}

#[test]
fn a_gigabyte_of_zeros_is_refused_while_it_unfolds() {
    let file = bomb(b"\0", 1024);
    assert!(file.len() < 20 << 20, "{}", file.len());
    let error = refusal(file);
    assert!(
        matches!(error, TableError::Damaged { .. } | TableError::Bomb),
        "{error}"
    );
}

#[test]
fn a_gigabyte_of_spaces_is_refused_while_it_unfolds() {
    let error = refusal(bomb(b" ", 1024));
    assert!(
        matches!(error, TableError::CellTooLong { .. } | TableError::Bomb),
        "{error}"
    );
}

#[test]
fn rows_without_end_are_refused_by_ratio_and_by_size() {
    let file = bomb(b"<row><c/></row>\n", 20);
    let limits = Limits {
        inflation_ratio: 20,
        ..Limits::default()
    };
    assert!(matches!(read(file.clone(), &limits), Err(TableError::Bomb)));
    let limits = Limits {
        inflation_ratio: u64::MAX,
        inflated_bytes: 1 << 20,
        ..limits
    };
    assert!(matches!(read(file, &limits), Err(TableError::Bomb)));
}

#[test]
fn what_the_parser_would_collect_without_end_is_refused() {
    for cells in [
        "<c r=\"A2\" t=\"str\"><v><x/></v></c>",
        "<c r=\"A2\" t=\"inlineStr\"><is><t>a<!-- b -->c</t></is></c>",
        "<c r=\"A2\" t=\"inlineStr\"><is><t><c></c></t></is></c>",
        "<c r=\"A2\"><c r=\"A3\"></c></c>",
        "<c r=\"A2\"><f><y>1</y></f></c>",
        "<c r=\"A2\"><is><is/></is></c>",
        "<row/>",
        "<c r=\"A2\"><v>1</c></v>",
        "<x:c r=\"A2\"><v>1</v></c>",
        "</sheetData><sheetData></sheetData><sheetData>",
        "<c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData>",
    ] {
        let error = refusal(Workbook::with_cells(cells).bytes());
        assert!(
            matches!(error, TableError::Damaged { .. }),
            "{cells}: {error}"
        );
    }
    let long = "<r><t>a</t></r>".repeat(100_000);
    let cells = format!("<c r=\"A2\" t=\"inlineStr\"><is>{long}</is></c>");
    let error = refusal(Workbook::with_cells(&cells).bytes());
    assert!(matches!(error, TableError::CellTooLong { .. }), "{error}");
}

#[test]
fn document_types_and_entities_are_refused() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
    let worksheet = "xl/worksheets/sheet1.xml";
    let cell = text("A2", "&b;");
    let book = || Workbook::with_cells(&cell);
    let bomb = book().replacing(worksheet, "<worksheet", &format!("{laughs}<worksheet"));
    assert!(matches!(refusal(bomb.bytes()), TableError::DocumentType));
    let external = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">";
    let elsewhere = book().replacing(
        "xl/workbook.xml",
        "<workbook ",
        &format!("{external}<workbook "),
    );
    assert!(matches!(
        refusal(elsewhere.bytes()),
        TableError::DocumentType
    ));
    // An entity that nothing declares is not an entity.
    assert!(matches!(
        refusal(book().bytes()),
        TableError::Damaged { .. }
    ));
    let wide: Vec<u8> = "\u{feff}<worksheet/>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(matches!(
        refusal(book().with(worksheet, wide).bytes()),
        TableError::Damaged { .. }
    ));
    let declared = "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><worksheet/>";
    assert!(matches!(
        refusal(book().with(worksheet, declared).bytes()),
        TableError::Damaged { .. }
    ));
}

#[test]
fn shared_strings_are_bounded_in_number_bytes_and_promise() {
    let strings = |content: &str| {
        let content = format!("<sst uniqueCount=\"1\">{content}</sst>");
        Workbook::with_cells("").with("xl/sharedStrings.xml", content)
    };
    let limits = Limits {
        shared_strings: 10,
        shared_strings_bytes: 200_000,
        ..Limits::default()
    };
    let refused = |book: Workbook| matches!(read(book.bytes(), &limits), Err(TableError::Bomb));
    assert!(refused(strings(&"<si/>".repeat(11))));
    assert!(refused(strings(&format!(
        "<si><t>{}</t></si>",
        "a".repeat(300_000)
    ))));
    let promise = "<sst uniqueCount = '99999999999999999999'><si/></sst>";
    assert!(refused(strings("").with("xl/sharedStrings.xml", promise)));
    assert!(read(strings(&"<si/>".repeat(10)).bytes(), &limits).is_ok());
}

#[test]
fn a_worksheet_that_lies_among_unchecked_parts_is_refused() {
    let relations = "xl/_rels/workbook.xml.rels";
    for target in [
        "../customXml/item1.xml",
        "/docProps/app.xml",
        "media/image1.png",
    ] {
        let book = Workbook::with_cells("").replacing(relations, "worksheets/sheet1.xml", target);
        let error = refusal(book.bytes());
        assert!(
            matches!(error, TableError::Damaged { .. }),
            "{target}: {error}"
        );
    }
}

#[test]
fn cells_outside_a_worksheet_are_refused_without_panic() {
    for place in [
        "A0",
        "0",
        "",
        "ZZZZZZZ1",
        "ZZZZZZZZ1",
        "ZZZZZZZZZZZZZZZZZZZZZZZZ1",
        "AAAA1",
        "A99999999",
        "A4294967297",
        "A18446744073709551617",
        "A1:B2",
        "A99999999999999999999",
        "1A",
        "A-1",
        "XFE1",
    ] {
        let cells = format!("<c r=\"{place}\"><v>1</v></c>");
        let error = refusal(Workbook::with_cells(&cells).bytes());
        let is_refused = matches!(
            error,
            TableError::Damaged { .. } | TableError::TooManyColumns { .. }
        );
        assert!(is_refused, "{place}: {error}");
    }
}

/// Not by catching the parser's panic: it computes with references in 32 bits, unchecked in a release.
#[test]
fn a_reference_too_long_for_any_worksheet_is_refused_before_it_is_computed_with() {
    let worksheet = "xl/worksheets/sheet1.xml";
    let with_row =
        |row: &str| Workbook::of(&format!("<row r=\"{row}\"><c r=\"A5\"><v>1</v></c></row>"));
    let declaring = |dimension: &str| {
        let declared = format!("<dimension ref=\"{dimension}\"/><sheetData>");
        Workbook::with_cells("").replacing(worksheet, "<sheetData>", &declared)
    };
    let with_formula = |place: &str| {
        let formula = format!("<f t=\"shared\" si=\"0\" ref=\"{place}\">A1</f>");
        Workbook::with_cells(&format!("<c r=\"A2\">{formula}<v>1</v></c>"))
    };
    for book in [
        Workbook::with_cells("<c r=\"ZZZZZZZZ1\"><v>1</v></c>"),
        Workbook::with_cells("<c r=\"A99999999999\"><v>1</v></c>"),
        Workbook::with_cells("<c r='ZZZZZZZZ1'/>"),
        with_row("99999999999999999999"),
        with_row("-1"),
        declaring("A1:ZZZZZZZZ1"),
        declaring("A1:A99999999999"),
        with_formula("A1:ZZZZZZZZ1"),
    ] {
        let error = refusal(book.bytes());
        let is_outside = matches!(&error, TableError::Damaged { detail } if detail.contains("outside its worksheet"));
        assert!(is_outside, "{error:?}");
    }
}

/// Whatever is declared, nothing is made ready for it: cells are read as they come.
#[test]
fn what_is_declared_takes_neither_memory_nor_the_reader_with_it() {
    let worksheet = "xl/worksheets/sheet1.xml";
    let cell = text("A2", "C1");
    let book = || Workbook::with_cells(&cell);
    for declared in ["A1:XFD1048576", "A1", "Z99:A1", ":", ""] {
        let dimension = format!("<dimension ref=\"{declared}\"/><sheetData>");
        let _rows_or_a_refusal = read(
            book()
                .replacing(worksheet, "<sheetData>", &dimension)
                .bytes(),
            &Limits::default(),
        );
    }
    let everything = "</sheetData><mergeCells count=\"1000000000\"><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>";
    let merged = book().replacing(worksheet, "</sheetData>", everything);
    assert!(read(merged.bytes(), &Limits::default()).is_ok());
    for index in ["1", "99", "4294967296", "-1", "99999999999999999999", ""] {
        let cells = format!("<c r=\"A2\" t=\"s\"><v>{index}</v></c>");
        let strings = "<sst uniqueCount=\"1\"><si><t>C1</t></si></sst>";
        let book = Workbook::with_cells(&cells).with("xl/sharedStrings.xml", strings);
        if let Err(error) = read(book.bytes(), &Limits::default()) {
            assert!(
                matches!(error, TableError::Damaged { .. }),
                "{index}: {error}"
            );
        }
    }
    for style in ["99999", "-1", "4294967296", "99999999999999999999"] {
        let cells = format!("<c r=\"A2\" s=\"{style}\"><v>45000</v></c>");
        let _rows_or_a_refusal = read(Workbook::with_cells(&cells).bytes(), &Limits::default());
    }
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    let nested = book().replacing(worksheet, "</sheetData>", &format!("</sheetData>{deep}"));
    let error = refusal(nested.bytes());
    assert!(matches!(error, TableError::Damaged { .. }), "{error}");
}

#[test]
fn a_quotation_mark_left_open_takes_no_more_than_a_row_may() {
    let file = format!("code,price\nC1,\"{}", "x,1\n".repeat(3 << 20));
    let error = refusal(file);
    assert!(
        matches!(error, TableError::UnpairedQuote { line: 2 }),
        "{error}"
    );
    // A long cell between two marks is one row, and may not take more either.
    let file = format!("code,price\nC1,\"{}\"\n", "x;1\n".repeat(3 << 20));
    assert!(matches!(refusal(file), TableError::RowTooLong { row: 2 }));
}

#[test]
fn rows_columns_and_cells_have_limits() {
    let limits = Limits {
        rows: 2,
        columns: 3,
        cell_chars: 10,
        ..Limits::default()
    };
    let outcome = |text: &str| read(text, &limits);
    assert!(outcome("code,price,,,,\n一二三四五六七八九十,1\nb,2\n").is_ok());
    assert!(matches!(
        outcome("code,price\na,1\nb,2\nc,3\n"),
        Err(TableError::TooManyRows { rows_max: 2 })
    ));
    assert!(matches!(
        outcome("code,price\na,1,2,3\n"),
        Err(TableError::TooManyColumns { columns_max: 3 })
    ));
    assert!(matches!(
        outcome("code,price\n一二三四五六七八九十百,1\n"),
        Err(TableError::CellTooLong {
            row: 2,
            chars_max: 10
        })
    ));
    let wide = Workbook::with_cells(&text("D2", "x")).bytes();
    assert!(matches!(
        read(wide, &limits),
        Err(TableError::TooManyColumns { .. })
    ));
    let late = Workbook::of(
        "<row r=\"5\"><c r=\"A5\"><v>1</v></c></row>\
        <row r=\"4\"><c r=\"A4\"><v>1</v></c></row>",
    );
    assert!(matches!(refusal(late.bytes()), TableError::Damaged { .. }));
}
