//! One price that comes by several ways is public once: whoever comes second joins the change that is there, with what proves it
//! (E8), and shares its end. Changes that would set the same price without being one are judged together (S4-13).

pub(super) mod message;
mod reported;
mod store;

pub(crate) use reported::publicize_reported;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use ground::database::{Reader, Transaction};
use ground::log::NewEvent;
use ground::{
    AccountId, Caller, LinkageId, Moment, OrganisationId, PriceChangeId, PublicityId, Result, log,
    must_be_another,
};
use market::party;

use super::rules::{Step, goes_with, joining, own_entry_beside};
use super::state::{ChangeState, Origin};
use super::types::PriceChange;
use super::{event, save};

/// The changes, locked together with all that would set the same prices, in the order of ids: of two persons who decide on one
/// price at once one waits for the other.
pub(super) async fn lock_with_beside(
    tx: &Transaction<'_>,
    ids: &[PriceChangeId],
) -> Result<Vec<PriceChange>> {
    let beside = store::beside(tx, ids).await?;
    let own: HashSet<PriceChangeId> = ids.iter().copied().collect();
    let all: BTreeSet<PriceChangeId> = ids.iter().chain(&beside).copied().collect();
    let all: Vec<PriceChangeId> = all.into_iter().collect();
    let mut locked = super::store::lock(tx, &all).await?;
    locked.retain(|change| !own.contains(&change.id));
    Ok(locked)
}

/// Those of these changes whose price the person brought in by another change that is not ended.
pub(super) async fn brought_in_beside(
    db: &impl Reader,
    person: AccountId,
    ids: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    store::brought_in_beside(db, person, ids).await
}

/// Those of these changes whose price the caller brought in by another change: another person decides on them.
pub(crate) async fn also_brought_in_by(
    db: &impl Reader,
    caller: &Caller,
    ids: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    brought_in_beside(db, caller.account, ids).await
}

/// What joined these changes, as the caller may see it: overseers all, a bureau without remark and evidence of whom it does not oversee;
/// others what their organisation submitted.
pub async fn joined_to(
    db: &impl Reader,
    caller: &Caller,
    ids: &[PriceChangeId],
) -> Result<Vec<PriceChange>> {
    let viewer = (!caller.is_overseer()).then_some(caller.organisation);
    let mut found = store::joined_to(db, ids, viewer).await?;
    let submitters: Vec<OrganisationId> = found.iter().map(|change| change.organisation).collect();
    let beyond = party::beyond_region(db, caller, &submitters).await?;
    let hidden = found.iter_mut();
    let hidden = hidden.filter(|change| beyond.contains(&change.organisation));
    hidden.for_each(|change| {
        change.remark.clear();
        change.evidence.clear();
    });
    Ok(found)
}

/// The lists of other platforms that state what these changes say already; the overseers' to know.
pub async fn listed_by(
    db: &impl Reader,
    caller: &Caller,
    ids: &[PriceChangeId],
) -> Result<Vec<(PriceChangeId, LinkageId)>> {
    if !caller.is_overseer() {
        return Ok(Vec::new());
    }
    store::listed_by(db, ids).await
}

/// Demands that the caller brought in none of the other changes that would set the price of a change.
///
/// # Errors
/// `same-person`.
pub(super) async fn must_not_have_brought_in(
    tx: &Transaction<'_>,
    caller: &Caller,
    id: PriceChangeId,
) -> Result<()> {
    let own = store::brought_in_beside(tx, caller.account, &[id]).await?;
    let person = own.contains(&id).then_some(caller.account);
    must_be_another(person, caller.account, own_entry_beside())?;
    Ok(())
}

/// Lets those of the changes that are about to go public, and of what waits `beside` them, join the ones that are public.
/// Returns what joined from beside; of `going` those that joined have the state.
pub(super) fn join(going: &mut [PriceChange], beside: &[PriceChange]) -> Result<Vec<PriceChange>> {
    let joins = joining(going, beside);
    for change in going.iter_mut() {
        if let Some(live) = joins.get(&change.id) {
            change.state = ChangeState::Joined;
            change.joined_into = Some(*live);
        }
    }
    joined(beside, &joins)
}

fn joined(
    beside: &[PriceChange],
    joins: &BTreeMap<PriceChangeId, PriceChangeId>,
) -> Result<Vec<PriceChange>> {
    let joined = beside.iter().filter_map(|change| {
        let live = joins.get(&change.id)?;
        let state = change.state.after(Step::Join);
        Some(state.map(|state| PriceChange {
            state,
            reason: String::new(),
            joined_into: Some(*live),
            ..change.clone()
        }))
    });
    Ok(joined.collect::<std::result::Result<_, _>>()?)
}

/// Saves what joined, and writes an event about each that has a history of its own.
pub(super) async fn note_joined(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    joined: &[PriceChange],
) -> Result<()> {
    save(tx, moment, Some(caller), joined).await?;
    let own = joined
        .iter()
        .filter(|change| change.origin != Origin::Linkage);
    let events: Vec<NewEvent> = own
        .filter_map(|change| Some(change.joined(change.joined_into?).by(caller)))
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// As `join` for declarations that were just entered: what is public already by another way.
pub(super) async fn join_declared(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    declared: &[PriceChange],
    on_the_way: &[PriceChange],
) -> Result<()> {
    let public = |other: &&PriceChange| other.state == ChangeState::Publicized;
    let public: Vec<PriceChange> = on_the_way.iter().filter(public).cloned().collect();
    let joins = joining(declared, &public);
    let joins = joins
        .into_iter()
        .filter(|(_, live)| public.iter().any(|one| one.id == *live));
    note_joined(tx, moment, caller, &joined(declared, &joins.collect())?).await
}

/// Before a list goes public: its rows join what is public of the same price by another way, and what others submitted of it
/// joins its rows.
pub(super) async fn join_list(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    linkage: LinkageId,
) -> Result<()> {
    store::join_rows(tx, moment, caller, linkage).await?;
    let pairs = store::joining_list(tx, linkage, caller.account).await?;
    let joins: BTreeMap<PriceChangeId, PriceChangeId> = pairs.into_iter().collect();
    let ids: Vec<PriceChangeId> = joins.keys().copied().collect();
    let mut found = super::store::lock(tx, &ids).await?;
    found.retain(|change| change.state.after(Step::Join).is_ok());
    note_joined(tx, moment, caller, &joined(&found, &joins)?).await
}

/// Where a list is public all of whose rows joined what came by other ways.
pub(super) async fn publicity_joined(
    tx: &Transaction<'_>,
    linkage: LinkageId,
) -> Result<Option<PublicityId>> {
    store::publicity_joined(tx, linkage).await
}

/// What becomes of what had joined changes whose publicity was stopped: it waits for a decision of its own again; a row of a list is
/// no part of it any more and may be listed again. `publicity` when whole rows of a publicity were stopped.
pub(super) async fn part(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: Option<&Caller>,
    stopped: &[PriceChange],
    publicity: Option<PublicityId>,
) -> Result<()> {
    let parted = ended(tx, stopped, publicity, |change| match change.origin {
        Origin::Linkage => Step::Strike,
        Origin::Declaration | Origin::Report | Origin::Rise | Origin::Outlier => Step::Part,
    });
    note_parted(tx, moment, caller, &parted.await?).await
}

/// Saves what goes on by itself again, and writes an event about each that has a history of its own.
async fn note_parted(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: Option<&Caller>,
    parted: &[PriceChange],
) -> Result<()> {
    save(tx, moment, caller, parted).await?;
    let own = parted
        .iter()
        .filter(|change| change.origin != Origin::Linkage);
    let events: Vec<NewEvent> = own.map(|change| change.event(&event::PARTED)).collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// What had joined changes to which an objection was upheld is refused with them: the price is judged.
pub(super) async fn refuse_joined(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    refused: &[PriceChange],
    reason: &str,
) -> Result<Vec<PriceChange>> {
    let mut joined = ended(tx, refused, None, |_| Step::Uphold).await?;
    for change in &mut joined {
        reason.clone_into(&mut change.reason);
    }
    save(tx, moment, Some(caller), &joined).await?;
    Ok(joined)
}

async fn ended(
    tx: &Transaction<'_>,
    live: &[PriceChange],
    publicity: Option<PublicityId>,
    step: fn(&PriceChange) -> Step,
) -> Result<Vec<PriceChange>> {
    let ids: Vec<PriceChangeId> = live.iter().map(|change| change.id).collect();
    let joined = store::joined_into_ended(tx, &ids, publicity).await?;
    let joined = super::store::lock(tx, &joined).await?;
    let next = joined.into_iter().map(|change| {
        let step = step(&change);
        let state = change.state.after(step)?;
        let joined_into = change.joined_into.filter(|_| step != Step::Part);
        Ok(PriceChange {
            state,
            joined_into,
            ..change
        })
    });
    next.collect()
}

/// The right price takes the place of a wrong one: what had joined the wrong one, and what is public of the same wrong price,
/// joins the right one; what a manufacturer had declared of the wrong one goes on by itself.
pub(super) async fn follow(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (wrong, right): (&PriceChange, &PriceChange),
    beside: &[PriceChange],
) -> Result<Vec<PriceChangeId>> {
    let public: Vec<PriceChangeId> = (beside.iter())
        .filter(|change| change.state == ChangeState::Publicized)
        .map(|change| change.id)
        .collect();
    let wrong: Vec<PriceChangeId> = std::iter::once(wrong.id).chain(public.clone()).collect();
    let mut had_joined = super::store::lock(tx, &store::joined_into(tx, &wrong).await?).await?;
    had_joined.retain(|change| !goes_with(change, right));
    for change in &mut had_joined {
        change.state = change.state.after(Step::Part)?;
        change.joined_into = None;
    }
    note_parted(tx, moment, Some(caller), &had_joined).await?;
    for id in &wrong {
        store::follow(tx, *id, right.id).await?;
    }
    let joins: BTreeMap<PriceChangeId, PriceChangeId> =
        public.iter().map(|id| (*id, right.id)).collect();
    note_joined(tx, moment, caller, &joined(beside, &joins)?).await?;
    Ok(public)
}

/// The publicity in which each of the accepted changes is public: its own, or that of the one that it joined.
pub(super) fn publicities<'a>(
    accepted: &'a [PriceChange],
    beside: &'a [PriceChange],
) -> HashMap<PriceChangeId, Option<PublicityId>> {
    let all = accepted.iter().chain(beside);
    let of: HashMap<PriceChangeId, Option<PublicityId>> =
        all.map(|change| (change.id, change.publicity)).collect();
    let publicities = accepted.iter().map(|change| {
        let live = change.joined_into.unwrap_or(change.id);
        (change.id, of.get(&live).copied().flatten())
    });
    publicities.collect()
}
