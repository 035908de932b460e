//! One decision on all submitted changes that a filter finds, part by part.

use ground::database::{Reader, Transaction};
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
    let filter = reached(decision.step, filter);
    let ids = listing::lock_submitted(tx, caller.account, &filter, AT_ONCE).await?;
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

/// What a filtered decision would reach, before it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SweepForeseen {
    /// Changes that would be decided on, in as many parts as it takes.
    pub decided: i64,
    /// Changes that do not allow it: the caller's own, or no declarations where they would be returned.
    pub refused: i64,
    /// Products of those that would be decided on.
    pub products: i64,
    /// Their manufacturers.
    pub manufacturers: i64,
}

/// What [`decide_filtered`] would reach, all parts together, and what it would leave.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub async fn foresee_filtered(
    db: &impl Reader,
    caller: &Caller,
    step: Step,
    filter: &SubmittedFilter,
) -> Result<SweepForeseen> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let filter = reached(step, filter);
    let found = listing::foresee_submitted(db, caller.account, &filter).await?;
    let none_allows = step == Step::Return && filter.origin != Some(Origin::Declaration);
    Ok(match none_allows {
        true => SweepForeseen {
            decided: 0,
            refused: found.found,
            products: 0,
            manufacturers: 0,
        },
        false => SweepForeseen {
            decided: found.found - found.own,
            refused: found.own,
            products: found.products,
            manufacturers: found.manufacturers,
        },
    })
}

/// The filter as far as a step reaches: only a declaration has somebody who can correct it.
fn reached(step: Step, filter: &SubmittedFilter) -> SubmittedFilter {
    let declarations = (step == Step::Return).then_some(Origin::Declaration);
    SubmittedFilter {
        origin: filter.origin.or(declarations),
        ..filter.clone()
    }
}
