//! What the exchange centre does to public changes, and with them to the cases that they came from.

use ground::database::Transaction;
use ground::{
    Caller, LowerPriceReportId, Moment, ObjectionId, PriceChangeId, PublicityId, Result,
    must_be_another,
};

use super::case::find_untrue;
use super::decision::with_own;
use super::rules::own_report;
use super::state::LowerPriceReportState;
use super::store;
use crate::price_change::{self, Corrected, Correction, NewReply, Outcome};

/// Answers an objection to a change of price. One that is upheld refuses the change and the case
/// that it came from, or corrects the price of both. When the last one is dismissed after the end of publicity, the
/// change is announced.
///
/// # Errors
/// Refuses callers other than the exchange centre, who brought the price in or reported it (`same-person`), an empty
/// answer, a second answer, and a right price that cannot take the wrong one's place.
pub async fn answer_objection(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ObjectionId,
    reply: &NewReply,
) -> Result<()> {
    let objection = price_change::objection(tx, caller, id).await?;
    must_not_have_reported(tx, caller, objection.change).await?;
    match price_change::answer_objection(tx, moment, caller, id, reply).await? {
        Outcome::Unchanged => Ok(()),
        Outcome::Refused(changes) => {
            for change in changes {
                refute(tx, moment, caller, change, reply.answer.trim()).await?;
            }
            Ok(())
        }
        Outcome::Corrected(corrected) => store::follow_correction(tx, &corrected).await,
    }
}

/// Puts the right price in the place of a public one, whose publicity begins anew.
///
/// # Errors
/// Refuses callers other than the exchange centre, who brought the price in or reported it (`same-person`), a change that
/// is not public any more, one without a price (`price-change-without-price`), a missing reason, and terms that change
/// nothing.
pub async fn correct(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
    correction: &Correction,
    reason: &str,
) -> Result<Corrected> {
    must_not_have_reported(tx, caller, id).await?;
    let corrected = price_change::correct(tx, moment, caller, id, correction, reason).await?;
    store::follow_correction(tx, &corrected).await?;
    Ok(corrected)
}

/// Stops public changes, each judged by itself, and returns an outcome for each; the cases that they came from are refused, which
/// another person does than who reported the price (`same-person`).
///
/// # Errors
/// Refuses callers other than the exchange centre, and a missing reason.
pub async fn stop_changes(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &[PriceChangeId],
    reason: &str,
) -> Result<Vec<Result<()>>> {
    let own = store::changes_reported_by(tx, caller.account, ids).await?;
    let others: Vec<PriceChangeId> = ids.iter().copied().filter(|id| !own.contains(id)).collect();
    let (stopped, outcomes) =
        price_change::stop_changes(tx, moment, caller, &others, reason).await?;
    let stopped: Vec<PriceChangeId> = stopped.iter().map(|change| change.id).collect();
    refute_all(tx, moment, caller, &stopped, reason.trim()).await?;
    Ok(with_own(caller, ids, &own, outcomes))
}

/// Stops what is still open of a publicity; the cases that its changes came from are refused.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, and a publicity of which nothing is open
/// (`publicity-over`).
pub async fn stop_publicity(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PublicityId,
    reason: &str,
) -> Result<()> {
    price_change::stop_publicity(tx, moment, caller, id, reason).await?;
    let ids = store::stopped_with_case(tx, id).await?;
    if !store::changes_reported_by(tx, caller.account, &ids)
        .await?
        .is_empty()
    {
        must_be_another([caller.account], caller.account, own_report())?;
    }
    refute_all(tx, moment, caller, &ids, reason.trim()).await
}

async fn must_not_have_reported(
    tx: &Transaction<'_>,
    caller: &Caller,
    change: PriceChangeId,
) -> Result<()> {
    let own = store::reported_by(tx, caller.account, &[change]).await?;
    let first = own.contains(&change).then_some(caller.account);
    Ok(must_be_another(first, caller.account, own_report())?)
}

async fn refute_all(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    stopped: &[PriceChangeId],
    reason: &str,
) -> Result<()> {
    for change in stopped {
        refute(tx, moment, caller, *change, reason).await?;
    }
    Ok(())
}

/// Refuses the case whose change came to nothing in publicity.
async fn refute(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    change: PriceChangeId,
    reason: &str,
) -> Result<()> {
    let Some(id) = store::of_change(tx, change).await? else {
        return Ok(());
    };
    let found = super::get(tx, caller, id).await?;
    let case = store::lock_case(tx, id).await?;
    let accepted = case
        .iter()
        .filter(|report| report.state == LowerPriceReportState::Accepted);
    let accepted: Vec<LowerPriceReportId> = accepted.map(|report| report.id).collect();
    find_untrue(tx, moment, caller, &found, &case, &accepted, reason).await
}
