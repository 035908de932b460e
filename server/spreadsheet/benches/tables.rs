//! How fast tables are read and written: medians of five runs, in the release profile; and how long the same rows take in each
//! format of workbooks, as ratios of one run.

mod other_formats;

use std::io::{Cursor, sink};
use std::time::{Duration, Instant};

use spreadsheet::{
    CellValue, Column, ColumnKind, Limits, ReportFormat, ReportWriter, Status, Verdict,
    WorksheetColumn, WorksheetWriter, open,
};

const ROWS: u32 = 200_000;
const RUNS: usize = 5;
const COLUMNS: &[Column] = &[
    Column {
        key: "code",
        names: &["医保编码"],
        weak_names: &[],
        required: true,
    },
    Column {
        key: "price",
        names: &["价格"],
        weak_names: &[],
        required: true,
    },
    Column {
        key: "from",
        names: &["生效日期"],
        weak_names: &[],
        required: true,
    },
];

fn line(number: u32) -> [String; 10] {
    let code = format!("C{number:026}");
    let price = format!("{}.{:02}", number % 9999, number % 100);
    let words = [
        "一次性使用无菌导尿管",
        "某某医疗器械有限公司",
        "16F",
        "国械注准20263140001",
    ];
    let [name, maker, model, certificate] = words.map(str::to_owned);
    let days = ["2026-01-01".to_owned(), "2026-12-31".to_owned()];
    let [from, until] = days;
    [
        code,
        name,
        maker,
        model,
        certificate,
        price,
        from,
        until,
        "支".to_owned(),
        number.to_string(),
    ]
}

const HEADER: [&str; 10] = [
    "医保编码",
    "名称",
    "企业",
    "规格",
    "注册证",
    "价格",
    "生效日期",
    "失效日期",
    "单位",
    "序号",
];

fn text() -> Vec<u8> {
    let mut text = HEADER.join(",");
    for number in 0..ROWS {
        text.push('\n');
        text.push_str(&line(number).join(","));
    }
    text.into_bytes()
}

fn write(rows: u32) -> Vec<u8> {
    let columns = HEADER.map(|title| WorksheetColumn::new(title, ColumnKind::Text));
    let mut writer = WorksheetWriter::new("价格", columns.into()).expect("a writer");
    for number in 0..rows {
        writer
            .row(&line(number).map(CellValue::from))
            .expect("a row");
    }
    writer.finish().expect("a file")
}

fn read(bytes: &bytes::Bytes, is_parsed: bool) -> usize {
    let mut table = open(bytes.clone(), "table", &Limits::default()).expect("a readable file");
    table.match_header(COLUMNS).expect("a header");
    let mut count = 0;
    for row in table.rows().expect("rows") {
        let row = row.expect("a row");
        count += 1;
        if is_parsed {
            row.code("code").expect("a code").expect("filled");
            row.decimal("price").expect("a price").expect("filled");
            row.date("from").expect("a day").expect("filled");
        }
    }
    count
}

fn bare(bytes: &[u8]) -> usize {
    let mut reader = csv::Reader::from_reader(Cursor::new(bytes));
    let mut record = csv::ByteRecord::new();
    let mut count = 0;
    while reader.read_byte_record(&mut record).expect("a record") {
        count += record.len();
    }
    count
}

fn report(bytes: &bytes::Bytes, format: ReportFormat) {
    let mut table = open(bytes.clone(), "table", &Limits::default()).expect("a readable file");
    table.match_header(COLUMNS).expect("a header");
    let verdict = |_row| {
        Some(Verdict {
            status: Status::Accepted,
            remark: "好".to_owned(),
        })
    };
    ReportWriter::new(&mut table)
        .write(format, verdict, sink())
        .expect("a report");
}

fn measure(name: &str, work: impl FnMut()) {
    println!("{name:<40} {:>8} ms", median(work).as_millis());
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_run| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

/// The same rows in each format, as many as an old workbook holds: the time to open, match and read all of them, and what that is
/// beside xlsx.
fn compare() {
    let rows = other_formats::ROWS_MAX;
    let lines = || (0..rows).map(line);
    let files = [
        ("xlsx", write(rows)),
        ("xls", other_formats::xls(&HEADER, lines())),
        ("ods", other_formats::ods(&HEADER, lines())),
    ];
    println!("the same {rows} rows x 10 columns in each format");
    let mut first = None;
    for (name, file) in files {
        let file = bytes::Bytes::from(file);
        let count = usize::try_from(rows).expect("a number");
        let time = median(|| assert_eq!(read(&file, true), count)).as_millis();
        let hundredths = time * 100 / *first.get_or_insert(time.max(1));
        let (whole, part) = (hundredths / 100, hundredths % 100);
        println!(
            "{name:<5} {:>10} bytes {time:>8} ms {whole:>3}.{part:02} of xlsx",
            file.len()
        );
    }
}

fn main() {
    let csv = bytes::Bytes::from(text());
    let gbk = encoding_rs::GBK
        .encode(std::str::from_utf8(&csv).expect("UTF-8"))
        .0
        .into_owned();
    let gbk = bytes::Bytes::from(gbk);
    let xlsx = bytes::Bytes::from(write(ROWS));
    println!(
        "{ROWS} rows x 10 columns; csv {} bytes, xlsx {} bytes",
        csv.len(),
        xlsx.len()
    );
    measure("csv, the csv crate alone", || assert!(bare(&csv) > 0));
    measure("csv in UTF-8, rows", || {
        assert_eq!(read(&csv, false), 200_000)
    });
    measure("csv in UTF-8, code, decimal, date", || {
        assert_eq!(read(&csv, true), 200_000)
    });
    measure("csv in GBK, rows", || {
        assert_eq!(read(&gbk, false), 200_000)
    });
    measure("xlsx, rows", || assert_eq!(read(&xlsx, false), 200_000));
    measure("xlsx, opening with all checks", || {
        open(xlsx.clone(), "table", &Limits::default()).expect("a readable file");
    });
    measure("xlsx, writing", || assert!(!write(ROWS).is_empty()));
    measure("report of the csv as xlsx", || {
        report(&csv, ReportFormat::Xlsx)
    });
    measure("report of the csv as csv", || {
        report(&csv, ReportFormat::Csv)
    });
    measure("report of the xlsx as xlsx", || {
        report(&xlsx, ReportFormat::Xlsx)
    });
    compare();
}
