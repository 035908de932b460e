//! How long honest people wait while a thousand hostile connections of one address do their worst, against how long
//! they wait without them; and what the program holds in memory at most.
//!
//! The attack is that of the tests (`tests/src/attack.rs`): slow heads, slow bodies, 60 held uploads of 20 MB, 32 exports,
//! 24 reports, some of them taken slowly, some at once and again, some left before they are answered; whoever is
//! sent away comes again. Honest are eight people of six organisations at addresses of their own, each with a request
//! every 50 ms: the home page, a search, invitations, messages, a product, and messages marked as read. Rounds without the
//! attack come first, then rounds with it, of the same program; the ratio is that of the medians of their p99.
//!
//! Server, PostgreSQL, attackers and honest people share the machine: on two cores the time that the attackers
//! themselves take is part of what is measured, so they mostly wait, and do so in a thread of their own.

use std::error::Error;
use std::fmt::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use bytes::Bytes;
use demo::Demonstration;
use domain::{Ground, OrganisationKind, catalogue, party};
use serde_json::Value;
use server::loading::load_file;
use support::client::{Connection, request};
use support::figures::{hundredths, median, shown, verdict};
use support::people;
use support::percentile::percentile;
use support::postgres::{Postgres, measured};
use support::program::Served;
use tests::attack::{Attack, Target};
use tests::peak_memory;
use tokio::net::TcpSocket;
use tokio::sync::oneshot;
use tokio::time::{MissedTickBehavior, interval, sleep};

#[expect(dead_code, reason = "other benches need the rest of it")]
mod support {
    pub(crate) type Outcome<T> = Result<T, super::Failure>;
    pub(crate) mod client;
    pub(crate) mod figures;
    pub(crate) mod people;
    pub(crate) mod percentile;
    pub(crate) mod postgres;
    pub(crate) mod program;
}

type Failure = Box<dyn Error + Send + Sync>;
type Outcome<T> = support::Outcome<T>;

const PRODUCTS: u32 = 20_000;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(12);
/// A request of each honest person.
const EVERY: Duration = Duration::from_millis(50);
const HOSTILE: Ipv4Addr = Ipv4Addr::new(127, 9, 9, 9);
/// How many connections of the attack must be in before it is measured; one address may have 256.
const HELD_MIN: usize = 150;
/// The p99 under attack by the usual one, in hundredths.
const GOAL: u64 = 200;
/// What the program may hold in memory, in MiB.
const MEMORY_GOAL: u64 = 768;
const DATABASE: &str = "sunshine_bench_attack";
const OPERATOR: &str = "operator";
const ATTACKER: &str = "attacker";
/// Organisations of honest people; the last two have two people each.
const HONEST: [(&str, OrganisationKind); 6] = [
    ("hospital-one", OrganisationKind::Hospital),
    ("hospital-two", OrganisationKind::Hospital),
    ("hospital-three", OrganisationKind::Hospital),
    ("distributor", OrganisationKind::Distributor),
    ("maker-one", OrganisationKind::Manufacturer),
    ("maker-two", OrganisationKind::Manufacturer),
];

fn main() -> Outcome<()> {
    // One thread is the honest people, another the attackers; the server has a process of its own.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(measured(measure))
}

async fn measure(postgres: &Postgres, directory: &Path) -> Outcome<()> {
    postgres.recreate(DATABASE, "template1").await?;
    let ground = people::ground(postgres, DATABASE).await?;
    let prices = enter(&ground, directory).await?;
    ground.db.close();
    drop(ground);
    let program = Served::program(&postgres.url(DATABASE), &directory.join("data"), None).await?;
    let honest = honest_people(&program).await?;
    let token = program.sign_in(ATTACKER, people::PASSWORD).await?;
    let target = Target {
        server: program.address,
        import: imported(&program, &token, &prices).await?,
        token,
    };

    let mut usual = rounds(&honest).await?;
    let before = peak_memory(program.child.id()) >> 20;
    let attack = OnThread::begin(target)?;
    let mut attacked = rounds(&honest).await?;
    let (held, sent_away) = attack.end()?;
    let memory = peak_memory(program.child.id()) >> 20;

    println!("{held} hostile connections held at the end, {sent_away} times one was sent away");
    println!("honest requests, microseconds: usual p50, p99; attacked p50, p99, worst");
    println!(
        "{:>6} {:>8}  {:>6} {:>8} {:>8}",
        median(&mut usual.p50),
        median(&mut usual.p99),
        median(&mut attacked.p50),
        median(&mut attacked.p99),
        attacked.worst
    );
    let ratio = hundredths(median(&mut attacked.p99), median(&mut usual.p99));
    println!(
        "p99 under attack by the usual one: {}  goal 2.00 {}",
        shown(ratio),
        verdict(ratio <= GOAL)
    );
    println!(
        "memory of the program at most: {before} MiB before, {memory} MiB under attack  goal {MEMORY_GOAL} MiB {}",
        verdict(memory <= MEMORY_GOAL)
    );
    drop(program);
    postgres.forget(DATABASE).await
}

/// Enters products and people; returns the attacker's list of prices.
async fn enter(ground: &Ground, directory: &Path) -> Outcome<String> {
    people::found(ground, OrganisationKind::ExchangeCenter, OPERATOR).await?;
    people::found(ground, OrganisationKind::Hospital, ATTACKER).await?;
    for (name, kind) in HONEST {
        people::found(ground, kind, name).await?;
    }
    let operator = party::caller_of_account(&ground.db.get().await?, OPERATOR).await?;
    let demonstration = Demonstration::new(PRODUCTS, ground.moment().today());
    let file = directory.join("products.csv");
    demonstration.write_products_csv(std::fs::File::create(&file)?)?;
    load_file(ground, &operator, &catalogue::PRODUCTS, &file).await?;
    let mut prices = String::from("27位码,价格,生效日期,合同编号\n");
    for product in demonstration.products() {
        writeln!(prices, "{},80,2026-01-01,H", product.code)?;
    }
    Ok(prices)
}

/// Uploads a list of prices and waits until it is loaded; returns the id of the import.
async fn imported(program: &Served, token: &str, prices: &str) -> Outcome<String> {
    let form = format!(
        "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{prices}\r\n--b--\r\n"
    );
    let upload = format!(
        "POST /api/v1/imports/current-prices HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer {token}\r\n\
         content-type: multipart/form-data; boundary=b\r\ncontent-length: {}\r\n\r\n{form}",
        form.len()
    );
    let mut connection = Connection::open(program.address).await?;
    let begun: Value =
        serde_json::from_slice(connection.exchange(upload.as_bytes(), "202").await?)?;
    let id = begun["id"].as_str().ok_or("an import without an id")?;
    let path = format!("/api/v1/imports/{id}");
    let look = request(("GET", &path), token, "", "");
    loop {
        let import: Value = serde_json::from_slice(connection.exchange(&look, "200").await?)?;
        if import["state"] == "done" {
            return Ok(id.to_owned());
        }
        sleep(Duration::from_millis(100)).await;
    }
}

/// An honest person: an address and what he asks for, in turn.
struct Person {
    server: SocketAddr,
    from: Ipv4Addr,
    requests: Vec<(Bytes, &'static str)>,
}

async fn honest_people(program: &Served) -> Outcome<Vec<Person>> {
    let names = HONEST.iter().map(|(name, _)| *name);
    let mut people = Vec::new();
    for (name, last) in names.chain(["maker-one", "maker-two"]).zip(1..) {
        let token = program.sign_in(name, people::PASSWORD).await?;
        let get = |path: &str| (request(("GET", path), &token, "", "").into(), "200");
        let read = request(("PUT", "/api/v1/messages/read"), &token, "", "");
        let requests = vec![
            get("/api/v1/home"),
            get("/api/v1/products?q=%E5%AF%BC%E7%AE%A1"),
            get("/api/v1/invitations"),
            get("/api/v1/messages"),
            get("/api/v1/products/1"),
            (read.into(), "204"),
        ];
        people.push(Person {
            server: program.address,
            from: Ipv4Addr::new(127, 1, 1, last),
            requests,
        });
    }
    Ok(people)
}

impl Person {
    async fn connect(&self) -> Outcome<Connection> {
        let socket = TcpSocket::new_v4()?;
        socket.bind((self.from, 0).into())?;
        Connection::over(socket.connect(self.server).await?)
    }

    /// Asks for a while; returns how long each answer took. Every one must be given.
    async fn request(&self) -> Outcome<Vec<Duration>> {
        let mut connection = self.connect().await?;
        let mut ticks = interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let began = Instant::now();
        let mut times = Vec::new();
        for (request, status) in self.requests.iter().cycle() {
            ticks.tick().await;
            if ROUND < began.elapsed() {
                break;
            }
            let sent = Instant::now();
            connection.exchange(request, status).await?;
            times.push(sent.elapsed());
        }
        Ok(times)
    }
}

/// Microseconds of several rounds.
#[derive(Default)]
struct Times {
    p50: Vec<u64>,
    p99: Vec<u64>,
    worst: u64,
}

async fn rounds(people: &[Person]) -> Outcome<Times> {
    let mut all = Times::default();
    // The first round warms up, or lets the attack take hold.
    for round in 0..=ROUNDS {
        let asking = people.iter().map(Person::request);
        let mut times: Vec<Duration> = futures_util::future::try_join_all(asking).await?.concat();
        times.sort_unstable();
        if round == 0 {
            continue;
        }
        let micros = |hundredth| u64::try_from(percentile(&times, hundredth).as_micros());
        all.p50.push(micros(50)?);
        all.p99.push(micros(99)?);
        all.worst = all.worst.max(micros(100)?);
    }
    Ok(all)
}

/// The attack in a thread of its own, so that it delays nobody honest but by what it takes from the server.
struct OnThread {
    stop: oneshot::Sender<()>,
    attacking: thread::JoinHandle<Outcome<(usize, usize)>>,
}

impl OnThread {
    /// Begins, and waits until the attack has taken hold.
    fn begin(target: Target) -> Outcome<Self> {
        let (stop, stopped) = oneshot::channel();
        let (ready, is_ready) = std::sync::mpsc::channel();
        let attacking = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            runtime.block_on(async {
                let attack = Attack::begin(&target, 1_000, |_| HOSTILE);
                ready.send(attack.until_held(HELD_MIN).await)?;
                // It ends when the other side does, too.
                let _stopped = stopped.await;
                Ok((attack.held(), attack.sent_away()))
            })
        });
        let held = is_ready.recv()?;
        if held < HELD_MIN {
            return Err(format!("only {held} hostile connections are in").into());
        }
        Ok(Self { stop, attacking })
    }

    /// Ends it; how many connections it held, and how often one was sent away.
    fn end(self) -> Outcome<(usize, usize)> {
        drop(self.stop);
        (self.attacking.join()).map_err(|_| "the attack panicked")?
    }
}
