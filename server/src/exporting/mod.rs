//! Exports in the background: lists that are read piece by piece with the rights of whoever asked, and written into a file.
//!
//! A piece is read by the very operation that answers requests for the list, as one request of its reader: with its place
//! at work, and without any connection in between. The file grows on disk, and is stored when the last row is written, so
//! that nobody gets a part of it. A process is known to be alive by a connection that it keeps for that alone: an attempt that
//! is killed is begun anew by whoever finds the process gone, at once where it is started again.

mod file;
mod worker;

use std::sync::Arc;
use std::time::Duration;

use domain::database::{Connection, Purpose};
use domain::export::{self, Claim, Holder};
use domain::{Clock, Error, Ground, Result, SystemClock};
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

pub(crate) use file::stored;

use crate::app::{App, WeakApp};
use crate::cause::cause;
use crate::http::Operation;
use worker::write;

/// Exports that a process writes at the same time, of as many organisations.
const AT_ONCE: usize = 3;

/// How often a process looks for exports that others left, or that wait for their time.
const LOOK: Duration = Duration::from_secs(10);

/// Writes exports. Cheap to clone.
#[derive(Clone)]
pub struct Exporter {
    /// The lists, in the order in which their paths are tried.
    lists: Arc<Vec<Operation>>,
    wake: Arc<Notify>,
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Exporter {
    /// An exporter that does nothing before it is [started](Self::start).
    pub(crate) fn new(lists: Vec<Operation>) -> Self {
        let tasks = TaskTracker::new();
        tasks.close();
        Self {
            lists: Arc::new(lists),
            wake: Arc::new(Notify::new()),
            stop: CancellationToken::new(),
            tasks,
        }
    }

    /// Begins to write what waits, until it is stopped or the program is gone.
    pub(crate) fn start(&self, app: WeakApp) {
        let exporter = self.clone();
        self.tasks.spawn(exporter.run(app));
    }

    /// Says that an export waits.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Stops after the current pieces, and leaves the exports to other processes.
    pub async fn stop(&self) {
        self.stop.cancel();
        self.tasks.wait().await;
    }

    pub(crate) fn lists(&self) -> &[Operation] {
        &self.lists
    }

    async fn run(self, app: WeakApp) {
        let workers = Arc::new(Semaphore::new(AT_ONCE));
        let Some(ground) = app
            .upgrade()
            .map(|app| app.ground().used_for(Purpose::Presence))
        else {
            return;
        };
        let mut presence = Presence::default();
        while !self.stop.is_cancelled() {
            let Some(app) = app.upgrade() else {
                return;
            };
            let begun = match presence.renewed(&ground).await {
                Ok(Some(holder)) => self.begin_all(&app, &workers, holder).await,
                Ok(None) => Ok(()),
                Err(error) => Err(error),
            };
            if let Err(error) = begun {
                tracing::warn!(error = cause(&error), "exports wait");
            }
            drop(app);
            tokio::select! {
                () = self.stop.cancelled() => {}
                () = self.wake.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Begins what waits, as far as there are workers.
    async fn begin_all(&self, app: &App, workers: &Arc<Semaphore>, holder: Holder) -> Result<()> {
        while let Ok(worker) = Arc::clone(workers).try_acquire_owned() {
            let Some(claim) = claim(app, holder).await? else {
                return Ok(());
            };
            let (exporter, app) = (self.clone(), app.clone());
            self.tasks.spawn(async move {
                exporter.attempt(&app, claim).await;
                drop(worker);
                exporter.wake();
            });
        }
        Ok(())
    }

    async fn attempt(&self, app: &App, claim: Claim) {
        match write(app, &claim, &self.stop).await {
            Ok(()) | Err(Error::Stale) => {}
            Err(error) => {
                tracing::error!(export = %claim.export, error = cause(&error),
                    "an export is left for later");
            }
        }
    }
}

/// The connection by which others see that this process is alive.
#[derive(Default)]
struct Presence<'db>(Option<(Connection<'db>, Holder)>);

impl<'db> Presence<'db> {
    /// Who this process is; somebody else after the connection was lost, since others may have taken over what it had.
    async fn renewed(&mut self, ground: &'db Ground) -> Result<Option<Holder>> {
        if let Some((connection, holder)) = &self.0
            && matches!(export::is_present(connection, *holder).await, Ok(true))
        {
            return Ok(Some(*holder));
        }
        self.0 = None;
        let connection = ground.db.get().await?;
        let holder = export::appear(&connection).await?;
        self.0 = holder.map(|holder| (connection, holder));
        Ok(holder)
    }
}

async fn claim(app: &App, holder: Holder) -> Result<Option<Claim>> {
    let ground = app.ground().used_for(Purpose::Jobs);
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let claim = export::claim(&tx, SystemClock.now(), holder).await?;
    tx.commit().await?;
    Ok(claim)
}
