//! Invitations when a load is undone: those that a wrong list of prices ended are open again where they can be, and those
//! that a wrong file sent are withdrawn while nobody has answered them.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::{Caller, Error, ImportId, InvitationId, ListedPriceId, Moment, Result, Words, log};
use prices::disclosure;

use super::rules::{Restoring, restored, state_before};
use super::store;
use super::types::{ChangedInvitation, InvitationsReversed};
use crate::bargaining::invite::switches;
use crate::bargaining::respond::respond;
use crate::bargaining::rulebook::{COUNTER_TERM, RESPONSE_TERM};
use crate::bargaining::state::State;
use crate::bargaining::types::{Invitation, Response};
use crate::bargaining::{event, store as invitations};

/// Opens again what the prices of a load ended, and those of others that count no more with it, after its limits are what they were.
pub async fn restore_ended(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    others: &[ListedPriceId],
) -> Result<InvitationsReversed> {
    let ids = store::ended_by_load(tx, import, others).await?;
    let mut reversed = InvitationsReversed::default();
    if ids.is_empty() {
        return Ok(reversed);
    }
    let ended = lock_ended(tx, &ids).await?;
    let facts = invitations::offer_facts(tx, moment, &pairs_of(&ended)).await?;
    let newer = store::with_newer(tx, &ids).await?;
    let terms = (
        moment.deadline(&RESPONSE_TERM)?,
        moment.deadline(&COUNTER_TERM)?,
    );
    let (switches, grid) = (switches(moment)?, disclosure::grid(moment)?);
    let mut taken: HashSet<invitations::Pair> = HashSet::new();
    let mut open: Vec<Invitation> = Vec::new();
    for (index, one) in ended.into_iter().enumerate() {
        let Some(facts) = facts.get(&index) else {
            continue;
        };
        let restoring = Restoring {
            facts,
            switches,
            grid: &grid,
            has_newer: newer.contains(&one.id)
                || facts.open.is_some()
                || taken.contains(&(one.hospital, one.product)),
        };
        let is_countered = state_before(&one.progress) == State::Countered;
        let term = if is_countered { terms.1 } else { terms.0 };
        match restored(&one.progress, restoring, term) {
            Ok(progress) => {
                taken.insert((one.hospital, one.product));
                open.push(Invitation { progress, ..one });
            }
            Err(why) => reversed.left.push((changed(&one), why.words())),
        }
    }
    invitations::save(tx, None, &open).await?;
    let events: Vec<_> = open
        .iter()
        .map(|one| one.event(&event::RESTORED).by(caller))
        .collect();
    log::write(tx, moment, &events).await?;
    reversed.changed = open.iter().map(changed).collect();
    Ok(reversed)
}

/// What was concluded since a load began, under limits of its prices or of those of others that count no more with it; read after
/// they are what they were. It stays in force.
pub async fn concluded_under_load(
    tx: &Transaction<'_>,
    import: ImportId,
    others: &[ListedPriceId],
    since: DateTime<Utc>,
) -> Result<Vec<ChangedInvitation>> {
    let concluded = store::concluded_since(tx, import, others, since)
        .await?
        .into_iter();
    let under = concluded.filter(|(_, lowest)| lowest.was_of_load());
    let ids: Vec<InvitationId> = under.map(|(id, _)| id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = invitations::get(tx, &ids).await?;
    found.sort_unstable_by_key(|one| (one.progress.decision.as_ref().map(|it| it.at), one.id));
    let under = found.iter().map(|one| ChangedInvitation {
        price: one.progress.price_on_table(),
        ..changed(one)
    });
    Ok(under.collect())
}

fn changed(invitation: &Invitation) -> ChangedInvitation {
    ChangedInvitation {
        id: invitation.id,
        number: invitation.number.clone(),
        product: invitation.product,
        price: invitation.progress.price,
        quantity: invitation.quantity,
    }
}

/// Locks the ended ones, pairs first, as whoever sends or answers does; in the order of `ids`.
async fn lock_ended(tx: &Transaction<'_>, ids: &[InvitationId]) -> Result<Vec<Invitation>> {
    let unlocked = invitations::get(tx, ids).await?;
    invitations::lock_pairs(tx, &pairs_of(&unlocked)).await?;
    let mut ended: HashMap<InvitationId, Invitation> = invitations::lock(tx, ids)
        .await?
        .into_iter()
        .filter(|one| one.progress.state == State::Superseded)
        .map(|one| (one.id, one))
        .collect();
    Ok(ids.iter().filter_map(|id| ended.remove(id)).collect())
}

fn pairs_of(invitations: &[Invitation]) -> Vec<invitations::Pair> {
    let pairs = invitations.iter().map(|one| (one.hospital, one.product));
    pairs.collect()
}

/// Withdraws what a file of invitations sent and nobody has answered.
pub async fn withdraw_sent(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
) -> Result<InvitationsReversed> {
    let ids = store::sent_by_file(tx, import).await?;
    let sent = invitations::get(tx, &ids).await?;
    let known: HashMap<InvitationId, Invitation> =
        sent.into_iter().map(|one| (one.id, one)).collect();
    let outcomes = respond(tx, moment, caller, &ids, None, &Response::Withdraw).await?;
    let mut reversed = InvitationsReversed::default();
    let mut withdrawn = Vec::new();
    for (id, outcome) in ids.iter().zip(outcomes) {
        let Some(one) = known.get(id) else { continue };
        match (outcome, one.progress.state) {
            (Ok(_), _) => {
                withdrawn.push(*id);
                reversed.changed.push(changed(one));
            }
            (Err(_), State::Withdrawn) => {}
            (Err(error), state) => {
                let Error::Refused(refused) = error else {
                    return Err(error);
                };
                let why = refused.detail;
                let state = state.words();
                let why = Words::new(
                    format!("{}：{}", state.zh, why.zh),
                    format!("{}: {}", state.en, why.en),
                );
                reversed.left.push((changed(one), why));
            }
        }
    }
    store::mark_undone(tx, &withdrawn).await?;
    Ok(reversed)
}
