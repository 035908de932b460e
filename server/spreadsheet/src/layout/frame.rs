//! Cells become rows: within the limits, with what merged cells cover, and marked where nobody sees them.

use crate::error::TableError;
use crate::layout::facts::WorksheetFacts;
use crate::layout::mark::Mark;
use crate::layout::merged::Merged;
use crate::limits::Limits;
use crate::row::{Kind, RawRow};

/// What a cell counts beside its text. All cells of the largest worksheet without texts stay within the limit of the texts.
const CELL_BYTES: u64 = 4;

/// The frame of a worksheet into which its cells are put.
pub(crate) struct Frame {
    columns_max: usize,
    chars_max: usize,
    row_bytes: u64,
    /// What the texts of further rows may take.
    bytes_left: u64,
    facts: WorksheetFacts,
    merged: Merged,
}

impl Frame {
    pub(crate) fn new(facts: WorksheetFacts, limits: &Limits) -> Self {
        Self {
            columns_max: limits.columns,
            chars_max: limits.cell_chars,
            row_bytes: limits.row_bytes,
            bytes_left: limits.text_bytes,
            merged: Merged::of(&facts, limits.columns),
            facts,
        }
    }

    /// Sets the cell whose text begins at `start`, unless it is beyond the limits.
    pub(crate) fn set(
        &self,
        row: &mut RawRow,
        column: usize,
        kind: Kind,
        start: usize,
    ) -> Result<(), TableError> {
        if column >= self.columns_max {
            return Err(TableError::TooManyColumns {
                columns_max: self.columns_max,
            });
        }
        let length = row.text.len() - start;
        if length > self.chars_max && row.text[start..].chars().count() > self.chars_max {
            return Err(TableError::CellTooLong {
                row: row.number,
                chars_max: self.chars_max,
            });
        }
        row.set(column, kind, start);
        self.must_hold(row)
    }

    /// What the worksheet states of a cell beside its rows, with row and column from 0.
    pub(crate) fn mark(&self, (row, column): (u32, u32)) -> Option<Mark> {
        self.facts.marks.of(row, column)
    }

    /// Completes a row, all of whose cells are set.
    pub(crate) fn complete(&mut self, row: &mut RawRow) -> Result<(), TableError> {
        let index = row.number.saturating_sub(1);
        self.merged.complete(index, row)?;
        row.is_hidden = self.facts.is_hidden(index);
        self.must_hold(row)?;
        let cells = u64::try_from(row.len()).unwrap_or(u64::MAX);
        let taken = bytes_of(row).saturating_add(cells.saturating_mul(CELL_BYTES));
        // A few bytes of a file may name a long text: what all rows take together is time.
        self.bytes_left = self.bytes_left.checked_sub(taken).ok_or(TableError::Bomb)?;
        Ok(())
    }

    /// Refuses a row that grows beyond what any row has, also by one cell that is set again and again.
    fn must_hold(&self, row: &RawRow) -> Result<(), TableError> {
        if self.row_bytes < bytes_of(row) {
            return Err(TableError::Bomb);
        }
        Ok(())
    }
}

fn bytes_of(row: &RawRow) -> u64 {
    u64::try_from(row.text.len()).unwrap_or(u64::MAX)
}
