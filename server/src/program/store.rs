//! The database of the program, and the private cluster behind it.

use cluster::{DataDirectory, PrivateCluster};
use domain::database::Database;

use super::Failure;
use crate::settings::DataOptions;

/// The database in the program's own cluster.
const DATABASE: &str = "sunshine";

/// The database, and the cluster when it is the program's own.
pub(super) struct Store {
    pub(super) db: Database,
    pub(super) cluster: Option<PrivateCluster>,
    /// Locked as long as the program runs.
    _directory: Option<DataDirectory>,
}

impl Store {
    pub(super) async fn open(options: &DataOptions) -> Result<Self, Failure> {
        let (config, cluster, directory) = match &options.database_url {
            Some(url) => {
                // The cause may quote the address, which may hold a password.
                let config: tokio_postgres::Config = url.reveal().parse().map_err(|_| {
                    Failure("数据库地址无效 / the database's address is not valid".to_owned())
                })?;
                let directory = DataDirectory::claim(&options.data)
                    .map_err(|error| Failure(error.to_string()))?;
                (config, None, Some(directory))
            }
            None => {
                let cluster = PrivateCluster::start(&options.data)
                    .await
                    .map_err(|error| Failure(error.to_string()))?;
                cluster
                    .create_database_if_missing(DATABASE)
                    .await
                    .map_err(|error| Failure(error.to_string()))?;
                (cluster.config(DATABASE), Some(cluster), None)
            }
        };
        let db = Database::new(&config)?;
        let store = Self {
            db,
            cluster,
            _directory: directory,
        };
        match store.db.migrate().await {
            Ok(()) => Ok(store),
            Err(error) => {
                store.close().await;
                let (zh, en) = (
                    "数据库升级失败",
                    "the database could not be brought up to date",
                );
                Err(Failure::of(zh, en, &error))
            }
        }
    }

    pub(super) async fn close(self) {
        self.db.close();
        if let Some(cluster) = self.cluster {
            cluster.stop().await;
        }
    }
}
