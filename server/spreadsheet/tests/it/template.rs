//! Templates that people fill in and upload.

use calamine::{Reader, Xlsx};
use spreadsheet::{ColumnKind, Template, TemplateColumn};

use crate::opened;

fn column(header: &str, key: &str, kind: ColumnKind, choices: &[&str]) -> TemplateColumn {
    TemplateColumn {
        header: header.to_owned(),
        key: key.to_owned(),
        required: key != "from",
        kind,
        example: "C0101".to_owned(),
        explanation: "=HYPERLINK(1)".to_owned(),
        choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
    }
}

#[test]
fn a_template_explains_itself_and_reads_as_an_empty_table() {
    let template = Template {
        title: "价格导入".to_owned(),
        columns: vec![
            column("医保编码", "code", ColumnKind::Code, &[]),
            column("价格", "price", ColumnKind::Number { decimals: 2 }, &[]),
            column("生效日期", "from", ColumnKind::Date, &["甲", "乙"]),
        ],
        remarks: vec!["请勿修改表头".to_owned()],
    };
    let bytes = template.write().expect("a template");
    let mut book = Xlsx::new(std::io::Cursor::new(bytes.clone())).expect("a workbook");
    assert_eq!(book.sheet_names(), ["价格导入", "填写说明", "字典"]);
    let guide = book.worksheet_range("填写说明").expect("a guide");
    let lines: Vec<Vec<String>> = guide
        .rows()
        .map(|row| row.iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(lines[0][0], "请勿修改表头");
    assert_eq!(lines[2][..3], ["医保编码", "code", "是 / yes"]);
    assert_eq!(lines[4][4], "=HYPERLINK(1)（可选：甲、乙）");
    let mut table = opened(bytes);
    assert_eq!(table.header_names(), ["*医保编码", "*价格", "生效日期"]);
    assert_eq!(table.rows().expect("rows").count(), 0);
}
