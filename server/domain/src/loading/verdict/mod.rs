//! Verdicts on rows, counted, and neighbours with the same one put together.

pub(super) mod store;

use crate::catalogue::{LoadedRow, RowVerdict};

/// Rows of a file by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Taken.
    pub accepted: i64,
    /// Known already.
    pub unchanged: i64,
    /// The price does not fit the rules.
    pub price_mismatch: i64,
    /// They name more than one thing.
    pub several_hits: i64,
    /// They name nothing that is known.
    pub no_hit: i64,
    /// Wrong in themselves.
    pub error: i64,
}

impl Counts {
    /// Counts verdicts.
    #[must_use]
    pub fn of(verdicts: &[(u32, RowVerdict)]) -> Self {
        let mut counts = Self::default();
        for (_, verdict) in verdicts {
            *match verdict.outcome {
                LoadedRow::Accepted => &mut counts.accepted,
                LoadedRow::Unchanged => &mut counts.unchanged,
                LoadedRow::PriceMismatch => &mut counts.price_mismatch,
                LoadedRow::SeveralHits => &mut counts.several_hits,
                LoadedRow::NoHit => &mut counts.no_hit,
                LoadedRow::Error => &mut counts.error,
            } += 1;
        }
        counts
    }

    /// Rows that were neither taken nor known.
    #[must_use]
    pub fn rejected(&self) -> i64 {
        self.price_mismatch + self.several_hits + self.no_hit + self.error
    }
}

/// Neighbouring rows of a file with the same verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The first of them, as Excel counts rows.
    pub first_row: u32,
    /// The last of them.
    pub last_row: u32,
    /// What became of each.
    pub verdict: RowVerdict,
}

/// As [`Told`], about to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run<'a> {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) verdict: &'a RowVerdict,
}

/// Puts neighbours with the same verdict together; rows that were taken silently are left out.
pub(super) fn runs(verdicts: &[(u32, RowVerdict)]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut before: Option<&RowVerdict> = None;
    for (number, verdict) in verdicts {
        let is_silent = verdict.outcome == LoadedRow::Accepted && verdict.remarks.is_empty();
        match runs.last_mut() {
            Some(run) if before == Some(verdict) && !is_silent => run.last_row = *number,
            _ if is_silent => {}
            _ => runs.push(Run {
                first_row: *number,
                last_row: *number,
                verdict,
            }),
        }
        before = Some(verdict);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn rows(outcomes: &[LoadedRow]) -> Vec<(u32, RowVerdict)> {
        outcomes
            .iter()
            .cloned()
            .map(RowVerdict::plain)
            .zip(2..)
            .map(|(verdict, row)| (row, verdict))
            .collect()
    }

    #[test]
    fn every_row_is_counted_once() {
        let counts = Counts::of(&rows(&[
            LoadedRow::Accepted,
            LoadedRow::NoHit,
            LoadedRow::Accepted,
        ]));
        assert_eq!(
            (counts.accepted, counts.no_hit, counts.rejected()),
            (2, 1, 1)
        );
    }

    #[test]
    fn neighbours_with_one_verdict_are_one_run_and_the_silent_are_none() {
        let mut verdicts = rows(&[
            LoadedRow::Unchanged,
            LoadedRow::Unchanged,
            LoadedRow::Accepted,
            LoadedRow::Unchanged,
            LoadedRow::Accepted,
            LoadedRow::Accepted,
        ]);
        verdicts[5].1.remarks.push(Words::new("提示", "a hint"));
        let runs: Vec<_> = runs(&verdicts)
            .iter()
            .map(|run| (run.first_row, run.last_row))
            .collect();
        assert_eq!(runs, [(2, 3), (5, 5), (7, 7)]);
    }
}
