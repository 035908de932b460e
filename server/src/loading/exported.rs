//! Exported lists that are loaded as something else than they are.

use std::collections::BTreeSet;

use domain::Words;
use domain::capability::ImportKind;
use spreadsheet::{Table, columns_among};

use super::columns::{FileColumn, wanted};
use super::file::FileKind;
use super::layout::Unfit;
use crate::http::List;
use crate::routes::exported_lists;

/// Headers of a list that no column of a kind reads: so many show that a file is that list, where it has fewer all of them.
const OWN_HEADERS: usize = 3;

/// Why a file is no file of a kind: it is an exported list whose rows mean something else. None where it is no such list, or
/// where somebody gave it the columns that the kind needs and the list has not.
///
/// `unfit` is what else makes it unfit.
///
/// # Errors
/// When its first rows cannot be read.
pub(super) fn another_list(
    file: &FileKind,
    table: &mut Table,
    unfit: Option<&Unfit>,
) -> Result<Option<Unfit>, Unfit> {
    let rows = match (unfit, table.header_names()) {
        (None, names) => vec![names.to_vec()],
        (Some(_), _) => table.top_rows()?,
    };
    let found = rows.iter().find_map(|row| {
        list_of(row, file, exported_lists()).filter(|list| !is_completed(row, list, file))
    });
    Ok(found.map(|list| refusal(list, file.import, unfit)))
}

/// The list that a row of headers is that of, unless it is loaded as this kind.
fn list_of<'a>(row: &[String], file: &FileKind, lists: &'a [List]) -> Option<&'a List> {
    let names: BTreeSet<&str> = row.iter().map(|name| name.trim()).collect();
    let columns = wanted(file.columns, |_| false);
    let is_read = |title: &str| !columns_among(&[title.to_owned()], &columns).is_empty();
    let is_taken = |list: &List| {
        let mut kinds = list.loaded_as.iter();
        kinds.any(|kind| kind.name == file.import.name)
    };
    let found = lists.iter().filter_map(|list| {
        let there = list.titles.iter().filter(|title| names.contains(*title));
        let count = there.clone().count();
        if count * 2 < list.titles.len() {
            return None;
        }
        let own = list.titles.iter().filter(|title| !is_read(title)).count();
        let own_there = there.filter(|title| !is_read(title)).count();
        let is_list = 0 < own && own.min(OWN_HEADERS) <= own_there;
        (is_taken(list) || is_list).then_some((count, is_taken(list), list))
    });
    let (_, is_taken, list) = found.max_by_key(|(count, is_taken, _)| (*count, *is_taken))?;
    (!is_taken).then_some(list)
}

/// Whether a file has a column that its kind needs and that the list has not: somebody filled it in.
fn is_completed(row: &[String], list: &List, file: &FileKind) -> bool {
    let needed = wanted(file.columns, |column: &FileColumn| column.required);
    let titles: Vec<String> = list
        .titles
        .iter()
        .map(|title| (*title).to_owned())
        .collect();
    let keys = |names: &[String]| -> BTreeSet<&str> {
        let found = columns_among(names, &needed).into_iter();
        let needed = found.filter(|column| column.required);
        needed.map(|column| column.key).collect()
    };
    !keys(row).is_subset(&keys(&titles))
}

fn refusal(list: &List, kind: &ImportKind, unfit: Option<&Unfit>) -> Unfit {
    let (name, label) = (list.name, kind.label);
    let mut words = Words::new(
        format!(
            "这是平台导出的“{name}”清单，不是“{}”，其中的内容含义不同，不能作为“{}”导入；请使用“{}”的导入模板",
            label.zh, label.zh, label.zh
        ),
        format!(
            "this is the exported list {name:?} and no file of {}: its rows mean something else. Use the template",
            label.en
        ),
    );
    if !list.loaded_as.is_empty() {
        let kinds = list.loaded_as.iter().map(|kind| kind.label);
        let (zh, en): (Vec<String>, Vec<&str>) = kinds
            .map(|kind| (format!("“{}”", kind.zh), kind.en))
            .unzip();
        words
            .zh
            .push_str(&format!("。该清单可以作为{}导入", zh.join("、")));
        words
            .en
            .push_str(&format!("; the list is loaded as {}", en.join(", ")));
    }
    if let Some(Unfit(reason)) = unfit {
        words.zh.push_str(&format!("（{}）", reason.zh));
        words.en.push_str(&format!(" ({})", reason.en));
    }
    Unfit(words)
}

#[cfg(test)]
mod tests {
    use spreadsheet::{Limits, open};

    use super::*;
    use crate::loading::FILES;

    /// Why a file with these headers and one row is not loaded.
    fn refused(file: &FileKind, names: &[&str]) -> Option<String> {
        let text = format!(
            "{}\n{}\n",
            names.join(","),
            vec!["1"; names.len()].join(",")
        );
        let mut table = open(text.into_bytes(), "清单.csv", &Limits::default()).unwrap();
        file.layout(&mut table).err().map(|Unfit(words)| words.zh)
    }

    #[test]
    fn every_list_is_loaded_as_what_it_is_and_refused_by_name_as_anything_else() {
        for list in exported_lists() {
            for file in FILES {
                let reason = refused(file, list.titles);
                let is_taken = list.loaded_as.contains(&file.import);
                let pair = format!("{} as {}", list.name, file.import.name);
                match reason {
                    None => assert!(is_taken, "{pair} is loaded"),
                    // What lacks a column that its reader fills in is named by that.
                    Some(reason) if is_taken => {
                        assert!(reason.contains("缺少必需的列"), "{pair}: {reason}")
                    }
                    Some(reason) => {
                        let is_named = exported_lists()
                            .iter()
                            .filter(|one| one.titles == list.titles)
                            .any(|one| {
                                reason.contains(&format!("这是平台导出的“{}”清单", one.name))
                            });
                        let is_plain = list.titles.iter().all(|title| {
                            let columns = wanted(file.columns, |_| false);
                            !columns_among(&[(*title).to_owned()], &columns).is_empty()
                        });
                        assert!(is_plain || is_named, "{pair}: {reason}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_list_from_which_columns_were_deleted_is_known_and_one_that_was_completed_is_loaded() {
        let file = FileKind::named("listed-prices").unwrap();
        let changes = exported_lists()
            .iter()
            .find(|list| list.name == "价格变动")
            .unwrap();
        let few: Vec<&str> = changes
            .titles
            .iter()
            .copied()
            .step_by(1)
            .filter(|title| *title != "型号" && *title != "编号")
            .collect();
        assert!(refused(file, &few).unwrap().contains("“价格变动”"));
        let prices = FileKind::named("current-prices").unwrap();
        let products = exported_lists()
            .iter()
            .find(|list| list.name == "产品目录")
            .unwrap();
        assert!(
            refused(prices, products.titles)
                .unwrap()
                .contains("“产品目录”")
        );
        let completed = [products.titles, &["现行采购价", "生效日期"]].concat();
        assert_eq!(refused(prices, &completed), None);
    }

    #[test]
    fn a_file_made_by_hand_is_no_list() {
        for (kind, names) in [
            (
                "listed-prices",
                &[
                    "27位码",
                    "产品名称",
                    "规格",
                    "型号",
                    "生产企业",
                    "省份",
                    "平台",
                    "价格类型",
                    "价格",
                    "执行日期",
                    "状态",
                ][..],
            ),
            (
                "current-prices",
                &[
                    "医保耗材代码",
                    "产品名称",
                    "规格",
                    "生产企业",
                    "采购价",
                    "生效日期",
                    "备注",
                ][..],
            ),
            (
                "invitations",
                &[
                    "医保耗材代码",
                    "产品名称",
                    "生产企业",
                    "邀请价",
                    "数量",
                    "医疗机构",
                    "状态",
                ][..],
            ),
            (
                "products",
                &[
                    "医保耗材代码",
                    "产品名称",
                    "规格",
                    "型号",
                    "生产企业",
                    "注册备案号",
                    "注册证有效期",
                ][..],
            ),
        ] {
            assert_eq!(
                refused(FileKind::named(kind).unwrap(), names),
                None,
                "{kind}"
            );
        }
    }
}
