//! Imports, their files and their verdicts, rows to types.

use chrono::{DateTime, Utc};
use ground::capability::ImportKind;
use ground::database::{Reader, Transaction, column};
use ground::{
    AccountId, Caller, Error, ImportId, Moment, OrganisationId, ProductId, Result, Words, stored,
};
use market::catalogue::TakenOver;
use market::party::{self, AccountState, StoredActor};
use serde_json::Value;
use sql::queries::loading;

use super::import::{Import, ImportPage};
use super::kind::{kind, open_to};
use super::reversal::Reversal;
use super::types::{Before, Claim, Claimed, HiddenRows, ImportState, RowTakenOver};
use super::verdict::Counts;

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    wall: DateTime<Utc>,
    caller: &Caller,
    id: ImportId,
    kind: &ImportKind,
    (file_name, again): (&str, bool),
) -> Result<()> {
    let (organisation, account) = (caller.organisation.0, caller.account.0);
    loading::insert_import()
        .prepare(tx)
        .await?
        .params(
            tx,
            &loading::InsertImportParams {
                id: id.0,
                kind: kind.name,
                file_name,
                organisation,
                account,
                now: moment.now,
                wall,
                again,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn set_hidden_rows(
    tx: &Transaction<'_>,
    import: ImportId,
    choice: HiddenRows,
) -> Result<()> {
    loading::set_hidden_rows()
        .prepare(tx)
        .await?
        .bind(tx, &choice.into_str(), &import.0)
        .await?;
    Ok(())
}

pub(super) async fn set_notes(
    tx: &Transaction<'_>,
    import: ImportId,
    notes: &[Words],
) -> Result<()> {
    let notes = serde_json::to_value(notes).map_err(Error::internal)?;
    loading::set_notes()
        .prepare(tx)
        .await?
        .bind(tx, &notes, &import.0)
        .await?;
    Ok(())
}

pub(super) async fn add_notes(
    tx: &Transaction<'_>,
    import: ImportId,
    notes: &[Words],
) -> Result<()> {
    let notes = serde_json::to_value(notes).map_err(Error::internal)?;
    loading::add_notes()
        .prepare(tx)
        .await?
        .bind(tx, &notes, &import.0)
        .await?;
    Ok(())
}

pub(super) async fn begin(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    import: ImportId,
    file_bytes: i64,
) -> Result<()> {
    let begun = loading::begin()
        .prepare(tx)
        .await?
        .bind(tx, &file_bytes, &wall, &import.0)
        .await?;
    if begun == 0 {
        Err(Error::Stale)
    } else {
        Ok(())
    }
}

pub(super) async fn claim_abandoned(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    idle_since: DateTime<Utc>,
    imports_max: i64,
) -> Result<Vec<Claim>> {
    let rows = loading::claim_abandoned()
        .prepare(tx)
        .await?
        .params(
            tx,
            &loading::ClaimAbandonedParams {
                wall,
                idle_since,
                rows: imports_max,
            },
        )
        .all()
        .await?;
    let claim = |row: loading::ClaimAbandoned| Claim {
        import: ImportId(row.id),
        attempt: row.attempt,
    };
    Ok(rows.into_iter().map(claim).collect())
}

pub(super) async fn heartbeat(db: &impl Reader, wall: DateTime<Utc>, claim: &Claim) -> Result<()> {
    let (id, attempt) = (claim.import.0, claim.attempt);
    loading::heartbeat()
        .prepare(db)
        .await?
        .bind(db, &wall, &id, &attempt)
        .await?;
    Ok(())
}

pub(super) async fn release(db: &impl Reader, claim: &Claim) -> Result<()> {
    loading::release()
        .prepare(db)
        .await?
        .bind(db, &claim.import.0, &claim.attempt)
        .await?;
    Ok(())
}

pub(super) async fn lock(tx: &Transaction<'_>, claim: &Claim) -> Result<u32> {
    let last_row = loading::lock_claimed()
        .prepare(tx)
        .await?
        .bind(tx, &claim.import.0, &claim.attempt)
        .opt()
        .await?
        .ok_or(Error::Stale)?;
    row_number(last_row)
}

pub(super) fn row_number(number: i64) -> Result<u32> {
    u32::try_from(number).map_err(Error::internal)
}

pub(super) async fn set_total(tx: &Transaction<'_>, import: ImportId, rows: i64) -> Result<()> {
    loading::set_total()
        .prepare(tx)
        .await?
        .bind(tx, &rows, &import.0)
        .await?;
    Ok(())
}

pub(super) async fn note_progress(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    import: ImportId,
    rows: i64,
    last_row: i64,
    counts: &Counts,
    warnings: i64,
) -> Result<()> {
    loading::note_progress()
        .prepare(tx)
        .await?
        .params(
            tx,
            &loading::NoteProgressParams {
                rows,
                last_row,
                accepted: counts.accepted,
                unchanged: counts.unchanged,
                skipped: counts.skipped,
                held: counts.held,
                price_mismatch: counts.price_mismatch,
                several_hits: counts.several_hits,
                no_hit: counts.no_hit,
                error: counts.error,
                warnings,
                wall,
                id: import.0,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn finish(tx: &Transaction<'_>, moment: &Moment, import: ImportId) -> Result<()> {
    loading::finish()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &import.0)
        .await?;
    Ok(())
}

pub(super) async fn fail(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    reason: &Words,
) -> Result<()> {
    let reason = serde_json::to_value(reason).map_err(Error::internal)?;
    loading::fail()
        .prepare(tx)
        .await?
        .bind(tx, &reason, &moment.now, &import.0)
        .await?;
    Ok(())
}

pub(super) fn import_of(moment: &Moment, row: loading::Import) -> Result<Import> {
    Ok(Import {
        id: ImportId(row.id),
        kind: kind(moment.capabilities, &row.kind)?,
        file_name: row.file_name,
        file_bytes: row.file_bytes,
        organisation: OrganisationId(row.organisation),
        account: AccountId(row.account),
        persons: row.persons.into_iter().map(AccountId).collect(),
        state: match row.reversed_at {
            Some(_) => ImportState::Reversed,
            None => stored(&row.state)?,
        },
        rows_total: row.rows_total,
        rows_done: row.rows_done,
        last_row: row.last_row,
        counts: Counts {
            accepted: row.accepted,
            unchanged: row.unchanged,
            skipped: row.skipped,
            held: row.held,
            price_mismatch: row.price_mismatch,
            several_hits: row.several_hits,
            no_hit: row.no_hit,
            error: row.error,
        },
        warnings: row.warnings,
        failure: row.failure.as_ref().map(words),
        notes: notes(&row.notes),
        same_as: row.same_as.map(ImportId),
        same_undone_at: row.same_undone_at,
        traced: row.traced,
        reversal: match (row.reversed_at, row.reversal) {
            (Some(at), Some(undone)) => Some(Reversal {
                at,
                by: row.reversed_by.unwrap_or_default(),
                reason: row.reversal_reason.unwrap_or_default(),
                undone: serde_json::from_value(undone).map_err(Error::internal)?,
            }),
            _ => None,
        },
        started_at: row.started_at,
        finished_at: row.finished_at,
    })
}

fn notes(value: &Value) -> Vec<Words> {
    let notes = value.as_array().into_iter().flatten();
    notes.map(words).collect()
}

pub(super) fn words(value: &Value) -> Words {
    let text = |key| value.get(key).and_then(Value::as_str).unwrap_or_default();
    Words::new(text("zh"), text("en"))
}

pub(super) async fn import(
    db: &impl Reader,
    moment: &Moment,
    id: ImportId,
) -> Result<Option<Import>> {
    loading::import()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .opt()
        .await?
        .map(|row| import_of(moment, row))
        .transpose()
}

pub(super) async fn page(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    before: Before,
    rows_max: i64,
) -> Result<ImportPage> {
    let organisation = caller.organisation.0;
    let open_kinds = open_to(moment.capabilities, caller);
    let before_at = before.map(|(at, _)| at);
    let before_id = before.map(|(_, id)| id.0);
    let rows = loading::imports()
        .prepare(db)
        .await?
        .params(
            db,
            &loading::ImportsParams {
                organisation,
                open_kinds: &open_kinds,
                before_at,
                before_id,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let counted = loading::imports_count()
        .prepare(db)
        .await?
        .bind(db, &organisation, &open_kinds)
        .one()
        .await?;
    let imports = rows.into_iter().map(|row| import_of(moment, row));
    Ok(ImportPage {
        imports: imports.collect::<Result<_>>()?,
        total: counted.total,
        running: counted.running,
    })
}

pub(super) async fn claimed(
    db: &impl Reader,
    moment: &Moment,
    claim: &Claim,
) -> Result<Option<Claimed>> {
    let row = loading::claimed()
        .prepare(db)
        .await?
        .bind(db, &claim.import.0, &claim.attempt)
        .opt()
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    Ok(Some(Claimed {
        kind: kind(moment.capabilities, &row.kind)?,
        file_name: row.file_name,
        file_bytes: row.file_bytes,
        last_row: row_number(row.last_row)?,
        again: row.again,
        hidden_rows: row.hidden_rows.map(|choice| stored(&choice)).transpose()?,
        caller: party::caller_of(&StoredActor {
            account: row.account,
            organisation: row.organisation,
            firm: row.firm,
            kind: &row.organisation_kind,
            region: &row.region,
            duties: &row.duties,
            is_unconfirmed: row.is_unconfirmed,
        })?,
        is_active: stored::<AccountState>(&row.account_state)?.is_active(),
        has_file: row.has_file,
    }))
}

pub(super) async fn note_taken_over(
    tx: &Transaction<'_>,
    import: ImportId,
    taken: &[(i32, &TakenOver)],
) -> Result<()> {
    let params = loading::NoteTakenOverParams {
        import: import.0,
        row_numbers: &column(taken, |(row, _)| *row),
        products: &column(taken, |(_, one)| one.product.0),
        cells: &column(taken, |(_, one)| <&str>::from(one.cell)),
        values: &column(taken, |(_, one)| one.value.as_str()),
        are_stated: &column(taken, |(_, one)| one.is_stated),
        stated_by: &column(taken, |(_, one)| one.from.map(|import| import.0)),
    };
    loading::note_taken_over()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(())
}

pub(super) async fn taken_over_from(
    db: &impl Reader,
    import: ImportId,
) -> Result<Vec<RowTakenOver>> {
    let cells = loading::taken_over_from()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .all()
        .await?;
    let mut rows: Vec<RowTakenOver> = Vec::new();
    for cell in cells {
        let value = (stored(&cell.cell)?, cell.value);
        let import = ImportId(cell.import);
        match rows.last_mut() {
            Some(row) if (row.import, row.row) == (import, cell.row_number) => {
                row.values.push(value);
            }
            Some(_) | None => rows.push(RowTakenOver {
                import,
                file_name: cell.file_name,
                row: cell.row_number,
                product: ProductId(cell.product),
                values: vec![value],
            }),
        }
    }
    // As columns of a file are in order.
    rows.iter_mut().for_each(|row| row.values.sort());
    Ok(rows)
}
