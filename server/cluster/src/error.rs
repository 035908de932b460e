//! What can keep a private cluster from running, each said in one line of Chinese and English.

use std::io;
use std::path::{Path, PathBuf};

/// Why the private cluster cannot be used. `Display` is one line that tells what to do.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// No PostgreSQL of version 15 or newer was found.
    #[error(
        "未找到 PostgreSQL 15 或更新版本，请先运行：apt-get install -y postgresql / \
         PostgreSQL 15 or newer is not installed, type: apt-get install -y postgresql"
    )]
    Missing,
    /// The cluster was made by a major version that is not installed.
    #[error(
        "数据目录 {} 由 PostgreSQL {major} 创建，但未安装该版本，请运行：apt-get install -y \
         postgresql-{major} / the data directory was made by PostgreSQL {major}, which is not \
         installed, type: apt-get install -y postgresql-{major}", directory.display()
    )]
    OtherVersion {
        /// The cluster's folder.
        directory: PathBuf,
        /// The major version it was made by.
        major: u32,
    },
    /// We are root, PostgreSQL refuses to be, and there is no account `postgres`.
    #[error(
        "PostgreSQL 不能以 root 运行，而系统没有 postgres 用户，请运行：adduser --system --group \
         postgres / PostgreSQL does not run as root and there is no account postgres, type: \
         adduser --system --group postgres"
    )]
    NoAccount,
    /// The directory holds things that are not ours.
    #[error(
        "{} 不是 sunshine 的数据目录（其中已有其他文件），请另选空目录 / \
         this is not a data directory of sunshine and it is not empty: choose an empty one",
        directory.display()
    )]
    Foreign {
        /// The directory that was refused.
        directory: PathBuf,
    },
    /// The cluster's files are not whole.
    #[error(
        "数据目录 {} 已损坏（{detail}），请从备份恢复，或移走后重新开始 / \
         the data directory is damaged ({detail}): restore a backup, or move it away to begin anew",
        directory.display()
    )]
    Damaged {
        /// The cluster's folder.
        directory: PathBuf,
        /// What is wrong, in PostgreSQL's or our own words.
        detail: String,
    },
    /// Another process of ours uses the directory.
    #[error(
        "数据目录 {} 正被另一个 sunshine 进程（{holder}）使用，请先停止它 / \
         the data directory is in use by another sunshine process ({holder}): stop it first",
        directory.display()
    )]
    InUse {
        /// The data directory.
        directory: PathBuf,
        /// The process id of the holder, as far as it is known.
        holder: String,
    },
    /// There is no room left on the disk.
    #[error(
        "磁盘空间不足，无法使用 {}，请清理后重试 / the disk is full: make room and start again",
        place.display()
    )]
    DiskFull {
        /// The folder on the full disk.
        place: PathBuf,
    },
    /// The operating system does not let us.
    #[error(
        "没有权限读写 {}，请改用它的所有者运行或另选目录 / permission denied: run as its owner or \
         choose another directory", place.display()
    )]
    PermissionDenied {
        /// The file or folder that cannot be used.
        place: PathBuf,
    },
    /// PostgreSQL ended or did not answer for another reason.
    #[error(
        "PostgreSQL 未能启动（{detail}），详见 {} / PostgreSQL did not start ({detail}), see its log",
        log.display()
    )]
    NotStarted {
        /// Its last words.
        detail: String,
        /// Where the rest of them is.
        log: PathBuf,
    },
    /// The name asked for a database is not made of `a-z`, `0-9` and `_`.
    #[error("数据库名 {name} 不可用 / a database cannot be called {name}")]
    DatabaseName {
        /// The name that was refused.
        name: String,
    },
    /// A statement on the cluster failed.
    #[error("无法访问私有数据库 / the private database cannot be reached")]
    Database(#[from] tokio_postgres::Error),
    /// Any other failure of a file operation.
    #[error("无法使用 {} / the file or folder cannot be used", place.display())]
    File {
        /// The file or folder.
        place: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

impl ClusterError {
    /// Tells which kind of failure a file operation met.
    pub(super) fn file(place: &Path, source: io::Error) -> Self {
        let place = place.to_path_buf();
        if source.kind() == io::ErrorKind::StorageFull
            || source.kind() == io::ErrorKind::QuotaExceeded
        {
            Self::DiskFull { place }
        } else if source.kind() == io::ErrorKind::PermissionDenied
            || source.kind() == io::ErrorKind::ReadOnlyFilesystem
        {
            Self::PermissionDenied { place }
        } else {
            Self::File { place, source }
        }
    }

    /// Tells which kind of failure PostgreSQL's last words mean.
    pub(super) fn words(words: &str, cluster: &Path, log: &Path) -> Self {
        let detail = last_words(words);
        let place = cluster.to_path_buf();
        if words.contains("No space left on device") || words.contains("Disk quota exceeded") {
            Self::DiskFull { place }
        } else if DAMAGE.iter().any(|sign| words.contains(sign)) {
            Self::Damaged {
                directory: place,
                detail,
            }
        } else if words.contains("Permission denied") || words.contains("wrong ownership") {
            Self::PermissionDenied { place }
        } else {
            Self::NotStarted {
                detail,
                log: log.to_path_buf(),
            }
        }
    }
}

/// What PostgreSQL says when its files are not whole.
const DAMAGE: [&str; 10] = [
    "could not locate a valid checkpoint record",
    "could not read from control file",
    "could not read from file \"global/pg_control\"",
    "global/pg_control\": No such file",
    "incorrect checksum in control file",
    "could not read file \"global/pg_control\"",
    "could not find the database system",
    "is not a valid data directory",
    "required file is missing",
    "invalid page in block",
];

/// The line of a log that says why PostgreSQL gave up.
fn last_words(words: &str) -> String {
    let grave = |line: &&str| {
        ["FATAL:", "PANIC:", "error:"]
            .iter()
            .any(|sign| line.contains(sign))
    };
    let line = words
        .lines()
        .rfind(grave)
        .or_else(|| words.lines().last())
        .unwrap_or("?");
    let from = ["FATAL:", "PANIC:", "error:"]
        .iter()
        .find_map(|sign| line.find(sign).map(|at| at + sign.len()))
        .unwrap_or(0);
    line[from..].trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> ClusterError {
        ClusterError::words(
            words,
            Path::new("/data/postgres"),
            Path::new("/data/postgres.log"),
        )
    }

    #[test]
    fn the_last_words_of_postgresql_tell_the_cause() {
        assert!(matches!(
            of("LOG:  x\nPANIC:  could not write to file \"pg_wal/x\": No space left on device\n"),
            ClusterError::DiskFull { .. }
        ));
        assert!(matches!(
            of("PANIC:  could not locate a valid checkpoint record\nLOG:  bye\n"),
            ClusterError::Damaged { detail, .. }
                if detail == "could not locate a valid checkpoint record"
        ));
        assert!(matches!(
            of("FATAL:  could not open file \"x\": Permission denied"),
            ClusterError::PermissionDenied { .. }
        ));
        assert!(matches!(
            of("FATAL:  invalid value for parameter"),
            ClusterError::NotStarted { detail, .. } if detail == "invalid value for parameter"
        ));
    }

    #[test]
    fn every_error_is_one_line() {
        let place = std::path::PathBuf::from("/data");
        let errors = [
            ClusterError::Missing,
            ClusterError::OtherVersion {
                directory: place.clone(),
                major: 14,
            },
            ClusterError::NoAccount,
            ClusterError::Foreign {
                directory: place.clone(),
            },
            ClusterError::Damaged {
                directory: place.clone(),
                detail: "x".into(),
            },
            ClusterError::InUse {
                directory: place.clone(),
                holder: "7".into(),
            },
            ClusterError::DiskFull {
                place: place.clone(),
            },
            ClusterError::PermissionDenied { place },
        ];
        for error in errors {
            let text = error.to_string();
            assert!(!text.contains('\n') && text.contains(" / "), "{text}");
        }
    }
}
