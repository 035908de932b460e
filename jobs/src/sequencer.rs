//! The sequencer: gives committed events their positions, and triggers what follows from them.

use std::time::{Duration, Instant};

use domain::{Ground, Result, log, messages};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::run::chain;
use crate::{Inner, due, measure};

/// How often to look without being woken: another process may have written.
const LOOK: Duration = Duration::from_millis(250);

/// How long to leave the ledger alone after assigning positions: under load many commits arrive in that
/// time, and each assignment costs a flush to disk, as each commit does.
const GATHER: Duration = Duration::from_millis(50);

/// How often the calendar and the rulebook are checked, whatever the ledger contains.
const REFRESH: Duration = Duration::from_secs(5);

/// How long to wait when the database does not answer.
const TROUBLE: Duration = Duration::from_secs(2);

/// Assigns positions until `stop`, publishes the end of the ledger through `reached`, and requests the jobs
/// that events trigger.
pub(crate) async fn run(inner: &Inner, reached: &watch::Sender<i64>, stop: &CancellationToken) {
    let mut seen = None;
    let mut refreshed = Instant::now();
    while !stop.is_cancelled() {
        let wait = match step(inner, reached, &mut seen, &mut refreshed).await {
            Ok(()) => LOOK,
            Err(error) => {
                tracing::error!(error = chain(&error), "the sequencer cannot work");
                TROUBLE
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = commit_after(inner, GATHER), if wait == LOOK => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

async fn commit_after(inner: &Inner, pause: Duration) {
    tokio::time::sleep(pause).await;
    inner.ground.wait_for_commit().await;
}

async fn step(
    inner: &Inner,
    reached: &watch::Sender<i64>,
    seen: &mut Option<i64>,
    refreshed: &mut Instant,
) -> Result<()> {
    let ground = &inner.ground;
    assign_positions(ground).await?;
    let connection = ground.db.get().await?;
    ground.follow_clock(&connection).await?;
    let last = log::last_position(&connection).await?;
    // Earlier events need no job: the first turns of this process do their work.
    let before = seen.unwrap_or(last);
    if before < last {
        let wanted: Vec<&str> = due::all(ground)
            .flat_map(|work| work.woken_by.iter().map(|kind| kind.name))
            .chain(refreshing(ground))
            .collect();
        let kinds = log::kinds_between(&connection, before, last, &wanted).await?;
        drop(connection);
        react_to(inner, &kinds).await?;
    }
    *seen = Some(last);
    reached.send_if_modified(|end| std::mem::replace(end, last) != last);
    if REFRESH <= refreshed.elapsed() {
        *refreshed = Instant::now();
        ground.refresh().await?;
        report(ground, last).await?;
    }
    Ok(())
}

/// The kinds of events after which the calendar and the rulebook are read again.
fn refreshing(ground: &Ground) -> impl Iterator<Item = &'static str> + use<> {
    let events = ground.moment().capabilities.iter();
    let events = events.flat_map(|one| one.events);
    events.filter(|kind| kind.refreshes).map(|kind| kind.name)
}

async fn react_to(inner: &Inner, kinds: &[String]) -> Result<()> {
    if refreshing(&inner.ground).any(|name| kinds.iter().any(|kind| kind == name)) {
        inner.ground.refresh().await?;
    }
    for work in due::all(&inner.ground) {
        if work
            .woken_by
            .iter()
            .any(|kind| kinds.iter().any(|one| one == kind.name))
        {
            inner.request(work.name);
        }
    }
    Ok(())
}

/// Gives every committed event its position; returns how many got one, and `None` when another process
/// holds the lock.
pub(crate) async fn assign_positions(ground: &Ground) -> Result<Option<i64>> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let placed = log::assign_positions(&tx).await?;
    tx.commit().await?;
    Ok(placed.map(|(placed, _)| placed))
}

async fn report(ground: &Ground, last: i64) -> Result<()> {
    let connection = ground.db.get().await?;
    let waiting = log::waiting(&connection).await?;
    let notified = log::follower_position(&connection, messages::FOLLOWER).await?;
    let (mail, _) = messages::mail_waiting(&connection).await?;
    measure::ledger(last, waiting, last - notified, mail);
    Ok(())
}
