//! The types of verdicts, for operations and the store alike.

use market::catalogue::{LoadedRow, RowVerdict};

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
pub struct VerdictRun {
    /// The first of them, as Excel counts rows.
    pub first_row: u32,
    /// The last of them.
    pub last_row: u32,
    /// What became of each.
    pub verdict: RowVerdict,
}

/// As [`VerdictRun`], about to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NewVerdictRun<'a> {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) verdict: &'a RowVerdict,
}
