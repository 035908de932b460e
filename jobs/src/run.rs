//! One run of one job: claimed, watched over, recorded.

use std::error::Error as StdError;
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

use domain::job_run::{self, RunId, Turn};
use domain::{Clock, Error, Ground, Result, SystemClock};
use futures_util::FutureExt;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use crate::measure;
use crate::plan::Planned;

/// How often a run records that its process is alive.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// How long a run may go on after the program begins to stop.
const STOP_WAIT: Duration = Duration::from_secs(5);

#[derive(Debug)]
pub(crate) enum Outcome {
    /// Another process has claimed it.
    Taken,
    /// It ended, having done this many things.
    Done(u64),
    /// It failed; the failure is recorded.
    Failed(Error),
}

/// Claims a turn of a job and runs it. A failure of the job is an outcome; an error means that the run
/// could not be recorded.
pub(crate) async fn run(
    ground: &Ground,
    job: &Planned,
    turn: Turn,
    stop: &CancellationToken,
) -> Result<Outcome> {
    let Some(run) = claim(ground, job.name, turn).await? else {
        return Ok(Outcome::Taken);
    };
    let started = Instant::now();
    let outcome = work(ground, job, run, stop).await;
    measure::ran(job.name, outcome.is_ok(), started.elapsed());
    match outcome {
        Ok(done) => {
            record(ground, run, Ok(done)).await?;
            if 0 < done {
                tracing::info!(job = job.name, done, "job ran");
            }
            Ok(Outcome::Done(done))
        }
        Err(error) => {
            let text = chain(&error);
            tracing::error!(
                job = job.name,
                error = text,
                "job failed; its next turn tries again"
            );
            record(ground, run, Err(&text)).await?;
            Ok(Outcome::Failed(error))
        }
    }
}

async fn claim(ground: &Ground, name: &str, turn: Turn) -> Result<Option<RunId>> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let run = job_run::claim(&tx, &ground.moment(), SystemClock.now(), name, turn).await?;
    tx.commit().await?;
    Ok(run)
}

async fn record(ground: &Ground, run: RunId, outcome: Result<u64, &str>) -> Result<()> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let moment = ground.moment();
    match outcome {
        Ok(done) => {
            let done = i64::try_from(done).unwrap_or(i64::MAX);
            job_run::finish(&tx, &moment, run, done).await?;
        }
        Err(error) => job_run::fail(&tx, &moment, run, error).await?,
    }
    tx.commit().await?;
    Ok(())
}

/// Runs the work with a heartbeat, and ends it when the program has to stop. A panic counts as a failure,
/// so that it does not end the loop that runs the job.
async fn work(ground: &Ground, job: &Planned, run: RunId, stop: &CancellationToken) -> Result<u64> {
    let mut working = AssertUnwindSafe((job.work)()).catch_unwind();
    let mut heartbeats =
        tokio::time::interval_at(tokio::time::Instant::now() + HEARTBEAT, HEARTBEAT);
    heartbeats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let stopped = async {
        stop.cancelled().await;
        tokio::time::sleep(STOP_WAIT).await;
    };
    tokio::pin!(stopped);
    loop {
        tokio::select! {
            worked = &mut working => {
                return worked.unwrap_or_else(|_| Err(Error::internal("the job panicked")));
            }
            () = &mut stopped => return Err(Error::internal("the program was stopped")),
            _ = heartbeats.tick() => {
                if let Err(error) = record_heartbeat(ground, run).await {
                    tracing::warn!(job = job.name, error = chain(&error), "cannot record the heartbeat of a run");
                }
            }
        }
    }
}

async fn record_heartbeat(ground: &Ground, run: RunId) -> Result<()> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    job_run::record_heartbeat(&tx, SystemClock.now(), run).await?;
    tx.commit().await?;
    Ok(())
}

/// What went wrong, for the log and the operators: the causes, where the error itself only says that there
/// are some.
pub(crate) fn chain(error: &Error) -> String {
    match error {
        Error::Unavailable(cause) | Error::Internal(cause) => causes(&**cause),
        Error::Refused(_)
        | Error::Forbidden
        | Error::NotFound
        | Error::Invalid(_)
        | Error::Stale => causes(error),
    }
}

/// An error with its causes; some errors already include the text of their cause.
pub(crate) fn causes(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.ends_with(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_are_named_once_and_the_general_phrase_is_left_out() {
        #[derive(Debug, thiserror::Error)]
        #[error("the server said {0}")]
        struct Outer(#[source] std::io::Error);

        let refused = || std::io::Error::other("connection refused");
        assert_eq!(chain(&Error::internal(refused())), "connection refused");
        assert_eq!(
            causes(&Outer(refused())),
            "the server said connection refused"
        );
        assert_eq!(chain(&Error::Stale), "it has changed meanwhile");
    }
}
