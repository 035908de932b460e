//! Evidence, rows to types.

use ground::database::{Reader, Transaction};
use ground::{Caller, Error, EvidenceId, Moment, OrganisationId, Result, stored};
use sql::queries::evidence;

use super::rules::Volume;
use super::types::Evidence;

/// Counts a file for the caller's organisation; how much that has handed in with it.
pub(super) async fn add_use(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    bytes: i64,
) -> Result<Volume<i64>> {
    let used = evidence::add_use()
        .prepare(tx)
        .await?
        .params(
            tx,
            &evidence::AddUseParams {
                organisation: caller.organisation.0,
                bytes,
                today: moment.today(),
            },
        )
        .one()
        .await?;
    Ok(Volume {
        today: used.day_bytes,
        altogether: used.bytes,
    })
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
