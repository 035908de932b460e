//! Cells become rows: within the limits, with what merged cells cover, and marked where nobody sees them.

use crate::error::TableError;
use crate::limits::Limits;
use crate::row::{Kind, RawRow};
use crate::sheet::facts::SheetFacts;
use crate::sheet::merged::Merged;

/// The frame of a worksheet into which its cells are put.
pub(crate) struct Frame {
    columns_max: usize,
    chars_max: usize,
    facts: SheetFacts,
    merged: Merged,
}

impl Frame {
    pub(crate) fn new(facts: SheetFacts, limits: &Limits) -> Self {
        Self {
            columns_max: limits.columns,
            chars_max: limits.cell_chars,
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
        Ok(())
    }

    /// Completes a row, all of whose cells are set.
    pub(crate) fn complete(&mut self, row: &mut RawRow) -> Result<(), TableError> {
        let index = row.number.saturating_sub(1);
        self.merged.complete(index, row)?;
        row.is_hidden = self.facts.is_hidden(index);
        Ok(())
    }
}
