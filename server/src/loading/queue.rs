//! The files that wait to be loaded: those of one organisation one after the other, those of several beside each other.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::loading::{self, Claim};
use domain::{Clock, Ground, OrganisationId, SystemClock};
use edge::{Place, Places, Share};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::run_import;
use crate::cause::cause;

/// Files that are loaded at the same time.
const AT_ONCE: usize = 4;

/// Files from this size on are long: they take many seconds.
const LONG_BYTES: i64 = 1 << 20;

/// Of the files at the same time so many may be long, so that short ones of others never wait for one to end.
const LONG_AT_ONCE: usize = 2;

/// How often it is shown that a file which waits is not abandoned.
const HEARTBEAT_EVERY: Duration = Duration::from_secs(15);

/// What the workers are shared out by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Long;

#[derive(Debug, Clone, Copy)]
struct Waiting {
    claim: Claim,
    bytes: i64,
}

/// What waits, by organisation. An organisation has a line as long as somebody works on its files.
pub(super) struct Queue {
    lines: Mutex<HashMap<OrganisationId, VecDeque<Waiting>>>,
    workers: Places<Long>,
    /// Files that wait or are loaded.
    count: watch::Sender<usize>,
}

impl Queue {
    pub(super) fn new() -> Self {
        Self {
            lines: Mutex::default(),
            workers: Places::new(AT_ONCE),
            count: watch::Sender::new(0),
        }
    }

    /// Adds a file; returns whether somebody must begin to [`work_for`] the organisation.
    #[must_use]
    pub(super) fn add(&self, organisation: OrganisationId, claim: Claim, bytes: i64) -> bool {
        self.count.send_modify(|count| *count += 1);
        let mut lines = self.lines();
        let is_first = !lines.contains_key(&organisation);
        let line = lines.entry(organisation).or_default();
        line.push_back(Waiting { claim, bytes });
        is_first
    }

    /// Waits until no file waits or is loaded.
    pub(super) async fn wait_idle(&self) {
        let mut count = self.count.subscribe();
        // It fails only when the sender is gone, and the sender lives as long as this value.
        let _ = count.wait_for(|count| *count == 0).await;
    }

    /// The next file of an organisation, which stays in its line; the line ends when it is empty.
    fn first(&self, organisation: OrganisationId) -> Option<Waiting> {
        let mut lines = self.lines();
        let first = lines.get(&organisation)?.front().copied();
        if first.is_none() {
            lines.remove(&organisation);
        }
        first
    }

    fn remove_first(&self, organisation: OrganisationId) {
        let mut lines = self.lines();
        lines.get_mut(&organisation).and_then(VecDeque::pop_front);
    }

    fn waiting(&self) -> Vec<Claim> {
        let lines = self.lines();
        lines.values().flatten().map(|one| one.claim).collect()
    }

    /// A worker for a file of this size, as soon as one is free.
    async fn worker(&self, bytes: i64) -> Place<Long> {
        let long = Share {
            of: Long,
            max: LONG_AT_ONCE,
        };
        let shares = (LONG_BYTES <= bytes).then_some(long);
        loop {
            let worker = self.workers.take(shares.as_slice(), 1, Duration::MAX).await;
            if let Ok(worker) = worker {
                return worker;
            }
        }
    }

    fn lines(&self) -> MutexGuard<'_, HashMap<OrganisationId, VecDeque<Waiting>>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Loads the files of one organisation, until none is left or the program stops.
pub(super) async fn work_for(
    organisation: OrganisationId,
    ground: Ground,
    queue: Arc<Queue>,
    stop: CancellationToken,
) {
    while let Some(next) = queue.first(organisation) {
        let worker = tokio::select! {
            biased;
            () = stop.cancelled() => None,
            worker = queue.worker(next.bytes) => Some(worker),
        };
        queue.remove_first(organisation);
        match worker {
            Some(_worker) => {
                if let Err(error) = run_import(&ground, next.claim, &stop).await {
                    tracing::error!(import = %next.claim.import, error = cause(&error),
                        "an import is left for later");
                }
            }
            None => release(&ground, &next.claim).await,
        }
        queue.count.send_modify(|count| *count -= 1);
    }
}

async fn release(ground: &Ground, claim: &Claim) {
    let released = async {
        let connection = ground.db.get().await?;
        loading::release(&connection, claim).await
    };
    if let Err(error) = released.await {
        tracing::warn!(import = %claim.import, error = cause(&error),
            "an import waits until it is seen to be abandoned");
    }
}

/// Shows that files which wait are not abandoned, until the program stops.
pub(super) async fn give_heartbeats(ground: Ground, queue: Arc<Queue>, stop: CancellationToken) {
    while stop
        .run_until_cancelled(tokio::time::sleep(HEARTBEAT_EVERY))
        .await
        .is_some()
    {
        for claim in queue.waiting() {
            let given = async {
                let connection = ground.db.get().await?;
                loading::heartbeat(&connection, SystemClock.now(), &claim).await
            };
            if let Err(error) = given.await {
                tracing::warn!(import = %claim.import, error = cause(&error),
                    "an import that waits may be seen as abandoned");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn long_files_of_all_leave_workers_for_short_ones() {
        let queue = Queue::new();
        let first = queue.worker(LONG_BYTES).now_or_never();
        let second = queue.worker(i64::MAX).now_or_never();
        assert!(first.is_some() && second.is_some());
        let mut third = Box::pin(queue.worker(LONG_BYTES));
        assert!(third.as_mut().now_or_never().is_none());
        let short = queue.worker(LONG_BYTES - 1).now_or_never();
        assert!(short.is_some());
        drop(first);
        assert!(third.as_mut().now_or_never().is_some());
    }
}
