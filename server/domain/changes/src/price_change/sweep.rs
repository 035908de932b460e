//! One decision on all submitted changes that a filter finds, part by part.

use ground::database::Transaction;
use ground::{Caller, Moment, OrganisationKind, PublicityId, Result};

use super::decide::{Decision, Window, accept, decide};
use super::listing;
use super::rules::{Origin, Step};
use super::types::SubmittedFilter;

/// Changes decided on in one transaction.
const AT_ONCE: i64 = 2_000;

/// The outcome of one part of a filtered decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swept {
    pub decided: usize,
    /// Changes that do not allow the decision: only a declaration can be returned.
    pub refused: usize,
    /// Changes that the filter still finds, the refused ones included.
    pub remaining: i64,
    /// The publicity windows of the accepted changes.
    pub publicities: Vec<PublicityId>,
}

/// Takes the decision on the oldest changes that a filter finds, up to 2,000. Call again until
/// nothing is decided to decide on all. Parts accepted under one title share a window for each
/// origin while their ends are equal. Callers at the same time share the work.
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
        // Only a declaration has somebody who can correct it.
        filter.origin = filter.origin.or(Some(Origin::Declaration));
    }
    let ids = listing::lock_submitted(tx, &filter, AT_ONCE).await?;
    let mut publicities = Vec::new();
    let decided = if decision.step == Step::Publicize {
        let title = &decision.title;
        let windows = accept(tx, moment, caller, title, &ids, Window::OfSameEnd).await?;
        let mut decided = 0;
        for window in windows.into_iter().flatten() {
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
        remaining: listing::count(tx, moment.today(), &filter.as_list()).await?,
        publicities,
    })
}
