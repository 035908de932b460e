//! One decision on all submitted changes that a filter finds, part by part.

use ground::database::{Reader, Transaction};
use ground::{Caller, Moment, OrganisationKind, PriceChangeId, PublicityId, Result};
use market::catalogue::ProductHead;
use trade::bargaining::{self, EndingInvitation, Fall, OpenAbove};

use super::announce::effect_of;
use super::decide::{Decision, PublicIn, accept, decide};
use super::foresee::with_heads;
use super::rules::{Step, counts_from};
use super::state::Origin;
use super::types::{DecidedBy, SubmittedFilter};
use super::{listing, publicity};

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
    /// The publicities of the accepted changes.
    pub publicities: Vec<PublicityId>,
}

/// Takes the decision on the oldest changes that a filter finds, up to 2,000. Call again until
/// nothing is decided to decide on all. Parts accepted under one title share a publicity for each
/// origin while their ends are equal. Callers at the same time share the work. What is the caller's `own` by
/// other ways, another person decides on. Beside the outcome, the other changes of this part, those that do not allow the decision
/// included.
///
/// # Errors
/// Refuses callers other than the exchange centre, and a refusal or return without a reason.
pub(crate) async fn decide_filtered(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    decision: &Decision,
    filter: &SubmittedFilter,
    own: &[PriceChangeId],
) -> Result<(Swept, Vec<PriceChangeId>)> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let filter = reached(decision.step, filter);
    let by = DecidedBy {
        person: caller.account,
        own,
        reaches_far: reaches_far(decision.step),
    };
    let mut ids = listing::lock_submitted(tx, moment, by, &filter, AT_ONCE).await?;
    let found = ids.len();
    ids.retain(|id| !own.contains(id));
    let mut publicities = Vec::new();
    let decided = if decision.step == Step::Publicize {
        let title = &decision.title;
        let accepted = accept(tx, moment, caller, title, &ids, PublicIn::OfSameEnd).await?;
        let mut decided = 0;
        for publicity in accepted.into_iter().flatten() {
            decided += 1;
            if !publicities.contains(&publicity) {
                publicities.push(publicity);
            }
        }
        decided
    } else {
        let (step, reason) = (decision.step, &decision.reason);
        let outcomes = decide(tx, moment, caller, step, &ids, reason).await?;
        outcomes.iter().filter(|outcome| outcome.is_ok()).count()
    };
    let swept = Swept {
        decided,
        refused: found - decided,
        remaining: listing::count(tx, moment.today(), &filter.as_list()).await?,
        publicities,
    };
    Ok((swept, ids))
}

/// What a filtered decision would reach, before it is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SweepForeseen {
    /// Changes that would be decided on, in as many parts as it takes.
    pub decided: i64,
    /// Changes that do not allow it: the caller's own, those far from the limit where they would go public, or no declarations
    /// where they would be returned.
    pub refused: i64,
    /// Products of those that would be decided on.
    pub products: i64,
    pub manufacturers: i64,
    /// Open invitations above the prices that would go public: they would be superseded when these count.
    pub invitations: OpenAbove,
    /// Concluded prices that they would end then (B13, E7), and the first of their invitations, the largest amount first.
    pub concluded: OpenAbove,
    pub ending_concluded: Vec<(EndingInvitation, ProductHead)>,
}

/// What `decide_filtered` would reach, all parts together, and what it would leave; concluded prices are named up to `shown_max`.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub(crate) async fn foresee_filtered(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    step: Step,
    filter: &SubmittedFilter,
    own: &[PriceChangeId],
    shown_max: usize,
) -> Result<SweepForeseen> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let filter = reached(step, filter);
    let by = DecidedBy {
        person: caller.account,
        own,
        reaches_far: reaches_far(step),
    };
    let found = listing::foresee_submitted(db, moment, by, &filter).await?;
    let (invitations, (concluded, ending)) = match step {
        Step::Publicize => overtaken(db, moment, by, &filter, shown_max).await?,
        Step::Return
        | Step::Refuse
        | Step::Uphold
        | Step::Withdraw
        | Step::Resubmit
        | Step::Announce
        | Step::Strike
        | Step::Stop
        | Step::Correct
        | Step::Join
        | Step::Part
        | Step::Confirm => Default::default(),
    };
    let none_allows = step == Step::Return && filter.origin != Some(Origin::Declaration);
    Ok(match none_allows {
        true => SweepForeseen {
            refused: found.found,
            ..SweepForeseen::default()
        },
        false => SweepForeseen {
            decided: found.found - found.not_decided,
            refused: found.not_decided,
            products: found.products,
            manufacturers: found.manufacturers,
            invitations,
            concluded,
            ending_concluded: with_heads(db, ending).await?,
        },
    })
}

/// What the prices that would go public overtake on the first day on which they may count.
async fn overtaken(
    db: &impl Reader,
    moment: &Moment,
    by: DecidedBy<'_>,
    filter: &SubmittedFilter,
    shown_max: usize,
) -> Result<(OpenAbove, (OpenAbove, Vec<EndingInvitation>))> {
    let lowest = listing::lowest_submitted(db, moment, by, filter).await?;
    if lowest.is_empty() {
        return Ok(Default::default());
    }
    let ends = publicity::deadline(moment)?.last_day();
    let first = counts_from(ends, ends, effect_of(moment, ends)?, &moment.calendar);
    let falls: Vec<Fall> = lowest
        .iter()
        .map(|(product, price)| (*product, *price, first))
        .collect();
    let open = bargaining::open_above(db, &lowest).await?;
    let concluded = bargaining::concluded_ending(db, moment, &falls, shown_max).await?;
    Ok((open, concluded))
}

/// Whether a step reaches prices that are far from the limit: like those that a load holds they are accepted one by one.
fn reaches_far(step: Step) -> bool {
    step != Step::Publicize
}

/// The filter as far as a step reaches: only a declaration has somebody who can correct it.
fn reached(step: Step, filter: &SubmittedFilter) -> SubmittedFilter {
    let declarations = (step == Step::Return).then_some(Origin::Declaration);
    SubmittedFilter {
        origin: filter.origin.or(declarations),
        ..filter.clone()
    }
}
