//! One decision on everything submitted that a filter finds, part by part.

use ground::database::Transaction;
use ground::{Caller, Moment, OrganisationKind, PublicityId, Result};

use super::decide::{Decision, Window, accept, decide};
use super::rules::{Origin, Step};
use super::store;
use super::types::SubmittedFilter;

/// Changes decided on in one transaction.
const AT_ONCE: i64 = 2_000;

/// What became of a part of the changes that a filter finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swept {
    /// Changes decided on.
    pub decided: usize,
    /// Changes that the decision cannot be taken on: only a declaration can be returned.
    pub refused: usize,
    /// Changes that the filter finds now: the next part, those refused among them.
    pub remaining: i64,
    /// The windows that the accepted ones stand in.
    pub publicities: Vec<PublicityId>,
}

/// Takes the decision on the oldest changes that a filter finds, up to 2,000. Who calls again until
/// nothing is decided has decided on all; parts accepted under the same title on days with the same
/// end stand in one window for each origin. Two who call at once share the work.
///
/// # Errors
/// Refuses callers other than the exchange centre, and a refusal or return without a reason.
pub async fn decide_filtered(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    decision: &Decision,
    filter: &SubmittedFilter,
) -> Result<Swept> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let mut filter = filter.clone();
    if decision.step == Step::Return {
        // Only who declared can correct.
        filter.origin = filter.origin.or(Some(Origin::Declaration));
    }
    let ids = store::lock_submitted(tx, &filter, AT_ONCE).await?;
    let mut publicities = Vec::new();
    let decided = if decision.step == Step::Publicize {
        let title = &decision.title;
        let placed = accept(tx, moment, caller, title, &ids, Window::OfSameEnd).await?;
        let mut decided = 0;
        for window in placed.into_iter().flatten() {
            decided += 1;
            if !publicities.contains(&window) {
                publicities.push(window);
            }
        }
        decided
    } else {
        let (step, reason) = (decision.step, &decision.reason);
        let outcomes = decide(tx, moment, caller, step, &ids, reason).await?;
        outcomes.iter().filter(|outcome| outcome.is_ok()).count()
    };
    Ok(Swept {
        decided,
        refused: ids.len() - decided,
        remaining: store::count(tx, &filter.as_list()).await?,
        publicities,
    })
}
