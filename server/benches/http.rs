//! Requests each second of the program with all its routes against a plain hyper server that gives
//! an answer of the same length, on trivial operations and under the same load.
//!
//! The table also tells the processor time that each request took in the server, which the time of
//! the client does not thin out.

use std::error::Error;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use domain::OrganisationKind;
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use support::client::{Connection, request};
use support::figures::{hundredths, median, shown, verdict};
use support::people;
use support::postgres::{Postgres, measured};
use support::program::{START_MAX, Served};
use support::rounds::flood;
use tokio::net::TcpListener;

#[expect(dead_code, reason = "other benches need the rest of it")]
mod support {
    pub(crate) type Outcome<T> = Result<T, super::Failure>;
    pub(crate) mod client;
    pub(crate) mod figures;
    pub(crate) mod people;
    pub(crate) mod postgres;
    pub(crate) mod program;
    pub(crate) mod rounds;
}

type Failure = Box<dyn Error + Send + Sync>;
type Outcome<T> = support::Outcome<T>;

const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_millis(1_500);
const CONNECTIONS: [usize; 2] = [16, 64];
/// Requests each second as a share of plain hyper's, in hundredths.
const GOAL: u64 = 75;
const DATABASE: &str = "sunshine_bench_http";
const OPERATOR: &str = "operator";
/// What makes this bench the plain server.
const PLAIN: &str = "plain-server";

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [mode, length, address] = arguments.as_slice()
        && mode == PLAIN
    {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?;
        return runtime.block_on(plain(length.parse()?, address.parse()?));
    }
    // One thread is the client; the servers have processes of their own.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(measured(measure))
}

/// Answers everything with so many bytes.
async fn plain(length: usize, address: SocketAddr) -> Outcome<()> {
    let body = Bytes::from(vec![b' '; length]);
    let listener = TcpListener::bind(address).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let body = body.clone();
        let service = service_fn(move |_| {
            let answer = http::Response::builder()
                .header("content-type", "application/json")
                .body(Full::new(body.clone()));
            std::future::ready(answer)
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

async fn measure(postgres: &Postgres, directory: &Path) -> Outcome<()> {
    postgres.recreate(DATABASE, "template1").await?;
    let ground = people::ground(postgres, DATABASE).await?;
    people::found(&ground, OrganisationKind::ExchangeCenter, OPERATOR).await?;
    ground.db.close();
    let url = postgres.url(DATABASE);
    let start = async |name: &str, log| Served::program(&url, &directory.join(name), log).await;
    let usual = start("usual", None).await?;
    let silent = start("silent", Some("off")).await?;
    let verbose = start("telling", Some("info")).await?;
    let token = usual.sign_in(OPERATOR, people::PASSWORD).await?;

    println!(
        "{:<24} {:<14} {:>5} {:>9} {:>9} {:>6}  {:<12} µs of processor",
        "operation", "log", "conns", "plain/s", "ours/s", "ratio", "goal 0.75"
    );
    for path in ["/healthz", "/api/v1/clock"] {
        let sent: Bytes = request(("GET", path), &token, "", "").into();
        let mut connection = Connection::open(usual.address).await?;
        let length = connection.exchange(&sent, "200").await?.len();
        let mut plain = Command::new(std::env::current_exe()?);
        let plain = Served::spawn(plain.args([PLAIN, &length.to_string()]), START_MAX).await?;
        let mut servers = vec![("", &plain), ("default (warn)", &usual)];
        // A watcher's request leaves no line at `info`.
        if path != "/healthz" {
            servers.extend([("off", &silent), ("info", &verbose)]);
        }
        for connections in CONNECTIONS {
            compare(path, &sent, &servers, connections).await?;
        }
    }
    drop((usual, silent, verbose));
    postgres.forget(DATABASE).await
}

/// Measures servers in turn; the first is what the others are compared with.
async fn compare(
    path: &str,
    sent: &Bytes,
    servers: &[(&str, &Served)],
    connections: usize,
) -> Outcome<()> {
    let mut rates = vec![Vec::new(); servers.len()];
    let mut costs = vec![Vec::new(); servers.len()];
    // The first round warms up.
    for round in 0..=ROUNDS {
        for (place, (_, server)) in servers.iter().enumerate() {
            let sent = sent.clone();
            let next = Arc::new(move || sent.clone());
            let before = processor_micros(server)?;
            let rate = flood(server.address, connections, ROUND, "200", next).await?;
            let spent = processor_micros(server)? - before;
            if 0 < round {
                rates[place].push(rate);
                let answered = rate * u64::try_from(ROUND.as_millis())? / 1_000;
                costs[place].push(spent * 100 / answered.max(1));
            }
        }
    }
    let mut medians = rates.iter_mut().map(|rates| median(rates));
    let mut costs = costs.iter_mut().map(|costs| median(costs));
    let (plain, plain_cost) = (medians.next().zip(costs.next())).ok_or("no server")?;
    for ((log, _), (rate, cost)) in servers.iter().skip(1).zip(medians.zip(costs)) {
        let ratio = hundredths(rate, plain);
        println!(
            "{path:<24} {log:<14} {connections:>5} {plain:>9} {rate:>9} {:>6}  {:<12} {} -> {}",
            shown(ratio),
            verdict(GOAL <= ratio),
            shown(plain_cost),
            shown(cost)
        );
    }
    Ok(())
}

/// The processor time of a server's process; the kernel counts it in hundredths of a second.
fn processor_micros(server: &Served) -> Outcome<u64> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", server.child.id()))?;
    let (_, fields) = stat.rsplit_once(") ").ok_or("no process")?;
    let mut ticks = 0;
    for field in fields.split(' ').skip(11).take(2) {
        ticks += field.parse::<u64>()?;
    }
    Ok(ticks * 10_000)
}
