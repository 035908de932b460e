//! The account that PostgreSQL runs as, and how its programs are called as that account.

use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use nix::unistd::{Uid, User};

use super::ClusterError;

/// Passes the folder given as standard input on as descriptor 3, then becomes the program.
const WITH_FOLDER_AS_3: &str = "exec 3<&0 </dev/null; exec \"$@\"";

/// What PostgreSQL gets of this process's environment: where programs, libraries and temporary files are.
const ENVIRONMENT: [&str; 4] = ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "TZDIR"];

/// PostgreSQL refuses to run as root. For root it runs as the cluster's owner, at first `postgres`.
#[derive(Debug)]
pub(super) struct Account {
    /// `None` when this process is not root: PostgreSQL then runs as the same account.
    other: Option<(u32, u32)>,
}

impl Account {
    /// The account for a cluster, existing or not.
    pub(super) fn for_cluster(cluster: &Path) -> Result<Self, ClusterError> {
        if !Uid::effective().is_root() {
            return Ok(Self { other: None });
        }
        match fs::metadata(cluster) {
            Ok(folder) if folder.uid() != 0 => {
                return Ok(Self {
                    other: Some((folder.uid(), folder.gid())),
                });
            }
            _ => {}
        }
        let postgres = User::from_name("postgres")
            .ok()
            .flatten()
            .ok_or(ClusterError::NoAccount)?;
        Ok(Self {
            other: Some((postgres.uid.as_raw(), postgres.gid.as_raw())),
        })
    }

    /// The user id that files of the cluster belong to.
    pub(super) fn user_id(&self) -> u32 {
        self.other
            .map_or_else(|| Uid::effective().as_raw(), |(user, _)| user)
    }

    /// Gives a folder to the account.
    pub(super) fn own(&self, folder: &Path) -> Result<(), ClusterError> {
        match self.other {
            Some((user, group)) => chown(folder, Some(user), Some(group))
                .map_err(|error| ClusterError::file(folder, error)),
            None => Ok(()),
        }
    }

    /// A program of PostgreSQL, called as the account with `-D` and the cluster's folder.
    ///
    /// For another account the folder is passed as an open descriptor, because a folder above it, such as
    /// /root, may be closed to that account; `/proc/self/fd` leads past those. The standard library drops
    /// supplementary groups whenever root sets a user.
    pub(super) fn command(&self, program: &Path, cluster: &Path) -> Result<Command, ClusterError> {
        let mut command = match self.other {
            None => {
                let mut command = Command::new(program);
                command.stdin(Stdio::null()).arg("-D").arg(cluster);
                command
            }
            Some((user, group)) => {
                let folder =
                    File::open(cluster).map_err(|error| ClusterError::file(cluster, error))?;
                let mut command = Command::new("/bin/sh");
                command.stdin(folder).uid(user).gid(group);
                command.args(["-c", WITH_FOLDER_AS_3, "sh"]).arg(program);
                command.args(["-D", "/proc/self/fd/3"]);
                command
            }
        };
        // The environment of this process may hold passwords, which PostgreSQL and its account do not need.
        command.env_clear();
        for name in ENVIRONMENT {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        // The current folder may be closed to the account; messages are parsed, so they must be in English.
        command.current_dir("/").env("LC_ALL", "C");
        Ok(command)
    }
}
