//! Listed prices by the million: loaded, checked and every limit worked out against a bare COPY of
//! the same rows; what a quarter in which one price of a hundred changed costs beside it; how both
//! grow; and what it takes to read one limit and one historical sheet.
//!
//! `cargo bench -p server --bench limits [SIZE…]`, by default 500,000, 1,000,000 and 5,000,000
//! prices. One round for each size; the sizes beside each other tell the noise.

use std::error::Error;
use std::fs;
use std::io::BufWriter;
use std::path::Path;
use std::time::{Duration, Instant};

use demo::Demonstration;
use domain::{ProductId, listed_price};
use rust_decimal::Decimal;
use support::figures::{hundredths, median, shown, verdict};
use support::postgres::{Postgres, measured};
use support::prices::{Expected, copy, ground, load, prepare, run, write_prices};

mod support {
    pub(crate) type Outcome<T> = Result<T, super::Failure>;
    pub(crate) mod figures;
    pub(crate) mod people;
    pub(crate) mod postgres;
    pub(crate) mod prices;
}

type Failure = Box<dyn Error + Send + Sync>;
type Outcome<T> = support::Outcome<T>;

const SIZES: [usize; 3] = [500_000, 1_000_000, 5_000_000];
/// A product has some fourteen prices; ten leave none over.
const PRICES_A_PRODUCT: usize = 12;
/// One price of so many changes in the quarter.
const ONE_CHANGED_OF: usize = 100;
const DATABASE: &str = "sunshine_bench_limits";
/// Hundredths of the COPY's time for loading; of the full load's time for the quarter.
const LOAD_GOAL: u64 = 400;
const QUARTER_GOAL: u64 = 3;
const SHEET_GOAL: Duration = Duration::from_millis(20);
const SHEETS: i64 = 500;

/// What one size took, in microseconds.
struct Measured {
    size: usize,
    copied: u64,
    loaded: u64,
    changed: u64,
    again: u64,
}

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(bench())
}

async fn bench() -> Outcome<()> {
    let chosen: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let sizes = if chosen.is_empty() {
        SIZES.to_vec()
    } else {
        chosen
    };
    measured(async |postgres, directory| measure(postgres, directory, &sizes).await).await
}

async fn measure(postgres: &Postgres, directory: &Path, sizes: &[usize]) -> Outcome<()> {
    let mut all = Vec::with_capacity(sizes.len());
    for size in sizes {
        let measured = measure_size(postgres, directory, *size).await?;
        let load = hundredths(measured.loaded, measured.copied);
        let quarter = hundredths(measured.changed, measured.loaded);
        println!(
            "{size} prices: COPY {} ms, loaded in {} ms = {} x COPY (goal {}, {}); \
             1 % changed in {} ms = {} of that (goal {}, {}); the whole list again in {} ms",
            measured.copied / 1_000,
            measured.loaded / 1_000,
            shown(load),
            shown(LOAD_GOAL),
            verdict(load <= LOAD_GOAL),
            measured.changed / 1_000,
            shown(quarter),
            shown(QUARTER_GOAL),
            verdict(quarter <= QUARTER_GOAL),
            measured.again / 1_000,
        );
        all.push(measured);
    }
    if let [first, .., last] = all.as_slice() {
        println!(
            "growth from {} to {} prices, as an exponent: load {:.2}, 1 % changed {:.2}",
            first.size,
            last.size,
            exponent(first, last, |one| one.loaded),
            exponent(first, last, |one| one.changed),
        );
    }
    read_sheets(postgres).await?;
    postgres.forget(DATABASE).await
}

/// By how much time grows with size: 1 is in proportion.
#[expect(clippy::float_arithmetic, reason = "a logarithm, not money")]
fn exponent(first: &Measured, last: &Measured, time: impl Fn(&Measured) -> u64) -> f64 {
    let ratio = |above: u64, below: u64| {
        let hundredths = u32::try_from(hundredths(above, below)).unwrap_or(u32::MAX);
        (f64::from(hundredths) / 100.0).ln()
    };
    let (small, large) = (first.size, last.size);
    let sizes = ratio(
        u64::try_from(large).unwrap_or(u64::MAX),
        u64::try_from(small).unwrap_or(1),
    );
    ratio(time(last), time(first)) / sizes
}

async fn measure_size(postgres: &Postgres, directory: &Path, size: usize) -> Outcome<Measured> {
    let products = u32::try_from(size / PRICES_A_PRODUCT + 1)?;
    let demonstration = Demonstration::new(products, "2026-03-02".parse()?);
    let product_file = directory.join("products.csv");
    demonstration.write_products_csv(BufWriter::new(fs::File::create(&product_file)?))?;
    let prices = directory.join("prices.csv");
    write_prices(&demonstration, &prices, size)?;
    let changed = directory.join("changed.csv");
    write_changed(&prices, &changed)?;

    postgres.recreate(DATABASE, "template1").await?;
    prepare(postgres, DATABASE, &product_file).await?;
    let copied = copy(postgres, DATABASE, "", &demonstration, size).await?;
    let pipeline = |file, expected| {
        let kind = &listed_price::LISTED_PRICES;
        load(postgres, DATABASE, kind, file, expected)
    };
    let loaded = pipeline(prices.as_path(), Expected::Accepted).await?;
    run(
        postgres,
        DATABASE,
        "vacuum analyze listed_price, reference_limit, product",
    )
    .await?;
    let changed = pipeline(changed.as_path(), Expected::Accepted).await?;
    let again = pipeline(prices.as_path(), Expected::Unchanged).await?;
    let micros = |time: Duration| u64::try_from(time.as_micros());
    Ok(Measured {
        size,
        copied: micros(copied)?,
        loaded: micros(loaded)?,
        changed: micros(changed)?,
        again: micros(again)?,
    })
}

/// A quarter later: one line of each hundred again, three per cent lower, from a list of its own.
fn write_changed(prices: &Path, changed: &Path) -> Outcome<()> {
    let mut reader = csv::Reader::from_path(prices)?;
    let mut writer = csv::Writer::from_path(changed)?;
    let headers = reader.headers()?.clone();
    let place = |name: &str| {
        headers
            .iter()
            .position(|header| header == name)
            .ok_or_else(|| format!("no column {name}"))
    };
    let (price, from, to, source) = (
        place("价格")?,
        place("执行日期")?,
        place("截止日期")?,
        place("来源")?,
    );
    writer.write_record(&headers)?;
    for row in reader.records().step_by(ONE_CHANGED_OF) {
        let row = row?;
        let lower = (row[price].parse::<Decimal>()? * Decimal::new(97, 2)).round_dp(4);
        let lower = lower.max(Decimal::new(1, 4)).to_string();
        let cells = row.iter().enumerate().map(|(number, cell)| match number {
            _ if number == price => lower.as_str(),
            _ if number == from => "2026-03-01",
            _ if number == to => "",
            _ if number == source => "二季度更新",
            _ => cell,
        });
        writer.write_record(cells)?;
    }
    Ok(writer.flush()?)
}

/// Today's limit is one indexed read; a historical sheet is worked out from the prices.
async fn read_sheets(postgres: &Postgres) -> Outcome<()> {
    let ground = ground(postgres, DATABASE).await?;
    let connection = ground.db.get().await?;
    let day = "2025-11-11".parse()?;
    let now = ground.moment().now;
    let (mut limits, mut sheets) = (Vec::new(), Vec::new());
    for number in 1..=SHEETS {
        let product = ProductId(number * 7);
        let began = Instant::now();
        listed_price::limits(&connection, &ground.moment(), &[product]).await?;
        limits.push(u64::try_from(began.elapsed().as_micros())?);
        let began = Instant::now();
        let sheet = listed_price::sheet(&connection, product, day, now).await?;
        std::hint::black_box(sheet.lowest());
        sheets.push(u64::try_from(began.elapsed().as_micros())?);
    }
    let slowest = sheets.iter().copied().max().unwrap_or_default();
    let goal = u64::try_from(SHEET_GOAL.as_micros())?;
    println!(
        "today's limit: median {} µs; a historical sheet: median {} µs, slowest {slowest} µs (goal {goal}, {})",
        median(&mut limits),
        median(&mut sheets),
        verdict(slowest <= goal)
    );
    drop(connection);
    ground.db.close();
    Ok(())
}
