//! Ending a publicity that should not be (公示终止): rows of it, or all of it that is still open.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use ground::database::Transaction;
use ground::log::{NewEvent, Readers};
use ground::{
    Caller, Error, FieldError, Moment, OrganisationKind, PriceChangeId, PublicityId, Result, log,
};

use super::rules::{must_be_open, must_be_unannounced};
use super::{event, payload, store};
use crate::price_change::advance::advance;
use crate::price_change::publicity::{self, Publicity, publicity};
use crate::price_change::rules::Step;
use crate::price_change::state::{ChangeState, Origin};
use crate::price_change::types::PriceChange;
use crate::price_change::{held, objection, one_price, save};

/// Stops public changes, each judged by itself, and returns the stopped ones and an outcome for each: they are never
/// announced, and open objections to them are closed with the reason. `lower_price_report::stop_changes`, which calls this,
/// refuses the cases behind them. What a stopped held price had overtaken waits again.
///
/// # Errors
/// Refuses callers other than the exchange centre, and a missing reason.
pub(crate) async fn stop_changes(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &[PriceChangeId],
    reason: &str,
) -> Result<(Vec<PriceChange>, Vec<Result<()>>)> {
    let (stopped, outcomes) = end_publicity_of(tx, moment, caller, ids, reason).await?;
    held::wait_again(tx, moment, caller, &[], &stopped).await?;
    Ok((stopped, outcomes))
}

/// As [`stop_changes`], where what they had overtaken is looked at by the caller.
///
/// # Errors
/// As [`stop_changes`].
pub(in crate::price_change) async fn end_publicity_of(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &[PriceChangeId],
    reason: &str,
) -> Result<(Vec<PriceChange>, Vec<Result<()>>)> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let (changed, mut outcomes) =
        advance(tx, Some(caller.account), ids, Step::Stop, reason).await?;
    let held = objection::held(tx, ids).await?;
    let mut publicities: BTreeMap<PublicityId, Publicity> = BTreeMap::new();
    let mut stopped = Vec::with_capacity(changed.len());
    for change in changed {
        let id = change.publicity.ok_or(Error::NotFound)?;
        let publicity = match publicities.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(publicity(tx, id).await?),
        };
        match must_be_unannounced(publicity, held.contains(&change.id), moment.now) {
            Ok(()) => stopped.push(change),
            Err(refused) => {
                let index = ids.iter().position(|one| *one == change.id);
                if let Some(outcome) = index.and_then(|index| outcomes.get_mut(index)) {
                    *outcome = Err(refused.into());
                }
            }
        }
    }
    note_stopped(tx, moment, caller, &stopped).await?;
    one_price::part(tx, moment, Some(caller), &stopped, None).await?;
    objection::close_all(tx, moment, caller, &stopped, reason, false).await?;
    close_empty(tx, moment, caller, publicities.values(), reason).await?;
    Ok((stopped, outcomes))
}

/// Notes that publicities are stopped of which nothing is open any more: at their end nothing would be over.
async fn close_empty(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    publicities: impl Iterator<Item = &Publicity>,
    reason: &str,
) -> Result<()> {
    for publicity in publicities.filter(|publicity| publicity.closed_at.is_none()) {
        if store::open_in(tx, publicity.id, false).await?.is_empty() {
            publicity::note_stopped(tx, moment, caller, publicity.id, reason).await?;
        }
    }
    Ok(())
}

/// Saves stopped changes, with an event for each.
async fn note_stopped(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    stopped: &[PriceChange],
) -> Result<()> {
    save(tx, moment, Some(caller), stopped).await?;
    let events: Vec<NewEvent> = stopped
        .iter()
        .map(|change| {
            let event = change.event(&event::STOPPED).by(caller);
            event.for_readers(Readers::everyone())
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

/// Stops what is still open of a publicity: all of it before its end, after it what objections hold. Returns the stopped
/// changes, except those of a platform's list, which may be many. Called by `lower_price_report::stop_publicity`.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, and a publicity of which nothing is open
/// (`publicity-over`).
pub(crate) async fn stop_publicity(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PublicityId,
    reason: &str,
) -> Result<Vec<PriceChange>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let publicity = publicity::lock(tx, id).await?;
    let is_over = must_be_open(&publicity, moment.now);
    let held_only = is_over.is_err();
    let (stopped, count) = if publicity.origin == Origin::Linkage {
        let held = objection::held_in(tx, id).await?;
        let held = crate::price_change::store::lock(tx, &held).await?;
        let count = store::stop_all(
            tx,
            moment,
            caller,
            id,
            ChangeState::Stopped,
            reason,
            held_only,
        )
        .await?;
        one_price::part(tx, moment, Some(caller), &[], Some(id)).await?;
        objection::close_all(tx, moment, caller, &held, reason, false).await?;
        (Vec::new(), count)
    } else {
        let ids = store::open_in(tx, id, held_only).await?;
        let person = Some(caller.account);
        let (stopped, _) = advance(tx, person, &ids, Step::Stop, reason).await?;
        note_stopped(tx, moment, caller, &stopped).await?;
        one_price::part(tx, moment, Some(caller), &stopped, None).await?;
        objection::close_all(tx, moment, caller, &stopped, reason, false).await?;
        held::wait_again(tx, moment, caller, &[], &stopped).await?;
        let count = stopped.len();
        (stopped, count)
    };
    if count == 0 {
        is_over?;
    }
    if !held_only {
        publicity::note_stopped(tx, moment, caller, id, reason).await?;
    }
    let figures = payload::PublicityStopped {
        origin: publicity.origin,
        changes: count,
        reason: reason.to_owned(),
    };
    let event = event::PUBLICITY_STOPPED
        .about(id, &figures)
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(stopped)
}
