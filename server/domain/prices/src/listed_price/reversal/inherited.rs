//! Which prices of later loads may have from the load that is undone what their rows left blank. Pure.
//!
//! A blank pack ratio, last day or level means what was listed when the row came, and no row states whether a cell was blank: one that has
//! the undone value where without the load it would have had another is named, so that somebody looks (a limit would not move by a guess).

use std::collections::HashMap;

use chrono::NaiveDate;
use ground::ProductId;
use rust_decimal::Decimal;

use super::rules::Own;
use super::types::{Inherited, Traced};
use crate::listed_price::price_kind::{PlatformLevel, PriceKind};
use crate::listed_price::region::Region;
use crate::listed_price::rules::{ListedPrice, PriceKey, reason_never_to_count};

/// What a blank cell leaves as it was.
fn ratio(price: &ListedPrice) -> Decimal {
    price.terms.pack_ratio.normalize()
}

fn last_day(price: &ListedPrice) -> Option<NaiveDate> {
    price.terms.effective_to
}

/// Where a level is taken over from: a platform lists all prices of a kind under one.
type Place<'a> = (ProductId, Region, &'a str, PriceKind);

fn place(price: &ListedPrice) -> Place<'_> {
    let key = &price.key;
    (key.product, key.region, &key.platform, key.kind)
}

/// Those that may count from today on, each with what was listed before the load under its key.
pub(super) fn inherited(traced: &[Traced], own: Own<'_>) -> Vec<Inherited> {
    let mut of_key: HashMap<PriceKey<&str>, Vec<&Traced>> = HashMap::new();
    let mut of_place: HashMap<Place<'_>, Vec<&Traced>> = HashMap::new();
    for one in traced {
        let key = one.price.key.borrowed();
        of_key.entry(key).or_default().push(one);
        of_place.entry(place(&one.price)).or_default().push(one);
    }
    let later = traced
        .iter()
        .filter(|one| one.superseded_at.is_none() && may_count(&one.price, own.today));
    let found = later.filter(|one| is_others(one, own)).filter_map(|one| {
        let alike = of_key.get(&one.price.key.borrowed())?;
        let near = of_place.get(&place(&one.price))?;
        let before = alike
            .iter()
            .filter(|before| before.superseded_by == Some(own.import));
        let before: Vec<&ListedPrice> = before.map(|before| &before.price).collect();
        let has_value = |undone: &&&Traced| takes_value(one, undone, alike, &before, own);
        let is_taken = undone_before(one, alike, own).any(|undone| has_value(&undone))
            || takes_level(one, near, own);
        is_taken.then(|| Inherited {
            price: one.price.clone(),
            before: before.first().map(|before| before.terms.clone()),
        })
    });
    found.collect()
}

/// Whether it may count from a day on, were it listed by the province: a city's may have its level from the undone load.
fn may_count(price: &ListedPrice, day: NaiveDate) -> bool {
    let (kind, level) = (price.key.kind, PlatformLevel::Provincial);
    reason_never_to_count(kind, level, price.last_day(), day).is_none()
}

/// Whether another load stated it, which is not undone.
fn is_others(one: &Traced, own: Own<'_>) -> bool {
    let by = one.price.loaded_by;
    by.is_some_and(|by| by != own.import && !own.reversed.contains(&by))
}

/// Rows of the undone load that stood among these when a price came.
fn undone_before<'a, 'b>(
    one: &Traced,
    among: &'a [&'b Traced],
    own: Own<'_>,
) -> impl Iterator<Item = &'a &'b Traced> {
    let root = one.root;
    let is_undone =
        move |undone: &&&Traced| undone.price.loaded_by == Some(own.import) && undone.root < root;
    among.iter().filter(is_undone)
}

/// Whether a price has the pack ratio or the last day of an undone row that it, or what stood between them with the same value, took the
/// place of, where something else was listed before.
fn takes_value(
    one: &Traced,
    undone: &Traced,
    alike: &[&Traced],
    before: &[&ListedPrice],
    own: Own<'_>,
) -> bool {
    if undone.superseded_by.is_none() {
        return false;
    }
    let between = alike.iter().filter(|between| {
        undone.root < between.root && between.root < one.root && is_others(between, own)
    });
    let later: Vec<&ListedPrice> = between
        .map(|between| &between.price)
        .chain([&one.price])
        .collect();
    let undone = &undone.price;
    // Where nothing was listed, a blank ratio is one base unit, and a blank last day none.
    let would_be_one = before.is_empty() && ratio(undone) == Decimal::ONE;
    let has_ratio = later.iter().all(|later| ratio(later) == ratio(undone))
        && before.iter().all(|before| ratio(before) != ratio(undone))
        && !would_be_one;
    let has_day = undone.terms.effective_to.is_some()
        && later
            .iter()
            .all(|later| last_day(later) == last_day(undone))
        && before
            .iter()
            .all(|before| last_day(before) != last_day(undone));
    has_ratio || has_day
}

/// Whether a price is a city's as only the undone load had listed it there: where nothing is listed, a blank level is the province's.
fn takes_level(one: &Traced, near: &[&Traced], own: Own<'_>) -> bool {
    let is_city = |listed: &Traced| listed.price.key.level == PlatformLevel::City;
    let is_first = |undone: &Traced| {
        let mut earlier = near
            .iter()
            .filter(|other| other.root < undone.root && is_others(other, own));
        earlier.all(|other| !is_city(other))
    };
    is_city(one) && undone_before(one, near, own).any(|undone| is_city(undone) && is_first(undone))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use chrono::{DateTime, Utc};
    use ground::{ImportId, ListedPriceId};
    use serde_json::json;

    use super::*;
    use crate::listed_price::tests::{day, listing};

    fn import(load: i64) -> ImportId {
        let id = json!(format!("00000000-0000-0000-0000-{load:012}"));
        serde_json::from_value(id).expect("an id")
    }

    /// A row of each load in turn, each in the place of the one before.
    fn rows(terms: &[(i64, Option<&str>)]) -> Vec<Traced> {
        let rows = (1..).zip(terms).map(|(load, (ratio, last))| {
            let mut price = listing(load, "44", "100");
            price.terms.pack_ratio = (*ratio).into();
            price.terms.effective_to = last.map(day);
            price.loaded_by = Some(import(load));
            let is_last = usize::try_from(load) == Ok(terms.len());
            Traced {
                root: ListedPriceId(load),
                superseded_at: (!is_last).then_some(DateTime::<Utc>::UNIX_EPOCH),
                superseded_by: (!is_last).then(|| import(load + 1)),
                price,
            }
        });
        rows.collect()
    }

    /// How many are named when the second load is undone.
    fn named(terms: &[(i64, Option<&str>)]) -> usize {
        named_without(2, &rows(terms))
    }

    /// How many of these are named when a load is undone.
    fn named_without(load: i64, traced: &[Traced]) -> usize {
        let own = Own {
            import: import(load),
            since: DateTime::UNIX_EPOCH,
            reversed: &HashSet::from([import(load)]),
            heirs: &HashMap::new(),
            law: &HashMap::new(),
            bridged: &HashSet::new(),
            left_out: &HashSet::new(),
            today: day("2021-03-01"),
        };
        inherited(traced, own).len()
    }

    #[test]
    fn a_later_price_with_a_value_that_only_the_undone_load_had_brought_is_named() {
        assert_eq!(named(&[(1, None), (2, None), (2, None)]), 1);
        assert_eq!(named(&[(1, None), (2, None), (1, None)]), 0, "stated");
        assert_eq!(named(&[(2, None), (2, None), (2, None)]), 0, "as before");
        let last = Some("2021-12-31");
        assert_eq!(named(&[(1, None), (1, last), (1, last)]), 1);
        assert_eq!(named(&[(1, last), (1, None), (1, None)]), 0, "open anyway");
        assert_eq!(named(&[(1, None), (1, last), (1, None)]), 0);
        let over = Some("2021-02-28");
        assert_eq!(named(&[(1, None), (1, over), (1, over)]), 0, "over");
        assert_eq!(named(&[(1, None), (2, None)]), 0, "nothing came later");
    }
    #[test]
    fn a_value_of_the_first_load_under_a_key_is_named_too() {
        let named = |terms: &[(i64, Option<&str>)]| named_without(1, &rows(terms));
        assert_eq!(named(&[(2, None), (2, None)]), 1, "a ratio");
        assert_eq!(named(&[(1, None), (1, None)]), 0, "what a blank means");
        assert_eq!(named(&[(2, None), (1, None)]), 0, "stated");
        let last = Some("2021-12-31");
        assert_eq!(named(&[(1, last), (1, last)]), 1, "a last day");
        assert_eq!(named(&[(1, last), (1, None)]), 0);
        // Passed on by a load between.
        assert_eq!(named(&[(2, None), (2, None), (2, None)]), 1);
        assert_eq!(named(&[(2, None), (1, None), (2, None)]), 0, "stated anew");
    }

    #[test]
    fn a_level_that_only_the_undone_load_had_listed_is_named() {
        let city = |levels: &[PlatformLevel]| {
            let mut traced = rows(&vec![(1, None); levels.len()]);
            for (one, level) in traced.iter_mut().zip(levels) {
                one.price.key.level = *level;
            }
            named_without(1, &traced)
        };
        use PlatformLevel::{City, Provincial};
        assert_eq!(city(&[City, City]), 1);
        assert_eq!(city(&[City, Provincial]), 0);
        assert_eq!(city(&[Provincial, City]), 0, "stated");
        assert_eq!(city(&[Provincial, Provincial]), 0);
        assert_eq!(city(&[City, City, City]), 1, "passed on");
    }
}
