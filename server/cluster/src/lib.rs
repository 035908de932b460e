//! A private PostgreSQL cluster: made on first use, found again on the next start, stopped with us.
//!
//! Layout of a data directory (see [`DataDirectory`]): `sunshine.mark` marks the directory as
//! ours, `sunshine.lock` is locked while a process uses it, `postgres/` is the cluster and
//! `postgres.log` its log. A cluster is made in `postgres.partial/` and renamed when it is whole, so
//! a `postgres/` that exists has been initialised to the end.
//!
//! Everything in it is for its owner alone, and its owner is the account of this process.
//!
//! PostgreSQL listens on a Unix socket only, in a folder that only its own account may enter; within
//! that folder everybody is trusted.

mod account;
mod binaries;
mod database;
mod directory;
mod error;
mod initialise;
mod postmaster;
mod private;
mod settings;
mod socket;
#[cfg(test)]
mod tests;

use std::path::Path;

pub use directory::DataDirectory;
pub use error::ClusterError;
pub use private::create_files_privately;
pub use settings::ClusterOptions;

use account::Account;
use binaries::Binaries;
use postmaster::Postmaster;

/// A running PostgreSQL cluster that belongs to one data directory.
///
/// Dropping it stops PostgreSQL too, but blocks for that; prefer [`PrivateCluster::stop`].
#[derive(Debug)]
pub struct PrivateCluster {
    postmaster: Option<Postmaster>,
    socket: socket::SocketDirectory,
    /// Locked until PostgreSQL has stopped.
    directory: DataDirectory,
}

impl PrivateCluster {
    /// Starts the durable cluster of a data directory, creating both when they are missing.
    ///
    /// A PostgreSQL that a killed process of ours left running there is taken over. After a crash of
    /// PostgreSQL itself this waits until it has recovered.
    ///
    /// # Errors
    /// One sentence in Chinese and English for each cause, see [`ClusterError`].
    pub async fn start(data_directory: &Path) -> Result<Self, ClusterError> {
        Self::start_with(data_directory, &ClusterOptions::default()).await
    }

    /// As [`PrivateCluster::start`], with other options than the default.
    pub async fn start_with(
        data_directory: &Path,
        options: &ClusterOptions,
    ) -> Result<Self, ClusterError> {
        let directory = DataDirectory::claim(data_directory)?;
        directory.require_free_bytes(options.free_bytes_min)?;
        let cluster = directory.cluster();
        let account = Account::for_cluster(&cluster)?;

        if let Some(running) = Postmaster::find(&cluster) {
            let adopted = running.wait_until_settled(&directory, &account).await?;
            if let Some((postmaster, socket)) = adopted {
                tracing::info!(pid = postmaster.pid(), "took over the running PostgreSQL");
                return Ok(Self {
                    postmaster: Some(postmaster),
                    socket,
                    directory,
                });
            }
        }

        let binaries = Binaries::for_cluster(&cluster)?;
        if !cluster.exists() {
            initialise::make(&directory, &binaries, &account, options).await?;
        }
        let socket = socket::SocketDirectory::make(&cluster, &account)?;
        let postmaster =
            Postmaster::start(&directory, &binaries, &account, &socket, options).await?;
        tracing::info!(
            pid = postmaster.pid(),
            version = binaries.major,
            "started PostgreSQL"
        );
        Ok(Self {
            postmaster: Some(postmaster),
            socket,
            directory,
        })
    }

    /// The settings that connect to a database of this cluster.
    #[must_use]
    pub fn config(&self, database: &str) -> tokio_postgres::Config {
        database::config(&self.socket, database)
    }

    /// As [`config`](Self::config), as a `postgresql://` address for `psql`.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        let host = self.socket.path().to_string_lossy().replace('/', "%2F");
        format!(
            "postgresql://{}@{host}:{}/{database}",
            database::SUPERUSER,
            socket::PORT
        )
    }

    /// Creates a database unless it exists; [`ClusterError::DatabaseName`] unless the name is made of
    /// `a-z`, `0-9` and `_`.
    pub async fn create_database_if_missing(&self, name: &str) -> Result<(), ClusterError> {
        database::create_if_missing(
            &self.config(database::MAINTENANCE),
            name,
            self.directory.path(),
        )
        .await
    }

    /// Returns when PostgreSQL has ended without [`stop`](Self::stop).
    pub async fn ended(&mut self) {
        match &mut self.postmaster {
            Some(postmaster) => postmaster.wait_for_end().await,
            None => std::future::pending().await,
        }
    }

    /// Stops PostgreSQL: open transactions are rolled back, everything is flushed to disk.
    pub async fn stop(mut self) {
        if let Some(postmaster) = self.postmaster.take() {
            postmaster.stop().await;
            self.socket.remove();
            tracing::info!("stopped PostgreSQL");
        }
    }

    /// Leaves PostgreSQL running and unlocks the data directory, so that the next process to start this
    /// cluster takes it over. Tests that run in a process each share one cluster in this way.
    pub fn detach(mut self) {
        self.postmaster = None;
    }
}

impl Drop for PrivateCluster {
    fn drop(&mut self) {
        if let Some(postmaster) = self.postmaster.take() {
            postmaster.stop_blocking();
            self.socket.remove();
        }
    }
}
