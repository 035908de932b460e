//! What a price of a load is compared with: what its platform lists of the product, else the others, else the other rows; and
//! which rows are too far from it. Pure.

use chrono::NaiveDate;
use ground::UnitPrice;

use super::guard::{Bounds, LastPrices};
use super::rules::{ListedPrice, NotCounted, PriceKey, PriceTerms, excluded};

/// A row of a load with its index.
pub(super) type Row<'a> = (usize, &'a (PriceKey<&'a str>, PriceTerms));

/// The rows of one product that are too far from what is known of it, by their index, with the price that each is too far from.
/// Where nothing is known they are compared with one another: what comes in one file may be wrong in it as well.
pub(super) fn far_rows(
    bounds: Bounds,
    rows: &[Row<'_>],
    listed: &[&ListedPrice],
    limit: Option<UnitPrice>,
    today: NaiveDate,
) -> Vec<(usize, UnitPrice)> {
    let is_known = limit.is_some() || listed.iter().any(|price| is_comparable(price));
    let far: Vec<Option<UnitPrice>> = if is_known {
        let far = |(_, (key, terms)): &Row<'_>| {
            let last = last_prices(listed, *key, limit, today);
            bounds.too_far_from(terms.base_price, last)
        };
        rows.iter().map(far).collect()
    } else {
        let prices: Vec<UnitPrice> = rows
            .iter()
            .map(|(_, (_, terms))| terms.base_price)
            .collect();
        bounds.too_far_apart(&prices)
    };
    let indices = rows.iter().map(|(index, _)| *index);
    indices
        .zip(far)
        .filter_map(|(index, last)| Some((index, last?)))
        .collect()
}

/// What a price under `key` is compared with: what its own platform lists now or from a later day, else what it
/// listed last; where the platform never listed the product, what the others do, or did last.
fn last_prices(
    listed: &[&ListedPrice],
    key: PriceKey<&str>,
    limit: Option<UnitPrice>,
    today: NaiveDate,
) -> LastPrices {
    let (own, others): (Vec<&ListedPrice>, Vec<&ListedPrice>) = listed
        .iter()
        .copied()
        .partition(|price| price.key.borrowed().is_of_platform(key));
    let own = last_of(&own, today);
    let others = last_of(&others, today);
    let lowest = limit.or(match own {
        Some(_) => None,
        None => others.map(|(lowest, _)| lowest),
    });
    LastPrices {
        lowest,
        own_lowest: own.map(|(lowest, _)| lowest),
        highest: own.or(others).map(|(_, highest)| highest),
    }
}

/// The lowest and the highest of the prices that may count today or later, else the latest of those that once did, twice, else
/// those of the kinds that never count.
fn last_of(prices: &[&ListedPrice], today: NaiveDate) -> Option<(UnitPrice, UnitPrice)> {
    let span = |of: &dyn Fn(&ListedPrice) -> bool| {
        let found = || prices.iter().filter(|price| of(price));
        let yuan = || found().map(|price| price.terms.base_price);
        yuan().min().zip(yuan().max())
    };
    let latest = || {
        let counted = prices.iter().filter(|price| once_counted(price));
        let last = counted.max_by_key(|price| (price.key.effective_from, price.id));
        last.map(|price| (price.terms.base_price, price.terms.base_price))
    };
    span(&|price| price.may_count_from(today))
        .or_else(latest)
        .or_else(|| span(&is_comparable))
}

/// Whether another price of the product may be compared with this one. One selected in volume-based procurement may not: it is often
/// a tenth of what is listed.
fn is_comparable(price: &ListedPrice) -> bool {
    let reason = excluded(price.key.kind, price.key.level);
    reason != Some(NotCounted::VolumeBased)
}

fn once_counted(price: &ListedPrice) -> bool {
    excluded(price.key.kind, price.key.level).is_none()
}
