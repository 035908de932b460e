//! Which prices of later loads are far again once a load is undone, since nobody but their loaders has seen them without it. Pure.
//!
//! ◇ A price that is far from what is known becomes no law by one person's typing. One that passed only since the prices of a load lay
//! between is what it would have been without them when that load is undone (S4-13: a person decides, and it is public): it
//! waits for another person, and what it took the place of is in force until then. It stays where it was near what others had listed when it came, or is near what is
//! law now; and what was announced stays, since that has been public.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use ground::{AccountId, ImportId, ListedPriceId, ProductId, UnitPrice};

use super::rules::{Own, Plan, plan};
use super::types::{FarHeld, Traced, Worlds, by_id};
use crate::listed_price::guard::Bounds;
use crate::listed_price::last_prices::{Compared, Known, far_rows};
use crate::listed_price::rules::{ListedPrice, PriceKey, by_product};

/// Who loaded prices, and on which day: what one person loads on a day is no known price for what he loads then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LoadedBy {
    pub(super) account: AccountId,
    pub(super) day: NaiveDate,
}

/// What later prices are compared with, beside what is left when a load is undone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparing<'a> {
    pub(super) loads: &'a HashMap<ImportId, LoadedBy>,
    /// What was in force just before each of the later loads.
    pub(super) before: &'a Worlds,
    /// What was taken by undoing loads.
    pub(super) undone: &'a HashMap<ProductId, Vec<Compared>>,
    pub(super) bounds: Bounds,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FarAgain {
    pub(super) price: ListedPrice,
    /// What it is too far from.
    pub(super) last: UnitPrice,
    /// Whether it was in force; else another one that is far again had taken its place.
    pub(super) was_in_force: bool,
}

impl FarAgain {
    /// The same as its loader's.
    pub(super) fn of_loader(self, loads: &HashMap<ImportId, LoadedBy>) -> Option<FarHeld> {
        let load = loads.get(&self.price.loaded_by?)?;
        Some(FarHeld {
            account: load.account,
            price: self.price,
            last: self.last,
            was_in_force: self.was_in_force,
        })
    }
}

/// Prices of other loads that came after the first one of the load that is undone, may count today or later, and are law by no
/// announcement. Also one that goes over to another load, and what came after it: nobody but that load's person may have seen them.
pub(super) fn later_rows<'a>(
    traced: &'a [Traced],
    own: Own<'_>,
    today: NaiveDate,
) -> Vec<&'a Traced> {
    let mut first: HashMap<ProductId, ListedPriceId> = HashMap::new();
    let changes_hands = |one: &&Traced| own.holds(one) || own.goes_over(one);
    for one in traced.iter().filter(changes_hands) {
        let first = first.entry(one.price.key.product).or_insert(one.root);
        *first = one.root.min(*first);
    }
    let is_later = |one: &&Traced| {
        let by = one.price.loaded_by;
        let by_another = by.is_some_and(|by| by != own.import && !own.reversed.contains(&by));
        let first = first.get(&one.price.key.product);
        by_another
            && first.is_some_and(|first| *first < one.root || own.goes_over(one))
            && !own.law.contains_key(&one.root)
            && one.price.may_count_from(today)
    };
    traced.iter().filter(is_later).collect()
}

/// Those of the later rows that can be far from any price of their product: of most products all are near one another.
pub(super) fn doubtful<'a>(
    later: Vec<&'a Traced>,
    traced: &[Traced],
    undone: &HashMap<ProductId, Vec<Compared>>,
    bounds: Bounds,
) -> Vec<&'a Traced> {
    let mut spread: HashMap<ProductId, (UnitPrice, UnitPrice)> = HashMap::new();
    let undone = undone.values().flatten().map(|one| &one.price);
    for price in traced.iter().map(|one| &one.price).chain(undone) {
        let base_price = price.terms.base_price;
        let spread = spread.entry(price.key.product);
        let (lowest, highest) = spread.or_insert((base_price, base_price));
        *lowest = base_price.min(*lowest);
        *highest = base_price.max(*highest);
    }
    let is_doubtful = |one: &&Traced| {
        let spread = spread.get(&one.price.key.product);
        spread.is_some_and(|(lowest, highest)| {
            let is_far = |known| bounds.typed(one.price.terms.base_price, Some(known));
            is_far(*lowest).or(is_far(*highest)).is_some()
        })
    };
    later.into_iter().filter(is_doubtful).collect()
}

/// The plan of a reversal, and what is far again by it. Of the `doubtful` rows, none of which is known at first, one after the other
/// turns out to be near what is left, and is known then.
pub(super) fn plan_with_far(
    traced: &[Traced],
    worlds: &Worlds,
    own: Own<'_>,
    doubtful: &[&Traced],
    comparing: Comparing<'_>,
) -> (Plan, Vec<FarAgain>) {
    let mut suspects = doubtful.to_vec();
    let mut left_out: HashSet<ListedPriceId> = HashSet::new();
    loop {
        // Each round has fewer suspects or leaves out more, so it ends.
        suspects = with_their_way(&suspects);
        let ids: HashSet<ListedPriceId> = suspects.iter().map(|one| one.price.id).collect();
        let own = Own {
            bridged: &ids,
            left_out: &left_out,
            ..own
        };
        let plan = plan(traced, worlds, own, own.today);
        let left = Left::of(&plan, traced, own);
        let goes_too: HashSet<Stated<'_>> = suspects.iter().map(|one| stated(&one.price)).collect();
        let is_far = |one: &Traced| far_from(one, &left, &goes_too, own, comparing);
        let found: Vec<(&Traced, Option<UnitPrice>)> =
            suspects.iter().map(|one| (*one, is_far(one))).collect();
        let still: Vec<&Traced> = found
            .iter()
            .filter_map(|(one, last)| last.map(|_| *one))
            .collect();
        // What would count again, though something else is in its place, is as far as what waits.
        let back: HashSet<ListedPriceId> = plan.held.iter().map(|(price, _)| price.id).collect();
        let far_back = doubtful
            .iter()
            .filter(|one| back.contains(&one.price.id) && is_far(one).is_some());
        let far_back: Vec<ListedPriceId> = far_back.map(|one| one.price.id).collect();
        if still.len() == suspects.len() && far_back.is_empty() {
            let far = held_again(&found, &plan);
            return (plan, far);
        }
        left_out.extend(far_back);
        suspects = still;
    }
}

/// Those of the far rows that wait: the ones in force that do not count on, and what they have taken the place of, which nobody but
/// its loader has seen either. Each stays as its load stated it, and is decided on by itself when what came after it is not taken.
fn held_again(found: &[(&Traced, Option<UnitPrice>)], plan: &Plan) -> Vec<FarAgain> {
    let kept: HashSet<ListedPriceId> = plan.kept.iter().map(|(price, _)| price.id).collect();
    let gone = found.iter().map(|(one, _)| *one);
    let gone: Vec<&Traced> = gone.filter(|one| !kept.contains(&one.price.id)).collect();
    let held: HashSet<ListedPriceId> = with_their_way(&gone)
        .iter()
        .map(|one| one.price.id)
        .collect();
    let far = found.iter().filter_map(|(one, last)| {
        let is_held = held.contains(&one.price.id);
        let far = FarAgain {
            price: one.price.clone(),
            last: (*last)?,
            was_in_force: one.superseded_at.is_none(),
        };
        is_held.then_some(far)
    });
    far.collect()
}

/// Rows in force, and of the others those in whose place one of them is, by however many steps.
fn with_their_way<'a>(suspects: &[&'a Traced]) -> Vec<&'a Traced> {
    let (mut found, mut others): (Vec<&Traced>, Vec<&Traced>) = suspects
        .iter()
        .copied()
        .partition(|one| one.superseded_at.is_none());
    loop {
        let acts: HashSet<(ImportId, PriceKey<&str>)> = found
            .iter()
            .filter_map(|one| Some((one.price.loaded_by?, one.price.key.borrowed())))
            .collect();
        let on_the_way = |one: &&Traced| {
            let by = one.superseded_by;
            by.is_some_and(|by| acts.contains(&(by, one.price.key.borrowed())))
        };
        let (more, rest): (Vec<&Traced>, Vec<&Traced>) = others.into_iter().partition(on_the_way);
        if more.is_empty() {
            return found;
        }
        found.extend(more);
        others = rest;
    }
}

/// What is in force when the load is undone, each with the row that it began as, and as the price of the load whose it is then; and
/// what loads have replaced.
struct Left<'a> {
    of_product: BTreeMap<ProductId, Vec<(ListedPriceId, ListedPrice)>>,
    replaced: HashMap<ProductId, Vec<(&'a Traced, ImportId)>>,
}

impl<'a> Left<'a> {
    fn of(plan: &Plan, traced: &'a [Traced], own: Own<'_>) -> Self {
        let of_id = by_id(traced);
        let with_root = |price: &&ListedPrice| {
            let one = of_id.get(&price.id);
            let mut price = (*price).clone();
            if let Some(heir) = one.and_then(|one| own.heir_of(one)) {
                price.loaded_by = Some(heir);
            }
            (one.map_or(price.id, |one| one.root), price)
        };
        let in_force = plan.in_force(traced);
        let of_product = by_product(&in_force).into_iter();
        let of_product =
            of_product.map(|(product, prices)| (product, prices.iter().map(with_root).collect()));
        let blamed: HashMap<ListedPriceId, ImportId> = plan.blamed.iter().copied().collect();
        let mut replaced: HashMap<ProductId, Vec<_>> = HashMap::new();
        for one in traced {
            let by = blamed.get(&one.price.id).copied();
            if let Some(by) = by.or(one.superseded_by) {
                let of_product = replaced.entry(one.price.key.product).or_default();
                of_product.push((one, by));
            }
        }
        Self {
            of_product: of_product.collect(),
            replaced,
        }
    }
}

/// What a row is too far from: when it came, without the load and what goes with it, and now.
fn far_from(
    one: &Traced,
    left: &Left,
    goes_too: &HashSet<Stated<'_>>,
    own: Own<'_>,
    comparing: Comparing<'_>,
) -> Option<UnitPrice> {
    let product = one.price.key.product;
    let by = one.price.loaded_by?;
    let load = comparing.loads.get(&by)?;
    let replaced = left.replaced.get(&product).into_iter().flatten();
    let left = left.of_product.get(&product);
    let left: Vec<&(ListedPriceId, ListedPrice)> = left.into_iter().flatten().collect();
    let is_of_day = |price: &ListedPrice| {
        let loaded = price.loaded_by.and_then(|by| comparing.loads.get(&by));
        loaded == Some(load)
    };
    let compared = |price: &ListedPrice| Compared {
        is_own: is_of_day(price),
        price: price.clone(),
        undone_at: None,
        is_undoer: false,
    };
    let others = left.iter().filter(|(_, price)| price.loaded_by != Some(by));
    let known_now = others
        .clone()
        .filter(|(root, price)| *root < one.root || !is_of_day(price));
    // As for a load: what the person's own loads of the day have replaced is known, and what they have made is not.
    let replaced = replaced.filter(|(price, with)| {
        *with != by && price.root < one.root && comparing.loads.get(with) == Some(load)
    });
    let replaced: Vec<&ListedPrice> = replaced.map(|(replaced, _)| &replaced.price).collect();
    let known_now = known_now.map(|(_, price)| price);
    let known_now = known_now.chain(replaced.iter().copied());
    let known_now: Vec<Compared> = known_now.map(compared).collect();
    let before = comparing.before.get(&product).and_then(|of| of.get(&by));
    let before = before.into_iter().flatten().filter(|price| {
        let is_undone = price.loaded_by.is_some_and(|by| own.reversed.contains(&by));
        !is_undone && !goes_too.contains(&stated(price))
    });
    let earlier = others.filter(|(root, _)| *root < one.root);
    let known_then = before.chain(earlier.map(|(_, price)| price));
    let known_then = known_then.chain(replaced.iter().copied());
    let known_then: Vec<Compared> = known_then.map(compared).collect();
    let undone = comparing.undone.get(&product);
    let far = |known: &[Compared], day: NaiveDate| {
        let prices: Vec<&Compared> = known.iter().chain(undone.into_iter().flatten()).collect();
        let known = Known::of(product, &prices, day);
        let row = (one.price.key.borrowed(), one.price.terms.clone());
        let found = far_rows(comparing.bounds, &[(0, &row)], &known, day);
        found.first().map(|(_, far)| far.last)
    };
    let _then = far(&known_then, load.day)?;
    far(&known_now, own.today)
}

/// A price of a load, whatever became of its days since.
type Stated<'a> = (Option<ImportId>, PriceKey<&'a str>, UnitPrice);

fn stated(price: &ListedPrice) -> Stated<'_> {
    (
        price.loaded_by,
        price.key.borrowed(),
        price.terms.base_price,
    )
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use rust_decimal::Decimal;
    use serde_json::json;

    use super::*;
    use crate::listed_price::tests::{day, listing};

    const TODAY: &str = "2021-03-09";

    fn import(load: u8) -> ImportId {
        let id = json!(format!("00000000-0000-0000-0000-{load:012}"));
        serde_json::from_value(id).expect("an id")
    }

    fn number(load: ImportId) -> u8 {
        let loads = 1..=9;
        let mut loads = loads.filter(|number| import(*number) == load);
        loads.next().expect("a load of a test")
    }

    /// A load a day, the first on 1 March.
    fn loaded_at(load: u8) -> DateTime<Utc> {
        let text = format!("2021-03-{load:02}T10:00:00+08:00");
        text.parse().expect("an instant")
    }

    /// A row of a load, which has its number.
    fn row(load: u8, region: &str, yuan: &str) -> Traced {
        let mut price = listing(i64::from(load), region, yuan);
        price.loaded_by = Some(import(load));
        price.recorded_at = loaded_at(load);
        Traced {
            root: price.id,
            superseded_at: None,
            superseded_by: None,
            price,
        }
    }

    fn replaced(by: u8, row: Traced) -> Traced {
        Traced {
            superseded_at: Some(loaded_at(by)),
            superseded_by: Some(import(by)),
            ..row
        }
    }

    /// What was in force before a load.
    fn world(traced: &[Traced], load: u8) -> Vec<ListedPrice> {
        let before = traced.iter().filter(|one| {
            let by = one.superseded_by.map(number);
            one.price.loaded_by.map(number) < Some(load) && by.is_none_or(|by| load <= by)
        });
        before.map(|one| one.price.clone()).collect()
    }

    /// What is far again when a load is undone, and the limit then. Each load is of a person of its own, but the `same` ones are of
    /// one and of the day of the first.
    fn undone(load: u8, traced: &[Traced], same: &[u8], law: &[i64]) -> (Vec<String>, String) {
        let product = ProductId(1);
        let worlds_of = |loads: &[u8]| -> Worlds {
            let worlds = loads
                .iter()
                .map(|load| (import(*load), world(traced, *load)));
            HashMap::from([(product, worlds.collect())])
        };
        let loaded = |load: u8| {
            let of = if same.contains(&load) { same[0] } else { load };
            let account = AccountId(i64::from(of));
            let day = day(&format!("2021-03-{of:02}"));
            (import(load), LoadedBy { account, day })
        };
        let law: HashMap<ListedPriceId, Option<NaiveDate>> =
            law.iter().map(|id| (ListedPriceId(*id), None)).collect();
        let own = Own {
            import: import(load),
            since: loaded_at(1),
            reversed: &HashSet::from([import(load)]),
            heirs: &HashMap::new(),
            law: &law,
            bridged: &HashSet::new(),
            left_out: &HashSet::new(),
            today: day(TODAY),
        };
        let bounds = Bounds {
            below_part: Decimal::from(3),
            above_times: Decimal::from(3),
        };
        let none = HashMap::new();
        let later = later_rows(traced, own, day(TODAY));
        let doubtful = doubtful(later, traced, &none, bounds);
        let comparing = Comparing {
            loads: &(1..=9).map(loaded).collect(),
            before: &worlds_of(&[1, 2, 3, 4, 5, 6]),
            undone: &none,
            bounds,
        };
        let (plan, far) = plan_with_far(traced, &worlds_of(&[load]), own, &doubtful, comparing);
        let far = far
            .iter()
            .map(|one| format!("{} {}", one.price.terms.base_price, one.last));
        let left = plan.in_force(traced);
        let left: Vec<&ListedPrice> = left.iter().collect();
        let limit = crate::listed_price::rises::lowest_on(&left, day(TODAY));
        (
            far.collect(),
            limit.map_or("-".to_owned(), |limit| limit.to_string()),
        )
    }

    fn is(far: &[&str], limit: &str) -> (Vec<String>, String) {
        (
            far.iter().map(|one| (*one).to_owned()).collect(),
            limit.to_owned(),
        )
    }

    #[test]
    fn what_passed_over_the_undone_load_alone_is_far_again_on_one_platform_and_on_several() {
        let several = [row(1, "44", "100"), row(2, "33", "36"), row(3, "12", "12")];
        assert_eq!(
            undone(2, &several, &[], &[]),
            is(&["12.00 100.00"], "100.00")
        );
        let one = [
            replaced(2, row(1, "44", "100")),
            replaced(3, row(2, "44", "36")),
            row(3, "44", "12"),
        ];
        assert_eq!(undone(2, &one, &[], &[]), is(&["12.00 100.00"], "100.00"));
        // The far one took the place of the price that it is far from.
        let across = [
            replaced(3, row(1, "44", "100")),
            row(2, "33", "36"),
            row(3, "44", "12"),
        ];
        assert_eq!(
            undone(2, &across, &[], &[]),
            is(&["12.00 100.00"], "100.00")
        );
        // It came before what is undone, or is law.
        assert_eq!(undone(3, &several, &[], &[]), is(&[], "36.00"));
        assert_eq!(undone(2, &several, &[], &[3]), is(&[], "12.00"));
    }

    #[test]
    fn beyond_a_step_that_is_undone_every_further_one_is_far_and_none_before_it() {
        let steps = [
            row(1, "44", "100"),
            row(2, "33", "36"),
            row(3, "12", "13"),
            row(4, "11", "5"),
        ];
        assert_eq!(
            undone(2, &steps, &[], &[]),
            is(&["13.00 100.00", "5.00 100.00"], "100.00")
        );
        assert_eq!(undone(3, &steps, &[], &[]), is(&["5.00 36.00"], "36.00"));
        assert_eq!(undone(4, &steps, &[], &[]), is(&[], "13.00"));
        // What it took the place of waits as well, where it was as far: by however many steps.
        let replaced_far = [
            row(1, "44", "100"),
            row(2, "33", "36"),
            replaced(4, row(3, "12", "12")),
            replaced(5, row(4, "12", "11.5")),
            row(5, "12", "11"),
        ];
        let all = is(&["11.00 100.00", "11.50 100.00", "12.00 100.00"], "100.00");
        assert_eq!(undone(2, &replaced_far, &[], &[]), all);
        assert_eq!(undone(2, &replaced_far, &[3, 4, 5], &[]), all);
        // What it took the place of by the same loader's hand on that day is in force again.
        let chain = [
            row(1, "44", "100"),
            row(2, "33", "36"),
            replaced(4, row(3, "12", "34")),
            row(4, "12", "12"),
        ];
        assert_eq!(undone(2, &chain, &[], &[]), is(&[], "12.00"));
        assert_eq!(
            undone(2, &chain, &[3, 4], &[]),
            is(&["12.00 100.00"], "34.00")
        );
    }

    #[test]
    fn what_others_had_listed_near_it_keeps_it_and_what_its_own_loader_listed_that_day_does_not() {
        let near = [
            row(1, "44", "100"),
            row(2, "33", "36"),
            row(3, "51", "34"),
            row(4, "12", "12"),
        ];
        assert_eq!(undone(2, &near, &[], &[]), is(&[], "12.00"));
        assert_eq!(
            undone(2, &near, &[3, 4], &[]),
            is(&["12.00 100.00"], "34.00")
        );
        // What was near it then is over by now.
        let mut over = near.clone();
        over[2].price.terms.effective_to = Some(day("2021-03-05"));
        assert_eq!(undone(2, &over, &[], &[]), is(&[], "12.00"));
        // What came later is near it and near what was known.
        let since = [
            row(1, "44", "100"),
            row(2, "33", "36"),
            row(3, "12", "12"),
            row(4, "51", "35"),
        ];
        assert_eq!(undone(2, &since, &[], &[]), is(&[], "12.00"));
    }

    #[test]
    fn a_far_price_in_whose_place_a_near_one_is_does_not_count_again_when_the_bridge_is_undone() {
        // 100, on it 36 as a bridge, beyond it 12 and 13, of which 13 was replaced by 50 of the same person.
        let traced = [
            row(1, "44", "100"),
            row(2, "33", "36"),
            row(3, "12", "12"),
            replaced(5, row(4, "51", "13")),
            row(5, "51", "50"),
        ];
        assert_eq!(
            undone(2, &traced, &[3, 4, 5], &[]),
            is(&["12.00 100.00"], "50.00")
        );
    }

    #[test]
    fn a_higher_price_is_far_again_and_a_first_one_never() {
        let higher = [
            row(1, "44", "100"),
            replaced(3, row(2, "33", "290")),
            row(3, "33", "800"),
        ];
        assert_eq!(
            undone(2, &higher, &[], &[]),
            is(&["800.00 100.00"], "100.00")
        );
        let first = [row(1, "44", "36"), row(2, "12", "13"), row(3, "11", "5")];
        assert_eq!(undone(1, &first, &[], &[]), is(&[], "5.00"));
        assert_eq!(undone(2, &first, &[], &[]), is(&["5.00 36.00"], "36.00"));
    }
}
