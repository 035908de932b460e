//! Sending invitations: one operation for a single one, for all products of a filter, for a spreadsheet
//! and for many requests at once.

mod identity;
mod preview;
mod store;
mod terms;

use std::collections::HashMap;

use futures_util::try_join;
use ground::database::Transaction;
use ground::idempotency::key_reused;
use ground::{AccountId, Error, InvitationId, Moment, OrganisationId, ProductId, Result, log};
use identity::{fresh_id, fresh_number};
use prices::current_price::{NewCurrentPrice, OwnPrice};
use prices::listed_price::FarTyped;
use prices::{current_price, listed_price};
use terms::{Terms, check, pair};

use crate::bargaining::progress::{Decision, Progress};
use crate::bargaining::refused_step::Refusal;
use crate::bargaining::rules::{OfferFacts, Outcome};
use crate::bargaining::sent_before::{Equal, SentEarlier, same_since, twice};
use crate::bargaining::state::{Decider, State};
use crate::bargaining::types::{Invitation, Invite};
use crate::bargaining::{clock, event, rules, store as invitations};

pub use preview::{Preview, foresee, preview};
pub use terms::check_terms;
pub(super) use terms::switches;

/// What became of an offer.
#[derive(Debug, Clone)]
pub enum Sent {
    /// It was sent now.
    New(Box<Invitation>),
    /// It had been sent before under the same key.
    Before(InvitationId),
    /// An equal one was sent before, and this one was not meant beside it: nothing was done.
    Repeats(Box<Invitation>),
    /// Another row of its file sent an equal one, and this one was not meant beside it: nothing was done.
    Twice(Box<Invitation>),
}

/// Sends offers, each judged by itself. Outcomes are in the order of the offers. Those that may have been sent before
/// are compared with the hospital's earlier ones; `earlier` is for all offers that are sent together, in however many calls.
///
/// # Errors
/// An offer's own error: refused by a rule, no such product, not a hospital, bad fields.
pub async fn invite(
    tx: &Transaction<'_>,
    moment: &Moment,
    invites: &[Invite],
    earlier: &mut SentEarlier,
) -> Result<Vec<Result<Sent>>> {
    let mut outcomes: Vec<Option<Result<Sent>>> = invites
        .iter()
        .map(|invite| check(invite).err().map(Err))
        .collect();
    let pairs: Vec<invitations::Pair> = invites.iter().map(pair).collect();
    // The statements are pipelined in this order: PostgreSQL reads after it has locked the pairs.
    // They are prepared before, since one that is not would be sent after the next one.
    store::prepare_sending(tx).await?;
    let ((), sent_before, facts, equal) = try_join!(
        invitations::lock_pairs(tx, &pairs),
        find_sent_before(tx, invites),
        invitations::offer_facts(tx, moment, &pairs),
        store::equal_offers(tx, same_since(moment)?, invites),
    )?;
    for (index, sent) in sent_before {
        if let Some(outcome @ None) = outcomes.get_mut(index) {
            *outcome = Some(sent);
        }
    }
    note_repeats(tx, invites, &equal, earlier, &mut outcomes).await?;
    let ended = facts.values().filter_map(|facts| facts.ended).collect();
    clock::close_ended(tx, moment, ended).await?;
    let terms = Terms::read(moment)?;
    let twice = twice(invites);
    let mut new: Vec<(usize, Invitation)> = Vec::new();
    for (index, invite) in invites.iter().enumerate() {
        let Some(outcome @ None) = outcomes.get_mut(index) else {
            continue;
        };
        let judged = match facts.get(&index) {
            None => Err(Error::NotFound),
            Some(facts) => rules::judge(invite.price, facts, terms.switches)
                .map(|outcome| invitation_of(moment, &terms, invite, facts, outcome))
                .map_err(Error::from),
        };
        match judged {
            // The first of them is judged alike.
            Ok(_) if twice.contains_key(&index) => {}
            Ok(invitation) => new.push((index, invitation)),
            Err(error) => *outcome = Some(Err(error)),
        }
    }
    write(tx, moment, invites, new, &mut outcomes).await?;
    settle_twice(&twice, &mut outcomes);
    let without_outcome = || Err(Error::internal("an offer without an outcome"));
    Ok(outcomes
        .into_iter()
        .map(|outcome| outcome.unwrap_or_else(without_outcome))
        .collect())
}

/// Gives each offer that is written twice what became of the first.
fn settle_twice(twice: &HashMap<usize, usize>, outcomes: &mut [Option<Result<Sent>>]) {
    for (index, first) in twice {
        let first = match outcomes.get(*first) {
            Some(Some(Ok(Sent::New(first) | Sent::Repeats(first) | Sent::Twice(first)))) => {
                Ok(Sent::Twice(first.clone()))
            }
            Some(Some(Ok(Sent::Before(first)))) => Ok(Sent::Before(*first)),
            Some(Some(Err(_)) | None) | None => Err(Refusal::AlreadyOpen.into()),
        };
        if let Some(outcome @ None) = outcomes.get_mut(*index) {
            *outcome = Some(first);
        }
    }
}

/// Gives each offer that an earlier invitation stands for that one as its outcome.
async fn note_repeats(
    tx: &Transaction<'_>,
    invites: &[Invite],
    equal: &HashMap<usize, Equal>,
    earlier: &mut SentEarlier,
    outcomes: &mut [Option<Result<Sent>>],
) -> Result<()> {
    type Outcome = fn(Box<Invitation>) -> Sent;
    let mut repeated: Vec<(usize, InvitationId, Outcome)> = Vec::new();
    for (index, invite) in invites.iter().enumerate() {
        let is_open = matches!(outcomes.get(index), Some(None));
        let Some((row, equal)) = invite.row.zip(equal.get(&index)).filter(|_| is_open) else {
            continue;
        };
        if let Some(id) = equal.of_file {
            repeated.push((index, id, Sent::Twice));
        } else if let Some(id) = earlier.take_equal(row, &equal.earlier) {
            repeated.push((index, id, Sent::Repeats));
        }
    }
    if repeated.is_empty() {
        return Ok(());
    }
    let ids: Vec<InvitationId> = repeated.iter().map(|(_, id, _)| *id).collect();
    let known: HashMap<InvitationId, Invitation> = invitations::get(tx, &ids)
        .await?
        .into_iter()
        .map(|one| (one.id, one))
        .collect();
    for (index, id, sent) in repeated {
        let found = known.get(&id).cloned();
        let found = found.ok_or_else(|| Error::internal("an invitation that is gone"))?;
        if let Some(outcome) = outcomes.get_mut(index) {
            *outcome = Some(Ok(sent(Box::new(found))));
        }
    }
    Ok(())
}

/// Whether what was offered is far from what was known when it was sent, so that a typing error is pointed out.
///
/// # Errors
/// When the rulebook does not know the bounds.
pub fn far_typed(moment: &Moment, invitation: &Invitation) -> Result<Option<FarTyped>> {
    let known = current_price::known_price(invitation.current_price, invitation.reference_limit);
    Ok(listed_price::bounds(moment)?.typed(invitation.progress.price, known))
}

async fn find_sent_before(
    tx: &Transaction<'_>,
    invites: &[Invite],
) -> Result<Vec<(usize, Result<Sent>)>> {
    let keys_sent: Vec<(AccountId, &str)> = invites
        .iter()
        .filter_map(|invite| Some((invite.caller.account, invite.idempotency_key.as_deref()?)))
        .collect();
    let known = store::sent_before(tx, &keys_sent).await?;
    let mut found = Vec::new();
    for (index, invite) in invites.iter().enumerate() {
        let Some(key) = &invite.idempotency_key else {
            continue;
        };
        let Some(before) = known.get(&(invite.caller.account, key.clone())) else {
            continue;
        };
        let outcome = if before.is_same_offer(invite) {
            Ok(Sent::Before(before.id))
        } else {
            Err(key_reused())
        };
        found.push((index, outcome));
    }
    Ok(found)
}

fn invitation_of(
    moment: &Moment,
    terms: &Terms,
    invite: &Invite,
    facts: &OfferFacts,
    outcome: Outcome,
) -> Invitation {
    let state = outcome.state();
    let confirmed = state == State::Confirmed;
    let decision = confirmed.then(|| Decision {
        at: moment.now,
        by: Decider::Rule,
        clause: "S4-1".to_owned(),
        reason: None,
    });
    Invitation {
        id: fresh_id(moment),
        number: fresh_number(moment),
        hospital: invite.caller.organisation,
        region: invite.caller.region,
        manufacturer: facts.manufacturer,
        product: invite.product,
        quantity: invite.quantity,
        note: invite.note.clone(),
        reference_limit: facts.limit,
        limit_version: facts.limit_version,
        current_price: facts.current_price,
        sent_at: moment.now,
        sent_by: invite.caller.account,
        progress: Progress {
            state,
            price: invite.price,
            deadline: (!confirmed).then_some(terms.deadline),
            counter_price: None,
            counter_reason: None,
            counter_attempts: 0,
            decision,
        },
        version: 1,
    }
}

async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    invites: &[Invite],
    new: Vec<(usize, Invitation)>,
    outcomes: &mut [Option<Result<Sent>>],
) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let rows: Vec<(&Invite, &Invitation)> = new
        .iter()
        .filter_map(|(index, invitation)| Some((invites.get(*index)?, invitation)))
        .collect();
    let written = store::insert_many(tx, moment, &rows).await?;
    let (sent, beaten): (Vec<_>, Vec<_>) = new
        .into_iter()
        .partition(|(_, invitation)| written.contains(&invitation.id));

    let events: Vec<_> = sent
        .iter()
        .map(|(index, invitation)| {
            let confirmed = invitation.progress.state == State::Confirmed;
            let kind = if confirmed {
                &event::CONFIRMED
            } else {
                &event::SENT
            };
            let event = invitation.event(kind);
            match invites.get(*index) {
                Some(invite) => event.by(&invite.caller),
                None => event,
            }
        })
        .collect();
    log::write(tx, moment, &events).await?;
    let concluded: Vec<&Invitation> = sent.iter().map(|(_, invitation)| invitation).collect();
    conclude(tx, moment, &concluded).await?;

    for (index, invitation) in sent {
        if let Some(outcome) = outcomes.get_mut(index) {
            *outcome = Some(Ok(Sent::New(Box::new(invitation))));
        }
    }
    settle_beaten(invites, &beaten, outcomes);
    Ok(())
}

/// Of two offers for one product, or under one key, in the same call, the first one counts.
fn settle_beaten(
    invites: &[Invite],
    beaten: &[(usize, Invitation)],
    outcomes: &mut [Option<Result<Sent>>],
) {
    let by_key: HashMap<(AccountId, &str), InvitationId> = outcomes
        .iter()
        .zip(invites)
        .filter_map(|(outcome, invite)| match outcome {
            Some(Ok(Sent::New(first))) => Some((
                (invite.caller.account, invite.idempotency_key.as_deref()?),
                first.id,
            )),
            _ => None,
        })
        .collect();
    for (index, _) in beaten {
        let first = invites.get(*index).and_then(|invite| {
            by_key
                .get(&(invite.caller.account, invite.idempotency_key.as_deref()?))
                .copied()
        });
        if let Some(outcome) = outcomes.get_mut(*index) {
            *outcome = Some(match first {
                Some(first) => Ok(Sent::Before(first)),
                None => Err(Refusal::AlreadyOpen.into()),
            });
        }
    }
}

/// Makes the prices of concluded invitations the hospitals' current ones, from today on.
pub(super) async fn conclude(
    tx: &Transaction<'_>,
    moment: &Moment,
    invitations: &[&Invitation],
) -> Result<()> {
    // Of several conclusions for one pair in one call, the last one counts.
    let mut latest: HashMap<(OrganisationId, ProductId), OwnPrice> = HashMap::new();
    for invitation in invitations {
        if invitation.progress.state != State::Confirmed {
            continue;
        }
        let own = OwnPrice {
            hospital: invitation.hospital,
            new: NewCurrentPrice {
                product: invitation.product,
                price: invitation.progress.price_on_table(),
                effective_from: moment.today(),
                effective_to: None,
                contract_no: invitation.number.clone(),
                evidence: Vec::new(),
            },
            invitation: Some(invitation.id),
            import: None,
        };
        latest.insert((invitation.hospital, invitation.product), own);
    }
    let prices: Vec<OwnPrice> = latest.into_values().collect();
    current_price::record_concluded(tx, moment, &prices).await
}
