//! Imports: the bookkeeping of files that users load in pieces, row by row: progress, verdicts, claims of workers. Lists of
//! prices are kept, other files until 90 days after their end.
//!
//! An import has one worker at a time. Taking it over raises its attempt, and only the holder of the
//! latest [`Claim`] may write to it: a worker that was thought dead and wakes up again can do no harm.
//! The effect of rows, their verdicts and the progress are written in one transaction, so that a killed
//! import goes on after the last row that had its effect. Heartbeats and uploads are timed by the wall
//! clock (`wall`), since a simulated clock may be moved at any time.

mod capability;
mod content;
mod counters;
mod entry;
mod event;
mod file;
mod import;
mod kind;
mod preview;
mod refusal;
mod reversal;
mod rulebook;
mod rules;
mod store;
mod stored;
mod taken_over;
mod types;
mod verdict;
mod warned;

use chrono::{DateTime, TimeDelta, Utc};
use ground::capability::ImportKind;
use ground::database::{Reader, Transaction};
use ground::{Caller, Error, ImportId, Moment, Result, Words, log};
use market::catalogue::RowVerdict;
use uuid::{ContextV7, Timestamp, Uuid};

pub use capability::CAPABILITY;
pub use content::{
    Content, Same, find_same, has_contents, note_content, note_same, repeated, set_content,
};
pub use entry::{enter, note_entered};
pub use file::{CHUNK_BYTES, chunk, discard, discard_stale, must_fit, store_chunk};
pub use import::{Import, ImportPage};
pub use kind::kind;
pub use preview::{must_be_previewable, start_preview};
pub use refusal::{
    IMPORT_FAILED, IMPORT_NOT_REVERSIBLE, IMPORT_REVERSED, IMPORT_RUNNING, PREVIEW_TOO_LARGE,
    UPLOAD_TOO_LARGE,
};
pub use reversal::{
    Left, Reversal, ReversalThing, ReversalThingRow, SentAgain, Undone, UndoneStep, UndoneThing,
    begin_reversal, finish_reversal, may_reverse, must_know_way_back, must_undo_something,
    reversal_things, sent_again_by_others, takes_another,
};
pub use stored::FILES;
pub use taken_over::taken_over_from;
pub use types::{Before, Claim, Claimed, HiddenRows, ImportState, RowTakenOver};
pub use verdict::{Counts, VerdictRun};
pub use warned::{FileWarning, Warned, note_warned, warned};

/// After how long without a heartbeat, by the wall clock, another worker takes over.
const HEARTBEAT_TIMEOUT: TimeDelta = TimeDelta::seconds(60);

const FILE_NAME_LETTERS_MAX: usize = 200;

/// Registers a file whose chunks follow. Nobody sees it before [`begin`]. With `again` it is loaded although its content
/// was loaded before.
///
/// # Errors
/// [`Error::Forbidden`] when the caller may not load files of this kind.
pub async fn start(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    caller: &Caller,
    kind: &ImportKind,
    file_name: &str,
    again: bool,
) -> Result<ImportId> {
    caller.must_trade_for(kind.loader)?;
    let id = fresh_id(moment);
    store::insert(
        tx,
        moment,
        wall,
        caller,
        id,
        kind,
        (&plain_name(file_name), again),
    )
    .await?;
    Ok(id)
}

/// Notes what the loader of a file chose for rows that people do not see, before its content arrives.
pub async fn choose_hidden_rows(
    tx: &Transaction<'_>,
    import: ImportId,
    choice: HiddenRows,
) -> Result<()> {
    store::set_hidden_rows(tx, import, choice).await
}

/// States what is known of the file as a whole when it is opened, whoever works on it.
pub async fn set_notes(tx: &Transaction<'_>, claim: &Claim, notes: &[Words]) -> Result<()> {
    store::set_notes(tx, claim.import, notes).await
}

/// States something of the file as a whole, after what was stated before.
pub async fn add_notes(tx: &Transaction<'_>, claim: &Claim, notes: &[Words]) -> Result<()> {
    match notes {
        [] => Ok(()),
        notes => store::add_notes(tx, claim.import, notes).await,
    }
}

/// Starts the import of a complete file, claimed by the caller's process.
///
/// # Errors
/// [`Error::Stale`] when the file is no longer expected.
pub async fn begin(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    caller: &Caller,
    import: ImportId,
    file_bytes: i64,
) -> Result<Claim> {
    store::begin(tx, wall, import, file_bytes).await?;
    let begun = store::import(tx, moment, import)
        .await?
        .ok_or(Error::Stale)?;
    log::write(tx, moment, &[begun.started(file_bytes).by(caller)]).await?;
    Ok(Claim { import, attempt: 1 })
}

/// Takes over running imports whose workers sent no heartbeat lately.
pub async fn claim_abandoned(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    imports_max: i64,
) -> Result<Vec<Claim>> {
    store::claim_abandoned(tx, wall, wall - HEARTBEAT_TIMEOUT, imports_max).await
}

/// Shows that the worker of the claim is alive.
pub async fn heartbeat(db: &impl Reader, wall: DateTime<Utc>, claim: &Claim) -> Result<()> {
    store::heartbeat(db, wall, claim).await
}

/// Gives the claim up: another process may take over at once.
pub async fn release(db: &impl Reader, claim: &Claim) -> Result<()> {
    store::release(db, claim).await
}

/// What the worker of a claim needs to know.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over, or the import has ended.
pub async fn claimed(db: &impl Reader, moment: &Moment, claim: &Claim) -> Result<Claimed> {
    store::claimed(db, moment, claim).await?.ok_or(Error::Stale)
}

/// Locks a claimed import, and returns the last row that had its effect.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over, or the import has ended.
pub async fn lock(tx: &Transaction<'_>, claim: &Claim) -> Result<u32> {
    store::lock(tx, claim).await
}

/// Stores how many rows there are, or an estimate.
pub async fn note_total(tx: &Transaction<'_>, claim: &Claim, rows: u64) -> Result<()> {
    store::set_total(
        tx,
        claim.import,
        i64::try_from(rows).map_err(Error::internal)?,
    )
    .await
}

/// Stores verdicts, one for each row in order, in the transaction of the rows' effect. Rows
/// accepted without a remark are only counted.
pub async fn note_progress(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    claim: &Claim,
    verdicts: &[(u32, RowVerdict)],
    warnings: i64,
) -> Result<()> {
    let Some((last_row, _)) = verdicts.last() else {
        return Ok(());
    };
    verdict::store::insert(tx, claim.import, &verdict::runs(verdicts)).await?;
    let rows = i64::try_from(verdicts.len()).map_err(Error::internal)?;
    let counts = Counts::of(verdicts);
    store::note_progress(
        tx,
        wall,
        claim.import,
        rows,
        i64::from(*last_row),
        &counts,
        warnings,
    )
    .await?;
    taken_over::note(tx, claim.import, verdicts).await
}

/// Finishes an import whose every row has its verdict.
///
/// # Errors
/// [`Error::Stale`] when another worker has taken over.
pub async fn finish(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    claim: &Claim,
) -> Result<()> {
    store::lock(tx, claim).await?;
    store::finish(tx, moment, claim.import).await?;
    let done = store::import(tx, moment, claim.import).await?;
    let done = done.ok_or(Error::Stale)?;
    log::write(tx, moment, &[done.finished().by(caller)]).await?;
    Ok(())
}

/// Ends an import early; what its rows have changed so far stays.
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
    store::lock(tx, claim).await?;
    store::fail(tx, moment, claim.import, reason).await?;
    let failed = store::import(tx, moment, claim.import).await?;
    let failed = failed.ok_or(Error::Stale)?;
    log::write(tx, moment, &[failed.failed(reason).by(caller)]).await?;
    Ok(())
}

/// An import by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none or the caller may not know of it.
pub async fn import(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    id: ImportId,
) -> Result<Import> {
    let found = store::import(db, moment, id).await?;
    found
        .filter(|import| import.is_visible_to(caller))
        .ok_or(Error::NotFound)
}

/// A page of the imports that the caller may know of, newest first.
pub async fn imports(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    before: Before,
    rows_max: i64,
) -> Result<ImportPage> {
    store::page(db, moment, caller, before, rows_max).await
}

/// Verdicts after a row, in order, without rows accepted silently. Does not check whether the
/// caller may see the import.
pub async fn verdicts(
    db: &impl Reader,
    import: ImportId,
    after_row: i64,
    rows_max: i64,
) -> Result<Vec<VerdictRun>> {
    verdict::store::page(db, import, after_row, rows_max).await
}

fn fresh_id(moment: &Moment) -> ImportId {
    let seconds = u64::try_from(moment.now.timestamp()).unwrap_or_default();
    let nanos = moment.now.timestamp_subsec_nanos();
    ImportId(Uuid::new_v7(Timestamp::from_unix(
        ContextV7::new(),
        seconds,
        nanos,
    )))
}

/// The last part of a path, without control characters.
fn plain_name(file_name: &str) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = last.chars().filter(|letter| !letter.is_control());
    let name: String = shown.take(FILE_NAME_LETTERS_MAX).collect();
    let name = name.trim();
    if name.is_empty() {
        "upload".to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_the_last_part_of_its_path() {
        assert_eq!(plain_name(r"C:\用户\价格.xlsx"), "价格.xlsx");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("a\u{0}b\n.csv "), "ab.csv");
        assert_eq!(plain_name("/"), "upload");
    }
}
