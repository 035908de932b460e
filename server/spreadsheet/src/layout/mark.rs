//! Which cells hold letters that people read as no part of a number: footnote signs above or below the line, and what is struck out.

use std::collections::BTreeMap;

use super::facts::COLUMNS_MAX;
use crate::row::is_unseen;

/// What sets a cell apart from one that shows its letters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Mark {
    /// Some of its letters are above or below the line, or struck out; or all of them are above or below it.
    Letters,
    /// The cell is struck out as a whole.
    Struck,
}

/// How letters are shown, as far as it sets them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Apart {
    pub(crate) is_struck: bool,
    /// Above or below the line.
    pub(crate) is_raised: bool,
}

impl Apart {
    pub(crate) fn is_any(self) -> bool {
        self.is_struck || self.is_raised
    }

    /// The mark of a cell all of whose letters are shown so.
    pub(crate) fn of_cell(self) -> Option<Mark> {
        match self {
            Self {
                is_struck: true, ..
            } => Some(Mark::Struck),
            Self {
                is_raised: true, ..
            } => Some(Mark::Letters),
            Self { .. } => None,
        }
    }
}

/// Whether letters that are set apart are none that anybody sees.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || is_unseen(letter))
}

/// Cells of a worksheet that are marked, beyond which all lower ones of a column with a mark count as such: each is held in memory.
const MARKS_MAX: usize = 100_000;

/// The marked cells of a worksheet, with row and column from 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    columns: BTreeMap<u32, MarksOfColumn>,
    runs: usize,
}

#[derive(Clone, Debug, Default)]
struct MarksOfColumn {
    /// Rows below each other, from the first to the last, in the order in which they come.
    runs: Vec<(u32, u32, Mark)>,
    /// From where on nothing is held any more.
    beyond: Option<(u32, Mark)>,
}

impl Marks {
    /// Notes a marked cell; in the order of the rows of its column.
    pub(crate) fn note(&mut self, (row, column): (u32, u32), mark: Mark) {
        if COLUMNS_MAX <= column {
            return;
        }
        let noted = self.columns.entry(column).or_default();
        if noted.beyond.is_some() {
            return;
        }
        match noted.runs.last_mut() {
            Some((_, last, like)) if *like == mark && (*last == row || *last + 1 == row) => {
                *last = row;
            }
            _ if self.runs == MARKS_MAX => noted.beyond = Some((row, mark)),
            _ => {
                noted.runs.push((row, row, mark));
                self.runs += 1;
            }
        }
    }

    pub(crate) fn of(&self, row: u32, column: u32) -> Option<Mark> {
        if self.columns.is_empty() {
            return None;
        }
        let noted = self.columns.get(&column)?;
        let after = noted.runs.partition_point(|(first, ..)| *first <= row);
        let held = after.checked_sub(1).map(|index| noted.runs[index]);
        let held = held.filter(|(_, last, _)| row <= *last);
        let beyond = noted.beyond.filter(|(first, _)| *first <= row);
        held.map(|(.., mark)| mark).or(beyond.map(|(_, mark)| mark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_where_they_were_noted() {
        let mut marks = Marks::default();
        for row in [2, 3, 4, 9] {
            marks.note((row, 1), Mark::Letters);
        }
        marks.note((10, 1), Mark::Struck);
        marks.note((2, 7), Mark::Struck);
        marks.note((2, u32::MAX), Mark::Struck);
        let found = |column| -> Vec<u32> {
            let marked = (0..12).filter(|row| marks.of(*row, column).is_some());
            marked.collect()
        };
        assert_eq!(found(1), [2, 3, 4, 9, 10]);
        assert_eq!(marks.of(10, 1), Some(Mark::Struck));
        assert_eq!(found(7), [2]);
        assert!(found(0).is_empty());
        assert_eq!(marks.columns.len(), 2, "no worksheet is that wide");
    }

    #[test]
    fn beyond_what_is_held_a_column_with_a_mark_is_marked() {
        let mut marks = Marks::default();
        for row in 0..u32::try_from(MARKS_MAX).unwrap() {
            marks.note((row * 2, 0), Mark::Letters);
        }
        let end = u32::try_from(MARKS_MAX).unwrap() * 2;
        marks.note((end, 1), Mark::Struck);
        assert_eq!(marks.of(end - 2, 0), Some(Mark::Letters));
        assert_eq!(marks.of(end - 1, 0), None);
        assert_eq!(marks.of(end - 1, 1), None);
        assert_eq!(marks.of(end + 1, 1), Some(Mark::Struck));
        assert_eq!(marks.of(end + 1, 2), None);
    }
}
