//! The limit of a product on a day: the lowest of the prices that count. Pure.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use ground::{ListedPriceId, ProductId, UnitPrice, shanghai_midnight};
use rust_decimal::Decimal;

use super::region::Region;
use super::rules::{Candidate, ListedPrice, NotCounted, PriceKey, reason_not_to_count};
use super::types::{Limit, Lowest};

/// A price with the reason why it does not count, if it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Considered {
    pub price: ListedPrice,
    /// `None` when it counts.
    pub reason: Option<NotCounted>,
}

/// The calculation of the limit of one product on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitSheet {
    /// Every price considered: those that count first, each group from low to high.
    pub considered: Vec<Considered>,
}

impl LimitSheet {
    #[must_use]
    pub fn of(prices: Vec<ListedPrice>, day: NaiveDate) -> Self {
        let mut considered: Vec<Considered> = prices
            .into_iter()
            .map(|price| {
                let reason = price.reason_not_to_count(day);
                Considered { price, reason }
            })
            .collect();
        considered.sort_by_key(|one| {
            let price = &one.price;
            (
                one.reason.is_some(),
                price.terms.base_price,
                price.key.region,
                price.id,
            )
        });
        Self { considered }
    }

    /// The same with each price once: what a platform lists under a document from a day is one price for who reads the sheet, though
    /// a load has stated its end, which is held, or an announcement lets it count from a coming day. Where one of them counts it is
    /// shown, the longest of several.
    #[must_use]
    pub fn each_once(mut self) -> Self {
        let mut shown: HashMap<_, (NaiveDate, Reverse<ListedPriceId>)> = HashMap::new();
        for price in self.counted() {
            let length = length(price);
            let longest = shown.entry(stated(price)).or_insert(length);
            *longest = length.max(*longest);
        }
        let is_shown = |one: &Considered| {
            let longest = shown.get(&stated(&one.price));
            longest.is_none_or(|longest| one.reason.is_none() && length(&one.price) == *longest)
        };
        let considered = self.considered.iter().filter(|one| is_shown(one)).cloned();
        self.considered = considered.collect();
        self
    }

    /// The price that sets the limit: the lowest that counts; among equals the lowest region code, then the
    /// oldest row. Without one the product belongs to the candidate catalogue.
    #[must_use]
    pub fn lowest(&self) -> Option<&ListedPrice> {
        self.counted().next()
    }

    /// The prices that count, from low to high.
    pub fn counted(&self) -> impl Iterator<Item = &ListedPrice> {
        let counted = self.considered.iter().filter(|one| one.reason.is_none());
        counted.map(|one| &one.price)
    }

    /// The lowest price of each province whose platform lists the product on `day`, in the order of
    /// provinces; a price that counts is preferred to a lower one that does not.
    #[must_use]
    pub fn lowest_of_provinces(&self, day: NaiveDate) -> Vec<&Considered> {
        let mut lowest: BTreeMap<Region, &Considered> = BTreeMap::new();
        for one in &self.considered {
            if one.price.is_listed_by_province(day) {
                lowest.entry(one.price.key.region).or_insert(one);
            }
        }
        lowest.into_values().collect()
    }
}

/// What a reader knows a price by: where it is listed, since when, by which document, and what it is.
fn stated(price: &ListedPrice) -> (PriceKey<&str>, UnitPrice, Decimal) {
    let terms = &price.terms;
    (price.key.borrowed(), terms.price, terms.pack_ratio)
}

/// How long a price counts, and before others that count as long the oldest row.
fn length(price: &ListedPrice) -> (NaiveDate, Reverse<ListedPriceId>) {
    let last = price.last_day().unwrap_or(NaiveDate::MAX);
    (last, Reverse(price.id))
}

/// The price that sets the limit of each product on `day`, by the rule of [`LimitSheet::lowest`]; products
/// without any are left out.
pub fn lowest_of_each<'a>(
    prices: impl Iterator<Item = Candidate<'a>>,
    day: NaiveDate,
) -> HashMap<ProductId, Lowest<'a>> {
    let mut lowest: HashMap<ProductId, Lowest<'a>> = HashMap::new();
    for price in prices {
        if reason_not_to_count(price, day).is_some() {
            continue;
        }
        let Candidate { id, key, terms, .. } = price;
        let (base_price, region) = (terms.base_price, key.region);
        let candidate = Lowest {
            base_price,
            region,
            id,
            platform: key.platform,
        };
        match lowest.entry(key.product) {
            Entry::Vacant(slot) => {
                slot.insert(candidate);
            }
            Entry::Occupied(mut slot) => {
                let best = slot.get();
                if (base_price, region, id) < (best.base_price, best.region, best.id) {
                    slot.insert(candidate);
                }
            }
        }
    }
    lowest
}

/// The instant from which a limit binds: the beginning of its first day, or when its price became known after that. Nobody
/// could go by a limit before the platform knew of it (S4-13).
pub(super) fn binds_since(
    effective_on: NaiveDate,
    known_at: Option<DateTime<Utc>>,
) -> DateTime<Utc> {
    let begins = shanghai_midnight(effective_on);
    known_at.map_or(begins, |known_at| begins.max(known_at))
}

/// The limit of `today` of a product whose stored limit is that of the day `settled`; `None` while the product
/// never had one. A limit that has not moved since stays as it is stored.
pub(super) fn limit_on(
    product: ProductId,
    stored: Option<Limit>,
    prices: &[&ListedPrice],
    settled: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<Limit> {
    let on = |day| {
        let candidates = prices.iter().map(|price| price.candidate());
        lowest_of_each(candidates, day).remove(&product)
    };
    let lowest = on(today);
    let price = lowest.map(|lowest| lowest.base_price);
    if stored.as_ref().and_then(|stored| stored.price) == price {
        return stored;
    }
    let turns: BTreeSet<NaiveDate> = prices
        .iter()
        .flat_map(|price| price.turns())
        .filter(|day| settled.is_none_or(|settled| settled < *day) && *day <= today)
        .collect();
    let same = |day: &NaiveDate| on(*day).map(|lowest| lowest.base_price) == price;
    let since = turns.into_iter().rev().take_while(same).last();
    Some(Limit {
        product,
        price,
        region: lowest.map(|lowest| lowest.region),
        platform: lowest.map(|lowest| lowest.platform.to_owned()),
        effective_on: since.unwrap_or(today),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_limit_binds_from_midnight_and_not_before_its_price_was_known() {
        let day: NaiveDate = "2026-03-03".parse().expect("a day");
        let midnight = at("2026-03-03T00:00:00+08:00");
        let load = at("2026-03-03T06:50:00+08:00");
        assert_eq!(binds_since(day, Some(load)), load);
        assert_eq!(binds_since(day, Some(midnight)), midnight);
        let before = at("2026-03-02T23:59:59+08:00");
        assert_eq!(binds_since(day, Some(before)), midnight);
        assert_eq!(binds_since(day, None), midnight, "announced before");
    }
}
