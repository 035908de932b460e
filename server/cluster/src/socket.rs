//! The folder of PostgreSQL's Unix socket: short, always the same, and closed to other accounts.

use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use nix::unistd::Uid;
use sha2::{Digest, Sha256};

use super::account::Account;
use super::{ClusterError, private};

/// Part of the socket's name; nothing listens on the network.
pub(super) const PORT: u16 = 5432;

/// The longest path that the operating system accepts for a socket, and the longest name within the folder.
const SOCKET_PATH_BYTES_MAX: usize = 107;
const SOCKET_NAME: &str = "/.s.PGSQL.5432.lock";

/// A folder that holds the socket of one cluster.
#[derive(Debug)]
pub(super) struct SocketDirectory {
    path: PathBuf,
}

impl SocketDirectory {
    /// Creates the folder for a cluster, the same one at every start.
    pub(super) fn make(cluster: &Path, account: &Account) -> Result<Self, ClusterError> {
        let path = base().join(name(cluster, account.user_id()));
        match fs::DirBuilder::new().mode(0o700).create(&path) {
            Ok(()) => account.own(&path)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(ClusterError::file(&path, error)),
        }
        let found = Self { path };
        if found.is_of(account.user_id()) {
            Ok(found)
        } else {
            Err(ClusterError::PermissionDenied { path: found.path })
        }
    }

    /// The folder that a running PostgreSQL of an account reports, if its socket still exists.
    pub(super) fn of_running(path: &Path, user_id: u32) -> Option<Self> {
        let found = Self {
            path: path.to_path_buf(),
        };
        (found.file().exists() && found.is_of(user_id)).then_some(found)
    }

    /// Any account may create a folder under /tmp, and could answer in PostgreSQL's name there. One of ours
    /// that was left open is closed.
    fn is_of(&self, user_id: u32) -> bool {
        let is_own = || {
            fs::symlink_metadata(&self.path)
                .is_ok_and(|folder| folder.is_dir() && folder.uid() == user_id)
        };
        is_own() && matches!(private::close(&self.path), Ok(Some(owner)) if owner == user_id)
    }

    /// Removes the folder when PostgreSQL has ended. What cannot be removed is used again at the next
    /// start.
    pub(super) fn remove(&self) {
        for file in [self.file(), self.lock_file()] {
            let _ = fs::remove_file(file);
        }
        let _ = fs::remove_dir(&self.path);
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn file(&self) -> PathBuf {
        self.path.join(format!(".s.PGSQL.{PORT}"))
    }

    pub(super) fn lock_file(&self) -> PathBuf {
        self.path.join(format!(".s.PGSQL.{PORT}.lock"))
    }
}

fn name(cluster: &Path, user_id: u32) -> String {
    let digest = Sha256::digest(cluster.as_os_str().as_bytes());
    let hash: String = digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("sunshine-{user_id}-{hash}")
}

/// Where socket folders are created: /run for root, else the folder for temporary files, or /tmp where that
/// path is too long.
fn base() -> PathBuf {
    let run = Path::new("/run");
    let may_use_run = Uid::effective().is_root()
        && fs::metadata(run).is_ok_and(|folder| !folder.permissions().readonly());
    if may_use_run {
        return run.to_path_buf();
    }
    let temporary = std::env::temp_dir();
    let longest = temporary.as_os_str().len()
        + "/sunshine-4294967295-0123456789abcdef".len()
        + SOCKET_NAME.len();
    if longest <= SOCKET_PATH_BYTES_MAX {
        temporary
    } else {
        PathBuf::from("/tmp")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_path_is_short_however_long_the_data_directory_is() {
        let cluster = PathBuf::from(format!("/{}/postgres", "长".repeat(300)));
        let path = base().join(name(&cluster, u32::MAX));
        assert!(path.as_os_str().len() + SOCKET_NAME.len() <= SOCKET_PATH_BYTES_MAX);
        assert_ne!(name(&cluster, 1), name(Path::new("/other"), 1));
    }
}
