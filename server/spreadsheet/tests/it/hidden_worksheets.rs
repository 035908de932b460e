//! Worksheets that nobody sees: their rows are not read, and that they hold some is known, in every format.

use crate::open_document::{HEADER, cell, content, file, row};
use crate::{opened, rows};

const EXCEL_97: &[u8] = include_bytes!("../files/prices.xls");

#[test]
fn hidden_worksheets_with_rows_are_named_and_empty_ones_and_our_own_guides_are_not() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let worksheet = book.add_worksheet();
    worksheet.write_row(0, 0, ["code", "price"]).expect("a row");
    worksheet.write_row(1, 0, ["C1", "1"]).expect("a row");
    for (name, text) in [("藏", "C2"), ("空", ""), ("填写说明", "甲")] {
        let worksheet = book.add_worksheet();
        worksheet.set_name(name).expect("a name").set_hidden(true);
        if !text.is_empty() {
            worksheet.write(0, 0, text).expect("a cell");
        }
    }
    let very = book.add_worksheet();
    very.set_name("深藏").expect("a name").set_very_hidden(true);
    very.write(0, 0, "C3").expect("a cell");
    let book = book.save_to_buffer().expect("a workbook");
    assert_eq!(rows(book.clone()).len(), 1);
    let mut table = opened(book);
    assert_eq!(table.hidden_worksheets(), ["藏", "深藏"]);
    assert_eq!(table.unread_worksheets().expect("sheets"), [""; 0]);
}

#[test]
fn hidden_worksheets_of_old_workbooks_are_named_too() {
    let mut book = EXCEL_97.to_vec();
    assert_eq!(opened(book.clone()).hidden_worksheets(), [""; 0]);
    let name: Vec<u8> = "说明".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let place = book.windows(name.len()).position(|part| part == name);
    // The record of a worksheet has its state four bytes before its name.
    let state = place.expect("a worksheet of this name") - 4;
    for hidden in [1, 2] {
        book[state] = hidden;
        let mut table = opened(book.clone());
        assert_eq!(table.hidden_worksheets(), ["说明"]);
        assert_eq!(table.unread_worksheets().expect("sheets"), [""; 0]);
        assert_eq!(rows(book.clone()).len(), rows(EXCEL_97).len());
    }
}

#[test]
fn hidden_worksheets_of_open_documents_are_named_too() {
    let styles = "<style:style style:name=\"gone\" style:family=\"table\">\
        <style:table-properties table:display=\"false\"/></style:style>";
    let worksheet =
        |attributes: &str, rows: &str| format!("<table:table{attributes}>{rows}</table:table>");
    let filled = [HEADER, &row("", &[cell("", "C1"), cell("", "1")].concat())].concat();
    let hidden = |name: &str, rows: &str| {
        let attributes = format!(" table:style-name=\"gone\" table:name=\"{name}\"");
        worksheet(&attributes, rows)
    };
    let body = [
        hidden("藏", &filled),
        worksheet(" table:name=\"一\"", &filled),
        hidden("空", ""),
    ]
    .concat();
    let book = file(content(styles, &body));
    assert_eq!(rows(book.clone()).len(), 1);
    let mut table = opened(book);
    assert_eq!(table.hidden_worksheets(), ["藏"]);
    assert_eq!(table.unread_worksheets().expect("sheets"), [""; 0]);
}
