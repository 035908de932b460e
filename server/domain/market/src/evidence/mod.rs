//! Files that prove what somebody says (证明材料): declarations, reports, objections. The bytes lie in
//! an object store that this crate does not know; here stands what was handed in, by whom, and when.

mod capability;
mod rules;
mod store;
mod types;

use std::collections::HashSet;

use ground::database::{Reader, Transaction};
use ground::{Caller, Error, EvidenceId, FieldError, Moment, Result};

pub use capability::CAPABILITY;
pub use rules::{BYTES_MAX, MediaType};
pub use types::Evidence;

/// Notes a file whose bytes have been stored under `evidence.id`.
///
/// # Errors
/// Refuses accounts that may not act in the trade, and files that are empty or too long.
pub async fn record(
    tx: &Transaction<'_>,
    moment: &Moment,
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
    store::insert(tx, moment, caller, evidence).await
}

/// A file that the caller may read: its organisation's own, and everything for the overseers. Who
/// reported a price stays unknown to the reported, and so do the reporter's files.
///
/// # Errors
/// [`Error::NotFound`] for every other file.
pub async fn get(db: &impl Reader, caller: &Caller, id: EvidenceId) -> Result<Evidence> {
    let found = store::get(db, &[id]).await?.pop().ok_or(Error::NotFound)?;
    if caller.is_overseer() || found.organisation == caller.organisation {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// Those of `ids` that no file was ever noted under.
///
/// # Errors
/// When the database fails.
pub async fn unrecorded(db: &impl Reader, ids: &[EvidenceId]) -> Result<Vec<EvidenceId>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    store::unrecorded(db, ids).await
}

/// Demands that every file was handed in by the caller's organisation.
///
/// # Errors
/// Names the first field that is not, whether the file is there or not.
pub async fn must_be_own(db: &impl Reader, caller: &Caller, ids: &[EvidenceId]) -> Result<()> {
    must_be_among(&own(db, caller, ids).await?, ids)
}

/// Those of `ids` that the caller's organisation handed in.
///
/// # Errors
/// When the database fails.
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

/// Demands that every file is one of the caller's own.
///
/// # Errors
/// As [`must_be_own`].
pub fn must_be_among(own: &HashSet<EvidenceId>, ids: &[EvidenceId]) -> Result<()> {
    match ids.iter().position(|id| !own.contains(id)) {
        None => Ok(()),
        Some(place) => Err(FieldError::alone(
            &format!("/evidence/{place}"),
            "没有此证明材料，请先上传",
            "there is no such evidence: hand the file in first",
        )),
    }
}
