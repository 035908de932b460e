//! What can keep a private cluster from running, each in one line of Chinese and English.

use std::io;
use std::path::{Path, PathBuf};

/// Why the private cluster cannot be used. `Display` is one line with the remedy.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// No PostgreSQL of version 15 or newer was found.
    #[error(
        "未找到 PostgreSQL 15 或更新版本，请先运行：apt-get install -y postgresql / \
         PostgreSQL 15 or newer is not installed, type: apt-get install -y postgresql"
    )]
    Missing,
    /// The cluster was created by a major version that is not installed.
    #[error(
        "数据目录 {} 由 PostgreSQL {major} 创建，但未安装该版本，请运行：apt-get install -y \
         postgresql-{major} / the data directory was made by PostgreSQL {major}, which is not \
         installed, type: apt-get install -y postgresql-{major}", directory.display()
    )]
    OtherVersion {
        directory: PathBuf,
        /// The major version that created it.
        major: u32,
    },
    /// This process is root, PostgreSQL refuses to be, and there is no account `postgres`.
    #[error(
        "PostgreSQL 不能以 root 运行，而系统没有 postgres 用户，请运行：adduser --system --group \
         postgres / PostgreSQL does not run as root and there is no account postgres, type: \
         adduser --system --group postgres"
    )]
    NoAccount,
    /// The directory contains files that are not ours.
    #[error(
        "{} 不是 sunshine 的数据目录（其中已有其他文件），请另选空目录 / \
         this is not a data directory of sunshine and it is not empty: choose an empty one",
        directory.display()
    )]
    Foreign { directory: PathBuf },
    /// The directory is a link: whoever may change the link chooses where the data lie.
    #[error(
        "数据目录 {} 是符号链接，请直接指定它所指向的目录 / \
         the data directory is a symbolic link: name the directory that it leads to", path.display()
    )]
    SymbolicLink { path: PathBuf },
    /// The directory belongs to another account, who could read and replace what is in it.
    #[error(
        "数据目录 {} 属于其他用户（uid {owner}），请改用该用户运行，或用 chown 改为当前用户所有 / \
         the data directory belongs to another user (uid {owner}): run as that user, or give it to \
         this one by chown", path.display()
    )]
    OtherOwner {
        path: PathBuf,
        /// The user id of the owner.
        owner: u32,
    },
    /// Files of the cluster are missing or damaged.
    #[error(
        "数据目录 {} 已损坏（{detail}），请从备份恢复，或移走后重新开始 / \
         the data directory is damaged ({detail}): restore a backup, or move it away to begin anew",
        directory.display()
    )]
    Damaged {
        directory: PathBuf,
        /// What is wrong, in PostgreSQL's or our own words.
        detail: String,
    },
    /// Another process of ours has locked the directory.
    #[error(
        "数据目录 {} 正被另一个 sunshine 进程（{holder}）使用，请先停止它 / \
         the data directory is in use by another sunshine process ({holder}): stop it first",
        directory.display()
    )]
    InUse {
        directory: PathBuf,
        /// The process id of the holder, as far as it is known.
        holder: String,
    },
    #[error(
        "磁盘空间不足，无法使用 {}，请清理后重试 / the disk is full: make room and start again",
        path.display()
    )]
    DiskFull {
        /// The folder on the full disk.
        path: PathBuf,
    },
    /// The operating system denies access.
    #[error(
        "没有权限读写 {}，请改用它的所有者运行或另选目录 / permission denied: run as its owner or \
         choose another directory", path.display()
    )]
    PermissionDenied { path: PathBuf },
    /// PostgreSQL ended or did not answer for another reason.
    #[error(
        "PostgreSQL 未能启动（{detail}），详见 {} / PostgreSQL did not start ({detail}), see its log",
        log.display()
    )]
    NotStarted {
        /// The last serious line of its log.
        detail: String,
        log: PathBuf,
    },
    /// The name of a database is not made of `a-z`, `0-9` and `_`.
    #[error("数据库名 {name} 不可用 / a database cannot be called {name}")]
    DatabaseName { name: String },
    #[error("无法访问私有数据库 / the private database cannot be reached")]
    Database(#[from] tokio_postgres::Error),
    /// Any other failure of a file operation.
    #[error("无法使用 {} / the file or folder cannot be used", path.display())]
    File {
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
}

impl ClusterError {
    /// The kind of failure of a file operation.
    pub(super) fn file(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        if source.kind() == io::ErrorKind::StorageFull
            || source.kind() == io::ErrorKind::QuotaExceeded
        {
            Self::DiskFull { path }
        } else if source.kind() == io::ErrorKind::PermissionDenied
            || source.kind() == io::ErrorKind::ReadOnlyFilesystem
        {
            Self::PermissionDenied { path }
        } else {
            Self::File { path, source }
        }
    }

    /// The kind of failure behind the end of PostgreSQL's log.
    pub(super) fn words(words: &str, cluster: &Path, log: &Path) -> Self {
        let detail = last_words(words);
        let path = cluster.to_path_buf();
        if words.contains("No space left on device") || words.contains("Disk quota exceeded") {
            Self::DiskFull { path }
        } else if DAMAGE.iter().any(|sign| words.contains(sign)) {
            Self::Damaged {
                directory: path,
                detail,
            }
        } else if words.contains("Permission denied") || words.contains("wrong ownership") {
            Self::PermissionDenied { path }
        } else {
            Self::NotStarted {
                detail,
                log: log.to_path_buf(),
            }
        }
    }
}

/// What PostgreSQL logs when its files are missing or damaged.
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

/// The line of a log that explains why PostgreSQL ended.
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
    fn the_last_lines_of_the_log_show_the_cause() {
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
        let path = std::path::PathBuf::from("/data");
        let errors = [
            ClusterError::Missing,
            ClusterError::OtherVersion {
                directory: path.clone(),
                major: 14,
            },
            ClusterError::NoAccount,
            ClusterError::Foreign {
                directory: path.clone(),
            },
            ClusterError::Damaged {
                directory: path.clone(),
                detail: "x".into(),
            },
            ClusterError::InUse {
                directory: path.clone(),
                holder: "7".into(),
            },
            ClusterError::DiskFull { path: path.clone() },
            ClusterError::SymbolicLink { path: path.clone() },
            ClusterError::OtherOwner {
                path: path.clone(),
                owner: 7,
            },
            ClusterError::PermissionDenied { path },
        ];
        for error in errors {
            let text = error.to_string();
            assert!(!text.contains('\n') && text.contains(" / "), "{text}");
        }
    }
}
