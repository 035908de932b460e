//! Files that prove a statement (证明材料), for declarations, reports and objections: who handed in what, and when.
//!
//! The bytes are in an object store that this crate does not know. They are put there before their row is committed,
//! and go after a day when no row names them.

mod capability;
mod rules;
mod store;
mod types;

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::{Caller, Error, EvidenceId, FieldError, Moment, Result};

use crate::storage;
pub use capability::{CAPABILITY, FILES};
pub use rules::{BYTES_MAX, MediaType};
pub use types::Evidence;
use types::Reservation;

/// Counts a file before its bytes are written under `evidence.id`, so that one that is refused takes no room. `wall` is
/// the wall clock's instant.
///
/// # Errors
/// Refuses accounts that may not act in the trade, files that are empty or too long, and what is beyond the quotas of
/// the caller's organisation.
pub async fn reserve(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    caller: &Caller,
    evidence: &Evidence,
) -> Result<()> {
    caller.must_trade_for(caller.kind)?;
    if !(1..=BYTES_MAX).contains(&evidence.bytes) {
        return Err(FieldError::alone(
            "/file",
            "文件为空或超过20 MB",
            "the file is empty or larger than 20 MB",
        ));
    }
    let (day, bytes) = (moment.today(), evidence.bytes);
    storage::add(tx, moment, &FILES, caller.organisation, day, bytes).await?;
    store::reserve(tx, wall, caller, evidence, day).await
}

/// Records a reserved file whose bytes are stored under `evidence.id`. The bytes come first: a row without bytes
/// could not be read.
///
/// # Errors
/// [`Error::Stale`] when the reservation was given back.
pub async fn record(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    evidence: &Evidence,
) -> Result<()> {
    let reserved = store::end_reservation(tx, evidence.id).await?;
    let is_its_own = reserved.is_some_and(|reserved| {
        (reserved.organisation, reserved.bytes) == (caller.organisation, evidence.bytes)
    });
    if !is_its_own {
        return Err(Error::Stale);
    }
    store::insert(tx, moment, caller, evidence).await
}

/// Gives back what was reserved for a file, which is then never recorded: its bytes may be deleted. `false` when nothing
/// is reserved under the id, because it was recorded or given back already.
pub async fn give_back(tx: &Transaction<'_>, id: EvidenceId) -> Result<bool> {
    let Some(reserved) = store::end_reservation(tx, id).await? else {
        return Ok(false);
    };
    let Reservation {
        organisation,
        day,
        bytes,
    } = reserved;
    storage::give_back(tx, &FILES, organisation, day, bytes).await?;
    Ok(true)
}

/// At most `ids_max` files that were reserved before an instant of the wall clock and not recorded since, the oldest
/// first.
pub async fn reserved_before(
    db: &impl Reader,
    wall: DateTime<Utc>,
    ids_max: i64,
) -> Result<Vec<EvidenceId>> {
    store::reserved_before(db, wall, ids_max).await
}

/// A file that the caller may read: everybody those of their organisation, overseers those of firms, and those of hospitals that
/// their regions that were attached to something that they may see; else [`Error::NotFound`]. What proves a hospital's own price alone is its secret
/// as the price is: each table that overseers see notes its files (`show_evidence`). The reported organisation must not learn who reported a price, so the reporter's
/// files are hidden from it too.
pub async fn get(db: &impl Reader, caller: &Caller, id: EvidenceId) -> Result<Evidence> {
    let found = store::get(db, &[id]).await?.pop().ok_or(Error::NotFound)?;
    if found.organisation == caller.organisation
        || caller.is_overseer() && store::is_shown(db, caller.overseen(), id).await?
    {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// Those of `ids` under which no file was ever recorded.
pub async fn unrecorded(db: &impl Reader, ids: &[EvidenceId]) -> Result<Vec<EvidenceId>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    store::unrecorded(db, ids).await
}

/// Requires that every file was handed in by the caller's organisation. The refusal names the first field
/// that was not, whether or not the file exists.
pub async fn must_be_own(db: &impl Reader, caller: &Caller, ids: &[EvidenceId]) -> Result<()> {
    must_be_among(&own(db, caller, ids).await?, ids)
}

/// Those of `ids` that the caller's organisation handed in.
pub async fn own(
    db: &impl Reader,
    caller: &Caller,
    ids: &[EvidenceId],
) -> Result<HashSet<EvidenceId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let found = store::get(db, ids).await?;
    let own = found
        .into_iter()
        .filter(|one| one.organisation == caller.organisation)
        .map(|one| one.id);
    Ok(own.collect())
}

/// Requires that every file is in `own`; refuses as [`must_be_own`].
pub fn must_be_among(own: &HashSet<EvidenceId>, ids: &[EvidenceId]) -> Result<()> {
    match ids.iter().position(|id| !own.contains(id)) {
        None => Ok(()),
        Some(index) => Err(FieldError::alone(
            &format!("/evidence/{index}"),
            "没有此证明材料，请先上传",
            "there is no such evidence: hand the file in first",
        )),
    }
}
