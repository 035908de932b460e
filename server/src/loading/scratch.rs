//! Files that live as long as something is done with them.

use std::fs::File;
use std::io::Write;
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};

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

/// A file without a name, so that nothing is left of it when the process is killed. What reads by
/// path finds it under that of its descriptor.
#[derive(Debug)]
pub(super) struct Nameless(File);

impl Nameless {
    fn new() -> std::io::Result<Self> {
        tempfile::tempfile_in(DISK)
            .or_else(|_| tempfile::tempfile())
            .map(Self)
    }

    /// Where it can be opened as long as this lives.
    pub(super) fn path(&self) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{}", self.0.as_raw_fd()))
    }
}

/// Writes an uploaded file from the database to disk, piece by piece.
///
/// # Errors
/// [`Error::NotFound`] when the database has no piece of it; [`Error::Unavailable`] when the disk
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

/// A disk that cannot take a file is a passing trouble of ours.
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
