//! Concluded prices that end above a limit that fell (S4-13), and that are in force again when the load of that limit is undone:
//! both sides of the bargain learn of it, since both must settle on another price.

pub(super) mod event;
pub(super) mod message;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::log::{self, NewEvent};
use ground::{Caller, InvitationId, Moment, ProductId, Result};
use prices::current_price::{self, ConcludedEnded, OwnPriceUndone};
use prices::listed_price;

use super::store;
use super::types::Invitation;

/// Ends at most `rows_max` concluded prices above limits that fell, as
/// [`end_concluded_above_limit`](current_price::end_concluded_above_limit) does, and returns them.
pub(super) async fn end_above_limit(
    tx: &Transaction<'_>,
    moment: &Moment,
    of_day: (NaiveDate, Option<&[ProductId]>),
    rows_max: i64,
) -> Result<Vec<ConcludedEnded>> {
    let ended = current_price::end_concluded_above_limit(tx, moment, of_day, rows_max).await?;
    if ended.is_empty() {
        return Ok(ended);
    }
    let known = invitations(tx, ended.iter().filter_map(|one| one.invitation)).await?;
    let events = ended.iter().filter_map(|one| {
        let invitation = known.get(&one.invitation?)?;
        Some(invitation.price_ended(one))
    });
    let events: Vec<NewEvent> = events.collect();
    log::write(tx, moment, &events).await?;
    Ok(ended)
}

/// Ends those of some prices that are in force again, since a hospital's own file was undone, that were concluded and are above a limit
/// that fell meanwhile: they would have ended with it. Returns by their invitations which.
pub async fn end_restored_above_limit(
    tx: &Transaction<'_>,
    moment: &Moment,
    restored: &[OwnPriceUndone],
) -> Result<HashSet<InvitationId>> {
    let concluded = restored.iter().filter(|one| one.invitation.is_some());
    let products: Vec<ProductId> = concluded.map(|one| one.product).collect();
    let day = listed_price::limits_day(tx, moment).await?;
    let ended = end_above_limit(tx, moment, (day, Some(&products)), i64::MAX).await?;
    Ok(ended.into_iter().filter_map(|one| one.invitation).collect())
}

/// Writes that concluded prices are in force again, which the caller's reversal of a load has restored.
pub async fn note_concluded_restored(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    restored: &[OwnPriceUndone],
) -> Result<()> {
    let known = invitations(tx, restored.iter().filter_map(|one| one.invitation)).await?;
    let events = restored.iter().filter_map(|one| {
        let invitation = known.get(&one.invitation?)?;
        Some(invitation.price_restored(one.price).by(caller))
    });
    let events: Vec<NewEvent> = events.collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

async fn invitations(
    tx: &Transaction<'_>,
    ids: impl Iterator<Item = InvitationId>,
) -> Result<HashMap<InvitationId, Invitation>> {
    let ids: Vec<InvitationId> = ids.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = store::get(tx, &ids).await?.into_iter();
    Ok(found.map(|one| (one.id, one)).collect())
}
