//! Files that prove a statement (证明材料): for declarations, reports and objections. The bytes are in an
//! object store that this crate does not know; it records who handed in what, and when.

mod capability;
mod rules;
mod store;
mod types;

use std::collections::HashSet;

use ground::database::{Reader, Transaction};
use ground::{Caller, Error, EvidenceId, FieldError, Moment, Result};

pub use capability::CAPABILITY;
use capability::{MEGABYTES, MEGABYTES_PER_DAY};
pub use rules::{BYTES_MAX, MediaType};
use rules::{Volume, must_have_room};
pub use types::Evidence;

/// Records a file whose bytes are stored under `evidence.id`. The bytes come first: a row without bytes
/// could not be read.
///
/// # Errors
/// Refuses accounts that may not act in the trade, files that are empty or too long, and what is beyond the quotas of
/// the caller's organisation.
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
    let quota = Volume {
        today: moment.rulebook.value(&MEGABYTES_PER_DAY, moment.today())?,
        altogether: moment.rulebook.value(&MEGABYTES, moment.today())?,
    };
    // Others of the organisation wait here until this file is recorded or refused, so that none is counted twice.
    let used = store::add_use(tx, moment, caller, evidence.bytes).await?;
    must_have_room(used, evidence.bytes, quota)?;
    store::insert(tx, moment, caller, evidence).await
}

/// A file that the caller may read: overseers read all, others those of their organisation; else
/// [`Error::NotFound`]. The reported organisation must not learn who reported a price, so the reporter's
/// files are hidden from it too.
pub async fn get(db: &impl Reader, caller: &Caller, id: EvidenceId) -> Result<Evidence> {
    let found = store::get(db, &[id]).await?.pop().ok_or(Error::NotFound)?;
    if caller.is_overseer() || found.organisation == caller.organisation {
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
