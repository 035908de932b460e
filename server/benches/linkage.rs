//! The preview of a price list of 100,000 rows against bare SQL that works out the same in one
//! statement for each kind of result, and the latency of invitations meanwhile against that of an
//! idle platform.
//!
//! `cargo bench -p server --bench linkage` runs on a durable cluster of its own; with DATABASE_URL it
//! makes and drops a database beside the one named there. Times are medians of three rounds. The
//! preview is prepared as the job does it: a hundred products in a transaction, with progress.

use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use demo::Demonstration;
use domain::bargaining::{self, Invite, SentEarlier};
use domain::database::Reader;
use domain::linkage::{self, Preview};
use domain::listed_price;
use domain::{Caller, Ground, LinkageId, OrganisationKind, ProductId, UnitPrice, party};
use rust_decimal::Decimal;
use support::figures::{hundredths, median, shown, verdict};
use support::people;
use support::postgres::{Postgres, measured};
use support::prices::{self, Expected};
use tokio_postgres::{Client, Row};

#[expect(dead_code, reason = "other benches need the rest of it")]
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
const LISTED: usize = 200_000;
const ROWS: usize = 100_000;
/// Enough for so many prices.
const PRODUCTS: u32 = 80_000;
/// As the job does it.
const PRODUCTS_AT_ONCE: i64 = 100;
const HOSPITALS: usize = 20;
/// Open invitations before anything is measured.
const PENDING: usize = 2_000;
/// Invitations whose latency is measured, and how far apart they begin.
const SAMPLES: usize = 500;
const APART: Duration = Duration::from_millis(10);
/// The preview's time as a multiple of the bare statements', in hundredths.
const GOAL_TIME: u64 = 1_000;
/// The 99th percentile of latency during previews as a multiple of the idle one, in hundredths.
const GOAL_LATENCY: u64 = 200;
const OPERATOR: &str = "operator";
const DATABASE: &str = "sunshine_bench_linkage";

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
    postgres.recreate(DATABASE, "template1").await?;
    let stage = Arc::new(Stage::set(postgres, directory).await?);
    compare_times(&stage).await?;
    compare_latencies(&stage).await?;
    stage.ground.db.close();
    drop(stage);
    postgres.forget(DATABASE).await
}

async fn compare_times(stage: &Stage) -> Outcome<()> {
    let (mut bare, mut prepared) = (Vec::new(), Vec::new());
    // The first round warms up.
    for round in 0..=ROUNDS {
        let (by_sql, found) = stage.bare().await?;
        let (by_job, preview) = stage.prepare().await?;
        let foreseen = (
            preview.falls + preview.rises + preview.appearances + preview.vanishings,
            preview.invitations,
        );
        if foreseen != found {
            return Err(format!("the preview found {foreseen:?}, bare SQL {found:?}").into());
        }
        if 0 < round {
            bare.push(millis(by_sql));
            prepared.push(millis(by_job));
        } else {
            println!(
                "{} rows: {} limits change, {} invitations would be superseded",
                preview.rows_done, foreseen.0, foreseen.1
            );
        }
    }
    let rounds = format!("{prepared:?} and {bare:?}");
    let (bare, prepared) = (median(&mut bare), median(&mut prepared));
    let ratio = hundredths(prepared, bare);
    println!(
        "preview {prepared} ms, bare SQL {bare} ms: {} times  goal 10.00 {} of {rounds}",
        shown(ratio),
        verdict(ratio <= GOAL_TIME)
    );
    Ok(())
}

async fn compare_latencies(stage: &Arc<Stage>) -> Outcome<()> {
    let mut offers = stage.offers.iter().skip(PENDING);
    let (mut idle, mut busy) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let calm = stage.latencies(offers.by_ref().take(SAMPLES)).await?;
        let over = Arc::new(AtomicBool::new(false));
        // On a task of its own, as the job is.
        let preparing = tokio::spawn(prepare_until(Arc::clone(stage), Arc::clone(&over)));
        let during = stage.latencies(offers.by_ref().take(SAMPLES)).await;
        over.store(true, Ordering::SeqCst);
        let (during, previews) = (during?, preparing.await??);
        if 0 < round {
            idle.push(percentile_99(calm));
            busy.push(percentile_99(during));
            println!("{previews} previews during {SAMPLES} invitations");
        }
    }
    let rounds = format!("{busy:?} and {idle:?}");
    let (idle, busy) = (median(&mut idle), median(&mut busy));
    let ratio = hundredths(busy, idle);
    println!(
        "99th percentile of invitations: {busy} µs during previews, {idle} µs idle: {} times  \
         goal 2.00 {} of {rounds}",
        shown(ratio),
        verdict(ratio <= GOAL_LATENCY)
    );
    Ok(())
}

async fn prepare_until(stage: Arc<Stage>, over: Arc<AtomicBool>) -> Outcome<u32> {
    let mut previews = 0;
    while !over.load(Ordering::SeqCst) {
        stage.prepare().await?;
        previews += 1;
    }
    Ok(previews)
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

fn percentile_99(mut latencies: Vec<Duration>) -> u64 {
    latencies.sort_unstable();
    let place = latencies.len() * 99 / 100;
    let found = latencies.get(place).copied().unwrap_or_default();
    u64::try_from(found.as_micros()).unwrap_or(u64::MAX)
}

/// The platform with its prices, hospitals and invitations, and a list to be linked.
struct Stage {
    ground: Ground,
    /// Makes the tables of the bare statements.
    owner: Client,
    operator: Caller,
    list: LinkageId,
    offers: Vec<Invite>,
}

impl Stage {
    async fn set(postgres: &Postgres, directory: &Path) -> Outcome<Self> {
        let demonstration = Demonstration::new(PRODUCTS, "2026-03-02".parse()?);
        let path = |name: &str| directory.join(name);
        let (products, listed, list) = (path("products.csv"), path("listed.csv"), path("list.csv"));
        demonstration.write_products_csv(fs::File::create(&products)?)?;
        prices::write_prices(&demonstration, &listed, LISTED)?;
        write_list(&demonstration, &list)?;
        prices::prepare(postgres, DATABASE, &products).await?;
        for (kind, file) in [
            (&listed_price::LISTED_PRICES, &listed),
            (&linkage::LINKAGE_LISTS, &list),
        ] {
            let time = prices::load(postgres, DATABASE, kind, file, Expected::Accepted).await?;
            println!("{} loaded in {} ms", kind.name, millis(time));
        }
        let ground = prices::ground(postgres, DATABASE).await?;
        let db = ground.db.get().await?;
        let operator = party::caller_of_account(&db, OPERATOR).await?;
        let (lists, _) = linkage::linkages(&db, &operator, None, LinkageId(i64::MAX), 1).await?;
        let list = lists.first().ok_or("no list")?.id;
        let offers = offers(&ground).await?;
        drop(db);
        let owner = postgres.owner(DATABASE).await?;
        owner.batch_execute(OWN_PRICES).await?;
        let stage = Self {
            ground,
            owner,
            operator,
            list,
            offers,
        };
        for offers in stage.offers[..PENDING].chunks(200) {
            stage.send(offers).await?;
        }
        stage.owner.batch_execute("vacuum analyze").await?;
        stage.owner.batch_execute("checkpoint").await?;
        Ok(stage)
    }

    async fn send(&self, offers: &[Invite]) -> Outcome<()> {
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        let answers = bargaining::invite(
            &tx,
            &self.ground.moment(),
            offers,
            &mut SentEarlier::default(),
        )
        .await?;
        tx.commit().await?;
        for answer in answers {
            answer?;
        }
        Ok(())
    }

    /// How long each of some invitations takes, from its turn to its commit.
    async fn latencies<'a>(
        &self,
        offers: impl Iterator<Item = &'a Invite>,
    ) -> Outcome<Vec<Duration>> {
        let mut turns = tokio::time::interval(APART);
        let mut latencies = Vec::with_capacity(SAMPLES);
        for offer in offers {
            let turn = turns.tick().await;
            self.send(std::slice::from_ref(offer)).await?;
            latencies.push(turn.elapsed());
        }
        if latencies.len() < SAMPLES {
            return Err("there are too few pairs of hospital and product".into());
        }
        Ok(latencies)
    }

    /// The time of a preview from its asking to its end, as the job prepares it.
    async fn prepare(&self) -> Outcome<(Duration, Preview)> {
        let started = Instant::now();
        let mut connection = self.ground.db.get().await?;
        let tx = connection.transaction().await?;
        linkage::request_preview(&tx, &self.ground.moment(), &self.operator, self.list).await?;
        tx.commit().await?;
        loop {
            let tx = connection.transaction().await?;
            let moment = self.ground.moment();
            let done = linkage::prepare_preview(&tx, &moment, PRODUCTS_AT_ONCE).await?;
            tx.commit().await?;
            if done == 0 {
                break;
            }
        }
        let elapsed = started.elapsed();
        let preview = linkage::preview(&connection, &self.operator, self.list).await?;
        Ok((elapsed, preview))
    }

    /// The time of bare SQL for the same, and how many limits and invitations it found.
    async fn bare(&self) -> Outcome<(Duration, (i64, i64))> {
        self.owner
            .batch_execute("drop table if exists bare_product, bare_invitation")
            .await?;
        let started = Instant::now();
        self.owner.batch_execute(BARE).await?;
        let elapsed = started.elapsed();
        let counts = "select (select count(*) from bare_product), \
            (select count(*) from bare_invitation)";
        let row = self.owner.query_one(counts, &[]).await?;
        Ok((elapsed, (row.get(0), row.get(1))))
    }
}

/// A list that names each price of the demonstration a tenth lower.
fn write_list(demonstration: &Demonstration, path: &Path) -> Outcome<()> {
    let mut file = BufWriter::new(fs::File::create(path)?);
    writeln!(
        file,
        "27位码,省份,平台,平台级别,价格类型,价格,包装转换比,执行日期"
    )?;
    let mut seen = HashSet::new();
    let mut rows = 0;
    for price in demonstration.listed_prices() {
        let key = (
            price.product_index,
            price.region,
            price.platform,
            price.kind,
        );
        if !seen.insert(key) {
            continue;
        }
        let lower = (price.price * Decimal::new(9, 1))
            .round_dp(2)
            .max(Decimal::ONE);
        writeln!(
            file,
            "{},{},{},{},{},{lower},{},2026-02-01",
            price.product_code,
            price.region,
            price.platform,
            price.platform_level,
            price.kind,
            price.pack_ratio,
        )?;
        rows += 1;
        if rows == ROWS {
            return Ok(file.flush()?);
        }
    }
    Err("the demonstration has too few prices".into())
}

/// Offers a little under the limit, each for a pair of its own.
async fn offers(ground: &Ground) -> Outcome<Vec<Invite>> {
    let mut callers = Vec::new();
    for number in 0..HOSPITALS {
        let name = format!("hospital{number}");
        people::found(ground, OrganisationKind::Hospital, &name).await?;
        let connection = ground.db.get().await?;
        callers.push(party::caller_of_account(&connection, &name).await?);
    }
    let connection = ground.db.get().await?;
    let capped = "select reference_limit.product, reference_limit.price::text \
        from reference_limit join product on product.id = reference_limit.product \
        where reference_limit.price > 1 and listing = 'listed' and zone_price is null \
        and not under_vbp and (certificate_expires_on is null or '2027-01-01' < certificate_expires_on) \
        order by product % 997, product limit 1000";
    let capped = connection.prepare(capped).await?;
    let read = |row: &Row| Ok((row.try_get(0)?, row.try_get(1)?));
    let capped: Vec<(i64, String)> = connection.query(&capped, &[], read).await?;
    let mut offers = Vec::new();
    for (product, limit) in capped {
        let limit: Decimal = limit.parse()?;
        let price = (limit * Decimal::new(95, 2)).round_dp(4).normalize();
        let price: UnitPrice = price.to_string().parse()?;
        offers.extend(callers.iter().map(|caller| Invite {
            caller: caller.clone(),
            product: ProductId(product),
            price,
            quantity: 1,
            note: String::new(),
            idempotency_key: None,
            import: None,
            row: None,
        }));
    }
    Ok(offers)
}

/// Ten hospitals pay the limit for every fourth product that has one, and what is shown to others is formed of that.
const OWN_PRICES: &str = "insert into disclosure_member (series, subject, organisation, figure)
    select 'purchase-prices', reference_limit.product, hospital.id, reference_limit.price
    from (select id from organisation where kind = 'hospital' order by id limit 10) as hospital,
        reference_limit
    where reference_limit.price is not null and reference_limit.product % 4 = 0";

/// The same in two statements. The publicity would end on 9 March.
const BARE: &str = "
    create table bare_product as
    with change as not materialized (
        select product, region, platform, platform_level, kind, base_price, effective_to,
            greatest(effective_from, '2026-03-10') as counts_from
        from price_change
        where state = 'submitted' and origin = 'linkage'
    ), touched as not materialized (
        select product, max(counts_from) as day from change group by product
    ), stated as not materialized (
        select distinct product, region, platform, platform_level, kind from change
    ), price as (
        select listed.product, touched.day, listed.base_price as before,
            case when stated.product is null then listed.base_price end as after
        from touched
        join listed_price listed on listed.product = touched.product
        left join stated on (stated.product, stated.region, stated.platform, stated.platform_level, stated.kind)
            = (listed.product, listed.region, listed.platform, listed.platform_level, listed.kind)
        where listed.superseded_at is null and listed.kind in ('listing', 'winning')
            and listed.platform_level = 'provincial' and listed.effective_from <= touched.day
            and (listed.effective_to is null or touched.day <= listed.effective_to)
            and (listed.counts_from is null or listed.counts_from <= touched.day)
            and (listed.counts_to is null or touched.day <= listed.counts_to)
        union all
        select change.product, touched.day, null, change.base_price
        from change
        join touched on touched.product = change.product
        where change.kind in ('listing', 'winning') and change.platform_level = 'provincial'
            and (change.effective_to is null or touched.day <= change.effective_to)
    ), foreseen as (
        select product, day, min(before) as before, min(after) as after
        from price
        group by product, day
        having min(before) is distinct from min(after)
    )
    select foreseen.product, foreseen.day, foreseen.before, foreseen.after, above.hospitals
    from foreseen
    cross join lateral (
        select count(*) as hospitals
        from disclosure_member member
        where member.series = 'purchase-prices' and member.subject = foreseen.product
            and foreseen.after < member.figure
    ) as above;
    create table bare_invitation as
    select invitation.id, foreseen.after
    from bare_product foreseen
    join invitation on invitation.product = foreseen.product
    where invitation.state in ('pending', 'countered') and foreseen.after < invitation.price;
";
