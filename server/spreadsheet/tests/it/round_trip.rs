//! Whatever text is written reads back the same.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;
use spreadsheet::{
    CellValue, ColumnKind, Limits, ReportFormat, ReportWriter, Row, WorksheetColumn,
    WorksheetWriter,
};

use crate::{opened, read, rows};

/// Cells as people see them: trimmed, and not in the wrappings that reading takes off.
fn shown() -> impl Strategy<Value = String> {
    let any = prop_oneof![
        "[ -~一-龥\n\t\"',=+@-]{0,12}",
        "\\PC{0,8}",
        Just(String::new())
    ];
    any.prop_map(|text| {
        let trimmed = text.trim_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}')
        });
        // The mark may stand behind blanks, where another mark was taken off.
        let is_taken_off = |letter: char| letter.is_whitespace() || matches!(letter, '=' | '\'');
        trimmed.trim_start_matches(is_taken_off).to_owned()
    })
    .prop_filter("nothing left to trim", |text| {
        text.trim() == text && !text.contains('\u{feff}')
    })
}

/// The first row has values: one with a remark in brackets or a unit alone belongs to the header.
fn table() -> impl Strategy<Value = Vec<[String; 3]>> {
    let first = ["甲", "1", "2"].map(str::to_owned);
    let others = vec([shown(), shown(), shown()], 0..12);
    others.prop_map(move |others| [vec![first.clone()], others].concat())
}

fn filled(table: &[[String; 3]]) -> Vec<&[String; 3]> {
    table
        .iter()
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect()
}

fn agrees(rows: &[Row], table: &[[String; 3]]) {
    let expected = filled(table);
    assert_eq!(rows.len(), expected.len());
    for (row, cells) in rows.iter().zip(expected) {
        for (key, cell) in ["code", "price", "from"].into_iter().zip(cells) {
            assert_eq!(row.text(key).unwrap_or_default(), cell);
        }
    }
}

fn csv_of(table: &[[String; 3]]) -> String {
    let mut text = String::from("code,price,valid from\n");
    for row in table {
        let [first, second, third] = row.each_ref().map(|cell| cell.replace('"', "\"\""));
        writeln!(text, "\"{first}\",\"{second}\",\"{third}\"").expect("a string takes all text");
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn lists_read_back(table in table()) {
        let columns = ["code", "price", "valid from"];
        let columns = columns.map(|name| WorksheetColumn::new(name, ColumnKind::Text));
        let mut writer = WorksheetWriter::new("表", columns.into()).expect("a writer");
        for row in &table {
            let cells = row.each_ref().map(|cell| CellValue::from(&cell[..]));
            writer.row(&cells).expect("a row");
        }
        agrees(&rows(writer.finish().expect("a file")), &table);
    }

    #[test]
    fn text_tables_and_their_reports_read_back(table in table()) {
        let text = csv_of(&table);
        agrees(&rows(text.clone()), &table);
        for format in [ReportFormat::Csv, ReportFormat::Xlsx] {
            let mut output = Vec::new();
            let mut upload = opened(text.clone());
            let writer = ReportWriter::new(&mut upload);
            writer.write(format, |_row| None, &mut output).expect("a report");
            agrees(&rows(output), &table);
        }
    }

    #[test]
    fn any_bytes_give_a_value(bytes in vec(any::<u8>(), 0..400)) {
        let _outcome = read(bytes.clone(), &Limits::default());
        let mut packed = b"PK\x03\x04".to_vec();
        packed.extend(bytes);
        let _outcome = read(packed, &Limits::default());
    }
}
