//! Temporary files.

use std::fs::File;
use std::io::Write;
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use domain::database::Database;
use domain::loading;
use domain::{Error, ImportId, Result};
use futures_util::{Stream, StreamExt};
use tempfile::NamedTempFile;
use tokio::task::spawn_blocking;

use super::empty;

/// By convention on disk, whereas `/tmp` may be in memory.
const DISK: &str = "/var/tmp";

/// Creates an empty temporary file.
///
/// # Errors
/// When no folder for temporary files is writable.
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

/// A file without a name, so that nothing of it is left when the process is killed. Its path is
/// that of its descriptor.
#[derive(Debug)]
pub(super) struct Nameless(File);

/// An empty temporary file without a name.
///
/// # Errors
/// When no folder for temporary files is writable.
pub(crate) fn nameless() -> std::io::Result<File> {
    tempfile::tempfile_in(DISK).or_else(|_| tempfile::tempfile())
}

impl Nameless {
    fn new() -> std::io::Result<Self> {
        nameless().map(Self)
    }

    /// A path that is valid as long as this value.
    pub(super) fn path(&self) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{}", self.0.as_raw_fd()))
    }
}

/// Writes an uploaded file from the database to disk, chunk by chunk.
///
/// # Errors
/// [`Error::NotFound`] when the database has no chunk of it; [`Error::Unavailable`] when the disk
/// is full.
pub(super) async fn fetch(db: &Database, import: ImportId) -> Result<Nameless> {
    let mut target = spawn_blocking(Nameless::new)
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
        target = spawn_blocking(move || target.0.write_all(&bytes).map(|()| target))
            .await
            .map_err(Error::internal)?
            .map_err(disk)?;
    }
    Ok(target)
}

/// Writes a file that is being uploaded to disk; `None` when it is longer than `bytes_max`.
///
/// # Errors
/// Refuses an upload that breaks off (`/file`); [`Error::Unavailable`] when the disk is full.
pub(super) async fn receive<E: Into<Error>>(
    file: impl Stream<Item = Result<Bytes, E>> + Send,
    bytes_max: usize,
) -> Result<Option<Nameless>> {
    let mut file = std::pin::pin!(file);
    let mut target = spawn_blocking(Nameless::new)
        .await
        .map_err(Error::internal)?
        .map_err(disk)?;
    let mut total = 0;
    while let Some(piece) = file.next().await {
        let piece = piece.map_err(Into::into)?;
        total += piece.len();
        if bytes_max < total {
            return Ok(None);
        }
        target = spawn_blocking(move || target.0.write_all(&piece).map(|()| target))
            .await
            .map_err(Error::internal)?
            .map_err(disk)?;
    }
    match total {
        0 => Err(empty()),
        _ => Ok(Some(target)),
    }
}

/// A full or failing disk is a temporary fault of the installation.
pub(super) fn disk(error: std::io::Error) -> Error {
    Error::Unavailable(error.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nameless_file_is_read_from_its_beginning_by_path_as_often_as_wanted() {
        let mut file = Nameless::new().unwrap();
        file.0.write_all("27位码".as_bytes()).unwrap();
        let path = file.path();
        for _ in 0..2 {
            assert_eq!(std::fs::read_to_string(&path).unwrap(), "27位码");
        }
        assert_eq!(std::fs::metadata(&path).unwrap().len(), 8);
        drop(file);
    }
}
