//! Confirming a corrected price that is far from what is known, or by which a limit may rise: who typed it is not alone with it when it
//! becomes law (◇).

use ground::database::Transaction;
use ground::log::Readers;
use ground::{
    Caller, Error, FigureValues, Moment, OrganisationKind, PriceChangeId, Refused, Result, Words,
    log,
};

use super::{event, store};
use crate::price_change::announce::announce_cleared;
use crate::price_change::refusal::PRICE_CHANGE_CONFIRMED;
use crate::price_change::rules::{Step, next_state};
use crate::price_change::types::PriceChange;
use crate::price_change::{objection, one_price, store as changes};

/// Confirms the price of a public correction. If its publicity is over, and no objection holds it, it is announced.
///
/// # Errors
/// Refuses callers other than the exchange centre, who corrected the price or brought it in by another way (`same-person`), and a change
/// whose price is not to be confirmed (`price-change-confirmed`).
pub async fn confirm(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    one_price::lock_with_beside(tx, &[id]).await?;
    let change = changes::lock(tx, &[id]).await?.pop();
    let change = change.ok_or(Error::NotFound)?;
    next_state(&change, Step::Confirm, Some(caller.account))?;
    if !change.unconfirmed {
        return Err(nothing_to_confirm().into());
    }
    one_price::must_not_have_brought_in(tx, caller, id).await?;
    store::confirm(tx, id).await?;
    let confirmed = PriceChange {
        unconfirmed: false,
        ..change
    };
    let event = confirmed.event(&event::CONFIRMED).by(caller);
    log::write(tx, moment, &[event.for_readers(Readers::everyone())]).await?;
    if objection::held(tx, &[id]).await?.is_empty() {
        announce_cleared(tx, moment, confirmed).await?;
    }
    Ok(())
}

fn nothing_to_confirm() -> Refused {
    Refused {
        kind: &PRICE_CHANGE_CONFIRMED,
        clause: Some("◇"),
        detail: Words::new(
            "该价格无须核实，或已由他人核实",
            "the price needs no confirmation, or somebody has confirmed it",
        ),
        figures: FigureValues::NONE,
    }
}
