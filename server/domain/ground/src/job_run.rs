//! The bookkeeping of jobs: which process took which turn, and how it ended.
//!
//! Instants that people read are those of the trade's clock. Whether the process of a run is still alive is
//! decided by the wall clock, which nobody can move.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::caller::Caller;
use crate::capability::{Capability, HOUSEKEEPING_ROWS};
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::moment::Moment;

pub use crate::ids::RunId;

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

/// What a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The turn of the schedule at this instant: one process takes it.
    Scheduled(DateTime<Utc>),
    /// Requested outside the schedule.
    OnDemand,
}

/// The state of a run.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = JobRunState)]
pub enum RunState {
    /// A process is at work on it.
    Running,
    /// It came to its end.
    Done,
    /// It did not.
    Failed,
}

impl RunState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Running => "运行中",
            Self::Done => "完成",
            Self::Failed => "失败",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub id: RunId,
    /// The turn of the schedule, or the instant of the request.
    pub scheduled_for: DateTime<Utc>,
    /// Whether it was requested outside the schedule.
    pub on_demand: bool,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub state: RunState,
    /// How many things it did.
    pub done: i64,
    /// Why it failed, for the operators of the platform.
    pub error: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    pub name: String,
    /// The last run, which may be at work.
    pub run: Run,
    /// The outcome of the last run that ended.
    pub ended: Option<RunState>,
    /// When the last successful run ended.
    pub succeeded_at: Option<DateTime<Utc>>,
}

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
    caller.must_oversee_platform()?;
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

/// Runs of jobs, rows to types.
mod store {
    use chrono::{DateTime, Utc};
    use sql::queries::job_run;

    use super::{Latest, Run, RunState, Turn};
    use crate::database::{Reader, Transaction};
    use crate::error::{Result, stored};
    use crate::ids::RunId;
    use crate::moment::Moment;

    pub(super) async fn claim(
        tx: &Transaction<'_>,
        moment: &Moment,
        wall: DateTime<Utc>,
        name: &str,
        turn: Turn,
    ) -> Result<Option<RunId>> {
        let (scheduled_for, on_demand) = match turn {
            Turn::Scheduled(at) => (at, false),
            Turn::OnDemand => (moment.now, true),
        };
        let id = job_run::claim()
            .prepare(tx)
            .await?
            .params(
                tx,
                &job_run::ClaimParams {
                    name,
                    scheduled_for,
                    on_demand,
                    now: moment.now,
                    wall,
                },
            )
            .opt()
            .await?;
        Ok(id.map(RunId))
    }

    pub(super) async fn record_heartbeat(
        tx: &Transaction<'_>,
        wall: DateTime<Utc>,
        run: RunId,
    ) -> Result<()> {
        job_run::record_heartbeat()
            .prepare(tx)
            .await?
            .bind(tx, &wall, &run.0)
            .await?;
        Ok(())
    }

    pub(super) async fn finish(
        tx: &Transaction<'_>,
        moment: &Moment,
        run: RunId,
        state: RunState,
        done: i64,
        error: Option<&str>,
    ) -> Result<()> {
        job_run::finish()
            .prepare(tx)
            .await?
            .params(
                tx,
                &job_run::FinishParams {
                    now: moment.now,
                    state: state.into_str(),
                    done,
                    error,
                    id: run.0,
                },
            )
            .await?;
        Ok(())
    }

    pub(super) async fn abandon(
        tx: &Transaction<'_>,
        moment: &Moment,
        beat_before: DateTime<Utc>,
        error: &str,
    ) -> Result<u64> {
        Ok(job_run::abandon()
            .prepare(tx)
            .await?
            .params(
                tx,
                &job_run::AbandonParams {
                    now: moment.now,
                    error,
                    beat_before,
                },
            )
            .await?)
    }

    pub(super) async fn latest(db: &impl Reader, names: &[&str]) -> Result<Vec<Latest>> {
        let rows = job_run::latest()
            .prepare(db)
            .await?
            .bind(db, &names)
            .all()
            .await?;
        let latest = |row: job_run::Latest| {
            Ok(Latest {
                name: row.name,
                run: Run {
                    id: RunId(row.id),
                    scheduled_for: row.scheduled_for,
                    on_demand: row.on_demand,
                    started_at: row.started_at,
                    finished_at: row.finished_at,
                    state: stored(&row.state)?,
                    done: row.done,
                    error: row.error,
                },
                ended: row.ended_state.as_deref().map(stored).transpose()?,
                succeeded_at: row.succeeded_at,
            })
        };
        rows.into_iter().map(latest).collect()
    }

    pub(super) async fn page(
        db: &impl Reader,
        name: &str,
        before: Option<RunId>,
        rows_max: i64,
    ) -> Result<(Vec<Run>, i64)> {
        let before = before.map(|run| run.0);
        let rows = job_run::page()
            .prepare(db)
            .await?
            .bind(db, &name, &before, &rows_max)
            .all()
            .await?;
        let total = job_run::count()
            .prepare(db)
            .await?
            .bind(db, &name)
            .one()
            .await?;
        let run = |row: job_run::Page| {
            Ok(Run {
                id: RunId(row.id),
                scheduled_for: row.scheduled_for,
                on_demand: row.on_demand,
                started_at: row.started_at,
                finished_at: row.finished_at,
                state: stored(&row.state)?,
                done: row.done,
                error: row.error,
            })
        };
        Ok((rows.into_iter().map(run).collect::<Result<_>>()?, total))
    }

    pub(super) async fn running(
        db: &impl Reader,
        beat_since: DateTime<Utc>,
        names: &[&str],
    ) -> Result<i64> {
        Ok(job_run::running()
            .prepare(db)
            .await?
            .bind(db, &names, &beat_since)
            .one()
            .await?)
    }

    pub(super) async fn delete_old(
        tx: &Transaction<'_>,
        before: DateTime<Utc>,
        rows_max: i64,
    ) -> Result<u64> {
        Ok(job_run::delete_old()
            .prepare(tx)
            .await?
            .bind(tx, &before, &rows_max)
            .await?)
    }
}
