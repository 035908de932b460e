//! Whether jobs do what they should: a job that nobody missed is the classic fault of this trade.

use chrono::{DateTime, TimeDelta, Utc};
use domain::database::Reader;
use domain::job_run::{self, Latest, Run, RunState};
use domain::{Result, Words};

use crate::plan::Planned;

/// How much later than two intervals a job may be.
const GRACE: TimeDelta = TimeDelta::minutes(1);

/// How a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It runs as it should.
    Ok,
    /// It has not succeeded for more than two intervals.
    Late,
    /// Its last run failed.
    Failed,
    /// It has not run yet, and need not have.
    Never,
}

impl JobState {
    /// The name in answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Late => "late",
            Self::Failed => "failed",
            Self::Never => "never",
        }
    }
}

/// How a job does, with what shows it.
#[derive(Debug, Clone)]
pub struct JobHealth {
    /// Its name in tables and paths.
    pub name: &'static str,
    /// Its name for people.
    pub label: Words,
    /// When it runs: a cron line, or `every N s`.
    pub schedule: String,
    /// How it does.
    pub state: JobState,
    /// Its last run, which may be at work.
    pub last_run: Option<Run>,
    /// Its next turn.
    pub next_run_at: Option<DateTime<Utc>>,
}

impl JobHealth {
    /// Whether somebody has to look after it.
    #[must_use]
    pub fn is_red(&self) -> bool {
        matches!(self.state, JobState::Late | JobState::Failed)
    }
}

/// How every job of the plan does; `opened_at` is since when it could have run.
pub(crate) async fn all(
    db: &impl Reader,
    plan: &[Planned],
    now: DateTime<Utc>,
    opened_at: DateTime<Utc>,
) -> Result<Vec<JobHealth>> {
    let names: Vec<&str> = plan.iter().map(|job| job.name).collect();
    let mut latest = job_run::latest(db, &names).await?;
    let mut all = Vec::with_capacity(plan.len());
    for job in plan {
        let place = latest.iter().position(|known| known.name == job.name);
        let known = place.map(|place| latest.swap_remove(place));
        let interval = job.frequency.interval(now).unwrap_or(TimeDelta::zero());
        all.push(JobHealth {
            name: job.name,
            label: job.label.clone(),
            schedule: job.frequency.text(),
            state: state(known.as_ref(), now, opened_at, interval),
            last_run: known.map(|known| known.run),
            next_run_at: job.frequency.next(now),
        });
    }
    Ok(all)
}

fn state(
    latest: Option<&Latest>,
    now: DateTime<Utc>,
    opened_at: DateTime<Utc>,
    interval: TimeDelta,
) -> JobState {
    if latest.and_then(|latest| latest.ended) == Some(RunState::Failed) {
        return JobState::Failed;
    }
    let succeeded_at = latest.and_then(|latest| latest.succeeded_at);
    let since = succeeded_at.unwrap_or(opened_at);
    if interval * 2 + GRACE < now - since {
        return JobState::Late;
    }
    if succeeded_at.is_none() && latest.is_none() { JobState::Never } else { JobState::Ok }
}
