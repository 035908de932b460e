//! Limits before and after a load or its reversal: what an import did, read in its own transaction. A preview rolls
//! it back afterwards. The rule is pure.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;
use ground::database::Reader;
use ground::{ImportId, Moment, ProductId, Result, UnitPrice};

use super::limit_sheet::lowest_of_each;
use super::limits::PRODUCTS_AT_ONCE;
use super::rules::{ListedPrice, PriceKey, by_product};
use super::store;

/// How the limit of a product moves, on the first day on which it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitMove {
    pub product: ProductId,
    pub on: NaiveDate,
    /// The limit of that day before; none for the candidate catalogue.
    pub before: Option<UnitPrice>,
    pub after: Option<UnitPrice>,
    /// The lowest limit of the days on which it is lower than before.
    pub lowest: Option<UnitPrice>,
}

impl LimitMove {
    #[must_use]
    pub fn falls(&self) -> bool {
        self.before
            .zip(self.after)
            .is_some_and(|(before, after)| after < before)
    }

    #[must_use]
    pub fn rises(&self) -> bool {
        self.before
            .zip(self.after)
            .is_some_and(|(before, after)| before < after)
    }

    /// Whether the product has no limit any more.
    #[must_use]
    pub fn vanishes(&self) -> bool {
        self.before.is_some() && self.after.is_none()
    }

    /// Whether the product gets a limit that it had not.
    #[must_use]
    pub fn appears(&self) -> bool {
        self.before.is_none() && self.after.is_some()
    }
}

/// What an import did to listed prices, as far as its own transaction sees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LoadEffect {
    /// Prices recorded under keys that nothing was listed under.
    pub new: i64,
    /// Prices recorded beside or in the place of others under the same key.
    pub changed: i64,
    /// Prices whose place they took.
    pub replaced: i64,
    /// The products whose limits move today or on a later day.
    pub moves: Vec<LimitMove>,
}

/// How the limit of a product moves from `today` on; `None` when it is the same on every day.
pub(super) fn limit_move(
    product: ProductId,
    before: &[&ListedPrice],
    after: &[&ListedPrice],
    today: NaiveDate,
) -> Option<LimitMove> {
    let turns: BTreeSet<NaiveDate> = before
        .iter()
        .chain(after)
        .flat_map(|price| price.turns())
        .filter(|day| today < *day)
        .collect();
    let on = |prices: &[&ListedPrice], day| {
        let lowest = lowest_of_each(prices.iter().map(|price| price.candidate()), day);
        lowest.get(&product).map(|lowest| lowest.base_price)
    };
    let mut found: Option<LimitMove> = None;
    for day in std::iter::once(today).chain(turns) {
        let (before, after) = (on(before, day), on(after, day));
        if before == after {
            continue;
        }
        let step = LimitMove {
            product,
            on: day,
            before,
            after,
            lowest: None,
        };
        let lower = after.filter(|_| step.falls() || step.appears());
        let first = found.get_or_insert(step);
        first.lowest = match (first.lowest, lower) {
            (Some(known), Some(lower)) => Some(known.min(lower)),
            (known, lower) => known.or(lower),
        };
    }
    found
}

/// What an import did so far, in the transaction in which it did it.
pub async fn effect_of_load(
    db: &impl Reader,
    moment: &Moment,
    import: ImportId,
) -> Result<LoadEffect> {
    let today = moment.today();
    let products = store::products_of_load(db, import).await?;
    let mut effect = LoadEffect::default();
    for products in products.chunks(PRODUCTS_AT_ONCE) {
        let (left, replaced) = store::prices_around_load(db, import, products).await?;
        let (loaded, known): (Vec<ListedPrice>, Vec<ListedPrice>) = left
            .into_iter()
            .partition(|price| price.loaded_by == Some(import));
        let keys: HashSet<PriceKey<&str>> = known
            .iter()
            .chain(&replaced)
            .map(|price| price.key.borrowed())
            .collect();
        let changed = loaded
            .iter()
            .filter(|price| keys.contains(&price.key.borrowed()))
            .count();
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        effect.changed += count(changed);
        effect.new += count(loaded.len() - changed);
        effect.replaced += count(replaced.len());
        let (known, loaded, replaced) = (
            by_product(&known),
            by_product(&loaded),
            by_product(&replaced),
        );
        for product in products {
            let [known, loaded, replaced] = [&known, &loaded, &replaced]
                .map(|prices| prices.get(product).cloned().unwrap_or_default());
            let before = [known.clone(), replaced].concat();
            let after = [known, loaded].concat();
            effect
                .moves
                .extend(limit_move(*product, &before, &after, today));
        }
    }
    Ok(effect)
}

/// The prices of products before an import and what it recorded.
#[derive(Debug, Clone, Default)]
pub struct PricesAround {
    pub before: Vec<ListedPrice>,
    /// Those of `before` that the import left.
    pub left: Vec<ListedPrice>,
    pub recorded: Vec<ListedPrice>,
}

/// The prices of products as they were before an import, and those that it recorded, in the transaction in which it did so.
pub async fn prices_around_load(
    db: &impl Reader,
    import: ImportId,
    products: &[ProductId],
) -> Result<PricesAround> {
    let (left, mut before) = store::prices_around_load(db, import, products).await?;
    let (recorded, known): (Vec<ListedPrice>, Vec<ListedPrice>) = left
        .into_iter()
        .partition(|price| price.loaded_by == Some(import));
    before.extend(known.iter().cloned());
    Ok(PricesAround {
        before,
        left: known,
        recorded,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listed_price::tests::{day, listing};

    fn from(id: i64, yuan: &str, first: &str, last: Option<&str>) -> ListedPrice {
        let mut price = listing(id, "44", yuan);
        price.key.effective_from = day(first);
        price.terms.effective_to = last.map(day);
        price
    }

    /// The first day, the limits of it, the lowest of all days.
    fn moved(before: &[&ListedPrice], after: &[&ListedPrice]) -> Option<String> {
        let text = |price: Option<UnitPrice>| price.map_or("-".to_owned(), |it| it.to_string());
        let one = limit_move(ProductId(1), before, after, day("2026-03-02"))?;
        let limits = [one.before, one.after, one.lowest].map(text);
        Some(format!("{} {}", one.on, limits.join(" ")))
    }

    #[test]
    fn a_limit_moves_on_the_first_day_on_which_it_differs_and_falls_to_the_lowest_of_all_days() {
        let old = from(1, "100", "2026-01-01", None);
        let cheap = from(2, "90", "2026-03-05", None);
        let cheaper = from(3, "80", "2026-03-09", None);
        let found = moved(&[&old], &[&old, &cheap, &cheaper]);
        assert_eq!(found.as_deref(), Some("2026-03-05 100.00 90.00 80.00"));
        assert_eq!(moved(&[&old], &[&old]), None);
        let dear = from(4, "120", "2026-01-01", None);
        assert_eq!(moved(&[&old], &[&old, &dear]), None);
        let over = from(5, "50", "2026-01-01", Some("2026-03-01"));
        assert_eq!(moved(&[&old], &[&old, &over]), None, "no day to come");
    }

    #[test]
    fn a_first_price_gives_a_limit_and_the_last_one_takes_it() {
        let old = from(1, "100", "2026-01-01", None);
        let found = moved(&[], &[&old]);
        assert_eq!(found.as_deref(), Some("2026-03-02 - 100.00 100.00"));
        let found = moved(&[&old], &[]);
        assert_eq!(found.as_deref(), Some("2026-03-02 100.00 - -"));
    }
}
