//! A million rows are read in no more memory than a thousand; alone in its process, to be measurable.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;

use spreadsheet::{
    Column, ColumnKind, Limits, ReportFormat, ReportWriter, Status, Verdict, WorksheetColumn,
    WorksheetWriter, open,
};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ROWS: u32 = 1_000_000;
const COLUMNS: &[Column] = &[
    Column {
        key: "code",
        names: &["code"],
        weak_names: &[],
        required: true,
    },
    Column {
        key: "price",
        names: &["price"],
        weak_names: &[],
        required: true,
    },
];

/// The most memory this process ever held, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("a Linux system");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .expect("the peak");
    line.split_whitespace()
        .nth(1)
        .expect("a figure")
        .parse()
        .expect("a number")
}

fn read(path: &Path) {
    let mut table = open(path, "large", &Limits::default()).expect("a readable file");
    table.match_header(COLUMNS).expect("a header");
    let mut count = 0;
    for row in table.rows().expect("rows") {
        let row = row.expect("a row");
        assert!(row.code("code").is_ok_and(|code| code.is_some()));
        count += 1;
    }
    assert_eq!(count, ROWS);
}

fn write_text(path: &Path) {
    let mut file = BufWriter::new(File::create(path).expect("a file"));
    writeln!(file, "code,price").expect("a line");
    for number in 0..ROWS {
        writeln!(file, "C{number:026},{number}.50").expect("a line");
    }
    file.flush().expect("a whole file");
}

fn write_book(path: &Path) {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |target: &str, name: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"{kind}/{name}\" Target=\"{target}\"/>\
             </Relationships>"
        )
    };
    let book = "<workbook><sheets><sheet name=\"S\" id=\"r1\"/></sheets></workbook>";
    let mut writer = ZipWriter::new(File::create(path).expect("a file"));
    let mut part = |name: &str, content: &str| {
        writer
            .start_file(name, SimpleFileOptions::default())
            .expect("a part");
        writer.write_all(content.as_bytes()).expect("its content");
    };
    part(
        "_rels/.rels",
        &relations("xl/workbook.xml", "officeDocument"),
    );
    part(
        "xl/_rels/workbook.xml.rels",
        &relations("sheet1.xml", "worksheet"),
    );
    part("xl/workbook.xml", book);
    let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |first: &str, second: &str| format!("<row>{}{}</row>", cell(first), cell(second));
    let data = (0..1000).map(|number| row(&format!("C{number:026}"), &format!("{number}.50")));
    let head = format!("<worksheet><sheetData>{}", row("code", "price"));
    let data: String = data.collect();
    writer
        .start_file("xl/sheet1.xml", SimpleFileOptions::default())
        .expect("a part");
    writer.write_all(head.as_bytes()).expect("the head");
    for _time in 0..ROWS / 1000 {
        writer.write_all(data.as_bytes()).expect("the rows");
    }
    writer
        .write_all(b"</sheetData></worksheet>")
        .expect("the end");
    writer.finish().expect("a container");
}

fn write_open_document(path: &Path) {
    let declared: String = ["office", "table", "text"]
        .iter()
        .map(|name| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\""))
        .collect();
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |first: &str, second: &str| {
        let cells = [cell(first), cell(second)].concat();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let data = (0..1000).map(|number| row(&format!("C{number:026}"), &format!("{number}.50")));
    let data: String = data.collect();
    let head = format!(
        "<office:document-content{declared}><office:body><office:spreadsheet><table:table>{}",
        row("code", "price")
    );
    let end = "<table:table-row table:number-rows-repeated=\"48575\"/></table:table></office:spreadsheet>\
        </office:body></office:document-content>";
    let mut writer = ZipWriter::new(File::create(path).expect("a file"));
    writer
        .start_file("content.xml", SimpleFileOptions::default())
        .expect("a part");
    writer.write_all(head.as_bytes()).expect("the head");
    for _time in 0..ROWS / 1000 {
        writer.write_all(data.as_bytes()).expect("the rows");
    }
    writer.write_all(end.as_bytes()).expect("the end");
    writer.finish().expect("a container");
}

/// Returns the first 3 MiB.
fn report(text: &Path, path: &Path) {
    let short = path.with_extension("csv");
    let mut head = File::open(text).expect("the table").take(3 << 20);
    std::io::copy(&mut head, &mut File::create(&short).expect("a file")).expect("a copy");
    let mut table = open(&*short, "large", &Limits::default()).expect("a readable file");
    table.match_header(COLUMNS).expect("a header");
    let verdict = |_row| {
        Some(Verdict {
            status: Status::Accepted,
            remark: String::new(),
        })
    };
    let output = File::create(path).expect("a file");
    ReportWriter::new(&mut table)
        .write(ReportFormat::Xlsx, verdict, output)
        .expect("a report");
}

fn export(path: &Path) {
    let columns = ["code", "price"].map(|name| WorksheetColumn::new(name, ColumnKind::Code));
    let mut writer = WorksheetWriter::new("large", columns.into()).expect("a writer");
    for number in 0..100_000 {
        let code = format!("C{number:026}");
        writer.row(&[code.into(), "1.50".into()]).expect("a row");
    }
    writer
        .finish_into(File::create(path).expect("a file"))
        .expect("a whole file");
}

#[test]
fn a_million_rows_take_no_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name| folder.path().join(name);
    write_text(&path("large.csv"));
    write_book(&path("large.xlsx"));
    write_open_document(&path("large.ods"));
    let mut figures = vec![peak()];
    read(&path("large.csv"));
    figures.push(peak());
    read(&path("large.xlsx"));
    figures.push(peak());
    read(&path("large.ods"));
    figures.push(peak());
    export(&path("export.xlsx"));
    figures.push(peak());
    report(&path("large.csv"), &path("report.xlsx"));
    figures.push(peak());
    println!("peak in KiB at start, after csv, xlsx, ods, export, report: {figures:?}");
    assert!(
        figures.iter().max() < Some(&(figures[0] + (24 << 10))),
        "{figures:?}"
    );
}
