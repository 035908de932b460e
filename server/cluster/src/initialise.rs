//! Creates a new cluster, which gets its name only when it is complete.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::account::Account;
use super::binaries::Binaries;
use super::database::SUPERUSER;
use super::{ClusterError, ClusterOptions, DataDirectory};

/// Text is UTF-8 and compares by its bytes, so that no update of a language library can damage an index;
/// lists that people see sorted are sorted by the search index.
const SHAPE: [&str; 6] = [
    "--encoding=UTF8",
    "--locale=C",
    "--auth-local=trust",
    "--auth-host=reject",
    "--data-checksums",
    "--no-instructions",
];

/// Creates the cluster of a data directory. The remains of an interrupted attempt are removed first.
pub(super) async fn make(
    directory: &DataDirectory,
    binaries: &Binaries,
    account: &Account,
    options: &ClusterOptions,
) -> Result<(), ClusterError> {
    let partial = directory.partial_cluster();
    let refused = |error| ClusterError::file(&partial, error);
    if partial.exists() {
        fs::remove_dir_all(&partial).map_err(refused)?;
    }
    fs::create_dir(&partial).map_err(refused)?;
    fs::set_permissions(&partial, fs::Permissions::from_mode(0o700)).map_err(refused)?;
    account.own(&partial)?;

    tracing::info!("making a new PostgreSQL cluster");
    let mut command = account.command(&binaries.initdb(), &partial)?;
    command.args(SHAPE).args(["-U", SUPERUSER]);
    if !options.durable {
        command.arg("--no-sync");
    }
    let answer = tokio::process::Command::from(command)
        .kill_on_drop(true)
        .output()
        .await
        .map_err(|error| ClusterError::file(&binaries.initdb(), error))?;
    if !answer.status.success() {
        let words = String::from_utf8_lossy(&answer.stderr);
        return Err(ClusterError::words(&words, &partial, &directory.log()));
    }

    let cluster = directory.cluster();
    fs::rename(&partial, &cluster).map_err(|error| ClusterError::file(&cluster, error))?;
    if options.durable {
        flush(directory.path())
    } else {
        Ok(())
    }
}

/// Flushes the directory, so that the new name survives a power failure.
fn flush(directory: &Path) -> Result<(), ClusterError> {
    fs::File::open(directory)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| ClusterError::file(directory, error))
}
