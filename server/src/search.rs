//! The search index of this process, and how it follows the ledger.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use domain::catalogue;
use domain::database::Purpose;
use domain::log;
use domain::{Error, Ground, OrganisationId, ProductId, Result, party};
use futures_util::future::BoxFuture;
use search_index::{Checkpoint, IndexError, ProductIndex, SearchError, SearchPage, SearchQuery};
use serde::Serialize;
use tokio::sync::{Mutex, Semaphore};

use crate::documents::{changed_products, documents_of};

const ENTRIES: i64 = 1_000;

/// After so many entries that change no product, the index commits its position all the same: at
/// most so many are read again after a restart.
const QUIET_ENTRIES_MAX: i64 = 5_000;

/// How often and how long to wait for the sequencer before a rebuild.
const SEQUENCING_TRIES_MAX: usize = 100;
const SEQUENCING_PAUSE: Duration = Duration::from_millis(20);

const PRODUCTS: usize = 2_000;

/// After so many failures of writing one after the other, what the index holds is not known, and it is built again.
const FAILED_WRITES_MAX: u32 = 2;

/// After so many failed steps one after the other, the index is not ready: it does not follow.
const FAILED_STEPS_MAX: u32 = 3;

/// Events after which names of classes or manufacturers may have changed.
const RENAMING: [&str; 4] = [
    catalogue::PRODUCTS_LOADED.kind.name,
    party::ORGANISATION_ENTERED.kind.name,
    party::ORGANISATION_EDITED.kind.name,
    catalogue::CERTIFICATES_EXPIRED.kind.name,
];

/// Cheap to clone.
#[derive(Clone)]
pub struct Search {
    ground: Ground,
    index: ProductIndex,
    /// One permit for each processor: without a bound, waiting searches would take the processors
    /// from the follower, and the index would lag behind ever more.
    searching: Arc<Semaphore>,
    writing: Arc<Mutex<()>>,
    /// How far the ledger was read; the index commits a position only together with changed
    /// products.
    read_to: Arc<RwLock<Checkpoint>>,
    labels: Arc<RwLock<Arc<Labels>>>,
    state: Arc<State>,
}

/// What is known of the index beside what it holds.
#[derive(Debug, Default)]
struct State {
    /// Whether it was compared with the history of the database since the program started.
    is_known: AtomicBool,
    built: AtomicU64,
    to_build: AtomicU64,
    /// One after the other, until one succeeds.
    failed_writes: AtomicU32,
    failed_steps: AtomicU32,
}

/// How far the building of the index is.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Progress {
    /// Products that are in it.
    pub done: u64,
    /// Products that there are.
    pub total: u64,
}

/// Why a search has no answer.
#[derive(Debug)]
pub enum Unanswered {
    /// The index is being built: what it would find is not known.
    Building(Progress),
    Refused(SearchError),
}

/// The labels of facets and classes, by which products are found too. They are read again when an event may have changed names.
#[derive(Debug, Default)]
pub struct Labels {
    /// Names of classes by code.
    pub categories: BTreeMap<String, String>,
    /// Names of manufacturers by id.
    pub manufacturers: HashMap<OrganisationId, String>,
}

impl Labels {
    /// Whether a class or a manufacturer that had a name has another one.
    fn renames_one_of(&self, before: &Self) -> bool {
        let is_other = |now: Option<&String>, name: &String| now.is_some_and(|now| now != name);
        let mut classes = before.categories.iter();
        let mut manufacturers = before.manufacturers.iter();
        classes.any(|(code, name)| is_other(self.categories.get(code), name))
            || manufacturers.any(|(id, name)| is_other(self.manufacturers.get(id), name))
    }
}

impl Search {
    /// Opens the index under `directory`. When it is missing, damaged, of another version or of another
    /// history than the database, the first step of the follower builds it.
    ///
    /// # Errors
    /// When the directory cannot be used.
    pub async fn open(ground: Ground, directory: &Path) -> Result<Self> {
        let directory = directory.to_owned();
        let opening = tokio::task::spawn_blocking(move || ProductIndex::open_or_create(directory));
        let index = opening
            .await
            .map_err(Error::internal)?
            .map_err(Error::internal)?;
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let search = Self {
            // Only following the ledger needs the database: what a hit shows is read by who shows it.
            ground: ground.used_for(Purpose::Jobs),
            index,
            searching: Arc::new(Semaphore::new(processors)),
            writing: Arc::default(),
            read_to: Arc::default(),
            labels: Arc::default(),
            state: Arc::default(),
        };
        if let Err(error) = search.become_known().await {
            // The follower tries again; until then no search is answered.
            tracing::warn!(%error, "the index cannot be compared with the database yet");
        }
        Ok(search)
    }

    /// Compares the index with the history of the database, and reads the labels.
    async fn become_known(&self) -> Result<()> {
        let connection = self.ground.db.get().await?;
        self.compare(&connection).await?;
        drop(connection);
        if !self.state.is_known.load(Ordering::Acquire) {
            self.keep_labels(self.labels_of_today().await?);
            self.state.is_known.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// Whether the entry that the index has come to is the one that the database has there: after an earlier
    /// state of the database was restored, it is not, however far the new history has come. The index then
    /// answers no more until it is built again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn compare(&self, connection: &domain::database::Connection<'_>) -> Result<bool> {
        let reached = self.reached();
        let mark = log::mark_at(connection, reached.position).await?;
        // While the index was built again, what was compared may have been replaced.
        let belongs = reached.position == 0
            || mark.is_some_and(|mark| mark == reached.mark)
            || reached != self.reached();
        if !belongs && self.index.needs_rebuild().is_none() {
            tracing::warn!("the search index follows another history than the database has");
            self.index.disown();
        }
        Ok(belongs)
    }

    /// How far the index is, while it cannot answer.
    #[must_use]
    pub fn building(&self) -> Option<Progress> {
        if self.is_built() {
            return None;
        }
        Some(Progress {
            done: self.state.built.load(Ordering::Relaxed),
            total: self.state.to_build.load(Ordering::Relaxed),
        })
    }

    /// Searches, off the event loop.
    ///
    /// # Errors
    /// The inner error states why there is no answer: what is not known is not nothing.
    pub async fn search(
        &self,
        query: SearchQuery,
    ) -> Result<std::result::Result<SearchPage, Unanswered>> {
        if let Some(progress) = self.building() {
            return Ok(Err(Unanswered::Building(progress)));
        }
        let index = self.index.clone();
        let permit = Arc::clone(&self.searching).acquire_owned().await;
        let permit = permit.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            index.search(&query).map_err(Unanswered::Refused)
        })
        .await
        .map_err(Error::internal)
    }

    #[must_use]
    pub fn labels(&self) -> Arc<Labels> {
        Arc::clone(&self.labels.read().unwrap_or_else(PoisonError::into_inner))
    }

    async fn labels_of_today(&self) -> Result<Labels> {
        let connection = self.ground.db.get().await?;
        let day = self.ground.moment().today();
        Ok(Labels {
            categories: catalogue::categories(&connection, day).await?,
            manufacturers: party::manufacturer_names(&connection).await?,
        })
    }

    fn keep_labels(&self, labels: Labels) {
        *self.labels.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(labels);
    }

    /// The position of the ledger up to which searches see changes.
    #[must_use]
    pub fn position(&self) -> i64 {
        self.reached().position
    }

    fn reached(&self) -> Checkpoint {
        let committed = self.index.checkpoint();
        let read = self.read_to.read().unwrap_or_else(PoisonError::into_inner);
        if read.position > committed.position {
            read.clone()
        } else {
            committed
        }
    }

    #[must_use]
    pub fn count(&self) -> u64 {
        self.index.count()
    }

    /// `false` while the index is missing, damaged, of another version or of another history.
    #[must_use]
    pub fn is_built(&self) -> bool {
        self.state.is_known.load(Ordering::Acquire) && self.index.needs_rebuild().is_none()
    }

    /// Whether it keeps failing to follow the ledger, so that it holds less and less of what there is.
    #[must_use]
    pub fn is_failing(&self) -> bool {
        FAILED_STEPS_MAX <= self.state.failed_steps.load(Ordering::Relaxed)
    }

    /// Builds a new index beside the old one, which serves meanwhile. Returns how many products it
    /// holds.
    ///
    /// # Errors
    /// When the database or the directory fails.
    pub async fn rebuild(&self) -> Result<u64> {
        let _writing = self.writing.lock().await;
        self.rebuild_alone().await
    }

    async fn rebuild_alone(&self) -> Result<u64> {
        let moment = self.ground.moment();
        self.sequence_committed().await?;
        let labels = self.labels_of_today().await?;
        let connection = self.ground.db.get().await?;
        // Read before the products: what is committed later is written again by the follower.
        let reached = checkpoint(&connection, log::last_position(&connection).await?).await?;
        let total = catalogue::product_count(&connection).await?;
        let total = u64::try_from(total).unwrap_or_default();
        self.state.to_build.store(total, Ordering::Relaxed);
        self.state.built.store(0, Ordering::Relaxed);
        let mut rebuild = self.index.rebuild().map_err(Error::internal)?;
        let mut after = ProductId(0);
        loop {
            let rows = i64::try_from(PRODUCTS).unwrap_or(i64::MAX);
            let products = catalogue::products_after(&connection, after, rows).await?;
            let Some(last) = products.last() else {
                break;
            };
            after = last.id;
            let documents =
                documents_of(&connection, &moment, &labels.categories, products).await?;
            rebuild =
                tokio::task::spawn_blocking(move || rebuild.add(&documents).map(|()| rebuild))
                    .await
                    .map_err(Error::internal)?
                    .map_err(Error::internal)?;
            let built = rebuild.added();
            self.state.built.store(built, Ordering::Relaxed);
            if built.is_multiple_of(100_000) {
                tracing::info!(built, "building the search index");
            }
        }
        let built = rebuild.added();
        let position = reached.position;
        self.keep_labels(labels);
        // Of another history it could be beyond the end of this one.
        *self.read_to.write().unwrap_or_else(PoisonError::into_inner) = reached.clone();
        tokio::task::spawn_blocking(move || rebuild.finish(reached))
            .await
            .map_err(Error::internal)?
            .map_err(Error::internal)?;
        self.state.failed_writes.store(0, Ordering::Relaxed);
        tracing::info!(built, position, "the search index is built");
        Ok(built)
    }

    /// Assigns positions to committed events, so that the index that is built next contains them
    /// and need not write them again. After some tries it goes on without: writing twice does no
    /// harm.
    async fn sequence_committed(&self) -> Result<()> {
        for _ in 0..SEQUENCING_TRIES_MAX {
            let mut connection = self.ground.db.get().await?;
            let tx = connection.transaction().await?;
            let assigned = log::assign_positions(&tx).await?;
            tx.commit().await?;
            if assigned.is_some() {
                break;
            }
            // The sequencer of some process holds the lock.
            tokio::time::sleep(SEQUENCING_PAUSE).await;
        }
        Ok(())
    }

    async fn step(&self) -> Result<usize> {
        let _writing = self.writing.lock().await;
        self.become_known().await?;
        if self.index.needs_rebuild().is_some() {
            return self.rebuild_alone().await.map(|_| 1);
        }
        let connection = self.ground.db.get().await?;
        let entries = log::after(&connection, self.position(), ENTRIES).await?;
        let Some(position) = entries.last().map(|entry| entry.position) else {
            return Ok(0);
        };
        if entries
            .iter()
            .any(|entry| RENAMING.contains(&entry.kind.as_str()))
        {
            let labels = self.labels_of_today().await?;
            if labels.renames_one_of(&self.labels()) {
                // All products of the class or the manufacturer are found by its name, and the events name few of them.
                drop(connection);
                return self.rebuild_alone().await.map(|_| 1);
            }
            self.keep_labels(labels);
        }
        let changed = changed_products(&connection, &entries).await?;
        let quiet = changed.is_empty() && position < self.index.position() + QUIET_ENTRIES_MAX;
        let reached = checkpoint(&connection, position).await?;
        if !quiet {
            self.write(&connection, &changed, reached.clone()).await?;
        }
        *self.read_to.write().unwrap_or_else(PoisonError::into_inner) = reached;
        Ok(entries.len())
    }

    /// Writes products into the index, and commits them with their position.
    async fn write(
        &self,
        connection: &domain::database::Connection<'_>,
        changed: &[ProductId],
        reached: Checkpoint,
    ) -> Result<()> {
        let moment = self.ground.moment();
        let labels = self.labels();
        let writer = Arc::new(self.index.writer());
        for ids in changed.chunks(PRODUCTS) {
            let products = catalogue::products(connection, ids).await?;
            let documents = documents_of(connection, &moment, &labels.categories, products).await?;
            let writer = Arc::clone(&writer);
            let replacing = tokio::task::spawn_blocking(move || writer.replace(&documents));
            let replaced = replacing.await.map_err(Error::internal)?;
            replaced.map_err(|error| self.failed_to_write(error))?;
        }
        let committing = tokio::task::spawn_blocking(move || writer.commit(reached));
        let committed = committing.await.map_err(Error::internal)?;
        committed.map_err(|error| self.failed_to_write(error))?;
        self.state.failed_writes.store(0, Ordering::Relaxed);
        Ok(())
    }

    /// Its files may be gone, or be written by somebody else: an index that cannot be written answers no more until it is built
    /// again.
    fn failed_to_write(&self, error: IndexError) -> Error {
        let failed = self.state.failed_writes.fetch_add(1, Ordering::Relaxed) + 1;
        if FAILED_WRITES_MAX <= failed {
            tracing::warn!(
                failed,
                "the search index cannot be written and is built again"
            );
            self.index.disown();
        }
        Error::internal(error)
    }
}

/// A position of the ledger with its mark.
async fn checkpoint(
    connection: &domain::database::Connection<'_>,
    position: i64,
) -> Result<Checkpoint> {
    let mark = log::mark_at(connection, position)
        .await?
        .unwrap_or_default();
    Ok(Checkpoint { position, mark })
}

impl jobs::Follower for Search {
    fn name(&self) -> &'static str {
        "search-index"
    }

    fn catch_up(&self) -> BoxFuture<'_, Result<usize>> {
        Box::pin(async {
            let step = self.step().await;
            match &step {
                Ok(_) => self.state.failed_steps.store(0, Ordering::Relaxed),
                Err(_) => {
                    self.state.failed_steps.fetch_add(1, Ordering::Relaxed);
                }
            }
            step
        })
    }
}
