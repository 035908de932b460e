//! A first reading of a file: how many rows it has, which nobody sees, and which are the last about the same.

use std::collections::HashMap;
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::Read;
use std::path::Path;

use domain::Words;
use spreadsheet::{Row, Table};

use super::cells::Cells;
use super::clean::clean_code;
use super::layout::{Layout, Unfit, code_key};
use super::reading::{Counted, Plan, Tables};
use super::rows::FileRow;

/// What a first reading finds out.
pub(super) struct Survey {
    pub(super) rows: u64,
    /// Rows that people do not see.
    pub(super) hidden: u64,
    /// The last row of each code, or of each first day of a code, by the hash of both.
    last_rows: HashMap<u64, u32>,
    hasher: RandomState,
}

impl Survey {
    pub(super) fn of<T: FileRow>(
        plan: &Plan,
        layout: &Layout,
        table: &mut Table,
    ) -> Result<Self, Unfit> {
        let mut survey = Self {
            rows: 0,
            hidden: 0,
            last_rows: HashMap::new(),
            hasher: RandomState::new(),
        };
        if !table.format().is_workbook() && !T::LAST_COUNTS {
            survey.rows = count_lines(&plan.path)?;
            return Ok(survey);
        }
        let mut tables = Tables::default();
        for row in table.rows()? {
            let row = row?;
            survey.rows += 1;
            survey.hidden += u64::from(row.is_hidden());
            if tables.see::<T>(&row).is_none()
                && T::LAST_COUNTS
                && let Some(key) = survey.key_of::<T>(&row)
                && survey.counts_last::<T>(plan, layout, key, &row)
            {
                survey.last_rows.insert(key, row.number);
            }
        }
        match (survey.hidden, plan.hidden_rows) {
            (1.., None) => Err(must_choose(survey.hidden)),
            _ => Ok(survey),
        }
    }

    /// Whether a row counts instead of those before it about the same: one that cannot be used, or is left out, does not.
    fn counts_last<T: FileRow>(&self, plan: &Plan, layout: &Layout, key: u64, row: &Row) -> bool {
        if !self.last_rows.contains_key(&key) {
            return true;
        }
        match Counted::<T>::of(plan, row, layout, None) {
            Counted::Good(..) => true,
            Counted::Overtaken(_)
            | Counted::Hidden
            | Counted::Blank(_)
            | Counted::Aside(_)
            | Counted::Bad(..) => false,
        }
    }

    /// What tells a row apart from those that it counts instead of.
    fn key_of<T: FileRow>(&self, row: &Row) -> Option<u64> {
        let text = row.text(code_key(row).name())?;
        let begins = T::begins(&mut Cells::of(row));
        Some(self.hasher.hash_one((clean_code(text), begins)))
    }

    /// The later row about the same, which counts instead.
    pub(super) fn later_row<T: FileRow>(&self, row: &Row) -> Option<u32> {
        if self.last_rows.is_empty() {
            return None;
        }
        let last = self.last_rows.get(&self.key_of::<T>(row)?).copied()?;
        (row.number < last).then_some(last)
    }
}

/// Why nothing is loaded of a file with hidden rows: nobody stated whether they are meant.
fn must_choose(hidden: u64) -> Unfit {
    Unfit(Words::new(
        format!("文件有{hidden}行被隐藏或筛选掉，没有导入任何内容。请选择不导入这些行，或一并导入"),
        format!(
            "{hidden} rows are hidden or filtered away: nothing was loaded. Choose hidden_rows=skip to leave them out or \
             hidden_rows=send to load them too"
        ),
    ))
}

/// An estimate of the rows of a text file: it also counts line breaks inside quotation marks.
fn count_lines(path: &Path) -> std::io::Result<u64> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0_u8; 1 << 16];
    let mut lines = 0_u64;
    loop {
        let read = file.read(&mut buffer)?;
        let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else {
            return Ok(lines);
        };
        let breaks = bytes.iter().filter(|byte| **byte == b'\n').count();
        lines += u64::try_from(breaks).unwrap_or_default();
    }
}
