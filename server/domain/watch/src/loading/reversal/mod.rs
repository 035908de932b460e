//! Undoing a load as a whole: by a second person of the loader's organisation, once, with a reason. What is undone is the
//! business of the capability that took the rows; here is who may, and what is kept of it.

mod rules;
mod store;
mod types;

use ground::database::{Reader, Transaction};
use ground::{Caller, Error, FieldError, ImportId, Moment, Result, Words, log};
use rules::{must_be_open_to_reversal, must_be_reversible, not_reversible};

use super::import::Import;

pub use types::{
    Left, Reversal, ReversalThing, ReversalThingRow, SentAgain, Undone, UndoneStep, UndoneThing,
};

/// An import that the caller is about to undo, locked, and all imports that are undone then, itself among them.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the caller may not know of it; [`Error::Forbidden`] when he may not load such
/// files for its organisation; refuses a missing reason, the loader himself (`same-person`), and what cannot be undone
/// (`import-not-reversible`, `import-running`, `import-reversed`).
pub async fn begin_reversal(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ImportId,
    reason: &str,
) -> Result<(Import, Vec<ImportId>)> {
    if !store::lock(tx, id).await? {
        return Err(Error::NotFound);
    }
    let import = super::import(tx, moment, caller, id).await?;
    caller.must_trade_for(import.kind.loader)?;
    if caller.organisation != import.organisation {
        return Err(Error::Forbidden);
    }
    FieldError::reason_given(reason)?;
    must_be_reversible(&import, caller.account)?;
    let reversed = store::reversed(tx, import.kind.name, id).await?;
    Ok((import, reversed))
}

/// Whether the caller may undo an import as it is now; what its effects object to shows only once it is tried.
#[must_use]
pub fn may_reverse(caller: &Caller, import: &Import) -> bool {
    import.kind.undone_as_a_whole
        && caller.organisation == import.organisation
        && caller.must_trade_for(import.kind.loader).is_ok()
        && must_be_reversible(import, caller.account).is_ok()
}

/// Whether the caller loaded an import on which, as it is now, another person of his organisation acts: who undoes it, or what it brought in.
#[must_use]
pub fn takes_another(caller: &Caller, import: &Import) -> bool {
    import.persons.contains(&caller.account) && must_be_open_to_reversal(import).is_ok()
}

/// What the reversal of an import undid or had to leave, after a position, and how many there are: read where it was done,
/// or in the transaction of a preview.
///
/// # Errors
/// [`Error::NotFound`] when there is no such import or the caller may not know of it.
pub async fn reversal_things(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    id: ImportId,
    step: Option<UndoneStep>,
    after: i64,
    rows_max: i64,
) -> Result<(Vec<ReversalThingRow>, i64)> {
    let import = super::import(db, moment, caller, id).await?;
    store::things(db, import.id, step, after, rows_max).await
}

/// Files of others than the loader with the content of an import, for which nothing was done: what they state is in force by the import
/// alone.
///
/// # Errors
/// When the database fails.
pub async fn sent_again_by_others(db: &impl Reader, import: ImportId) -> Result<Vec<SentAgain>> {
    store::sent_again_by_others(db, import).await
}

/// Keeps what the reversal of an import did, and writes its event with both persons.
pub async fn finish_reversal(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: &Import,
    reason: &str,
    undone: &Undone,
) -> Result<Import> {
    store::reverse(tx, moment, caller, import.id, reason.trim(), undone).await?;
    store::insert_things(tx, import.id, &undone.things).await?;
    let reversed = super::store::import(tx, moment, import.id).await?;
    let reversed = reversed.ok_or(Error::NotFound)?;
    log::write(
        tx,
        moment,
        &[reversed.reversed(undone, reason.trim()).by(caller)],
    )
    .await?;
    Ok(reversed)
}

/// Refuses the reversal of a kind of file that has another way back.
///
/// # Errors
/// `import-not-reversible`, always, with `detail`.
pub fn must_know_way_back<T>(detail: Words) -> Result<T> {
    Err(not_reversible(detail).into())
}

/// Refuses a reversal that undoes nothing, so that no load is called undone of which all is in force: other loads had brought in
/// what it states, or all of it has been answered, decided on, replaced or withdrawn by now, and `left` of it stay as they are.
///
/// # Errors
/// `import-not-reversible`.
pub fn must_undo_something(import: &Import, undone: usize, left: usize) -> Result<()> {
    rules::must_undo_something(&import.counts, undone, left)?;
    Ok(())
}
