//! Exports and their files, rows to types.

use chrono::{DateTime, NaiveDate, Utc};
use ground::database::{Reader, Transaction};
use ground::{
    AccountId, Caller, Error, ExportId, Moment, OrganisationId, Result, SHANGHAI, Words, stored,
};
use market::party::{self, AccountState, SignedIn, StoredActor};
use serde_json::Value;
use sql::queries::export;

use super::types::{Assignment, Before, Claim, Export, Holder, Wanted};

pub(super) async fn lock_account(tx: &Transaction<'_>, caller: &Caller) -> Result<()> {
    let account = caller.account.0;
    export::lock_account()
        .prepare(tx)
        .await?
        .bind(tx, &account)
        .one()
        .await?;
    Ok(())
}

/// An unfinished export.
pub(super) struct Open {
    pub(super) id: ExportId,
    pub(super) fingerprint: Vec<u8>,
    pub(super) organisation: OrganisationId,
}

/// The unfinished exports of an account, in whatever capacity.
pub(super) async fn open(tx: &Transaction<'_>, caller: &Caller) -> Result<Vec<Open>> {
    let rows = export::open()
        .prepare(tx)
        .await?
        .bind(tx, &caller.account.0)
        .all()
        .await?;
    let open = rows.into_iter().map(|row| Open {
        id: ExportId(row.id),
        fingerprint: row.fingerprint,
        organisation: OrganisationId(row.organisation),
    });
    Ok(open.collect())
}

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    caller: &Caller,
    id: ExportId,
    wanted: &Wanted,
) -> Result<()> {
    let fingerprint = wanted.fingerprint();
    export::insert()
        .prepare(tx)
        .await?
        .params(
            tx,
            &export::InsertParams {
                id: id.0,
                organisation: caller.organisation.0,
                account: caller.account.0,
                path: &wanted.path,
                query: &wanted.query,
                language: wanted.language.into_str(),
                fingerprint: &fingerprint,
                name: &wanted.name,
                rows_total: wanted.rows_total,
                now: moment.now,
                wall,
            },
        )
        .await?;
    Ok(())
}

/// Whether the connection holds the lock of a process from now on; not while another does.
pub(super) async fn appear(db: &impl Reader, holder: Holder) -> Result<bool> {
    let appear = export::appear().prepare(db).await?;
    Ok(appear.bind(db, &holder.0).one().await?)
}

/// Whether the connection holds the lock of a process.
pub(super) async fn is_present(db: &impl Reader, holder: Holder) -> Result<bool> {
    let is_present = export::is_present().prepare(db).await?;
    Ok(is_present.bind(db, &holder.0).one().await?)
}

pub(super) async fn claim(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    idle_since: DateTime<Utc>,
    holder: Holder,
) -> Result<Option<Claim>> {
    // One process after the other, so that two never claim exports of the same organisation.
    export::lock_claims()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
        .await?;
    let params = export::ClaimParams {
        wall,
        holder: holder.0,
        idle_since,
    };
    let row = export::claim()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .opt()
        .await?;
    Ok(row.map(|row| Claim {
        export: ExportId(row.id),
        attempt: row.attempt,
    }))
}

/// Whoever asked for an export, as the account is now; with an attempt only while its worker holds the export.
pub(super) async fn assignment(
    db: &impl Reader,
    id: ExportId,
    attempt: Option<i32>,
) -> Result<Option<Assignment>> {
    let row = export::assignment()
        .prepare(db)
        .await?
        .bind(db, &id.0, &attempt)
        .opt()
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    let caller = party::caller_of(&StoredActor {
        account: row.account,
        organisation: row.organisation,
        firm: row.firm,
        kind: &row.organisation_kind,
        region: &row.region,
        duties: &row.duties,
        is_unconfirmed: row.is_unconfirmed,
    })?;
    Ok(Some(Assignment {
        path: row.path,
        query: row.query,
        language: stored(&row.language)?,
        reader: SignedIn {
            must_change_password: false,
            unconfirmed: None,
            // What closes an account closed it before it requested the file.
            lacks_second_factor: false,
            caller,
            account: row.sign_in,
            display_name: row.display_name,
            organisation_name: row.organisation_name,
        },
        is_active: stored::<AccountState>(&row.account_state)?.is_active(),
    }))
}

/// What is stored of the file of a claimed export.
#[derive(Debug, Clone, Copy)]
pub(super) struct StoredPart {
    pub(super) organisation: OrganisationId,
    pub(super) day: NaiveDate,
    pub(super) bytes: i64,
}

impl StoredPart {
    fn of(organisation: i64, requested_at: DateTime<Utc>, bytes: i64) -> Self {
        Self {
            organisation: OrganisationId(organisation),
            day: requested_at.with_timezone(&SHANGHAI).date_naive(),
            bytes,
        }
    }
}

pub(super) async fn lock(tx: &Transaction<'_>, claim: &Claim) -> Result<StoredPart> {
    let row = export::lock_claimed()
        .prepare(tx)
        .await?
        .bind(tx, &claim.export.0, &claim.attempt)
        .opt()
        .await?
        .ok_or(Error::Stale)?;
    Ok(StoredPart::of(
        row.organisation,
        row.requested_at,
        row.stored_bytes,
    ))
}

/// The same of an export that is not finished, whoever works on it.
pub(super) async fn lock_open(tx: &Transaction<'_>, id: ExportId) -> Result<Option<StoredPart>> {
    let row = export::lock_open()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    Ok(row.map(|row| StoredPart::of(row.organisation, row.requested_at, row.stored_bytes)))
}

pub(super) async fn note_progress(
    db: &impl Reader,
    wall: DateTime<Utc>,
    claim: &Claim,
    rows: i64,
    rows_total: Option<i64>,
) -> Result<()> {
    let noted = export::note_progress()
        .prepare(db)
        .await?
        .params(
            db,
            &export::NoteProgressParams {
                rows,
                rows_total,
                wall,
                id: claim.export.0,
                attempt: claim.attempt,
            },
        )
        .await?;
    if noted == 0 {
        return Err(Error::Stale);
    }
    Ok(())
}

pub(super) async fn release(
    db: &impl Reader,
    claim: &Claim,
    not_before: DateTime<Utc>,
) -> Result<()> {
    export::release()
        .prepare(db)
        .await?
        .bind(db, &not_before, &claim.export.0, &claim.attempt)
        .await?;
    Ok(())
}

pub(super) async fn note_stored(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    claim: &Claim,
    bytes: i64,
) -> Result<()> {
    export::note_stored()
        .prepare(tx)
        .await?
        .bind(tx, &bytes, &wall, &claim.export.0)
        .await?;
    Ok(())
}

pub(super) async fn insert_chunk(
    tx: &Transaction<'_>,
    id: ExportId,
    number: i32,
    bytes: &[u8],
) -> Result<()> {
    export::insert_chunk()
        .prepare(tx)
        .await?
        .bind(tx, &id.0, &number, &bytes)
        .await?;
    Ok(())
}

pub(super) async fn delete_file(tx: &Transaction<'_>, id: ExportId) -> Result<()> {
    export::delete_file()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    export::note_file_deleted()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn finish(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: ExportId,
    name: &str,
) -> Result<()> {
    export::finish()
        .prepare(tx)
        .await?
        .bind(tx, &name, &moment.now, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn fail(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: ExportId,
    reason: &Words,
) -> Result<()> {
    let reason = serde_json::to_value(reason).map_err(Error::internal)?;
    export::fail()
        .prepare(tx)
        .await?
        .bind(tx, &reason, &moment.now, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn lock_old(
    tx: &Transaction<'_>,
    before: DateTime<Utc>,
    exports_max: i64,
) -> Result<Vec<Export>> {
    let rows = export::lock_old()
        .prepare(tx)
        .await?
        .bind(tx, &before, &exports_max)
        .all()
        .await?;
    rows.into_iter().map(export_of).collect()
}

/// Deletes the files of exports.
pub(super) async fn expire(tx: &Transaction<'_>, over: &[Export]) -> Result<()> {
    let ids: Vec<_> = over.iter().map(|one| one.id.0).collect();
    export::delete_files()
        .prepare(tx)
        .await?
        .bind(tx, &ids)
        .await?;
    export::expire().prepare(tx).await?.bind(tx, &ids).await?;
    Ok(())
}

pub(super) async fn export(db: &impl Reader, id: ExportId) -> Result<Option<Export>> {
    export::export()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .opt()
        .await?
        .map(export_of)
        .transpose()
}

pub(super) async fn page(
    db: &impl Reader,
    caller: &Caller,
    before: Before,
    rows_max: i64,
) -> Result<(Vec<Export>, i64)> {
    let (account, organisation) = (caller.account.0, caller.organisation.0);
    let rows = export::exports()
        .prepare(db)
        .await?
        .params(
            db,
            &export::ExportsParams {
                account,
                organisation,
                before_at: before.map(|(at, _)| at),
                before_id: before.map(|(_, id)| id.0),
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = export::exports_count()
        .prepare(db)
        .await?
        .params(
            db,
            &export::ExportsCountParams {
                account,
                organisation,
            },
        )
        .one()
        .await?;
    let found = rows.into_iter().map(export_of).collect::<Result<_>>()?;
    Ok((found, total))
}

pub(super) async fn chunk(db: &impl Reader, id: ExportId, number: i32) -> Result<Option<Vec<u8>>> {
    Ok(export::chunk()
        .prepare(db)
        .await?
        .bind(db, &id.0, &number)
        .opt()
        .await?)
}

fn export_of(row: export::Export) -> Result<Export> {
    Ok(Export {
        id: ExportId(row.id),
        organisation: OrganisationId(row.organisation),
        account: AccountId(row.account),
        path: row.path,
        query: row.query,
        name: row.name,
        state: stored(&row.state)?,
        rows_done: row.rows_done,
        rows_total: row.rows_total,
        bytes: row.stored_bytes,
        failure: row.failure.as_ref().map(words),
        requested_at: row.requested_at,
        finished_at: row.finished_at,
    })
}

fn words(value: &Value) -> Words {
    let text = |key| value.get(key).and_then(Value::as_str).unwrap_or_default();
    Words::new(text("zh"), text("en"))
}
