//! What keeps counter-offers from finding out a hospital's own price: few tries, coarsely compared.

pub(super) mod message;
mod store;

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use ground::database::{Reader, Transaction};
use ground::{Caller, InvitationId, Moment, Result};
use prices::disclosure;

use super::progress::CounterGuard;
use super::refused_step::CounterBound;
use super::rulebook::{COUNTER_ATTEMPTS_MAX, COUNTER_PERIOD};
use super::state::State;
use super::store::Pair;
use super::types::{Invitation, Response};

/// What guards the hospitals' own prices from a counter-offer, for each pair; nothing for other steps.
pub(super) async fn guards(
    tx: &Transaction<'_>,
    moment: &Moment,
    response: &Response,
    invitations: &[Invitation],
) -> Result<HashMap<Pair, CounterGuard>> {
    if !matches!(response, Response::Counter { .. }) {
        return Ok(HashMap::new());
    }
    let grid = disclosure::grid(moment)?;
    let pairs: Vec<Pair> = invitations.iter().map(pair).collect();
    let guards = counter_bounds(tx, moment, pairs).await?.into_iter();
    let guard = |bound| CounterGuard {
        bound,
        grid: grid.clone(),
    };
    Ok(guards.map(|(pair, bound)| (pair, guard(bound))).collect())
}

/// How many counter-offers each pair has seen within the period of the rulebook.
async fn counter_bounds(
    db: &impl Reader,
    moment: &Moment,
    pairs: Vec<Pair>,
) -> Result<HashMap<Pair, CounterBound>> {
    let (rulebook, today) = (&moment.rulebook, moment.today());
    let attempts_max = rulebook.value(&COUNTER_ATTEMPTS_MAX, today)?;
    let days = rulebook.value(&COUNTER_PERIOD, today)?;
    let since: DateTime<Utc> = TimeDelta::try_days(days.into())
        .and_then(|period| moment.now.checked_sub_signed(period))
        .unwrap_or(DateTime::UNIX_EPOCH);
    let attempts = store::counter_attempts(db, &pairs, since).await?;
    let bound = |attempts| CounterBound {
        attempts,
        attempts_max,
        days,
    };
    let pairs = pairs.into_iter().zip(attempts);
    Ok(pairs.map(|(pair, tried)| (pair, bound(tried))).collect())
}

/// Those of `invitations` on which the calling manufacturer may try no more counter-offers, with what bounds them.
pub(super) async fn counters_used_up(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    invitations: impl Iterator<Item = &Invitation>,
) -> Result<HashMap<InvitationId, CounterBound>> {
    let may_counter = |one: &&Invitation| {
        one.manufacturer == caller.organisation && one.progress.state == State::Pending
    };
    let waiting: Vec<&Invitation> = invitations.filter(may_counter).collect();
    if waiting.is_empty() {
        return Ok(HashMap::new());
    }
    let pairs: Vec<Pair> = waiting.iter().map(|one| pair(one)).collect();
    let bounds = counter_bounds(db, moment, pairs).await?;
    let used_up = waiting.into_iter().filter_map(|one| {
        let bound = bounds.get(&pair(one)).filter(|bound| bound.is_used_up())?;
        Some((one.id, *bound))
    });
    Ok(used_up.collect())
}

pub(super) fn pair(invitation: &Invitation) -> Pair {
    (invitation.hospital, invitation.product)
}
