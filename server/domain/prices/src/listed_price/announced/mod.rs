//! Listing a price, and ending one, by an announcement: capabilities above decide it, this module alone
//! does it.

mod store;
mod types;

pub use types::{ListedTerms, NewListed, TermsFigures};

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ground::database::Transaction;
use ground::{ListedPriceId, Moment, Result};

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

/// Saves the last day on which prices count; the rows without it are kept as superseded.
pub async fn end_counting(
    tx: &Transaction<'_>,
    moment: &Moment,
    last_days: &BTreeMap<ListedPriceId, NaiveDate>,
) -> Result<()> {
    if last_days.is_empty() {
        return Ok(());
    }
    store::end_counting(tx, moment, last_days).await
}
