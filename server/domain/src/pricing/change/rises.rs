//! Held ends of prices: what a load no longer says and without which a limit would rise.

use super::decide::advance;
use super::rules::{Origin, Step};
use super::{ListedTerms, NewChange, save, store, telling};
use crate::caller::Caller;
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::{ListedPriceId, PriceChangeId};
use crate::log;
use crate::moment::Moment;
use crate::pricing::rules::ListedPrice;

/// Holds prices that a load no longer says and without which a limit would rise: they count on until
/// their end is announced (S4-13: a limit never rises silently). Says how many it holds anew.
///
/// # Errors
/// When the database fails.
pub(in crate::pricing) async fn hold_rises(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    held: &[&ListedPrice],
) -> Result<usize> {
    let known = store::held(tx, held).await?;
    let terms: Vec<(ListedTerms, &ListedPrice)> = held
        .iter()
        .filter(|price| !known.contains(&price.id))
        .map(|price| (ListedTerms::of(price), *price))
        .collect();
    let new: Vec<NewChange<'_>> = terms
        .iter()
        .map(|(terms, price)| NewChange {
            product: price.key.product,
            terms,
            remark: "",
            evidence: &[],
            campaign: None,
            linkage: None,
            ends: Some(price.id),
            account: Some(caller.account),
            organisation: caller.organisation,
        })
        .collect();
    let entered = store::insert(tx, moment, Origin::Rise, &new).await?;
    let events: Vec<_> = store::lock(tx, &entered)
        .await?
        .iter()
        .map(|change| change.event(Some(caller), "price-rise-held"))
        .collect();
    log::write(tx, moment, &events).await?;
    telling::held(tx, moment, entered.len()).await?;
    Ok(entered.len())
}

/// Withdraws held ends of prices that a load says again.
///
/// # Errors
/// When the database fails.
pub(in crate::pricing) async fn drop_rises(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    is_said: impl Fn(ListedPriceId) -> bool,
) -> Result<()> {
    let said = store::rises_held(tx).await?;
    let said: Vec<PriceChangeId> = said
        .into_iter()
        .filter(|(_, price)| is_said(*price))
        .map(|(change, _)| change)
        .collect();
    let (changed, _) = advance(tx, &said, Step::Withdraw, "").await?;
    save(tx, moment, Some(caller), &changed).await?;
    let events: Vec<_> = changed
        .iter()
        .map(|change| change.event(Some(caller), "price-change-withdrawn"))
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(())
}

impl ListedTerms {
    fn of(price: &ListedPrice) -> Self {
        Self {
            region: price.key.region,
            platform: price.key.platform.clone(),
            level: price.key.level,
            kind: price.key.kind,
            price: price.terms.clone(),
            effective_from: price.key.effective_from,
            source: price.key.source.clone(),
        }
    }
}
