//! Reads a file row by row, on a thread that may block, and sends the rows in batches.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use domain::Words;
use domain::catalogue::{LoadedRow, RowVerdict};
use domain::loading::{Content, HiddenRows};
use spreadsheet::{Limits, Row, open};
use tokio::sync::mpsc::Sender;

use super::cells::Cells;
use super::file::FileKind;
use super::key;
use super::layout::{Layout, Unfit};
use super::rows::{FileRow, Overview};
use super::survey::Survey;

#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) file: &'static FileKind,
    pub(super) path: PathBuf,
    pub(super) file_name: String,
    pub(super) limits: Limits,
    /// Rows up to this one have had their effect already.
    pub(super) skip_to: u32,
    /// What becomes of rows that people do not see; without a choice a file with such rows is unfit.
    pub(super) hidden_rows: Option<HiddenRows>,
}

/// What comes from the reading thread.
pub(super) enum Piece<T> {
    /// The header was found, and an estimate of the rows below it.
    Opened {
        layout: Arc<Layout>,
        rows: u64,
    },
    Batch(Batch<T>),
    /// After the last row: what all of them mean, and what is stated of the file as a whole.
    Read(Content, Vec<Words>),
}

/// Rows that take effect together.
pub(super) struct Batch<T> {
    /// Well-formed rows, with their numbers in the file below.
    pub(super) rows: Vec<T>,
    pub(super) numbers: Vec<u32>,
    /// Remarks on some of them, by number.
    pub(super) remarks: BTreeMap<u32, Vec<Words>>,
    /// Verdicts on malformed rows.
    pub(super) wrong: Vec<(u32, RowVerdict)>,
    /// The codes of the malformed rows that have one.
    pub(super) malformed: Vec<String>,
    /// The number of the last row, well formed or not.
    pub(super) last_number: u32,
}

impl<T> Batch<T> {
    fn new() -> Self {
        Self {
            rows: Vec::new(),
            numbers: Vec::new(),
            remarks: BTreeMap::new(),
            wrong: Vec::new(),
            malformed: Vec::new(),
            last_number: 0,
        }
    }

    fn len(&self) -> usize {
        self.rows.len() + self.wrong.len()
    }

    /// Splits the batch into two, each with half of the well-formed rows.
    pub(super) fn split(mut self) -> (Self, Self) {
        let half = self.rows.len() / 2;
        let rows = self.rows.split_off(half);
        let numbers = self.numbers.split_off(half);
        let first = numbers.first().copied().unwrap_or(u32::MAX);
        let remarks = self.remarks.split_off(&first);
        let index = self.wrong.partition_point(|(number, _)| *number < first);
        let wrong = self.wrong.split_off(index);
        let after = Self {
            rows,
            numbers,
            remarks,
            wrong,
            malformed: self.malformed.clone(),
            last_number: self.last_number,
        };
        let last_wrong = self.wrong.last().map(|(number, _)| *number);
        self.last_number = self
            .numbers
            .last()
            .copied()
            .max(last_wrong)
            .unwrap_or_default();
        (self, after)
    }

    /// Turns all rows into verdicts of this outcome.
    pub(super) fn refused(mut self, outcome: &LoadedRow, remark: &Words) -> Self {
        let refusal = || RowVerdict::with_remark(outcome.clone(), remark.clone());
        self.wrong
            .extend(self.numbers.drain(..).map(|number| (number, refusal())));
        self.wrong.sort_by_key(|(number, _)| *number);
        self.rows.clear();
        self.remarks.clear();
        self
    }
}

/// Reads a file and sends its rows; ends early, without an error, when the receiver is gone.
///
/// # Errors
/// What makes the file as a whole unfit. Workbooks, and files in which the last row of a code
/// counts, are read to their end before anything is sent: they fail before any row takes effect.
pub(super) fn read<T: FileRow>(plan: &Plan, sender: &Sender<Piece<T>>) -> Result<(), Unfit> {
    let mut table = open(plan.path.as_path(), &plan.file_name, &plan.limits)?;
    let layout = Arc::new(plan.file.layout(&mut table)?);
    let survey = Survey::of::<T>(plan, &layout, &mut table)?;
    let opened = Piece::Opened {
        layout: Arc::clone(&layout),
        rows: survey.rows,
    };
    if sender.blocking_send(opened).is_err() {
        return Ok(());
    }
    let mut batch = Batch::new();
    let (mut content, mut overview) = (Content::default(), Overview::default());
    let mut tables = Tables::default();
    for row in table.rows()? {
        let row = row?;
        let counted = match tables.see(&row) {
            Some(refused) => refused,
            None => Counted::<T>::of(plan, &row, &layout, survey.later_row::<T>(&row)),
        };
        counted.add_to(&mut content, &mut overview, (&row, plan));
        if row.number <= plan.skip_to && !T::replays() {
            continue;
        }
        add(&mut batch, row.number, counted);
        let is_seam = row.number == plan.skip_to;
        if batch.len() < T::ROWS_AT_ONCE && !is_seam {
            continue;
        }
        if sender
            .blocking_send(Piece::Batch(std::mem::replace(&mut batch, Batch::new())))
            .is_err()
        {
            return Ok(());
        }
    }
    // The receiver is gone when the import was stopped.
    if 0 < batch.len() {
        let _ = sender.blocking_send(Piece::Batch(batch));
    }
    let _ = sender.blocking_send(Piece::Read(content, overview.notes()));
    Ok(())
}

/// What the rows of a file mean, before any of them takes effect.
///
/// # Errors
/// What makes the file as a whole unfit.
pub(super) fn content<T: FileRow>(plan: &Plan) -> Result<Content, Unfit> {
    let mut table = open(plan.path.as_path(), &plan.file_name, &plan.limits)?;
    let layout = plan.file.layout(&mut table)?;
    let survey = Survey::of::<T>(plan, &layout, &mut table)?;
    let (mut content, mut overview) = (Content::default(), Overview::default());
    let mut tables = Tables::default();
    for row in table.rows()? {
        let row = row?;
        let counted = match tables.see(&row) {
            Some(refused) => refused,
            None => Counted::<T>::of(plan, &row, &layout, survey.later_row::<T>(&row)),
        };
        counted.add_to(&mut content, &mut overview, (&row, plan));
    }
    Ok(content)
}

/// A file of which all rows take effect together.
pub(super) struct Whole<T> {
    pub(super) layout: Layout,
    pub(super) batch: Batch<T>,
    /// Rows that people do not see.
    pub(super) hidden_rows: u64,
}

/// All rows of a file in one batch.
///
/// # Errors
/// What makes the file as a whole unfit.
pub(super) fn whole<T: FileRow>(plan: &Plan) -> Result<Whole<T>, Unfit> {
    let mut table = open(plan.path.as_path(), &plan.file_name, &plan.limits)?;
    let mut layout = plan.file.layout(&mut table)?;
    let survey = Survey::of::<T>(plan, &layout, &mut table)?;
    let mut batch = Batch::new();
    let (mut content, mut overview) = (Content::default(), Overview::default());
    let mut tables = Tables::default();
    for row in table.rows()? {
        let row = row?;
        let counted = match tables.see(&row) {
            Some(refused) => refused,
            None => Counted::<T>::of(plan, &row, &layout, survey.later_row::<T>(&row)),
        };
        counted.add_to(&mut content, &mut overview, (&row, plan));
        add(&mut batch, row.number, counted);
    }
    layout.notes.extend(overview.notes());
    Ok(Whole {
        layout,
        batch,
        hidden_rows: survey.hidden,
    })
}

/// A row that was read.
pub(super) enum Counted<T> {
    /// Well formed, with remarks.
    Good(T, Vec<Words>),
    /// Well formed, but a later row about the same counts instead.
    Overtaken(u32),
    /// Left out, since people do not see it.
    Hidden,
    /// Without meaning, as the remark says: it was not filled in.
    Blank(Words),
    /// No row of the table, as the remark says: a total or a remark below it, or its header once more.
    Aside(Words),
    /// Malformed, for these reasons; with its code, which may be empty.
    Bad(Vec<Words>, String),
}

/// The tables of a worksheet: only the first one is read.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// The row with the header of the second one.
    second: Option<u32>,
}

impl Tables {
    /// The refusal of a row of another table than the first, whose columns mean something else.
    pub(super) fn see<T>(&mut self, row: &Row) -> Option<Counted<T>> {
        if self.second.is_none() && row.is_another_header() {
            self.second = Some(row.number);
        }
        let header = self.second?;
        let words = Words::new(
            format!(
                "第{header}行是另一个表的表头，其列与第一个表不同，该行及以下各行未导入；请拆成两个文件"
            ),
            format!(
                "row {header} is the header of another table with other columns: neither it nor what is below it is loaded; make two files"
            ),
        );
        Some(Counted::Bad(vec![words], Cells::of(row).code()))
    }
}

impl<T: FileRow> Counted<T> {
    pub(super) fn of(plan: &Plan, row: &Row, layout: &Layout, later_row: Option<u32>) -> Self {
        if row.is_hidden() && plan.hidden_rows == Some(HiddenRows::Skip) {
            return Self::Hidden;
        }
        if let Some(remark) = aside(row) {
            return Self::Aside(remark);
        }
        let mut cells = Cells::of(row);
        if let Some(remark) = T::not_filled_in(&cells) {
            return Self::Blank(remark);
        }
        let content = T::read(&mut cells, layout);
        cells.must_end_with_header();
        match (content, later_row) {
            (Some(content), None) if cells.problems.is_empty() => {
                Self::Good(content, cells.remarks)
            }
            (Some(_), Some(later)) if cells.problems.is_empty() => Self::Overtaken(later),
            _ => Self::Bad(cells.problems, Cells::of(row).code()),
        }
    }

    fn add_to(&self, content: &mut Content, overview: &mut Overview, (read, plan): (&Row, &Plan)) {
        let number = read.number;
        overview.see_unit_stated(read);
        match self {
            Self::Good(row, _) => {
                content.add(number, row);
                row.look(number, overview);
                overview.see_nameless(read);
                overview.see_units(read, plan.file.columns);
            }
            Self::Overtaken(_) | Self::Hidden | Self::Aside(_) => content.skip(number),
            Self::Blank(_) => content.pass(number),
            Self::Bad(problems, _) => {
                let problems: Vec<&str> = problems.iter().map(|it| it.zh.as_str()).collect();
                content.add(number, &problems);
            }
        }
    }
}

fn add<T>(batch: &mut Batch<T>, number: u32, row: Counted<T>) {
    batch.last_number = number;
    let verdict = match row {
        Counted::Good(content, remarks) => {
            batch.rows.push(content);
            batch.numbers.push(number);
            if !remarks.is_empty() {
                batch.remarks.insert(number, remarks);
            }
            return;
        }
        Counted::Overtaken(later) => overtaken(later),
        Counted::Hidden => RowVerdict::with_remark(
            LoadedRow::Skipped,
            Words::new(
                "此行被隐藏或筛选掉，未导入",
                "the row is hidden or filtered away: left out",
            ),
        ),
        Counted::Blank(remark) => RowVerdict::with_remark(LoadedRow::Unchanged, remark),
        Counted::Aside(remark) => RowVerdict::with_remark(LoadedRow::Skipped, remark),
        Counted::Bad(remarks, code) => {
            batch.malformed.push(code);
            RowVerdict::with_remarks(LoadedRow::Error, remarks)
        }
    };
    batch.wrong.push((number, verdict));
}

/// What the first cell of a row begins with that stands below a table and is none of its rows.
const ASIDES: [&str; 12] = [
    "合计",
    "小计",
    "总计",
    "共计",
    "备注",
    "说明",
    "注：",
    "注:",
    "填表人",
    "填报人",
    "制表",
    "审核人",
];

/// Whether a line states a unit or an organisation (单位：元, 填报单位：市医院).
fn states_unit(plain: &str) -> bool {
    let line = plain.trim_start_matches(['(', '（', '[', '【']);
    let stated = line.split_once([':', '：']);
    stated.is_some_and(|(name, _)| name.ends_with("单位") || name.ends_with("單位"))
}

/// Why a row is none of the table, if so: it repeats the header, or has no code and is by its first cell a total or a remark.
fn aside(row: &Row) -> Option<Words> {
    if row.repeats_header() {
        return Some(Words::new(
            "此行重复表头，不是数据行，未导入",
            "the row repeats the header, and is no row of the table: left out",
        ));
    }
    let first = row.first_text()?;
    let plain: String = first.split_whitespace().collect();
    let has_code = [key::CODE, key::CODE20].into_iter().any(|key| {
        let code = row.text(key.name());
        code.is_some_and(|code| code != first)
    });
    let is_aside =
        !has_code && (ASIDES.iter().any(|word| plain.starts_with(word)) || states_unit(&plain));
    is_aside.then(|| {
        Words::new(
            "此行是合计或备注，不是数据行，未导入",
            "the row is a total or a remark, and no row of the table: left out",
        )
    })
}

/// The verdict on a row of a product that a later row is about too.
pub(super) fn overtaken(later: u32) -> RowVerdict {
    RowVerdict::with_remark(
        LoadedRow::Skipped,
        Words::new(
            format!("未导入：与第{later}行重复，以第{later}行为准"),
            format!("left out: row {later} is about the same and counts"),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch() -> Batch<&'static str> {
        Batch {
            rows: vec!["a", "b", "c", "d"],
            numbers: vec![2, 4, 5, 7],
            remarks: BTreeMap::from([(4, vec![]), (7, vec![])]),
            malformed: Vec::new(),
            wrong: [3, 6, 8]
                .map(|row| (row, RowVerdict::plain(LoadedRow::Error)))
                .into(),
            last_number: 8,
        }
    }

    #[test]
    fn a_line_that_states_a_unit_is_no_row() {
        for line in [
            "单位：万元",
            "（单位:元/盒）",
            "金额单位：元",
            "填报单位：市医院",
        ] {
            assert!(states_unit(line), "{line}");
        }
        for line in ["单位", "导尿管：单位", "C0101", "支"] {
            assert!(!states_unit(line), "{line}");
        }
    }

    #[test]
    fn halves_of_a_batch_follow_each_other() {
        let (before, after) = batch().split();
        assert_eq!((before.rows, after.rows), (vec!["a", "b"], vec!["c", "d"]));
        assert_eq!((before.last_number, after.last_number), (4, 8));
        let numbers =
            |wrong: &[(u32, RowVerdict)]| wrong.iter().map(|(row, _)| *row).collect::<Vec<_>>();
        assert_eq!(
            (numbers(&before.wrong), numbers(&after.wrong)),
            (vec![3], vec![6, 8])
        );
        assert_eq!((before.remarks.len(), after.remarks.len()), (1, 1));
    }

    #[test]
    fn a_refused_batch_has_a_verdict_for_every_row() {
        let refused = batch().refused(&LoadedRow::Error, &Words::new("不", "no"));
        let numbers: Vec<u32> = refused.wrong.iter().map(|(row, _)| *row).collect();
        assert_eq!(numbers, [2, 3, 4, 5, 6, 7, 8]);
        assert!(refused.rows.is_empty());
    }
}
