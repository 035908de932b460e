//! Listing a price, and ending one, by an announcement: capabilities above decide it, this module alone
//! does it.

mod store;
mod types;

pub use types::{ListedTerms, NewListed, TermsFigures};

use std::collections::BTreeMap;

use ground::database::Transaction;
use ground::{ListedPriceId, Moment, Result};

use super::rules::Counting;
use super::store::claim_sources;

/// Lists prices; returns their ids, in order.
pub async fn list_announced(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[NewListed<'_>],
) -> Result<Vec<ListedPriceId>> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let sources: Vec<&str> = new.iter().map(|one| one.terms.source.as_str()).collect();
    claim_sources(tx, None, &sources).await?;
    store::insert_announced(tx, moment, new).await
}

/// Saves the days on which prices count, each in as many rows as there are parts of them; the rows as they were are kept as
/// superseded.
pub async fn set_counting(
    tx: &Transaction<'_>,
    moment: &Moment,
    prices: &BTreeMap<ListedPriceId, Vec<Counting>>,
) -> Result<()> {
    if prices.is_empty() {
        return Ok(());
    }
    store::set_counting(tx, moment, prices).await
}
