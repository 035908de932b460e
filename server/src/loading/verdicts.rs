//! What became of the rows of a batch.

use domain::catalogue::{LoadedRow, RowVerdict};
use domain::loading::Warned;

use super::reading::Batch;

/// The verdicts on all rows of a batch.
pub(super) struct Merged {
    /// In order.
    pub(super) verdicts: Vec<(u32, RowVerdict)>,
    /// How many were accepted with a warning.
    pub(super) warnings: i64,
    /// What rows were warned of, counted.
    pub(super) warned: Warned,
}

/// Puts the verdicts on loaded rows and those on malformed ones together.
pub(super) fn merge<T>(
    batch: &Batch<T>,
    loaded: Vec<RowVerdict>,
    remarks_are_outcomes: bool,
) -> Merged {
    let (mut warnings, mut warned) = (0, Warned::default());
    let mut verdicts = Vec::with_capacity(batch.rows.len() + batch.wrong.len());
    for (number, mut verdict) in batch.numbers.iter().zip(loaded) {
        let is_taken = matches!(verdict.outcome, LoadedRow::Accepted | LoadedRow::Unchanged);
        let mut has_warning =
            !verdict.warnings.is_empty() || (!verdict.remarks.is_empty() && !remarks_are_outcomes);
        if let Some(remarks) = batch.remarks.get(number) {
            verdict.remarks.splice(0..0, remarks.iter().cloned());
            has_warning = true;
        }
        warnings += i64::from(is_taken && has_warning);
        for warning in &verdict.warnings {
            warned.add(*number, warning);
            verdict.remarks.push(warning.remark.clone());
        }
        // What a row changed is no warning.
        verdict.remarks.append(&mut verdict.changes);
        verdicts.push((*number, verdict));
    }
    if !batch.wrong.is_empty() {
        verdicts.extend(batch.wrong.iter().cloned());
        verdicts.sort_by_key(|(number, _)| *number);
    }
    Merged {
        verdicts,
        warnings,
        warned,
    }
}
