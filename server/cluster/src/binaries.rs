//! Finds the programs of PostgreSQL.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::ClusterError;

/// The oldest major version that is supported.
const MAJOR_MIN: u32 = 15;

/// The programs of Debian's packages, one folder per major version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The programs of one installed PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Binaries {
    pub(super) major: u32,
    folder: PathBuf,
}

impl Binaries {
    /// The programs for a cluster: of the version that created it, or the newest for a new cluster.
    pub(super) fn for_cluster(cluster: &Path) -> Result<Self, ClusterError> {
        let mut installed: Vec<Self> = folders().into_iter().filter_map(Self::of).collect();
        installed.sort_by_key(|binaries| binaries.major);
        choose(installed, cluster)
    }

    fn of(folder: PathBuf) -> Option<Self> {
        if !folder.join("initdb").is_file() {
            return None;
        }
        let answer = Command::new(folder.join("postgres"))
            .arg("--version")
            .current_dir("/")
            .output()
            .ok()?;
        let major = major_of(&String::from_utf8_lossy(&answer.stdout))?;
        (major >= MAJOR_MIN).then_some(Self { major, folder })
    }

    pub(super) fn initdb(&self) -> PathBuf {
        self.folder.join("initdb")
    }

    pub(super) fn postgres(&self) -> PathBuf {
        self.folder.join("postgres")
    }
}

fn choose(mut installed: Vec<Binaries>, cluster: &Path) -> Result<Binaries, ClusterError> {
    if !cluster.exists() {
        return installed.pop().ok_or(ClusterError::Missing);
    }
    let directory = cluster.to_path_buf();
    let major = cluster_major(cluster)?;
    installed
        .into_iter()
        .find(|binaries| binaries.major == major)
        .ok_or(ClusterError::OtherVersion { directory, major })
}

/// The version that created a cluster, from its own file.
fn cluster_major(cluster: &Path) -> Result<u32, ClusterError> {
    let file = cluster.join("PG_VERSION");
    let damaged = |detail: &str| ClusterError::Damaged {
        directory: cluster.to_path_buf(),
        detail: detail.to_owned(),
    };
    let text = match fs::read_to_string(&file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(damaged("PG_VERSION is missing"));
        }
        answer => answer.map_err(|error| ClusterError::file(&file, error))?,
    };
    text.trim()
        .parse()
        .map_err(|_| damaged("PG_VERSION is not a number"))
}

fn folders() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&path).collect();
    if let Ok(versions) = fs::read_dir(DEBIAN) {
        folders.extend(versions.flatten().map(|version| version.path().join("bin")));
    }
    folders
}

/// The major version in a line such as `postgres (PostgreSQL) 15.18 (Debian 15.18-0)`.
fn major_of(answer: &str) -> Option<u32> {
    let number = answer.split("(PostgreSQL) ").nth(1)?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn installed(majors: &[u32]) -> Vec<Binaries> {
        majors
            .iter()
            .map(|&major| Binaries {
                major,
                folder: PathBuf::from(format!("/{major}")),
            })
            .collect()
    }

    #[test]
    fn the_major_version_is_read_from_the_output_of_postgres() {
        assert_eq!(
            major_of("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"),
            Some(15)
        );
        assert_eq!(major_of("postgres (PostgreSQL) 19beta1\n"), Some(19));
        assert_eq!(major_of("something else"), None);
    }

    #[test]
    fn a_new_cluster_takes_the_newest_and_an_old_one_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let cluster = folder.path().join("postgres");
        assert_eq!(choose(installed(&[15, 17]), &cluster).unwrap().major, 17);
        assert!(matches!(
            choose(vec![], &cluster),
            Err(ClusterError::Missing)
        ));

        fs::create_dir(&cluster).unwrap();
        assert!(matches!(
            choose(installed(&[17]), &cluster),
            Err(ClusterError::Damaged { .. })
        ));
        fs::write(cluster.join("PG_VERSION"), "15\n").unwrap();
        assert_eq!(choose(installed(&[15, 17]), &cluster).unwrap().major, 15);
        assert!(matches!(
            choose(installed(&[17]), &cluster),
            Err(ClusterError::OtherVersion { major: 15, .. })
        ));
    }
}
