//! Evidence, rows to types.

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::{Reader, Transaction};
use ground::{Caller, Error, EvidenceId, Moment, OrganisationId, Result, stored};
use sql::queries::evidence;

use super::types::{Evidence, Reservation};

pub(super) async fn reserve(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    caller: &Caller,
    new: &Evidence,
    day: NaiveDate,
) -> Result<()> {
    evidence::reserve()
        .prepare(tx)
        .await?
        .params(
            tx,
            &evidence::ReserveParams {
                id: new.id.0,
                organisation: caller.organisation.0,
                day,
                bytes: new.bytes,
                wall,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn end_reservation(
    tx: &Transaction<'_>,
    id: EvidenceId,
) -> Result<Option<Reservation>> {
    let ended = evidence::end_reservation()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    Ok(ended.map(|row| Reservation {
        organisation: OrganisationId(row.organisation),
        day: row.day,
        bytes: row.bytes,
    }))
}

pub(super) async fn reserved_before(
    db: &impl Reader,
    wall: DateTime<Utc>,
    ids_max: i64,
) -> Result<Vec<EvidenceId>> {
    let rows = evidence::reserved_before()
        .prepare(db)
        .await?
        .bind(db, &wall, &ids_max)
        .all()
        .await?;
    Ok(rows.into_iter().map(EvidenceId).collect())
}

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: &Evidence,
) -> Result<()> {
    evidence::insert()
        .prepare(tx)
        .await?
        .params(
            tx,
            &evidence::InsertParams {
                id: new.id.0,
                organisation: caller.organisation.0,
                account: caller.account.0,
                file_name: &new.file_name,
                media_type: new.media_type.into_str(),
                bytes: new.bytes,
                sha256: new.sha256.as_slice(),
                now: moment.now,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn get(db: &impl Reader, ids: &[EvidenceId]) -> Result<Vec<Evidence>> {
    let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
    let rows = evidence::get()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    let found = |row: evidence::Evidence| {
        let media_type = stored(&row.media_type)?;
        let sha256 = row.sha256.try_into();
        Ok(Evidence {
            id: EvidenceId(row.id),
            organisation: OrganisationId(row.organisation),
            file_name: row.file_name,
            media_type,
            bytes: row.bytes,
            sha256: sha256.map_err(|_| Error::internal("a hash of another length"))?,
            recorded_at: row.recorded_at,
        })
    };
    rows.into_iter().map(found).collect()
}

/// Whether overseers may read a file: of a hospital one that was attached to something that they may see.
pub(super) async fn is_shown(
    db: &impl Reader,
    overseen: Option<String>,
    id: EvidenceId,
) -> Result<bool> {
    Ok(evidence::is_shown()
        .prepare(db)
        .await?
        .bind(db, &overseen.as_deref(), &id.0)
        .one()
        .await?)
}

pub(super) async fn unrecorded(db: &impl Reader, ids: &[EvidenceId]) -> Result<Vec<EvidenceId>> {
    let ids: Vec<_> = ids.iter().map(|id| id.0).collect();
    let rows = evidence::unrecorded()
        .prepare(db)
        .await?
        .bind(db, &ids)
        .all()
        .await?;
    Ok(rows.into_iter().map(EvidenceId).collect())
}
