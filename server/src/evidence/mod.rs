//! The store of evidence: a directory of the program's own, or any S3-compatible store.
//!
//! A file is counted, then its bytes are put, then the row that names them is committed. A crash in between leaves
//! bytes under a random id that no row names: nobody can reach them, they count as stored, and a job deletes them when
//! they are old.

mod content;
mod orphans;

use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use domain::database::Database;
use domain::{Error, EvidenceId, Result, evidence};
use futures_util::StreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, ObjectStoreScheme, RetryConfig};
use url::Url;
use uuid::Uuid;

pub(crate) use content::{NotEvidence, media_type};

/// The code of S3 for a missing bucket.
const NO_BUCKET: &str = "NoSuchBucket";

/// Few and short retries, since a person waits for the upload.
const RETRIES_MAX: usize = 3;
const RETRY_WITHIN: Duration = Duration::from_secs(10);

/// The object store of evidence. Cheap to clone.
#[derive(Debug, Clone)]
pub struct EvidenceStore {
    store: Arc<dyn ObjectStore>,
    root: Path,
}

/// Why the store cannot be opened, or failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Without the cause, which may quote the address.
    #[error(
        "the address of the object store is not valid: s3://BUCKET/PREFIX is expected, with its keys in AWS_*"
    )]
    Address,
    #[error("the directory for evidence cannot be made")]
    Directory(#[from] std::io::Error),
    #[error("the object store failed")]
    Store(#[from] object_store::Error),
}

impl StoreError {
    /// Whether the settings are wrong: no such bucket, or keys that do not fit. Other errors may
    /// pass by themselves.
    #[must_use]
    pub fn is_of_settings(&self) -> bool {
        match self {
            Self::Address | Self::Directory(_) => true,
            Self::Store(
                object_store::Error::PermissionDenied { .. }
                | object_store::Error::Unauthenticated { .. },
            ) => true,
            // A failed list has the reason in its text only.
            Self::Store(error) => error.to_string().contains(NO_BUCKET),
        }
    }
}

/// Installs the process-wide TLS provider that HTTP clients need, once.
pub fn install_cryptography() {
    // It fails when one is installed already, which is as good.
    let _installed = rustls::crypto::ring::default_provider().install_default();
}

impl EvidenceStore {
    /// The store at `address`, such as `s3://bucket/prefix`, with keys and endpoint from the usual
    /// variables `AWS_*`; without an address the directory `evidence` under `data`.
    ///
    /// # Errors
    /// When the address is no store's, or the directory cannot be created.
    pub fn open(address: Option<&str>, data: &FilePath) -> Result<Self, StoreError> {
        install_cryptography();
        let Some(address) = address else {
            let directory = data.join("evidence");
            std::fs::create_dir_all(&directory)?;
            let store = LocalFileSystem::new_with_prefix(&directory)?.with_fsync(true);
            return Ok(Self {
                store: Arc::new(store),
                root: Path::default(),
            });
        };
        let address = Url::parse(address).map_err(|_| StoreError::Address)?;
        // A key within the address would come to light in the first message that quotes it.
        let is_plain = address.username().is_empty()
            && address.password().is_none()
            && address.query().is_none();
        if !is_plain {
            return Err(StoreError::Address);
        }
        let parsed = ObjectStoreScheme::parse(&address).map_err(|_| StoreError::Address)?;
        if let (ObjectStoreScheme::AmazonS3, root) = parsed {
            let retry = RetryConfig {
                max_retries: RETRIES_MAX,
                retry_timeout: RETRY_WITHIN,
                ..RetryConfig::default()
            };
            let store = AmazonS3Builder::from_env()
                .with_url(address)
                .with_retry(retry)
                .build()?;
            let store = Arc::new(store);
            return Ok(Self { store, root });
        }
        let (store, root) = object_store::parse_url(&address)?;
        let store = Arc::from(store);
        Ok(Self { store, root })
    }

    /// Tests the settings: reads a file that does not exist, and lists files.
    ///
    /// # Errors
    /// When the store fails; after [`StoreError::is_of_settings`] trying again does not help.
    pub async fn check(&self) -> Result<(), StoreError> {
        let missing = self.location(EvidenceId(Uuid::nil()));
        match self.store.get(&missing).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        let mut listed = self.store.list(Some(&self.root));
        listed.next().await.transpose()?;
        Ok(())
    }

    /// # Errors
    /// When the store fails.
    pub async fn put(&self, id: EvidenceId, bytes: Bytes) -> Result<(), StoreError> {
        self.store.put(&self.location(id), bytes.into()).await?;
        Ok(())
    }

    /// # Errors
    /// When the store fails, or has no such file.
    pub async fn get(&self, id: EvidenceId) -> Result<Bytes, StoreError> {
        Ok(self.store.get(&self.location(id)).await?.bytes().await?)
    }

    /// Gives back what was reserved for a file and deletes its bytes, unless it was recorded: `false` when it was, or was
    /// given back already. After a failure both remain, for the job.
    ///
    /// # Errors
    /// When the database or the store fails.
    pub async fn abandon(&self, db: &Database, id: EvidenceId) -> Result<bool> {
        let mut connection = db.get().await?;
        let tx = connection.transaction().await?;
        // From here on nobody can record it.
        if !evidence::give_back(&tx, id).await? {
            return Ok(false);
        }
        match self.store.delete(&self.location(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(Error::Unavailable(StoreError::from(error).into())),
        }
        tx.commit().await?;
        Ok(true)
    }

    fn location(&self, id: EvidenceId) -> Path {
        self.root.clone().join(id.to_string())
    }
}
