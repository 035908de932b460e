//! Spreadsheets of LibreOffice and WPS (.ods): read as their xlsx is.

use calamine::{Data, Reader, Xlsx};
use spreadsheet::{CellProblem, Format, ReportFormat, ReportWriter, Row, TableError};

use crate::report::{look, report};
use crate::workbook::package;
use crate::{opened, refusal, rows};

const NAMES: [(&str, &str); 6] = [
    ("office", "office"),
    ("table", "table"),
    ("text", "text"),
    ("style", "style"),
    ("draw", "drawing"),
    ("number", "datastyle"),
];
pub(crate) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
pub(crate) const HEADER: &str = "<table:table-row><table:table-cell><text:p>code</text:p></table:table-cell>\
    <table:table-cell><text:p>price</text:p></table:table-cell>\
    <table:table-cell><text:p>valid from</text:p></table:table-cell></table:table-row>";

/// A root with the usual prefixes.
pub(crate) fn root(name: &str, content: &str) -> String {
    let declared: String = NAMES
        .iter()
        .map(|(prefix, name)| {
            format!(" xmlns:{prefix}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"")
        })
        .collect();
    let calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <office:{name}{declared} xmlns:calcext=\"{calc}\">{content}</office:{name}>"
    )
}

/// The content of a spreadsheet with these styles, and this body.
pub(crate) fn content(styles: &str, body: &str) -> String {
    root(
        "document-content",
        &format!(
            "<office:automatic-styles>{styles}</office:automatic-styles>\
             <office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        ),
    )
}

pub(crate) fn file(content: impl Into<Vec<u8>>) -> Vec<u8> {
    package(&[
        ("mimetype", MEDIA_TYPE.into()),
        ("content.xml", content.into()),
    ])
}

pub(crate) fn worksheet(name: &str, rows: &str) -> String {
    format!("<table:table table:name=\"{name}\">{rows}</table:table>")
}

/// A spreadsheet of one worksheet with a header and these rows.
pub(crate) fn with_rows(rows: &str) -> Vec<u8> {
    file(content("", &worksheet("甲", &format!("{HEADER}{rows}"))))
}

pub(crate) fn row(attributes: &str, cells: &str) -> String {
    format!("<table:table-row{attributes}>{cells}</table:table-row>")
}

pub(crate) fn cell(attributes: &str, text: &str) -> String {
    format!("<table:table-cell{attributes}><text:p>{text}</text:p></table:table-cell>")
}

fn number(value: &str) -> String {
    let attributes = format!(" office:value-type=\"float\" office:value=\"{value}\"");
    cell(&attributes, "###")
}

fn day(value: &str) -> String {
    let attributes = format!(" office:value-type=\"date\" office:date-value=\"{value}\"");
    cell(&attributes, "###")
}

fn seen(row: &Row) -> (u32, Option<&str>, Option<&str>, Option<&str>) {
    let text = |key| row.text(key);
    (row.number, text("code"), text("price"), text("from"))
}

#[test]
fn a_number_in_another_currency_is_no_number() {
    let money = |currency: &str, shown: &str| {
        let attributes = format!(
            " office:value-type=\"currency\" office:currency=\"{currency}\" office:value=\"4.6\""
        );
        row("", &[cell("", "C1"), cell(&attributes, shown)].concat())
    };
    let file = with_rows(&[money("HKD", "HK$4.60"), money("CNY", "¥4.60")].concat());
    let rows = rows(file);
    let refused = rows[0].decimal("price").unwrap_err();
    assert_eq!(
        (refused.problem, refused.value.as_str()),
        (CellProblem::NotANumber, "HK$4.60")
    );
    assert_eq!(
        rows[1].decimal("price").unwrap().unwrap().to_string(),
        "4.6"
    );
}

#[test]
fn a_number_that_its_format_shows_as_another_amount_is_refused() {
    let digits = |attributes: &str, within: &str| {
        format!(
            "<number:number number:decimal-places=\"2\" number:min-integer-digits=\"1\"{attributes}>{within}</number:number>"
        )
    };
    let moved = "<number:number number:decimal-places=\"0\" number:min-integer-digits=\"3\">\
        <number:embedded-text number:position=\"2\">.</number:embedded-text></number:number>";
    let yen = "<number:currency-symbol number:language=\"ja\" number:country=\"JP\">￥</number:currency-symbol>";
    let unit = "<number:text>元/盒</number:text>";
    let many =
        "<style:map style:condition=\"value()&gt;=1000\" style:apply-style-name=\"Nthousands\"/>";
    let few =
        "<style:map style:condition=\"value()&gt;=10000\" style:apply-style-name=\"Nthousands\"/>";
    let styles = [
        ("moved", "number", moved.to_owned(), Some("12.35")),
        (
            "thousands",
            "number",
            digits(" number:display-factor=\"1000\"", ""),
            Some("1.23"),
        ),
        (
            "yen",
            "currency",
            format!("{yen}{}", digits("", "")),
            Some("JPY1234.50"),
        ),
        (
            "many",
            "number",
            format!("{}{many}", digits("", "")),
            Some("1.23"),
        ),
        ("few", "number", format!("{}{few}", digits("", "")), None),
        ("unit", "number", format!("{}{unit}", digits("", "")), None),
        (
            "grouped",
            "number",
            digits(" number:grouping=\"true\"", ""),
            None,
        ),
    ];
    let stated: Vec<String> = styles
        .iter()
        .map(|(name, kind, parts, _)| showing(name, kind, parts))
        .collect();
    let lines = styles
        .iter()
        .map(|(name, ..)| row("", &(cell("", "C1") + &styled(name))));
    let body = worksheet("甲", &(HEADER.to_owned() + &lines.collect::<String>()));
    let found = rows(file(content(&stated.concat(), &body)));
    assert_eq!(found.len(), styles.len());
    for (row, (name, .., text)) in found.iter().zip(&styles) {
        let shown = row
            .decimal("price")
            .err()
            .map(|error| error.display.unwrap().1);
        assert_eq!(shown.as_deref(), *text, "{name}");
    }
    assert_eq!(found[5].words_beside("price").as_deref(), Some("元/盒"));
}

#[test]
fn values_are_those_that_are_stored_and_texts_those_that_are_shown() {
    let data = [
        row(
            "",
            &[cell("", "C1"), number("3.3000000000000003"), day("2026-01-31")].concat(),
        ),
        row(
            "",
            &[
                cell(" office:value-type=\"string\" office:string-value=\"C2\"", "No. C2"),
                cell(" office:value-type=\"currency\" office:currency=\"CNY\" office:value=\"1200.5\"", "¥1,200.50"),
                day("2026-02-01T09:30:00.5"),
            ]
            .concat(),
        ),
        row("", &[number("12345678901234567"), number("0.5"), number("46053")].concat()),
    ];
    let file = with_rows(&data.concat());
    assert_eq!(opened(file.clone()).format(), Format::Ods);
    assert!(Format::Ods.is_workbook());
    let rows = rows(file);
    assert_eq!(
        seen(&rows[0]),
        (2, Some("C1"), Some("3.3"), Some("2026-01-31"))
    );
    assert_eq!(
        seen(&rows[1]),
        (3, Some("C2"), Some("1200.5"), Some("2026-02-01 09:30:00"))
    );
    let days: Vec<_> = rows
        .iter()
        .map(|row| row.date("from").unwrap().unwrap().to_string())
        .collect();
    assert_eq!(days, ["2026-01-31", "2026-02-01", "2026-01-31"]);
    assert_eq!(
        rows[1].decimal("price").unwrap().unwrap().to_string(),
        "1200.5"
    );
    // A long number may have lost digits, here as in other workbooks.
    let problem = rows[2].code("code").unwrap_err().problem;
    assert_eq!(problem, CellProblem::ScientificNotation);
}

#[test]
fn numbers_without_format_count_days_by_the_calendar_of_the_file() {
    let settings = "<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/>\
        </table:calculation-settings>";
    let data = row("", &[cell("", "C1"), number("1"), number("44591")].concat());
    let body = format!("{settings}{}", worksheet("甲", &format!("{HEADER}{data}")));
    let rows = rows(file(content("", &body)));
    assert_eq!(
        rows[0].date("from").unwrap().unwrap().to_string(),
        "2026-01-31"
    );
}

#[test]
fn paragraphs_spaces_and_links_are_text_and_remarks_are_not() {
    let text = "<table:table-cell office:value-type=\"string\">\
        <office:annotation><text:p>remark</text:p></office:annotation>\
        <draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame>\
        <text:p> a\n  b<text:s text:c=\"2\"/>c<text:tab/><text:span>d<text:a>e</text:a></text:span>\
        <text:note><text:p>note</text:p></text:note>&amp;&#x4E00;<![CDATA[<f>]]></text:p><text:p/>\
        <text:p>g<text:line-break/>h</text:p></table:table-cell>";
    let rows = rows(with_rows(&row("", &format!("{text}{}", number("1")))));
    assert_eq!(rows[0].text("code"), Some("a b  c\tde&一<f>\n\ng\nh"));
}

#[test]
fn formulas_errors_and_truths_are_what_they_are_in_other_workbooks() {
    let formula = |attributes: &str, shown: &str| {
        cell(&format!(" table:formula=\"of:=[.A1]\"{attributes}"), shown)
    };
    let data = [
        row("", &[cell("", "C1"), formula(" office:value-type=\"float\" office:value=\"7\"", "7.00")].concat()),
        row(
            "",
            &[cell("", "C2"), cell(" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"", "#N/A")].concat(),
        ),
        row("", &[cell(" office:value-type=\"boolean\" office:boolean-value=\"true\"", "WAHR"), number("1")].concat()),
    ];
    let rows = rows(with_rows(&data.concat()));
    let problem = |row: &Row| row.decimal("price").unwrap_err().problem;
    assert_eq!(problem(&rows[0]), CellProblem::Formula);
    assert_eq!(rows[0].decimal("price").unwrap_err().value, "7");
    assert_eq!(problem(&rows[1]), CellProblem::ExcelError);
    assert_eq!(rows[1].decimal("price").unwrap_err().value, "#N/A");
    assert_eq!(rows[2].text("code"), Some("TRUE"));
}

#[test]
fn repeated_cells_and_rows_are_each_a_cell_and_a_row() {
    let twice = " table:number-columns-repeated=\"2\"";
    let data = [
        row(
            " table:number-rows-repeated=\"3\"",
            &[cell("", "C1"), number("1")].concat(),
        ),
        row(
            " table:number-rows-repeated=\"2\"",
            "<table:table-cell table:number-columns-repeated=\"16384\"/>",
        ),
        row("", &cell(twice, "5")),
        row(
            "",
            &format!("<table:table-cell{twice}/>{}", day("2026-01-31")),
        ),
        "<table:table-row table:number-rows-repeated=\"1048567\"/>".to_owned(),
    ];
    let rows = rows(with_rows(&data.concat()));
    let seen: Vec<_> = rows.iter().map(seen).collect();
    assert_eq!(
        seen,
        [
            (2, Some("C1"), Some("1"), None),
            (3, Some("C1"), Some("1"), None),
            (4, Some("C1"), Some("1"), None),
            (7, Some("5"), Some("5"), None),
            (8, None, None, Some("2026-01-31")),
        ]
    );
}

#[test]
fn the_empty_rest_of_a_worksheet_is_no_row_however_it_is_written() {
    let first = row("", &[cell("", "C1"), number("1")].concat());
    let empty = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
    let blank = cell(" office:value-type=\"string\"", "");
    let spaces = cell("", "<text:s text:c=\"3\"/>");
    let formula = "<table:table-cell table:formula=\"of:=[.A2]\" office:value-type=\"string\" office:string-value=\"\"/>";
    for rest in [empty, &blank, &spaces, formula] {
        for times in ["1048574", "1048576", "16777216"] {
            let repeated = format!(" table:number-rows-repeated=\"{times}\"");
            let hidden = format!("{repeated} table:visibility=\"filter\"");
            for attributes in [repeated, hidden] {
                let found = rows(with_rows(&format!("{first}{}", row(&attributes, rest))));
                let seen: Vec<_> = found.iter().map(seen).collect();
                assert_eq!(seen, [(2, Some("C1"), Some("1"), None)], "{times}: {rest}");
            }
        }
    }
}

#[test]
fn merged_values_hold_for_the_rows_and_not_the_columns_that_they_cover() {
    let merged = " table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"";
    let covered = "<table:covered-table-cell table:number-columns-repeated=\"2\"/>";
    let data = [
        row(
            "",
            &[cell("", "C1"), cell(merged, "1"), covered.to_owned()].concat(),
        ),
        row("", &[cell("", "C2"), covered.to_owned()].concat()),
        row("", &cell("", "C3")),
    ];
    let rows = rows(with_rows(&data.concat()));
    let prices: Vec<_> = rows.iter().map(|row| row.text("price")).collect();
    assert_eq!(prices, [Some("1"), Some("1"), None]);
    let problem = rows[1].date("from").unwrap_err().problem;
    assert_eq!(problem, CellProblem::Merged);
}

#[test]
fn hidden_columns_that_are_read_are_known_as_such() {
    let styles = "<style:style style:name=\"thin\" style:family=\"table-column\">\
        <style:table-column-properties style:column-width=\"0cm\"/></style:style>\
        <style:style style:name=\"wide\" style:family=\"table-column\">\
        <style:table-column-properties style:column-width=\"2.26cm\"/></style:style>";
    let line = row("", &cell("", "C1"));
    let column = |attributes: &str| format!("<table:table-column{attributes}/>");
    for (columns, expected) in [
        (column("") + &column(" table:visibility=\"collapse\""), "B"),
        (
            column(" table:style-name=\"thin\" table:number-columns-repeated=\"2\""),
            "AB",
        ),
        (
            column(" table:style-name=\"wide\" table:number-columns-repeated=\"3\""),
            "",
        ),
        (
            format!(
                "<table:table-column-group table:display=\"false\">{}</table:table-column-group>{}",
                column(""),
                column("")
            ),
            "A",
        ),
    ] {
        let body = worksheet("甲", &format!("{columns}{HEADER}{line}"));
        let bytes = file(content(styles, &body));
        let seen = rows(bytes.clone());
        assert!(seen.iter().all(|row| !row.is_hidden()), "{columns}");
        let table = opened(bytes);
        let hidden = table.hidden_columns().into_iter();
        let letters: String = hidden.map(|(letter, _)| letter).collect();
        assert_eq!(letters, expected, "{columns}");
    }
}

#[test]
fn rows_are_hidden_by_themselves_by_their_group_and_by_their_style() {
    let styles = "<style:style style:name=\"flat\" style:family=\"table-row\">\
        <style:table-row-properties style:row-height=\"0.00cm\"/></style:style>\
        <style:style style:name=\"below\" style:family=\"table-row\" style:parent-style-name=\"flat\"/>\
        <style:style style:name=\"fitting\" style:family=\"table-row\">\
        <style:table-row-properties style:row-height=\"0cm\" style:use-optimal-row-height=\"true\"/></style:style>\
        <style:style style:name=\"flat\" style:family=\"table-cell\"/>";
    let line = |attributes: &str| row(attributes, &cell("", "C1"));
    let data = [
        HEADER.to_owned(),
        line(" table:visibility=\"collapse\""),
        line(" table:visibility=\"filter\""),
        line(" table:visibility=\"visible\""),
        format!(
            "<table:table-row-group table:display=\"false\"><table:table-row-group>{}</table:table-row-group></table:table-row-group>",
            line("")
        ),
        format!(
            "<table:table-row-group>{}</table:table-row-group>",
            line("")
        ),
        line(" table:style-name=\"flat\""),
        line(" table:style-name=\"below\""),
        line(" table:style-name=\"fitting\""),
        line(" table:number-rows-repeated=\"2\" table:visibility=\"collapse\""),
        line(""),
    ];
    let rows = rows(file(content(styles, &worksheet("甲", &data.concat()))));
    let hidden: Vec<u32> = rows
        .iter()
        .filter(|row| row.is_hidden())
        .map(|row| row.number)
        .collect();
    assert_eq!(rows.len(), 11);
    assert_eq!(hidden, [2, 3, 5, 7, 8, 10, 11]);
}

#[test]
fn several_worksheets_with_rows_are_refused_by_name_and_hidden_ones_are_not_looked_at() {
    let filled = format!(
        "{HEADER}{}",
        row("", &[cell("", "C1"), number("1")].concat())
    );
    let both = file(content(
        "",
        &[worksheet("一", &filled), worksheet("二", &filled)].concat(),
    ));
    let TableError::SeveralWorksheets { names } = refusal(both) else {
        panic!("both were read, or one of them");
    };
    assert_eq!(names, ["一", "二"]);
    let styles = "<style:style style:name=\"gone\" style:family=\"table\">\
        <style:table-properties table:display=\"false\"/></style:style>";
    let hidden =
        worksheet("藏", &filled).replace(" table:name", " table:style-name=\"gone\" table:name");
    let note = worksheet("说明", &row("", &cell("", "甲")));
    let body = [
        hidden.clone(),
        note.clone(),
        worksheet("空", HEADER),
        worksheet("二", &filled),
    ]
    .concat();
    let one = file(content(styles, &body));
    assert_eq!(rows(one.clone()).len(), 1);
    assert_eq!(
        opened(one).unread_worksheets().expect("sheets"),
        ["说明", "空"]
    );
    // The style may be one that all documents of the package share.
    let shared = root(
        "document-styles",
        &format!("<office:styles>{styles}</office:styles>"),
    );
    let one = package(&[
        ("mimetype", MEDIA_TYPE.into()),
        (
            "content.xml",
            content("", &[hidden, worksheet("二", &filled)].concat()).into(),
        ),
        ("styles.xml", shared.into()),
    ]);
    assert_eq!(rows(one).len(), 1);
}

#[test]
fn other_tables_beside_the_worksheets_are_not_read() {
    let line = row("", &[cell("", "C1"), number("1")].concat());
    let filled = format!("{HEADER}{line}");
    let shapes = format!(
        "<table:shapes><draw:frame>{}</draw:frame></table:shapes>",
        worksheet("图", &filled)
    );
    let within = format!(
        "<table:table-cell>{}</table:table-cell>",
        worksheet("内", &filled)
    );
    let body = [
        format!(
            "<table:tracked-changes>{}</table:tracked-changes>",
            worksheet("旧", &filled)
        ),
        worksheet(
            "甲",
            &format!(
                "{shapes}<table:table-header-rows>{HEADER}</table:table-header-rows>{line}{}",
                row("", &within)
            ),
        ),
        format!(
            "<table:dde-links>{}</table:dde-links>",
            worksheet("远", &filled)
        ),
    ];
    let file = file(content("", &body.concat()));
    assert_eq!(rows(file).len(), 1);
}

#[test]
fn prefixes_are_what_the_file_declares() {
    let usual = content(
        "",
        &worksheet(
            "甲",
            &format!(
                "{HEADER}{}",
                row("", &[cell("", "C1"), number("2")].concat())
            ),
        ),
    );
    let other = usual
        .replace("<table:", "<t:")
        .replace("</table:", "</t:")
        .replace(" table:", " t:")
        .replace("xmlns:table=", "xmlns:t=")
        .replace("<office:", "<")
        .replace("</office:", "</")
        .replace(
            "xmlns:office=",
            "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:office=",
        );
    assert_ne!(usual, other);
    assert_eq!(seen(&rows(file(other))[0]).2, Some("2"));
}

#[test]
fn a_report_keeps_types_and_merges() {
    let merged = cell(" table:number-rows-spanned=\"2\"", "x");
    let data = [
        row(
            "",
            &[cell("", "007"), number("1.5"), day("2026-01-31"), merged].concat(),
        ),
        row("", &[cell("", "008"), number("2")].concat()),
    ];
    let mut table = opened(with_rows(&data.concat()));
    let mut output = Vec::new();
    ReportWriter::new(&mut table)
        .write(ReportFormat::Xlsx, |_row| None, &mut output)
        .expect("a report");
    let mut book = Xlsx::new(std::io::Cursor::new(output)).expect("a workbook");
    assert_eq!(book.sheet_names(), ["甲"]);
    let range = book.worksheet_range("甲").expect("its cells");
    let cells = |row: usize| range.rows().nth(row).expect("a row").to_vec();
    assert_eq!(cells(1)[0], Data::String("007".to_owned()));
    assert_eq!(cells(1)[1], Data::Float(1.5));
    assert!(matches!(cells(1)[2], Data::DateTime(day) if (day.as_f64() - 46053.0).abs() < 0.1));
    let merged = book.merge_cells_by_sheet_id(0).expect("merges");
    // The merged column has no header and stands behind those of the report.
    assert_eq!((merged[0].start, merged[0].end), ((1, 5), (2, 5)));
}

/// A style of cells that shows numbers by a style of these parts.
fn showing(name: &str, kind: &str, parts: &str) -> String {
    format!(
        "<style:style style:name=\"{name}\" style:family=\"table-cell\" style:data-style-name=\"N{name}\"/>\
         <number:{kind}-style style:name=\"N{name}\">{parts}</number:{kind}-style>"
    )
}

/// Styles of cells, each of which shows numbers in its own way.
fn shown_styles() -> String {
    let money = "<number:currency-symbol>¥</number:currency-symbol><number:number number:decimal-places=\"3\" \
        number:min-decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"/>";
    let share = "<number:number number:decimal-places=\"1\" number:min-integer-digits=\"1\"/>\
        <number:text>%</number:text>";
    let date = "<number:year number:style=\"long\"/><number:text>年</number:text><number:month/>\
        <number:text>月</number:text><number:day number:style=\"long\"/>";
    let fraction =
        "<number:fraction number:min-numerator-digits=\"1\" number:min-denominator-digits=\"1\"/>";
    let below = "<number:text>-</number:text><number:number number:decimal-places=\"0\" number:min-integer-digits=\"2\"/>\
        <style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"Nshare\"/>";
    let styles = [
        showing("money", "currency", money),
        showing("share", "percentage", share),
        showing("date", "date", date),
        showing("fraction", "number", fraction),
        showing("below", "number", below),
    ];
    let child = "<style:style style:name=\"child\" style:family=\"table-cell\" style:parent-style-name=\"share\"/>";
    styles.concat() + child
}

/// A number with this style; with none of its own where it is empty.
fn styled(style: &str) -> String {
    let stated = match style {
        "" => String::new(),
        style => format!(" table:style-name=\"{style}\""),
    };
    let attributes = format!("{stated} office:value-type=\"float\" office:value=\"1234.5\"");
    cell(&attributes, "###")
}

#[test]
fn a_report_shows_numbers_and_days_as_the_spreadsheet_does() {
    let columns = "<table:table-columns><table:table-column/><table:table-column table:number-columns-repeated=\"2\" \
        table:default-cell-style-name=\"money\"/></table:table-columns>";
    let line = |attributes: &str, code: &str, styles: [&str; 3]| {
        row(attributes, &(cell("", code) + &styles.map(styled).concat()))
    };
    let title = ["code", "price", "valid from", "甲"].map(|title| cell("", title));
    let shared = " table:number-rows-repeated=\"2\" table:default-cell-style-name=\"share\"";
    let rows = [
        columns.to_owned(),
        row("", &title.concat()),
        line("", "007", ["", "date", "fraction"]),
        line(shared, "008", ["", "below", "child"]),
        line("", "009", ["none", "", ""]),
    ];
    let body = worksheet("甲", &rows.concat());
    let bytes = report(file(content(&shown_styles(), &body)), ReportFormat::Xlsx);
    let money = "&quot;¥&quot;#,##0.00#";
    let day = "yyyy&quot;年&quot;m&quot;月&quot;dd";
    let wanted = [
        [("B2", money), ("C2", day), ("D2", "0")],
        [("B3", "0.0%"), ("C3", "0.0%;-00"), ("D3", "0.0%")],
        [("B4", "0.0%"), ("C4", "0.0%;-00"), ("D4", "0.0%")],
        [("B5", "0"), ("C5", money), ("D5", "0")],
    ];
    for (cell, wanted) in wanted.concat() {
        assert_eq!(look(&bytes, cell), wanted, "{cell}");
    }
}
