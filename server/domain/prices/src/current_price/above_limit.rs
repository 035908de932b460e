//! Concluded prices above a limit that fell: they stay or end, as the rulebook decides (S4-13).

use chrono::{Days, NaiveDate};
use ground::database::{Reader, Transaction};
use ground::log::{self, NewEvent, Readers};
use ground::{Moment, ProductId, Result};

use super::event::{OWN_PRICE_ENDED, OwnPriceEnded};
use super::rulebook::CONCLUDED_ABOVE_LIMIT;
use super::rules::fell_on;
use super::store;
use super::types::{AboveLimit, ConcludedAbove, ConcludedEnded};
use crate::listed_price;

/// How many concluded prices are above today's limits.
pub async fn concluded_above_limit(db: &impl Reader, moment: &Moment) -> Result<i64> {
    store::count_concluded_above_limit(db, moment.today()).await
}

/// Ends at most `rows_max` concluded prices above limits that fell and are those of a day, of these products or of all, on
/// the day before the fall took effect, and returns them. The rulebook decides (`bargaining.concluded_above_limit`): under `stand` they stay
/// until renegotiated, and nothing ends.
pub async fn end_concluded_above_limit(
    tx: &Transaction<'_>,
    moment: &Moment,
    of_day: (NaiveDate, Option<&[ProductId]>),
    rows_max: i64,
) -> Result<Vec<ConcludedEnded>> {
    let (rulebook, today) = (&moment.rulebook, moment.today());
    if rulebook.value(&CONCLUDED_ABOVE_LIMIT, today)? == ConcludedAbove::Stay {
        return Ok(Vec::new());
    }
    let version = rulebook.on(CONCLUDED_ABOVE_LIMIT.definition.key, today)?;
    let above =
        store::lock_concluded_above_limit(tx, version.effective_from, of_day, rows_max).await?;
    let products: Vec<ProductId> = above.iter().map(|one| one.product).collect();
    let limits = listed_price::stored_limits_since(tx, &products).await?;
    let above: Vec<(AboveLimit, NaiveDate)> = above
        .into_iter()
        .filter_map(|one| {
            let limit = limits.get(&one.product)?;
            Some((one, fell_on(limit.since)))
        })
        .collect();
    let ends: Vec<(i64, NaiveDate)> = above
        .iter()
        .map(|(one, fell_on)| (one.id, *fell_on - Days::new(1)))
        .collect();
    store::end_current_prices(tx, moment, ends.into_iter(), true).await?;
    let events: Vec<NewEvent> = above
        .iter()
        .map(|(one, fell_on)| {
            let ended = OwnPriceEnded {
                hospital: one.hospital,
                price: one.price,
                reference_limit: one.limit,
                limit_version: one.limit_version.0,
                fell_on: *fell_on,
            };
            OWN_PRICE_ENDED
                .about(one.product, &ended)
                .for_readers(Readers::only(one.hospital))
        })
        .collect();
    log::write(tx, moment, &events).await?;
    let ended = above.iter().map(|(one, fell_on)| ConcludedEnded {
        invitation: one.invitation,
        price: one.price,
        limit: one.limit,
        limit_version: one.limit_version,
        fell_on: *fell_on,
    });
    Ok(ended.collect())
}
