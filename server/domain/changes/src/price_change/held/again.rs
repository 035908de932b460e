//! Held prices that wait again: what had taken their place is undone, refused or stopped, and they are what their platform stated before it.

use std::collections::BTreeMap;

use ground::database::Transaction;
use ground::{AccountId, Caller, ImportId, ListedPriceId, Moment, PriceChangeId, Result};

use super::enter::{Far, hold_outliers};
use super::store;
use crate::price_change::state::Origin;
use crate::price_change::store::lock;
use crate::price_change::types::PriceChange;

/// Holds prices again that had waited until one of these listed prices, or of these held ones, took their place: what their platform
/// states is as if that one had never come.
pub(in crate::price_change) async fn wait_again(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    gone: &[ListedPriceId],
    ended: &[PriceChange],
) -> Result<Vec<PriceChange>> {
    let held = ended
        .iter()
        .filter(|change| change.origin == Origin::Outlier);
    let held: Vec<PriceChangeId> = held.map(|change| change.id).collect();
    if gone.is_empty() && held.is_empty() {
        return Ok(Vec::new());
    }
    let imports = store::waiting_again(tx, gone, &held).await?;
    let ids: Vec<PriceChangeId> = imports.keys().copied().collect();
    let mut of_loads: BTreeMap<(ImportId, AccountId), Vec<Far>> = BTreeMap::new();
    for change in lock(tx, &ids).await? {
        let found = imports.get(&change.id).zip(change.submitted_by);
        if let Some(((import, loader), last)) = found.zip(change.last_price) {
            let far = Far {
                key: change.terms.key(change.product).owned(),
                terms: change.terms.price.clone(),
                last,
            };
            of_loads.entry((*import, loader)).or_default().push(far);
        }
    }
    hold_each(tx, moment, caller, of_loads).await
}

/// Holds far prices, each as its load's.
pub(super) async fn hold_each(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    of_loads: BTreeMap<(ImportId, AccountId), Vec<Far>>,
) -> Result<Vec<PriceChange>> {
    let mut held = Vec::new();
    for (load, prices) in of_loads {
        held.extend(hold_outliers(tx, moment, caller, load, &prices).await?);
    }
    Ok(held)
}
