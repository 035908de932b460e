//! How a load of listed prices changes what is recorded. Pure.

use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use ground::{ListedPriceId, UnitPrice};

use super::rules::{ListedPrice, PriceKey, PriceTerms};

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reconciliation {
    /// Rows to record, by their index in the load.
    pub(super) new: Vec<usize>,
    /// The other rows, by their index in the load, with the recorded price that each repeats.
    pub(super) repeats: Vec<(usize, ListedPriceId)>,
    /// Recorded prices that the load repeats.
    pub(super) repeated: Vec<ListedPriceId>,
    /// Recorded prices under keys of the load that it does not repeat.
    pub(super) omitted: Vec<ListedPriceId>,
}

/// Compares a load with what is recorded. A row that repeats a recorded price changes nothing. Rows of the
/// load that share a key are lots beside each other (the lowest counts); together they replace what earlier
/// loads recorded under that key. What an announcement lets count from a coming day only is not known yet for the days
/// before it: a platform that lists it now sets the limit now (S4-1).
pub(super) fn reconcile(
    recorded: &[ListedPrice],
    load: &[(PriceKey<&str>, PriceTerms)],
    today: NaiveDate,
) -> Reconciliation {
    let known: HashMap<Lot<'_>, ListedPriceId> = recorded
        .iter()
        .filter(|price| !counts_later(price, today))
        .map(|price| (Lot(price.key.borrowed(), &price.terms), price.id))
        .collect();
    let mut loaded: HashSet<Lot<'_>> = HashSet::with_capacity(load.len());
    let mut outcome = Reconciliation::default();
    for (index, (key, terms)) in load.iter().enumerate() {
        let lot = Lot(*key, terms);
        let is_first = loaded.insert(lot);
        match known.get(&lot) {
            Some(price) => outcome.repeats.push((index, *price)),
            None if is_first => outcome.new.push(index),
            None => {}
        }
    }
    if recorded.is_empty() {
        return outcome;
    }
    let keys: HashSet<PriceKey<&str>> = load.iter().map(|(key, _)| *key).collect();
    for price in recorded {
        if loaded.contains(&Lot(price.key.borrowed(), &price.terms)) {
            outcome.repeated.push(price.id);
        } else if keys.contains(&price.key.borrowed()) {
            outcome.omitted.push(price.id);
        }
    }
    outcome
}

/// Whether it is listed already, but counts from a coming day only. What comes back after a temporary price does so then.
fn counts_later(price: &ListedPrice, today: NaiveDate) -> bool {
    !price.counting.returns && price.key.effective_from.max(today) < price.first_day()
}

impl PriceTerms {
    /// What it means, whatever unit it is stated in: the price of one base unit, and its last day. 95 for one and 950 for ten
    /// are one price (S4-1 compares in the base unit).
    #[must_use]
    pub fn meaning(&self) -> (UnitPrice, Option<NaiveDate>) {
        (self.base_price, self.effective_to)
    }
}

/// A key with its terms; the hash leaves out the parts of the terms that are slow to hash.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Lot<'a>(pub PriceKey<&'a str>, pub &'a PriceTerms);

impl Hash for Lot<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
        // A price is normalised when it is made: equal prices have equal digits.
        self.1.price.yuan().mantissa().hash(state);
    }
}
