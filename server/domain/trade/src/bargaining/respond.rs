//! Responses to invitations, one by one or many at once.

use std::collections::HashMap;

use ground::database::{Reader, Transaction};
use ground::log::Event;
use ground::{
    Caller, Error, FieldError, InvitationId, Moment, OrganisationKind, Result, UnitPrice, log,
};

use super::counter::{counters_used_up, guards, pair};
use super::invite::conclude;
use super::payload::Figures;
use super::progress::{Ceilings, CounterGuard, Progress};
use super::refused_step::Refusal;
use super::rulebook::COUNTER_TERM;
use super::rules::OfferFacts;
use super::types::{Invitation, Response, Steps};
use super::{event, store};

const REASON_LETTERS_MAX: usize = 500;

impl Response {
    /// Whose step it is.
    fn side(&self) -> OrganisationKind {
        match self {
            Self::Accept | Self::Refuse { .. } | Self::Counter { .. } => {
                OrganisationKind::Manufacturer
            }
            Self::AcceptCounter | Self::RefuseCounter | Self::Withdraw => {
                OrganisationKind::Hospital
            }
        }
    }

    fn event_kind(&self) -> &'static Event<Figures> {
        match self {
            Self::Accept => &event::ACCEPTED,
            Self::Refuse { .. } => &event::REFUSED,
            Self::Counter { .. } => &event::COUNTERED,
            Self::AcceptCounter => &event::COUNTER_ACCEPTED,
            Self::RefuseCounter => &event::COUNTER_REFUSED,
            Self::Withdraw => &event::WITHDRAWN,
        }
    }

    fn check(&self) -> Result<()> {
        let (Self::Refuse { reason } | Self::Counter { reason, .. }) = self else {
            return Ok(());
        };
        let letters = reason.trim().chars().count();
        if (1..=REASON_LETTERS_MAX).contains(&letters) {
            return Ok(());
        }
        let zh = format!("请说明理由（不超过{REASON_LETTERS_MAX}字）");
        let en = format!("give a reason of at most {REASON_LETTERS_MAX} letters");
        Err(FieldError::alone("/reason", zh, en))
    }
}

/// The invitation after a step, or why the step was refused. A refusal has to be committed too,
/// since a refused counter-offer counts as a try.
pub type ResponseOutcome = Result<Invitation>;

/// Takes the same step on each of these invitations; outcomes are in their order. For a single
/// invitation, `version` is the one that the caller has read.
///
/// # Errors
/// The outer error concerns the whole call: a step of the other side, or a missing reason.
pub async fn respond(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &[InvitationId],
    version: Option<i32>,
    response: &Response,
) -> Result<Vec<ResponseOutcome>> {
    caller.must_trade_for(response.side())?;
    response.check()?;
    let visible: Vec<Invitation> = store::get(tx, ids)
        .await?
        .into_iter()
        .filter(|invitation| invitation.is_visible_to(caller))
        .collect();
    let mut open = lock(tx, moment, &visible).await?;
    let mut guards = guards(tx, moment, response, &visible).await?;

    let mut outcomes = Vec::with_capacity(ids.len());
    let mut moved = Vec::new();
    let mut events = Vec::new();
    for id in ids {
        let Some((before, facts)) = open.get_mut(id) else {
            outcomes.push(Err(Error::NotFound));
            continue;
        };
        if version.is_some_and(|version| version != before.version) {
            outcomes.push(Err(Error::Stale));
            continue;
        }
        let guard = guards.get_mut(&pair(before));
        let step = step(moment, &before.progress, facts, response, guard)?;
        let (progress, kind, refusal) = match step {
            Step::Taken(progress) => (progress, response.event_kind(), None),
            Step::Refused(refusal, Some(progress)) => {
                (progress, &event::COUNTER_REJECTED, Some(refusal))
            }
            Step::Refused(refusal, None) => {
                outcomes.push(Err(refusal.into()));
                continue;
            }
        };
        // An id twice in one call: the second time it is judged as the first has left it.
        before.progress = progress;
        before.version += 1;
        events.push(before.event(kind).by(caller));
        moved.push(before.clone());
        outcomes.push(refusal.map_or_else(|| Ok(before.clone()), |refusal| Err(refusal.into())));
    }
    store::save(tx, Some(moment.now), &moved).await?;
    log::write(tx, moment, &events).await?;
    conclude(tx, moment, &moved.iter().collect::<Vec<_>>()).await?;
    Ok(outcomes)
}

/// The steps of the caller's turn with each of these invitations: those that he may take now, and those that [`respond`] would
/// refuse, with the reason.
pub async fn steps(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    invitations: &[Invitation],
) -> Result<HashMap<InvitationId, Steps>> {
    let open: Vec<&Invitation> = invitations
        .iter()
        .filter(|one| {
            let is_party = [one.hospital, one.manufacturer].contains(&caller.organisation);
            one.progress.state.is_open() && is_party
        })
        .collect();
    if open.is_empty() {
        return Ok(HashMap::new());
    }
    let used_up = counters_used_up(db, moment, caller, open.iter().copied()).await?;
    let pairs: Vec<store::Pair> = open.iter().map(|one| pair(one)).collect();
    let facts = store::offer_facts(db, moment, &pairs).await?;
    let steps = open.into_iter().enumerate().map(|(index, one)| {
        let used_up = used_up.get(&one.id).copied();
        let steps = one.steps(caller, moment.now, facts.get(&index), used_up);
        (one.id, steps)
    });
    Ok(steps.collect())
}

/// Locks invitations, and reads what they are judged by. Pairs are locked before rows, in the same
/// order as when sending: another order could deadlock with it.
async fn lock(
    tx: &Transaction<'_>,
    moment: &Moment,
    invitations: &[Invitation],
) -> Result<HashMap<InvitationId, (Invitation, OfferFacts)>> {
    let pairs: Vec<store::Pair> = invitations.iter().map(pair).collect();
    store::lock_pairs(tx, &pairs).await?;
    let ids: Vec<InvitationId> = invitations.iter().map(|invitation| invitation.id).collect();
    let locked = store::lock(tx, &ids).await?;
    let pairs: Vec<store::Pair> = locked.iter().map(pair).collect();
    let mut facts = store::offer_facts(tx, moment, &pairs).await?;
    let locked = locked.into_iter().enumerate();
    Ok(locked
        .filter_map(|(index, invitation)| {
            Some((invitation.id, (invitation, facts.remove(&index)?)))
        })
        .collect())
}

enum Step {
    Taken(Progress),
    /// Refused, with the progress to save when the try counts.
    Refused(Refusal, Option<Progress>),
}

fn step(
    moment: &Moment,
    progress: &Progress,
    facts: &OfferFacts,
    response: &Response,
    guard: Option<&mut CounterGuard>,
) -> Result<Step> {
    let ceilings = Ceilings {
        limit: facts.limit,
        current_price: facts.current_price,
    };
    // A product may have been withdrawn since: refusing and withdrawing stay possible.
    let concludes = matches!(response, Response::Accept | Response::AcceptCounter);
    if concludes && let Err(reason) = facts.buyable {
        return Ok(Step::Refused(Refusal::NotBuyable(reason), None));
    }
    let now = moment.now;
    let progress = &progress.under(facts.limit, now);
    let taken = match response {
        Response::Accept => progress.accept(now, ceilings),
        Response::Refuse { reason } => progress.refuse(now, reason.trim()),
        Response::AcceptCounter => progress.accept_counter(now, ceilings),
        Response::RefuseCounter => progress.refuse_counter(now),
        Response::Withdraw => progress.withdraw(now),
        Response::Counter { price, reason } => {
            let guard = guard.ok_or_else(|| Error::internal("a counter-offer without a guard"))?;
            return counter(moment, progress, (*price, reason.trim()), ceilings, guard);
        }
    };
    Ok(taken.map_or_else(|refusal| Step::Refused(refusal, None), Step::Taken))
}

fn counter(
    moment: &Moment,
    progress: &Progress,
    offer: (UnitPrice, &str),
    ceilings: Ceilings,
    guard: &mut CounterGuard,
) -> Result<Step> {
    let deadline = moment.deadline(&COUNTER_TERM)?;
    Ok(
        match progress.counter(moment.now, offer, ceilings, guard, deadline) {
            Ok(after) => {
                guard.bound.attempts += 1;
                Step::Taken(after)
            }
            // Only this refusal reveals something that the manufacturer may not know: it uses up a try.
            Err(refusal @ Refusal::AboveCurrentPrice { .. }) => {
                guard.bound.attempts += 1;
                Step::Refused(refusal, Some(progress.with_failed_counter()))
            }
            Err(refusal) => Step::Refused(refusal, None),
        },
    )
}
