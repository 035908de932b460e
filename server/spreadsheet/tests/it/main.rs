//! Tables read, written and reported on, from files made here byte by byte.

mod as_people_have_them;
mod hidden_worksheets;
mod hostile;
mod marked;
mod old_workbooks;
mod open_document;
mod open_document_hostile;
mod reading;
mod report;
mod round_trip;
mod sorts;
mod template;
mod text;
mod text_budget;
mod workbook;

use spreadsheet::{Column, Limits, Row, Table, TableError, open};

const COLUMNS: &[Column] = &[
    Column {
        key: "code",
        names: &["医保编码", "code"],
        weak_names: &[],
        required: true,
    },
    Column {
        key: "price",
        names: &["价格", "price"],
        weak_names: &[],
        required: true,
    },
    Column {
        key: "from",
        names: &["生效日期", "valid from"],
        weak_names: &[],
        required: false,
    },
];

/// Opens, matches the header and reads to the end.
fn read(bytes: impl Into<Vec<u8>>, limits: &Limits) -> Result<Vec<Row>, TableError> {
    let mut table = open(bytes.into(), "table", limits)?;
    table.match_header(COLUMNS)?;
    table.rows()?.collect()
}

fn rows(bytes: impl Into<Vec<u8>>) -> Vec<Row> {
    read(bytes, &Limits::default()).expect("a readable table")
}

fn refusal(bytes: impl Into<Vec<u8>>) -> TableError {
    read(bytes, &Limits::default()).expect_err("a refused table")
}

fn opened(bytes: impl Into<Vec<u8>>) -> Table {
    let mut table = open(bytes.into(), "table", &Limits::default()).expect("a readable file");
    table.match_header(COLUMNS).expect("a header");
    table
}
