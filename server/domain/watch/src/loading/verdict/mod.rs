//! Verdicts on rows, counted, and neighbours with the same one put together.

pub(super) mod store;
mod types;

pub(in crate::loading) use types::NewVerdictRun;
pub use types::{Counts, VerdictRun};

use market::catalogue::{LoadedRow, RowVerdict};

/// Joins neighbouring rows with the same verdict; rows accepted without a remark are left out.
pub(super) fn runs(verdicts: &[(u32, RowVerdict)]) -> Vec<NewVerdictRun<'_>> {
    let mut runs: Vec<NewVerdictRun<'_>> = Vec::new();
    let mut before: Option<&RowVerdict> = None;
    for (number, verdict) in verdicts {
        let is_silent = verdict.outcome == LoadedRow::Accepted && verdict.remarks.is_empty();
        match runs.last_mut() {
            Some(run) if before == Some(verdict) && !is_silent => run.last_row = *number,
            _ if is_silent => {}
            _ => runs.push(NewVerdictRun {
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
    use ground::Words;

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
