//! Files of a data directory are for its owner alone: folders 0700, files 0600.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use nix::fcntl::OFlag;
use nix::sys::stat::{Mode, umask};

use super::ClusterError;

/// What group and others may do with a file: nothing.
const OTHERS: u32 = 0o077;

/// Lets this process, and those that it starts, create files for their owner alone. The first thing that the
/// program does: what a library creates is under it as well, whatever the mask that was inherited.
pub fn create_files_privately() {
    umask(Mode::from_bits_truncate(OTHERS));
}

/// Closes everything under a folder that an earlier run, a copy or a restored backup left open. Links are not
/// followed; a folder of another account (PostgreSQL's, which root does not run as) is closed itself, and
/// PostgreSQL keeps what is inside.
pub(super) fn close_all(folder: &Path) -> Result<(), ClusterError> {
    let owner = close(folder).map_err(|error| ClusterError::file(folder, error))?;
    let Some(owner) = owner else { return Ok(()) };
    if owner != nix::unistd::Uid::effective().as_raw() {
        return Ok(());
    }
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|error| ClusterError::file(folder, error))?,
    };
    for entry in entries {
        let entry = entry.map_err(|error| ClusterError::file(folder, error))?;
        let path = entry.path();
        let refused = |error| ClusterError::file(&path, error);
        let kind = match entry.file_type() {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            kind => kind.map_err(refused)?,
        };
        if kind.is_dir() {
            close_all(&path)?;
        } else if kind.is_file() {
            close(&path).map_err(refused)?;
        }
    }
    Ok(())
}

/// Takes a file's or folder's rights from all but its owner, whom it returns; `None` when it has gone or is a
/// link. Through an open descriptor: between a look and a change by name another file could take the name.
pub(super) fn close(path: &Path) -> io::Result<Option<u32>> {
    let found = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        found => found?,
    };
    if found.is_symlink() {
        return Ok(None);
    }
    if found.mode() & OTHERS == 0 {
        return Ok(Some(found.uid()));
    }
    let file = open(path)?;
    let found = file.metadata()?;
    let mode = found.mode() & 0o7777 & !OTHERS;
    file.set_permissions(fs::Permissions::from_mode(mode))?;
    Ok(Some(found.uid()))
}

fn open(path: &Path) -> io::Result<File> {
    let flags = OFlag::O_NOFOLLOW | OFlag::O_NONBLOCK;
    OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits())
        .open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).unwrap().mode() & 0o7777
    }

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn what_was_left_open_is_closed_and_links_are_left_alone() {
        let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (mail, foreign) = (folder.path().join("mail"), outside.path().join("foreign"));
        fs::create_dir(&mail).unwrap();
        let letter = mail.join("1.eml");
        for file in [&letter, &foreign] {
            fs::write(file, "x").unwrap();
            set(file, 0o644);
        }
        std::os::unix::fs::symlink(&foreign, mail.join("link")).unwrap();
        set(&mail, 0o755);
        set(folder.path(), 0o777);
        close_all(folder.path()).unwrap();
        assert_eq!(mode(folder.path()), 0o700);
        assert_eq!(mode(&mail), 0o700);
        assert_eq!(mode(&letter), 0o600);
        assert_eq!(mode(&foreign), 0o644);
    }

    #[test]
    fn a_file_that_has_gone_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(close(&folder.path().join("gone")).unwrap(), None);
    }
}
