//! How soon a committed change is found by search while fifty changes come in each second.
//!
//! Every other change is a product's listing, made over HTTP; the rest are listed prices, recorded
//! by another process of the same platform, which cannot ring the bell of the one that serves. The
//! time runs from the acknowledged commit until a search shows the change.

use std::error::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use demo::Demonstration;
use domain::database::Reader;
use domain::listed_price::{ListedPriceRow, PlatformLevel, PriceKind};
use domain::loading::ImportState;
use domain::{Caller, Ground, ImportId, OrganisationKind, catalogue, party, price_change};
use server::loading::load_file;
use support::client::{Connection, request};
use support::people;
use support::percentile::percentile;
use support::postgres::{Postgres, measured};
use support::program::Served;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, sleep};
use tokio_postgres::Row;

#[expect(dead_code, reason = "other benches need the rest of it")]
mod support {
    pub(crate) type Outcome<T> = Result<T, super::Failure>;
    pub(crate) mod client;
    pub(crate) mod people;
    pub(crate) mod percentile;
    pub(crate) mod postgres;
    pub(crate) mod program;
}

type Failure = Box<dyn Error + Send + Sync>;
type Outcome<T> = support::Outcome<T>;

const PRODUCTS: u32 = 100_000;
const CHANGES: i64 = 50 * 60;
/// Fifty each second.
const EVERY: Duration = Duration::from_millis(20);
/// How often a search looks for a change; more often would be a load of its own.
const LOOK: Duration = Duration::from_millis(50);
/// When a change counts as lost.
const LOST: Duration = Duration::from_secs(60);
const GOAL: Duration = Duration::from_secs(1);
const DATABASE: &str = "sunshine_bench_freshness";
const OPERATOR: &str = "operator";

fn main() -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(measured(measure))
}

async fn measure(postgres: &Postgres, directory: &Path) -> Outcome<()> {
    postgres.recreate(DATABASE, "template1").await?;
    let ground = people::ground(postgres, DATABASE).await?;
    people::found(&ground, OrganisationKind::ExchangeCenter, OPERATOR).await?;
    let operator = party::caller_of_account(&ground.db.get().await?, OPERATOR).await?;
    let products = enter_products(&ground, &operator, directory).await?;

    let program = Served::program(&postgres.url(DATABASE), &directory.join("data"), None).await?;
    let asking = Arc::new(Asking {
        address: program.address,
        token: program.sign_in(OPERATOR, people::PASSWORD).await?,
        ground: ground.clone(),
        operator,
    });
    let began = Instant::now();
    let (by_http, by_process) = change_all(&asking, products).await?;
    println!(
        "{} changes in {} s, {PRODUCTS} products, one search each {} ms for each change",
        by_http.len() + by_process.len(),
        began.elapsed().as_secs(),
        LOOK.as_millis()
    );
    drop(program);
    ground.db.close();
    drop(ground);
    postgres.forget(DATABASE).await?;

    let all = [by_http.as_slice(), &by_process].concat();
    println!(
        "{:<44} {:>7} {:>7} {:>7}  goal p99 <= 1000 ms",
        "from the commit until found, ms", "p50", "p99", "max"
    );
    report("a listing, over HTTP", by_http);
    report("a limit, by another process", by_process);
    report("both", all);
    Ok(())
}

/// Enters the demonstration's products and returns some that can be changed, by id and code.
async fn enter_products(
    ground: &Ground,
    operator: &Caller,
    directory: &Path,
) -> Outcome<Vec<(i64, String)>> {
    let demonstration = Demonstration::new(PRODUCTS, ground.moment().today());
    let file = directory.join("products.csv");
    demonstration.write_products_csv(std::fs::File::create(&file)?)?;
    let import = load_file(ground, operator, &catalogue::PRODUCTS, &file).await?;
    if import.state != ImportState::Done {
        return Err(format!("the products were not loaded: {import:?}").into());
    }
    let query = "select id, code from product
        where listing = 'listed' and zone_price is null
            and (certificate_expires_on is null or current_date + 1 < certificate_expires_on)
        order by id limit $1";
    let connection = ground.db.get().await?;
    let query = connection.prepare(query).await?;
    let read = |row: &Row| Ok((row.try_get(0)?, row.try_get(1)?));
    Ok(connection.query(&query, &[&CHANGES], read).await?)
}

/// Who changes and looks, and where.
struct Asking {
    address: SocketAddr,
    token: String,
    ground: Ground,
    operator: Caller,
}

/// Changes the products, each on its tick, whatever became of those before; the times of both
/// kinds of changes.
async fn change_all(
    asking: &Arc<Asking>,
    products: Vec<(i64, String)>,
) -> Outcome<(Vec<Duration>, Vec<Duration>)> {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut changes = JoinSet::new();
    for (number, (id, code)) in products.into_iter().enumerate() {
        ticks.tick().await;
        let asking = Arc::clone(asking);
        changes.spawn(async move {
            let over_http = number.is_multiple_of(2);
            let took = if over_http {
                asking.suspend(id, &code).await
            } else {
                asking.price(&code).await
            };
            took.map(|took| (over_http, took))
        });
    }
    let mut times = (Vec::new(), Vec::new());
    while let Some(change) = changes.join_next().await {
        match change?? {
            (true, took) => times.0.push(took),
            (false, took) => times.1.push(took),
        }
    }
    Ok(times)
}

impl Asking {
    async fn suspend(&self, id: i64, code: &str) -> Outcome<Duration> {
        let path = format!("/api/v1/products/{id}/listing");
        let body = r#"{"state":"suspended","reason":"measured"}"#;
        let sent = request(("PUT", &path), &self.token, "", body);
        let mut connection = Connection::open(self.address).await?;
        connection.exchange(&sent, "204").await?;
        self.until_found(&mut connection, code, "\"buyable\":false")
            .await
    }

    async fn price(&self, code: &str) -> Outcome<Duration> {
        let row = ListedPriceRow {
            code: code.to_owned(),
            region: "44".parse()?,
            platform: "省平台".to_owned(),
            level: PlatformLevel::Provincial,
            kind: PriceKind::Listing,
            price: "12.34".parse()?,
            pack_ratio: 1.into(),
            effective_from: "2020-01-01".parse()?,
            effective_to: None,
            source: String::new(),
        };
        let mut database = self.ground.db.get().await?;
        let tx = database.transaction().await?;
        let import = ImportId(uuid::Uuid::now_v7());
        let moment = self.ground.moment();
        price_change::load_listed_prices(&tx, &moment, &self.operator, import, &[row]).await?;
        tx.commit().await?;
        drop(database);
        let mut connection = Connection::open(self.address).await?;
        self.until_found(&mut connection, code, "\"catalogue\":\"capped\"")
            .await
    }

    /// Searches for a product until it shows what was changed.
    async fn until_found(
        &self,
        connection: &mut Connection,
        code: &str,
        sign: &str,
    ) -> Outcome<Duration> {
        let committed = Instant::now();
        let path = format!("/api/v1/products?limit=1&q={code}");
        let sent = request(("GET", &path), &self.token, "", "");
        while committed.elapsed() < LOST {
            let found = std::str::from_utf8(connection.exchange(&sent, "200").await?)?;
            if found.contains(sign) {
                return Ok(committed.elapsed());
            }
            sleep(LOOK).await;
        }
        Err(format!("{code} with {sign} was not found in {} s", LOST.as_secs()).into())
    }
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |hundredth| percentile(&times, hundredth);
    let verdict = if at(99) <= GOAL { "met" } else { "missed" };
    let (p50, p99, max) = (at(50).as_millis(), at(99).as_millis(), at(100).as_millis());
    println!("{what:<44} {p50:>7} {p99:>7} {max:>7}  {verdict}");
}
