//! What earlier loads recorded and a load leaves out is replaced after its last row.

use std::collections::HashSet;

use ground::database::Transaction;
use ground::log;
use ground::{Caller, ImportId, ListedPriceId, Moment, ProductId, Result};

use super::{LoadState, loaded, store};
use crate::listed_price::limit_sheet::lowest_of_each;
use crate::listed_price::limits::{PRODUCTS_AT_ONCE, renew};
use crate::listed_price::rises::rises;
use crate::listed_price::rules::{ListedPrice, PriceKey};
use crate::listed_price::store::{lock_prices, prices_of_products};

/// Prices on which decisions are open, which the caller of [`replace_omitted`] knows.
#[derive(Debug, Default)]
pub struct OpenEnds {
    /// Those that the import repeats and whose end waits for a person.
    pub disputed: HashSet<ListedPriceId>,
    /// Those that give way at the end of a publicity.
    pub departing: HashSet<ListedPriceId>,
}

/// Replaces what earlier loads recorded under the keys of an import and the import did not repeat. Prices
/// without which a limit would rise are returned instead: they count until their end is announced, which
/// the caller arranges in the same transaction. Under the keys of disputed prices nothing is replaced: the import
/// repeats a price whose end waits for a person, beside the correction that another load made.
pub async fn replace_omitted(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    state: &LoadState,
    open: &OpenEnds,
) -> Result<Vec<ListedPrice>> {
    if state.omitted.is_empty() {
        return Ok(Vec::new());
    }
    lock_prices(tx).await?;
    let event = loaded(caller, import, 0, state.omitted.len());
    log::write(tx, moment, &[event]).await?;
    let products: Vec<ProductId> = state.products_omitted().into_iter().collect();
    let mut rises = Vec::new();
    for products in products.chunks(PRODUCTS_AT_ONCE) {
        rises.extend(replace_omitted_of(tx, moment, import, state, open, products).await?);
    }
    Ok(rises)
}

async fn replace_omitted_of(
    tx: &Transaction<'_>,
    moment: &Moment,
    import: ImportId,
    state: &LoadState,
    open: &OpenEnds,
    products: &[ProductId],
) -> Result<Vec<ListedPrice>> {
    let today = moment.today();
    let existing = prices_of_products(tx, products).await?;
    let disputed: HashSet<PriceKey<&str>> = existing
        .iter()
        .filter(|price| open.disputed.contains(&price.id))
        .map(|price| price.key.borrowed())
        .collect();
    let omitted = |price: &ListedPrice| {
        state.omitted.contains_key(&price.id)
            && !state.holding.keys.contains(&price.key)
            && !disputed.contains(&price.key.borrowed())
    };
    let rises: HashSet<ListedPriceId> = rises(&existing, omitted, &open.departing, today)
        .iter()
        .map(|price| price.id)
        .collect();
    let (replaced, left): (Vec<&ListedPrice>, Vec<&ListedPrice>) = existing
        .iter()
        .partition(|price| omitted(price) && !rises.contains(&price.id));
    let replaced: Vec<ListedPriceId> = replaced.iter().map(|price| price.id).collect();
    store::supersede_prices(tx, moment, import, &replaced).await?;
    let lowest = lowest_of_each(left.iter().map(|price| price.candidate()), today);
    renew(tx, moment, today, products, &lowest).await?;
    let rising = existing
        .into_iter()
        .filter(|price| rises.contains(&price.id));
    Ok(rising.collect())
}
