//! One PostgreSQL for all tests of a process, and the databases in it.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use cluster::{ClusterOptions, PrivateCluster};
use domain::address::Address;
use domain::schema::{self, Lock};
use tokio::sync::OnceCell;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_postgres::{Client, Config, NoTls};

/// Placeholder for the database's name in an address.
const NAME: &str = "name-of-the-database";

struct Shared {
    config: Config,
    url: String,
    /// Names of databases that no test needs any more.
    discarded: UnboundedSender<String>,
    // Its end of the pipe closes with the process, however that ends.
    _sweeper: Child,
}

/// Waits for the end of its input, then stops the PostgreSQL of a directory and removes both.
const SWEEP: &str =
    r#"cat >/dev/null; kill -QUIT "$(head -n 1 "$1/postgres/postmaster.pid")"; rm -rf "$1""#;

static SHARED: OnceCell<Shared> = OnceCell::const_new();
static DATABASES: AtomicU32 = AtomicU32::new(0);

/// The settings of a database of the shared PostgreSQL, which is started on first use.
pub async fn config(database: &str) -> Config {
    let shared = SHARED.get_or_init(start).await;
    let mut config = shared.config.clone();
    config.dbname(database);
    config
}

/// As [`config`], as an address for other processes.
pub async fn url(database: &str) -> String {
    let shared = SHARED.get_or_init(start).await;
    shared.url.replace(NAME, database)
}

async fn start() -> Shared {
    let path = tempfile::tempdir().expect("a temporary directory").keep();
    let sweeper = sweeper(&path);
    // The runtime of a test ends with the test; the cluster needs one that does not.
    let (sender, receiver) = tokio::sync::oneshot::channel();
    let (discarded, unneeded) = unbounded_channel();
    std::thread::spawn(move || run_postgres(&path, sender, unneeded));
    let (config, url) = receiver.await.expect("PostgreSQL starts");
    Shared {
        config,
        url,
        discarded,
        _sweeper: sweeper,
    }
}

/// Starts the process that stops PostgreSQL after the tests: a static is never dropped.
fn sweeper(path: &Path) -> Child {
    Command::new("sh")
        .args(["-c", SWEEP, "sweep"])
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell")
}

/// Keeps PostgreSQL running until the process ends, and drops the databases that are discarded.
fn run_postgres(
    path: &Path,
    sender: tokio::sync::oneshot::Sender<(Config, String)>,
    mut unneeded: UnboundedReceiver<String>,
) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let options = ClusterOptions::for_tests();
        let mut cluster = PrivateCluster::start_with(path, &options)
            .await
            .expect("PostgreSQL starts");
        let maintenance = cluster.config("postgres");
        let _ = sender.send((maintenance.clone(), cluster.url(NAME)));
        tokio::select! {
            () = cluster.ended() => {
                let log = fs::read_to_string(path.join("postgres.log")).unwrap_or_default();
                let lines: Vec<&str> = log.lines().collect();
                let last = &lines[lines.len().saturating_sub(20)..];
                eprintln!("the PostgreSQL of all tests has ended:\n{}", last.join("\n"));
            }
            () = drop_databases(&maintenance, &mut unneeded) => {}
        }
    });
}

/// Drops databases as they are named: those of a whole run would fill a small disk.
async fn drop_databases(maintenance: &Config, unneeded: &mut UnboundedReceiver<String>) {
    let client = connect(maintenance).await;
    while let Some(name) = unneeded.recv().await {
        let drop = format!("drop database {name} with (force)");
        if let Err(error) = client.batch_execute(&drop).await {
            eprintln!("{name} stays: {error}");
        }
    }
}

/// A fresh database, empty or cloned from `template`.
pub async fn fresh_database(template: Option<&str>) -> Config {
    let number = DATABASES.fetch_add(1, Ordering::SeqCst);
    let name = format!("test_{number}");
    let template = template.unwrap_or("template0");
    let client = connect(&config("postgres").await).await;
    let create = format!("create database {name} template {template} strategy file_copy");
    client.batch_execute(&create).await.expect("a database");
    config(&name).await
}

/// Drops a database of which its test was the only user.
pub fn discard(config: &Config) {
    if let (Some(shared), Some(name)) = (SHARED.get(), config.get_dbname()) {
        let _ = shared.discarded.send(name.to_owned());
    }
}

/// How the program signs in to a database that is prepared: as a role that owns nothing.
#[must_use]
pub fn application(config: &Config) -> Address {
    let owner = Address::local(config).expect("an address");
    owner.as_role(schema::APPLICATION, None)
}

/// Brings a database up to date, as the program does; returns how the program signs in.
pub async fn prepare(config: &Config) -> Address {
    let owner = Address::local(config).expect("an address");
    let prepared = schema::prepare(&owner, None).await.expect("migrations");
    assert_eq!(prepared.lock, Lock::Closed);
    prepared.application
}

/// A plain connection, for what a test reads without the program.
pub async fn connect(config: &Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}
