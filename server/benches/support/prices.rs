//! Price lists as files, the pipeline that loads them, and the bare COPY of the same rows.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use demo::{DemoListedPrice, Demonstration};
use domain::capability::ImportKind;
use domain::database::Database;
use domain::loading::ImportState;
use domain::{
    CAPABILITIES, Caller, FixedClock, Ground, OrganisationKind, catalogue, listed_price, party,
};
use server::loading::load_file;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::types::{ToSql, Type};

use super::postgres::Postgres;
use super::{Outcome, people};

/// The exchange centre's account.
const OPERATOR: &str = "operator";

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

/// Writes the first so many prices of a demonstration.
pub(crate) fn write_prices(demonstration: &Demonstration, path: &Path, rows: usize) -> Outcome<()> {
    let file = BufWriter::new(fs::File::create(path)?);
    Ok(demonstration.write_listed_prices_csv(Lines {
        file,
        left: rows + 1,
    })?)
}

/// What should become of every row.
#[derive(Clone, Copy)]
pub(crate) enum Expected {
    Accepted,
    Unchanged,
}

/// The platform on 2 March 2026 in a database.
pub(crate) async fn ground(postgres: &Postgres, database: &str) -> Outcome<Ground> {
    let db = Database::new(&postgres.prepared(database).await?)?;
    let clock = FixedClock::at("2026-03-02T09:00:00+08:00".parse()?);
    Ok(Ground::open(db, Arc::new(clock), &CAPABILITIES).await?)
}

/// Runs a statement in a database.
pub(crate) async fn run(postgres: &Postgres, database: &str, statement: &str) -> Outcome<()> {
    let client = postgres.owner(database).await?;
    Ok(client.batch_execute(statement).await?)
}

async fn operator(ground: &Ground) -> Outcome<Caller> {
    let connection = ground.db.get().await?;
    Ok(party::caller_of_account(&connection, OPERATOR).await?)
}

/// Makes today's limits today's, as the program does when it starts.
async fn settle(postgres: &Postgres, database: &str) -> Outcome<()> {
    let ground = ground(postgres, database).await?;
    let mut connection = ground.db.get().await?;
    let tx = connection.transaction().await?;
    listed_price::settle_day(&tx, &ground.moment()).await?;
    tx.commit().await?;
    drop(connection);
    ground.db.close();
    Ok(())
}

/// A migrated database with an operator and the products; the time that these took.
pub(crate) async fn prepare(
    postgres: &Postgres,
    database: &str,
    products: &Path,
) -> Outcome<Duration> {
    let prepared = people::ground(postgres, database).await?;
    people::found(&prepared, OrganisationKind::ExchangeCenter, OPERATOR).await?;
    prepared.db.close();
    let elapsed = load(
        postgres,
        database,
        &catalogue::PRODUCTS,
        products,
        Expected::Accepted,
    )
    .await?;
    settle(postgres, database).await?;
    run(postgres, database, "vacuum analyze").await?;
    Ok(elapsed)
}

/// The time of the whole pipeline, from opening the file to the last commit.
pub(crate) async fn load(
    postgres: &Postgres,
    database: &str,
    kind: &ImportKind,
    file: &Path,
    expected: Expected,
) -> Outcome<Duration> {
    let ground = ground(postgres, database).await?;
    let operator = operator(&ground).await?;
    let started = Instant::now();
    let import = load_file(&ground, &operator, kind, file).await?;
    let elapsed = started.elapsed();
    ground.db.close();
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
pub(crate) async fn copy(
    postgres: &Postgres,
    database: &str,
    like: &str,
    demonstration: &Demonstration,
    count: usize,
) -> Outcome<Duration> {
    let rows: Vec<DemoListedPrice> = demonstration.listed_prices().take(count).collect();
    let mut client = postgres.owner(database).await?;
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
    let elapsed = started.elapsed();
    client.batch_execute("drop table bare").await?;
    Ok(elapsed)
}
