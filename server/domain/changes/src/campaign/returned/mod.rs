//! What was returned for correction is not reported (S4-13): its answers to open collections are taken back, and it answers
//! again once it is submitted again, or once its price is public by another way, which it joins.

mod store;

use ground::database::Transaction;
use ground::{
    Caller, LinkageId, LowerPriceReportId, Moment, OrganisationKind, PriceChangeId, PublicityId,
    Result,
};

use super::declare::{Answering, lock_open, note_declared, only_open};
use crate::lower_price_report;
use crate::price_change::{self, Decision, Declared, Step, SubmittedFilter, Swept};

/// Takes one decision on several changes, each judged by itself, and returns an outcome for each.
///
/// # Errors
/// As `lower_price_report::decide_each`.
pub async fn decide_each(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    decision: &Decision,
    ids: &[PriceChangeId],
) -> Result<Vec<Result<()>>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    if decision.step != Step::Return {
        store::lock_joining(tx, moment).await?;
        let outcomes = lower_price_report::decide_each(tx, moment, caller, decision, ids).await?;
        store::give_back_joined(tx, moment).await?;
        return Ok(outcomes);
    }
    // Duties before changes, as declaring locks them.
    store::lock_declaring(tx, moment, Some(ids)).await?;
    let outcomes = lower_price_report::decide_each(tx, moment, caller, decision, ids).await?;
    store::take_back_returned(tx, moment, ids).await?;
    Ok(outcomes)
}

/// Takes the decision on the oldest changes that a filter finds, part by part.
///
/// # Errors
/// As `lower_price_report::decide_filtered`.
pub async fn decide_filtered(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    decision: &Decision,
    filter: &SubmittedFilter,
) -> Result<Swept> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    if decision.step != Step::Return {
        store::lock_joining(tx, moment).await?;
        let (swept, _) =
            lower_price_report::decide_filtered(tx, moment, caller, decision, filter).await?;
        store::give_back_joined(tx, moment).await?;
        return Ok(swept);
    }
    store::lock_declaring(tx, moment, None).await?;
    let (swept, found) =
        lower_price_report::decide_filtered(tx, moment, caller, decision, filter).await?;
    store::take_back_returned(tx, moment, &found).await?;
    Ok(swept)
}

/// Accepts a report of a lower price.
///
/// # Errors
/// As `lower_price_report::accept`.
pub async fn accept_report(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: LowerPriceReportId,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    store::lock_joining(tx, moment).await?;
    lower_price_report::accept(tx, moment, caller, id, "").await?;
    store::give_back_joined(tx, moment).await
}

/// Makes the rows of a list public. Called by `linkage::publicize`.
///
/// # Errors
/// As `price_change::publicize_list`.
pub(crate) async fn publicize_list(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    title: &str,
    list: LinkageId,
) -> Result<Option<PublicityId>> {
    store::lock_joining(tx, moment).await?;
    let publicity = price_change::publicize_list(tx, moment, caller, title, list).await?;
    store::give_back_joined(tx, moment).await?;
    Ok(publicity)
}

/// Submits a returned declaration again, corrected. It answers the collection that it named, while that is open, and
/// otherwise as one that names none does.
///
/// # Errors
/// [`Error::NotFound`](ground::Error::NotFound) for changes of others, a refusal unless it was returned,
/// [`Error::Stale`](ground::Error::Stale) when it has another version.
pub async fn resubmit(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
    version: Option<i32>,
    declared: &Declared,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    let locked = lock_open(tx, moment, caller, None).await?;
    let named = price_change::resubmit(tx, moment, caller, id, version, declared).await?;
    let campaign = match named {
        Some(named) => locked.contains(&named).then_some(named),
        None => only_open(tx, caller, &locked, &[declared.product])
            .await?
            .remove(&declared.product),
    };
    let answer = campaign.map(|campaign| Answering {
        campaign,
        product: declared.product,
        evidence: &declared.evidence,
        is_listed: false,
    });
    note_declared(tx, moment, caller, answer.as_slice()).await
}
