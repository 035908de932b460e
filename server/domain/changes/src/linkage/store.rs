//! Lists of other platforms, rows to types.

use ground::calendar::Deadline;
use ground::database::{Reader, Transaction};
use ground::{AccountId, Caller, ImportId, LinkageId, Moment, PublicityId, Result, stored};
use sql::queries::linkage;

use super::types::{Linkage, LinkagePublicity, LinkageState};

fn linkage_of(row: linkage::Linkage) -> Result<Linkage> {
    let state = stored(&row.state)?;
    let deadline = Deadline::of_row(
        row.due_from,
        row.due_at,
        row.due_is_provisional,
        row.calendar_version,
    );
    let publicity = row
        .publicity
        .zip(deadline)
        .map(|(id, deadline)| LinkagePublicity {
            id: PublicityId(id),
            deadline,
        });
    Ok(Linkage {
        id: LinkageId(row.id),
        import: ImportId(row.import),
        file_name: row.file_name,
        title: row.title,
        state,
        rows: row.rows,
        struck: row.struck,
        unchanged: row.unchanged,
        loaded_by: AccountId(row.account),
        begun_at: row.begun_at,
        loaded_at: row.loaded_at,
        decided_at: row.decided_at,
        publicity,
    })
}

pub(super) async fn open(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    file_name: &str,
) -> Result<()> {
    linkage::open()
        .prepare(tx)
        .await?
        .params(
            tx,
            &linkage::OpenParams {
                import: import.0,
                file_name,
                organisation: caller.organisation.0,
                account: caller.account.0,
                now: moment.now,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn of_import(db: &impl Reader, import: ImportId) -> Result<Option<LinkageId>> {
    let id = linkage::of_import()
        .prepare(db)
        .await?
        .bind(db, &import.0)
        .opt()
        .await?;
    Ok(id.map(LinkageId))
}

pub(super) async fn note_rows(
    tx: &Transaction<'_>,
    id: LinkageId,
    rows: i64,
    unchanged: i64,
) -> Result<()> {
    linkage::note_rows()
        .prepare(tx)
        .await?
        .params(
            tx,
            &linkage::NoteRowsParams {
                rows,
                unchanged,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn note_struck(tx: &Transaction<'_>, id: LinkageId, rows: i64) -> Result<()> {
    linkage::note_struck()
        .prepare(tx)
        .await?
        .params(tx, &linkage::NoteStruckParams { rows, id: id.0 })
        .await?;
    Ok(())
}

/// Lets one transaction at a time enter rows of lists or leave them to each other.
pub(super) async fn lock_lists(tx: &Transaction<'_>) -> Result<()> {
    linkage::lock_lists()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
        .await?;
    Ok(())
}

/// Locks the other lists that are not public.
pub(super) async fn lock_other_drafts(
    tx: &Transaction<'_>,
    id: LinkageId,
) -> Result<Vec<LinkageId>> {
    let ids = linkage::lock_other_drafts()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .all()
        .await?;
    Ok(ids.into_iter().map(LinkageId).collect())
}

/// Notes that rows of a list are another's, which said them again.
pub(super) async fn take_over(
    tx: &Transaction<'_>,
    list: LinkageId,
    other: LinkageId,
    rows: i64,
) -> Result<()> {
    linkage::leave()
        .prepare(tx)
        .await?
        .params(tx, &linkage::LeaveParams { rows, id: list.0 })
        .await?;
    linkage::take_over()
        .prepare(tx)
        .await?
        .params(tx, &linkage::TakeOverParams { rows, id: other.0 })
        .await?;
    Ok(())
}

pub(super) async fn note_loaded(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: LinkageId,
) -> Result<()> {
    linkage::note_loaded()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn lock(tx: &Transaction<'_>, id: LinkageId) -> Result<Option<Linkage>> {
    let row = linkage::lock()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    row.map(linkage_of).transpose()
}

pub(super) async fn one(db: &impl Reader, id: LinkageId) -> Result<Option<Linkage>> {
    let row = linkage::one()
        .prepare(db)
        .await?
        .bind(db, &id.0)
        .opt()
        .await?;
    row.map(linkage_of).transpose()
}

pub(super) async fn page(
    db: &impl Reader,
    state: Option<LinkageState>,
    before: LinkageId,
    rows_max: i64,
) -> Result<(Vec<Linkage>, i64)> {
    let state = state.map(|state| state.into_str());
    let rows = linkage::page()
        .prepare(db)
        .await?
        .params(
            db,
            &linkage::PageParams {
                before: before.0,
                state,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = linkage::count()
        .prepare(db)
        .await?
        .bind(db, &state)
        .one()
        .await?;
    let found: Result<Vec<_>> = rows.into_iter().map(linkage_of).collect();
    Ok((found?, total))
}

pub(super) async fn publicize(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LinkageId,
    title: &str,
    publicity: PublicityId,
) -> Result<()> {
    linkage::publicize()
        .prepare(tx)
        .await?
        .params(
            tx,
            &linkage::PublicizeParams {
                title,
                publicity: publicity.0,
                now: moment.now,
                account: caller.account.0,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn cancel(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LinkageId,
) -> Result<()> {
    linkage::cancel()
        .prepare(tx)
        .await?
        .params(
            tx,
            &linkage::CancelParams {
                now: moment.now,
                account: caller.account.0,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}
