//! Exports: lists that are too long to be written while somebody waits, as files that are written in the background and
//! fetched by whoever requested them. How a list is read is not known here.
//!
//! An export has one worker at a time. Taking it over raises its attempt, and only the holder of the latest [`Claim`]
//! may write to it. An attempt begins anew: the file of the one before is discarded, and nobody gets a part. Signs of
//! life are timed by the wall clock (`wall`), since a simulated clock may be moved at any time.

mod capability;
mod event;
mod forget;
mod refusal;
mod rulebook;
mod rules;
mod store;
mod stored;
mod types;

use chrono::{DateTime, TimeDelta, Utc};
use ground::database::{Connection, Reader, Transaction};
use ground::{Caller, Error, ExportId, Moment, Result, Words, log};
use market::storage;
use rules::{must_be_few, must_have_file};
use store::{Open, StoredPart};
use uuid::Uuid;

pub use capability::CAPABILITY;
pub use event::EXPORT;
pub use refusal::{EXPORT_EXPIRED, EXPORT_FAILED, EXPORT_UNFINISHED, EXPORTS_OPEN};
pub use rulebook::ROWS_AT_ONCE;
pub use stored::FILES;
pub use types::{Assignment, Before, Claim, Export, ExportState, Holder, Language, Wanted};

/// Bytes of one stored piece of a file.
pub const CHUNK_BYTES: usize = 1 << 20;

/// After how long without a sign of life, by the wall clock, another worker takes over from a process that is still there.
const SILENCE_MAX: TimeDelta = TimeDelta::seconds(90);

/// Asks for a list as a file. The same request again in the same capacity, while it is not finished, is the same export.
///
/// # Errors
/// Refuses more than an account may have at the same time (`exports-open`).
pub async fn start(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    caller: &Caller,
    wanted: &Wanted,
) -> Result<Export> {
    // Others of the account wait here, so that none is counted twice.
    store::lock_account(tx, caller).await?;
    let open = store::open(tx, caller).await?;
    let fingerprint = wanted.fingerprint();
    let is_same =
        |one: &&Open| one.fingerprint == fingerprint && one.organisation == caller.organisation;
    if let Some(same) = open.iter().find(is_same) {
        return store::export(tx, same.id).await?.ok_or(Error::NotFound);
    }
    let allowed = (moment.rulebook).value(&rulebook::OPEN, moment.today())?;
    must_be_few(open.len(), allowed)?;
    let id = ExportId(Uuid::now_v7());
    store::insert(tx, moment, wall, caller, id, wanted).await?;
    let export = store::export(tx, id).await?.ok_or(Error::NotFound)?;
    log::write(tx, moment, &[export.requested().by(caller)]).await?;
    Ok(export)
}

/// Makes a process known that will work on exports: as long as this connection is there, it is alive. `None` when another
/// process has drawn the same number.
pub async fn appear(connection: &Connection<'_>) -> Result<Option<Holder>> {
    let holder = Holder::random();
    let appeared = store::appear(connection, holder).await?;
    Ok(appeared.then_some(holder))
}

/// Whether the process is still known by this connection. One that is not is taken for dead.
pub async fn is_present(connection: &Connection<'_>, holder: Holder) -> Result<bool> {
    store::is_present(connection, holder).await
}

/// Claims for a process the export that has waited longest among those of organisations for which nobody works; also one
/// whose process is gone, or gave no sign of life lately.
pub async fn claim(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    holder: Holder,
) -> Result<Option<Claim>> {
    store::claim(tx, wall, wall - SILENCE_MAX, holder).await
}

/// What the worker of a claim needs to know.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over.
pub async fn claimed(db: &impl Reader, claim: &Claim) -> Result<Assignment> {
    let assignment = store::assignment(db, claim.export, Some(claim.attempt)).await?;
    assignment.ok_or(Error::Stale)
}

/// Notes how many rows are written, and that the worker of the claim is alive.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over.
pub async fn note_progress(
    db: &impl Reader,
    wall: DateTime<Utc>,
    claim: &Claim,
    rows: i64,
    rows_total: Option<i64>,
) -> Result<()> {
    store::note_progress(db, wall, claim, rows, rows_total).await
}

/// Gives the claim up: another process may take over after `not_before`.
pub async fn release(db: &impl Reader, claim: &Claim, not_before: DateTime<Utc>) -> Result<()> {
    store::release(db, claim, not_before).await
}

/// Discards what an attempt before stored of the file.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over.
pub async fn discard_file(tx: &Transaction<'_>, claim: &Claim) -> Result<()> {
    let part = store::lock(tx, claim).await?;
    discard_part(tx, claim.export, part).await
}

async fn discard_part(tx: &Transaction<'_>, id: ExportId, part: StoredPart) -> Result<()> {
    if part.bytes == 0 {
        return Ok(());
    }
    store::delete_file(tx, id).await?;
    storage::give_back(tx, &FILES, part.organisation, part.day, part.bytes).await
}

/// Counts and stores a piece of the file, of at most [`CHUNK_BYTES`]; `number` counts from 0.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over; refuses what is beyond the quotas of the organisation.
pub async fn store_chunk(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    claim: &Claim,
    number: i32,
    bytes: &[u8],
) -> Result<()> {
    let length = i64::try_from(bytes.len()).map_err(Error::internal)?;
    let part = store::lock(tx, claim).await?;
    storage::add(tx, moment, &FILES, part.organisation, part.day, length).await?;
    store::note_stored(tx, wall, claim, length).await?;
    store::insert_chunk(tx, claim.export, number, bytes).await
}

/// Finishes an export whose whole file is stored, called `name`.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over.
pub async fn finish(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    claim: &Claim,
    name: &str,
) -> Result<()> {
    let _part = store::lock(tx, claim).await?;
    store::finish(tx, moment, claim.export, name).await?;
    let done = store::export(tx, claim.export).await?;
    let done = done.ok_or(Error::Stale)?;
    log::write(tx, moment, &[done.finished().by(caller)]).await?;
    Ok(())
}

/// Ends an export that cannot be finished; nothing of its file stays.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over.
pub async fn fail(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    claim: &Claim,
    reason: &Words,
) -> Result<()> {
    discard_file(tx, claim).await?;
    store::fail(tx, moment, claim.export, reason).await?;
    let failed = store::export(tx, claim.export).await?;
    let failed = failed.ok_or(Error::Stale)?;
    log::write(tx, moment, &[failed.failed(reason).by(caller)]).await?;
    Ok(())
}

/// An export of the caller.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or somebody else asked for it.
pub async fn export(db: &impl Reader, caller: &Caller, id: ExportId) -> Result<Export> {
    let found = store::export(db, id).await?;
    found
        .filter(|export| export.is_visible_to(caller))
        .ok_or(Error::NotFound)
}

/// Ends an export of the caller that is not finished, so that another one has its turn; nothing of its file stays, and its worker
/// finds that it has nothing to write to. One that has ended remains as it is.
///
/// # Errors
/// As [`export`].
pub async fn cancel(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ExportId,
) -> Result<Export> {
    let found = export(tx, caller, id).await?;
    let Some(part) = store::lock_open(tx, id).await? else {
        // It may have ended since it was read.
        return export(tx, caller, id).await;
    };
    discard_part(tx, id, part).await?;
    let reason = Words::new("已由申请人取消", "cancelled by whoever asked for it");
    store::fail(tx, moment, id, &reason).await?;
    log::write(tx, moment, &[found.cancelled().by(caller)]).await?;
    export(tx, caller, id).await
}

/// An export of the caller whose whole file is there, and the list with the rights that its reader has now.
///
/// # Errors
/// As [`export`]; refuses one that is not finished, that failed, or whose file is no longer kept.
pub async fn fetched(
    db: &impl Reader,
    caller: &Caller,
    id: ExportId,
) -> Result<(Export, Assignment)> {
    let found = export(db, caller, id).await?;
    must_have_file(&found)?;
    let assignment = store::assignment(db, id, None).await?;
    Ok((found, assignment.ok_or(Error::NotFound)?))
}

/// A page of what the caller asked for, newest first, and how many there are.
pub async fn exports(
    db: &impl Reader,
    caller: &Caller,
    before: Before,
    rows_max: i64,
) -> Result<(Vec<Export>, i64)> {
    store::page(db, caller, before, rows_max).await
}

/// A piece of the file; `None` after the last. Does not check whether the caller may see the export.
pub async fn chunk(db: &impl Reader, id: ExportId, number: i32) -> Result<Option<Vec<u8>>> {
    store::chunk(db, id, number).await
}
