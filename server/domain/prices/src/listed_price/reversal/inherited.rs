//! Which prices of later loads may have from the load that is undone what their rows left blank. Pure.
//!
//! A blank pack ratio or last day means what was listed when the row came, and no row states whether a cell was blank: one that has the
//! undone value where another was listed before is named, so that somebody looks (a limit would not move by a guess).

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::rules::Own;
use super::types::{Inherited, Traced};
use crate::listed_price::rules::{ListedPrice, PriceKey};

/// What a blank cell leaves as it was.
fn ratio(price: &ListedPrice) -> Decimal {
    price.terms.pack_ratio.normalize()
}

fn last_day(price: &ListedPrice) -> Option<NaiveDate> {
    price.terms.effective_to
}

/// Those that may count from today on, each with what was listed before the load under its key.
pub(super) fn inherited(traced: &[Traced], own: Own<'_>) -> Vec<Inherited> {
    let mut of_key: HashMap<PriceKey<&str>, Vec<&Traced>> = HashMap::new();
    for one in traced {
        of_key
            .entry(one.price.key.borrowed())
            .or_default()
            .push(one);
    }
    let by_another = |one: &&Traced| {
        let by = one.price.loaded_by;
        by.is_some_and(|by| by != own.import && !own.reversed.contains(&by))
    };
    let later = traced
        .iter()
        .filter(|one| one.superseded_at.is_none() && one.price.may_count_from(own.today));
    let found = later.filter(by_another).filter_map(|one| {
        let alike = of_key.get(&one.price.key.borrowed())?;
        let undone = alike.iter().filter(|undone| {
            undone.price.loaded_by == Some(own.import)
                && undone.superseded_by == one.price.loaded_by
                && undone.root < one.root
        });
        let before: Vec<&ListedPrice> = alike
            .iter()
            .filter(|before| before.superseded_by == Some(own.import))
            .map(|before| &before.price)
            .collect();
        let first = before.first()?;
        let is_taken = undone.map(|undone| &undone.price).any(|undone| {
            let has_ratio = ratio(&one.price) == ratio(undone)
                && before.iter().all(|before| ratio(before) != ratio(undone));
            let has_day = undone.terms.effective_to.is_some()
                && last_day(&one.price) == last_day(undone)
                && before
                    .iter()
                    .all(|before| last_day(before) != last_day(undone));
            has_ratio || has_day
        });
        is_taken.then(|| Inherited {
            price: one.price.clone(),
            before: first.terms.clone(),
        })
    });
    found.collect()
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
        let traced = rows(terms);
        let own = Own {
            import: import(2),
            since: DateTime::UNIX_EPOCH,
            reversed: &HashSet::from([import(2)]),
            heirs: &HashMap::new(),
            law: &HashMap::new(),
            bridged: &HashSet::new(),
            left_out: &HashSet::new(),
            today: day("2021-03-01"),
        };
        inherited(&traced, own).len()
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
}
