//! Footnote signs above or below the line, and what is struck out: people read them as no part of a number.

use rust_xlsxwriter::{Format, FormatScript, Workbook as Written};
use spreadsheet::{CellProblem, ReportFormat};

use crate::old_workbooks::{label, record, words};
use crate::open_document::{self, HEADER, content, file, worksheet};
use crate::report::report;
use crate::rows;
use crate::workbook::{Workbook, text};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// What the price of each row is, or why it is none.
fn prices(file: Vec<u8>) -> Vec<Result<String, CellProblem>> {
    let price = |row: &spreadsheet::Row| match row.decimal("price") {
        Ok(price) => Ok(price.map(|price| price.to_string()).unwrap_or_default()),
        Err(error) => Err(error.problem),
    };
    rows(file).iter().map(price).collect()
}

fn is(price: &str) -> Result<String, CellProblem> {
    Ok(price.to_owned())
}

const LETTERS: Result<String, CellProblem> = Err(CellProblem::MarkedText);
const STRUCK: Result<String, CellProblem> = Err(CellProblem::StruckOut);

/// A run of letters with these properties.
fn run(properties: &str, text: &str) -> String {
    let properties = match properties {
        "" => String::new(),
        some => format!("<rPr><sz val=\"11\"/>{some}<rFont val=\"宋体\"/></rPr>"),
    };
    format!("<r>{properties}<t xml:space=\"preserve\">{text}</t></r>")
}

const SUPER: &str = "<vertAlign val=\"superscript\"/>";
const SUB: &str = "<vertAlign val='subscript'/>";
const STRIKE: &str = "<strike/>";

/// Texts of prices, and what each is read as.
fn texts() -> Vec<(String, Result<String, CellProblem>)> {
    let plain = |text: &str| run("", text);
    vec![
        (plain("4917") + &run(SUPER, "1"), LETTERS),
        (plain("12") + &run(SUPER, "50"), LETTERS),
        (run(SUB, "1") + &plain("2.5"), LETTERS),
        (run(STRIKE, "15.5") + &plain("12"), LETTERS),
        (plain("5") + &run("<strike val=\"1\"/>", "0000"), LETTERS),
        (run("<strike val=\"true\"/>", "15.5"), LETTERS),
        (plain("7") + &run(SUPER, "&#49;"), LETTERS),
        (plain("7") + &run(SUPER, "<![CDATA[1]]>"), LETTERS),
        (plain("12") + &run("<strike val=\"0\"/>", "50"), is("1250")),
        (run("<strike val=\"false\"/>", "8"), is("8")),
        (
            run("<vertAlign val=\"baseline\"/>", "9") + &plain("1"),
            is("91"),
        ),
        (plain("3.5") + &run(SUPER, " "), is("3.5")),
        (plain("3.6") + &run(STRIKE, ""), is("3.6")),
        (plain("3.7") + &run(STRIKE, "&#10; &#xa0;　"), is("3.7")),
        (
            "<r><rPr><strike/></rPr></r><r><t>3.8</t></r>".to_owned(),
            is("3.8"),
        ),
        (
            "<t>4.6</t><rPh sb=\"0\" eb=\"1\"><t>1</t></rPh>".to_owned(),
            is("4.6"),
        ),
        (String::from("<t>4.7</t>"), is("4.7")),
    ]
}

fn with_prices(price: impl Fn(u32, &str) -> String, texts: &[String]) -> Workbook {
    let header = [
        text("A1", "code"),
        text("B1", "price"),
        text("C1", "valid from"),
    ]
    .concat();
    let rows = (2..).zip(texts).map(|(row, price_text)| {
        let cells = text(&format!("A{row}"), "C1") + &price(row, price_text);
        format!("<row r=\"{row}\">{cells}</row>")
    });
    Workbook::of(&format!(
        "<row r=\"1\">{header}</row>{}",
        rows.collect::<String>()
    ))
}

#[test]
fn letters_set_apart_in_a_cell_are_no_part_of_a_number() {
    let (texts, wanted): (Vec<_>, Vec<_>) = texts().into_iter().unzip();
    let inline =
        |row: u32, text: &str| format!("<c r=\"B{row}\" t=\"inlineStr\"><is>{text}</is></c>");
    assert_eq!(prices(with_prices(inline, &texts).bytes()), wanted);
}

#[test]
fn letters_set_apart_in_a_shared_text_are_no_part_of_a_number() {
    let (texts, wanted): (Vec<_>, Vec<_>) = texts().into_iter().unzip();
    let shared = |row: u32, _text: &str| format!("<c r=\"B{row}\" t=\"s\"><v>{}</v></c>", row - 2);
    let strings: String = texts
        .iter()
        .map(|text| format!("<si>{text}</si>"))
        .collect();
    let strings = format!(
        "<sst xmlns=\"{MAIN}\" uniqueCount=\"{}\">{strings}</sst>",
        texts.len()
    );
    let book = with_prices(shared, &texts).with("xl/sharedStrings.xml", strings);
    assert_eq!(prices(book.bytes()), wanted);
}

#[test]
fn a_shared_text_is_found_under_another_name_of_its_part() {
    let strings = format!(
        "<sst xmlns=\"{MAIN}\"><si/><si>{}{}</si></sst>",
        run("", "4917"),
        run(SUPER, "1")
    );
    let relation = "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
         sharedStrings\" Target=\"texts.xml\"/></Relationships>";
    let shared = |row: u32, text: &str| format!("<c r=\"B{row}\" t=\"s\"><v>{text}</v></c>");
    let book = with_prices(shared, &["1".to_owned()])
        .with("xl/texts.xml", strings)
        .replacing("xl/_rels/workbook.xml.rels", "</Relationships>", relation);
    assert_eq!(prices(book.bytes()), [LETTERS]);
}

#[test]
fn names_and_days_with_letters_set_apart() {
    let rich = |text: String| format!("<is>{text}</is>");
    let size = rich(run("", "10cm") + &run(SUPER, "2"));
    let day = rich(run("", "2026-01-3") + &run(SUPER, "1"));
    let cells = format!(
        "<c r=\"A2\" t=\"inlineStr\">{size}</c><c r=\"B2\"><v>4.5</v></c><c r=\"C2\" t=\"inlineStr\">{day}</c>"
    );
    let rows = rows(Workbook::with_cells(&cells).bytes());
    assert_eq!(rows[0].text("code"), Some("10cm2"));
    assert_eq!(rows[0].string("code").expect("a name"), Some("10cm2"));
    assert_eq!(rows[0].code("code").expect("a code"), Some("10cm2"));
    assert_eq!(
        rows[0]
            .decimal("price")
            .expect("a price")
            .expect("filled")
            .to_string(),
        "4.5"
    );
    let error = rows[0].date("from").expect_err("a day with a footnote");
    assert_eq!(error.problem, CellProblem::MarkedText);
    assert_eq!(error.value, "2026-01-31");
    assert!(
        error
            .to_string()
            .contains("含上标、下标或删除线的文字，请去掉后重新导入")
    );
}

/// A workbook with prices, each a number and a text in these formats.
fn formatted(formats: &[Format]) -> Vec<u8> {
    let mut book = Written::new();
    let worksheet = book.add_worksheet();
    worksheet
        .write_row(0, 0, ["code", "price"])
        .expect("a header");
    for (row, format) in (0..).zip(formats) {
        for row in [2 * row + 1, 2 * row + 2] {
            worksheet.write(row, 0, "C1").expect("a code");
        }
        worksheet
            .write_with_format(2 * row + 1, 1, 15.5, format)
            .expect("a price");
        worksheet
            .write_with_format(2 * row + 2, 1, "15.5", format)
            .expect("a price");
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_cell_struck_out_as_a_whole_is_no_number() {
    let file = formatted(&[
        Format::new().set_font_strikethrough(),
        Format::new().set_bold(),
        Format::new().set_font_script(FormatScript::Superscript),
        Format::new()
            .set_num_format("0.00")
            .set_font_strikethrough(),
    ]);
    let wanted = [
        STRUCK,
        STRUCK,
        is("15.5"),
        is("15.5"),
        LETTERS,
        LETTERS,
        STRUCK,
        STRUCK,
    ];
    assert_eq!(prices(file.clone()), wanted);
    let rows = rows(file);
    let error = rows[0].decimal("price").expect_err("a struck price");
    assert!(
        error.to_string().contains("含删除线，请去掉后重新导入"),
        "{error}"
    );
    assert_eq!(rows[0].text("price"), Some("15.5"));
}

#[test]
fn fonts_of_conditions_and_what_is_not_struck_count_for_nothing() {
    let styles = format!(
        "<styleSheet xmlns=\"{MAIN}\"><fonts><font/><font><strike val=\"0\"/><vertAlign val=\"baseline\"/></font>\
         <font><strike/></font></fonts><cellStyleXfs><xf fontId=\"2\"/></cellStyleXfs>\
         <cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/><xf fontId=\"2\"/><xf fontId=\"9\"/></cellXfs>\
         <dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"
    );
    let styled = |row: u32, style: &str| format!("<c r=\"B{row}\" s=\"{style}\"><v>4.5</v></c>");
    let texts = ["0", "1", "2", "3", "9", ""].map(str::to_owned);
    let book = with_prices(styled, &texts).with("xl/styles.xml", styles);
    let plain = is("4.5");
    let wanted = [
        plain.clone(),
        plain.clone(),
        STRUCK,
        plain.clone(),
        plain.clone(),
        plain,
    ];
    assert_eq!(prices(book.bytes()), wanted);
}

#[test]
fn a_merged_price_is_marked_in_every_row_that_it_covers() {
    let rich = |row: u32, text: &str| match text {
        "" => String::new(),
        text => format!("<c r=\"B{row}\" t=\"inlineStr\"><is>{text}</is></c>"),
    };
    let texts = [
        run("", "4917") + &run(SUPER, "1"),
        String::new(),
        run("", "5"),
    ];
    let end = "</sheetData><mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>";
    let book = with_prices(rich, &texts).replacing("xl/worksheets/sheet1.xml", "</sheetData>", end);
    assert_eq!(prices(book.bytes()), [LETTERS, LETTERS, is("5")]);
}

#[test]
fn a_report_sent_again_is_refused_where_the_upload_was() {
    let rich =
        |row: u32, text: &str| format!("<c r=\"B{row}\" t=\"inlineStr\"><is>{text}</is></c>");
    let texts = [
        run("", "4917") + &run(SUPER, "1"),
        run(STRIKE, "15.5") + &run("", "12"),
        run("", "5.5"),
    ];
    let once = with_prices(rich, &texts).bytes();
    let again = report(once.clone(), ReportFormat::Xlsx);
    assert_eq!(prices(once), [LETTERS, LETTERS, is("5.5")]);
    assert_eq!(prices(again), [LETTERS, LETTERS, is("5.5")]);
    let struck = formatted(&[Format::new().set_font_strikethrough()]);
    assert_eq!(prices(report(struck, ReportFormat::Xlsx)), [STRUCK, STRUCK]);
}

/// A style of letters, of cells or of paragraphs.
fn style(family: &str, name: &str, properties: &str) -> String {
    format!(
        "<style:style style:name=\"{name}\" style:family=\"{family}\"><style:text-properties {properties}/></style:style>"
    )
}

fn spreadsheet(styles: &str, cells: &[String]) -> Vec<u8> {
    let code = open_document::cell("", "C1");
    let rows: String = cells
        .iter()
        .map(|cell| open_document::row("", &(code.clone() + cell)))
        .collect();
    file(content(
        styles,
        &worksheet("甲", &(HEADER.to_owned() + &rows)),
    ))
}

/// Styles of letters that set them apart, or do not.
fn styles_of_letters() -> String {
    let styles = [
        style("text", "up", "style:text-position=\"super 58%\""),
        style("text", "down", "style:text-position=\"-33% 58%\""),
        style(
            "text",
            "level",
            "style:text-position=\"0% 100%\" style:text-line-through-style=\"none\"",
        ),
        style(
            "text",
            "struck",
            "style:text-line-through-style=\"solid\" style:text-line-through-type=\"single\"",
        ),
        style("text", "double", "style:text-line-through-type=\"double\""),
        style(
            "paragraph",
            "out",
            "style:text-line-through-style=\"solid\"",
        ),
        "<style:style style:name=\"child\" style:family=\"text\" style:parent-style-name=\"up\"/>"
            .to_owned(),
    ];
    styles.concat()
}

#[test]
fn spans_of_an_open_document_that_are_set_apart_are_no_part_of_a_number() {
    let styles = styles_of_letters();
    let span = |style: &str, text: &str| {
        format!("<text:span text:style-name=\"{style}\">{text}</text:span>")
    };
    let string = |text: &str| open_document::cell(" office:value-type=\"string\"", text);
    let valued = |text: &str| {
        open_document::cell(" office:value-type=\"float\" office:value=\"15.5\"", text)
    };
    let nested = span(
        "up",
        &format!("{}{}", span("level", "5"), span("none", " ")),
    );
    let (texts, wanted): (Vec<_>, Vec<_>) = [
        (string(&format!("4917{}", span("up", "1"))), LETTERS),
        (string(&format!("12{}", span("down", "50"))), LETTERS),
        (string(&format!("{}12", span("struck", "15.5"))), LETTERS),
        (string(&format!("{}12", span("double", "15.5"))), LETTERS),
        (string(&format!("4917{}", span("child", "1"))), LETTERS),
        (
            string(&format!("4917{}", span("up", "<text:a>1</text:a>"))),
            LETTERS,
        ),
        (
            string("15.5").replace("<text:p>", "<text:p text:style-name=\"out\">"),
            LETTERS,
        ),
        (valued(&span("struck", "15.5")), LETTERS),
        (valued("15.5"), is("15.5")),
        (string(&format!("12{}", span("level", "50"))), is("1250")),
        (string(&format!("12{nested}")), is("125")),
        (
            string(&format!("3.5{}", span("up", "<text:s/>"))),
            is("3.5"),
        ),
        (string(&format!("3.6{}", span("struck", ""))), is("3.6")),
        (string(&span("none", "3.7")), is("3.7")),
    ]
    .into_iter()
    .unzip();
    assert_eq!(prices(spreadsheet(&styles, &texts)), wanted);
}

#[test]
fn cells_of_an_open_document_struck_out_as_a_whole_are_no_numbers() {
    let styles = [
        style("table-cell", "out", "style:text-line-through-style=\"solid\""),
        style("table-cell", "bold", "fo:font-weight=\"bold\""),
        "<style:style style:name=\"below\" style:family=\"table-cell\" style:parent-style-name=\"out\"/>".to_owned(),
        style("table-cell", "back", "style:text-line-through-style=\"none\"")
            .replace("style:name", "style:parent-style-name=\"out\" style:name"),
    ];
    let styled = |name: &str| {
        let attributes = format!(
            " table:style-name=\"{name}\" office:value-type=\"float\" office:value=\"4.5\""
        );
        open_document::cell(&attributes, "4.5")
    };
    let text = open_document::cell(" table:style-name=\"out\"", "4.5");
    let cells = [
        styled("out"),
        styled("bold"),
        styled("below"),
        styled("back"),
        text,
    ];
    let file = spreadsheet(&styles.concat(), &cells);
    assert_eq!(prices(file), [STRUCK, is("4.5"), STRUCK, is("4.5"), STRUCK]);
    let columns =
        "<table:table-column/><table:table-column table:default-cell-style-name=\"out\"/>";
    let plain = open_document::cell("", "4.5");
    let row = open_document::row("", &[plain.clone(), plain].concat());
    let body = worksheet("甲", &format!("{columns}{HEADER}{row}{row}"));
    assert_eq!(prices(file_of(&styles.concat(), &body)), [STRUCK, STRUCK]);
}

fn file_of(styles: &str, body: &str) -> Vec<u8> {
    file(content(styles, body))
}

/// A font of an old workbook, with flags and escapement.
fn font(flags: u16, escapement: u16) -> Vec<u8> {
    let head = words(&[200, flags, 0x7fff, 400, escapement]);
    record(0x0031, &[&head[..], &[0; 6]].concat())
}

/// The fonts of an old workbook: the fifth has the number five.
fn fonts() -> Vec<u8> {
    [
        font(0, 0),
        font(8, 0),
        font(0, 1),
        font(0, 2),
        font(0, 0),
        font(0, 1),
    ]
    .concat()
}

fn xf(font: u16) -> Vec<u8> {
    record(0x00e0, &words(&[font, 0, 0, 0, 0, 0, 0, 0]))
}

/// A worksheet of Excel 97 without a container.
fn excel_97(records: &[Vec<u8>]) -> Vec<u8> {
    let begin = record(0x0809, &words(&[0x0600, 0x10, 0, 0]));
    [begin, records.concat(), record(0x000a, &[])].concat()
}

/// A text in two bytes each, with runs that begin at a place and have a font.
fn rich(text: &str, runs: &[(u16, u16)]) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = u16::try_from(units.len()).expect("a short text");
    let runs_count = u16::try_from(runs.len()).expect("few runs");
    let runs: Vec<u16> = runs
        .iter()
        .flat_map(|(place, font)| [*place, *font])
        .collect();
    [
        &words(&[count])[..],
        &[9],
        &words(&[runs_count]),
        &words(&units),
        &words(&runs),
    ]
    .concat()
}

#[test]
fn runs_of_an_old_workbook_that_are_set_apart_are_no_part_of_a_number() {
    let texts = [
        (rich("code", &[]), is("")),
        (rich("price", &[]), is("")),
        (rich("49171", &[(4, 2)]), LETTERS),
        (rich("1250", &[(2, 3)]), LETTERS),
        (rich("15.512", &[(0, 1), (4, 0)]), LETTERS),
        (rich("49171", &[(4, 6)]), LETTERS),
        (rich("1250", &[(2, 5)]), is("1250")),
        (rich("3.5 ", &[(3, 2)]), is("3.5")),
        (rich("3.6", &[(0, 1), (0, 0)]), is("3.6")),
        (rich("3.7", &[(3, 1)]), is("3.7")),
        (rich("3.8", &[]), is("3.8")),
    ];
    let count = u16::try_from(texts.len()).expect("few");
    let strings: Vec<u8> = texts.iter().flat_map(|(text, _)| text.clone()).collect();
    let strings = record(
        0x00fc,
        &[&words(&[count, 0, count, 0])[..], &strings].concat(),
    );
    let cell =
        |row: u16, column: u16, text: u16| record(0x00fd, &words(&[row, column, 0, text, 0]));
    let mut records = vec![fonts(), xf(0), strings, cell(0, 0, 0), cell(0, 1, 1)];
    for text in 2..count {
        records.extend([cell(text, 0, 0), cell(text, 1, text)]);
    }
    let wanted: Vec<_> = texts
        .into_iter()
        .skip(2)
        .map(|(_, wanted)| wanted)
        .collect();
    assert_eq!(prices(excel_97(&records)), wanted);
}

#[test]
fn runs_behind_a_text_in_its_own_cell_count_in_bytes() {
    let rich = |row: u16, text: &str, runs: &[u8]| {
        let (bytes, ..) = encoding_rs::GBK.encode(text);
        let count = u16::try_from(bytes.len()).expect("a short text");
        let runs_count = u8::try_from(runs.len() / 2).expect("few runs");
        let head = words(&[row, 1, 0, count]);
        record(0x00d6, &[&head[..], &bytes, &[runs_count], runs].concat())
    };
    let begin = record(0x0809, &words(&[0x0500, 0x10, 0, 0]));
    let head = [label(0, 0, "code"), label(0, 1, "price")].concat();
    let codes: Vec<u8> = (1..=4).flat_map(|row| label(row, 0, "C1")).collect();
    let cells = [
        rich(1, "49171", &[4, 2]),
        rich(2, "１２　", &[4, 2]),
        rich(3, "１２５", &[4, 2]),
        rich(4, "7.5", &[]),
    ];
    let end = record(0x000a, &[]);
    let file = [begin, fonts(), xf(0), head, codes, cells.concat(), end].concat();
    assert_eq!(prices(file), [LETTERS, is("12"), LETTERS, is("7.5")]);
}

#[test]
fn cells_of_an_old_workbook_struck_out_as_a_whole_are_no_numbers() {
    let number = |row: u16, style: u16| {
        let head = words(&[row, 1, style]);
        record(0x0203, &[&head[..], &4.5_f64.to_le_bytes()].concat())
    };
    let run = record(0x00bd, &words(&[4, 1, 1, 6, 0, 1]));
    let codes: Vec<u8> = (1..=4).flat_map(|row| label(row, 0, "C1")).collect();
    let records = [
        fonts(),
        [xf(0), xf(1), xf(5)].concat(),
        [label(0, 0, "code"), label(0, 1, "price"), codes].concat(),
        [number(1, 0), number(2, 1), number(3, 2)].concat(),
        run,
    ];
    let begin = record(0x0809, &words(&[0x0500, 0x10, 0, 0]));
    let file = [begin, records.concat(), record(0x000a, &[])].concat();
    assert_eq!(prices(file), [is("4.5"), STRUCK, is("4.5"), STRUCK]);
}
