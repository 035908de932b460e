//! The running PostgreSQL: started, found again, waited for, stopped.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use super::account::Account;
use super::binaries::Binaries;
use super::socket::SocketDirectory;
use super::{ClusterError, ClusterOptions, DataDirectory, database};

const POLL_INTERVAL: Duration = Duration::from_millis(20);
/// Recovery after a crash may have gigabytes to read.
const START_MAX: Duration = Duration::from_secs(600);
/// How long the processes of a killed PostgreSQL may take to notice its end.
const REMAINS_MAX: Duration = Duration::from_secs(15);
const LOG_BYTES_MAX: u64 = 16 * 1024 * 1024;
const WORDS_BYTES_MAX: u64 = 64 * 1024;

/// The signals that stop PostgreSQL, each with the time to wait before the next: an orderly end, one that
/// needs recovery, and a kill.
const STOP_SIGNALS: [(Signal, Duration); 3] = [
    (Signal::SIGINT, Duration::from_secs(60)),
    (Signal::SIGQUIT, Duration::from_secs(10)),
    (Signal::SIGKILL, Duration::from_secs(10)),
];

/// The main process of PostgreSQL.
#[derive(Debug)]
pub(super) struct Postmaster {
    pid: Pid,
    cluster: PathBuf,
    /// Absent when an earlier process of ours started it.
    child: Option<Child>,
}

impl Postmaster {
    /// The PostgreSQL that runs in a cluster's folder, if there is one.
    pub(super) fn find(cluster: &Path) -> Option<Self> {
        let pid = Report::read(cluster)?.pid;
        let found = Self {
            pid,
            cluster: cluster.to_path_buf(),
            child: None,
        };
        found.is_in_its_folder().then_some(found)
    }

    /// Starts PostgreSQL and waits until it accepts connections.
    pub(super) async fn start(
        directory: &DataDirectory,
        binaries: &Binaries,
        account: &Account,
        socket: &SocketDirectory,
        options: &ClusterOptions,
    ) -> Result<Self, ClusterError> {
        remove_remains(&directory.cluster(), socket)?;
        let began = Instant::now();
        loop {
            let from = fs::metadata(directory.log()).map_or(0, |log| log.len());
            let mut command = account.command(&binaries.postgres(), &directory.cluster())?;
            for setting in options.settings(socket.path()) {
                command.arg("-c").arg(setting);
            }
            let log = open_log(directory)?;
            let log_too = log
                .try_clone()
                .map_err(|error| ClusterError::file(directory.path(), error))?;
            // A process group of its own: Ctrl-C in the terminal must reach only this process, which then
            // stops PostgreSQL in order.
            let child = command
                .process_group(0)
                .stdout(log)
                .stderr(log_too)
                .spawn()
                .map_err(|error| ClusterError::file(&binaries.postgres(), error))?;
            let pid = Pid::from_raw(i32::try_from(child.id()).unwrap_or_default());
            let mut started = Self {
                pid,
                cluster: directory.cluster(),
                child: Some(child),
            };
            if started.wait_until_ready().await {
                return Ok(started);
            }
            let words = words_since(&directory.log(), from);
            let has_remains = words.contains("pre-existing shared memory block")
                || words.contains("is another postmaster");
            if !has_remains || began.elapsed() > REMAINS_MAX {
                return Err(ClusterError::words(
                    &words,
                    &directory.cluster(),
                    &directory.log(),
                ));
            }
            tokio::time::sleep(POLL_INTERVAL * 10).await;
        }
    }

    /// Waits until a PostgreSQL that was found accepts connections; `None` if it was ending, or had to be
    /// stopped because it does not answer.
    pub(super) async fn wait_until_settled(
        mut self,
        directory: &DataDirectory,
        account: &Account,
    ) -> Result<Option<(Self, SocketDirectory)>, ClusterError> {
        if !self.wait_until_ready().await {
            if self.is_running() {
                let words = words_since(&directory.log(), 0);
                return Err(ClusterError::words(&words, &self.cluster, &directory.log()));
            }
            return Ok(None);
        }
        let socket = Report::read(&self.cluster).and_then(|report| report.socket);
        let user_id = account.user_id();
        let socket = socket.and_then(|path| SocketDirectory::of_running(&path, user_id));
        if let Some(socket) = socket
            && database::answers(&socket).await
        {
            return Ok(Some((self, socket)));
        }
        self.stop().await;
        Ok(None)
    }

    pub(super) fn pid(&self) -> i32 {
        self.pid.as_raw()
    }

    pub(super) async fn wait_for_end(&mut self) {
        while self.is_running() {
            tokio::time::sleep(POLL_INTERVAL * 10).await;
        }
    }

    pub(super) async fn stop(mut self) {
        for (signal, wait) in STOP_SIGNALS {
            self.signal(signal);
            let signalled = Instant::now();
            while self.is_running() && signalled.elapsed() < wait {
                tokio::time::sleep(POLL_INTERVAL).await;
            }
        }
    }

    pub(super) fn stop_blocking(mut self) {
        for (signal, wait) in STOP_SIGNALS {
            self.signal(signal);
            let signalled = Instant::now();
            while self.is_running() && signalled.elapsed() < wait {
                std::thread::sleep(POLL_INTERVAL);
            }
        }
    }

    fn signal(&mut self, signal: Signal) {
        if self.is_running()
            && let Err(error) = kill(self.pid, signal)
        {
            tracing::warn!(%error, pid = self.pid.as_raw(), "PostgreSQL cannot be signalled");
        }
    }

    /// Whether PostgreSQL reports that it accepts connections, before it ends or the time is over.
    async fn wait_until_ready(&mut self) -> bool {
        let began = Instant::now();
        while began.elapsed() < START_MAX && self.is_running() {
            let report = Report::read(&self.cluster);
            if report.is_some_and(|report| report.pid == self.pid && report.is_ready) {
                return true;
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
        false
    }

    fn is_running(&mut self) -> bool {
        match &mut self.child {
            Some(child) => matches!(child.try_wait(), Ok(None)),
            None => self.is_in_its_folder(),
        }
    }

    /// The process id may belong to another program by now; PostgreSQL's working directory is its folder.
    fn is_in_its_folder(&self) -> bool {
        match fs::read_link(format!("/proc/{}/cwd", self.pid)) {
            Ok(folder) => folder == self.cluster,
            Err(error) if error.kind() == ErrorKind::PermissionDenied => self.looks_like_it(),
            Err(_) => false,
        }
    }

    /// In some containers even root may not read the working directory of another account's process.
    fn looks_like_it(&self) -> bool {
        let process = PathBuf::from(format!("/proc/{}", self.pid));
        let read = |name| fs::read_to_string(process.join(name)).unwrap_or_default();
        let owner = |path: &Path| fs::metadata(path).ok().map(|found| found.uid());
        // A process that has ended and waits for its parent has no command line any more.
        read("comm").trim() == "postgres"
            && !read("cmdline").is_empty()
            && owner(&process) == owner(&self.cluster)
    }
}

/// What PostgreSQL reports of itself in `postmaster.pid`.
struct Report {
    pid: Pid,
    socket: Option<PathBuf>,
    is_ready: bool,
}

impl Report {
    fn read(cluster: &Path) -> Option<Self> {
        let text = fs::read_to_string(cluster.join("postmaster.pid")).ok()?;
        let lines: Vec<&str> = text.lines().collect();
        Some(Self {
            pid: Pid::from_raw(lines.first()?.trim().parse().ok()?),
            socket: lines
                .get(4)
                .filter(|line| !line.is_empty())
                .map(PathBuf::from),
            is_ready: lines.get(7).is_some_and(|line| line.trim() == "ready"),
        })
    }
}

/// Removes what the last PostgreSQL left: a process that now has its id would be taken for it, and
/// PostgreSQL would refuse to start. Nothing runs in the folder when this is called, and the directory is
/// locked.
fn remove_remains(cluster: &Path, socket: &SocketDirectory) -> Result<(), ClusterError> {
    for file in [
        cluster.join("postmaster.pid"),
        socket.file(),
        socket.lock_file(),
    ] {
        match fs::remove_file(&file) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(ClusterError::file(&file, error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn open_log(directory: &DataDirectory) -> Result<File, ClusterError> {
    let path = directory.log();
    let refused = |error| ClusterError::file(&path, error);
    if fs::metadata(&path).is_ok_and(|log| log.len() > LOG_BYTES_MAX) {
        fs::rename(&path, path.with_extension("log.1")).map_err(refused)?;
    }
    OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(&path)
        .map_err(refused)
}

/// What was added to a log since a position, or its end where that is long or the log is new.
fn words_since(log: &Path, from: u64) -> String {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut file = File::open(log)?;
        let length = file.metadata()?.len();
        let from = if from > length { 0 } else { from };
        file.seek(SeekFrom::Start(
            from.max(length.saturating_sub(WORDS_BYTES_MAX)),
        ))?;
        let mut words = Vec::new();
        file.read_to_end(&mut words)?;
        Ok(words)
    };
    read()
        .map(|words| String::from_utf8_lossy(&words).into_owned())
        .unwrap_or_default()
}
