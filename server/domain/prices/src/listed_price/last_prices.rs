//! What a price of a load is compared with: what its platform lists of the product, else the others, else the other rows; and
//! which rows are too far from it. Pure.
//!
//! ◇ A person moves a price by a second look or by the day, not by one load after another: what a person's own loads of today
//! have made is no known price for the next of them, and what they replaced still is. What a price is far from outlasts the
//! undoing of its load, whoever loads next, where nothing else is known; and who undid it does not set a higher price alone.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use ground::{ProductId, UnitPrice};

use super::guard::{Bounds, LastPrices};
use super::limit_sheet::lowest_of_each;
use super::rules::{ListedPrice, NotCounted, PriceKey, PriceTerms, excluded};

/// A row of a load with its index.
pub(super) type Row<'a> = (usize, &'a (PriceKey<&'a str>, PriceTerms));

/// A price that a load may be compared with.
#[derive(Debug, Clone)]
pub(super) struct Compared {
    pub(super) price: ListedPrice,
    /// Whether the person who loads has loaded it today.
    pub(super) is_own: bool,
    pub(super) undone_at: Option<DateTime<Utc>>,
    /// Whether the person who loads undid it.
    pub(super) is_undoer: bool,
}

#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    listed: Vec<&'a ListedPrice>,
    limit: Option<UnitPrice>,
    /// What was taken from it by undoing loads, where nothing has taken its place since.
    undone: Undone,
}

/// The prices of undone loads of one product.
#[derive(Debug, Default)]
struct Undone {
    /// Each once, in ascending order.
    prices: BTreeSet<UnitPrice>,
    /// The lowest of those whose loads the person who loads undid.
    own: Option<UnitPrice>,
}

/// A row that is held, by what it is too far from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Far {
    pub(super) last: UnitPrice,
    pub(super) known: KnownBy,
}

/// Why the price that a row is too far from is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownBy {
    /// The platforms have it, or had it.
    Listing,
    /// Another row of the file states it, and nothing else is known.
    OtherRow,
    /// It was listed until somebody else took its file back.
    UndoneLoad,
    /// The person who loads undid its load.
    OwnUndoing,
}

impl<'a> Known<'a> {
    /// What others and earlier days have made of a product. Where that is nothing, it is what the person's first load of today has
    /// made.
    pub(super) fn of(product: ProductId, prices: &[&'a Compared], today: NaiveDate) -> Self {
        let left = prices.iter().filter(|one| one.undone_at.is_none());
        let (own, others): (Vec<&Compared>, Vec<&Compared>) = left.partition(|one| one.is_own);
        let mut listed: Vec<&ListedPrice> = others.iter().map(|one| &one.price).collect();
        let limit_of = |listed: &[&ListedPrice]| {
            let candidates = listed.iter().map(|price| price.candidate());
            let lowest = lowest_of_each(candidates, today);
            lowest.get(&product).map(|lowest| lowest.base_price)
        };
        let undone = match limit_of(&listed) {
            Some(_) => Undone::default(),
            None => Undone::of(prices, &listed),
        };
        if !listed.iter().any(|price| is_comparable(price)) {
            let first = own.iter().min_by_key(|one| one.price.id);
            let first = first.map(|one| one.price.loaded_by);
            let of_first = own.iter().map(|one| &one.price);
            listed.extend(of_first.filter(|price| Some(price.loaded_by) == first));
        }
        Self {
            limit: limit_of(&listed),
            listed,
            undone,
        }
    }

    pub(super) fn is_nothing(&self) -> bool {
        !self.listed.iter().any(|price| is_comparable(price))
    }
}

impl Undone {
    /// The prices whose loads were undone, unless another price that may count was recorded since.
    fn of(prices: &[&Compared], others: &[&ListedPrice]) -> Self {
        let counted = others.iter().filter(|price| once_counted(price));
        let last = counted.map(|price| price.recorded_at).max();
        let undone = prices.iter().filter(|one| once_counted(&one.price));
        let undone = undone.filter(|one| {
            one.undone_at
                .is_some_and(|at| last.is_none_or(|last| last < at))
        });
        let undone: Vec<&Compared> = undone.copied().collect();
        let own = undone.iter().filter(|one| one.is_undoer);
        Self {
            own: own.map(|one| one.price.terms.base_price).min(),
            prices: undone
                .iter()
                .map(|one| one.price.terms.base_price)
                .collect(),
        }
    }

    /// What a row is held for: for everybody an undone price that it would be a typing error beside, and for who undid one
    /// a price that is higher.
    fn held(&self, bounds: Bounds, price: UnitPrice) -> Option<Far> {
        let far = |undone: &UnitPrice| bounds.typed(price, Some(*undone)).is_some();
        let own = self.own.filter(|own| *own < price || far(own));
        let own = own.map(|last| Far {
            last,
            known: KnownBy::OwnUndoing,
        });
        own.or_else(|| {
            let last = self.prices.iter().copied().find(far)?;
            Some(Far {
                last,
                known: KnownBy::UndoneLoad,
            })
        })
    }
}

/// The rows of one product that are too far from what is known of it, by their index, with the price that each is too far from.
/// Where nothing is known they are compared with one another: what comes in one file may be wrong in it as well.
pub(super) fn far_rows(
    bounds: Bounds,
    rows: &[Row<'_>],
    known: &Known<'_>,
    today: NaiveDate,
) -> Vec<(usize, Far)> {
    let by = match known.is_nothing() {
        true => KnownBy::OtherRow,
        false => KnownBy::Listing,
    };
    let far: Vec<Option<UnitPrice>> = if known.is_nothing() {
        let prices: Vec<UnitPrice> = rows
            .iter()
            .map(|(_, (_, terms))| terms.base_price)
            .collect();
        bounds.too_far_apart(&prices)
    } else {
        let far = |(_, (key, terms)): &Row<'_>| {
            let last = last_prices(&known.listed, *key, known.limit, today);
            bounds.too_far_from(terms.base_price, last)
        };
        rows.iter().map(far).collect()
    };
    let held = rows.iter().zip(far).filter_map(|((index, row), far)| {
        let far = far.map(|last| Far { last, known: by });
        let far = far.or_else(|| known.undone.held(bounds, row.1.base_price));
        Some((*index, far?))
    });
    held.collect()
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

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;
    use serde_json::json;

    use super::*;
    use crate::listed_price::tests::{day, listing};

    const TODAY: &str = "2021-03-01";

    fn at(hour: u32) -> DateTime<Utc> {
        let text = format!("2021-03-01T{hour:02}:00:00+08:00");
        text.parse().expect("an instant")
    }

    fn of_others(id: i64, yuan: &str) -> Compared {
        Compared {
            price: listing(id, "44", yuan),
            is_own: false,
            undone_at: None,
            is_undoer: false,
        }
    }

    /// Of the person's load of that number today.
    fn own(id: i64, yuan: &str, load: u8) -> Compared {
        let mut one = of_others(id, yuan);
        one.is_own = true;
        let import = json!(format!("00000000-0000-0000-0000-{load:012}"));
        one.price.loaded_by = serde_json::from_value(import).expect("an id");
        one
    }

    /// Undone by the person who loads.
    fn undone(id: i64, yuan: &str, hour: u32) -> Compared {
        Compared {
            undone_at: Some(at(hour)),
            is_undoer: true,
            ..of_others(id, yuan)
        }
    }

    fn undone_by_another(id: i64, yuan: &str, hour: u32) -> Compared {
        Compared {
            is_undoer: false,
            ..undone(id, yuan, hour)
        }
    }

    /// What a price of another province is held for.
    fn held(yuan: &str, prices: &[Compared]) -> Option<(String, KnownBy)> {
        let prices: Vec<&Compared> = prices.iter().collect();
        let known = Known::of(ProductId(1), &prices, day(TODAY));
        let bounds = Bounds {
            below_part: Decimal::from(3),
            above_times: Decimal::from(3),
        };
        let row = listing(99, "33", yuan);
        let row = (row.key.borrowed(), row.terms.clone());
        let far = far_rows(bounds, &[(0, &row)], &known, day(TODAY));
        far.first()
            .map(|(_, far)| (far.last.to_string(), far.known))
    }

    fn far_from(yuan: &str) -> Option<(String, KnownBy)> {
        Some((yuan.to_owned(), KnownBy::Listing))
    }

    fn above(yuan: &str) -> Option<(String, KnownBy)> {
        Some((yuan.to_owned(), KnownBy::OwnUndoing))
    }

    fn far_from_undone(yuan: &str) -> Option<(String, KnownBy)> {
        Some((yuan.to_owned(), KnownBy::UndoneLoad))
    }

    #[test]
    fn a_person_does_not_go_down_by_steps_within_a_day() {
        let steps = [of_others(1, "30"), own(2, "11", 1)];
        assert_eq!(held("4", &steps), far_from("30.00"));
        assert_eq!(held("10", &steps), None, "a third of what others made");
        // A second person has listed something between.
        let between = [of_others(1, "30"), own(2, "11", 1), of_others(3, "11.50")];
        assert_eq!(held("4", &between), None);
    }

    #[test]
    fn what_a_person_alone_has_loaded_begins_with_the_first_load() {
        let steps = [own(1, "30", 1), own(2, "11", 2)];
        assert_eq!(held("4", &steps), far_from("30.00"));
        assert_eq!(held("90", &steps), None);
        assert_eq!(held("90.01", &steps), far_from("30.00"));
    }

    #[test]
    fn who_undid_a_load_sets_no_higher_price_alone() {
        let gone = [undone(1, "100", 9)];
        assert_eq!(held("100.01", &gone), above("100.00"));
        assert_eq!(held("9", &gone), above("100.00"));
        assert_eq!(held("100", &gone), None);
        assert_eq!(held("34", &gone), None);
        // Whatever else the person has loaded since.
        let since = [undone(1, "100", 9), own(2, "95", 1)];
        assert_eq!(held("110", &since), above("100.00"));
    }

    #[test]
    fn what_another_person_undid_is_what_a_far_price_is_compared_with() {
        let gone = [undone_by_another(1, "100", 9)];
        assert_eq!(held("9", &gone), far_from_undone("100.00"));
        assert_eq!(held("950", &gone), far_from_undone("100.00"));
        assert_eq!(held("300", &gone), None, "exactly three times");
        assert_eq!(held("34", &gone), None);
        // By steps over several undone loads: each of them is known.
        let steps = [
            undone_by_another(1, "30", 9),
            undone_by_another(2, "11", 10),
        ];
        assert_eq!(held("4", &steps), far_from_undone("30.00"));
        assert_eq!(held("10", &steps), None);
        let mut later = of_others(2, "11.81");
        later.price.recorded_at = at(10);
        let since = [undone_by_another(1, "1.18", 9), later];
        assert_eq!(held("12", &since), None);
    }

    #[test]
    fn of_several_known_prices_the_nearest_is_named() {
        // Its own platform lists 100, another one 36.
        let mut own_platform = of_others(1, "100");
        own_platform.price = listing(1, "33", "100");
        let known = [own_platform.clone(), of_others(2, "36")];
        assert_eq!(held("11", &known), far_from("36.00"));
        assert_eq!(held("12", &known), far_from("100.00"));
        assert_eq!(held("33.34", &known), None);
        assert_eq!(held("301", &[own_platform]), far_from("100.00"));
    }

    #[test]
    fn rows_of_one_file_that_are_far_apart_are_known_by_each_other_alone() {
        let bounds = Bounds {
            below_part: Decimal::from(3),
            above_times: Decimal::from(3),
        };
        let rows = [listing(1, "33", "11.81"), listing(2, "44", "1.18")];
        let rows = rows.map(|row| (row.key, row.terms));
        let rows: Vec<_> = rows
            .iter()
            .map(|(key, terms)| (key.borrowed(), terms.clone()))
            .collect();
        let rows: Vec<Row<'_>> = rows.iter().enumerate().collect();
        let known = Known::of(ProductId(1), &[], day(TODAY));
        let far = far_rows(bounds, &rows, &known, day(TODAY));
        let far: Vec<_> = far
            .iter()
            .map(|(_, far)| (far.last.to_string(), far.known))
            .collect();
        let by = |yuan: &str| (yuan.to_owned(), KnownBy::OtherRow);
        assert_eq!(far, [by("1.18"), by("11.81")]);
    }

    #[test]
    fn what_was_undone_is_forgotten_once_another_price_is_known() {
        let mut later = of_others(2, "11.81");
        later.price.recorded_at = at(10);
        let since = [undone(1, "1.18", 9), later.clone()];
        assert_eq!(held("12", &since), None);
        later.price.terms.effective_to = Some(day("2021-02-01"));
        let over = [undone(1, "1.18", 9), later];
        assert_eq!(held("12", &over), None);
        assert_eq!(held("1.18", &over), far_from("11.81"));
    }
}
