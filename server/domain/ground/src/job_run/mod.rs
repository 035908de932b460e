//! The bookkeeping of jobs: which process took which turn, and how it ended.
//!
//! Instants that people read are those of the trade's clock. Whether the process of a run is still alive is
//! decided by the wall clock, which nobody can move.

mod store;
mod types;

use chrono::{DateTime, TimeDelta, Utc};

use crate::caller::Caller;
use crate::capability::{Capability, HOUSEKEEPING_ROWS};
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::moment::Moment;

pub use crate::ids::RunId;
pub use types::{Latest, Run, RunState, Turn};

pub const CAPABILITY: Capability = Capability {
    tables: &["job_run"],
    housekeeping: &[
        |tx, moment, wall| Box::pin(abandon_stale(tx, moment, wall)),
        |tx, _, wall| Box::pin(forget_runs(tx, wall, HOUSEKEEPING_ROWS)),
    ],
    ..Capability::named("job_run")
};

/// How long a process may send no heartbeat before its run is given up: ten heartbeats of 30 seconds.
const SILENCE_MAX: TimeDelta = TimeDelta::minutes(5);

/// How long finished runs are stored.
const RUN_LIFETIME: TimeDelta = TimeDelta::days(7);

/// Letters of an error that are stored.
const ERROR_LETTERS_MAX: usize = 2_000;

/// Takes a turn of a job, or nothing when another process has taken it. `wall` is the wall clock's instant,
/// here and below.
pub async fn claim(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    name: &str,
    turn: Turn,
) -> Result<Option<RunId>> {
    store::claim(tx, moment, wall, name, turn).await
}

/// Records that the process of a run is still alive.
pub async fn record_heartbeat(tx: &Transaction<'_>, wall: DateTime<Utc>, run: RunId) -> Result<()> {
    store::record_heartbeat(tx, wall, run).await
}

/// Records that a run ended, and how many things it did.
pub async fn finish(tx: &Transaction<'_>, moment: &Moment, run: RunId, done: i64) -> Result<()> {
    store::finish(tx, moment, run, RunState::Done, done, None).await
}

/// Records that a run failed, and why.
pub async fn fail(tx: &Transaction<'_>, moment: &Moment, run: RunId, error: &str) -> Result<()> {
    let error: String = error.chars().take(ERROR_LETTERS_MAX).collect();
    store::finish(tx, moment, run, RunState::Failed, 0, Some(&error)).await
}

/// Marks as failed the runs without a heartbeat for too long; returns how many.
async fn abandon_stale(tx: &Transaction<'_>, moment: &Moment, wall: DateTime<Utc>) -> Result<u64> {
    let error = "the process at work on it ended without a word";
    store::abandon(tx, moment, wall - SILENCE_MAX, error).await
}

/// The latest run of each of these jobs; jobs that never ran are left out.
pub async fn latest(db: &impl Reader, names: &[&str]) -> Result<Vec<Latest>> {
    store::latest(db, names).await
}

/// The runs of a job, newest first, before the run `before`, and how many there are; for overseers only.
pub async fn runs(
    db: &impl Reader,
    caller: &Caller,
    name: &str,
    before: Option<RunId>,
    rows_max: i64,
) -> Result<(Vec<Run>, i64)> {
    caller.must_oversee()?;
    store::page(db, name, before, rows_max).await
}

/// How many runs of these jobs are at work in a living process.
pub async fn running(db: &impl Reader, wall: DateTime<Utc>, names: &[&str]) -> Result<i64> {
    store::running(db, wall - SILENCE_MAX, names).await
}

/// Deletes at most `rows_max` old runs, never the last of a job; returns how many.
async fn forget_runs(tx: &Transaction<'_>, wall: DateTime<Utc>, rows_max: i64) -> Result<u64> {
    store::delete_old(tx, wall - RUN_LIFETIME, rows_max).await
}
