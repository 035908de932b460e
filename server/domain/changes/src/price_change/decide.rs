//! The exchange centre's decisions on submitted changes: it returns them for correction, refuses them,
//! or accepts them into publicity.

use std::collections::HashMap;

use ground::calendar::Deadline;
use ground::database::Transaction;
use ground::log::NewEvent;
use ground::{
    Caller, Error, FieldError, Moment, OrganisationKind, PriceChangeId, PublicityId, Refused,
    Result, log,
};
use strum::VariantArray;

use super::advance::advance;
use super::publicity::Opened;
use super::rules::Step;
use super::state::{ChangeState, Origin};
use super::types::PriceChange;
use super::{event, held, one_price, publicity, save};

/// A decision of the exchange centre on submitted changes.
#[derive(Debug, Clone)]
pub struct Decision {
    /// [`Publicize`](Step::Publicize), [`Return`](Step::Return) or [`Refuse`](Step::Refuse).
    pub step: Step,
    /// Required to return or to refuse.
    pub reason: String,
    /// The title of the publicity, when accepted.
    pub title: String,
}

/// Returns changes for correction, or refuses them, so that what a refused held price had overtaken waits again; accepting is [`publicize`](super::publicize).
/// Returns an outcome for each.
///
/// # Errors
/// Refuses callers other than the exchange centre, and a missing reason.
pub async fn decide(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    step: Step,
    ids: &[PriceChangeId],
    reason: &str,
) -> Result<Vec<Result<()>>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let event: fn(&PriceChange) -> NewEvent = match step {
        Step::Return => |change| change.event(&event::RETURNED),
        Step::Refuse => |change| change.refused(None),
        Step::Publicize
        | Step::Uphold
        | Step::Withdraw
        | Step::Resubmit
        | Step::Announce
        | Step::Strike
        | Step::Stop
        | Step::Correct
        | Step::Join
        | Step::Part
        | Step::Confirm => {
            return Err(Error::internal("not a decision on a submission"));
        }
    };
    let (changed, outcomes) = advance(tx, Some(caller.account), ids, step, reason).await?;
    save(tx, moment, Some(caller), &changed).await?;
    let events: Vec<_> = changed
        .iter()
        .map(|change| event(change).by(caller))
        .collect();
    log::write(tx, moment, &events).await?;
    held::wait_again(tx, moment, caller, &[], &changed).await?;
    Ok(outcomes)
}

/// Takes one decision on several changes, each judged by itself, and returns an outcome for each.
/// Accepted ones share a publicity, one for each origin.
///
/// # Errors
/// As [`decide`] and [`publicize`].
pub(crate) async fn decide_each(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    decision: &Decision,
    ids: &[PriceChangeId],
) -> Result<Vec<Result<()>>> {
    let Decision {
        step,
        reason,
        title,
    } = decision;
    if *step != Step::Publicize {
        return decide(tx, moment, caller, *step, ids, reason).await;
    }
    let publicities = publicize(tx, moment, caller, title, ids).await?;
    let outcomes = publicities.into_iter().map(|outcome| outcome.map(|_| ()));
    Ok(outcomes.collect())
}

/// Accepts changes and opens publicity for them, one publicity for each origin among them. Returns the
/// publicity of each change.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub async fn publicize(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    title: &str,
    ids: &[PriceChangeId],
) -> Result<Vec<Result<PublicityId>>> {
    accept(tx, moment, caller, title, ids, PublicIn::New).await
}

/// The publicity in which accepted changes become public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PublicIn {
    /// Opened for them alone.
    New,
    /// An open one with the same title and the same end, if there is any: the parts of a filtered
    /// decision share it.
    OfSameEnd,
}

/// As [`publicize`], in a new publicity or a shared one.
pub(super) async fn accept(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    title: &str,
    ids: &[PriceChangeId],
    public_in: PublicIn,
) -> Result<Vec<Result<PublicityId>>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let beside = one_price::lock_with_beside(tx, ids).await?;
    // Looked at once they are locked: a load that came first has stated what takes their place.
    let needless = held::needless(tx, moment, ids).await?;
    let needed = ids.iter().copied();
    let needed: Vec<PriceChangeId> = needed.filter(|id| !needless.contains_key(id)).collect();
    let person = Some(caller.account);
    let (mut changed, outcomes) = advance(tx, person, &needed, Step::Publicize, "").await?;
    let joined = one_price::join(&mut changed, &beside)?;
    let deadline = publicity::deadline(moment)?;
    let opening = (title.trim(), deadline, public_in);
    place_in_publicity(tx, moment, caller, opening, &mut changed).await?;
    let (public, joining): (Vec<PriceChange>, Vec<PriceChange>) =
        changed.iter().cloned().partition(is_public);
    save(tx, moment, Some(caller), &public).await?;
    // A list has one event for all its rows; changes of other origins have a history of their own.
    let events: Vec<_> = public
        .iter()
        .filter(|change| change.origin != Origin::Linkage)
        .map(|change| change.publicized(deadline).by(caller))
        .collect();
    log::write(tx, moment, &events).await?;
    let joined: Vec<PriceChange> = joining.into_iter().chain(joined).collect();
    one_price::note_joined(tx, moment, caller, &joined).await?;
    let publicity_of = one_price::publicities(&changed, &beside);
    let publicity_of_id = |(id, outcome): (&PriceChangeId, Result<()>)| {
        outcome.and_then(|()| {
            publicity_of
                .get(id)
                .copied()
                .flatten()
                .ok_or_else(|| Error::internal("a change without its publicity"))
        })
    };
    let publicities = needed.iter().zip(outcomes).map(publicity_of_id);
    Ok(in_order(ids, &needless, publicities))
}

fn is_public(change: &PriceChange) -> bool {
    change.state == ChangeState::Publicized
}

/// Opens a publicity for each origin among the changes that become public, or finds the one that they share, and notes it with them.
async fn place_in_publicity(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (title, deadline, public_in): (&str, Deadline, PublicIn),
    changed: &mut [PriceChange],
) -> Result<()> {
    for &origin in Origin::VARIANTS {
        let of_origin = |change: &PriceChange| change.origin == origin && is_public(change);
        let changes = changed.iter().filter(|change| of_origin(change)).count();
        if changes == 0 {
            continue;
        }
        let open = match public_in {
            PublicIn::New => None,
            PublicIn::OfSameEnd => {
                publicity::open_until(tx, origin, title, deadline.due_at).await?
            }
        };
        let publicity = if let Some(open) = open {
            open
        } else {
            let opened = Opened {
                origin,
                changes,
                corrects: false,
            };
            publicity::open(tx, moment, caller, title, deadline, opened).await?
        };
        for change in changed.iter_mut().filter(|change| of_origin(change)) {
            change.publicity = Some(publicity);
        }
    }
    Ok(())
}

/// The outcome for each id: of the needless ones why nothing is decided, of the others, in their order, what came of them.
fn in_order<T>(
    ids: &[PriceChangeId],
    needless: &HashMap<PriceChangeId, Refused>,
    mut others: impl Iterator<Item = Result<T>>,
) -> Vec<Result<T>> {
    let each = ids.iter().map(|id| match needless.get(id) {
        Some(refused) => Err(refused.clone().into()),
        None => others
            .next()
            .unwrap_or_else(|| Err(Error::internal("a change without its outcome"))),
    });
    each.collect()
}
