//! The program as a process of its own, which a test may configure, kill and start again.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use domain::{Clock, SystemClock};
use tempfile::TempDir;
use tokio_postgres::Config;

use crate::platform::{Platform, client};
use crate::{cluster, sql};

/// How long a start may take.
const START_MAX: Duration = Duration::from_secs(120);

/// How often to check whether it serves, and how long to wait for an answer.
const LOOK: Duration = Duration::from_millis(20);
const LOOK_MAX: Duration = Duration::from_secs(5);

/// The program at an address of its own, with a data directory of its own.
pub struct Program {
    path: PathBuf,
    address: SocketAddr,
    action: &'static [&'static str],
    /// Without one it runs a PostgreSQL of its own.
    url: Option<String>,
    operations: SocketAddr,
    data: TempDir,
    settings: Vec<(&'static str, String)>,
    /// Where its log goes; nowhere without one.
    log: Option<PathBuf>,
}

impl Program {
    /// The current program, on the database of `platform`, which gets a simulated clock that shows what the platform's
    /// does, on whatever day the tests are run; not started yet.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn on(platform: &Platform) -> Self {
        let client = cluster::connect(platform.config()).await;
        let shown = platform.app.ground().moment().now;
        let offset = (shown - SystemClock.now()).num_milliseconds().to_string();
        let found = "insert into setting (key, value) values ('clock_offset_ms', $1) on conflict do nothing";
        client.execute(found, &[&offset]).await.expect("a clock");
        let database = platform.config().get_dbname().expect("a database");
        let url = cluster::url(database).await;
        Self::new(&["serve", "--simulated-clock"], Some(url))
    }

    /// The current program on the database at an address.
    #[must_use]
    pub fn at(url: &str) -> Self {
        Self::new(&["serve"], Some(url.to_owned()))
    }

    /// The small demonstration, in a PostgreSQL of its own.
    #[must_use]
    pub fn demonstration() -> Self {
        Self::new(&["demo", "--products", "100"], None)
    }

    fn new(action: &'static [&'static str], url: Option<String>) -> Self {
        Self {
            path: built(),
            address: free_address(),
            action,
            url,
            operations: free_address(),
            data: tempfile::tempdir().expect("a directory"),
            settings: Vec::new(),
            log: None,
        }
    }

    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Sets a variable of its environment.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.settings.push((name, value.into()));
        self
    }

    /// Writes its log to a file.
    #[must_use]
    pub fn logging_to(mut self, file: &Path) -> Self {
        self.log = Some(file.to_owned());
        self
    }

    /// The address that it serves.
    #[must_use]
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of operations' endpoints.
    #[must_use]
    pub fn operations(&self) -> String {
        format!("http://{}", self.operations)
    }

    #[must_use]
    pub fn start(&self) -> Running {
        let mut command = self.command();
        let log = self.log.as_ref();
        let log = log.map_or_else(Stdio::null, |path| {
            std::fs::File::create(path).expect("a file").into()
        });
        command.stdout(Stdio::null()).stderr(log);
        Running(command.spawn().expect("a process"))
    }

    /// Starts it and waits until it serves; panics when it ends instead.
    pub async fn serve(&self) -> Running {
        let mut running = self.start();
        let client = client().timeout(LOOK_MAX).build().expect("a client");
        let begun = Instant::now();
        loop {
            let answer = client
                .get(format!("{}/readyz", self.operations()))
                .send()
                .await;
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
            .args(self.action)
            .arg("--listen")
            .arg(self.address.to_string())
            .arg("--operations-listen")
            .arg(self.operations.to_string())
            .arg("--data")
            .arg(self.data.path())
            .env_remove("DATABASE_URL")
            .envs(self.url.iter().map(|url| ("DATABASE_URL", url)))
            .envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// Runs the program to its end; returns all that it prints.
#[must_use]
pub fn printed(arguments: &[&str], settings: &[(&str, &str)], input: &str) -> String {
    let mut command = Command::new(built());
    command
        .args(arguments)
        .env_remove("DATABASE_URL")
        .envs(settings.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("a process");
    // It may end without reading.
    let mut stdin = child.stdin.take().expect("its input");
    let _written = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("its end");
    let text = [output.stdout, output.stderr].concat();
    String::from_utf8_lossy(&text).into_owned()
}

/// Runs a command on the machine of a database that is its own, as whoever runs that machine does; returns all that it prints.
pub async fn at_the_machine(config: &Config, command: &[&str]) -> String {
    let url = cluster::url(config.get_dbname().expect("a name")).await;
    let data = tempfile::tempdir().expect("a directory");
    let folder = data.path().join("data");
    let folder = folder.to_str().expect("a path");
    let arguments = [command, &["--data", folder]].concat();
    printed(&arguments, &[("DATABASE_URL", &url)], "")
}

/// The running program; killed when dropped.
pub struct Running(Child);

impl Running {
    /// Stops it as Ctrl-C does, and waits for its end.
    pub fn stop(mut self) {
        let stopped = Command::new("kill")
            .args(["-INT", &self.0.id().to_string()])
            .status();
        assert!(stopped.expect("kill").success());
        self.0.wait().expect("its end");
    }

    /// Requires that it is still running.
    pub fn must_run(&mut self) {
        assert_eq!(self.0.try_wait().expect("a process"), None, "it runs");
    }

    /// The most memory that it has held so far, in bytes.
    #[must_use]
    pub fn peak_memory(&self) -> u64 {
        peak_memory(self.0.id())
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
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(build).clone()
}

fn build() -> PathBuf {
    let arguments = [
        "build",
        "--quiet",
        "--locked",
        "--workspace",
        "--bin",
        "sunshine",
    ];
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(arguments).current_dir(sql::root());
    // What cargo states of this package is no setting: libraries that read it would be built again, and all above them.
    let stated = [
        "CARGO_BIN_",
        "CARGO_CRATE_",
        "CARGO_MANIFEST_",
        "CARGO_PKG_",
    ];
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if stated.iter().any(|start| name.starts_with(start)) {
            cargo.env_remove(&*name);
        }
    }
    let built = cargo.status().expect("cargo");
    assert!(built.success());
    let test = std::env::current_exe().expect("a test");
    let folder = test.ancestors().nth(2).expect("the folder of programs");
    folder.join("sunshine")
}

/// The most memory that a process has held so far, in bytes.
#[must_use]
pub fn peak_memory(process: u32) -> u64 {
    let path = format!("/proc/{process}/status");
    let status = std::fs::read_to_string(path).expect("a process");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = peak.and_then(|peak| peak.trim().strip_suffix(" kB"));
    let kib = kib.and_then(|kib| kib.parse::<u64>().ok());
    kib.expect("its memory") * 1024
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a port")
}
