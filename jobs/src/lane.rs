//! The loop of a lane: jobs that run one after the other.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::job_run::Turn;
use tokio_util::sync::CancellationToken;

use crate::Inner;
use crate::plan::Planned;
use crate::run::{self, chain};

/// How often the trade's clock is read. An operator may move it, so nothing sleeps until a turn.
const LOOK: Duration = Duration::from_millis(250);

/// How long to wait when the database does not answer.
const TROUBLE: Duration = Duration::from_secs(2);

/// Runs the jobs at these indices of the plan whenever they have a turn, until `stop`. Of several missed
/// turns only the latest is run.
pub(crate) async fn run(inner: &Inner, indices: &[usize], stop: &CancellationToken) {
    let _running = Running::of(inner);
    let mut seen: HashMap<&'static str, DateTime<Utc>> = HashMap::new();
    while !stop.is_cancelled() {
        let woken = inner.wake.notified();
        let mut wait = LOOK;
        for job in indices.iter().filter_map(|index| inner.plan.get(*index)) {
            if stop.is_cancelled() {
                break;
            }
            if let Err(error) = take_turns(inner, job, &mut seen, stop).await {
                tracing::error!(job = job.name, error = chain(&error), "a job cannot be run");
                wait = TROUBLE;
            }
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = woken => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// Counts a lane as running, however its loop ends.
struct Running<'a>(&'a Inner);

impl<'a> Running<'a> {
    fn of(inner: &'a Inner) -> Self {
        inner.lanes.fetch_add(1, Ordering::SeqCst);
        Self(inner)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.lanes.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn take_turns(
    inner: &Inner,
    job: &Planned,
    seen: &mut HashMap<&'static str, DateTime<Utc>>,
    stop: &CancellationToken,
) -> domain::Result<()> {
    let latest = job.frequency.latest(inner.ground.moment().now);
    let is_new = |turn: &DateTime<Utc>| seen.get(job.name).is_none_or(|last| last < turn);
    if let Some(turn) = latest.filter(is_new) {
        run::run(&inner.ground, job, Turn::Scheduled(turn), stop).await?;
        seen.insert(job.name, turn);
    }
    if inner.take_request(job.name) {
        run::run(&inner.ground, job, Turn::OnDemand, stop).await?;
    }
    Ok(())
}
