//! What a job is, and the turns that its schedule gives.

use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use cron::Schedule;
use domain::{Result, SHANGHAI, Words};
use futures_util::future::BoxFuture;

use crate::settings::SettingsError;

/// What a job does: bounded batches of one transaction each, safe to run twice and in two processes
/// at once, without retries of its own. Says how many things it did.
pub type Work = Arc<dyn Fn() -> BoxFuture<'static, Result<u64>> + Send + Sync>;

/// A job that the program brings along.
#[derive(Clone)]
pub struct Job {
    /// Its name in tables and paths.
    pub name: &'static str,
    /// Its name for people.
    pub label: Words,
    /// When it runs: second (always 0), minute, hour, day, month, weekday, in Shanghai.
    pub cron: String,
    /// What it does.
    pub run: Work,
}

/// A job with its schedule understood.
pub(crate) struct Planned {
    pub(crate) name: &'static str,
    pub(crate) label: Words,
    pub(crate) frequency: Frequency,
    pub(crate) work: Work,
    /// Jobs of one lane run one after the other; none is a lane of its own.
    pub(crate) lane: Option<&'static str>,
    /// Whether its failing may be the fault of something outside the platform.
    pub(crate) is_outside: bool,
}

impl Planned {
    pub(crate) fn of(job: Job) -> Result<Self, SettingsError> {
        let frequency = Frequency::cron(job.name, &job.cron)?;
        let Job { name, label, run: work, .. } = job;
        Ok(Self { name, label, frequency, work, lane: None, is_outside: false })
    }
}

/// How often a job runs.
#[derive(Debug, Clone)]
pub(crate) enum Frequency {
    /// By a cron line, once a minute or less.
    Cron(Box<Schedule>),
    /// Every few seconds.
    Every(TimeDelta),
}

impl Frequency {
    pub(crate) fn cron(job: &str, line: &str) -> Result<Self, SettingsError> {
        let schedule = Schedule::from_str(line).map_err(|source| SettingsError::Cron {
            job: job.to_owned(),
            line: line.to_owned(),
            source,
        })?;
        if line.split_whitespace().next() != Some("0") {
            return Err(SettingsError::Second { job: job.to_owned(), line: line.to_owned() });
        }
        Ok(Self::Cron(Box::new(schedule)))
    }

    /// The latest turn at `now` or before.
    pub(crate) fn latest(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Cron(schedule) => {
                // The turn of this very second is wanted too, and the schedule looks before it.
                let after = now.with_timezone(&SHANGHAI) + TimeDelta::seconds(1);
                schedule
                    .after(&after)
                    .rev()
                    .map(|turn| turn.with_timezone(&Utc))
                    .find(|turn| *turn <= now)
            }
            Self::Every(period) => {
                let period_ms = period.num_milliseconds().max(1);
                let now_ms = now.timestamp_millis();
                DateTime::from_timestamp_millis(now_ms - now_ms.rem_euclid(period_ms))
            }
        }
    }

    /// The first turn after `now`.
    pub(crate) fn next(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self {
            Self::Cron(schedule) => {
                schedule.after(&now.with_timezone(&SHANGHAI)).next().map(|turn| turn.to_utc())
            }
            Self::Every(period) => self.latest(now)?.checked_add_signed(*period),
        }
    }

    /// The time between the turns around `now`.
    pub(crate) fn interval(&self, now: DateTime<Utc>) -> Option<TimeDelta> {
        Some(self.next(now)? - self.latest(now)?)
    }

    /// How it is written.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Cron(schedule) => schedule.source().to_owned(),
            Self::Every(period) => format!("every {} s", period.num_seconds()),
        }
    }
}

/// The places of the jobs, lane by lane.
pub(crate) fn lanes(plan: &[Planned]) -> Vec<Vec<usize>> {
    let mut lanes: Vec<(Option<&'static str>, Vec<usize>)> = Vec::new();
    for (place, job) in plan.iter().enumerate() {
        let known = lanes.iter_mut().find(|(lane, _)| lane.is_some() && *lane == job.lane);
        match known {
            Some((_, places)) => places.push(place),
            None => lanes.push((job.lane, vec![place])),
        }
    }
    lanes.into_iter().map(|(_, places)| places).collect()
}
