//! The program `sunshine` as it is built for use, in a process of its own.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde_json::{Value, json};

use super::Outcome;
use super::client::{Connection, request};

/// How long the program may take to build its index.
pub(crate) const START_MAX: Duration = Duration::from_secs(300);
/// How long a demonstration of a million products may take.
const DEMONSTRATION_MAX: Duration = Duration::from_secs(1_200);
/// How often to look whether it is ready.
const LOOK: Duration = Duration::from_millis(50);

/// A process of ours that serves HTTP; told to stop and awaited when dropped.
pub(crate) struct Served {
    pub(crate) child: Child,
    pub(crate) address: SocketAddr,
}

impl Drop for Served {
    fn drop(&mut self) {
        if let Ok(pid) = i32::try_from(self.child.id()) {
            // Both fail only when it has ended already.
            let _ = kill(Pid::from_raw(pid), Signal::SIGTERM);
            let _ = self.child.wait();
        }
    }
}

impl Served {
    /// Starts a command that is told its address as the last argument, and waits until it listens.
    pub(crate) async fn spawn(command: &mut Command, within: Duration) -> Outcome<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let child = command
            .arg(address.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()?;
        let mut served = Self { child, address };
        let began = Instant::now();
        while Connection::open(address).await.is_err() {
            served.wait_more(began, within).await?;
        }
        Ok(served)
    }

    /// Starts the program on a migrated database and waits until its index is built. `log` is
    /// its SUNSHINE_LOG; the log itself goes nowhere.
    pub(crate) async fn program(url: &str, data: &Path, log: Option<&str>) -> Outcome<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sunshine"));
        command.args(["serve", "--database-url", url, "--data"]);
        command.arg(data).arg("--listen").stderr(Stdio::null());
        command.env_remove("SUNSHINE_LOG");
        if let Some(log) = log {
            command.env("SUNSHINE_LOG", log);
        }
        Self::ready(&mut command, START_MAX).await
    }

    /// Starts the program with a demonstration of so many products in an empty database, and waits until it is made
    /// and its index is built.
    pub(crate) async fn demonstration(url: &str, data: &Path, products: u32) -> Outcome<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sunshine"));
        command.args(["demo", "--database-url", url, "--products"]);
        command.arg(products.to_string()).arg("--data").arg(data);
        command.args(["--operations-listen", "127.0.0.1:0", "--listen"]);
        command.stderr(Stdio::null()).env_remove("SUNSHINE_LOG");
        Self::ready(&mut command, DEMONSTRATION_MAX).await
    }

    async fn ready(command: &mut Command, within: Duration) -> Outcome<Self> {
        let mut served = Self::spawn(command, within).await?;
        let began = Instant::now();
        let sent = request(("GET", "/readyz"), "", "", "");
        let mut connection = Connection::open(served.address).await?;
        while connection.exchange(&sent, "200").await.is_err() {
            served.wait_more(began, within).await?;
        }
        Ok(served)
    }

    /// Waits a moment for what must be there in time.
    async fn wait_more(&mut self, began: Instant, within: Duration) -> Outcome<()> {
        if let Some(status) = self.child.try_wait()? {
            return Err(format!("the server ended: {status}").into());
        }
        if within < began.elapsed() {
            return Err("the server does not become ready".into());
        }
        tokio::time::sleep(LOOK).await;
        Ok(())
    }

    /// Signs in and returns the token.
    pub(crate) async fn sign_in(&self, account: &str, password: &str) -> Outcome<String> {
        let body = json!({ "account": account, "password": password }).to_string();
        let sent = request(("POST", "/api/v1/sessions"), "", "", &body);
        let mut connection = Connection::open(self.address).await?;
        let session: Value = serde_json::from_slice(connection.exchange(&sent, "201").await?)?;
        let token = session["token"]
            .as_str()
            .ok_or("a session without a token")?;
        Ok(token.to_owned())
    }
}
