//! Publicities, rows to types.

use chrono::{DateTime, Utc};
use ground::calendar::{Deadline, DeadlineColumns};
use ground::capability::OpenRows;
use ground::database::{Reader, Transaction, column};
use ground::{
    Caller, Error, Moment, OrganisationId, ProductId, PublicityId, Result, UnitPrice,
    shanghai_midnight, stored,
};
use sql::queries::publicity;

use super::payload::{Closed, ClosedProduct};
use super::types::{OpenPublicity, Publicity};
use crate::price_change::state::Origin;

pub(in crate::price_change) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    origin: Origin,
    title: &str,
    deadline: Deadline,
) -> Result<PublicityId> {
    let id = publicity::insert()
        .prepare(tx)
        .await?
        .params(
            tx,
            &publicity::InsertParams {
                origin: origin.into_str(),
                title,
                now: moment.now,
                account: caller.account.0,
                due_from: deadline.from,
                due_at: deadline.due_at,
                provisional: deadline.is_provisional,
                calendar_version: deadline.calendar_version,
            },
        )
        .one()
        .await?;
    Ok(PublicityId(id))
}

/// An open publicity of this title and origin whose end is certain and at `due_at`.
pub(in crate::price_change) async fn open_until(
    tx: &Transaction<'_>,
    origin: Origin,
    title: &str,
    due_at: DateTime<Utc>,
) -> Result<Option<PublicityId>> {
    let id = publicity::open_until()
        .prepare(tx)
        .await?
        .params(
            tx,
            &publicity::OpenUntilParams {
                origin: origin.into_str(),
                title,
                due_at,
            },
        )
        .opt()
        .await?;
    Ok(id.map(PublicityId))
}

fn publicity_of(row: publicity::Publicity) -> Result<Publicity> {
    Ok(Publicity {
        id: PublicityId(row.id),
        origin: stored(&row.origin)?,
        title: row.title,
        opened_at: row.opened_at,
        deadline: Deadline {
            from: row.due_from,
            due_at: row.due_at,
            is_provisional: row.due_is_provisional,
            calendar_version: row.calendar_version,
        },
        closed_at: row.closed_at,
        reminded_at: row.reminded_at,
        stopped: row.stopped_at.map(|at| (at, row.stop_reason)),
        changes: row.changes,
        objections_open: row.objections_open,
    })
}

pub(super) async fn page(
    db: &impl Reader,
    origin: Option<Origin>,
    only_open: bool,
    before: PublicityId,
    rows_max: i64,
) -> Result<(Vec<Publicity>, i64)> {
    let origin = origin.map(|origin| origin.into_str());
    let rows = publicity::page()
        .prepare(db)
        .await?
        .params(
            db,
            &publicity::PageParams {
                before: before.0,
                id: None,
                origin,
                open: only_open,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let total = publicity::count()
        .prepare(db)
        .await?
        .bind(db, &origin, &only_open)
        .one()
        .await?;
    let found: Result<Vec<_>> = rows.into_iter().map(publicity_of).collect();
    Ok((found?, total))
}

pub(super) async fn one(db: &impl Reader, id: PublicityId) -> Result<Option<Publicity>> {
    let row = publicity::page()
        .prepare(db)
        .await?
        .params(
            db,
            &publicity::PageParams {
                before: i64::MAX,
                id: Some(id.0),
                origin: None,
                open: false,
                rows: 1,
            },
        )
        .opt()
        .await?;
    row.map(publicity_of).transpose()
}

/// Locks a publicity that is over and not closed.
pub(in crate::price_change) async fn lock_due(
    tx: &Transaction<'_>,
    moment: &Moment,
) -> Result<Option<(PublicityId, Deadline)>> {
    let row = publicity::lock_due()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now)
        .opt()
        .await?;
    Ok(row.map(|row| (PublicityId(row.id), deadline_of(&row))))
}

pub(super) async fn lock_open(
    tx: &Transaction<'_>,
    which: OpenRows,
    rows_max: i64,
) -> Result<Vec<OpenPublicity>> {
    let OpenRows { older_than, due_by } = which;
    let rows = publicity::lock_open()
        .prepare(tx)
        .await?
        .params(
            tx,
            &publicity::LockOpenParams {
                older_than,
                due_by,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let publicities = rows.iter().map(|row| OpenPublicity {
        id: PublicityId(row.id),
        deadline: deadline_of(row),
    });
    Ok(publicities.collect())
}

fn deadline_of(row: &publicity::PublicityDue) -> Deadline {
    Deadline {
        from: row.due_from,
        due_at: row.due_at,
        is_provisional: row.due_is_provisional,
        calendar_version: row.calendar_version,
    }
}

pub(super) async fn save_deadlines(
    tx: &Transaction<'_>,
    publicities: &[OpenPublicity],
) -> Result<()> {
    let ids: Vec<i64> = publicities.iter().map(|publicity| publicity.id.0).collect();
    let due = DeadlineColumns::of(publicities.iter().map(|publicity| Some(publicity.deadline)));
    publicity::save_deadlines()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &ids,
            &due.at,
            &due.is_provisional,
            &due.calendar_version,
        )
        .await?;
    Ok(())
}

pub(super) async fn lock(tx: &Transaction<'_>, id: PublicityId) -> Result<Option<PublicityId>> {
    let found = publicity::lock()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    Ok(found.map(PublicityId))
}

/// Notes a reminder; `false` when there was one on the same day.
pub(super) async fn note_reminded(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: PublicityId,
) -> Result<bool> {
    let params = publicity::NoteRemindedParams {
        now: moment.now,
        id: id.0,
        today: shanghai_midnight(moment.today()),
    };
    let noted = publicity::note_reminded()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(0 < noted)
}

pub(in crate::price_change) async fn note_stopped(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PublicityId,
    reason: &str,
) -> Result<()> {
    publicity::stop()
        .prepare(tx)
        .await?
        .params(
            tx,
            &publicity::StopParams {
                now: moment.now,
                account: caller.account.0,
                reason,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn close(tx: &Transaction<'_>, moment: &Moment, id: PublicityId) -> Result<()> {
    publicity::close()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &id.0)
        .await?;
    Ok(())
}

/// How the changes of a publicity ended, with at most `rows_max` of its products.
pub(super) async fn outcome(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: PublicityId,
    rows_max: i64,
) -> Result<Closed> {
    let all = publicity::outcome()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .one()
        .await?;
    let rows = publicity::outcome_of_products()
        .prepare(tx)
        .await?
        .params(
            tx,
            &publicity::OutcomeOfProductsParams {
                today: moment.today(),
                id: id.0,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let products = rows.into_iter().map(|row| {
        Ok(ClosedProduct {
            product: ProductId(row.product),
            outcome: stored(&row.state)?,
            objections: row.objections,
            limit_before: row.limit_before.map(UnitPrice::stored),
            limit_after: row.limit_after.map(UnitPrice::stored),
        })
    });
    Ok(Closed {
        changes: all.changes,
        announced: all.announced,
        waiting: all.waiting,
        objections: all.objections,
        products: products.collect::<Result<_>>()?,
    })
}

/// The manufacturers of what was public in publicities at instants, with the position in `wanted` and the number of their products.
pub(in crate::price_change) async fn manufacturers(
    db: &impl Reader,
    wanted: &[(PublicityId, DateTime<Utc>)],
) -> Result<Vec<(usize, OrganisationId, i64)>> {
    let publicities = column(wanted, |(publicity, _)| publicity.0);
    let instants = column(wanted, |(_, at)| *at);
    let rows = publicity::manufacturers()
        .prepare(db)
        .await?
        .bind(db, &publicities, &instants)
        .all()
        .await?;
    let found = rows.into_iter().map(|row| {
        let position = usize::try_from(row.position - 1).map_err(Error::internal)?;
        Ok((position, OrganisationId(row.manufacturer), row.products))
    });
    found.collect()
}

pub(super) async fn count_open(db: &impl Reader) -> Result<i64> {
    let statement = publicity::count_open().prepare(db).await?;
    Ok(statement.bind(db).one().await?)
}

/// When the next publicity ends whose end is certain.
pub(in crate::price_change) async fn next_due(
    tx: &Transaction<'_>,
) -> Result<Option<DateTime<Utc>>> {
    Ok(publicity::next_due()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
        .await?)
}
