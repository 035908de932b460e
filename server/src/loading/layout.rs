//! Finds the columns of a file, or why it is unfit.

use std::collections::BTreeMap;

use domain::Words;
use spreadsheet::{CellProblem, ColumnKind, Row, Table, TableError, other_unit_stated, remarks_of};

use super::columns::{COUNT, FileColumn, wanted};
use super::key::{self, Key};

/// Why a file as a whole cannot be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unfit(pub(super) Words);

impl From<TableError> for Unfit {
    fn from(error: TableError) -> Self {
        if let TableError::Damaged { detail } = &error {
            tracing::info!(detail, "a file is damaged");
        }
        Self(Words::new(error.zh(), error.en()))
    }
}

impl From<std::io::Error> for Unfit {
    fn from(error: std::io::Error) -> Self {
        TableError::Io(error).into()
    }
}

/// The columns of a file, by key, with their letters in Excel, and what is stated of the file as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Layout {
    columns: BTreeMap<Key, String>,
    pub(super) notes: Vec<Words>,
}

impl Layout {
    pub(super) fn has(&self, key: Key) -> bool {
        self.columns.contains_key(&key)
    }

    /// Notes that a column which is there is not read.
    pub(super) fn note_unread(&mut self, name: &str) {
        self.notes.push(unread_columns(&[format!("「{name}」")]));
    }

    /// Finds the header of a table, and its columns.
    ///
    /// # Errors
    /// When there is no such header, or no row under it.
    pub(super) fn find(columns: &[FileColumn], table: &mut Table) -> Result<Self, Unfit> {
        find_header(columns, |column| column.required, table)?;
        Self::under_header(columns, table)
    }

    /// The columns of the header found last.
    ///
    /// # Errors
    /// When there is no row under it.
    pub(super) fn under_header(columns: &[FileColumn], table: &mut Table) -> Result<Self, Unfit> {
        let no_rows = || {
            Unfit(Words::new(
                "表头下没有数据行",
                "there are no rows below the header",
            ))
        };
        let row = table.rows()?.next().ok_or_else(no_rows)??;
        let letters = columns.iter().map(|column| {
            let letter = row.error(column.key.name(), CellProblem::Missing).letter;
            (column.key, letter)
        });
        let mut notes: Vec<Words> = remarked(columns, &row).into_iter().collect();
        let columns = letters.filter(|(_, letter)| !letter.is_empty()).collect();
        notes.extend(unit_above(table)?);
        notes.extend(hidden(table));
        notes.extend(unread(table)?);
        Ok(Self { columns, notes })
    }
}

/// Remarks on a number that state no more than is assumed of it.
const PLAIN_REMARKS: [&str; 9] = [
    "元",
    "单位元",
    "人民币",
    "人民币元",
    "rmb",
    "cny",
    "含税",
    "必填",
    "选填",
];

/// Units of a price, and of a quantity, that are those in which it is read.
const UNITS_OF_PRICE: [&str; 2] = ["元/最小计量单位", "每一最小计量单位"];
const UNITS_OF_QUANTITY: [&str; 2] = ["最小销售单位", "按最小销售单位"];

/// In which units numbers are read, whatever a file states.
pub(super) const UNITS_READ: (&str, &str) = (
    "价格一律按元、每一最小计量单位读取（挂网价格另有换算比的除外），数量按最小销售单位读取，请核对",
    "Prices are read in yuan for one base unit (for listed prices with a ratio, for so many), quantities in sales units: please check",
);

/// Whether the header of a number states a unit or a pack that is perhaps not the one in which the number is read.
fn is_remarked(name: &str, kind: ColumnKind) -> bool {
    !remarks_of(name).iter().all(|remark| is_plain(remark, kind))
}

/// Whether a remark states no more than how a column of this kind is read.
fn is_plain(remark: &str, kind: ColumnKind) -> bool {
    let units = match kind {
        COUNT => UNITS_OF_QUANTITY,
        ColumnKind::Number { .. } => UNITS_OF_PRICE,
        ColumnKind::Text | ColumnKind::Code | ColumnKind::Date | ColumnKind::DateTime => {
            return true;
        }
    };
    PLAIN_REMARKS.contains(&remark) || units.contains(&remark)
}

/// Whether the words that a number format writes beside a number of this kind state a unit or a pack, as those of a header may.
pub(super) fn states_unit(words: &str, kind: ColumnKind) -> bool {
    // As a remark; one that begins with a mark of yuan is a price of a pack if more is behind it.
    let remarks = remarks_of(&format!("({words})"));
    let mut remarks = remarks.iter().map(|it| it.trim_matches('¥'));
    !remarks.all(|remark| remark.is_empty() || is_plain(remark, kind))
}

/// Headers of numbers that state more than their column does: of which pack or unit, nobody else states.
fn remarked(columns: &[FileColumn], row: &Row) -> Option<Words> {
    let found = columns.iter().map(|column| {
        let cell = row.error(column.key.name(), CellProblem::Missing);
        (column.kind, cell)
    });
    let remarked =
        found.filter(|(kind, cell)| !cell.letter.is_empty() && is_remarked(&cell.column, *kind));
    let names: Vec<String> = remarked
        .map(|(_, cell)| format!("「{}」（{}列）", cell.column, cell.letter))
        .collect();
    (!names.is_empty()).then(|| {
        Words::new(
            format!(
                "表头{}括号中的说明没有采用：{}",
                names.join("、"),
                UNITS_READ.0
            ),
            format!(
                "what these headers state in brackets is not used: {}. {}",
                names.join(", "),
                UNITS_READ.1
            ),
        )
    })
}

/// A line above the header that states another unit for all numbers, which nobody reads.
fn unit_above(table: &mut Table) -> Result<Option<Words>, Unfit> {
    let top = table.top_rows()?;
    let stated = top
        .iter()
        .flatten()
        .filter_map(|cell| other_unit_stated(cell));
    let mut stated = stated.filter(|unit| is_other_unit(unit));
    Ok(stated
        .next()
        .map(|unit| unused_unit(&unit, ("表格上方", "a line near the top"))))
}

/// Whether a unit that a line states is not the one in which prices are read.
pub(super) fn is_other_unit(unit: &str) -> bool {
    !UNITS_OF_PRICE.contains(&unit)
}

/// That a unit is stated at a place and not used.
pub(super) fn unused_unit(unit: &str, (zh, en): (&str, &str)) -> Words {
    Words::new(
        format!("{zh}写明单位为{unit}，没有采用：价格一律按元读取，请核对"),
        format!(
            "{en} states the unit {unit}, which is not used: prices are read in yuan, please check"
        ),
    )
}

/// Columns that are read although nobody sees them.
fn hidden(table: &Table) -> Option<Words> {
    let columns = table.hidden_columns().into_iter();
    let columns: Vec<String> = columns
        .map(|(letter, name)| format!("「{name}」（{letter}列）"))
        .collect();
    (!columns.is_empty()).then(|| {
        Words::new(
            format!(
                "以下列被隐藏或列宽为零，但仍会读取：{}。请取消隐藏后核对，不应读取的请删除该列",
                columns.join("、")
            ),
            format!(
                "these columns are hidden or have no width, and are read all the same: {}. Show and check them, or delete those \
                 that should not be read",
                columns.join(", ")
            ),
        )
    })
}

/// What of a file nobody reads, so that nothing vanishes silently.
fn unread(table: &mut Table) -> Result<Vec<Words>, Unfit> {
    let mut notes = Vec::new();
    let columns = table.unread_columns().into_iter();
    let columns: Vec<String> = columns
        .map(|(letter, name)| format!("「{name}」（{letter}列）"))
        .collect();
    if !columns.is_empty() {
        notes.push(unread_columns(&columns));
    }
    let worksheets = table.unread_worksheets()?;
    if !worksheets.is_empty() {
        notes.push(Words::new(
            format!("以下工作表没有读取：{}", worksheets.join("、")),
            format!("these worksheets are not read: {}", worksheets.join(", ")),
        ));
    }
    let hidden = table.hidden_worksheets();
    if !hidden.is_empty() {
        notes.push(Words::new(
            format!("以下隐藏的工作表没有读取：{}", hidden.join("、")),
            format!(
                "these hidden worksheets are not read: {}",
                hidden.join(", ")
            ),
        ));
    }
    Ok(notes)
}

fn unread_columns(names: &[String]) -> Words {
    Words::new(
        format!("以下列没有读取：{}", names.join("、")),
        format!("these columns are not read: {}", names.join(", ")),
    )
}

pub(super) fn missing(name: &str) -> Unfit {
    let names = vec![name.to_owned()];
    TableError::MissingColumns { names }.into()
}

pub(super) type Demand = fn(&FileColumn) -> bool;

/// Matches the header with a 27-character code, or else with a 20-character one.
///
/// # Errors
/// When the table has no such header.
pub(super) fn find_header(
    columns: &[FileColumn],
    demand: Demand,
    table: &mut Table,
) -> Result<(), TableError> {
    let by_code = wanted(columns, demand);
    let error = match table.match_header(&by_code) {
        Ok(()) => return Ok(()),
        Err(error @ TableError::SeveralWorksheets { .. }) => return Err(error),
        Err(error) => error,
    };
    let by_code_20 = wanted(columns, |column| {
        column.key == key::CODE20 || (column.key != key::CODE && demand(column))
    });
    match (error, table.match_header(&by_code_20)) {
        (_, Ok(())) => Ok(()),
        // Both lack columns: the candidate that lacks fewer is probably the header.
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

/// The column with the code: the 27-character one if it has a value.
pub(super) fn code_key(row: &Row) -> Key {
    if row.text(key::CODE.name()).is_none() && row.text(key::CODE20.name()).is_some() {
        key::CODE20
    } else {
        key::CODE
    }
}

#[cfg(test)]
mod tests {
    use spreadsheet::{Limits, open};

    use super::*;
    use crate::loading::file::FileKind;
    use crate::loading::rows::{bargaining, listed_price};

    #[test]
    fn a_remark_beyond_what_is_assumed_of_a_number_is_seen() {
        use crate::loading::columns::PRICE;
        for (name, kind, expected) in [
            ("价格", PRICE, false),
            ("单价(必填)", PRICE, false),
            ("价格（单位：元，含税）", PRICE, false),
            ("价格（元/最小计量单位）", PRICE, false),
            ("价格（元/最小销售单位）", PRICE, true),
            ("价格（元／盒）", PRICE, true),
            ("数量（最小销售单位）", COUNT, false),
            ("数量（条）", COUNT, true),
            ("规格（毫米）", ColumnKind::Text, false),
        ] {
            assert_eq!(is_remarked(name, kind), expected, "{name}");
        }
    }

    #[test]
    fn words_beside_a_number_are_plain_or_state_a_unit() {
        use crate::loading::columns::PRICE;
        for (words, kind, expected) in [
            ("元", PRICE, false),
            ("¥", PRICE, false),
            ("￥ 元（含税）", PRICE, false),
            ("CNY", PRICE, false),
            ("元/最小计量单位", PRICE, false),
            ("元/盒", PRICE, true),
            ("元／个", PRICE, true),
            ("¥/支", PRICE, true),
            ("支", PRICE, true),
            ("支", COUNT, true),
            ("最小销售单位", COUNT, false),
            ("盒", ColumnKind::Text, false),
        ] {
            assert_eq!(states_unit(words, kind), expected, "{words}");
        }
    }

    #[test]
    fn the_header_that_misses_least_is_reported() {
        let reason = |file: &FileKind, text: &str| {
            let mut table = open(text.as_bytes().to_vec(), "t.csv", &Limits::default()).unwrap();
            Layout::find(file.columns, &mut table).unwrap_err().0.zh
        };
        let text = "20位码,省份,价格类型,执行日期\n1,2,3,4\n";
        assert_eq!(reason(&listed_price::FILE, text), "缺少必需的列：价格");
        assert_eq!(
            reason(&bargaining::FILE, "27位码,价格,数量\n"),
            "表头下没有数据行"
        );
    }
}
