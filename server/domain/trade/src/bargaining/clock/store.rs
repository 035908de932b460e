//! Open invitations that are due, overtaken or counted by an older calendar, rows to types.

use chrono::{DateTime, Days, NaiveDate, Utc};
use ground::calendar::Deadline;
use ground::capability::OpenRows;
use ground::database::Transaction;
use ground::{InvitationId, Moment, ProductId, Result, shanghai_midnight};
use sql::queries::bargaining;

use crate::bargaining::store::lock;
use crate::bargaining::types::Invitation;

pub(super) async fn lock_due(
    tx: &Transaction<'_>,
    moment: &Moment,
    rows_max: i64,
) -> Result<Vec<Invitation>> {
    let ids = bargaining::due()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &rows_max)
        .all()
        .await?;
    lock(tx, &ids.into_iter().map(InvitationId).collect::<Vec<_>>()).await
}

/// Open invitations above the stored limits of these products, or of all, which are those of a day.
pub(super) async fn lock_overtaken(
    tx: &Transaction<'_>,
    (day, among): (NaiveDate, Option<&[ProductId]>),
    rows_max: i64,
) -> Result<Vec<Invitation>> {
    let among: Option<Vec<_>> = among.map(|among| among.iter().map(|one| one.0).collect());
    let ends_at = shanghai_midnight(day + Days::new(1));
    let ids = bargaining::overtaken()
        .prepare(tx)
        .await?
        .bind(tx, &among, &day, &ends_at, &rows_max)
        .all()
        .await?;
    lock(tx, &ids.into_iter().map(InvitationId).collect::<Vec<_>>()).await
}

pub(super) async fn lock_open(
    tx: &Transaction<'_>,
    which: OpenRows,
    rows_max: i64,
) -> Result<Vec<Invitation>> {
    let OpenRows { older_than, due_by } = which;
    let ids = bargaining::open_rows()
        .prepare(tx)
        .await?
        .params(
            tx,
            &bargaining::OpenRowsParams {
                older_than,
                due_by,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    lock(tx, &ids.into_iter().map(InvitationId).collect::<Vec<_>>()).await
}

/// Notes by which calendar unmoved deadlines were counted.
pub(super) async fn note_counted(
    tx: &Transaction<'_>,
    rows: impl Iterator<Item = (InvitationId, Deadline)>,
) -> Result<()> {
    let (ids, versions): (Vec<_>, Vec<_>) = rows
        .map(|(id, deadline)| (id.0, deadline.calendar_version))
        .unzip();
    bargaining::note_counted()
        .prepare(tx)
        .await?
        .bind(tx, &ids, &versions)
        .await?;
    Ok(())
}

/// When the time of the next open invitation ends, if it is certain.
pub(in crate::bargaining) async fn next_due(tx: &Transaction<'_>) -> Result<Option<DateTime<Utc>>> {
    Ok(bargaining::next_due()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
        .await?)
}
