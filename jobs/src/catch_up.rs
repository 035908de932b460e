//! Bringing everything to the present at once, after the clock was moved and in tests.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use domain::job_run::Turn;
use domain::{Clock, Error, Result, SystemClock, job_run};
use tokio_util::sync::CancellationToken;

use crate::Inner;
use crate::run::{self, Outcome};
use crate::sequencer;

/// Rounds that no catching up needs: more mean that the jobs never settle.
const ROUNDS_MAX: usize = 50;

/// How long to wait for runs of other loops and processes.
const OTHERS_WAIT_MAX: Duration = Duration::from_secs(10);

/// How often to look whether they have ended.
const LOOK: Duration = Duration::from_millis(10);

pub(crate) async fn run(inner: &Inner) -> Result<()> {
    let _alone = inner.catching_up.lock().await;
    let stop = CancellationToken::new();
    let mut failures: HashMap<&'static str, Error> = HashMap::new();
    for _ in 0..ROUNDS_MAX {
        follow(inner, &stop).await?;
        inner.ground.refresh().await?;
        let mut done: u64 = 0;
        for job in &inner.plan {
            // A failed job would fail again; the others go on.
            if failures.contains_key(job.name) {
                continue;
            }
            match run::run(&inner.ground, job, Turn::OnDemand, &stop).await? {
                Outcome::Done(more) => done = done.saturating_add(more),
                Outcome::Failed(error) => {
                    failures.insert(job.name, error);
                }
                Outcome::Taken => {}
            }
        }
        // A row locked by another run was skipped here: that run must end, and the row be checked
        // once more.
        let waited = wait_for_others(inner).await?;
        let followed = follow(inner, &stop).await?;
        if done == 0 && followed == 0 && !waited {
            return first_of_ours(inner, failures);
        }
    }
    Err(Error::internal("the jobs find no end"))
}

/// The first failure of a job that depends on nothing outside the platform.
fn first_of_ours(inner: &Inner, mut failures: HashMap<&'static str, Error>) -> Result<()> {
    let ours = inner.plan.iter().filter(|job| !job.is_outside);
    ours.filter_map(|job| failures.remove(job.name))
        .next()
        .map_or(Ok(()), Err)
}

/// Assigns positions and takes the followers to the end; returns how many entries were processed.
async fn follow(inner: &Inner, stop: &CancellationToken) -> Result<usize> {
    let mut moved: usize = 0;
    loop {
        match sequencer::assign_positions(&inner.ground).await? {
            Some(0) => break,
            Some(placed) => moved = moved.saturating_add(usize::try_from(placed).unwrap_or(0)),
            None => tokio::time::sleep(LOOK).await,
        }
    }
    for followed in &inner.followers {
        moved = moved.saturating_add(followed.to_the_end(stop).await?);
    }
    Ok(moved)
}

/// Waits until no other loop or process is at work on a job of a lane; returns whether one was.
async fn wait_for_others(inner: &Inner) -> Result<bool> {
    let names: Vec<&str> = inner
        .plan
        .iter()
        .filter(|job| job.lane.is_some())
        .map(|job| job.name)
        .collect();
    let started = Instant::now();
    let mut waited = false;
    while started.elapsed() < OTHERS_WAIT_MAX {
        let connection = inner.ground.db.get().await?;
        if job_run::running(&connection, SystemClock.now(), &names).await? == 0 {
            break;
        }
        drop(connection);
        waited = true;
        tokio::time::sleep(LOOK).await;
    }
    Ok(waited)
}
