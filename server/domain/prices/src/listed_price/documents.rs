//! What a row means for prices that another document states of the same platform, kind and first day. Pure.
//!
//! S4-1: of several lots that a platform lists the lowest counts, so that a price of another document stands beside what is
//! listed, in one file or in several and in whatever order they come (A10): a row replaces only what its own document stated. What
//! is a correction names the document that it corrects; and the same price that ends, ends in whatever document.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use ground::{ListedPriceId, Words};
use market::catalogue::RowWarning;

use super::capability::LISTED_BESIDE;
use super::region::Region;
use super::rules::{ListedPrice, PriceKey, PriceTerms};

/// What new rows mean for what is recorded from other documents.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OtherDocuments {
    /// Recorded prices of which a row states an earlier last day.
    pub(super) ended: Vec<ListedPriceId>,
    /// Of each row, by its index, the lowest price that stays beside it and its document.
    pub(super) beside: BTreeMap<usize, Beside>,
}

/// A price of another document that stays beside a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Beside {
    price: ground::UnitPrice,
    source: String,
}

impl Beside {
    pub(super) fn warning(&self) -> RowWarning {
        let price = self.price;
        let source = match self.source.is_empty() {
            true => Words::new("未写来源", "without a document"),
            false => Words::new(
                format!("来源“{}”", self.source),
                format!("from “{}”", self.source),
            ),
        };
        RowWarning {
            kind: &LISTED_BESIDE,
            group: Words::new(
                "同平台、同价格类型、同执行日期另有其他来源的价格，两价并存",
                "a price of another document stays beside it: same platform, kind and first day",
            ),
            remark: Words::new(
                format!(
                    "并存：同平台、同价格类型、同执行日期另有{price}（{}），本行不取代它，较低者计入参考限价；如为更正，请写明相同的来源",
                    source.zh
                ),
                format!(
                    "stays beside {price} ({}) of the same platform, kind and first day, and does not replace it: the lower one \
                     counts; name the same document where it corrects that",
                    source.en
                ),
            ),
        }
    }
}

/// Whether a recorded price and a row are of one platform, kind and first day, and of different documents.
fn is_of_other_document(price: &ListedPrice, key: PriceKey<&str>) -> bool {
    let known = price.key.borrowed();
    known.is_of_platform(key)
        && known.effective_from == key.effective_from
        && known.source != key.source
}

/// Compares the new rows of a part with what other loads recorded.
pub(super) fn other_documents<'a>(
    recorded: impl Iterator<Item = &'a ListedPrice>,
    rows: &[(PriceKey<&str>, PriceTerms)],
    new: &[usize],
) -> OtherDocuments {
    type Place = (i64, Region, NaiveDate);
    type Row<'a> = (usize, &'a (PriceKey<&'a str>, PriceTerms));
    let place = |key: PriceKey<&str>| -> Place { (key.product.0, key.region, key.effective_from) };
    let mut there: HashMap<Place, Vec<Row<'_>>> = HashMap::new();
    for index in new {
        if let Some(row) = rows.get(*index) {
            there.entry(place(row.0)).or_default().push((*index, row));
        }
    }
    let mut found = OtherDocuments::default();
    for price in recorded.filter(|price| price.counting.to.is_none()) {
        let rows = there.get(&place(price.key.borrowed()));
        let rows = rows.into_iter().flatten();
        let rows: Vec<_> = rows
            .filter(|(_, (key, _))| is_of_other_document(price, *key))
            .collect();
        let ends = |terms: &PriceTerms| {
            let is_earlier = |last| price.terms.effective_to.is_none_or(|known| last < known);
            terms.base_price == price.terms.base_price && terms.effective_to.is_some_and(is_earlier)
        };
        if rows.iter().any(|(_, (_, terms))| ends(terms)) {
            found.ended.push(price.id);
            continue;
        }
        for (index, (_, terms)) in rows {
            if terms.base_price == price.terms.base_price {
                continue;
            }
            let known = found.beside.entry(*index).or_insert_with(|| Beside {
                price: price.terms.base_price,
                source: price.key.source.clone(),
            });
            if price.terms.base_price < known.price {
                known.price = price.terms.base_price;
                known.source.clone_from(&price.key.source);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listed_price::tests::{day, listing};

    fn of(id: i64, yuan: &str, source: &str, last: Option<&str>) -> ListedPrice {
        let mut price = listing(id, "44", yuan);
        price.key.source = source.to_owned();
        price.terms.effective_to = last.map(day);
        price
    }

    fn compared(recorded: &[ListedPrice], rows: &[ListedPrice]) -> OtherDocuments {
        let rows: Vec<_> = rows
            .iter()
            .map(|price| (price.key.borrowed(), price.terms.clone()))
            .collect();
        let new: Vec<usize> = (0..rows.len()).collect();
        other_documents(recorded.iter(), &rows, &new)
    }

    #[test]
    fn the_same_price_ends_in_whatever_document_and_a_later_last_day_ends_nothing() {
        let open = of(1, "100", "甲", None);
        let ends = of(2, "100", "乙", Some("2026-03-01"));
        let found = compared(std::slice::from_ref(&open), std::slice::from_ref(&ends));
        assert_eq!(found.ended, [ListedPriceId(1)]);
        assert!(found.beside.is_empty());
        let found = compared(std::slice::from_ref(&ends), std::slice::from_ref(&open));
        assert_eq!(found, OtherDocuments::default());
    }

    #[test]
    fn case_a10_lots_of_two_documents_stay_beside_each_other_whichever_came_first() {
        let (low, high) = (of(1, "125", "甲", None), of(2, "130", "乙", None));
        let found = compared(std::slice::from_ref(&low), std::slice::from_ref(&high));
        assert!(found.ended.is_empty());
        let remark = found.beside[&0].warning().remark.zh;
        assert!(remark.contains("125.00（来源“甲”）"), "{remark}");
        let found = compared(std::slice::from_ref(&high), std::slice::from_ref(&low));
        assert!(found.ended.is_empty());
        assert_eq!(found.beside.len(), 1);
        let mut other = of(3, "125", "甲", None);
        other.key.effective_from = day("2027-01-01");
        assert_eq!(compared(&[other], &[high]), OtherDocuments::default());
    }
}
