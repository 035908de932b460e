//! Falls of limits: what is above them ends in the transaction in which they fall, so that nobody reads it beside the new
//! limit (S4-13). What is left there, since it was locked or too much for one transaction, is noted for whoever looks next.

mod store;
mod types;

use chrono::NaiveDate;
use ground::database::{Reader, Transaction};
use ground::{Moment, ProductId, Result};

pub use types::NotedFall;

/// Has every capability end what is above the limits of these products, which fell and are those of `day`. Of an operation
/// that is [foreseen](Moment::foreseen) nothing ends.
pub async fn end_above(
    tx: &Transaction<'_>,
    moment: &Moment,
    day: NaiveDate,
    products: &[ProductId],
) -> Result<()> {
    if products.is_empty() || moment.is_foreseen {
        return Ok(());
    }
    for ends in moment.capabilities.iter().filter_map(|one| one.limits_fell) {
        ends(tx, moment, day, products).await?;
    }
    Ok(())
}

/// Notes that limits of these products fell, which are those of `day`, and ends what is above them.
pub(super) async fn fell(
    tx: &Transaction<'_>,
    moment: &Moment,
    day: NaiveDate,
    products: &[ProductId],
) -> Result<()> {
    if products.is_empty() {
        return Ok(());
    }
    store::note(tx, moment.now).await?;
    end_above(tx, moment, day, products).await
}

/// The falls after which nobody has looked yet, in order.
pub async fn noted_falls(db: &impl Reader) -> Result<Vec<NotedFall>> {
    store::noted(db).await
}

/// Forgets falls after which nothing is left that is above the limits.
pub async fn forget_falls(tx: &Transaction<'_>, falls: &[NotedFall]) -> Result<()> {
    if falls.is_empty() {
        return Ok(());
    }
    store::forget(tx, falls).await
}
