//! What the lists cost after ten years: a demonstration of a million products to which old invitations, messages and
//! events are added, 200,000 of each, then 2,000,000; the first page and a further one of each list, by its readers, with
//! and without a part of a product's name.
//!
//! Each page is asked for in turn with all others, so that none has the caches to itself. A list holds its goal when its
//! 99th percentile at 2,000,000 is at most 20 ms. `cargo bench -p server --bench growth -- 20000 50000` is the same with
//! so many products and so many rows, to see quickly whether a change helps.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use demo::DEMO_PASSWORD;
use percent_encoding::{CONTROLS, utf8_percent_encode};
use serde_json::Value;
use support::client::{Connection, request};
use support::figures::verdict;
use support::percentile::percentile;
use support::postgres::{Postgres, measured};
use support::program::Served;
use tokio_postgres::Client;

#[expect(dead_code, reason = "other benches need the rest of it")]
mod support {
    pub(crate) type Outcome<T> = Result<T, super::Failure>;
    pub(crate) mod client;
    pub(crate) mod figures;
    pub(crate) mod percentile;
    pub(crate) mod postgres;
    pub(crate) mod program;
}

type Failure = Box<dyn Error + Send + Sync>;
type Outcome<T> = support::Outcome<T>;

const PRODUCTS: u32 = 1_000_000;
/// Rows of history before each measuring.
const SIZES: [i64; 2] = [200_000, 2_000_000];
const ROUNDS: usize = 60;
/// The 99th percentile of every page, in microseconds.
const GOAL: u128 = 20_000;
const DATABASE: &str = "sunshine_bench_growth";

/// Who reads which list. `{}` is a part of a name: a frequent one, then a rare one.
const PAGES: [(&str, &str); 38] = [
    ("hospital", "/home"),
    ("maker", "/home"),
    ("operator", "/home"),
    ("hospital", "/invitations"),
    ("maker", "/invitations"),
    ("operator", "/invitations"),
    ("operator", "/invitations?state=confirmed"),
    ("bureau", "/invitations"),
    ("bureau-district", "/invitations"),
    ("bureau-district", "/invitations?q={}"),
    ("bureau-district", "/feed"),
    ("hospital", "/invitations?q={}"),
    ("maker", "/invitations?q={}"),
    ("operator", "/invitations?q={}"),
    ("hospital", "/messages"),
    ("hospital", "/messages?unread=true"),
    ("hospital", "/feed"),
    ("operator", "/feed"),
    ("operator", "/price-findings"),
    ("operator", "/price-findings?kind=few_provinces"),
    ("operator", "/price-findings?q={}"),
    ("hospital", "/current-prices"),
    ("hospital", "/current-prices?q={}"),
    ("hospital", "/overpayments"),
    ("hospital", "/overpayments?q={}"),
    ("operator", "/price-changes"),
    ("operator", "/price-changes?q={}"),
    ("operator", "/price-changes?origin=rise&state=refused"),
    ("hospital", "/publicities/changes"),
    ("operator", "/objections"),
    ("operator", "/security-events"),
    ("operator", "/imports"),
    ("bureau", "/misconduct-records"),
    ("bureau-district", "/misconduct-records"),
    ("hospital", "/products?q={}"),
    ("hospital", "/expiring-certificates"),
    ("maker", "/expiring-certificates"),
    ("operator", "/expiring-certificates"),
];

/// Frequent among a million products, rare, and in none.
const NAMES: [&str; 3] = ["导管", "可吸收", "龘龘"];

fn main() -> Outcome<()> {
    // `cargo bench` adds a word of its own.
    let numbers = std::env::args().filter_map(|argument| argument.parse().ok());
    let numbers: Vec<i64> = numbers.collect();
    let (products, sizes) = match numbers.split_first() {
        Some((products, sizes)) if !sizes.is_empty() => (u32::try_from(*products)?, sizes.to_vec()),
        _ => (PRODUCTS, SIZES.to_vec()),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(measured(async |postgres: &Postgres, directory: &Path| {
        measure(postgres, directory, products, &sizes).await
    }))
}

async fn measure(
    postgres: &Postgres,
    directory: &Path,
    products: u32,
    sizes: &[i64],
) -> Outcome<()> {
    postgres.recreate(DATABASE, "template1").await?;
    let began = Instant::now();
    let program =
        Served::demonstration(&postgres.url(DATABASE), &directory.join("data"), products).await?;
    println!("{products} products after {} s", began.elapsed().as_secs());
    let owner = postgres.owner(DATABASE).await?;
    let mut pages = pages(&program).await?;
    for &rows in sizes {
        let began = Instant::now();
        fill(&owner, rows).await?;
        println!(
            "{rows} rows of history after {} s",
            began.elapsed().as_secs()
        );
        look(&program, &mut pages).await?;
    }
    show(&pages, sizes);
    drop(program);
    postgres.forget(DATABASE).await
}

/// A list as one reader asks for it, and what its pages took at each size.
struct Page {
    who: &'static str,
    path: String,
    token: String,
    /// The 99th percentiles of first pages and of further ones, at each size.
    first: Vec<Option<u128>>,
    further: Vec<Option<u128>>,
}

async fn pages(program: &Served) -> Outcome<Vec<Page>> {
    let mut tokens = Vec::new();
    for who in ["hospital", "maker", "operator", "bureau", "bureau-district"] {
        tokens.push((who, program.sign_in(who, DEMO_PASSWORD).await?));
    }
    let mut pages = Vec::new();
    for (who, path) in PAGES {
        let token = tokens.iter().find(|(account, _)| *account == who);
        let (_, token) = token.ok_or("an account without a session")?;
        let page = |path: String| Page {
            who,
            path,
            token: token.clone(),
            first: Vec::new(),
            further: Vec::new(),
        };
        if path.contains("{}") {
            let named = |name: &&str| page(path.replace("{}", name));
            pages.extend(NAMES.iter().map(named));
        } else {
            pages.push(page(path.to_owned()));
        }
    }
    Ok(pages)
}

/// Adds history until there are so many old rows of each kind. Rows are copies of what the demonstration entered through the
/// operations, with keys and instants of their own; the tables are filled by their owner, who may.
async fn fill(owner: &Client, rows: i64) -> Outcome<()> {
    owner.batch_execute(include_str!("growth.sql")).await?;
    owner.execute("select bench_fill($1)", &[&rows]).await?;
    // By itself: several statements sent together are one transaction, in which nothing can be vacuumed.
    owner.batch_execute("vacuum analyze").await?;
    owner.batch_execute("checkpoint").await?;
    Ok(())
}

/// Asks for every page in turn, so many times.
async fn look(program: &Served, pages: &mut [Page]) -> Outcome<()> {
    let mut connection = Connection::open(program.address).await?;
    let mut first = vec![Vec::new(); pages.len()];
    let mut further = vec![Vec::new(); pages.len()];
    for round in 0..=ROUNDS {
        for (place, page) in pages.iter().enumerate() {
            let (taken, next) = get(&mut connection, page, &page.path).await?;
            let next = match next {
                Some(next) => Some(get(&mut connection, page, &next).await?.0),
                None => None,
            };
            // The first round warms up.
            if 0 < round {
                first[place].push(taken);
                further[place].extend(next);
            }
        }
    }
    for ((page, first), further) in pages.iter_mut().zip(first).zip(further) {
        page.first.push(slowest(first));
        page.further.push(slowest(further));
    }
    Ok(())
}

/// The 99th percentile in microseconds; none of no time.
fn slowest(mut times: Vec<Duration>) -> Option<u128> {
    times.sort_unstable();
    (!times.is_empty()).then(|| percentile(&times, 99).as_micros())
}

/// A line for each page: its 99th percentiles at each size.
fn show(pages: &[Page], sizes: &[i64]) {
    let sizes: Vec<String> = sizes.iter().map(|rows| format!("{rows:>10}")).collect();
    let sizes = sizes.concat();
    println!(
        "99th percentiles of a first page, then of the next one, in microseconds, at so many rows"
    );
    println!("{:<58}{sizes} {sizes}  goal {GOAL}", "");
    let mut missed = 0;
    for page in pages {
        let reached = (page.first.last().into_iter().chain(page.further.last()))
            .flatten()
            .all(|taken| *taken <= GOAL);
        missed += usize::from(!reached);
        let column = |times: &[Option<u128>]| -> String {
            let cell = |time: &Option<u128>| match time {
                Some(time) => format!("{time:>10}"),
                None => format!("{:>10}", "-"),
            };
            times.iter().map(cell).collect()
        };
        let name = format!("{} {}", page.who, page.path);
        let (first, further) = (column(&page.first), column(&page.further));
        println!("{name:<58}{first} {further}  {}", verdict(reached));
    }
    println!(
        "{} of {} pages met the goal",
        pages.len() - missed,
        pages.len()
    );
}

/// Asks for a page: how long it took, and the path of the page after it.
async fn get(
    connection: &mut Connection,
    page: &Page,
    path: &str,
) -> Outcome<(Duration, Option<String>)> {
    let path = format!("/api/v1{}", utf8_percent_encode(path, CONTROLS));
    let sent = request(("GET", &path), &page.token, "", "");
    let began = Instant::now();
    let body = connection.exchange(&sent, "200").await?;
    let taken = began.elapsed();
    let body: Value = serde_json::from_slice(body)?;
    let next = body["next"].as_str().map(|cursor| {
        let sign = if page.path.contains('?') { '&' } else { '?' };
        format!("{}{sign}cursor={cursor}", page.path)
    });
    Ok((taken, next))
}
