//! A long text that many cells share costs time for each of them, which is bounded in all workbooks.

use spreadsheet::{Limits, TableError, open};

use crate::old_workbooks::{bare, label, number, record, words};
use crate::open_document::{self, cell};
use crate::workbook::Workbook;
use crate::{COLUMNS, read};

const TEXT: usize = 1000;
const ROWS: usize = 200;

/// Cells in as many rows that name one text.
fn sharing() -> [(&'static str, Vec<u8>); 4] {
    let long = "x".repeat(TEXT);
    let rows = |row: &dyn Fn(usize) -> String| (2..2 + ROWS).map(row).collect::<String>();
    let header =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
    let strings = format!(
        "<sst uniqueCount=\"3\"><si><t>code</t></si><si><t>price</t></si><si><t>{long}</t></si></sst>"
    );
    let shared =
        rows(&|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>2</v></c></row>"));
    let shared =
        Workbook::of(&format!("{header}{shared}")).with("xl/sharedStrings.xml", strings.clone());
    let merged = rows(&|row| match row {
        2 => {
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>1</v></c></row>".to_owned()
        }
        _ => format!("<row r=\"{row}\"><c r=\"B{row}\"><v>1</v></c></row>"),
    });
    let end = "</sheetData><mergeCells><mergeCell ref=\"A2:A1000\"/></mergeCells>";
    let merged = Workbook::of(&format!("{header}{merged}"))
        .with("xl/sharedStrings.xml", strings)
        .replacing("xl/worksheets/sheet1.xml", "</sheetData>", end);
    let repeated = format!(" table:number-rows-repeated=\"{ROWS}\"");
    let repeated = open_document::row(&repeated, &cell("", &long));
    [
        ("xlsx", shared.bytes()),
        ("merged", merged.bytes()),
        ("xls", old(&long)),
        ("ods", open_document::with_rows(&repeated)),
    ]
}

/// An old workbook of Excel 97 as a stream, with a table of shared texts.
fn old(long: &str) -> Vec<u8> {
    let text = |text: &str| {
        let length = u16::try_from(text.len()).expect("a short text");
        [&words(&[length])[..], &[0], text.as_bytes()].concat()
    };
    let shared = [
        &[3_u32, 3].map(u32::to_le_bytes).concat()[..],
        &text("code"),
        &text("price"),
        &text(long),
    ]
    .concat();
    let cell =
        |row: u16, column: u16, index: u16| record(0x00fd, &words(&[row, column, 0, index, 0]));
    let globals = record(0x0809, &words(&[0x0600, 5, 0, 0, 0, 0, 0, 0]));
    let shared = record(0x00fc, &shared);
    let end = record(0x000a, &[]);
    let listed = |place: u32| {
        record(
            0x0085,
            &[&place.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat(),
        )
    };
    let place = globals.len() + listed(0).len() + shared.len() + end.len();
    let place = u32::try_from(place).expect("a place");
    let worksheet = record(0x0809, &words(&[0x0600, 0x10, 0, 0, 0, 0, 0, 0]));
    let rows: Vec<u8> = (1..=u16::try_from(ROWS).expect("a row"))
        .flat_map(|row| cell(row, 0, 2))
        .collect();
    [
        globals,
        listed(place),
        shared,
        end.clone(),
        worksheet,
        cell(0, 0, 0),
        cell(0, 1, 1),
        rows,
        end,
    ]
    .concat()
}

#[test]
fn the_texts_of_all_cells_together_are_bounded_however_often_one_is_shared() {
    for (name, file) in sharing() {
        let limits = |bytes: usize| Limits {
            text_bytes: u64::try_from(bytes).expect("a number"),
            ..Limits::default()
        };
        let all = (TEXT + 20) * (ROWS + 1);
        assert_eq!(
            read(file.clone(), &limits(all)).expect(name).len(),
            ROWS,
            "{name}"
        );
        let limits = limits(all / 4);
        let mut table = open(file, name, &limits).expect(name);
        table.match_header(COLUMNS).expect(name);
        let mut rows = table.rows().expect(name);
        let read = rows.by_ref().take_while(Result::is_ok).count();
        assert!((ROWS / 8..ROWS / 3).contains(&read), "{name}: {read}");
        assert!(rows.next().is_none(), "{name}");
    }
}

#[test]
fn one_row_does_not_grow_by_a_cell_that_is_set_again_and_again() {
    let limits = Limits {
        row_bytes: 5000,
        ..Limits::default()
    };
    let long = "x".repeat(TEXT);
    let again = |count: usize| {
        format!("<c r=\"A2\" t=\"inlineStr\"><is><t>{long}</t></is></c>").repeat(count)
    };
    assert!(read(Workbook::with_cells(&again(4)).bytes(), &limits).is_ok());
    let refused = read(Workbook::with_cells(&again(6)).bytes(), &limits);
    assert!(matches!(refused, Err(TableError::Bomb)));
    let cells: Vec<u8> = (0..6).flat_map(|_again| label(1, 0, &long)).collect();
    let refused = read(
        bare(&[
            label(0, 0, "code"),
            label(0, 1, "price"),
            cells,
            number(1, 1, 1.0),
        ]),
        &limits,
    );
    assert!(matches!(refused, Err(TableError::Bomb)));
    let beside = cell(" table:number-columns-repeated=\"6\"", &long);
    let refused = read(
        open_document::with_rows(&open_document::row("", &beside)),
        &limits,
    );
    assert!(matches!(refused, Err(TableError::Bomb)));
}

/// The largest worksheet that the other limits admit, of short texts, stays within those of the texts.
#[test]
fn no_honest_worksheet_comes_near_the_bound() {
    let limits = Limits::default();
    let columns = u64::try_from(limits.columns).expect("a number");
    assert!(limits.rows * columns * 4 < limits.text_bytes);
    assert!(limits.inflated_bytes <= limits.text_bytes);
}
