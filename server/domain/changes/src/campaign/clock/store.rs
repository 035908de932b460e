//! Collections to remind of or to close, rows to types.

use chrono::{DateTime, Utc};
use ground::calendar::Deadline;
use ground::database::Transaction;
use ground::{AccountId, CampaignId, Moment, OrganisationId, Result, shanghai_midnight};
use sql::queries::campaign;

use crate::campaign::types::{Duty, Pending};

fn pending(row: campaign::Pending) -> Pending {
    Pending {
        id: CampaignId(row.id),
        quarter: row.quarter,
        deadline: Deadline::chosen(row.due_on),
        opened_by: AccountId(row.opened_by),
        notified_at: row.notified_at,
    }
}

pub(super) async fn lock_unreminded(tx: &Transaction<'_>, moment: &Moment) -> Result<Vec<Pending>> {
    let rows = campaign::lock_unreminded()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now)
        .all()
        .await?;
    Ok(rows.into_iter().map(pending).collect())
}

/// Notes a reminder; `false` when there was one on the same day.
pub(in crate::campaign) async fn note_reminded(
    tx: &Transaction<'_>,
    moment: &Moment,
    id: CampaignId,
) -> Result<bool> {
    let params = campaign::NoteRemindedParams {
        now: moment.now,
        campaign: id.0,
        today: shanghai_midnight(moment.today()),
    };
    let noted = campaign::note_reminded()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(0 < noted)
}

pub(super) async fn lock_over(tx: &Transaction<'_>, moment: &Moment) -> Result<Option<Pending>> {
    let row = campaign::lock_over()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now)
        .opt()
        .await?;
    Ok(row.map(pending))
}

/// Products may have been delisted since the opening: they need no answer.
pub(super) async fn recount_duties(tx: &Transaction<'_>, id: CampaignId) -> Result<()> {
    campaign::recount_duties()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    Ok(())
}

pub(in crate::campaign) async fn all_duties(
    tx: &Transaction<'_>,
    id: CampaignId,
) -> Result<Vec<Duty>> {
    let rows = campaign::all_duties()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .all()
        .await?;
    let duties = rows.into_iter().map(|row| Duty {
        manufacturer: OrganisationId(row.manufacturer),
        products: row.products,
        answered: row.answered,
    });
    Ok(duties.collect())
}

pub(super) async fn close(tx: &Transaction<'_>, moment: &Moment, id: CampaignId) -> Result<()> {
    campaign::close()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &id.0)
        .await?;
    Ok(())
}

/// When the next collection ends.
pub(in crate::campaign) async fn next_due(tx: &Transaction<'_>) -> Result<Option<DateTime<Utc>>> {
    Ok(campaign::next_due()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
        .await?)
}
