//! Which rows of a worksheet are hidden, and which of its cells are merged.

use crate::error::TableError;

/// Rows of a worksheet of Excel and LibreOffice.
pub(crate) const ROWS_MAX: u32 = 1 << 20;
/// More than people merge; each is held in memory.
const MERGES_MAX: usize = 100_000;

/// Cells that are merged, with inclusive bounds from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) rows: (u32, u32),
    pub(crate) columns: (u32, u32),
}

impl Region {
    pub(crate) fn new(start: (u32, u32), end: (u32, u32)) -> Self {
        Self {
            rows: (start.0.min(end.0), start.0.max(end.0)),
            columns: (start.1.min(end.1), start.1.max(end.1)),
        }
    }
}

/// What a worksheet states of its rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct SheetFacts {
    /// Runs of hidden rows, from 0, in the order of the rows.
    hidden: Vec<(u32, u32)>,
    pub(crate) merged: Vec<Region>,
}

impl SheetFacts {
    /// Notes that the rows from `first` to `last`, from 0, are hidden; in the order of the rows.
    pub(crate) fn note_hidden(&mut self, first: u32, last: u32) {
        // Beyond there is no cell, and each run is held in memory.
        if ROWS_MAX <= first {
            return;
        }
        match self.hidden.last_mut() {
            Some((_, end)) if end.saturating_add(1) == first => *end = last,
            _ => self.hidden.push((first, last)),
        }
    }

    pub(crate) fn note_merged(&mut self, region: Region) -> Result<(), TableError> {
        if self.merged.len() == MERGES_MAX {
            return Err(TableError::Bomb);
        }
        self.merged.push(region);
        Ok(())
    }

    pub(crate) fn is_hidden(&self, row: u32) -> bool {
        let after = self.hidden.partition_point(|(first, _)| *first <= row);
        after
            .checked_sub(1)
            .is_some_and(|index| row <= self.hidden[index].1)
    }
}
