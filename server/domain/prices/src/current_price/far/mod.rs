//! Own prices that are far from what is known (◇): they bind nobody else, so that they are pointed out and taken if meant.

mod store;

use ground::database::{Reader, Transaction};
use ground::{Caller, Moment, Result};

use super::types::NewCurrentPrice;
use crate::listed_price::{self, FarTyped};

/// Of prices that a hospital declares, what each is too far from: its own last price of the product, else the limit.
///
/// # Errors
/// When the rulebook does not know the bounds.
pub async fn far_declared(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    declared: &[NewCurrentPrice],
) -> Result<Vec<Option<FarTyped>>> {
    let bounds = listed_price::bounds(moment)?;
    let known = store::known(db, moment, caller.organisation, declared).await?;
    let far = declared
        .iter()
        .zip(known)
        .map(|(new, known)| bounds.typed(new.price, known));
    Ok(far.collect())
}

/// Refuses a declaration that is far from what is known (`price-far-from-known`).
pub(super) async fn must_be_near(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    declared: &NewCurrentPrice,
) -> Result<()> {
    let rows = std::slice::from_ref(declared);
    match far_declared(tx, moment, caller, rows).await?.pop() {
        Some(Some(far)) => Err(far.refused("known_price").into()),
        Some(None) | None => Ok(()),
    }
}
