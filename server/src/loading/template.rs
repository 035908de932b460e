//! Empty files for people to fill in, one for each kind, with instructions and dictionaries.

use spreadsheet::{Template, TemplateColumn, WriteError};

use super::file::FileKind;

/// # Errors
/// When the workbook cannot be written.
pub fn template(file: &FileKind) -> Result<Vec<u8>, WriteError> {
    let offered = file.columns.iter().filter(|column| column.offered);
    let columns = offered
        .map(|column| TemplateColumn {
            header: column
                .names
                .first()
                .copied()
                .unwrap_or(column.key.name())
                .to_owned(),
            key: column.key.name().to_owned(),
            required: column.required,
            kind: column.kind,
            example: column.example.to_owned(),
            explanation: column.explanation.to_owned(),
            choices: column.choices.list(),
        })
        .collect();
    let general = [
        "带 * 的列必填；列的次序可变；没有读取的列会在结果中注明。",
        "没有的列和留空的单元格不改动已登记的内容；要去掉截止日期请填“长期”，要去掉规格、型号、注册备案号等请填“无”。",
        "平台导出的清单可以直接改后导入，内容与已登记的相同的行标为“无变化”。",
        "代码列请保持“文本”格式：被 Excel 转成科学计数法的代码末位已丢失，会被拒绝。",
        "请填数值，不要填公式；日期写作 2026-01-31。",
        "导入后可下载结果：原表加上每行的状态和说明，改正后可直接再次上传，未变的行不受影响。",
    ];
    let remarks = general
        .iter()
        .chain(file.remarks)
        .map(|line| (*line).to_owned())
        .collect();
    Template {
        title: file.import.label.zh.to_owned(),
        columns,
        remarks,
    }
    .write()
}

#[must_use]
pub fn template_name(file: &FileKind) -> String {
    format!("{}导入模板.xlsx", file.import.label.zh)
}

#[cfg(test)]
mod tests {
    use spreadsheet::{Limits, open};

    use super::*;
    use crate::loading::FILES;

    #[test]
    fn every_template_is_recognised_when_it_comes_back() {
        for file in FILES {
            let workbook = template(file).unwrap();
            let mut table = open(workbook, &template_name(file), &Limits::default()).unwrap();
            // The header is found, and only rows are missing.
            let reason = file.layout(&mut table).unwrap_err().0.zh;
            assert_eq!(reason, "表头下没有数据行", "{}", file.import.name);
            assert_eq!(table.header_row(), Some(1));
        }
    }
}
