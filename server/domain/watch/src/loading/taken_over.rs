//! Values that rows took over from other loads: a blank cell means what is recorded. When a load is undone, what it alone had stated and
//! rows of other loads have is named, so that somebody looks; a limit does not move by a guess.

use ground::database::{Reader, Transaction};
use ground::{ImportId, Result};
use market::catalogue::{LoadedRow, RowVerdict, TakenOver};

use super::store;
use super::types::RowTakenOver;

/// Notes what rows took over that did something or wait; a row that repeats a price states that price, and is named with it.
pub(super) async fn note(
    tx: &Transaction<'_>,
    import: ImportId,
    verdicts: &[(u32, RowVerdict)],
) -> Result<()> {
    let did_something =
        |verdict: &RowVerdict| matches!(verdict.outcome, LoadedRow::Accepted | LoadedRow::Held);
    let taken: Vec<(i32, &TakenOver)> = verdicts
        .iter()
        .filter(|(_, verdict)| did_something(verdict))
        .flat_map(|(row, verdict)| verdict.taken_over.iter().map(move |one| (*row, one)))
        .filter_map(|(row, one)| Some((i32::try_from(row).ok()?, one)))
        .collect();
    match taken.is_empty() {
        true => Ok(()),
        false => store::note_taken_over(tx, import, &taken).await,
    }
}

/// Rows of other loads that are in force or on their way and have values which this load alone had stated, those that are undone left
/// out; oldest load first.
///
/// # Errors
/// When the database fails.
pub async fn taken_over_from(db: &impl Reader, import: ImportId) -> Result<Vec<RowTakenOver>> {
    store::taken_over_from(db, import).await
}
