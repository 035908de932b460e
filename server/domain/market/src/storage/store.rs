//! What organisations store, rows to types.

use chrono::NaiveDate;
use ground::capability::StoredKind;
use ground::database::{Reader, Transaction};
use ground::{Error, Moment, OrganisationId, Result};
use sql::queries::storage;

use super::types::{Volume, kinds};

/// Counts bytes; how many there are with them. What is altogether comes first in every statement, so that two
/// transactions of an organisation never wait for each other.
pub(super) async fn add(
    tx: &Transaction<'_>,
    kind: &StoredKind,
    organisation: OrganisationId,
    day: NaiveDate,
    bytes: i64,
) -> Result<Volume> {
    let altogether = storage::add()
        .prepare(tx)
        .await?
        .params(
            tx,
            &storage::AddParams {
                organisation: organisation.0,
                kind: kind.name,
                bytes,
            },
        )
        .one()
        .await?;
    let of_day = storage::add_of_day()
        .prepare(tx)
        .await?
        .params(
            tx,
            &storage::AddOfDayParams {
                organisation: organisation.0,
                kind: kind.name,
                day,
                bytes,
            },
        )
        .one()
        .await?;
    Ok(Volume { of_day, altogether })
}

pub(super) async fn take_away(
    tx: &Transaction<'_>,
    kind: &StoredKind,
    organisation: OrganisationId,
    bytes: i64,
) -> Result<()> {
    storage::take_away()
        .prepare(tx)
        .await?
        .params(
            tx,
            &storage::TakeAwayParams {
                bytes,
                organisation: organisation.0,
                kind: kind.name,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn take_away_of_day(
    tx: &Transaction<'_>,
    kind: &StoredKind,
    organisation: OrganisationId,
    day: NaiveDate,
    bytes: i64,
) -> Result<()> {
    storage::take_away_of_day()
        .prepare(tx)
        .await?
        .params(
            tx,
            &storage::TakeAwayOfDayParams {
                bytes,
                organisation: organisation.0,
                kind: kind.name,
                day,
            },
        )
        .await?;
    Ok(())
}

/// What an organisation stores of each kind, in their order.
pub(super) async fn used(
    db: &impl Reader,
    kinds: &[&StoredKind],
    organisation: OrganisationId,
    day: NaiveDate,
) -> Result<Vec<Volume>> {
    let names: Vec<_> = kinds.iter().map(|kind| kind.name).collect();
    let rows = storage::used()
        .prepare(db)
        .await?
        .bind(db, &names, &organisation.0, &day)
        .all()
        .await?;
    let volume = |row: storage::Used| Volume {
        of_day: row.day_bytes,
        altogether: row.bytes,
    };
    Ok(rows.into_iter().map(volume).collect())
}

pub(super) async fn most(
    db: &impl Reader,
    kind: Option<&StoredKind>,
    within: Option<String>,
) -> Result<Vec<(OrganisationId, String)>> {
    let rows = storage::most()
        .prepare(db)
        .await?
        .params(
            db,
            &storage::MostParams {
                kind: kind.map(|kind| kind.name),
                within: within.as_deref(),
            },
        )
        .all()
        .await?;
    let found = |row: storage::Most| (OrganisationId(row.organisation), row.kind);
    Ok(rows.into_iter().map(found).collect())
}

pub(super) async fn uses(
    db: &impl Reader,
    moment: &Moment,
    day: NaiveDate,
    wanted: &[(OrganisationId, String)],
) -> Result<Vec<(OrganisationId, String, &'static StoredKind, Volume)>> {
    let organisations: Vec<i64> = wanted.iter().map(|(id, _)| id.0).collect();
    let names: Vec<&str> = wanted.iter().map(|(_, kind)| kind.as_str()).collect();
    let rows = storage::uses()
        .prepare(db)
        .await?
        .bind(db, &organisations, &names, &day)
        .all()
        .await?;
    let found = |row: storage::OrganisationUse| {
        let kind = kinds(moment.capabilities).find(|kind| kind.name == row.kind);
        let kind = kind.ok_or_else(|| Error::unknown("kind of stored files", &row.kind))?;
        let volume = Volume {
            of_day: row.day_bytes,
            altogether: row.bytes,
        };
        Ok((OrganisationId(row.organisation), row.name, kind, volume))
    };
    rows.into_iter().map(found).collect()
}
