//! What the end of a listed price brings about, beside its row.

use std::collections::{BTreeSet, HashMap, HashSet};

use ground::database::Reader;
use ground::{ListedPriceId, Moment, ProductId, Result};
use prices::listed_price::{LimitRise, ListedPrice, by_product, prices_around_ends};

use super::store::{self, Ending};
use crate::price_change::state::ChangeState;
use crate::price_change::types::{EndForeseen, PriceChangeRow};

/// Notes it for the rows whose end waits or is public.
pub(super) async fn note(
    db: &impl Reader,
    moment: &Moment,
    rows: &mut [PriceChangeRow],
) -> Result<()> {
    let open = rows
        .iter_mut()
        .filter(|row| row.change.ends.is_some() && row.change.state.is_open());
    let open: Vec<&mut PriceChangeRow> = open.collect();
    if open.is_empty() {
        return Ok(());
    }
    let products: BTreeSet<ProductId> = open.iter().map(|row| row.change.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    let ending = store::ending(db, &products).await?;
    let ids: Vec<ListedPriceId> = ending.iter().map(|one| one.listed_price).collect();
    let listed = prices_around_ends(db, &products, &ids, moment.today()).await?;
    let listed: HashMap<ProductId, Vec<&ListedPrice>> = by_product(&listed);
    for row in open {
        let prices = listed
            .get(&row.change.product)
            .map_or(&[][..], Vec::as_slice);
        row.end = Some(foreseen(row, prices, &ending, moment));
    }
    Ok(())
}

fn foreseen(
    row: &PriceChangeRow,
    prices: &[&ListedPrice],
    ending: &[Ending],
    moment: &Moment,
) -> EndForeseen {
    let beside = with_it(row, ending);
    let own: HashSet<ListedPriceId> = ending
        .iter()
        .filter(|one| one.change == row.change.id)
        .map(|one| one.listed_price)
        .collect();
    let rise = LimitRise::without(prices, &own, &beside, moment.today());
    EndForeseen {
        rise,
        replaced_by: replacing(prices, &own, &beside),
    }
}

/// The prices that end with it: with one that is public those that are public, with one that waits those that wait too.
fn with_it(row: &PriceChangeRow, ending: &[Ending]) -> HashSet<ListedPriceId> {
    let has_come_as_far = |one: &&Ending| {
        row.change.state == ChangeState::Submitted || one.state == ChangeState::Publicized
    };
    let of_product = ending
        .iter()
        .filter(|one| one.product == row.change.product);
    let with_it = of_product.filter(has_come_as_far);
    with_it.map(|one| one.listed_price).collect()
}

/// What the platform of a price that ends has stated since: the prices recorded after it, by first day.
fn replacing(
    prices: &[&ListedPrice],
    own: &HashSet<ListedPriceId>,
    beside: &HashSet<ListedPriceId>,
) -> Vec<ListedPrice> {
    let Some(ended) = prices.iter().find(|price| own.contains(&price.id)) else {
        return Vec::new();
    };
    // Another load may come at the same instant of a simulated clock.
    let is_newer = |price: &ListedPrice| match price.loaded_by == ended.loaded_by {
        true => ended.recorded_at < price.recorded_at,
        false => ended.recorded_at <= price.recorded_at,
    };
    let newer = prices.iter().filter(|price| {
        price.key.borrowed().is_of_platform(ended.key.borrowed())
            && is_newer(price)
            && !beside.contains(&price.id)
    });
    let mut newer: Vec<ListedPrice> = newer.map(|price| (*price).clone()).collect();
    newer.sort_by_key(|price| (price.key.effective_from, price.id));
    newer
}
