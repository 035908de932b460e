//! One step with each of several changes, as far as their states allow it.

use std::collections::{HashMap, HashSet};

use ground::database::Transaction;
use ground::{AccountId, Error, PriceChangeId, Refused, Result, must_be_another};

use super::rules::{Step, own_entry_beside, state_decided};
use super::state::ChangeState;
use super::types::PriceChange;
use super::{one_price, store};

/// Takes one step with each change whose state allows it, without saving; returns the changed ones
/// and an outcome for each id. What a person brought in, he does not decide on.
pub(super) async fn advance(
    tx: &Transaction<'_>,
    person: Option<AccountId>,
    ids: &[PriceChangeId],
    step: Step,
    reason: &str,
) -> Result<(Vec<PriceChange>, Vec<Result<()>>)> {
    let own = match person.filter(|_| step.takes_another_person()) {
        Some(person) => one_price::brought_in_beside(tx, person, ids).await?,
        None => HashSet::new(),
    };
    let mut changed: Vec<PriceChange> = Vec::with_capacity(ids.len());
    let mut taken: HashSet<PriceChangeId> = HashSet::with_capacity(ids.len());
    let mut outcomes = Vec::with_capacity(ids.len());
    let locked: HashMap<PriceChangeId, PriceChange> = store::lock(tx, ids)
        .await?
        .into_iter()
        .map(|change| (change.id, change))
        .collect();
    for id in ids {
        let outcome = match locked.get(id) {
            None => Err(Error::NotFound),
            // The same id twice in one command counts once.
            Some(_) if taken.contains(id) => Ok(()),
            Some(change) => match state_after(change, step, person, own.contains(id)) {
                Err(refused) => Err(refused.into()),
                Ok(state) => {
                    taken.insert(*id);
                    changed.push(PriceChange {
                        state,
                        reason: reason.to_owned(),
                        // What had joined another change is no source of it once it is withdrawn.
                        joined_into: change.joined_into.filter(|_| step != Step::Withdraw),
                        ..change.clone()
                    });
                    Ok(())
                }
            },
        };
        outcomes.push(outcome);
    }
    Ok((changed, outcomes))
}

/// The state after a step by `person`, who brought in the same price by another change where `is_own_beside`.
pub(super) fn state_after(
    change: &PriceChange,
    step: Step,
    person: Option<AccountId>,
    is_own_beside: bool,
) -> Result<ChangeState, Refused> {
    let state = state_decided(change, step, person)?;
    if let Some(person) = person.filter(|_| is_own_beside) {
        must_be_another([person], person, own_entry_beside())?;
    }
    Ok(state)
}
