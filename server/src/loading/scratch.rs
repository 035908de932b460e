//! Files that live as long as something is done with them.

use std::io::Write;
use std::path::Path;

use domain::database::Database;
use domain::loading;
use domain::{Error, ImportId, Result};
use tempfile::NamedTempFile;
use tokio::task::spawn_blocking;

/// On disk by custom, where `/tmp` may lie in memory.
const DISK: &str = "/var/tmp";

/// An empty file of our own.
///
/// # Errors
/// When no folder for such files is writable.
pub(super) fn file() -> std::io::Result<NamedTempFile> {
    let name = || {
        let mut builder = tempfile::Builder::new();
        builder.prefix("sunshine-").suffix(".part");
        builder
    };
    name()
        .tempfile_in(Path::new(DISK))
        .or_else(|_| name().tempfile())
}

/// Writes an uploaded file from the database to disk, piece by piece.
///
/// # Errors
/// [`Error::NotFound`] when the database has no piece of it; [`Error::Unavailable`] when the disk
/// is full.
pub(super) async fn fetch(db: &Database, import: ImportId) -> Result<NamedTempFile> {
    let mut target = spawn_blocking(file)
        .await
        .map_err(Error::internal)?
        .map_err(disk)?;
    for number in 0_i32.. {
        let connection = db.get().await?;
        let Some(bytes) = loading::chunk(&connection, import, number).await? else {
            if number == 0 {
                return Err(Error::NotFound);
            }
            break;
        };
        drop(connection);
        target = spawn_blocking(move || target.write_all(&bytes).map(|()| target))
            .await
            .map_err(Error::internal)?
            .map_err(disk)?;
    }
    Ok(target)
}

/// A disk that cannot take a file is a passing trouble of ours.
pub(super) fn disk(error: std::io::Error) -> Error {
    Error::Unavailable(error.into())
}
