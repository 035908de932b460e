//! Invitations each second that the program takes over HTTP, against the transactions each second
//! of `pgbench` running the statements of the same operation prepared, at 1, 16 and 64 clients.
//!
//! The statements are those of `sql/queries`, as the operation runs them for a lone offer below the
//! limit, in its order and in one transaction; what the program does beyond them, from reading the
//! request to the names in the answer, and what follows the log meanwhile (positions, messages),
//! is its own affair. Both run on copies of one database in one durable PostgreSQL.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use domain::catalogue::{self, LoadedRow, ProductHead, ProductRow};
use domain::database::Reader;
use domain::listed_price::{ListedPriceRow, PlatformLevel, PriceKind};
use domain::{Caller, Ground, ImportId, OrganisationKind, party, price_change};
use support::client::request;
use support::figures::{hundredths, median, shown, verdict};
use support::people;
use support::postgres::{Postgres, measured};
use support::program::Served;
use support::rounds::{Next, flood};
use tokio_postgres::Row;
use uuid::Uuid;

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

const CLIENTS: [usize; 3] = [1, 16, 64];
const ROUNDS: usize = 3;
const ROUND: Duration = Duration::from_secs(4);
/// Invitations over HTTP as a share of pgbench's transactions, in hundredths.
const GOAL: u64 = 70;
const MAKERS: usize = 50;
const HOSPITALS: usize = 40;
const PRODUCTS: usize = 20_000;
/// How far apart the products of two hospitals are that are asked for at once.
const APART: usize = 499;
const OPERATOR: &str = "operator";
const PREPARED: &str = "sunshine_bench_prepared";
const BY_PROGRAM: &str = "sunshine_bench_program";
const BY_PGBENCH: &str = "sunshine_bench_pgbench";

fn main() -> Outcome<()> {
    // One thread is the client; the program and PostgreSQL have processes of their own.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(bench())
}

async fn bench() -> Outcome<()> {
    let pgbench = pgbench()?;
    measured(async |postgres, directory| measure(postgres, directory, &pgbench).await).await
}

/// The newest of Debian's, or whichever is in the path.
fn pgbench() -> Outcome<String> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let mut found: Vec<_> = versions
        .filter_map(|version| Some(version.ok()?.path().join("bin/pgbench")))
        .filter(|path| path.exists())
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    found.sort_unstable();
    let pgbench = found.pop().unwrap_or_else(|| "pgbench".to_owned());
    match Command::new(&pgbench).arg("--version").output() {
        Ok(_) => Ok(pgbench),
        Err(_) => Err("pgbench is missing: install postgresql-contrib".into()),
    }
}

async fn measure(postgres: &Postgres, directory: &Path, pgbench: &str) -> Outcome<()> {
    postgres.recreate(PREPARED, "template1").await?;
    let stage = prepare(postgres).await?;
    for database in [BY_PROGRAM, BY_PGBENCH] {
        postgres.recreate(database, PREPARED).await?;
    }
    let script = directory.join("send.sql");
    std::fs::write(&script, stage.script()?)?;
    let rival = Rival {
        command: pgbench,
        url: postgres.url(BY_PGBENCH),
        script: &script,
    };
    let url = postgres.url(BY_PROGRAM);
    let program = Served::program(&url, &directory.join("data"), None).await?;
    let next = stage.offers(&program).await?;
    let ground = people::ground(postgres, BY_PROGRAM).await?;

    println!(
        "{:>7} {:>10} {:>10} {:>6}  goal 0.70",
        "clients", "pgbench/s", "HTTP/s", "ratio"
    );
    let mut taken = 0;
    for clients in CLIENTS {
        let (mut theirs, mut ours) = (Vec::new(), Vec::new());
        // The first round warms up.
        for round in 0..=ROUNDS {
            let rate = rival.run(clients, taken)?;
            let sent = flood(program.address, clients, ROUND, "201", Arc::clone(&next)).await?;
            // Twice as many as it has taken: some clients may have come further than others.
            taken += usize::try_from(rate * ROUND.as_secs() * 2)?;
            settle(&ground).await?;
            if 0 < round {
                theirs.push(rate);
                ours.push(sent);
            }
        }
        let (all_theirs, all_ours) = (format!("{theirs:?}"), format!("{ours:?}"));
        let (theirs, ours) = (median(&mut theirs), median(&mut ours));
        let ratio = hundredths(ours, theirs);
        println!(
            "{clients:>7} {theirs:>10} {ours:>10} {:>6}  {:<9} of {all_theirs} and {all_ours}",
            shown(ratio),
            verdict(GOAL <= ratio)
        );
    }
    ground.db.close();
    drop((program, ground));
    for database in [BY_PROGRAM, BY_PGBENCH, PREPARED] {
        postgres.forget(database).await?;
    }
    Ok(())
}

/// Waits until everything that follows from the invitations is done.
async fn settle(ground: &Ground) -> Outcome<()> {
    let connection = ground.db.get().await?;
    let behind = "select count(*) from event_unplaced
        union all
        select coalesce(max(position), 0) - (select max(position) from follower) from ledger";
    let behind = connection.prepare(behind).await?;
    let read = |row: &Row| row.try_get::<_, Option<i64>>(0);
    loop {
        let counts = connection.query(&behind, &[], read).await?;
        if counts.iter().all(|count| *count == Some(0)) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Who may invite whom for what: ids that follow each other.
struct Stage {
    hospitals: Vec<String>,
    first_hospital: i64,
    first_account: i64,
    first_product: i64,
    calendar_version: i64,
}

/// A migrated database with hospitals, products with limits, and every hospital's own prices.
async fn prepare(postgres: &Postgres) -> Outcome<Stage> {
    let ground = people::ground(postgres, PREPARED).await?;
    people::found(&ground, OrganisationKind::ExchangeCenter, OPERATOR).await?;
    for number in 0..MAKERS {
        people::found(&ground, OrganisationKind::Manufacturer, &maker(number)).await?;
    }
    let hospitals: Vec<String> = (0..HOSPITALS)
        .map(|number| format!("hospital{number}"))
        .collect();
    let mut callers: Vec<Caller> = Vec::new();
    for hospital in &hospitals {
        people::found(&ground, OrganisationKind::Hospital, hospital).await?;
        let connection = ground.db.get().await?;
        callers.push(party::caller_of_account(&connection, hospital).await?);
    }
    let first_product = enter_products(&ground).await?;
    let first = callers.first().ok_or("no hospital")?;
    let stage = Stage {
        hospitals,
        first_hospital: first.organisation.0,
        first_account: first.account.0,
        first_product,
        calendar_version: ground.moment().calendar.version(),
    };
    for (caller, number) in callers.iter().zip(0..) {
        let expected = (stage.first_hospital + number, stage.first_account + number);
        if (caller.organisation.0, caller.account.0) != expected {
            return Err("the hospitals do not follow each other".into());
        }
    }
    let connection = ground.db.get().await?;
    connection.batch_execute(OWN_PRICES).await?;
    connection
        .batch_execute(&stage.earlier_invitations())
        .await?;
    drop(connection);
    let owner = postgres.owner(PREPARED).await?;
    owner.batch_execute("vacuum analyze").await?;
    ground.db.close();
    Ok(stage)
}

const OWN_PRICES: &str = "insert into current_purchase_price
        (hospital, product, price, grid_price, effective_from, origin, recorded_at)
    select organisation.id, product.id, 15, 15, '2020-01-01', 'declared', '2020-01-01'
    from organisation, product where organisation.kind = 'hospital'";

fn maker(number: usize) -> String {
    format!("maker{number}")
}

fn code(number: usize) -> String {
    format!("C140203159240636165{number:08}")
}

/// Enters products with a limit, and returns the first one's id.
async fn enter_products(ground: &Ground) -> Outcome<i64> {
    let products: Vec<ProductRow> = (0..PRODUCTS)
        .map(|number| ProductRow {
            head: ProductHead {
                code: code(number),
                name: format!("一次性使用无菌导尿管{number}"),
                manufacturer: maker(number % MAKERS),
                ..ProductHead::default()
            },
            certificate: "粤械注准20242140270".to_owned(),
            credit_code: Some(String::new()),
            base_unit: "支".to_owned(),
            sales_unit: "盒".to_owned(),
            pack_ratio: 10.into(),
            ..ProductRow::default()
        })
        .collect();
    let prices: Vec<ListedPriceRow> = (0..PRODUCTS).map(listed).collect::<Outcome<_>>()?;
    let (moment, import) = (ground.moment(), ImportId(Uuid::now_v7()));
    let mut connection = ground.db.get().await?;
    let operator = party::caller_of_account(&connection, OPERATOR).await?;
    let tx = connection.transaction().await?;
    let mut verdicts = catalogue::load(&tx, &moment, &operator, import, &products).await?;
    verdicts
        .extend(price_change::load_listed_prices(&tx, &moment, &operator, import, &prices).await?);
    tx.commit().await?;
    if let Some(refused) = verdicts.iter().find(|it| it.outcome != LoadedRow::Accepted) {
        return Err(format!("a row was not accepted: {refused:?}").into());
    }
    let extent = "select min(id), max(id) - min(id) + 1 from product";
    let extent = connection.prepare(extent).await?;
    let extent = connection.query_one(&extent, &[]).await?;
    if extent.get::<_, i64>(1) != i64::try_from(PRODUCTS)? {
        return Err("the products do not follow each other".into());
    }
    Ok(extent.get(0))
}

fn listed(number: usize) -> Outcome<ListedPriceRow> {
    Ok(ListedPriceRow {
        code: code(number),
        region: "44".parse()?,
        platform: "省平台".to_owned(),
        level: PlatformLevel::Provincial,
        kind: PriceKind::Listing,
        price: "20".parse()?,
        pack_ratio: 1.into(),
        effective_from: "2020-01-01".parse()?,
        effective_to: None,
        source: String::new(),
    })
}

impl Stage {
    /// Offers below the limit over HTTP, each for a pair of its own.
    async fn offers(&self, program: &Served) -> Outcome<Next> {
        let mut tokens = Vec::new();
        for hospital in &self.hospitals {
            tokens.push(program.sign_in(hospital, people::PASSWORD).await?);
        }
        let (first_product, number) = (self.first_product, AtomicUsize::new(0));
        Ok(Arc::new(move || {
            let number = number.fetch_add(1, Ordering::Relaxed);
            let hospital = number % HOSPITALS;
            let place = (number / HOSPITALS + hospital * APART) % PRODUCTS;
            let place = i64::try_from(place).expect("there are fewer products than that");
            let product = first_product + place;
            let body =
                format!(r#"{{"product_id":"{product}","price":"12.5","quantity":10,"note":""}}"#);
            let key = format!("idempotency-key: bench-{number}\r\n");
            let token = &tokens[hospital];
            request(("POST", "/api/v1/invitations"), token, &key, &body).into()
        }))
    }

    /// What the hospitals sent before, answered and open: on a table that is still empty the
    /// database would choose plans that no platform in use has.
    fn earlier_invitations(&self) -> String {
        let Self {
            first_hospital,
            first_product,
            ..
        } = self;
        format!(
            "insert into invitation (id, number, hospital, manufacturer, product, price, quantity,
                    state, sent_at, sent_by, idempotency_key, due_at, due_from, calendar_version,
                    decided_at, decided_by)
                select gen_random_uuid(), 'YJ20260101-' || hospital.id || '-' || turn, hospital.id,
                    product.manufacturer, product.id, 10, 1, earlier.state,
                    now() - interval '30 days', account.id, 'before-' || turn, now() + interval '9 days',
                    '2026-01-01', {},
                    case earlier.state when 'refused' then now() end,
                    case earlier.state when 'refused' then 'manufacturer' end
                from organisation hospital
                join account on account.organisation = hospital.id
                cross join generate_series(0, 999) as turn
                cross join lateral (
                    select case when turn < 800 then 'refused' else 'pending' end as state,
                        {first_product} + (turn + (hospital.id - {first_hospital}) * {APART}
                            + {PRODUCTS} * 3 / 4) % {PRODUCTS} as product
                ) as earlier
                join product on product.id = earlier.product
                where hospital.kind = 'hospital'",
            self.calendar_version
        )
    }

    /// The transaction of the operation as pgbench runs it: one offer for a pair of its own.
    fn script(&self) -> Outcome<String> {
        let Self {
            first_hospital,
            first_account,
            first_product,
            calendar_version,
            ..
        } = self;
        let mut script = format!(
            "\\set number :first + :client_id + :clients * :turn\n\\set turn :turn + 1\n\
             \\set place :number % {HOSPITALS}\n\
             \\set hospital {first_hospital} + :place\n\
             \\set account {first_account} + :place\n\
             \\set product {first_product} + (:number / {HOSPITALS} + :place * {APART}) % {PRODUCTS}\n\
             \\set pair :hospital * 1099511627776 + :product\n\
             begin;\n"
        );
        let bargaining = include_str!("../../sql/queries/bargaining.sql");
        let log = include_str!("../../sql/queries/log.sql");
        for (file, name, values) in [
            (bargaining, "lock_pairs", PAIRS),
            (bargaining, "sent_before", KEYS),
            (bargaining, "offer_facts", CONDITIONS),
            (bargaining, "insert_many", INVITATION),
            (log, "insert_many", EVENT),
        ] {
            let mut statement = statement(file, name)?.to_owned();
            for (parameter, value) in values {
                statement = statement.replace(parameter, value);
            }
            if name == "offer_facts" {
                // The next statement writes what this one has read.
                statement = statement.replace(';', " \\gset read_");
            }
            script.push_str(&statement);
            script.push('\n');
        }
        script.push_str("commit;\n");
        let version = calendar_version.to_string();
        Ok(script.replace("CALENDAR", &version))
    }
}

/// A statement of a file by its name, without its header.
fn statement<'a>(file: &'a str, name: &str) -> Outcome<&'a str> {
    let is_it = |block: &&str| block.split([' ', '\n']).next() == Some(name);
    let block = file.split("--! ").find(is_it);
    let block = block.ok_or_else(|| format!("no statement {name}"))?;
    let (_, statement) = block.split_once('\n').ok_or("a statement without a text")?;
    Ok(statement.trim())
}

type Values = &'static [(&'static str, &'static str)];

const PAIRS: Values = &[(":pairs", "array[:pair]")];
const KEYS: Values = &[
    (":accounts", "array[:account]"),
    (":keys", "array['bench-' || :number::bigint]"),
];
const CONDITIONS: Values = &[
    (":hospitals", "array[:hospital]"),
    (":products", "array[:product]"),
    (":today", "current_date"),
];
const INVITATION: Values = &[
    (":ids", "array[lpad(to_hex(:number::bigint), 32, '0')]"),
    (
        ":numbers",
        "array['YJ20260302-' || left(md5((:number::bigint)::text), 12)]",
    ),
    (":hospitals", "array[:hospital]"),
    (":manufacturers", "array[:read_manufacturer]"),
    (":products", "array[:product]"),
    (":prices", "array['12.5']"),
    (":quantities", "array[10]"),
    (":notes", "array['']"),
    (":states", "array['pending']"),
    (":limits", "array['20']"),
    (":limit_versions", "array[:read_limit_version]"),
    (":current_prices", "array['15']"),
    (":senders", "array[:account]"),
    (":keys", "array['bench-' || :number::bigint]"),
    (":due_at", "array[now() + interval '7 days']"),
    (":provisional", "array[false]"),
    (":decided_at", "array[null]"),
    (":decided_by", "array[null]"),
    (":decision_clauses", "array[null]"),
    (":now", "now()"),
    (":today", "current_date"),
    (":calendar_version", "CALENDAR::bigint"),
];
const EVENT: Values = &[
    (":at", "now()"),
    (":kinds", "array['invitation-sent']"),
    (":subject_kinds", "array['invitation']"),
    (
        ":subject_ids",
        "array[lpad(to_hex(:number::bigint), 32, '0')]",
    ),
    (":actors", "array[:account]"),
    (":organisations", "array[:hospital]"),
    (":clauses", "array['S4-1']"),
    (
        ":audiences",
        "array['{' || :hospital::bigint || ',' || :read_manufacturer::bigint || '}']",
    ),
    (":for_everyone", "array[false]"),
    (":for_operators", "array[true]"),
    (
        ":data",
        "array['{\"number\": \"YJ20260302-0123456789ab\", \"product\": 12345, \"state\": \"pending\", \
         \"price\": \"12.5\", \"counter_price\": null, \"reference_limit\": \"20\", \
         \"limit_version\": 12345, \"quantity\": 10, \"due_at\": \"2026-03-10\", \
         \"due_is_provisional\": false, \"calendar_version\": 7, \"reason\": null}']",
    ),
];

/// What we are measured against.
struct Rival<'a> {
    command: &'a str,
    url: String,
    script: &'a Path,
}

impl Rival<'_> {
    /// Transactions each second of so many clients, from the pair `first` on.
    fn run(&self, clients: usize, first: usize) -> Outcome<u64> {
        let output = Command::new(self.command)
            .args(["--no-vacuum", "--protocol=prepared", "--jobs=1"])
            .arg(format!("--client={clients}"))
            .arg(format!("--time={}", ROUND.as_secs()))
            .arg(format!("--define=clients={clients}"))
            .arg(format!("--define=first={first}"))
            .arg("--define=turn=0")
            .arg("--file")
            .arg(self.script)
            .arg(&self.url)
            .output()?;
        let printed = String::from_utf8_lossy(&output.stdout);
        let rate = printed.lines().find_map(|line| {
            let (whole, _) = line.strip_prefix("tps = ")?.split_once('.')?;
            whole.parse().ok()
        });
        match rate {
            Some(rate) if output.status.success() => Ok(rate),
            _ => {
                let error = String::from_utf8_lossy(&output.stderr);
                Err(format!("pgbench failed: {printed}{error}").into())
            }
        }
    }
}
