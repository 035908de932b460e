//! Imports without a file: what the program itself enters, such as a demonstration, so that whoever asks for the load of a
//! price finds one.

use chrono::{DateTime, Utc};
use ground::capability::ImportKind;
use ground::database::Transaction;
use ground::{Caller, Error, ImportId, Moment, Result, log};
use market::catalogue::RowVerdict;

use super::{Counts, fresh_id, plain_name, store};

/// Enters an import that has ended and whose rows follow.
///
/// # Errors
/// [`Error::Forbidden`] when the caller may not load files of this kind.
pub async fn enter(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    caller: &Caller,
    kind: &ImportKind,
    file_name: &str,
) -> Result<ImportId> {
    caller.must_trade_for(kind.loader)?;
    let id = fresh_id(moment);
    let name = plain_name(file_name);
    store::insert(tx, moment, wall, caller, id, kind, (&name, true)).await?;
    store::begin(tx, wall, id, 0).await?;
    store::finish(tx, moment, id).await?;
    let entered = store::import(tx, moment, id).await?.ok_or(Error::Stale)?;
    log::write(tx, moment, &[entered.entered().by(caller)]).await?;
    Ok(id)
}

/// Counts rows of an entered import, in the transaction of their effect; the last of them is `last_row`.
pub async fn note_entered(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    import: ImportId,
    last_row: usize,
    verdicts: &[RowVerdict],
) -> Result<()> {
    let rows = i64::try_from(verdicts.len()).map_err(Error::internal)?;
    let last_row = i64::try_from(last_row).map_err(Error::internal)?;
    let numbered: Vec<(u32, RowVerdict)> = verdicts.iter().map(|one| (0, one.clone())).collect();
    let counts = Counts::of(&numbered);
    store::note_progress(tx, wall, import, rows, last_row, &counts, 0).await
}
