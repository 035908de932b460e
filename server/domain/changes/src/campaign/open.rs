//! Opening a collection: every manufacturer with listed products in its scope has to answer.

use ground::calendar::Deadline;
use ground::database::{Reader, Transaction};
use ground::log::{self, Readers};
use ground::{Caller, CampaignId, FieldError, Moment, OrganisationId, OrganisationKind, Result};
use market::catalogue;

use super::rules::must_be_meant;
use super::types::NewCampaign;
use super::{event, store};

/// Demands a class that there is, if one is named.
pub(super) async fn must_be_class(
    db: &impl Reader,
    moment: &Moment,
    category: Option<&str>,
) -> Result<()> {
    let Some(category) = category else {
        return Ok(());
    };
    let known = catalogue::categories(db, moment.today()).await?;
    if known.contains_key(category) {
        return Ok(());
    }
    Err(FieldError::alone(
        "/category",
        "没有此分类",
        "no such class",
    ))
}

/// Opens a collection. A quarter and scope has one only: opening it again, or twice at once,
/// returns the same one unchanged.
///
/// # Errors
/// Refuses callers other than the exchange centre, unknown classes, days that are over, and a quarter that has not begun unless
/// it is confirmed (`campaign-quarter-not-begun`).
pub async fn open(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: &NewCampaign,
) -> Result<CampaignId> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    must_be_class(tx, moment, new.category.as_deref()).await?;
    if let Some(before) = store::of_scope(tx, new.quarter, new.category.as_deref()).await? {
        return Ok(before);
    }
    if new.due_on < moment.today() {
        return Err(FieldError::alone(
            "/due_on",
            "截止日期不得早于今日",
            "the last day is today at the earliest",
        ));
    }
    must_be_meant(new.quarter, new.confirmed, moment.today())?;
    let deadline = Deadline::chosen(new.due_on);
    let Some(id) = store::insert(tx, moment, caller, new, deadline).await? else {
        // Somebody else opened it between our look and our insert.
        let before = store::of_scope(tx, new.quarter, new.category.as_deref()).await?;
        return before.ok_or(ground::Error::Stale);
    };
    let duties = store::insert_duties(tx, id).await?;
    let products: i64 = duties.iter().map(|(_, products)| products).sum();
    let manufacturers: Vec<OrganisationId> = duties.iter().map(|(one, _)| *one).collect();
    let opened = event::Opened {
        quarter: new.quarter.to_string(),
        category: new.category.clone(),
        due_on: new.due_on,
        due_at: deadline.due_at.into(),
        manufacturers: manufacturers.len(),
        products,
    };
    let event = event::OPENED
        .about(id, &opened)
        .by(caller)
        .for_readers(Readers::parties(&manufacturers));
    log::write(tx, moment, &[event]).await?;
    Ok(id)
}
