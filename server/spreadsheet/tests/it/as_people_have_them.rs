//! Files as people and their programs write them: merged and hidden cells, several worksheets, unusual names of parts.

use spreadsheet::{CellProblem, Limits, TableError};

use crate::workbook::{Workbook, text};
use crate::{opened, read, refusal, rows};

const WORKSHEET: &str = "xl/worksheets/sheet1.xml";

fn merging(rows: &str, merged: &[&str]) -> Workbook {
    let cells: String = merged
        .iter()
        .map(|region| format!("<mergeCell ref=\"{region}\"/>"))
        .collect();
    let end = format!("</sheetData><mergeCells>{cells}</mergeCells>");
    Workbook::of(rows).replacing(WORKSHEET, "</sheetData>", &end)
}

fn header() -> String {
    let cells = [
        text("A1", "code"),
        text("B1", "price"),
        text("C1", "valid from"),
    ];
    format!("<row r=\"1\">{}</row>", cells.concat())
}

fn number(place: &str, value: &str) -> String {
    format!("<c r=\"{place}\"><v>{value}</v></c>")
}

#[test]
fn a_merged_value_holds_for_every_row_that_the_merge_covers() {
    let data = format!(
        "{}<row r=\"2\">{}{}{}</row><row r=\"3\">{}</row><row r=\"5\">{}</row><row r=\"6\">{}</row>",
        header(),
        text("A2", "C1"),
        number("B2", "1.5"),
        text("C2", "2026-01-31"),
        text("A3", "C2"),
        text("A5", "C3"),
        text("A6", "C4"),
    );
    let rows = rows(merging(&data, &["B2:B5", "C2:C3", "C6:C9"]).bytes());
    let seen: Vec<_> = rows
        .iter()
        .map(|row| (row.number, row.text("price"), row.text("from")))
        .collect();
    let day = Some("2026-01-31");
    assert_eq!(
        seen,
        [
            (2, Some("1.5"), day),
            (3, Some("1.5"), day),
            (5, Some("1.5"), None),
            (6, None, None)
        ]
    );
    assert_eq!(
        rows[2].decimal("price").unwrap().unwrap().to_string(),
        "1.5"
    );
}

#[test]
fn a_cell_merged_with_its_left_neighbour_is_refused_by_name() {
    let data = format!(
        "{}<row r=\"2\">{}{}</row><row r=\"3\">{}</row>",
        header(),
        text("A2", "C1"),
        number("B2", "1"),
        text("A3", "C2"),
    );
    let rows = rows(merging(&data, &["B2:C3"]).bytes());
    for row in &rows {
        assert_eq!(row.text("price"), Some("1"));
        let error = row.date("from").unwrap_err();
        assert_eq!(
            (error.problem, &error.letter[..]),
            (CellProblem::Merged, "C")
        );
    }
}

#[test]
fn a_header_merged_over_two_rows_is_found_in_the_second() {
    let data = format!(
        "<row r=\"1\">{}{}</row><row r=\"2\">{}{}</row><row r=\"3\">{}{}{}</row>",
        text("A1", "code"),
        text("B1", "条件"),
        text("B2", "price"),
        text("C2", "valid from"),
        text("A3", "C1"),
        number("B3", "1"),
        text("C3", "2026-01-31"),
    );
    let bytes = merging(&data, &["A1:A2", "B1:C1"]).bytes();
    assert_eq!(opened(bytes.clone()).header_row(), Some(2));
    assert!(rows(bytes)[0].date("from").unwrap().is_some());
}

#[test]
fn merges_without_end_are_bounded() {
    let data = format!("{}<row r=\"2\">{}</row>", header(), text("A2", "C1"));
    let overlapping = vec!["A2:A1048576"; 300];
    let error = refusal(merging(&data, &overlapping).bytes());
    assert!(matches!(error, TableError::Damaged { .. }), "{error}");
    let many = vec!["A5:A6"; 100_001];
    assert!(matches!(
        refusal(merging(&data, &many).bytes()),
        TableError::Bomb
    ));
    let all = merging(&data, &["A1:XFD1048576"]);
    let _rows_or_a_refusal = read(all.bytes(), &Limits::default());
    let outside = merging(&data, &["A1:ZZZZZZ99"]);
    assert!(matches!(
        refusal(outside.bytes()),
        TableError::Damaged { .. }
    ));
}

#[test]
fn hidden_rows_are_known_as_such() {
    let row = |number: u32, attributes: &str| {
        let code = text(&format!("A{number}"), "C1");
        format!("<row r=\"{number}\"{attributes}>{code}</row>")
    };
    let data = [
        header(),
        row(2, ""),
        row(3, " hidden=\"1\""),
        row(4, " hidden=\"true\""),
        row(5, " hidden=\"0\""),
        row(6, " ht=\"0\" customHeight=\"1\""),
        row(7, " ht=\"15.75\""),
    ];
    let rows = rows(Workbook::of(&data.concat()).bytes());
    let hidden: Vec<bool> = rows.iter().map(spreadsheet::Row::is_hidden).collect();
    assert_eq!(hidden, [false, true, true, false, true, false]);
}

#[test]
fn hidden_columns_that_are_read_are_known_as_such() {
    let row = format!("<row r=\"2\">{}</row>", text("A2", "C1"));
    let data = format!("{}{row}", header());
    let letters = |columns: &str| {
        let book = Workbook::of(&data).replacing(
            "xl/worksheets/sheet1.xml",
            "<sheetData>",
            &format!("<cols>{columns}</cols><sheetData>"),
        );
        let hidden = opened(book.bytes()).hidden_columns();
        hidden
            .into_iter()
            .map(|(letter, _)| letter)
            .collect::<String>()
    };
    for (columns, expected) in [
        ("<col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/>", "B"),
        (
            "<col min=\"2\" max=\"3\" width=\"9\" hidden=\"true\"/>",
            "BC",
        ),
        (
            "<col min=\"1\" max=\"1\" width=\"0\" customWidth=\"1\"/>",
            "A",
        ),
        ("<col min=\"1\" max=\"3\" width=\"9\" hidden=\"0\"/>", ""),
        // None of them is read.
        (
            "<col min=\"4\" max=\"16384\" width=\"9\" hidden=\"1\"/>",
            "",
        ),
    ] {
        assert_eq!(letters(columns), expected, "{columns}");
    }
}

/// A workbook of these worksheets, each with its rows.
fn worksheets(worksheets: &[(&str, &[[&str; 2]])]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in worksheets {
        let worksheet = book.add_worksheet();
        worksheet.set_name(*name).expect("a name");
        for (number, row) in (0_u32..).zip(*rows) {
            worksheet.write_row(number, 0, *row).expect("a row");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn several_worksheets_with_rows_are_refused_by_name_and_others_are_named() {
    let (head, one) = (["code", "price"], ["C1", "1"]);
    let both = worksheets(&[("一", &[head, one]), ("二", &[head, one])]);
    let TableError::SeveralWorksheets { names } = refusal(both) else {
        panic!("both were read, or one of them");
    };
    assert_eq!(names, ["一", "二"]);
    // One with a header alone is not in the way, wherever it is.
    for book in [
        worksheets(&[("空", &[head]), ("二", &[head, one])]),
        worksheets(&[("二", &[head, one]), ("空", &[head])]),
    ] {
        assert_eq!(rows(book).len(), 1);
    }
    let beside = worksheets(&[
        ("目录", &[head, one]),
        ("说明", &[["甲", "乙"]]),
        ("填写说明", &[["丙", "丁"]]),
        ("空白", &[]),
    ]);
    assert_eq!(
        opened(beside).unread_worksheets().expect("sheets"),
        ["说明"]
    );
}

#[test]
fn columns_that_nobody_reads_are_named() {
    let file = "规格型号,code,price,状态 / Status,,价格（万元）\n3.0,C1,1,,,2\n";
    let unread = opened(file).unread_columns();
    let names = |(letter, name): &(String, String)| format!("{letter} {name}");
    let unread: Vec<String> = unread.iter().map(names).collect();
    assert_eq!(unread, ["A 规格型号", "F 价格（万元）"]);
}

#[test]
fn a_price_is_what_excel_shows_of_it() {
    for (stored, shown) in [
        ("3.3000000000000003", "3.3"),
        ("0.30000000000000004", "0.3"),
        ("2.9999999999999996", "3"),
        ("1234567.8900000001", "1234567.89"),
        ("-4.3500000000000005", "-4.35"),
        ("1e-300", "0"),
    ] {
        let book = Workbook::of(&format!(
            "{}<row r=\"2\">{}{}</row>",
            header(),
            text("A2", "C1"),
            number("B2", stored)
        ));
        let rows = rows(book.bytes());
        match rows[0].decimal("price") {
            Ok(Some(price)) => assert_eq!(price.to_string(), shown),
            _ => assert_eq!(stored, "1e-300"),
        }
    }
}

#[test]
fn the_separator_is_the_one_that_yields_the_header() {
    let notes =
        "code,price,备注\nC1,10.00,一批;二批;三批;四批;急\nC2,9.00,一批;二批;三批;四批;急\n";
    let by_tab = "价格表;甲;乙;丙\ncode\tprice\nC1\t1\nC2;x;y;z\t1\n";
    let by_bar = "code|price|备注\nC1|1|a,b,c,d,e\n";
    for (file, count) in [(notes, 2), (by_tab, 2), (by_bar, 1)] {
        let rows = rows(file);
        assert_eq!(rows.len(), count, "{file}");
        assert!(
            rows.iter()
                .all(|row| row.decimal("price").unwrap().is_some())
        );
    }
}

#[test]
fn what_nobody_sees_at_the_end_is_no_row() {
    for end in [
        "\u{1a}",
        "\u{1a}\u{1a}\n",
        "\u{feff}\n",
        "\u{200b}",
        ",\u{1a}",
        "\u{a0}\n\u{2060}",
    ] {
        assert_eq!(rows(format!("code,price\nC1,1\n{end}")).len(), 1, "{end:?}");
    }
    // At the end of a cell it is none of its text.
    let rows = rows("code,price\nC1,1\u{1a}");
    assert_eq!(rows[0].decimal("price").unwrap().unwrap().to_string(), "1");
}

#[test]
fn parts_are_found_by_their_relationships() {
    let strings = "<sst uniqueCount=\"1\"><si><t>C1</t></si></sst>";
    let book = || {
        Workbook::with_cells("<c r=\"A2\" t=\"s\"><v>0</v></c>")
            .with("xl/sharedStrings.xml", strings)
    };
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let code = |bytes: Vec<u8>| rows(bytes)[0].text("code").map(str::to_owned);
    assert_eq!(code(book().bytes()).as_deref(), Some("C1"));
    let moved = book()
        .moving("xl/workbook.xml", "xl/workbook22.xml")
        .moving("xl/_rels/workbook.xml.rels", "xl/_rels/workbook22.xml.rels")
        .replacing("_rels/.rels", "xl/workbook.xml", "/xl/workbook22.xml");
    assert_eq!(code(moved.bytes()).as_deref(), Some("C1"));
    let elsewhere = book()
        .moving("xl/workbook.xml", "book/main.xml")
        .moving("xl/_rels/workbook.xml.rels", "book/_rels/main.xml.rels")
        .moving("xl/worksheets/sheet1.xml", "book/tab.xml")
        .moving("xl/sharedStrings.xml", "book/sharedStrings.xml")
        .replacing(
            "book/_rels/main.xml.rels",
            "worksheets/sheet1.xml",
            "tab.xml",
        )
        .replacing("_rels/.rels", "xl/workbook.xml", "book/main.xml");
    assert_eq!(code(elsewhere.bytes()).as_deref(), Some("C1"));
    // The texts of the workbook under another name, and others under the usual one.
    let renamed = book()
        .moving("xl/sharedStrings.xml", "xl/texts.xml")
        .with("xl/sharedStrings.xml", strings.replace("C1", "C9"))
        .replacing(
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            &relation("sharedStrings", "texts.xml"),
        );
    assert_eq!(code(renamed.bytes()).as_deref(), Some("C1"));
}

/// A header whose price lies over two columns, as `C1:D1`, with titles under it.
fn parted(first: &str, second: &str) -> Vec<u8> {
    let data = format!(
        "<row r=\"1\">{}{}{}</row><row r=\"2\">{}{}</row><row r=\"3\">{}{}{}{}</row>",
        text("A1", "code"),
        text("B1", "valid from"),
        text("C1", "price"),
        text("C2", first),
        text("D2", second),
        text("A3", "C1"),
        text("B3", "2026-01-31"),
        number("C3", "90"),
        number("D3", "80"),
    );
    merging(&data, &["A1:A2", "B1:B2", "C1:D1"]).bytes()
}

#[test]
fn of_columns_under_one_title_that_is_read_which_has_the_name_of_its_own() {
    for (first, second, price) in [("限价", "price", "80"), ("价格", "限价", "90")] {
        let bytes = parted(first, second);
        assert_eq!(opened(bytes.clone()).header_row(), Some(2));
        let rows = rows(bytes);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].text("price"), Some(price), "{first}");
        assert!(rows[0].date("from").unwrap().is_some());
    }
}

#[test]
fn a_title_over_columns_none_of_which_has_its_name_is_refused_by_name() {
    for (first, second) in [("最低价", "最高价"), ("含税价", "不含税价")] {
        let error = refusal(parted(first, second));
        let TableError::UndecidedColumn { name, under } = &error else {
            panic!("{error}");
        };
        assert_eq!(
            (name.as_str(), &under[..]),
            ("price", &[first.into(), second.into()][..])
        );
        for words in [error.zh(), error.en()] {
            assert!(
                [first, second, "price"]
                    .iter()
                    .all(|one| words.contains(one)),
                "{words}"
            );
        }
        // As a text has the same rows, without merges.
        let text = format!("code,valid from,price,\n,,{first},{second}\nC1,2026-01-31,90,80\n");
        assert_eq!(refusal(text).code(), "table-undecided-column");
    }
    let both = refusal(parted("price", "价格"));
    assert_eq!(both.code(), "table-duplicate-column");
}

#[test]
fn titles_above_a_header_of_two_rows_are_no_part_of_it() {
    let text = "甲医院价格表,,,\n制表日期：,,,2026年\ncode,valid from,price,\n,,限价,price\nC1,2026-01-31,90,80\n";
    assert_eq!(opened(text).header_row(), Some(4));
    assert_eq!(rows(text)[0].text("price"), Some("80"));
    // A row of data under a column without a title is data.
    let text = "code,valid from,price,\nC1,2026-01-31,90,急用\n";
    assert_eq!(opened(text).header_row(), Some(1));
    assert_eq!(rows(text).len(), 1);
}
