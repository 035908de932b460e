//! Which columns a file has, whether it is laid out as the national release, and why it is unfit.

use std::collections::BTreeSet;

use domain::Words;
use domain::loading::ImportKind;
use spreadsheet::{CellProblem, Row, Table, TableError};

use super::columns::{FileColumn, columns, wanted};

/// What a national release has no columns for: it names products, not packages and makers' codes.
const NOT_NATIONAL: [&str; 4] = ["base_unit", "sales_unit", "pack_ratio", "credit_code"];

/// Why a file as a whole is of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfit(pub(super) Words);

impl From<TableError> for Unfit {
    fn from(error: TableError) -> Self {
        Self(Words::new(error.zh(), error.en()))
    }
}

impl From<std::io::Error> for Unfit {
    fn from(error: std::io::Error) -> Self {
        TableError::Io(error).into()
    }
}

/// The columns that a file has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Layout {
    present: BTreeSet<&'static str>,
    is_national: bool,
}

impl Layout {
    /// Whether the file has a column.
    pub(super) fn has(&self, key: &str) -> bool {
        self.present.contains(key)
    }

    /// Whether it is laid out as the national release: without units and without credit codes.
    pub(super) fn is_national(&self) -> bool {
        self.is_national
    }

    /// Finds the header of a table, and which columns there are under it.
    ///
    /// # Errors
    /// When there is no such header, or no row under it.
    pub(super) fn find(kind: ImportKind, table: &mut Table) -> Result<Self, Unfit> {
        match find_header(table, kind, NAMED_BY_ALL) {
            Ok(()) => {
                let layout = Self::of_first_row(kind, table)?;
                let has_name = layout.has("name") || layout.has("generic_name");
                if kind == ImportKind::Products && !has_name {
                    return Err(missing("单件产品名称"));
                }
                Ok(layout)
            }
            Err(error @ TableError::MissingColumns { .. }) if kind == ImportKind::Products => {
                if find_header(table, kind, NAMED_BY_RELEASE).is_err() {
                    return Err(error.into());
                }
                let layout = Self::of_first_row(kind, table)?;
                if NOT_NATIONAL.iter().any(|key| layout.has(key)) {
                    return Err(error.into());
                }
                Ok(Self {
                    is_national: true,
                    ..layout
                })
            }
            Err(error) => Err(error.into()),
        }
    }

    fn of_first_row(kind: ImportKind, table: &mut Table) -> Result<Self, Unfit> {
        let no_rows = || {
            Unfit(Words::new(
                "表头下没有数据行",
                "there are no rows below the header",
            ))
        };
        let row = table.rows()?.next().ok_or_else(no_rows)??;
        let letter = |key| row.error(key, CellProblem::Missing).letter;
        let mut present: BTreeSet<&'static str> = columns(kind)
            .iter()
            .map(|column| column.key)
            .filter(|key| !letter(key).is_empty())
            .collect();
        // `规格（特征、参数）` is 规格 with a remark to the header, and the other column by its name.
        if present.contains("feature") && letter("feature") == letter("specification") {
            present.remove("specification");
        }
        Ok(Self {
            present,
            is_national: false,
        })
    }
}

fn missing(name: &str) -> Unfit {
    let names = vec![name.to_owned()];
    TableError::MissingColumns { names }.into()
}

type Demand = fn(&FileColumn) -> bool;

/// A product may do with its generic name, so the name is looked at afterwards.
const NAMED_BY_ALL: Demand = |column| column.required && column.key != "name";

const NAMED_BY_RELEASE: Demand = |column| matches!(column.key, "code" | "manufacturer");

/// Matches the header with a 27-character code, or else with a 20-character one.
fn find_header(table: &mut Table, kind: ImportKind, demand: Demand) -> Result<(), TableError> {
    let by_code = wanted(kind, demand);
    let Err(error) = table.match_header(&by_code) else {
        return Ok(());
    };
    let by_code_20 = wanted(kind, |column| {
        column.key == "code20" || (column.key != "code" && demand(column))
    });
    match (error, table.match_header(&by_code_20)) {
        (_, Ok(())) => Ok(()),
        // Both miss columns: the one that misses fewer says what is really missing.
        (
            TableError::MissingColumns { names },
            Err(TableError::MissingColumns { names: other }),
        ) => Err(TableError::MissingColumns {
            names: if other.len() < names.len() {
                other
            } else {
                names
            },
        }),
        (error, Err(_)) => Err(error),
    }
}

/// The text of a code cell, from the column that has one.
pub(super) fn code_key(row: &Row) -> &'static str {
    if row.text("code").is_none() && row.text("code20").is_some() {
        "code20"
    } else {
        "code"
    }
}

#[cfg(test)]
mod tests {
    use spreadsheet::{Limits, open};

    use super::*;

    fn find(kind: ImportKind, text: &str) -> Result<Layout, Unfit> {
        let mut table = open(text.as_bytes().to_vec(), "t.csv", &Limits::default())?;
        Layout::find(kind, &mut table)
    }

    #[test]
    fn a_release_has_neither_units_nor_credit_codes() {
        let sample = "耗材代码,一级分类,二级分类,三级分类,医保通用名分类,耗材材质,规格（特征、参数）,\
                      医保通用名编号,医保通用名,耗材企业\nC1,,,,,,038-覆膜,,,甲\n";
        let layout = find(ImportKind::Products, sample).unwrap();
        assert!(layout.is_national());
        assert!(layout.has("code20") && layout.has("feature") && layout.has("material"));
        assert!(!layout.has("code") && !layout.has("specification"));

        let release = "GOODS_ID,UDI,原27位码,原码状态,27位码,类型,20位码,一级分类,二级分类,三级分类,\
                       医保通用名分类,材质,特征,注册备案号,单件产品名称,耗材企业,规格型号数,规格,型号,\
                       医保通用名编号,医保通用名\n1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1\n";
        let layout = find(ImportKind::Products, release).unwrap();
        assert!(layout.is_national());
        for key in [
            "code",
            "code20",
            "specification",
            "feature",
            "model",
            "udi",
            "certificate",
        ] {
            assert!(layout.has(key), "{key}");
        }
    }

    #[test]
    fn a_file_of_our_own_needs_units_ratio_and_a_name() {
        let own =
            "27位码,单件产品名称,耗材企业,最小计量单位,最小销售单位,包装转换比\n1,2,3,4,5,6\n";
        assert!(!find(ImportKind::Products, own).unwrap().is_national());
        let names = |text| find(ImportKind::Products, text).unwrap_err().0.zh;
        let half = "27位码,单件产品名称,耗材企业,最小计量单位\n1,2,3,4\n";
        assert_eq!(names(half), "缺少必需的列：最小销售单位、包装转换比");
        let with_codes = "27位码,单件产品名称,耗材企业,统一社会信用代码\n1,2,3,4\n";
        assert_eq!(
            names(with_codes),
            "缺少必需的列：最小计量单位、最小销售单位、包装转换比"
        );
        let nameless = "20位码,耗材企业,最小计量单位,最小销售单位,包装转换比\n1,2,3,4,5\n";
        assert_eq!(names(nameless), "缺少必需的列：单件产品名称");
    }

    #[test]
    fn the_header_that_misses_least_is_told() {
        let text = "20位码,省份,价格类型,执行日期\n1,2,3,4\n";
        let told = |kind, text| find(kind, text).unwrap_err().0.zh;
        assert_eq!(told(ImportKind::ListedPrices, text), "缺少必需的列：价格");
        assert_eq!(
            told(ImportKind::Invitations, "27位码,价格,数量\n"),
            "表头下没有数据行"
        );
    }
}
