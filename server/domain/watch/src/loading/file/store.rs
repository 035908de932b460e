//! The chunks of uploaded files, and which files are over, rows to types.

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::{Reader, Transaction};
use ground::{Error, ImportId, Moment, OrganisationId, Result, SHANGHAI};
use sql::queries::loading;

use crate::loading::import::Import;
use crate::loading::store::import_of;
use crate::loading::types::StoredPart;

/// Notes that so many bytes more are stored of a file whose upload goes on.
pub(super) async fn note_received(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    import: ImportId,
    bytes: i64,
) -> Result<StoredPart> {
    let row = loading::note_received()
        .prepare(tx)
        .await?
        .bind(tx, &wall, &bytes, &import.0)
        .opt()
        .await?
        .ok_or(Error::Stale)?;
    Ok(StoredPart {
        organisation: OrganisationId(row.organisation),
        day: day_of(row.started_at),
        bytes,
    })
}

pub(super) async fn insert_chunk(
    tx: &Transaction<'_>,
    import: ImportId,
    number: i32,
    bytes: &[u8],
) -> Result<()> {
    loading::insert_chunk()
        .prepare(tx)
        .await?
        .bind(tx, &import.0, &number, &bytes)
        .await?;
    Ok(())
}

pub(super) async fn discard(tx: &Transaction<'_>, import: ImportId) -> Result<Vec<StoredPart>> {
    let rows = loading::delete_received()
        .prepare(tx)
        .await?
        .bind(tx, &import.0)
        .all()
        .await?;
    Ok(rows.into_iter().map(discarded).collect())
}

pub(super) async fn discard_stale(
    tx: &Transaction<'_>,
    idle_since: DateTime<Utc>,
) -> Result<Vec<StoredPart>> {
    let rows = loading::delete_stale_received()
        .prepare(tx)
        .await?
        .bind(tx, &idle_since)
        .all()
        .await?;
    Ok(rows.into_iter().map(discarded).collect())
}

fn discarded(row: loading::Discarded) -> StoredPart {
    StoredPart {
        organisation: OrganisationId(row.organisation),
        day: day_of(row.started_at),
        bytes: row.stored_bytes,
    }
}

/// The day on which the file of an import is counted.
fn day_of(started_at: DateTime<Utc>) -> NaiveDate {
    started_at.with_timezone(&SHANGHAI).date_naive()
}

pub(super) async fn chunk(
    db: &impl Reader,
    import: ImportId,
    number: i32,
) -> Result<Option<Vec<u8>>> {
    Ok(loading::chunk()
        .prepare(db)
        .await?
        .bind(db, &import.0, &number)
        .opt()
        .await?)
}

pub(super) async fn lock_files_to_remove(
    tx: &Transaction<'_>,
    moment: &Moment,
    before: DateTime<Utc>,
    spared: &[&str],
    imports_max: i64,
) -> Result<Vec<Import>> {
    let rows = loading::lock_files_to_remove()
        .prepare(tx)
        .await?
        .bind(tx, &before, &spared, &imports_max)
        .all()
        .await?;
    rows.into_iter().map(|row| import_of(moment, row)).collect()
}

/// Deletes the files of imports; whose they were, and how long.
pub(super) async fn delete_files(
    tx: &Transaction<'_>,
    imports: &[Import],
) -> Result<Vec<(OrganisationId, i64)>> {
    let ids: Vec<_> = imports.iter().map(|import| import.id.0).collect();
    loading::delete_files()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .await?;
    let rows = loading::note_files_deleted()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .all()
        .await?;
    let deleted = rows.into_iter();
    Ok(deleted
        .map(|row| (OrganisationId(row.organisation), row.stored_bytes))
        .collect())
}
