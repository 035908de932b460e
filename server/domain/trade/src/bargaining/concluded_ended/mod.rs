//! Concluded prices that end above a limit that fell (S4-13), and that are in force again when the load of that limit is undone:
//! both sides of the bargain learn of it, since both must settle on another price.

pub(super) mod event;
pub(super) mod message;

use std::collections::HashMap;

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::log::{self, NewEvent};
use ground::{Caller, InvitationId, Moment, ProductId, Result};
use prices::current_price::{self, OwnPriceUndone};

use super::store;
use super::types::Invitation;

/// Ends at most `rows_max` concluded prices above limits that fell, as
/// [`end_concluded_above_limit`](current_price::end_concluded_above_limit) does, and returns how many.
pub(super) async fn end_above_limit(
    tx: &Transaction<'_>,
    moment: &Moment,
    of_day: (NaiveDate, Option<&[ProductId]>),
    rows_max: i64,
) -> Result<usize> {
    let ended = current_price::end_concluded_above_limit(tx, moment, of_day, rows_max).await?;
    if ended.is_empty() {
        return Ok(0);
    }
    let known = invitations(tx, ended.iter().filter_map(|one| one.invitation)).await?;
    let events = ended.iter().filter_map(|one| {
        let invitation = known.get(&one.invitation?)?;
        Some(invitation.price_ended(one))
    });
    let events: Vec<NewEvent> = events.collect();
    log::write(tx, moment, &events).await?;
    Ok(ended.len())
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
