//! Loads 200,000 listed prices from csv against a bare COPY of the same rows, in the same run, and
//! five times as many to see that memory does not grow with the file.
//!
//! `cargo bench -p server --bench loading` runs on a durable cluster of its own; with DATABASE_URL
//! it makes and drops databases beside the one named there. Times are medians of three rounds.

use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::database::Database;
use domain::loading::{ImportKind, ImportState};
use domain::party::{self, NewAccount, NewOrganisation};
use domain::{Caller, Ground, OrganisationKind, Role, StandingClock};
use server::cluster::{ClusterOptions, PrivateCluster};
use server::demo::{DemoListedPrice, Demonstration};
use server::loading::load_file;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};
use tokio_postgres::{Client, Config, NoTls};

const ROUNDS: usize = 3;
const PRICES: usize = 200_000;
const MANY_PRICES: usize = 5 * PRICES;
/// Enough for so many prices.
const PRODUCTS: u32 = 80_000;
const PREPARED: &str = "sunshine_bench_prepared";
const ROUND: &str = "sunshine_bench_round";

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(bench())
}

async fn bench() -> Outcome<()> {
    let directory = tempfile::tempdir()?;
    #[expect(clippy::disallowed_methods, reason = "a bench has no configuration")]
    let url = std::env::var("DATABASE_URL");
    let (config, cluster) = match url {
        Ok(url) => (url.parse()?, None),
        Err(_) => {
            let options = ClusterOptions {
                durable: true,
                ..ClusterOptions::default()
            };
            let cluster =
                PrivateCluster::start_with(&directory.path().join("data"), &options).await?;
            (cluster.config("postgres"), Some(cluster))
        }
    };
    let measured = measure(&config, directory.path()).await;
    if let Some(cluster) = cluster {
        cluster.stop().await;
    }
    measured
}

async fn measure(config: &Config, directory: &Path) -> Outcome<()> {
    let demonstration = Demonstration::new(PRODUCTS, "2026-03-02".parse()?);
    let products = directory.join("products.csv");
    demonstration.write_products_csv(fs::File::create(&products)?)?;
    let prices = directory.join("prices.csv");
    write_prices(&demonstration, &prices, PRICES)?;
    let many_prices = directory.join("many_prices.csv");
    write_prices(&demonstration, &many_prices, MANY_PRICES)?;
    let count = u64::try_from(PRICES)?;

    recreate(config, PREPARED, "template1").await?;
    let elapsed = prepare(&database(config, PREPARED), &products).await?;
    report("products, whole pipeline", PRODUCTS.into(), &mut [elapsed]);

    // First, before the process has grown for other reasons.
    for (path, rows) in [(&prices, PRICES), (&many_prices, MANY_PRICES)] {
        recreate(config, ROUND, PREPARED).await?;
        let before = Memory::reset();
        let elapsed = load(&database(config, ROUND), path, Expected::Accepted).await?;
        report("listed prices, once", u64::try_from(rows)?, &mut [elapsed]);
        println!(
            "memory at its peak above that before: {} MB",
            before.growth_mb()
        );
    }
    let (mut bare, mut shaped, mut loads, mut agains) = (vec![], vec![], vec![], vec![]);
    for _ in 0..ROUNDS {
        recreate(config, ROUND, PREPARED).await?;
        let config = database(config, ROUND);
        bare.push(copy(&config, "", &demonstration).await?);
        shaped.push(copy(&config, "including all", &demonstration).await?);
        loads.push(load(&config, &prices, Expected::Accepted).await?);
        agains.push(load(&config, &prices, Expected::Unchanged).await?);
    }
    let bare = report("bare COPY, no index", count, &mut bare);
    let shaped = report("bare COPY, same indexes and checks", count, &mut shaped);
    let whole = report("listed prices, whole pipeline", count, &mut loads);
    report("the same file again", count, &mut agains);
    println!("pipeline / COPY without index: {}", ratio(whole, bare));
    println!(
        "pipeline / COPY with the same indexes: {}",
        ratio(whole, shaped)
    );

    for name in [ROUND, PREPARED] {
        drop_database(config, name).await?;
    }
    Ok(())
}

/// Stops writing when there are enough lines.
struct Lines {
    file: BufWriter<fs::File>,
    left: usize,
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            if self.left == 0 {
                break;
            }
            self.file.write_all(line)?;
            self.left -= usize::from(line.ends_with(b"\n"));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn write_prices(demonstration: &Demonstration, path: &Path, rows: usize) -> Outcome<()> {
    let file = BufWriter::new(fs::File::create(path)?);
    Ok(demonstration.write_listed_prices_csv(Lines {
        file,
        left: rows + 1,
    })?)
}

fn database(config: &Config, name: &str) -> Config {
    let mut config = config.clone();
    config.dbname(name);
    config
}

async fn connect(config: &Config) -> Outcome<Client> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

async fn drop_database(config: &Config, name: &str) -> Outcome<()> {
    let client = connect(config).await?;
    Ok(client
        .batch_execute(&format!("drop database if exists {name} with (force)"))
        .await?)
}

async fn recreate(config: &Config, name: &str, template: &str) -> Outcome<()> {
    drop_database(config, name).await?;
    let client = connect(config).await?;
    client
        .batch_execute(&format!("create database {name} template {template}"))
        .await?;
    Ok(client.batch_execute("checkpoint").await?)
}

/// A migrated database with an operator and the products.
async fn prepare(config: &Config, products: &Path) -> Outcome<Duration> {
    let db = Database::new(config)?;
    db.migrate().await?;
    let ground = ground(db.clone()).await?;
    found_operator(&ground).await?;
    db.close();
    let elapsed = load_kind(config, ImportKind::Products, products, Expected::Accepted).await?;
    connect(config)
        .await?
        .batch_execute("vacuum analyze")
        .await?;
    Ok(elapsed)
}

async fn ground(db: Database) -> Outcome<Ground> {
    let clock = StandingClock::at("2026-03-02T09:00:00+08:00".parse()?);
    Ok(Ground::open(db, Arc::new(clock)).await?)
}

async fn found_operator(ground: &Ground) -> Outcome<()> {
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    let centre = NewOrganisation {
        name: "深圳公共资源交易中心".to_owned(),
        kind: OrganisationKind::ExchangeCenter,
        credit_code: None,
        institution_code: None,
        email: None,
    };
    let centre = party::found_organisation(&tx, &ground.moment(), &centre).await?;
    let account = NewAccount {
        account: "operator".to_owned(),
        display_name: "操作员".to_owned(),
        password: "sunshine-demo".to_owned(),
        roles: vec![Role::Trader],
        email: None,
    };
    party::found_account(&tx, &ground.moment(), centre, &account).await?;
    Ok(tx.commit().await?)
}

async fn operator(ground: &Ground) -> Outcome<Caller> {
    let connection = ground.db.get().await?;
    Ok(party::caller_of_account(&connection, "operator").await?)
}

/// What should become of every row.
#[derive(Clone, Copy)]
enum Expected {
    Accepted,
    Unchanged,
}

async fn load(config: &Config, prices: &Path, expected: Expected) -> Outcome<Duration> {
    load_kind(config, ImportKind::ListedPrices, prices, expected).await
}

/// The time of the whole pipeline, from opening the file to the last commit.
async fn load_kind(
    config: &Config,
    kind: ImportKind,
    file: &Path,
    expected: Expected,
) -> Outcome<Duration> {
    let db = Database::new(config)?;
    let ground = ground(db.clone()).await?;
    let operator = operator(&ground).await?;
    let started = Instant::now();
    let import = load_file(&ground, &operator, kind, file).await?;
    let elapsed = started.elapsed();
    db.close();
    let counts = &import.counts;
    let as_expected = match expected {
        Expected::Accepted => counts.accepted,
        Expected::Unchanged => counts.unchanged,
    };
    if import.state != ImportState::Done || as_expected != import.rows_done {
        return Err(format!("not all rows were as expected: {import:?}").into());
    }
    Ok(elapsed)
}

/// The time of a binary COPY of the rows into an empty table shaped like the real one.
#[expect(clippy::too_many_lines, reason = "one line for each column")]
async fn copy(config: &Config, like: &str, demonstration: &Demonstration) -> Outcome<Duration> {
    let rows: Vec<DemoListedPrice> = demonstration.listed_prices().take(PRICES).collect();
    let mut client = connect(config).await?;
    let create = format!("drop table if exists bare; create table bare (like listed_price {like})");
    client.batch_execute(&create).await?;
    let types = [
        Type::INT8,
        Type::INT8,
        Type::INT2,
        Type::TEXT,
        Type::TEXT,
        Type::TEXT,
        Type::NUMERIC,
        Type::NUMERIC,
        Type::NUMERIC,
        Type::DATE,
        Type::DATE,
        Type::TEXT,
        Type::UUID,
        Type::TIMESTAMPTZ,
    ];
    let at: chrono::DateTime<chrono::Utc> = "2026-03-02T09:00:00+08:00".parse()?;
    let import = uuid::Uuid::nil();
    let prepared: Vec<(i64, i64, i16, rust_decimal::Decimal)> = rows
        .iter()
        .zip(1..)
        .map(|(row, id)| {
            Ok((
                id,
                i64::from(row.product_index),
                row.region.parse()?,
                row.pack_ratio.into(),
            ))
        })
        .collect::<Result<_, std::num::ParseIntError>>()?;
    let started = Instant::now();
    let tx = client.transaction().await?;
    let sink = tx
        .copy_in(
            "copy bare (id, product, region, platform, platform_level, kind, price, pack_ratio, \
             base_price, effective_from, effective_to, source, loaded_by, recorded_at) \
             from stdin (format binary)",
        )
        .await?;
    let mut writer = pin!(BinaryCopyInWriter::new(sink, &types));
    for (row, (id, product, region, pack_ratio)) in rows.iter().zip(&prepared) {
        let values: [&(dyn ToSql + Sync); 14] = [
            id,
            product,
            region,
            &row.platform,
            &row.platform_level,
            &row.kind,
            &row.price,
            pack_ratio,
            &row.base_price,
            &row.effective_from,
            &row.effective_to,
            &row.source,
            &import,
            &at,
        ];
        writer.as_mut().write(&values).await?;
    }
    writer.finish().await?;
    tx.commit().await?;
    Ok(started.elapsed())
}

/// Prints the median with its rows per second, and returns it.
fn report(what: &str, rows: u64, times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    let median = times[times.len() / 2];
    let per_second = u128::from(rows) * 1_000_000 / median.as_micros().max(1);
    println!(
        "{what}: {} ms, {per_second} rows/s, of {times:?}",
        median.as_millis()
    );
    median
}

fn ratio(above: Duration, below: Duration) -> String {
    let tenths = above.as_micros() * 10 / below.as_micros().max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// What the process holds, by its own kernel's account.
struct Memory {
    before_kb: u64,
}

impl Memory {
    fn reset() -> Self {
        // Where the kernel does not allow it, the peak is that of the whole run.
        let _ = fs::write("/proc/self/clear_refs", "5");
        Self {
            before_kb: Self::field("VmRSS:"),
        }
    }

    fn growth_mb(&self) -> u64 {
        Self::field("VmHWM:").saturating_sub(self.before_kb) / 1_024
    }

    fn field(name: &str) -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let number = line.and_then(|line| line.split_whitespace().next());
        number
            .and_then(|number| number.parse().ok())
            .unwrap_or_default()
    }
}
