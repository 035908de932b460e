//! The types of verdicts, for operations and the store alike.

use market::catalogue::{LoadedRow, RowVerdict};

/// Rows of a file by verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that took effect.
    pub accepted: i64,
    /// Rows that change nothing.
    pub unchanged: i64,
    /// Rows that were left out: nobody sees them, or a later row counts in their place.
    pub skipped: i64,
    /// Rows that wait for another person.
    pub held: i64,
    /// Rows whose price breaks a rule.
    pub price_mismatch: i64,
    /// Rows that match more than one product.
    pub several_hits: i64,
    /// Rows that match no product.
    pub no_hit: i64,
    /// Rows that cannot be read.
    pub error: i64,
}

impl Counts {
    #[must_use]
    pub fn of(verdicts: &[(u32, RowVerdict)]) -> Self {
        let mut counts = Self::default();
        for (_, verdict) in verdicts {
            *match verdict.outcome {
                LoadedRow::Accepted => &mut counts.accepted,
                LoadedRow::Unchanged => &mut counts.unchanged,
                LoadedRow::Skipped => &mut counts.skipped,
                LoadedRow::Held => &mut counts.held,
                LoadedRow::PriceMismatch => &mut counts.price_mismatch,
                LoadedRow::SeveralHits => &mut counts.several_hits,
                LoadedRow::NoHit => &mut counts.no_hit,
                LoadedRow::Error => &mut counts.error,
            } += 1;
        }
        counts
    }

    /// Rows that took effect, wait for another person, or state what is known.
    #[must_use]
    pub fn taken(&self) -> i64 {
        self.accepted + self.unchanged + self.held
    }

    /// All rows with a verdict.
    #[must_use]
    pub fn all(&self) -> i64 {
        self.accepted + self.unchanged + self.skipped + self.held + self.rejected()
    }

    /// Rows without effect that should have had one.
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
    pub last_row: u32,
    pub verdict: RowVerdict,
}

/// A [`VerdictRun`] about to be inserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NewVerdictRun<'a> {
    pub(in crate::loading) first_row: u32,
    pub(in crate::loading) last_row: u32,
    pub(in crate::loading) verdict: &'a RowVerdict,
}
