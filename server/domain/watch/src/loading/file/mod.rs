//! The files of imports: received in chunks, counted, and removed long after the import has finished, except those that prove
//! limits.

mod store;

use chrono::{DateTime, TimeDelta, Utc};
use ground::database::{Reader, Transaction};
use ground::{Caller, Error, ImportId, Moment, Result, log};
use market::storage;

use super::Import;
use super::kind::proving_prices;
use super::rules::{file_is_forgotten, too_old_before};
use super::stored::FILES;
use super::types::StoredPart;

/// Bytes of one stored piece of a file.
pub const CHUNK_BYTES: usize = 1 << 20;

/// After how long without a new chunk an upload is discarded.
const UPLOAD_TIMEOUT: TimeDelta = TimeDelta::minutes(15);

/// Requires that a file of a length that its sender states fits into what the caller's organisation may still store, so
/// that nothing is written of one that does not. What arrives is counted chunk by chunk, whatever was stated.
///
/// # Errors
/// Refuses what is beyond the quotas.
pub async fn must_fit(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    bytes: i64,
) -> Result<()> {
    storage::must_fit(db, moment, &FILES, caller.organisation, bytes).await
}

/// Counts and stores a chunk of a file, of at most [`CHUNK_BYTES`]; `number` counts from 0.
///
/// # Errors
/// [`Error::Stale`] when the file is no longer expected; refuses what is beyond the quotas of its organisation.
pub async fn store_chunk(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    import: ImportId,
    number: i32,
    bytes: &[u8],
) -> Result<()> {
    let length = i64::try_from(bytes.len()).map_err(Error::internal)?;
    let part = store::note_received(tx, wall, import, length).await?;
    storage::add(tx, moment, &FILES, part.organisation, part.day, part.bytes).await?;
    store::insert_chunk(tx, import, number, bytes).await
}

/// Discards a file whose upload ended early.
pub async fn discard(tx: &Transaction<'_>, import: ImportId) -> Result<()> {
    give_back(tx, store::discard(tx, import).await?).await
}

/// Discards stalled uploads, and returns how many.
pub async fn discard_stale(tx: &Transaction<'_>, wall: DateTime<Utc>) -> Result<usize> {
    let stale = store::discard_stale(tx, wall - UPLOAD_TIMEOUT).await?;
    let count = stale.len();
    give_back(tx, stale).await?;
    Ok(count)
}

async fn give_back(tx: &Transaction<'_>, mut parts: Vec<StoredPart>) -> Result<()> {
    // In one order, so that two who give back never wait for each other.
    parts.sort_by_key(|part| part.organisation.0);
    for part in parts {
        let StoredPart {
            organisation,
            day,
            bytes,
        } = part;
        storage::give_back(tx, &FILES, organisation, day, bytes).await?;
    }
    Ok(())
}

/// A chunk of the file; `None` after the last. Does not check whether the caller may see the
/// import.
pub async fn chunk(db: &impl Reader, import: ImportId, number: i32) -> Result<Option<Vec<u8>>> {
    store::chunk(db, import, number).await
}

/// Removes the files of at most `imports_max` imports that finished 90 days ago, and returns of how
/// many. Their verdicts stay. Lists of prices stay too: they prove the limits.
pub(in crate::loading) async fn forget_files(
    tx: &Transaction<'_>,
    moment: &Moment,
    imports_max: i64,
) -> Result<usize> {
    let before = too_old_before(moment.now);
    let spared = proving_prices(moment.capabilities);
    let over = store::lock_files_to_remove(tx, moment, before, &spared, imports_max).await?;
    if over.is_empty() {
        return Ok(0);
    }
    // The statement and the rule decide the same: a difference is a fault, not a case.
    if !over
        .iter()
        .all(|import| file_is_forgotten(import, moment.now))
    {
        return Err(Error::internal("query and rule disagree"));
    }
    let mut deleted = store::delete_files(tx, &over).await?;
    deleted.sort_by_key(|(organisation, _)| organisation.0);
    for (organisation, bytes) in deleted {
        storage::forget(tx, &FILES, organisation, bytes).await?;
    }
    let events: Vec<_> = over.iter().map(Import::file_removed).collect();
    log::write(tx, moment, &events).await?;
    Ok(over.len())
}
