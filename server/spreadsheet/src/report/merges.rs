//! The merged cells of an upload, which its report keeps.

use std::collections::BTreeSet;

use crate::layout::Region;

/// Cells of one merge, and of all: the writer holds each in memory.
const CELLS_MAX: u64 = 10_000;
const CELLS_ALTOGETHER: u64 = 200_000;

/// A merge in the report: rows from 0, columns of the report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Merge {
    pub(super) rows: (u32, u32),
    pub(super) columns: (u16, u16),
}

/// Merges that begin with a later line, by row, and those that lines still lie in.
pub(super) struct Merges {
    waiting: Vec<Region>,
    next: usize,
    cells: u64,
    open: Vec<Merge>,
}

impl Merges {
    pub(super) fn of(mut waiting: Vec<Region>) -> Self {
        waiting.sort_by_key(|region| (region.rows, region.columns));
        Self {
            waiting,
            next: 0,
            cells: 0,
            open: Vec::new(),
        }
    }

    /// The columns of the line at `row` that a merge of an earlier line covers.
    pub(super) fn covered(&mut self, row: u32) -> BTreeSet<u16> {
        self.open.retain(|merge| row <= merge.rows.1);
        let covered = self
            .open
            .iter()
            .flat_map(|merge| merge.columns.0..=merge.columns.1);
        covered.collect()
    }

    /// The merges that begin with the line at `row`.
    pub(super) fn beginning(
        &mut self,
        row: u32,
        place: impl Fn(usize) -> Option<usize>,
    ) -> Vec<Merge> {
        let mut beginning = Vec::new();
        while let Some(region) = self.waiting.get(self.next) {
            if row < region.rows.0 {
                break;
            }
            self.next += 1;
            let placed = |column: u32| u16::try_from(place(usize::try_from(column).ok()?)?).ok();
            let (first, last) = region.columns;
            let (Some(left), Some(right)) = (placed(first), placed(last)) else {
                continue;
            };
            let height = u64::from(region.rows.1 - region.rows.0) + 1;
            let cells = height * (u64::from(last - first) + 1);
            // A column of an earlier report within it is left out: then nothing is merged.
            let is_kept = u32::from(right.saturating_sub(left)) == last - first;
            if region.rows.0 < row || !is_kept || !(2..=CELLS_MAX).contains(&cells) {
                continue;
            }
            self.cells += cells;
            if self.cells > CELLS_ALTOGETHER {
                break;
            }
            beginning.push(Merge {
                rows: region.rows,
                columns: (left, right),
            });
        }
        beginning
    }

    pub(super) fn note_merged(&mut self, merge: Merge) {
        self.open.push(merge);
    }
}
