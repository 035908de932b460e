//! Loads 200,000 listed prices from csv against a bare COPY of the same rows, in the same run, and
//! five times as many to see that memory does not grow with the file.
//!
//! `cargo bench -p server --bench loading` runs on a durable cluster of its own; with DATABASE_URL
//! it makes and drops databases beside the one named there. Times are medians of three rounds.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Duration;

use demo::Demonstration;
use domain::listed_price::LISTED_PRICES;
use support::figures::{hundredths, median, shown, verdict};
use support::postgres::{Postgres, measured};
use support::prices::{Expected, copy, load, prepare, write_prices};

mod support {
    pub(crate) type Outcome<T> = Result<T, super::Failure>;
    pub(crate) mod figures;
    pub(crate) mod people;
    pub(crate) mod postgres;
    pub(crate) mod prices;
}

type Failure = Box<dyn Error + Send + Sync>;
type Outcome<T> = support::Outcome<T>;

const ROUNDS: usize = 3;
const PRICES: usize = 200_000;
const MANY_PRICES: usize = 5 * PRICES;
/// Enough for so many prices.
const PRODUCTS: u32 = 80_000;
const PREPARED: &str = "sunshine_bench_prepared";
const ROUND: &str = "sunshine_bench_round";
/// Hundredths of the COPY's time.
const GOAL: u64 = 600;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(measured(measure))
}

async fn measure(postgres: &Postgres, directory: &Path) -> Outcome<()> {
    let demonstration = Demonstration::new(PRODUCTS, "2026-03-02".parse()?);
    let products = directory.join("products.csv");
    demonstration.write_products_csv(fs::File::create(&products)?)?;
    let prices = directory.join("prices.csv");
    write_prices(&demonstration, &prices, PRICES)?;
    let many_prices = directory.join("many_prices.csv");
    write_prices(&demonstration, &many_prices, MANY_PRICES)?;
    let count = u64::try_from(PRICES)?;

    postgres.recreate(PREPARED, "template1").await?;
    let elapsed = prepare(postgres, PREPARED, &products).await?;
    report("products, whole pipeline", PRODUCTS.into(), &[elapsed]);

    // First, before the process has grown for other reasons.
    for (path, rows) in [(&prices, PRICES), (&many_prices, MANY_PRICES)] {
        postgres.recreate(ROUND, PREPARED).await?;
        let before = Memory::reset();
        let elapsed = pipeline(postgres, path, Expected::Accepted).await?;
        report("listed prices, once", u64::try_from(rows)?, &[elapsed]);
        println!(
            "memory at its peak above that before: {} MB",
            before.growth_mb()
        );
    }
    let (mut bare, mut shaped, mut loads, mut agains) = (vec![], vec![], vec![], vec![]);
    for _ in 0..ROUNDS {
        postgres.recreate(ROUND, PREPARED).await?;
        bare.push(copy(postgres, ROUND, "", &demonstration, PRICES).await?);
        shaped.push(copy(postgres, ROUND, "including all", &demonstration, PRICES).await?);
        loads.push(pipeline(postgres, &prices, Expected::Accepted).await?);
        agains.push(pipeline(postgres, &prices, Expected::Unchanged).await?);
    }
    let bare = report("bare COPY, no index", count, &bare);
    let shaped = report("bare COPY, same indexes and checks", count, &shaped);
    let whole = report("listed prices, whole pipeline", count, &loads);
    report("the same file again", count, &agains);
    let ratio = hundredths(whole, bare);
    println!(
        "pipeline / COPY without index: {} (goal {}, {})",
        shown(ratio),
        shown(GOAL),
        verdict(ratio <= GOAL)
    );
    println!(
        "pipeline / COPY with the same indexes: {}",
        shown(hundredths(whole, shaped))
    );

    for name in [ROUND, PREPARED] {
        postgres.forget(name).await?;
    }
    Ok(())
}

async fn pipeline(postgres: &Postgres, file: &Path, expected: Expected) -> Outcome<Duration> {
    load(postgres, ROUND, &LISTED_PRICES, file, expected).await
}

/// Prints the median with its rows per second, and returns it in microseconds.
fn report(what: &str, rows: u64, times: &[Duration]) -> u64 {
    let micros = |time: &Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
    let mut rounds: Vec<u64> = times.iter().map(micros).collect();
    let median = median(&mut rounds).max(1);
    let per_second = rows * 1_000_000 / median;
    let milliseconds = median / 1_000;
    println!("{what}: {milliseconds} ms, {per_second} rows/s, of {times:?}");
    median
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
