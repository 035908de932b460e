//! Files of a data directory are for its owner alone: folders 0700, files 0600.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
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

/// Notes that everything in a data directory was closed.
const NOTE: &str = "sunshine.private";

/// Closes everything in a data directory, once: what is made from then on is under our mask, and ten years of
/// evidence need not be visited at each start. The directory itself and what lies directly in it are closed at each
/// start, so that nobody gets at what is deeper.
pub(super) fn close_once(folder: &Path) -> Result<(), ClusterError> {
    close(folder).map_err(|error| ClusterError::file(folder, error))?;
    let entries = fs::read_dir(folder).map_err(|error| ClusterError::file(folder, error))?;
    for entry in entries {
        let path = entry
            .map_err(|error| ClusterError::file(folder, error))?
            .path();
        if path.is_dir() || path.is_file() {
            close(&path).map_err(|error| ClusterError::file(&path, error))?;
        }
    }
    let note = folder.join(NOTE);
    let failed = |error| ClusterError::file(&note, error);
    if is_of_this_folder(&note) {
        return Ok(());
    }
    close_all(folder)?;
    let mut file = File::create(&note).map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    file.write_all(identity(&found).as_bytes()).map_err(failed)
}

/// A note names the file that it is in, so that one in a copy or a restored backup counts for nothing.
fn is_of_this_folder(note: &Path) -> bool {
    let found = fs::symlink_metadata(note)
        .ok()
        .filter(fs::Metadata::is_file);
    let written = fs::read_to_string(note);
    found.is_some_and(|found| written.is_ok_and(|written| written == identity(&found)))
}

fn identity(file: &fs::Metadata) -> String {
    format!("1 {} {}\n", file.dev(), file.ino())
}

/// Closes everything under a folder that an earlier run, a copy or a restored backup left open. Links are not
/// followed; a folder of another account (PostgreSQL's, which root does not run as) is closed itself, and
/// PostgreSQL keeps what is inside.
fn close_all(folder: &Path) -> Result<(), ClusterError> {
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
    fn a_directory_is_walked_once_and_a_copy_of_it_once_more() {
        let folder = tempfile::tempdir().unwrap();
        let (mail, own) = (
            folder.path().join("mail"),
            folder.path().join("postgres.log"),
        );
        let letter = mail.join("1.eml");
        fs::create_dir(&mail).unwrap();
        for file in [&letter, &own] {
            fs::write(file, "x").unwrap();
        }
        let open_all = || {
            for (path, mode) in [(&letter, 0o644), (&own, 0o644), (&mail, 0o755)] {
                set(path, mode);
            }
            set(folder.path(), 0o755);
        };
        open_all();
        close_once(folder.path()).unwrap();
        assert_eq!(
            [mode(&letter), mode(&own), mode(&mail)],
            [0o600, 0o600, 0o700]
        );

        open_all();
        close_once(folder.path()).unwrap();
        assert_eq!(
            [mode(&own), mode(&mail), mode(folder.path())],
            [0o600, 0o700, 0o700]
        );
        assert_eq!(mode(&letter), 0o644, "behind a closed folder");

        let note = folder.path().join(NOTE);
        let copy = folder.path().join("copy");
        fs::copy(&note, &copy).unwrap();
        fs::rename(&copy, &note).unwrap();
        close_once(folder.path()).unwrap();
        assert_eq!(mode(&letter), 0o600, "the note was of another folder");
        fs::write(&note, "").unwrap();
        set(&letter, 0o644);
        close_once(folder.path()).unwrap();
        assert_eq!(mode(&letter), 0o600, "the note was not finished");
    }

    #[test]
    fn a_file_that_has_gone_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(close(&folder.path().join("gone")).unwrap(), None);
    }
}
