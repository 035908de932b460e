//! Collections that are stopped, extended and corrected, rows to types.

use ground::calendar::Deadline;
use ground::database::Transaction;
use ground::{AccountId, Caller, CampaignId, Moment, Result, stored};
use sql::queries::campaign;

use crate::campaign::quarter::Quarter;
use crate::campaign::types::Locked;

pub(super) async fn lock(tx: &Transaction<'_>, id: CampaignId) -> Result<Option<Locked>> {
    let row = campaign::lock()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Locked {
        id: CampaignId(row.id),
        quarter: stored(&row.quarter)?,
        category: Some(row.category).filter(|category| !category.is_empty()),
        deadline: Deadline::chosen(row.due_on),
        opened_by: AccountId(row.opened_by),
        opened_at: row.opened_at,
        closed_at: row.closed_at,
        is_stopped: row.stopped_at.is_some(),
    }))
}

pub(super) async fn stop(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: CampaignId,
    reason: &str,
) -> Result<()> {
    campaign::stop()
        .prepare(tx)
        .await?
        .params(
            tx,
            &campaign::StopParams {
                now: moment.now,
                account: caller.account.0,
                reason,
                campaign: id.0,
            },
        )
        .await?;
    Ok(())
}

pub(super) async fn extend(tx: &Transaction<'_>, id: CampaignId, deadline: Deadline) -> Result<()> {
    campaign::extend()
        .prepare(tx)
        .await?
        .bind(tx, &deadline.last_day(), &deadline.due_at, &id.0)
        .await?;
    Ok(())
}

/// Changes quarter and class, and counts answers and duties again.
pub(super) async fn correct(
    tx: &Transaction<'_>,
    id: CampaignId,
    quarter: Quarter,
    category: Option<&str>,
) -> Result<()> {
    campaign::correct()
        .prepare(tx)
        .await?
        .params(
            tx,
            &campaign::CorrectParams {
                quarter: &quarter.to_string(),
                category: category.unwrap_or_default(),
                campaign: id.0,
            },
        )
        .await?;
    campaign::count_answers_again()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    campaign::count_duties_again()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    Ok(())
}
