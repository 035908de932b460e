//! Where the bytes of evidence lie: a directory of the program's own, or any S3-compatible store.
//!
//! Bytes are put before the row that names them is committed. What a crash in between leaves lies
//! under a random id that no row names: nobody can reach it, and it goes when it is old.

mod content;
mod tidy;

use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use domain::EvidenceId;
use futures_util::StreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, ObjectStoreScheme, RetryConfig};
use url::Url;
use uuid::Uuid;

pub(crate) use content::{NotEvidence, media_type};

/// What S3 answers when there is no such bucket.
const NO_BUCKET: &str = "NoSuchBucket";

/// How often a store that does not answer is asked again, and for how long: somebody waits.
const RETRIES_MAX: usize = 3;
const RETRY_WITHIN: Duration = Duration::from_secs(10);

/// Where the bytes of evidence lie. Cheap to clone.
#[derive(Debug, Clone)]
pub struct EvidenceStore {
    store: Arc<dyn ObjectStore>,
    root: Path,
}

/// Why there is no store, or why it did not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Its address is none.
    #[error("the address of the object store is not valid")]
    Address(#[from] url::ParseError),
    /// Its directory cannot be made.
    #[error("the directory for evidence cannot be made")]
    Directory(#[from] std::io::Error),
    /// It failed.
    #[error("the object store failed")]
    Store(#[from] object_store::Error),
}

impl StoreError {
    /// Whether the settings are at fault: no such bucket, or keys that do not fit. What remains may
    /// pass by itself.
    #[must_use]
    pub fn is_of_settings(&self) -> bool {
        match self {
            Self::Address(_) | Self::Directory(_) => true,
            Self::Store(
                object_store::Error::PermissionDenied { .. }
                | object_store::Error::Unauthenticated { .. },
            ) => true,
            // A list that fails tells why in words only.
            Self::Store(error) => error.to_string().contains(NO_BUCKET),
        }
    }
}

/// Gives the process the cryptography that HTTP clients ask it for, once.
pub fn install_cryptography() {
    // An error says that it has been given before.
    let _given = rustls::crypto::ring::default_provider().install_default();
}

impl EvidenceStore {
    /// The store at `address`, such as `s3://bucket/prefix`, whose keys and endpoint the usual
    /// variables `AWS_*` tell; without an address the directory `evidence` under `data`.
    ///
    /// # Errors
    /// When the address names no store, or the directory cannot be made.
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
        let address = Url::parse(address)?;
        let parsed = ObjectStoreScheme::parse(&address).map_err(object_store::Error::from)?;
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

    /// Looks whether the store can be used as it is set: asks for a file that is not there, and for a
    /// list.
    ///
    /// # Errors
    /// When it cannot; [`StoreError::is_of_settings`] tells whether trying again may help.
    pub async fn check(&self) -> Result<(), StoreError> {
        let nobodys = self.place(EvidenceId(Uuid::nil()));
        match self.store.get(&nobodys).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        let mut listed = self.store.list(Some(&self.root));
        listed.next().await.transpose()?;
        Ok(())
    }

    /// Keeps the bytes of a file.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put(&self, id: EvidenceId, bytes: Bytes) -> Result<(), StoreError> {
        self.store.put(&self.place(id), bytes.into()).await?;
        Ok(())
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// When the store fails, or has no such file.
    pub async fn get(&self, id: EvidenceId) -> Result<Bytes, StoreError> {
        Ok(self.store.get(&self.place(id)).await?.bytes().await?)
    }

    /// Throws bytes away that no row names; what cannot be thrown away now does no harm.
    pub async fn discard(&self, id: EvidenceId) {
        if let Err(error) = self.store.delete(&self.place(id)).await {
            tracing::warn!(evidence = %id, error = %error, "bytes of no row stay");
        }
    }

    fn place(&self, id: EvidenceId) -> Path {
        self.root.clone().join(id.to_string())
    }
}
