//! Followers of the ledger, and the loop that keeps each at its end.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use domain::{Error, Ground, Result, messages};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::{Mutex, watch};
use tokio_util::sync::CancellationToken;

use crate::measure;
use crate::run::chain;

/// Entries of the ledger in one transaction.
const ENTRIES_MAX: i64 = 500;

/// How long a follower waits at most before it looks without being woken.
const LOOK: Duration = Duration::from_secs(5);

/// How long a follower waits after a failure: at first, and at most.
const TROUBLE: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

/// Something derived from the ledger that keeps its own position. It may run twice for one entry without
/// harm.
pub trait Follower: Send + Sync {
    /// The name in logs and metrics.
    fn name(&self) -> &'static str;

    /// Takes the next entries; returns how many, and 0 at the end of the ledger. Never called twice at once
    /// in one process.
    fn catch_up(&self) -> BoxFuture<'_, Result<usize>>;
}

/// Messages on the site, and their mail.
pub(crate) struct MessagesFollower {
    ground: Ground,
}

impl MessagesFollower {
    pub(crate) fn new(ground: Ground) -> Self {
        Self { ground }
    }

    async fn step(&self) -> Result<usize> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let taken = messages::follow(&tx, &self.ground.moment(), ENTRIES_MAX).await?;
        tx.commit().await?;
        Ok(taken)
    }
}

impl Follower for MessagesFollower {
    fn name(&self) -> &'static str {
        messages::FOLLOWER
    }

    fn catch_up(&self) -> BoxFuture<'_, Result<usize>> {
        Box::pin(self.step())
    }
}

/// A follower with the lock that keeps it from running twice at once.
pub(crate) struct Followed {
    follower: Arc<dyn Follower>,
    busy: Mutex<()>,
}

impl Followed {
    pub(crate) fn new(follower: Arc<dyn Follower>) -> Self {
        Self {
            follower,
            busy: Mutex::new(()),
        }
    }

    /// Takes the follower to the end of the ledger; returns how many entries it took. A panic counts as a
    /// failure, so that it does not end the loop.
    pub(crate) async fn to_the_end(&self, stop: &CancellationToken) -> Result<usize> {
        let _busy = self.busy.lock().await;
        let mut taken: usize = 0;
        while !stop.is_cancelled() {
            let step = AssertUnwindSafe(self.follower.catch_up())
                .catch_unwind()
                .await;
            match step.unwrap_or_else(|_| Err(Error::internal("the follower panicked")))? {
                0 => break,
                more => taken = taken.saturating_add(more),
            }
        }
        Ok(taken)
    }

    /// Keeps the follower at the end until `stop`; `reached` carries the end of the ledger.
    pub(crate) async fn run(&self, mut reached: watch::Receiver<i64>, stop: &CancellationToken) {
        let name = self.follower.name();
        let mut trouble = TROUBLE.0;
        while !stop.is_cancelled() {
            let end = *reached.borrow_and_update();
            let wait = match self.to_the_end(stop).await {
                Ok(taken) => {
                    measure::followed(name, taken, end);
                    trouble = TROUBLE.0;
                    LOOK
                }
                Err(error) => {
                    measure::follower_failed(name);
                    tracing::error!(follower = name, error = chain(&error), "a follower failed");
                    tokio::select! {
                        () = stop.cancelled() => {}
                        () = tokio::time::sleep(trouble) => {}
                    }
                    trouble = TROUBLE.1.min(trouble * 2);
                    Duration::ZERO
                }
            };
            tokio::select! {
                () = stop.cancelled() => {}
                _ = reached.changed() => {}
                () = tokio::time::sleep(wait) => {}
            }
        }
    }
}
