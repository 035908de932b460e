//! Records of misconduct, rows to types.

use ground::capability::MisconductKind;
use ground::database::{Reader, Transaction, column};
use ground::{AccountId, Caller, Error, Moment, OrganisationId, Result};
use sql::queries::conduct;

use super::types::MisconductRecordId;
use super::types::{Before, Concerned, LockedRecord, Misconduct, NewMisconduct};

/// Records misconduct that is not on record yet; returns each new record with its id.
pub(super) async fn insert_many<'a>(
    tx: &Transaction<'_>,
    moment: &Moment,
    noted: &[&'a NewMisconduct],
) -> Result<Vec<(MisconductRecordId, &'a NewMisconduct)>> {
    if noted.is_empty() {
        return Ok(Vec::new());
    }
    let params = conduct::InsertManyParams {
        now: moment.now,
        organisations: &column(noted, |one| one.concerned.organisation.0),
        kinds: &column(noted, |one| one.kind.name),
        happened_at: &column(noted, |one| one.happened_at),
        clauses: &column(noted, |one| one.kind.clause),
        subject_kinds: &column(noted, |one| one.kind.subject.name),
        subject_ids: &column(noted, |one| one.subject_id.as_str()),
        evidence: &column(noted, |one| &one.evidence),
        recorded_by: &column(noted, |one| one.recorded_by.map(|person| person.0)),
        towards: &column(noted, |one| one.concerned.towards.map(|towards| towards.0)),
    };
    let rows = conduct::insert_many()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .all()
        .await?;
    let recorded = rows.into_iter().map(|row| {
        let found = noted.iter().copied().find(|one| {
            let of = one.concerned.organisation.0;
            (of, one.kind.name, one.subject_id.as_str())
                == (row.organisation, row.kind.as_str(), row.subject_id.as_str())
        });
        let found = found.ok_or_else(|| Error::unknown("misconduct recorded", &row.kind))?;
        Ok((MisconductRecordId(row.id), found))
    });
    recorded.collect()
}

/// Withdraws the records of a kind about these subjects; returns their ids, organisations and subjects.
pub(super) async fn withdraw(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    kind: &MisconductKind,
    subject_ids: &[String],
    reason: &str,
) -> Result<Vec<(MisconductRecordId, Concerned, String)>> {
    let params = conduct::WithdrawParams {
        now: moment.now,
        reason,
        account: caller.account.0,
        kind: kind.name,
        subject_ids: &column(subject_ids, String::as_str),
    };
    let rows = conduct::withdraw()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .all()
        .await?;
    let withdrawn = rows.into_iter().map(|row| {
        let concerned = Concerned {
            organisation: OrganisationId(row.organisation),
            towards: row.towards.map(OrganisationId),
        };
        (MisconductRecordId(row.id), concerned, row.subject_id)
    });
    Ok(withdrawn.collect())
}

pub(super) async fn lock(
    tx: &Transaction<'_>,
    id: MisconductRecordId,
) -> Result<Option<LockedRecord>> {
    let row = conduct::lock()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    Ok(row.map(|row| LockedRecord {
        concerned: Concerned {
            organisation: OrganisationId(row.organisation),
            towards: row.towards.map(OrganisationId),
        },
        kind: row.kind,
        subject_id: row.subject_id,
        recorded_by: row.recorded_by.map(AccountId),
        is_withdrawn: row.withdrawn_at.is_some(),
    }))
}

pub(super) async fn withdraw_one(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: MisconductRecordId,
    reason: &str,
) -> Result<()> {
    conduct::withdraw_one()
        .prepare(tx)
        .await?
        .params(
            tx,
            &conduct::WithdrawOneParams {
                now: moment.now,
                reason,
                account: caller.account.0,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}

/// How many records are not withdrawn, of an organisation or within a region.
pub(super) async fn count_in_force(
    db: &impl Reader,
    organisation: Option<OrganisationId>,
    within: Option<String>,
) -> Result<i64> {
    Ok(conduct::count_in_force()
        .prepare(db)
        .await?
        .bind(db, &organisation.map(|id| id.0), &within.as_deref())
        .one()
        .await?)
}

pub(super) async fn page(
    db: &impl Reader,
    moment: &Moment,
    (organisation, ids, within): (
        Option<OrganisationId>,
        Option<&[MisconductRecordId]>,
        Option<String>,
    ),
    before: Before,
    rows_max: i64,
) -> Result<(Vec<Misconduct>, i64)> {
    let organisation = organisation.map(|id| id.0);
    let ids = ids.map(MisconductRecordId::numbers);
    let (before_at, before_id) = (before.map(|at| at.0), before.map_or(0, |at| at.1));
    let rows = conduct::page()
        .prepare(db)
        .await?
        .params(
            db,
            &conduct::PageParams {
                organisation,
                ids: ids.as_deref(),
                within: within.as_deref(),
                before_at,
                before_id,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = conduct::count()
        .prepare(db)
        .await?
        .bind(db, &organisation, &ids.as_deref(), &within.as_deref())
        .one()
        .await?;
    let misconduct = |row: conduct::Page| {
        let kind = super::kind(moment.capabilities, &row.kind);
        Ok(Misconduct {
            id: MisconductRecordId(row.id),
            organisation: OrganisationId(row.organisation),
            organisation_name: row.organisation_name,
            kind: kind.ok_or_else(|| Error::unknown("misconduct", &row.kind))?,
            happened_at: row.happened_at,
            clause: row.clause,
            subject_id: row.subject_id,
            evidence: row.evidence,
            recorded_at: row.recorded_at,
            withdrawn: row.withdrawn_at.map(|at| (at, row.withdrawn_reason)),
            withdrawn_by: row.withdrawn_by,
            recorded_by: row.recorded_by.map(AccountId),
            takes_another: false,
        })
    };
    Ok((
        rows.into_iter().map(misconduct).collect::<Result<_>>()?,
        total,
    ))
}
