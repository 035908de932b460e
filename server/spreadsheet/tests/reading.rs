//! Reading tables that were made by hand or by a writer.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use spreadsheet::{
    CellProblem, CellValue, Column, ColumnKind, Limits, SheetColumn, SheetWriter, Table, open,
};

const COLUMNS: &[Column] = &[
    Column {
        key: "code",
        names: &["医保编码", "code"],
        required: true,
    },
    Column {
        key: "price",
        names: &["价格", "price"],
        required: true,
    },
    Column {
        key: "from",
        names: &["生效日期", "valid from"],
        required: false,
    },
];

fn opened(bytes: impl Into<Vec<u8>>) -> Table {
    let mut table = open(bytes.into(), "table", &Limits::default()).expect("a readable file");
    table.match_header(COLUMNS).expect("a header");
    table
}

#[test]
fn a_csv_gives_its_cells_by_key() {
    let text = "国家组织价格表,,\n\n医保编码（27位）,备注,价 格(元),Valid From\n\
        C01,\"a\nb\",\"1,234.50\",2026年1月31日\n\n=\"007\",,1.5E+26,\n";
    let mut table = opened(text);
    assert_eq!(table.header_row(), Some(3));
    let rows: Vec<_> = table.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!(
        rows.iter().map(|row| row.number).collect::<Vec<_>>(),
        [4, 6]
    );
    assert_eq!(rows[0].code("code").unwrap(), Some("C01"));
    assert_eq!(
        rows[0].decimal("price").unwrap(),
        Some(Decimal::new(123_450, 2))
    );
    assert_eq!(
        rows[0].date("from").unwrap(),
        NaiveDate::from_ymd_opt(2026, 1, 31)
    );
    assert_eq!(rows[1].text("code"), Some("007"));
    let error = rows[1].decimal("price").unwrap_err();
    assert_eq!(
        (error.problem, &error.letter[..]),
        (CellProblem::ScientificNotation, "C")
    );
}

#[test]
fn a_written_list_reads_back() {
    let columns = vec![
        SheetColumn::new("医保编码", ColumnKind::Code),
        SheetColumn::new("价格", ColumnKind::Number { decimals: 2 }),
        SheetColumn::new("生效日期", ColumnKind::Date),
    ];
    let mut writer = SheetWriter::new("价格表", columns).unwrap();
    let code = "012345678901234567890123456";
    let day = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
    let price = Decimal::new(1_234_567, 4);
    writer
        .row(&[code.into(), price.into(), day.into()])
        .unwrap();
    writer
        .row(&[CellValue::Empty, Decimal::MAX.into()])
        .unwrap();
    let mut table = opened(writer.finish().unwrap());
    let rows: Vec<_> = table.rows().unwrap().map(Result::unwrap).collect();
    assert_eq!(rows[0].code("code").unwrap(), Some(code));
    assert_eq!(rows[0].decimal("price").unwrap(), Some(price));
    assert_eq!(rows[0].date("from").unwrap(), Some(day));
    assert_eq!(rows[1].text("code"), None);
    assert_eq!(rows[1].decimal("price").unwrap(), Some(Decimal::MAX));
}
