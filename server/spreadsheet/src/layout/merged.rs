//! Merged cells while rows stream by: the value of a merge holds for every row that it covers.

use crate::error::TableError;
use crate::layout::facts::{Region, WorksheetFacts};
use crate::layout::mark::Mark;
use crate::row::{Kind, RawRow};

/// The merges of a worksheet that concern columns which are read.
pub(crate) struct Merged {
    /// By first row.
    regions: Vec<Region>,
    next: usize,
    active: Vec<Active>,
    columns_max: u32,
}

struct Active {
    region: Region,
    kind: Kind,
    mark: Option<Mark>,
    text: String,
}

impl Merged {
    pub(crate) fn of(facts: &WorksheetFacts, columns_max: usize) -> Self {
        let columns_max = u32::try_from(columns_max).unwrap_or(u32::MAX);
        let mut regions: Vec<Region> = facts.merged.clone();
        regions.retain(|region| region.columns.0 < columns_max);
        regions.sort_by_key(|region| (region.rows, region.columns));
        Self {
            regions,
            next: 0,
            active: Vec::new(),
            columns_max,
        }
    }

    /// Completes the row at `index`, from 0; a row without a cell of its own stays blank.
    pub(crate) fn complete(&mut self, index: u32, row: &mut RawRow) -> Result<(), TableError> {
        if self.regions.is_empty() {
            return Ok(());
        }
        let is_blank = row.is_blank();
        self.active.retain(|active| index <= active.region.rows.1);
        while let Some(region) = self.regions.get(self.next).copied() {
            if index < region.rows.0 {
                break;
            }
            self.next += 1;
            if region.rows.1 < index {
                continue;
            }
            let column = usize::try_from(region.columns.0).unwrap_or(usize::MAX);
            let is_first = region.rows.0 == index;
            self.active.push(Active {
                region,
                kind: if is_first {
                    row.kind(column)
                } else {
                    Kind::Empty
                },
                mark: row.mark(column).filter(|_| is_first),
                text: if is_first {
                    row.raw(column).to_owned()
                } else {
                    String::new()
                },
            });
            // Merges never overlap, so that no row has more of them than columns.
            if u32::try_from(self.active.len()).unwrap_or(u32::MAX) > self.columns_max {
                return Err(TableError::damaged("merged cells overlap"));
            }
        }
        if !is_blank {
            for active in &self.active {
                self.fill(active, row);
            }
        }
        Ok(())
    }

    fn fill(&self, active: &Active, row: &mut RawRow) {
        let (first, last) = active.region.columns;
        for column in first..=last.min(self.columns_max - 1) {
            let position = usize::try_from(column).unwrap_or(usize::MAX);
            if row.kind(position) != Kind::Empty {
                continue;
            }
            let start = row.text.len();
            if column == first {
                row.text.push_str(&active.text);
                row.set(position, active.kind, start);
                row.note_mark(position, active.mark);
            } else if active.kind != Kind::Empty {
                row.set(position, Kind::Covered, start);
            }
        }
    }
}
