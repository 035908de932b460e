//! Empty files for people to fill in, one for each kind, with instructions and dictionaries.

use domain::loading::ImportKind;
use spreadsheet::{Template, TemplateColumn, WriteError};

use super::columns::columns;

/// A template as xlsx.
///
/// # Errors
/// When the workbook cannot be written.
pub fn template(kind: ImportKind) -> Result<Vec<u8>, WriteError> {
    let offered = columns(kind).iter().filter(|column| column.offered);
    let columns = offered
        .map(|column| TemplateColumn {
            header: column
                .names
                .first()
                .copied()
                .unwrap_or(column.key)
                .to_owned(),
            key: column.key.to_owned(),
            required: column.required,
            kind: column.kind,
            example: column.example.to_owned(),
            explanation: column.explanation.to_owned(),
            choices: column.choices.list(),
        })
        .collect();
    let general = [
        "带 * 的列必填；列的次序可变，多余的列不影响导入。",
        "代码列请保持“文本”格式：被 Excel 转成科学计数法的代码末位已丢失，会被拒绝。",
        "请填数值，不要填公式；日期写作 2026-01-31。",
        "导入后可下载结果：原表加上每行的状态和说明，改正后可直接再次上传，未变的行不受影响。",
    ];
    let remarks = general
        .iter()
        .chain(remarks(kind))
        .map(|line| (*line).to_owned())
        .collect();
    Template {
        title: kind.label().to_owned(),
        columns,
        remarks,
    }
    .write()
}

/// The name of a template file.
#[must_use]
pub fn template_name(kind: ImportKind) -> String {
    format!("{}导入模板.xlsx", kind.label())
}

fn remarks(kind: ImportKind) -> &'static [&'static str] {
    match kind {
        ImportKind::Products => &[
            "国家医保医用耗材发布表（21列或简表）可直接上传，不必改成本模板。",
            "同一代码出现多行时，以最后一行为准。",
        ],
        ImportKind::ListedPrices => &[
            "价格为“包装转换比”个最小计量单位的价格，平台自动折算为最小计量单位价格。",
            "同一产品、平台、类型、执行日期和来源的价格再次导入时，以新值更正旧值。",
        ],
        ImportKind::LinkageLists => &[
            "导入后不改变任何价格和限价：先预览影响，公示期满公布后生效。",
            "与在库价格相同的行标为“无变化”；同一平台、类型的在库价格由清单中的新价格替代。",
        ],
        ImportKind::CurrentPrices => &[
            "本机构的现行采购价，其他机构和企业均不可见。",
            "同一代码出现多行时，以最后一行为准。",
        ],
        ImportKind::Declarations => &[
            "只能申报本企业的产品；已在库中或正在办理的相同价格标为“无变化”。",
            "价格为“包装转换比”个最小计量单位的价格，平台自动折算为最小计量单位价格。",
            "申报经审核、公示后生效；证明材料请在网页上逐条补充。",
        ],
        ImportKind::Invitations => &[
            "等于参考限价的邀请由系统自动确认；低于限价的由生产企业在规定工作日内响应。",
            "高于参考限价或本机构现行采购价的行不会发出，并标为“价格不符”。",
        ],
    }
}

#[cfg(test)]
mod tests {
    use spreadsheet::{Limits, open};
    use strum::VariantArray;

    use super::*;
    use crate::loading::layout::Layout;

    #[test]
    fn every_template_is_recognised_when_it_comes_back() {
        for &kind in ImportKind::VARIANTS {
            let workbook = template(kind).unwrap();
            let mut table = open(workbook, &template_name(kind), &Limits::default()).unwrap();
            // The header is found; only rows are missing.
            let told = Layout::find(kind, &mut table).unwrap_err().0.zh;
            assert_eq!(told, "表头下没有数据行", "{kind:?}");
            assert_eq!(table.header_row(), Some(1));
        }
    }
}
