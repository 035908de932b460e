//! The program as a process of its own, which a test may configure, kill and start again.

use std::io::Read;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::platform::{Platform, client};
use crate::{cluster, sql};

/// How long a start may take.
const START_MAX: Duration = Duration::from_secs(120);

/// How often to check whether it serves, and how long to wait for an answer.
const LOOK: Duration = Duration::from_millis(20);
const LOOK_MAX: Duration = Duration::from_secs(5);

/// The program on the database of a [`Platform`], at an address of its own.
pub struct Program {
    path: PathBuf,
    address: SocketAddr,
    url: String,
    data: TempDir,
    settings: Vec<(&'static str, String)>,
}

impl Program {
    /// The current program, on the database of `platform`; not started yet.
    pub async fn on(platform: &Platform) -> Self {
        let database = platform.config().get_dbname().expect("a database");
        Self {
            path: built(),
            address: free_address(),
            url: cluster::url(database).await,
            data: tempfile::tempdir().expect("a directory"),
            settings: Vec::new(),
        }
    }

    /// Sets a variable of its environment.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.settings.push((name, value.into()));
        self
    }

    /// The address that it serves.
    #[must_use]
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    #[must_use]
    pub fn start(&self) -> Running {
        let mut command = self.command();
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Running(command.spawn().expect("a process"))
    }

    /// Starts it and waits until it serves; panics when it ends instead.
    pub async fn serve(&self) -> Running {
        let mut running = self.start();
        let client = client().timeout(LOOK_MAX).build().expect("a client");
        let begun = Instant::now();
        loop {
            let answer = client.get(format!("{}/readyz", self.base())).send().await;
            match answer {
                Ok(answer) if answer.status() == 200 => return running,
                _ => running.must_run(),
            }
            assert!(begun.elapsed() < START_MAX, "it starts in time");
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Starts it with settings that it must refuse; returns its output.
    #[must_use]
    pub async fn refuses(&self) -> String {
        let mut command = self.command();
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        let mut running = Running(command.spawn().expect("a process"));
        let begun = Instant::now();
        let ended = loop {
            if let Some(ended) = running.0.try_wait().expect("a process") {
                break ended;
            }
            assert!(begun.elapsed() < START_MAX, "it ends in time");
            tokio::time::sleep(LOOK).await;
        };
        assert!(!ended.success(), "it does not serve");
        let mut output = String::new();
        let mut errors = running.0.stderr.take().expect("what it says");
        errors.read_to_string(&mut output).expect("text");
        output
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.path);
        command
            .args(["serve", "--simulated-clock", "--listen"])
            .arg(self.address.to_string())
            .arg("--data")
            .arg(self.data.path())
            .env("DATABASE_URL", &self.url)
            .envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// The running program; killed when dropped.
pub struct Running(Child);

impl Running {
    /// Requires that it is still running.
    pub fn must_run(&mut self) {
        assert_eq!(self.0.try_wait().expect("a process"), None, "it runs");
    }

    /// Kills it with SIGKILL.
    pub fn kill(self) {
        drop(self);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _killed = self.0.kill();
        let _ended = self.0.wait();
    }
}

/// Builds the program, which the tests themselves do not need.
fn built() -> PathBuf {
    let arguments = [
        "build",
        "--quiet",
        "--locked",
        "--workspace",
        "--bin",
        "sunshine",
    ];
    let built = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(sql::root())
        .status()
        .expect("cargo");
    assert!(built.success());
    let test = std::env::current_exe().expect("a test");
    let folder = test.ancestors().nth(2).expect("the folder of programs");
    folder.join("sunshine")
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port")
}
