//! Which prices of a load that is undone count on, since without them a limit would be higher than it ever was. Pure.
//!
//! S4-13: a limit rises by a decision that was public. Who undoes a load decides that what was in force before it is in force
//! again, and no more: a higher price that came since never was a limit, and whoever brought it in may be the one who undoes the load.
//! Where an announcement ended what was law behind the load, without anybody having been shown what that does to the limit, the ended
//! price itself counts on: what is undone may be a typing error, and was law by nothing else.

use chrono::NaiveDate;
use ground::UnitPrice;

use crate::listed_price::rises::{days_of_turns, lowest_on};
use crate::listed_price::rules::{ListedPrice, NotCounted};

/// The prices of one product around a reversal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// In force as long as nothing is undone.
    pub(super) before: &'a [&'a ListedPrice],
    /// In force without the load.
    pub(super) after: &'a [&'a ListedPrice],
    /// Of the load, and in force: what can be kept.
    pub(super) own: &'a [&'a ListedPrice],
    /// What was in force just before each load that is undone: these limits were law.
    pub(super) worlds: &'a [Vec<&'a ListedPrice>],
    /// Of no load that is undone, and ended by an announcement.
    pub(super) ended: &'a [&'a ListedPrice],
}

impl<'a> Around<'a> {
    /// Whether a limit of a day, or that there is none, is what was law before one of the loads. It is not where a lower price
    /// has ended since then: as long as the load was in force nobody was shown what that end does to the limit.
    fn is_restored(&self, day: NaiveDate, limit: Option<UnitPrice>) -> bool {
        let restores = |world: &Vec<&ListedPrice>| {
            let then = lowest_on(world, day);
            let is_law = limit.is_none_or(|limit| then.is_some_and(|then| limit <= then));
            is_law && !self.has_ended_since(world, day, limit)
        };
        // Where nothing had been listed before a load, there was no limit.
        self.worlds.iter().any(restores) || self.worlds.is_empty() && restores(&Vec::new())
    }

    /// Whether the limit of a day would be lower, or not gone, had announcements since the world was ended no price.
    fn has_ended_since(
        &self,
        world: &[&ListedPrice],
        day: NaiveDate,
        limit: Option<UnitPrice>,
    ) -> bool {
        self.ended_since(world, day)
            .any(|price| limit.is_none_or(|limit| price.terms.base_price < limit))
    }

    /// What announcements since the world was have ended before a day.
    fn ended_since(
        &self,
        world: &[&ListedPrice],
        day: NaiveDate,
    ) -> impl Iterator<Item = &'a ListedPrice> {
        let end = |price: &ListedPrice| (price.counting.to, price.terms.base_price);
        let is_known = move |price: &ListedPrice| {
            let mut known = world.iter();
            known.any(|known| known.key == price.key && end(known) == end(price))
        };
        let ended = self.ended.iter().copied();
        ended.filter(move |price| {
            let is_replaced = price.reason_not_to_count(day) == Some(NotCounted::Replaced);
            is_replaced && !is_known(price)
        })
    }

    /// The price that was law on a day but for an announcement behind the load: the lowest that one has ended since, where it is no
    /// higher than what was law before one of the loads.
    fn law_but_for_its_end(&self, day: NaiveDate) -> Option<&'a ListedPrice> {
        let of_world = |world: &Vec<&ListedPrice>| {
            let lowest = self.ended_since(world, day);
            let lowest = lowest.min_by_key(|price| (price.terms.base_price, price.id))?;
            let then = lowest_on(world, day);
            let is_law = then.is_some_and(|then| lowest.terms.base_price <= then);
            is_law.then_some(lowest)
        };
        self.worlds.iter().find_map(of_world)
    }
}

/// A price that counts on until its end is announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// As it counts from now on.
    pub(super) price: ListedPrice,
    /// Whose it is, and since when it is needed.
    pub(super) why: Needed,
}

/// Why a price counts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needed {
    /// Of the load, and not withdrawn; from a day on, where the limit is an earlier one again until then.
    OfLoad(Option<NaiveDate>),
    /// Of no load that is undone, and ended before this day by an announcement behind it.
    Ended(NaiveDate),
}

/// The prices that count on until their end is announced, on each day on which the limit would be higher than now and higher than
/// before any of the loads that are undone, or than it was then and an announcement has raised it since: what that announcement has
/// ended, where it was law; else one of the load that sets the limit now. Where no price would be left on a day, what decides is the
/// first limit that follows: a higher one takes the place of what is undone, and the days until it begins have the limit of now. A
/// limit that vanishes for good, or until a lower one, needs none, unless an announcement has ended the price that would be left: no
/// higher price takes the place of what two people took back.
pub(super) fn kept(around: Around<'_>, today: NaiveDate) -> Vec<Kept> {
    let Around {
        before,
        after,
        own,
        worlds,
        ended,
    } = around;
    let open: Vec<ListedPrice> = ended.iter().map(|price| reopened(price)).collect();
    let all: Vec<&ListedPrice> = [before, after]
        .into_iter()
        .chain(worlds.iter().map(Vec::as_slice))
        .flatten()
        .copied()
        .chain(&open)
        .collect();
    let mut kept: Vec<Kept> = Vec::new();
    let mut passed: Vec<Passed> = Vec::new();
    for day in days_of_turns(&all, today) {
        let Some(limit) = lowest_on(before, day) else {
            continue;
        };
        let beside: Vec<&ListedPrice> = kept.iter().map(|one| &one.price).collect();
        let left = [after, beside.as_slice()].concat();
        let vanishes = lowest_on(&left, day).is_none() && !around.is_restored(day, None);
        let higher = next_limit(&left, day).filter(|(_, rest)| limit < *rest);
        let is_restored = higher.is_some_and(|(first, rest)| around.is_restored(first, Some(rest)));
        if !vanishes && (higher.is_none() || is_restored) {
            passed.push(Passed {
                day,
                limit,
                is_restored,
            });
            continue;
        }
        if let Some(price) = around.law_but_for_its_end(day) {
            let price = reopened(price).from(day);
            let why = Needed::Ended(day);
            kept.push(Kept { price, why });
            continue;
        }
        let setting = own.iter().filter(|price| {
            price.reason_not_to_count(day).is_none() && price.terms.base_price == limit
        });
        if let Some(price) = setting.min_by_key(|price| price.id) {
            let bears = |on: &Passed| on.is_touched_by(price, &left);
            let from = Some(day).filter(|_| passed.iter().any(bears));
            let mut price = (*price).clone();
            price.counting.from = from.or(price.counting.from);
            let why = Needed::OfLoad(from);
            kept.push(Kept { price, why });
        }
    }
    kept
}

/// A price as if no announcement had ended it.
pub(super) fn reopened(price: &ListedPrice) -> ListedPrice {
    let mut open = price.clone();
    open.counting.to = None;
    open
}

/// A day on which there is a limit now, and for which nothing is kept.
struct Passed {
    day: NaiveDate,
    /// Of now.
    limit: UnitPrice,
    /// An earlier limit is in force again, or will be when it begins.
    is_restored: bool,
}

impl Passed {
    /// Whether a price that is kept for a later day would decide this one too: in the place of what is restored, or above the
    /// limit of now where none is left.
    fn is_touched_by(&self, price: &ListedPrice, left: &[&ListedPrice]) -> bool {
        let base_price = price.terms.base_price;
        price.reason_not_to_count(self.day).is_none()
            && lowest_on(left, self.day).is_none_or(|limit| base_price < limit)
            && (self.is_restored || self.limit < base_price)
    }
}

/// The limit of a day, or the first one after it where it has none, with its first day.
fn next_limit(prices: &[&ListedPrice], day: NaiveDate) -> Option<(NaiveDate, UnitPrice)> {
    days_of_turns(prices, day).find_map(|day| Some((day, lowest_on(prices, day)?)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::listed_price::price_kind::PlatformLevel;
    use crate::listed_price::tests::{day, listing};

    const TODAY: &str = "2021-03-01";

    /// A price with its first and last days.
    fn lasting(id: i64, yuan: &str, first: &str, last: Option<&str>) -> ListedPrice {
        let mut price = listing(id, "44", yuan);
        price.key.effective_from = day(first);
        price.terms.effective_to = last.map(day);
        price
    }

    /// The prices that are kept, each with its first day where that is a later one.
    fn kept_of(
        others: &[&ListedPrice],
        own: &[&ListedPrice],
        worlds: &[&[&ListedPrice]],
    ) -> Vec<(String, Option<String>)> {
        let before = [others, own].concat();
        let worlds: Vec<Vec<&ListedPrice>> = worlds.iter().map(|world| world.to_vec()).collect();
        let around = Around {
            before: &before,
            after: others,
            own,
            worlds: &worlds,
            ended: others,
        };
        let found = kept(around, day(TODAY)).into_iter();
        let text = |one: Kept| {
            let price = one.price.terms.base_price.to_string();
            let from = match one.why {
                Needed::OfLoad(from) => from,
                Needed::Ended(first) => Some(first),
            };
            (price, from.map(|first| first.to_string()))
        };
        found.map(text).collect()
    }

    fn stays(price: &str) -> Vec<(String, Option<String>)> {
        vec![(price.to_owned(), None)]
    }

    #[test]
    fn what_came_since_and_is_higher_never_was_law() {
        let wrong = lasting(1, "100", "2021-01-01", None);
        let since = lasting(2, "250", "2021-01-01", None);
        assert_eq!(kept_of(&[&since], &[&wrong], &[&[]]), stays("100.00"));
        let tomorrow = lasting(2, "130", "2021-03-02", None);
        let until_today = lasting(3, "100", "2021-01-01", Some(TODAY));
        let since = [&until_today, &tomorrow];
        assert_eq!(kept_of(&since, &[&wrong], &[&[]]), stays("100.00"));
        assert!(kept_of(&[], &[&wrong], &[&[]]).is_empty(), "none is left");
        let lower = lasting(4, "90", "2021-01-01", None);
        assert!(kept_of(&[&lower], &[&wrong], &[&[]]).is_empty());
    }

    #[test]
    fn what_was_in_force_before_is_in_force_again_and_lower_prices_since_with_it() {
        let old = lasting(1, "200", "2021-01-01", None);
        let wrong = lasting(2, "100", "2021-01-01", None);
        assert!(kept_of(&[&old], &[&wrong], &[&[&old]]).is_empty());
        let since = lasting(3, "150", "2021-01-01", None);
        assert!(kept_of(&[&old, &since], &[&wrong], &[&[&old]]).is_empty());
        // What was in force is over by now, or another load's that was undone: then a higher one takes its place.
        let dearer = lasting(4, "201", "2021-01-01", None);
        assert_eq!(kept_of(&[&dearer], &[&wrong], &[&[&old]]), stays("100.00"));
        let first = lasting(5, "250", "2021-01-01", None);
        let worlds: [&[&ListedPrice]; 2] = [&[&old, &first], &[&first]];
        assert!(kept_of(&[&first], &[&wrong], &worlds).is_empty());
    }

    #[test]
    fn until_a_higher_price_begins_the_limit_does_not_vanish() {
        let wrong = lasting(1, "100", "2021-01-01", None);
        for first in ["2021-03-02", "2021-04-01", "2022-01-01"] {
            let later = lasting(2, "250", first, None);
            let found = kept_of(&[&later], &[&wrong], &[&[]]);
            assert_eq!(found, stays("100.00"), "250 from {first}");
        }
        let two = [
            &lasting(2, "250", "2021-03-10", Some("2021-03-20")),
            &lasting(3, "300", "2021-04-01", None),
        ];
        assert_eq!(kept_of(&two, &[&wrong], &[&[]]), stays("100.00"));
        // Another unit: 25 pieces for 2500 are 100 each, no more than what is undone.
        let mut same = lasting(2, "2500", "2021-03-10", None);
        same.terms.base_price = wrong.terms.base_price;
        assert!(kept_of(&[&same], &[&wrong], &[&[]]).is_empty());
        let mut of_city = lasting(2, "250", "2021-03-10", None);
        of_city.key.level = PlatformLevel::City;
        let found = kept_of(&[&of_city], &[&wrong], &[&[]]);
        assert!(found.is_empty(), "what never counts takes no place");
        let lower = lasting(2, "90", "2021-03-10", None);
        assert!(kept_of(&[&lower], &[&wrong], &[&[]]).is_empty());
    }

    #[test]
    fn a_price_with_a_stated_end_counts_on_until_it_where_a_higher_one_follows() {
        let wrong = lasting(1, "100", "2021-01-01", Some("2021-03-15"));
        for first in ["2021-03-10", "2021-03-16", "2021-04-01"] {
            let later = lasting(2, "250", first, None);
            let found = kept_of(&[&later], &[&wrong], &[&[]]);
            assert_eq!(found, stays("100.00"), "250 from {first}");
        }
        // Each of two that follow each other has its own days.
        let second = lasting(3, "110", "2021-03-16", None);
        let later = lasting(2, "250", "2021-05-01", None);
        let found = kept_of(&[&later], &[&wrong, &second], &[&[]]);
        assert_eq!(found, [stays("100.00"), stays("110.00")].concat());
    }

    #[test]
    fn what_was_to_begin_before_the_load_begins_and_nothing_counts_until_then() {
        let wrong = lasting(1, "100", "2021-01-01", None);
        let known = lasting(2, "250", "2021-03-10", None);
        assert!(kept_of(&[&known], &[&wrong], &[&[&known]]).is_empty());
        // A dearer one than was to begin is no law.
        let dearer = lasting(3, "251", "2021-03-10", None);
        let found = kept_of(&[&dearer], &[&wrong], &[&[&known]]);
        assert_eq!(found, stays("100.00"));
        // The undone load was a correction: what it corrected is in force again until the higher one takes over.
        let corrected = lasting(4, "120", "2021-01-01", Some("2021-03-05"));
        let found = kept_of(&[&corrected, &dearer], &[&wrong], &[&[&corrected]]);
        let from = Some("2021-03-06".to_owned());
        assert_eq!(found, [("100.00".to_owned(), from)]);
    }

    #[test]
    fn a_price_is_kept_from_the_day_on_which_it_is_needed() {
        let old = lasting(1, "120", "2021-01-01", Some("2021-06-30"));
        let wrong = lasting(2, "60", "2021-01-01", None);
        let next = lasting(3, "200", "2021-07-01", None);
        let found = kept_of(&[&old, &next], &[&wrong], &[&[&old]]);
        assert_eq!(found, [("60.00".to_owned(), Some("2021-07-01".to_owned()))]);
        // Of two that follow each other each keeps its own days.
        let short = lasting(2, "60", "2021-01-01", Some("2021-04-30"));
        let second = lasting(4, "70", "2021-01-01", None);
        let dear = lasting(3, "200", "2021-01-01", None);
        let found = kept_of(&[&dear], &[&short, &second], &[&[]]);
        assert_eq!(found, [stays("60.00"), stays("70.00")].concat());
    }

    #[test]
    fn a_price_kept_for_later_days_sets_no_higher_limit_before_them() {
        let lowest = lasting(20, "1", "2021-02-14", Some("2021-03-03"));
        let second = lasting(21, "2", "2021-02-14", None);
        let own = [&lowest, &second];
        let later = lasting(2, "3", "2021-03-10", None);
        let between = lasting(30, "1", "2021-03-02", Some("2021-03-03"));
        let from = Some("2021-03-04".to_owned());
        let kept = [("2.00".to_owned(), from)];
        assert_eq!(kept_of(&[&later, &between], &own, &[&[]]), kept);
        // Without the one between, the lowest is needed until its end, and the second sets no limit beside it.
        let both = [stays("1.00"), stays("2.00")].concat();
        assert_eq!(kept_of(&[&later], &own, &[&[]]), both);
    }

    /// A price whose place an announcement takes after a day.
    fn replaced_after(last: &str, price: ListedPrice) -> ListedPrice {
        let mut price = price;
        price.counting.to = Some(day(last));
        price
    }

    #[test]
    fn what_an_announcement_ended_since_is_not_restored_by_a_higher_one() {
        let old = lasting(1, "150", "2021-01-01", None);
        let wrong = lasting(2, "100", "2021-01-01", None);
        let since = lasting(3, "110", "2021-01-01", None);
        let ended = replaced_after("2021-02-20", since.clone());
        let until = lasting(4, "110", "2021-02-21", Some("2021-03-10"));
        let from = |first: &str| vec![("110.00".to_owned(), Some(first.to_owned()))];
        let found = kept_of(&[&old, &ended, &until], &[&wrong], &[&[&old]]);
        assert_eq!(found, from("2021-03-11"));
        // It has ended by now.
        let found = kept_of(&[&old, &ended], &[&wrong], &[&[&old]]);
        assert_eq!(found, from(TODAY));
        // A dearer one has taken its place.
        let dearer = lasting(5, "130", "2021-02-21", None);
        let found = kept_of(&[&old, &ended, &dearer], &[&wrong], &[&[&old]]);
        assert_eq!(found, from(TODAY));
        // It never was law.
        let cheap = lasting(6, "105", "2021-01-01", None);
        let found = kept_of(&[&old, &ended], &[&wrong], &[&[&cheap]]);
        assert_eq!(found, stays("100.00"));
        // Announced before the load, lower than before, or of a price that was to end by then anyway.
        let known = [&old, &ended, &until];
        assert!(kept_of(&known, &[&wrong], &[&known]).is_empty());
        let cheaper = lasting(5, "105", "2021-02-21", None);
        assert!(kept_of(&[&old, &ended, &cheaper], &[&wrong], &[&[&old]]).is_empty());
        let mut short = ended;
        short.terms.effective_to = Some(day("2021-02-25"));
        assert!(kept_of(&[&old, &short], &[&wrong], &[&[&old]]).is_empty());
        // A last day that was stated when the price came raises nothing.
        let stated = lasting(6, "110", "2021-01-01", Some("2021-03-10"));
        assert!(kept_of(&[&old, &stated], &[&wrong], &[&[&old]]).is_empty());
    }

    #[test]
    fn without_what_an_announcement_ended_since_a_limit_does_not_vanish() {
        let old = lasting(1, "110", "2021-01-01", None);
        let wrong = lasting(2, "80", "2021-01-01", None);
        let ended = replaced_after("2021-02-20", old.clone());
        let until = lasting(3, "110", "2021-02-21", Some("2021-03-10"));
        let found = kept_of(&[&ended, &until], &[&wrong], &[&[&old]]);
        let from = |first: &str| [("110.00".to_owned(), Some(first.to_owned()))];
        assert_eq!(found, from("2021-03-11"));
        let found = kept_of(&[&ended], &[&wrong], &[&[&old]]);
        assert_eq!(found, from(TODAY));
        // Nobody had listed anything before the load, and no announcement has ended anything.
        assert!(kept_of(&[], &[&wrong], &[]).is_empty());
        let found = kept_of(&[&ended], &[&wrong], &[]);
        assert_eq!(found, stays("80.00"));
    }

    fn any_price(id: i64) -> impl Strategy<Value = ListedPrice> {
        let terms = (1_u32..9, 0_u64..30, proptest::option::of(0_u64..30));
        terms.prop_map(move |(yuan, first, length)| {
            let mut price = listing(id, "44", &yuan.to_string());
            price.key.effective_from = day("2021-02-14") + chrono::Days::new(first);
            let last = length.map(|days| price.key.effective_from + chrono::Days::new(days));
            price.terms.effective_to = last;
            price
        })
    }

    fn any_prices(first: i64) -> impl Strategy<Value = Vec<ListedPrice>> {
        (0..5_usize).prop_flat_map(move |count| {
            let ids = first..first + i64::try_from(count).unwrap_or_default();
            ids.map(any_price).collect::<Vec<_>>()
        })
    }

    /// Prices that an announcement has ended after a day.
    fn any_ended(first: i64) -> impl Strategy<Value = Vec<ListedPrice>> {
        (any_prices(first), 0_u64..30).prop_map(|(prices, length)| {
            let ended = prices.into_iter().map(|mut price| {
                price.counting.to = Some(price.key.effective_from + chrono::Days::new(length));
                price
            });
            ended.collect()
        })
    }

    proptest! {
        #[test]
        fn on_no_day_a_limit_is_higher_than_now_and_than_before_the_load(
            (old, gone, own, since) in (any_prices(0), any_prices(10), any_prices(20), any_prices(30)),
            ended in any_ended(40),
        ) {
            let of = |parts: &[&Vec<ListedPrice>]| -> Vec<ListedPrice> {
                parts.iter().flat_map(|part| part.iter().cloned()).collect()
            };
            let (before, after) = (of(&[&old, &own, &since, &ended]), of(&[&old, &since, &ended]));
            let world = of(&[&old, &gone]);
            fn all(prices: &[ListedPrice]) -> Vec<&ListedPrice> {
                prices.iter().collect()
            }
            let worlds = [all(&world)];
            let around = Around {
                before: &all(&before),
                after: &all(&after),
                own: &all(&own),
                worlds: &worlds,
                ended: &all(&ended),
            };
            let found = kept(around, day(TODAY));
            let left = after.iter().chain(found.iter().map(|one| &one.price));
            let left: Vec<&ListedPrice> = left.collect();
            for on in day(TODAY).iter_days().take(80) {
                let limits = [all(&before), all(&world)].map(|prices| lowest_on(&prices, on));
                let [Some(now), then] = limits else {
                    continue;
                };
                let limit = lowest_on(&left, on);
                let replaced = ended.iter().filter(|price| price.reason_not_to_count(on) == Some(NotCounted::Replaced));
                let but_for_announcements = replaced.map(|price| price.terms.base_price).min();
                let is_raised = but_for_announcements.is_some_and(|price| limit.is_none_or(|limit| price < limit));
                prop_assert!(!is_raised || limit.is_some_and(|limit| limit <= now), "raised on {}", on);
                if let Some(limit) = limit {
                    prop_assert!(limit <= now || then.is_some_and(|then| limit <= then), "on {}", on);
                }
            }
        }
    }
}
