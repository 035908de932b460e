//! The search index of this process: how a product becomes a document, and how the index follows the
//! ledger.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use domain::catalogue::{self, Product};
use domain::database::Purpose;
use domain::listed_price;
use domain::log::{self, Entry};
use domain::{Error, Ground, Moment, OrganisationId, ProductId, Result, UnitPrice, party};
use futures_util::future::BoxFuture;
use search_index::{ProductDocument, ProductIndex, SearchPage, SearchQuery};
use tokio::sync::{Mutex, Semaphore};

const ENTRIES: i64 = 1_000;

/// After so many entries that change no product, the index commits its position all the same: at
/// most so many are read again after a restart.
const QUIET_ENTRIES_MAX: i64 = 5_000;

/// How often and how long to wait for the sequencer before a rebuild.
const SEQUENCING_TRIES_MAX: usize = 100;
const SEQUENCING_PAUSE: Duration = Duration::from_millis(20);

const PRODUCTS: usize = 2_000;

/// Events after which names of classes or manufacturers may have changed.
const RENAMING: [&str; 3] = [
    catalogue::PRODUCTS_LOADED.kind.name,
    party::ORGANISATION_ENTERED.kind.name,
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
    read_to: Arc<AtomicI64>,
    labels: Arc<RwLock<Arc<Labels>>>,
}

/// The labels of facets and classes. They are read again when an event may have changed names.
#[derive(Debug, Default)]
pub struct Labels {
    /// Names of classes by code.
    pub categories: BTreeMap<String, String>,
    /// Names of manufacturers by id.
    pub manufacturers: HashMap<OrganisationId, String>,
}

impl Search {
    /// Opens the index under `directory`. When it is missing, damaged or of another version, the
    /// first step of the follower builds it.
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
        Ok(Self {
            // Only following the ledger needs the database: what a hit shows is read by who shows it.
            ground: ground.used_for(Purpose::Jobs),
            index,
            searching: Arc::new(Semaphore::new(processors)),
            writing: Arc::default(),
            read_to: Arc::default(),
            labels: Arc::default(),
        })
    }

    /// Searches, off the event loop.
    ///
    /// # Errors
    /// The inner error is the index's own: a bad cursor.
    pub async fn search(
        &self,
        query: SearchQuery,
    ) -> Result<std::result::Result<SearchPage, search_index::SearchError>> {
        let index = self.index.clone();
        let permit = Arc::clone(&self.searching).acquire_owned().await;
        let permit = permit.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || {
            let _permit = permit;
            index.search(&query)
        })
        .await
        .map_err(Error::internal)
    }

    #[must_use]
    pub fn labels(&self) -> Arc<Labels> {
        Arc::clone(&self.labels.read().unwrap_or_else(PoisonError::into_inner))
    }

    async fn read_labels(&self) -> Result<()> {
        let connection = self.ground.db.get().await?;
        let day = self.ground.moment().today();
        let labels = Labels {
            categories: catalogue::categories(&connection, day).await?,
            manufacturers: party::manufacturer_names(&connection).await?,
        };
        *self.labels.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(labels);
        Ok(())
    }

    /// The position of the ledger up to which searches see changes.
    #[must_use]
    pub fn position(&self) -> i64 {
        self.index
            .position()
            .max(self.read_to.load(Ordering::Relaxed))
    }

    #[must_use]
    pub fn count(&self) -> u64 {
        self.index.count()
    }

    /// `false` while the index is missing, damaged or of another version.
    #[must_use]
    pub fn is_built(&self) -> bool {
        self.index.needs_rebuild().is_none()
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
        let connection = self.ground.db.get().await?;
        // Read before the products: what is committed later is written again by the follower.
        let position = log::last_position(&connection).await?;
        let mut rebuild = self.index.rebuild().map_err(Error::internal)?;
        let mut after = ProductId(0);
        loop {
            let rows = i64::try_from(PRODUCTS).unwrap_or(i64::MAX);
            let products = catalogue::products_after(&connection, after, rows).await?;
            let Some(last) = products.last() else {
                break;
            };
            after = last.id;
            let documents = documents_of(&connection, &moment, products).await?;
            rebuild =
                tokio::task::spawn_blocking(move || rebuild.add(&documents).map(|()| rebuild))
                    .await
                    .map_err(Error::internal)?
                    .map_err(Error::internal)?;
            let built = rebuild.added();
            if built.is_multiple_of(100_000) {
                tracing::info!(built, "building the search index");
            }
        }
        let built = rebuild.added();
        tokio::task::spawn_blocking(move || rebuild.finish(position))
            .await
            .map_err(Error::internal)?
            .map_err(Error::internal)?;
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
        if self.labels().categories.is_empty() {
            self.read_labels().await?;
        }
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
            self.read_labels().await?;
        }
        let changed = changed_products(&connection, &entries).await?;
        let quiet = changed.is_empty() && position < self.index.position() + QUIET_ENTRIES_MAX;
        if !quiet {
            self.write(&connection, &changed, position).await?;
        }
        self.read_to.store(position, Ordering::Relaxed);
        Ok(entries.len())
    }

    /// Writes products into the index, and commits them with their position.
    async fn write(
        &self,
        connection: &domain::database::Connection<'_>,
        changed: &[ProductId],
        position: i64,
    ) -> Result<()> {
        let moment = self.ground.moment();
        let writer = Arc::new(self.index.writer());
        for ids in changed.chunks(PRODUCTS) {
            let products = catalogue::products(connection, ids).await?;
            let documents = documents_of(connection, &moment, products).await?;
            let writer = Arc::clone(&writer);
            tokio::task::spawn_blocking(move || writer.replace(&documents))
                .await
                .map_err(Error::internal)?
                .map_err(Error::internal)?;
        }
        tokio::task::spawn_blocking(move || writer.commit(position))
            .await
            .map_err(Error::internal)?
            .map_err(Error::internal)
    }
}

async fn documents_of(
    connection: &domain::database::Connection<'_>,
    moment: &Moment,
    products: Vec<Product>,
) -> Result<Vec<ProductDocument>> {
    let ids: Vec<ProductId> = products.iter().map(|product| product.id).collect();
    let limits = listed_price::limits(connection, moment, &ids).await?;
    let prices: HashMap<ProductId, Option<UnitPrice>> = limits
        .into_iter()
        .map(|limit| (limit.product, limit.price))
        .collect();
    let documents = products.into_iter().map(|product| {
        let price = prices.get(&product.id).copied().flatten();
        document(moment, price, product)
    });
    Ok(documents.collect())
}

fn document(moment: &Moment, limit: Option<UnitPrice>, product: Product) -> ProductDocument {
    ProductDocument {
        id: product.id.0,
        reference_limit: limit.map(UnitPrice::ten_thousandths),
        capped: limit.is_some(),
        zone: product.zone_price.is_some(),
        buyable: product.buyable(moment.today()).is_ok(),
        code: product.head.code,
        name: product.head.name,
        generic_name: product.generic_name,
        specification: product.head.specification,
        model: product.head.model,
        certificate: product.certificate,
        manufacturer_id: product.manufacturer.0,
        manufacturer_name: product.head.manufacturer,
        category_code: product.category_code,
        udi_di: product.udi_di,
    }
}

async fn changed_products(
    connection: &domain::database::Connection<'_>,
    entries: &[Entry],
) -> Result<Vec<ProductId>> {
    let mut changed = Vec::new();
    for entry in entries {
        if entry.is(&catalogue::PRODUCTS_LOADED) || entry.is(&catalogue::CERTIFICATES_EXPIRED) {
            changed.extend(catalogue::products_of_event(connection, entry.event).await?);
        } else if entry.is(&listed_price::LIMITS_CHANGED) {
            changed.extend(listed_price::limits_of_event(connection, entry.event).await?);
        } else if entry.is(&catalogue::LISTING_CHANGED) || entry.is(&catalogue::PROCUREMENT_CHANGED)
        {
            changed.extend(entry.subject_id.parse::<ProductId>().ok());
        }
    }
    changed.sort_unstable();
    changed.dedup();
    Ok(changed)
}

impl jobs::Follower for Search {
    fn name(&self) -> &'static str {
        "search-index"
    }

    fn catch_up(&self) -> BoxFuture<'_, Result<usize>> {
        Box::pin(self.step())
    }
}
