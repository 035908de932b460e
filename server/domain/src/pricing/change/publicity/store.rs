//! Windows of publicity, rows to types.

use chrono::{DateTime, NaiveDate, Utc};
use sql::queries::publicity;

use super::Publicity;
use crate::calendar::Deadline;
use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::{Error, Result};
use crate::ids::{OrganisationId, PublicityId};
use crate::moment::Moment;
use crate::pricing::change::rules::Origin;

pub(in crate::pricing::change) async fn insert(
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
        .bind(
            tx,
            &origin.name(),
            &title,
            &moment.now,
            &caller.account.0,
            &moment.today(),
            &deadline.due_at,
            &deadline.provisional,
            &deadline.calendar_version,
        )
        .one()
        .await?;
    Ok(PublicityId(id))
}

/// A window of that name and origin that is open and surely ends at `due_at`.
pub(in crate::pricing::change) async fn open_until(
    tx: &Transaction<'_>,
    origin: Origin,
    title: &str,
    due_at: DateTime<Utc>,
) -> Result<Option<PublicityId>> {
    let id = publicity::open_until()
        .prepare(tx)
        .await?
        .bind(tx, &origin.name(), &title, &due_at)
        .opt()
        .await?;
    Ok(id.map(PublicityId))
}

fn publicity_of(row: publicity::Publicity) -> Result<Publicity> {
    Ok(Publicity {
        id: PublicityId(row.id),
        origin: Origin::parse(&row.origin).ok_or_else(|| Error::unknown("origin", &row.origin))?,
        title: row.title,
        opened_at: row.opened_at,
        due_at: row.due_at,
        due_is_provisional: row.due_is_provisional,
        calendar_version: row.calendar_version,
        closed_at: row.closed_at,
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
    let origin = origin.map(Origin::name);
    let rows = publicity::page()
        .prepare(db)
        .await?
        .bind(db, &before.0, &None, &origin, &only_open, &rows_max)
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
        .bind(db, &i64::MAX, &Some(id.0), &None::<&str>, &false, &1)
        .opt()
        .await?;
    row.map(publicity_of).transpose()
}

/// A window that is over and not closed, held until the transaction ends.
pub(in crate::pricing::change) async fn lock_due(
    tx: &Transaction<'_>,
    moment: &Moment,
) -> Result<Option<(PublicityId, DateTime<Utc>)>> {
    let row = publicity::lock_due()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now)
        .opt()
        .await?;
    Ok(row.map(|row| (PublicityId(row.id), row.due_at)))
}

type Counted = (PublicityId, NaiveDate, DateTime<Utc>, bool);

pub(super) async fn lock_counted_by_older(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<Vec<Counted>> {
    let rows = publicity::lock_counted_by_older()
        .prepare(tx)
        .await?
        .bind(tx, &moment.calendar.version(), &rows_max)
        .all()
        .await?;
    let counted = rows.into_iter().map(|row| {
        let due_at = row.due_at;
        (
            PublicityId(row.id),
            row.due_from,
            due_at,
            row.due_is_provisional,
        )
    });
    Ok(counted.collect())
}

pub(super) async fn recount(
    tx: &Transaction<'_>,
    id: PublicityId,
    deadline: Deadline,
) -> Result<()> {
    publicity::recount()
        .prepare(tx)
        .await?
        .bind(
            tx,
            &deadline.due_at,
            &deadline.provisional,
            &deadline.calendar_version,
            &id.0,
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

pub(super) async fn manufacturers(
    db: &impl Reader,
    window: PublicityId,
) -> Result<Vec<(OrganisationId, i64)>> {
    let rows = publicity::manufacturers()
        .prepare(db)
        .await?
        .bind(db, &window.0)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (OrganisationId(row.manufacturer), row.products))
        .collect())
}
