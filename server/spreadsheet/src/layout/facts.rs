//! Which rows and columns of a worksheet are hidden, and which of its cells are merged.

use super::mark::Marks;
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
pub(crate) struct WorksheetFacts {
    /// Runs of hidden rows, from 0, in the order of the rows.
    hidden: Vec<(u32, u32)>,
    /// Hidden columns, or such without width, from 0, each with the last of those beside it.
    hidden_columns: Vec<(u32, u32)>,
    pub(crate) merged: Vec<Region>,
    pub(crate) looks: Looks,
    /// Of formats that state them beside the rows; others find their marks as they read the rows.
    pub(crate) marks: Marks,
}

/// Changes of looks that are held in memory; beyond them cells look like any.
const LOOK_CHANGES_MAX: usize = 100_000;

/// Columns of a worksheet of Excel and LibreOffice.
pub(crate) const COLUMNS_MAX: u32 = 1 << 14;

/// Runs of hidden columns: as many as there are columns.
const HIDDEN_COLUMNS_MAX: usize = 1 << 14;

/// Which of the workbook's formats each cell has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Looks {
    columns: Vec<LooksOfColumn>,
    changes: usize,
}

/// The rows from which on another format holds.
#[derive(Clone, Debug, Default)]
struct LooksOfColumn {
    changes: Vec<(u32, u32)>,
    /// The row that was noted last.
    last: u32,
    /// Whether its cells came in no order: they look like any.
    is_mixed: bool,
}

impl Looks {
    /// Notes the format of a cell, with row and column from 0; in the order of the rows of its column.
    pub(crate) fn note(&mut self, (row, column): (u32, u32), format: u32) {
        if COLUMNS_MAX <= column || self.changes == LOOK_CHANGES_MAX {
            return;
        }
        let Ok(column) = usize::try_from(column) else {
            return;
        };
        if self.columns.len() <= column {
            self.columns.resize_with(column + 1, LooksOfColumn::default);
        }
        let noted = &mut self.columns[column];
        noted.is_mixed |= row < noted.last;
        noted.last = row;
        if noted.changes.last().map_or(0, |(_, format)| *format) != format {
            noted.changes.push((row, format));
            self.changes += 1;
        }
    }

    /// The format of a cell that was noted.
    pub(crate) fn of(&self, row: u32, column: usize) -> u32 {
        let Some(noted) = self.columns.get(column).filter(|noted| !noted.is_mixed) else {
            return 0;
        };
        let after = noted.changes.partition_point(|(first, _)| *first <= row);
        after
            .checked_sub(1)
            .map_or(0, |index| noted.changes[index].1)
    }
}

/// How numbers and days of a workbook are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// As every program knows by this number.
    BuiltIn(u8),
    Own(String),
}

/// Excel takes 255 characters.
const PATTERN_BYTES_MAX: usize = 1_000;

impl Pattern {
    /// A pattern of the workbook's own; none where it shows what it is given as usual, or could not be written.
    pub(crate) fn own(pattern: &str) -> Option<Self> {
        let is_written =
            |letter: char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
        let is_usual = pattern.is_empty() || pattern.eq_ignore_ascii_case("general");
        let is_kept =
            !is_usual && pattern.len() <= PATTERN_BYTES_MAX && pattern.chars().all(is_written);
        is_kept.then(|| Self::Own(pattern.to_owned()))
    }

    /// A pattern that every program knows; none where numbers are shown as usual.
    pub(crate) fn built_in(number: u32) -> Option<Self> {
        let number = u8::try_from(number).ok();
        number.filter(|it| (1..=81).contains(it)).map(Self::BuiltIn)
    }
}

/// How a worksheet shows numbers and days.
#[derive(Clone, Debug, Default)]
pub(crate) struct ShownAs {
    pub(crate) looks: Looks,
    /// By the number of the format.
    pub(crate) patterns: Vec<Option<Pattern>>,
}

impl ShownAs {
    /// The pattern of a cell, with row and column from 0, and the number of its format.
    pub(crate) fn of(&self, row: u32, column: usize) -> Option<(u32, &Pattern)> {
        let format = self.looks.of(row, column);
        let pattern = self.patterns.get(usize::try_from(format).ok()?)?.as_ref()?;
        Some((format, pattern))
    }
}

impl WorksheetFacts {
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

    /// Notes that the columns from `first` to `last`, from 0, are hidden or have no width.
    pub(crate) fn note_hidden_columns(&mut self, first: u32, last: u32) {
        // Each run is held in memory.
        if first < COLUMNS_MAX && self.hidden_columns.len() < HIDDEN_COLUMNS_MAX {
            self.hidden_columns.push((first, last));
        }
    }

    pub(crate) fn is_column_hidden(&self, column: usize) -> bool {
        let mut runs = self.hidden_columns.iter();
        u32::try_from(column)
            .is_ok_and(|column| runs.any(|(first, last)| (*first..=*last).contains(&column)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_holds_until_another_one_is_noted_in_its_column() {
        let mut looks = Looks::default();
        for (cell, format) in [
            ((1, 2), 3),
            ((2, 2), 3),
            ((3, 2), 0),
            ((9, 2), 4),
            ((9, 0), 1),
        ] {
            looks.note(cell, format);
        }
        let formats: Vec<u32> = [0, 1, 2, 3, 9].map(|row| looks.of(row, 2)).into();
        assert_eq!(formats, [0, 3, 3, 0, 4]);
        assert_eq!((looks.of(9, 0), looks.of(9, 1)), (1, 0));
        assert_eq!(looks.changes, 4, "what goes on is not noted again");
    }

    #[test]
    fn a_column_whose_cells_come_in_no_order_looks_like_any() {
        let mut looks = Looks::default();
        for (cell, format) in [
            ((5, 0), 0),
            ((3, 0), 7),
            ((5, 1), 7),
            ((2, 2), 8),
            ((9, 2), 9),
        ] {
            looks.note(cell, format);
        }
        assert_eq!([looks.of(3, 0), looks.of(5, 0)], [0, 0]);
        assert_eq!([looks.of(5, 1), looks.of(2, 2), looks.of(9, 2)], [7, 8, 9]);
        looks.note((0, u32::MAX), 7);
        assert_eq!(looks.columns.len(), 3, "no worksheet is that wide");
    }
}
