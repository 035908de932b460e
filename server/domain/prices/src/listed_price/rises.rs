//! Where a limit would rise, today or on a later day, when prices end. Pure.
//!
//! S4-13: a limit rises only by a decision that was public.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use ground::{ListedPriceId, UnitPrice};

use super::rules::{Candidate, ListedPrice, by_product, reason_not_to_count};

/// The prices picked by `ending` without which the limit of their product would be higher, or gone, today or
/// on a later day: on every day on which a known price begins or ends, those below every price that would be
/// left then. A last day stated when a price first came is no rise: from the day after it the price counts
/// with or without `ending`.
///
/// `departing` prices give way at the end of a publicity that is open. What people read there is the limit that the others
/// leave, so `ending` raises a limit where it does beside them, and where it does once they are gone (S4-13: other content
/// takes a publicity of its own).
pub(super) fn rises<'a>(
    recorded: &'a [ListedPrice],
    ending: impl Fn(&ListedPrice) -> bool,
    departing: &HashSet<ListedPriceId>,
    today: NaiveDate,
) -> Vec<&'a ListedPrice> {
    let mut rises = Vec::new();
    for prices in by_product(recorded).into_values() {
        let staying = prices.iter().copied();
        let staying: Vec<_> = staying.filter(|one| !departing.contains(&one.id)).collect();
        let found = rises_of(&prices, &ending, today);
        if staying.len() < prices.len() {
            let later = rises_of(&staying, &ending, today).into_iter();
            rises.extend(later.filter(|one| found.iter().all(|known| known.id != one.id)));
        }
        rises.extend(found);
    }
    rises
}

/// Those of one product's prices.
fn rises_of<'a>(
    prices: &[&'a ListedPrice],
    ending: impl Fn(&ListedPrice) -> bool,
    today: NaiveDate,
) -> Vec<&'a ListedPrice> {
    let mut rises = Vec::new();
    let (mut ends, left): (Vec<_>, Vec<_>) = prices.iter().copied().partition(|one| ending(one));
    for day in days_of_turns(prices, today) {
        if ends.is_empty() {
            break;
        }
        let lowest = lowest_on(&left, day);
        let (raising, silent) = ends.into_iter().partition(|price| {
            price.reason_not_to_count(day).is_none()
                && lowest.is_none_or(|lowest| price.terms.base_price < lowest)
        });
        rises.extend::<Vec<&ListedPrice>>(raising);
        ends = silent;
    }
    rises
}

/// Today and the later days on which one of these prices begins or ceases to count: the days on which their lowest can move.
pub(super) fn days_of_turns(
    prices: &[&ListedPrice],
    today: NaiveDate,
) -> impl Iterator<Item = NaiveDate> + use<> {
    days_from(today, prices.iter().flat_map(|price| price.turns())).into_iter()
}

/// Today and those of some days that are later.
fn days_from(today: NaiveDate, days: impl Iterator<Item = NaiveDate>) -> BTreeSet<NaiveDate> {
    let later = days.filter(|day| today < *day);
    std::iter::once(today).chain(later).collect()
}

/// The lowest of those that count on a day.
pub(super) fn lowest_on(prices: &[&ListedPrice], day: NaiveDate) -> Option<UnitPrice> {
    lowest_of(prices.iter().map(|price| price.candidate()), day)
}

fn lowest_of<'a>(prices: impl Iterator<Item = Candidate<'a>>, day: NaiveDate) -> Option<UnitPrice> {
    let counting = prices.filter(|price| reason_not_to_count(*price, day).is_none());
    counting.map(|price| price.terms.base_price).min()
}

/// What the end of a price does to the limit of its product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitRise {
    /// The first day, from today on, on which the limit is higher without it, or gone.
    pub from: NaiveDate,
    /// The limit of that day as long as all stay.
    pub kept: UnitPrice,
    /// The limit of that day without all that end; none when no price is left.
    pub after: Option<UnitPrice>,
    /// The later days on which it is another one, as prices are known, each with the limit without all that end.
    pub later: Vec<(NaiveDate, Option<UnitPrice>)>,
}

impl LimitRise {
    /// Whether the limit goes higher by it than by another, on whatever day, or is gone by it alone.
    #[must_use]
    pub fn exceeds(&self, other: &Self) -> bool {
        // No limit is above every limit.
        let highest = |rise: &Self| {
            rise.steps()
                .map(|(_, limit)| (limit.is_none(), limit))
                .max()
        };
        highest(other) < highest(self)
    }

    /// Where the limit is higher by it than by others on the same day, or is gone by it alone: the highest such limit, and the first
    /// day of it. No limit is above every limit.
    #[must_use]
    pub fn beyond(&self, others: &[&Self]) -> Option<(NaiveDate, Option<UnitPrice>)> {
        let height = |limit: Option<UnitPrice>| (limit.is_none(), limit);
        let is_beyond = |(day, limit): &(NaiveDate, Option<UnitPrice>)| {
            let mut known = others.iter().filter_map(|other| other.on(*day));
            !known.any(|known| height(*limit) <= height(known))
        };
        let beyond = self.steps().filter(is_beyond);
        beyond.reduce(|highest, step| match height(highest.1) < height(step.1) {
            true => step,
            false => highest,
        })
    }

    /// The days on which the limit is another one, each with it.
    fn steps(&self) -> impl Iterator<Item = (NaiveDate, Option<UnitPrice>)> + '_ {
        let later = self.later.iter().copied();
        std::iter::once((self.from, self.after)).chain(later)
    }

    /// What the limit of a day has become by it; none before it rises.
    fn on(&self, day: NaiveDate) -> Option<Option<UnitPrice>> {
        let until = self.steps().take_while(|(first, _)| *first <= day);
        until.last().map(|(_, limit)| limit)
    }

    /// What a product's limit becomes when the prices of `own` end, beside all others of `ending` (S4-13: who reads a publicity
    /// reads what it brings about): a lower price that ends before they do may hide it today, and what ends with them earlier
    /// raises the limit before they do. Where one of two equal prices hides the other, it is what both bring about.
    /// None when the limit never rises by that.
    #[must_use]
    pub fn without(
        prices: &[&ListedPrice],
        own: &HashSet<ListedPriceId>,
        ending: &HashSet<ListedPriceId>,
        today: NaiveDate,
    ) -> Option<Self> {
        let without = |gone: &dyn Fn(&ListedPriceId) -> bool| -> Vec<&ListedPrice> {
            let all = prices.iter().copied();
            all.filter(|one| !gone(&one.id)).collect()
        };
        let left = without(&|one| ending.contains(one));
        let alone = without(&|one| ending.contains(one) && !own.contains(one));
        let from = |staying: &[&ListedPrice]| {
            days_of_turns(prices, today).find_map(|from| {
                let (before, after) = (lowest_on(staying, from)?, lowest_on(&left, from));
                let rises = after.is_none_or(|after| before < after);
                let kept = lowest_on(prices, from)?;
                rises.then(|| Self {
                    from,
                    kept,
                    after,
                    later: steps(&candidates(&left), from),
                })
            })
        };
        from(&alone).or_else(|| from(prices))
    }

    /// What a product's limit becomes when the prices of `before` are those of `after`. None when it never rises by that.
    #[must_use]
    pub fn between(
        before: &[&ListedPrice],
        after: &[Candidate<'_>],
        today: NaiveDate,
    ) -> Option<Self> {
        let turns = before.iter().flat_map(|price| price.turns());
        let turns = turns.chain(after.iter().flat_map(Candidate::turns));
        days_from(today, turns).into_iter().find_map(|from| {
            let (kept, limit) = (
                lowest_on(before, from)?,
                lowest_of(after.iter().copied(), from),
            );
            let rises = limit.is_none_or(|limit| kept < limit);
            rises.then(|| Self {
                from,
                kept,
                after: limit,
                later: steps(after, from),
            })
        })
    }
}

fn candidates<'a>(prices: &[&'a ListedPrice]) -> Vec<Candidate<'a>> {
    prices.iter().map(|price| price.candidate()).collect()
}

/// The days after `from` on which the lowest of prices moves, each with what it is then.
fn steps(prices: &[Candidate<'_>], from: NaiveDate) -> Vec<(NaiveDate, Option<UnitPrice>)> {
    let limit_on = |day| lowest_of(prices.iter().copied(), day);
    let mut last = limit_on(from);
    let later = days_from(from, prices.iter().flat_map(Candidate::turns));
    let later = later.into_iter().skip(1);
    let moved = later.filter_map(|day| {
        let limit = limit_on(day);
        (std::mem::replace(&mut last, limit) != limit).then_some((day, limit))
    });
    moved.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, listing};
    use super::*;

    const TODAY: &str = "2021-03-01";

    fn in_steps(steps: &[(&str, Option<&str>)]) -> LimitRise {
        let steps = steps.iter().map(|(first, limit)| {
            let limit = limit.map(|limit| limit.parse().expect("a price"));
            (day(first), limit)
        });
        let mut steps = steps.collect::<Vec<_>>().into_iter();
        let (from, after) = steps.next().expect("a first step");
        LimitRise {
            from,
            kept: "1".parse().expect("a price"),
            after,
            later: steps.collect(),
        }
    }

    #[test]
    fn a_rise_is_beyond_others_where_it_is_higher_earlier_or_leaves_no_limit() {
        let shown = in_steps(&[("2021-03-21", Some("150"))]);
        let found = |steps| {
            in_steps(steps).beyond(&[&shown]).map(|(day, limit)| {
                let limit = limit.map_or("-".to_owned(), |limit| limit.to_string());
                format!("{limit} {day}")
            })
        };
        assert_eq!(found(&[("2021-03-21", Some("150"))]), None);
        assert_eq!(found(&[("2021-03-25", Some("140"))]), None);
        let earlier = found(&[("2021-03-11", Some("150"))]);
        assert_eq!(earlier.as_deref(), Some("150.00 2021-03-11"));
        let step = found(&[("2021-03-11", Some("130")), ("2021-03-21", Some("150"))]);
        assert_eq!(step.as_deref(), Some("130.00 2021-03-11"));
        let higher = found(&[
            ("2021-03-21", Some("150")),
            ("2021-04-01", Some("150.0001")),
        ]);
        assert_eq!(higher.as_deref(), Some("150.0001 2021-04-01"));
        let gone = found(&[("2021-03-21", Some("150")), ("2021-04-01", None)]);
        assert_eq!(gone.as_deref(), Some("- 2021-04-01"));
        let other = in_steps(&[("2021-03-01", None)]);
        assert_eq!(
            in_steps(&[("2021-03-11", Some("900"))]).beyond(&[&shown, &other]),
            None
        );
    }

    fn until(mut price: ListedPrice, last: &str) -> ListedPrice {
        price.terms.effective_to = Some(day(last));
        price
    }

    fn from(mut price: ListedPrice, first: &str) -> ListedPrice {
        price.key.effective_from = day(first);
        price
    }

    #[test]
    fn a_rise_exceeds_another_by_its_highest_limit_or_by_none() {
        let price = |text: &str| text.parse::<UnitPrice>().expect("a price");
        let rise = |after: Option<&str>, later: &[Option<&str>]| LimitRise {
            from: day(TODAY),
            kept: price("80"),
            after: after.map(price),
            later: (later.iter())
                .map(|limit| (day("2021-04-01"), limit.map(price)))
                .collect(),
        };
        let low = rise(Some("100"), &[]);
        assert!(rise(Some("100"), &[Some("120")]).exceeds(&low));
        assert!(rise(Some("90"), &[None]).exceeds(&rise(Some("100"), &[Some("120")])));
        assert!(!low.exceeds(&low.clone()));
        assert!(!low.exceeds(&rise(Some("90"), &[Some("110"), Some("70")])));
    }

    /// From when, from what and to what the limit rises without the prices of these numbers.
    fn rise(prices: &[ListedPrice], ending: &[i64]) -> Option<(String, String, Option<String>)> {
        let prices: Vec<&ListedPrice> = prices.iter().collect();
        rise_of(&prices, ending, ending)
    }

    /// The same of the prices of `own`, beside others that end.
    fn rise_of(
        prices: &[&ListedPrice],
        own: &[i64],
        ending: &[i64],
    ) -> Option<(String, String, Option<String>)> {
        let ids = |ids: &[i64]| ids.iter().map(|id| ListedPriceId(*id)).collect();
        let rise = LimitRise::without(prices, &ids(own), &ids(ending), day(TODAY))?;
        let after = rise.after.map(|price| price.to_string());
        Some((rise.from.to_string(), rise.kept.to_string(), after))
    }

    fn rises_to(from: &str, kept: &str, after: &str) -> Option<(String, String, Option<String>)> {
        Some((from.to_owned(), kept.to_owned(), Some(after.to_owned())))
    }

    #[test]
    fn a_lower_price_that_ends_before_does_not_hide_the_rise() {
        let masked = [
            until(listing(1, "44", "100"), TODAY),
            listing(2, "33", "110"),
            from(listing(3, "33", "130"), "2021-03-02"),
            listing(4, "51", "150"),
        ];
        assert_eq!(
            rise(&masked, &[2]),
            rises_to("2021-03-02", "110.00", "130.00")
        );
        let open = [listing(2, "33", "110"), listing(4, "51", "150")];
        assert_eq!(rise(&open, &[2]), rises_to(TODAY, "110.00", "150.00"));
    }

    #[test]
    fn of_prices_that_end_together_none_hides_the_rise_of_another() {
        let two = [
            listing(1, "44", "110"),
            listing(2, "33", "110"),
            listing(3, "44", "130"),
            listing(4, "33", "140"),
        ];
        assert_eq!(rise(&two, &[1]), None, "the other one stays");
        assert_eq!(rise(&two, &[1, 2]), rises_to(TODAY, "110.00", "130.00"));
    }

    #[test]
    fn of_prices_that_end_one_after_the_other_each_has_its_own_day() {
        let two = [
            listing(1, "44", "110"),
            listing(2, "33", "120"),
            until(listing(3, "44", "110"), "2021-12-05"),
            until(listing(4, "33", "120"), "2021-12-20"),
            listing(5, "51", "150"),
        ];
        let two: Vec<&ListedPrice> = two.iter().collect();
        let first = rise_of(&two, &[1], &[1, 2]);
        assert_eq!(first, rises_to("2021-12-06", "110.00", "120.00"));
        let second = rise_of(&two, &[2], &[1, 2]);
        assert_eq!(second, rises_to("2021-12-21", "110.00", "150.00"));
        assert_eq!(rise_of(&two, &[2], &[2]), None, "the lower one stays");
        // Of equal ones that end on the same day both bring it about.
        let equal = [
            listing(1, "44", "110"),
            listing(2, "33", "110"),
            listing(5, "51", "150"),
        ];
        let equal: Vec<&ListedPrice> = equal.iter().collect();
        for own in [1, 2] {
            let found = rise_of(&equal, &[own], &[1, 2]);
            assert_eq!(found, rises_to(TODAY, "110.00", "150.00"));
        }
    }

    #[test]
    fn a_last_day_in_the_future_raises_the_limit_on_the_day_after_it() {
        let dated = [
            listing(1, "44", "110"),
            until(listing(2, "44", "110"), "2021-12-31"),
            listing(3, "33", "130"),
        ];
        assert_eq!(
            rise(&dated, &[1]),
            rises_to("2022-01-01", "110.00", "130.00")
        );
    }

    #[test]
    fn a_limit_that_vanishes_has_a_day_and_no_price() {
        let only = [listing(1, "44", "110")];
        let (from, kept, after) = rise(&only, &[1]).expect("a rise");
        assert_eq!(
            (from.as_str(), kept.as_str(), after),
            (TODAY, "110.00", None)
        );
    }

    #[test]
    fn the_limit_after_its_first_rise_is_known_day_by_day() {
        let gap = [
            listing(1, "44", "110"),
            until(listing(2, "44", "110"), TODAY),
            from(listing(3, "44", "130"), "2021-03-10"),
            until(listing(4, "33", "140"), "2021-03-05"),
        ];
        let gap: Vec<&ListedPrice> = gap.iter().collect();
        let ids = HashSet::from([ListedPriceId(1)]);
        let rise = LimitRise::without(&gap, &ids, &ids, day(TODAY)).expect("a rise");
        let yuan = |text: &str| text.parse::<UnitPrice>().expect("a price");
        assert_eq!(rise.after, Some(yuan("140")));
        let later = [
            (day("2021-03-06"), None),
            (day("2021-03-10"), Some(yuan("130"))),
        ];
        assert_eq!(rise.later, later);
    }

    #[test]
    fn what_a_lower_price_covers_for_good_raises_nothing() {
        let covered = [listing(1, "44", "100"), listing(2, "33", "110")];
        assert_eq!(rise(&covered, &[2]), None);
    }
}
