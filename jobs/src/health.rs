//! Whether jobs do what they should: a job that nobody missed is the classic fault of this trade.

use chrono::{DateTime, TimeDelta, Utc};
use domain::database::Reader;
use domain::job_run::{self, Latest, Run, RunState};
use domain::{Result, Words};
use serde::Serialize;
use utoipa::ToSchema;

use crate::plan::Planned;

/// How much later than two intervals a job may be.
const GRACE: TimeDelta = TimeDelta::minutes(1);

/// How a job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
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
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Ok => "正常",
            Self::Late => "逾期",
            Self::Failed => "失败",
            Self::Never => "未运行",
        }
    }
}

/// The state of a job, with the facts behind it.
#[derive(Debug, Clone)]
pub struct JobHealth {
    /// The name in tables and paths.
    pub name: &'static str,
    pub label: Words,
    /// A cron line, or `every N s`.
    pub schedule: String,
    /// How often it runs, in words.
    pub rhythm: Words,
    pub state: JobState,
    /// The last run, which may be at work.
    pub last_run: Option<Run>,
    pub next_run_at: Option<DateTime<Utc>>,
}

impl JobHealth {
    /// Whether somebody has to act.
    #[must_use]
    pub fn is_red(&self) -> bool {
        matches!(self.state, JobState::Late | JobState::Failed)
    }
}

/// The health of every job of the plan; `opened_at` is the earliest instant at which it could have run.
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
        let index = latest.iter().position(|known| known.name == job.name);
        let known = index.map(|index| latest.swap_remove(index));
        let interval = job.frequency.interval(now).unwrap_or(TimeDelta::zero());
        all.push(JobHealth {
            name: job.name,
            label: job.label.clone(),
            schedule: job.frequency.text(),
            rhythm: job.frequency.words(),
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
    let Some(latest) = latest else {
        let is_late = is_late(opened_at, now, interval);
        return if is_late {
            JobState::Late
        } else {
            JobState::Never
        };
    };
    if latest.ended == Some(RunState::Failed) {
        return JobState::Failed;
    }
    // A run at work is allowed its time from its own start.
    let working_since =
        Some(latest.run.started_at).filter(|_| latest.run.state == RunState::Running);
    let since = latest.succeeded_at.max(working_since).unwrap_or(opened_at);
    if is_late(since, now, interval) {
        JobState::Late
    } else {
        JobState::Ok
    }
}

fn is_late(since: DateTime<Utc>, now: DateTime<Utc>, interval: TimeDelta) -> bool {
    interval * 2 + GRACE < now - since
}

#[cfg(test)]
mod tests {
    use domain::job_run::RunId;

    use super::*;

    const MINUTE: TimeDelta = TimeDelta::minutes(1);

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn latest(state: RunState, started: i64, succeeded: Option<i64>) -> Latest {
        let ended = (state != RunState::Running).then_some(state);
        Latest {
            name: "job".to_owned(),
            run: Run {
                id: RunId(1),
                scheduled_for: at(started),
                on_demand: false,
                started_at: at(started),
                finished_at: None,
                state,
                done: 0,
                error: None,
            },
            ended: ended.or(succeeded.map(|_| RunState::Done)),
            succeeded_at: succeeded.map(at),
        }
    }

    #[test]
    fn a_job_is_late_after_two_intervals_and_a_grace() {
        let known = latest(RunState::Done, 0, Some(0));
        assert_eq!(state(Some(&known), at(3), at(0), MINUTE), JobState::Ok);
        let late = at(3) + TimeDelta::microseconds(1);
        assert_eq!(state(Some(&known), late, at(0), MINUTE), JobState::Late);
        assert_eq!(
            state(Some(&known), late, at(0), TimeDelta::hours(1)),
            JobState::Ok
        );
    }

    #[test]
    fn a_job_that_never_ran_is_late_in_the_end() {
        assert_eq!(state(None, at(3), at(0), MINUTE), JobState::Never);
        assert_eq!(state(None, at(4), at(0), MINUTE), JobState::Late);
    }

    #[test]
    fn a_failed_job_is_failed_until_a_run_succeeds() {
        let failed = latest(RunState::Failed, 1, Some(0));
        assert_eq!(state(Some(&failed), at(1), at(0), MINUTE), JobState::Failed);
        assert_eq!(state(Some(&failed), at(9), at(0), MINUTE), JobState::Failed);
        let done = latest(RunState::Done, 2, Some(2));
        assert_eq!(state(Some(&done), at(2), at(0), MINUTE), JobState::Ok);
    }

    #[test]
    fn a_run_at_work_is_late_only_when_it_takes_too_long() {
        let working = latest(RunState::Running, 10, Some(0));
        assert_eq!(state(Some(&working), at(13), at(0), MINUTE), JobState::Ok);
        assert_eq!(state(Some(&working), at(14), at(0), MINUTE), JobState::Late);
        let first = latest(RunState::Running, 10, None);
        assert_eq!(state(Some(&first), at(11), at(0), MINUTE), JobState::Ok);
    }
}
