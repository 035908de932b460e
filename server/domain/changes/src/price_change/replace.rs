//! What an announced change replaces, and for which days. Pure.
//!
//! S4-13, S4-1: a change takes the place of what its platform lists for as long as it is itself in force. A price without
//! a last day that a temporary one replaced counts again on the day after, so that no limit rises to another platform's price, which
//! nobody decided on.

use std::collections::{BTreeMap, HashSet};

use chrono::{Days, NaiveDate};
use ground::ListedPriceId;
use prices::listed_price::{Candidate, Counting, ListedPrice, PriceKey};

use super::state::Origin;
use super::types::PriceChange;

/// Days on which a price counts, both inclusive; open when there is no last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: NaiveDate,
    pub(super) last: Option<NaiveDate>,
}

impl Span {
    fn is_empty(self) -> bool {
        self.last.is_some_and(|last| last < self.first)
    }

    fn meets(self, other: Self) -> bool {
        let begins_by = |one: Self, two: Self| two.last.is_none_or(|last| one.first <= last);
        begins_by(self, other) && begins_by(other, self)
    }

    /// What is left of it without the days of others.
    fn without(self, others: impl Iterator<Item = Self>) -> Vec<Self> {
        others.fold(vec![self], |left, other| {
            left.into_iter().flat_map(|one| one.split(other)).collect()
        })
    }

    fn split(self, other: Self) -> Vec<Self> {
        if !self.meets(other) {
            return vec![self];
        }
        let before = Self {
            first: self.first,
            last: Some(other.first - Days::new(1)),
        };
        let after = other
            .last
            .and_then(|last| last.succ_opt())
            .map(|first| Self {
                first,
                last: self.last,
            });
        let parts = std::iter::once(before).chain(after);
        parts.filter(|one| !one.is_empty()).collect()
    }
}

/// The listed price that is equal to a change: a price that arrives in two ways is listed once.
#[must_use]
pub(super) fn listed_as(
    listed: &[&ListedPrice],
    change: &PriceChange,
    counts_from: NaiveDate,
) -> Option<ListedPriceId> {
    listed
        .iter()
        .find(|price| {
            price.key.borrowed() == change.terms.key(change.product)
                && price.terms.meaning() == change.terms.price.meaning()
                && price.counting.to.is_none()
                && price.counting.from.is_none_or(|first| first <= counts_from)
        })
        .map(|price| price.id)
}

/// When the prices of a product that its changes, announced together, replace still count: the parts of each, none where
/// nothing is left. Prices of the same announcement (`beside`) do not replace each other.
#[must_use]
pub(super) fn left_of_replaced<'a>(
    listed: &[&ListedPrice],
    announced: impl Iterator<Item = (&'a PriceChange, NaiveDate)>,
    beside: &HashSet<ListedPriceId>,
) -> BTreeMap<ListedPriceId, Vec<Counting>> {
    let mut covers: BTreeMap<ListedPriceId, Vec<Span>> = BTreeMap::new();
    for (change, first) in announced {
        for price in listed {
            if let Some(cover) = cover(price, change, first, beside) {
                covers.entry(price.id).or_default().push(cover);
            }
        }
    }
    let left = listed.iter().filter_map(|price| {
        let covers = covers.get(&price.id)?.iter().copied();
        let whole = Span {
            first: price.first_day(),
            last: price.last_day(),
        };
        let parts = whole.without(covers).into_iter();
        Some((price.id, parts.map(|part| counting(price, part)).collect()))
    });
    left.collect()
}

/// The days on which a change that counts from `first` takes the place of a price; `None` when it leaves it alone.
///
/// One that has ended before it begins to count replaces nothing, whoever states it: a limit would rise to what nobody decided on
/// (S4-13). A change with the price that is listed already states the last day of that price, which does not come back.
fn cover(
    price: &ListedPrice,
    change: &PriceChange,
    first: NaiveDate,
    beside: &HashSet<ListedPriceId>,
) -> Option<Span> {
    let key = change.terms.key(change.product);
    let for_good = Span { first, last: None };
    // Ends first: one ends what it names, however new or low that is, while the rules below weigh a price against another.
    if change.origin == Origin::Rise {
        let is_ended = change.ends == Some(price.id);
        let is_same =
            price.key.borrowed() == key && price.terms.meaning() == change.terms.price.meaning();
        return (is_ended || is_same && price.counting.returns).then_some(for_good);
    }
    if is_newer_and_lower(price, change) {
        return None;
    }
    let own = Span {
        last: change.terms.price.effective_to,
        ..for_good
    };
    if own.is_empty() {
        return None;
    }
    let is_listed_alike = price.terms.base_price == change.terms.price.base_price;
    let cover = if is_listed_alike { for_good } else { own };
    is_replaced(price, key, cover, beside).then_some(cover)
}

/// Whether a price is lower than a change, and came after the decision by which the change went public: what people read then did
/// not name it, so nobody decided that the limit rises from it (S4-13). It counts beside the change.
fn is_newer_and_lower(price: &ListedPrice, change: &PriceChange) -> bool {
    let is_newer = change
        .decided_at
        .is_some_and(|decided| decided < price.recorded_at);
    is_newer && price.terms.base_price < change.terms.price.base_price
}

/// Whether a change under `key` replaces a price on the days of `cover`: one of the same product, platform and kind that is in force
/// when they begin, or that was to count again later, unless it is of the same announcement.
fn is_replaced(
    price: &ListedPrice,
    key: PriceKey<&str>,
    cover: Span,
    beside: &HashSet<ListedPriceId>,
) -> bool {
    let comes_back = || {
        let days = Span {
            first: price.first_day(),
            last: price.last_day(),
        };
        price.counting.returns && days.meets(cover)
    };
    price.key.borrowed().is_of_platform(key)
        && !beside.contains(&price.id)
        && (price.is_in_force(cover.first) || comes_back())
}

/// A part of the days of a price as it is stored.
fn counting(price: &ListedPrice, part: Span) -> Counting {
    let is_first = part.first == price.first_day();
    Counting {
        from: match is_first {
            true => price.counting.from,
            false => Some(part.first),
        },
        to: match part.last == price.last_day() {
            true => price.counting.to,
            false => part.last,
        },
        returns: !is_first || price.counting.returns,
    }
}

/// When a change under `key` with the last day `last` counts that begins to count on `first`: until one that was announced
/// earlier begins, and again after that one's last day. A loaded price overtakes no announced one.
#[must_use]
pub(super) fn counts_on(
    listed: &[&ListedPrice],
    (key, last): (PriceKey<&str>, Option<NaiveDate>),
    first: NaiveDate,
    beside: &HashSet<ListedPriceId>,
) -> Vec<Counting> {
    let whole = Span { first, last };
    let overtaking = listed
        .iter()
        .filter(|price| price.key.borrowed().is_of_platform(key) && price.loaded_by.is_none())
        .filter(|price| !beside.contains(&price.id) && !price.counting.returns)
        .map(|price| Span {
            first: price.first_day(),
            last: price.last_day(),
        })
        .filter(|span| first < span.first);
    let parts = match whole.is_empty() {
        true => vec![whole],
        false => whole.without(overtaking),
    };
    let parts = parts.into_iter().map(|part| Counting {
        from: Some(part.first),
        to: part.last.filter(|_| part.last != last),
        returns: part.first != first,
    });
    parts.collect()
}

/// The prices of one product after its changes, none of them a rise, are announced together.
#[must_use]
pub(super) fn after_announcement<'a>(
    listed: &[&'a ListedPrice],
    changes: &[(&'a PriceChange, NaiveDate)],
    again: &HashSet<ListedPriceId>,
) -> Vec<Candidate<'a>> {
    let mut beside = again.clone();
    let mut new = Vec::new();
    for (change, first) in changes {
        // One that is listed already is kept before anything is replaced: else a change beside it would replace it.
        if let Some(equal) = listed_as(listed, change, *first) {
            beside.insert(equal);
            continue;
        }
        let key = change.terms.key(change.product);
        let terms = &change.terms.price;
        let parts = counts_on(listed, (key, terms.effective_to), *first, &beside);
        new.extend(parts.into_iter().map(|counting| Candidate {
            // The newest of all: among equals the older price keeps setting the limit.
            id: ListedPriceId(i64::MAX),
            key,
            terms,
            counting,
        }));
    }
    let left = left_of_replaced(listed, changes.iter().copied(), &beside);
    let mut after = new;
    for price in listed {
        let candidate = price.candidate();
        match left.get(&price.id) {
            Some(parts) => after.extend(parts.iter().map(|counting| Candidate {
                counting: *counting,
                ..candidate
            })),
            None => after.push(candidate),
        }
    }
    after
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use ground::ProductId;
    use prices::listed_price::{ListedTerms, PlatformLevel, PriceKind, PriceTerms, lowest_of_each};
    use rust_decimal::Decimal;

    use super::super::tests::declared;
    use super::*;
    use crate::price_change::state::ChangeState;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn terms(yuan: &str, last: Option<&str>) -> PriceTerms {
        let yuan: ground::UnitPrice = yuan.parse().expect("a price");
        PriceTerms {
            price: yuan,
            pack_ratio: Decimal::ONE,
            base_price: yuan,
            effective_to: last.map(day),
        }
    }

    fn price(id: i64, region: &str, yuan: &str, last: Option<&str>) -> ListedPrice {
        ListedPrice {
            id: ListedPriceId(id),
            key: PriceKey {
                product: ProductId(1),
                region: region.parse().expect("a region"),
                platform: "省平台".to_owned(),
                level: PlatformLevel::Provincial,
                kind: PriceKind::Listing,
                effective_from: day("2021-01-01"),
                source: format!("第{id}批"),
            },
            terms: terms(yuan, last),
            counting: Counting::default(),
            loaded_by: None,
            recorded_at: DateTime::UNIX_EPOCH,
        }
    }

    fn change(origin: Origin, yuan: &str, last: Option<&str>) -> PriceChange {
        let listed = price(9, "44", yuan, last);
        let terms = ListedTerms::under(listed.key.borrowed(), &listed.terms);
        PriceChange {
            origin,
            state: ChangeState::Publicized,
            ..declared(ProductId(1), terms)
        }
    }

    /// The limits on days after changes were announced one by one, each with its first day.
    fn limits(listed: Vec<ListedPrice>, steps: &[(&PriceChange, &str)], days: &[&str]) -> String {
        let mut listed = listed;
        for (number, (change, first)) in steps.iter().enumerate() {
            let known: Vec<&ListedPrice> = listed.iter().collect();
            let after = after_announcement(&known, &[(*change, day(first))], &HashSet::new());
            let next = after.into_iter().enumerate().map(|(index, one)| {
                let of = known.iter().find(|price| price.id == one.id);
                let mut price = price(0, "44", "1", None);
                price.id = ListedPriceId(i64::try_from(100 * (number + 1) + index).expect("small"));
                price.key.region = one.key.region;
                price.key.source = one.key.source.to_owned();
                price.terms = one.terms.clone();
                price.counting = one.counting;
                price.loaded_by = of.and_then(|price| price.loaded_by);
                price
            });
            listed = next.collect();
        }
        let limit = |on: &&str| {
            let lowest = lowest_of_each(listed.iter().map(ListedPrice::candidate), day(on));
            let found = lowest.get(&ProductId(1));
            found.map_or("-".to_owned(), |lowest| lowest.base_price.to_string())
        };
        days.iter().map(limit).collect::<Vec<_>>().join(" ")
    }

    fn two_platforms() -> Vec<ListedPrice> {
        vec![price(1, "44", "100", None), price(2, "33", "140", None)]
    }

    #[test]
    fn a_change_replaces_prices_of_the_same_platform_and_kind_and_nothing_else() {
        let other_kind = ListedPrice {
            key: PriceKey {
                kind: PriceKind::Winning,
                ..price(3, "44", "10", None).key
            },
            ..price(3, "44", "10", None)
        };
        let listed = [
            price(1, "44", "10", None),
            price(2, "44", "10", Some("2021-06-30")),
            other_kind,
            price(4, "33", "10", None),
            price(5, "44", "10", Some("2021-07-01")),
            price(6, "44", "10", None),
        ];
        let listed: Vec<&ListedPrice> = listed.iter().collect();
        let change = change(Origin::Declaration, "9", None);
        let announced = [(&change, day("2021-07-01"))].into_iter();
        let left = left_of_replaced(&listed, announced, &HashSet::from([ListedPriceId(6)]));
        let ended: Vec<ListedPriceId> = left.keys().copied().collect();
        assert_eq!(
            ended,
            [ListedPriceId(1), ListedPriceId(5)],
            "one that is over, another kind, another province and a lot beside it stand"
        );
        let last = Some(day("2021-06-30"));
        assert!(left.values().flatten().all(|part| part.to == last));
    }

    #[test]
    fn an_open_price_counts_again_after_the_last_day_of_what_replaced_it() {
        let days = ["2021-06-30", "2021-07-01", "2021-07-31", "2021-08-01"];
        for origin in [
            Origin::Declaration,
            Origin::Report,
            Origin::Outlier,
            Origin::Linkage,
        ] {
            let fall = change(origin, "80", Some("2021-07-31"));
            let found = limits(two_platforms(), &[(&fall, "2021-07-01")], &days);
            assert_eq!(found, "100.00 80.00 80.00 100.00", "{origin:?}");
        }
        // It has a last day of its own, which its own platform stated.
        let mut listed = two_platforms();
        listed[0].terms.effective_to = Some(day("2021-07-31"));
        let fall = change(Origin::Declaration, "80", Some("2021-07-31"));
        let found = limits(listed, &[(&fall, "2021-07-01")], &days);
        assert_eq!(found, "100.00 80.00 80.00 140.00");
        let same = change(Origin::Declaration, "100", Some("2021-07-31"));
        let found = limits(two_platforms(), &[(&same, "2021-07-01")], &days);
        assert_eq!(
            found, "100.00 100.00 100.00 140.00",
            "it states the end of the price itself"
        );
    }

    #[test]
    fn what_is_announced_while_it_waits_takes_the_place_of_it_too() {
        let days = ["2021-07-14", "2021-07-15", "2021-07-31", "2021-08-01"];
        let fall = change(Origin::Declaration, "80", Some("2021-07-31"));
        let next = change(Origin::Declaration, "120", None);
        let steps = [(&fall, "2021-07-01"), (&next, "2021-07-15")];
        let found = limits(two_platforms(), &steps, &days);
        assert_eq!(found, "80.00 120.00 120.00 120.00");
        let brief = change(Origin::Declaration, "70", Some("2021-08-10"));
        let steps = [(&fall, "2021-07-01"), (&brief, "2021-07-15")];
        let days = [&days[..], &["2021-08-10", "2021-08-11"]].concat();
        let found = limits(two_platforms(), &steps, &days);
        assert_eq!(found, "80.00 70.00 70.00 70.00 70.00 100.00");
    }

    #[test]
    fn a_change_goes_on_after_an_earlier_announced_one_with_a_last_day() {
        let days = ["2021-06-30", "2021-07-01", "2021-07-31", "2021-08-01"];
        let brief = change(Origin::Declaration, "80", Some("2021-07-31"));
        let lasting = change(Origin::Declaration, "90", None);
        let steps = [(&brief, "2021-07-01"), (&lasting, "2021-06-15")];
        let found = limits(two_platforms(), &steps, &days);
        assert_eq!(found, "90.00 80.00 80.00 90.00");
    }

    #[test]
    fn what_became_lower_after_the_decision_remains_until_somebody_decides_on_it() {
        let days = ["2021-06-30", "2021-07-01"];
        let at = |second: i64| DateTime::from_timestamp(second, 0).expect("an instant");
        for (origin, recorded, expected) in [
            (Origin::Declaration, 2, "85.00 85.00"),
            (Origin::Linkage, 2, "85.00 85.00"),
            (Origin::Report, 2, "85.00 85.00"),
            (Origin::Outlier, 2, "85.00 85.00"),
            (Origin::Declaration, 1, "85.00 95.00"),
            (Origin::Linkage, 0, "85.00 95.00"),
        ] {
            let mut listed = two_platforms();
            listed[0].terms = terms("85", None);
            listed[0].recorded_at = at(recorded);
            let mut public = change(origin, "95", None);
            public.decided_at = Some(at(1));
            let found = limits(listed, &[(&public, "2021-07-01")], &days);
            assert_eq!(found, expected, "{origin:?} {recorded}");
        }
        // What is not lower is replaced, whenever it came.
        let mut listed = two_platforms();
        listed[0].recorded_at = at(2);
        let mut public = change(Origin::Declaration, "95", None);
        public.decided_at = Some(at(1));
        let found = limits(listed, &[(&public, "2021-07-01")], &days);
        assert_eq!(found, "100.00 95.00");
    }

    #[test]
    fn a_price_that_is_over_before_it_counts_replaces_nothing_whoever_states_it() {
        let days = ["2021-06-30", "2021-07-01"];
        for origin in [
            Origin::Declaration,
            Origin::Report,
            Origin::Outlier,
            Origin::Linkage,
        ] {
            for yuan in ["80", "100"] {
                let over = change(origin, yuan, Some("2021-06-30"));
                let found = limits(two_platforms(), &[(&over, "2021-07-01")], &days);
                assert_eq!(found, "100.00 100.00", "{origin:?} {yuan}");
            }
            let last = change(origin, "80", Some("2021-07-01"));
            let found = limits(two_platforms(), &[(&last, "2021-07-01")], &days);
            assert_eq!(found, "100.00 80.00", "{origin:?}: its only day");
        }
    }
}
