//! The rows of every kind of file, in a module named like the capability that loads them: the columns,
//! how a row is read, and how a batch of rows takes effect.

pub(super) mod bargaining;
pub(super) mod campaign;
pub(super) mod catalogue;
pub(super) mod current_price;
pub(super) mod linkage;
pub(super) mod listed_price;
pub(super) mod party;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::bargaining::SentTo;
use domain::catalogue::{CodeHit, LoadedRow, RowVerdict};
use domain::database::Transaction;
use domain::listed_price::{PlatformLevel, PriceKind, Region};
use domain::price_change::LoadForeseen;
use domain::{Caller, ImportId, Moment, Result, UnitPrice, Words};
use rust_decimal::Decimal;
use spreadsheet::{CellProblem, Row};

use super::cells::Cells;
use super::columns::FileColumn;
use super::layout::{Layout, UNITS_READ, is_other_unit, states_unit, unused_unit};

/// The context of loading a batch.
pub(super) struct Work<'a> {
    pub(super) moment: &'a Moment,
    pub(super) caller: &'a Caller,
    pub(super) import: ImportId,
    /// The name that the upload gave.
    pub(super) file_name: &'a str,
    pub(super) layout: &'a Arc<Layout>,
    /// Whether its loader means its rows although they were loaded before.
    pub(super) again: bool,
    /// The codes of the batch's rows that could not be read.
    pub(super) malformed: &'a [String],
}

/// Units of number formats that are listed: each is held in memory.
const UNITS_MAX: usize = 10;

/// What the rows of a file are about altogether.
#[derive(Debug, Clone, Default)]
pub(super) struct Overview {
    /// The provinces of its prices: how many rows each has, and the first of them.
    regions: BTreeMap<Region, (u64, u32)>,
    /// Letters of columns that have no header and hold something: how many rows do, and the first of them.
    nameless: BTreeMap<String, (u64, u32)>,
    /// What number formats write beside numbers, by the header: how many rows have it, and the first of them.
    units: BTreeMap<(String, String), (u64, u32)>,
    /// The first row that states another unit for all numbers, and that unit.
    unit_stated: Option<(u32, String)>,
}

impl Overview {
    /// Counts a row with a price of a province.
    pub(super) fn add(&mut self, region: Region, number: u32) {
        let (rows, _) = self.regions.entry(region).or_insert((0, number));
        *rows += 1;
    }

    /// Counts what a row holds in columns without a header: nobody reads it.
    pub(super) fn see_nameless(&mut self, row: &Row) {
        for letter in row.nameless_columns() {
            let (rows, _) = self.nameless.entry(letter).or_insert((0, row.number));
            *rows += 1;
        }
    }

    /// Counts the units that number formats state: as those of headers, they are not what numbers are read in.
    pub(super) fn see_units(&mut self, row: &Row, columns: &[FileColumn]) {
        for column in columns {
            let words = row.words_beside(column.key.name());
            let Some(words) = words.filter(|words| states_unit(words, column.kind)) else {
                continue;
            };
            let name = row.error(column.key.name(), CellProblem::Missing).column;
            let unit = (name, words);
            if self.units.len() < UNITS_MAX || self.units.contains_key(&unit) {
                let (rows, _) = self.units.entry(unit).or_insert((0, row.number));
                *rows += 1;
            }
        }
    }

    /// Looks for a unit that a row states, whatever else it is: a line below the table is about all of it.
    pub(super) fn see_unit_stated(&mut self, row: &Row) {
        if self.unit_stated.is_none() {
            let unit = row.other_unit_stated().filter(|unit| is_other_unit(unit));
            self.unit_stated = unit.map(|unit| (row.number, unit));
        }
    }

    /// What is stated of it.
    pub(super) fn notes(&self) -> Vec<Words> {
        let unit_stated = self
            .unit_stated
            .as_ref()
            .map(|(row, unit)| unused_unit(unit, (&format!("第{row}行"), &format!("row {row}"))));
        let notes = [
            self.of_regions(),
            unit_stated,
            self.of_units(),
            self.of_nameless(),
        ];
        notes.into_iter().flatten().collect()
    }

    fn of_units(&self) -> Option<Words> {
        let units = self.units.iter().map(|((name, words), (rows, first))| {
            Words::new(
                format!("「{name}」显示「{words}」{rows}行（如第{first}行）"),
                format!("{name:?} shows {words:?} in {rows} rows (such as row {first})"),
            )
        });
        let (zh, en): (Vec<String>, Vec<String>) = units.map(|words| (words.zh, words.en)).unzip();
        (!zh.is_empty()).then(|| {
            Words::new(
                format!(
                    "单元格的数字格式中的说明没有采用：{}。{}",
                    zh.join("、"),
                    UNITS_READ.0
                ),
                format!(
                    "what number formats write beside numbers is not used: {}. {}",
                    en.join("; "),
                    UNITS_READ.1
                ),
            )
        })
    }

    fn of_nameless(&self) -> Option<Words> {
        let columns = self.nameless.iter().map(|(letter, (rows, first))| {
            Words::new(
                format!("{letter}列{rows}行（如第{first}行）"),
                format!("column {letter}, {rows} rows (such as row {first})"),
            )
        });
        let (zh, en): (Vec<String>, Vec<String>) =
            columns.map(|words| (words.zh, words.en)).unzip();
        (!zh.is_empty()).then(|| {
            Words::new(
                format!("以下列没有表头，其内容没有读取：{}", zh.join("、")),
                format!(
                    "what is in these columns is not read, since they have no header: {}",
                    en.join("; ")
                ),
            )
        })
    }

    fn of_regions(&self) -> Option<Words> {
        if self.regions.len() < 2 {
            return None;
        }
        let provinces = self.regions.iter().map(|(region, (rows, first))| {
            let name = region.words();
            Words::new(
                format!("{}{rows}行（如第{first}行）", name.zh),
                format!("{} {rows} rows (such as row {first})", name.en),
            )
        });
        let (zh, en): (Vec<String>, Vec<String>) =
            provinces.map(|words| (words.zh, words.en)).unzip();
        Some(Words::new(
            format!(
                "文件含有{}个省份的价格：{}，请核对",
                zh.len(),
                zh.join("、")
            ),
            format!(
                "the file has prices of {} provinces: {}",
                en.len(),
                en.join(", ")
            ),
        ))
    }
}

/// What a load did beyond the verdicts on its rows.
#[derive(Debug, Default)]
pub struct Effects {
    pub prices: Option<LoadForeseen>,
    /// By manufacturer.
    pub invitations: Option<Vec<SentTo>>,
}

/// What people know a row by, before anything is done with it.
#[derive(Debug, Clone, Default)]
pub(super) struct RowTerms {
    pub(super) code: String,
    /// For one base unit, or as many as the file says.
    pub(super) price: Option<UnitPrice>,
    /// In sales units.
    pub(super) quantity: Option<i64>,
    /// Where it lists its price, if loading it does so at once.
    pub(super) listed: Option<ListedAt>,
}

/// Where a row lists a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListedAt {
    pub(super) region: Region,
    /// None where the row does not state it: it means the one that lists its product.
    pub(super) platform: Option<String>,
    /// None where the row does not state it.
    pub(super) level: Option<PlatformLevel>,
    pub(super) kind: PriceKind,
    /// For `pack_ratio` base units; none where the row does not state how many.
    pub(super) price: UnitPrice,
    pub(super) pack_ratio: Option<Decimal>,
    pub(super) effective_from: NaiveDate,
    /// Empty where the row does not state it.
    pub(super) source: String,
}

/// A well-formed row of one kind of file.
pub(super) trait FileRow: Sized + Hash + Send + Sync + 'static {
    /// Rows that take effect in one transaction.
    const ROWS_AT_ONCE: usize;

    /// Whether only the last of several rows counts that have one code and [begin](Self::begins) on one day, so that loading
    /// the file again changes nothing.
    const LAST_COUNTS: bool;

    /// Whether a remark on an accepted row is its outcome; otherwise it is a warning.
    const REMARKS_ARE_OUTCOMES: bool = false;

    /// State of an import between batches.
    type Memory: Default + Send;

    /// The first day of what a row is about, where a file may list several of one code one after another.
    fn begins(_cells: &mut Cells<'_>) -> Option<NaiveDate> {
        None
    }

    /// Reads a row. Problems are collected in `cells`; with any, the result is discarded.
    fn read(cells: &mut Cells<'_>, layout: &Layout) -> Option<Self>;

    /// What a preview shows of it.
    fn terms(&self) -> RowTerms;

    /// Why a row that was not filled in is left out; `None` for others.
    fn not_filled_in(_cells: &Cells<'_>) -> Option<Words> {
        None
    }

    /// Adds what the file as a whole is judged by.
    fn look(&self, _number: u32, _overview: &mut Overview) {}

    /// Loads rows, and returns a verdict for each, in order.
    fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        memory: &mut Self::Memory,
        numbers: &[u32],
        rows: &[Self],
    ) -> impl Future<Output = Result<Vec<RowVerdict>>> + Send;

    /// Notes what a batch of rows named, in the transaction of their effect and once for each row.
    fn note(
        _tx: &Transaction<'_>,
        _work: &Work<'_>,
        _rows: &[Self],
    ) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }

    /// Notes that a file does nothing, since an earlier import did the same.
    fn repeated(
        _tx: &Transaction<'_>,
        _first: ImportId,
    ) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }

    /// Whether a taken-over import has to read again the rows that had their effect.
    fn replays() -> bool {
        false
    }

    /// What a load of such rows has done beyond the verdicts, read in its transaction: previews show it.
    fn effects(
        _tx: &Transaction<'_>,
        _work: &Work<'_>,
    ) -> impl Future<Output = Result<Effects>> + Send {
        async { Ok(Effects::default()) }
    }

    /// What is stated of all its rows together, once they were loaded: previews show it.
    fn summary(_memory: &Self::Memory) -> Vec<Words> {
        Vec::new()
    }

    /// What has to be done after the last row.
    fn finish(
        _tx: &Transaction<'_>,
        _work: &Work<'_>,
        _memory: &Self::Memory,
    ) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }
}

/// The last day of a price, as files state it.
fn last_day(date: Option<NaiveDate>) -> String {
    date.map_or_else(|| "长期".to_owned(), |date| date.to_string())
}

/// The remark on a row for which nothing is done, since its organisation did the same before.
pub(super) fn not_again(done: &Words) -> Words {
    Words::new(
        format!("{}，未重复执行；确要再次执行，请在导入时注明", done.zh),
        format!(
            "{}: nothing was done; say when you load it that you mean it again",
            done.en
        ),
    )
}

/// The verdict on a row whose code matches no product, or several.
pub(super) fn not_one(code: &str, hit: Option<&CodeHit>) -> RowVerdict {
    match hit {
        Some(CodeHit::Several(count)) => RowVerdict::with_remark(
            LoadedRow::SeveralHits,
            Words::new(
                format!("20位码“{code}”对应{count}个规格，请改用27位码"),
                format!("{code} has {count} specifications; give the 27-character code"),
            ),
        ),
        Some(CodeHit::One(_)) | None => RowVerdict::with_remark(
            LoadedRow::NoHit,
            Words::new(
                format!("平台无此产品：{code}"),
                format!("no product has the code {code}"),
            ),
        ),
    }
}
