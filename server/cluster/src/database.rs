//! Creates databases in the cluster.

use std::path::Path;
use std::time::Duration;

use tokio_postgres::error::SqlState;
use tokio_postgres::{Config, NoTls};

use super::ClusterError;
use super::socket::{PORT, SocketDirectory};

/// The account within PostgreSQL that owns everything in a private cluster.
pub(super) const SUPERUSER: &str = "sunshine";

/// The database that always exists.
pub(super) const MAINTENANCE: &str = "postgres";

const PATIENCE: Duration = Duration::from_secs(10);
const NAME_BYTES_MAX: usize = 63;

/// The settings that connect to a database over the socket in a folder.
pub(super) fn config(socket: &SocketDirectory, database: &str) -> Config {
    let mut config = Config::new();
    config
        .host_path(socket.path())
        .port(PORT)
        .user(SUPERUSER)
        .dbname(database)
        .application_name("sunshine");
    config
}

/// Whether PostgreSQL accepts a connection now: a killed one still looks alive for a moment.
pub(super) async fn answers(socket: &SocketDirectory) -> bool {
    config(socket, MAINTENANCE)
        .connect_timeout(PATIENCE)
        .connect(NoTls)
        .await
        .is_ok()
}

/// Creates a database unless it exists; `data` is named when the disk is full.
pub(super) async fn create_if_missing(
    config: &Config,
    name: &str,
    data: &Path,
) -> Result<(), ClusterError> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if name.is_empty() || name.len() > NAME_BYTES_MAX || !name.bytes().all(is_plain) {
        return Err(ClusterError::DatabaseName {
            name: name.to_owned(),
        });
    }
    let (client, connection) = config.connect(NoTls).await?;
    let work = async {
        let known = client
            .query_opt("select 1 from pg_database where datname = $1", &[&name])
            .await?;
        if known.is_none() {
            client
                .batch_execute(&format!("create database \"{name}\""))
                .await?;
        }
        Ok::<(), tokio_postgres::Error>(())
    };
    // The connection must be polled while the statements wait for it.
    let answer = tokio::select! {
        answer = work => answer,
        end = connection => end,
    };
    match answer {
        Err(error) if error.code() == Some(&SqlState::DUPLICATE_DATABASE) => Ok(()),
        Err(error) if error.code() == Some(&SqlState::DISK_FULL) => Err(ClusterError::DiskFull {
            path: data.to_path_buf(),
        }),
        answer => Ok(answer?),
    }
}
