//! The data directory: marked as ours, and locked by one process at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use nix::sys::statvfs::statvfs;
use nix::unistd::Uid;

use super::{ClusterError, private};

const MARK: &str = "sunshine.mark";
const LOCK: &str = "sunshine.lock";
const MARK_TEXT: &str = "这是 sunshine 的数据目录，请勿手工修改。\n\
                         This is a data directory of sunshine; do not change it by hand.\n\
                         format 1\n";

/// A data directory of ours that no other process of ours uses.
///
/// Keep it as long as the directory is used: its lock ends with it, or with the process.
#[derive(Debug)]
pub struct DataDirectory {
    path: PathBuf,
    lock: File,
}

/// Unlocked by itself: a process that another thread begins at this moment has a copy of the file until it runs its program, and closing
/// ours alone would leave it locked.
impl Drop for DataDirectory {
    fn drop(&mut self) {
        let _closed_anyway = self.lock.unlock();
    }
}

impl DataDirectory {
    /// Locks a directory, creating and marking it when it is missing or empty, and closes what is in it to
    /// other accounts.
    ///
    /// # Errors
    /// [`ClusterError::Foreign`] when it contains files that are not ours, [`ClusterError::SymbolicLink`] and
    /// [`ClusterError::OtherOwner`] when somebody else could exchange it, [`ClusterError::InUse`] when
    /// another process has locked it, and refusals of the operating system.
    pub fn claim(path: &Path) -> Result<Self, ClusterError> {
        // Without a slash at the end, with which a link is followed.
        let path: PathBuf = path.components().collect();
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&path)
            .map_err(|error| ClusterError::file(&path, error))?;
        require_own(&path)?;
        let path = path
            .canonicalize()
            .map_err(|error| ClusterError::file(&path, error))?;
        let mark = path.join(MARK);
        if !mark.is_file() {
            if !is_empty(&path)? {
                return Err(ClusterError::Foreign { directory: path });
            }
            fs::write(&mark, MARK_TEXT).map_err(|error| ClusterError::file(&mark, error))?;
        }
        let lock = lock(&path)?;
        private::close_once(&path)?;
        Ok(Self { path, lock })
    }

    /// The absolute path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn cluster(&self) -> PathBuf {
        self.path.join("postgres")
    }

    pub(super) fn partial_cluster(&self) -> PathBuf {
        self.path.join("postgres.partial")
    }

    pub(super) fn log(&self) -> PathBuf {
        self.path.join("postgres.log")
    }

    /// A full disk makes PostgreSQL panic in the middle of work; this refuses to start before it does.
    pub(super) fn require_free_bytes(&self, bytes_min: u64) -> Result<(), ClusterError> {
        let disk =
            statvfs(&self.path).map_err(|error| ClusterError::file(&self.path, error.into()))?;
        let free = disk.blocks_available().saturating_mul(disk.fragment_size());
        if free < bytes_min {
            return Err(ClusterError::DiskFull {
                path: self.path.clone(),
            });
        }
        Ok(())
    }
}

/// Refuses a directory that another account owns or can exchange for another.
fn require_own(path: &Path) -> Result<(), ClusterError> {
    let found = fs::symlink_metadata(path).map_err(|error| ClusterError::file(path, error))?;
    let path = path.to_path_buf();
    if found.is_symlink() {
        return Err(ClusterError::SymbolicLink { path });
    }
    let owner = found.uid();
    if owner != Uid::effective().as_raw() {
        return Err(ClusterError::OtherOwner { path, owner });
    }
    Ok(())
}

/// Whether a directory is empty but for what a fresh file system contains.
fn is_empty(path: &Path) -> Result<bool, ClusterError> {
    let entries = fs::read_dir(path).map_err(|error| ClusterError::file(path, error))?;
    for entry in entries {
        let entry = entry.map_err(|error| ClusterError::file(path, error))?;
        if entry.file_name() != "lost+found" {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The lock is the operating system's, on an open file: it ends with the process, however that ends.
fn lock(directory: &Path) -> Result<File, ClusterError> {
    let path = directory.join(LOCK);
    let refused = |error| ClusterError::file(&path, error);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(refused)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            file.read_to_string(&mut holder).map_err(refused)?;
            let holder = format!("pid {}", holder.trim());
            return Err(ClusterError::InUse {
                directory: directory.to_path_buf(),
                holder,
            });
        }
        Err(TryLockError::Error(error)) => return Err(refused(error)),
    }
    file.set_len(0).map_err(refused)?;
    file.seek(SeekFrom::Start(0)).map_err(refused)?;
    writeln!(file, "{}", std::process::id()).map_err(refused)?;
    Ok(file)
}
