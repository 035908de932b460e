//! Loads 200,000 listed prices from csv against a bare COPY of the same rows, in the same run.
//!
//! `cargo bench -p server --bench loading` runs on a durable cluster of its own; with DATABASE_URL
//! it makes and drops databases beside the one named there. Times are medians of three rounds.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::database::Database;
use domain::loading::{Import, ImportKind, ImportState};
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
/// Enough for so many prices.
const PRODUCTS: u32 = 17_000;
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
    write_prices(&demonstration, &prices)?;
    let rows: Vec<DemoListedPrice> = demonstration.listed_prices().take(PRICES).collect();

    recreate(config, PREPARED, "template1").await?;
    let started = Instant::now();
    prepare(&database(config, PREPARED), &products).await?;
    report(
        "products, whole pipeline",
        PRODUCTS.into(),
        &mut [started.elapsed()],
    );

    let (mut bare, mut shaped, mut loads, mut agains) = (vec![], vec![], vec![], vec![]);
    for _ in 0..ROUNDS {
        recreate(config, ROUND, PREPARED).await?;
        let config = database(config, ROUND);
        bare.push(copy(&config, "", &rows).await?);
        shaped.push(copy(&config, "including all", &rows).await?);
        reset_peak();
        loads.push(load(&config, &prices, true).await?);
        agains.push(load(&config, &prices, false).await?);
    }
    let count = u64::try_from(PRICES)?;
    let bare = report("bare COPY, no index", count, &mut bare);
    let shaped = report("bare COPY, same indexes and checks", count, &mut shaped);
    let load = report("listed prices, whole pipeline", count, &mut loads);
    report("the same file again", count, &mut agains);
    println!("pipeline / COPY without index: {}", ratio(load, bare));
    println!(
        "pipeline / COPY with the same indexes: {}",
        ratio(load, shaped)
    );
    println!("peak memory of the process: {}", peak());
    for name in [ROUND, PREPARED] {
        drop_database(config, name).await?;
    }
    Ok(())
}

fn write_prices(demonstration: &Demonstration, path: &Path) -> Outcome<()> {
    let mut whole = Vec::new();
    demonstration.write_listed_prices_csv(&mut whole)?;
    let mut file = fs::File::create(path)?;
    for line in whole
        .split_inclusive(|byte| *byte == b'\n')
        .take(PRICES + 1)
    {
        file.write_all(line)?;
    }
    Ok(())
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
async fn prepare(config: &Config, products: &Path) -> Outcome<()> {
    let db = Database::new(config)?;
    db.migrate().await?;
    let ground = ground(db.clone()).await?;
    found_operator(&ground).await?;
    let import = load_file(
        &ground,
        &operator(&ground).await?,
        ImportKind::Products,
        products,
    )
    .await?;
    must_be_done(&import, true)?;
    connect(config)
        .await?
        .batch_execute("vacuum analyze")
        .await?;
    db.close();
    Ok(())
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

/// The time of the whole pipeline, from opening the file to the last commit.
async fn load(config: &Config, prices: &Path, changes: bool) -> Outcome<Duration> {
    let db = Database::new(config)?;
    let ground = ground(db.clone()).await?;
    let operator = operator(&ground).await?;
    let started = Instant::now();
    let import = load_file(&ground, &operator, ImportKind::ListedPrices, prices).await?;
    let elapsed = started.elapsed();
    must_be_done(&import, changes)?;
    db.close();
    Ok(elapsed)
}

fn must_be_done(import: &Import, changes: bool) -> Outcome<()> {
    let counts = &import.counts;
    let expected = if changes {
        counts.accepted
    } else {
        counts.unchanged
    };
    if import.state != ImportState::Done || expected != import.rows_done {
        return Err(format!("not all rows were as expected: {import:?}").into());
    }
    Ok(())
}

/// The time of a binary COPY of the rows into an empty table shaped like the real one.
#[expect(clippy::too_many_lines, reason = "one line for each column")]
async fn copy(config: &Config, like: &str, rows: &[DemoListedPrice]) -> Outcome<Duration> {
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

fn reset_peak() {
    // Where the kernel does not allow it, the peak is that of the whole run.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |peak| peak.trim().to_owned())
}
