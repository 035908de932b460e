//! Which rows of a list say what is known of their source already. Pure.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use ground::{ListedPriceId, PriceChangeId, ProductId, UnitPrice, Words};
use prices::listed_price::{ListedPrice, PriceKey, PriceTerms};

use crate::price_change::declared_before::quoted_source;
use crate::price_change::state::ChangeState;
use crate::price_change::types::PriceChange;

/// The rows of a list, compared with what is known.
#[derive(Debug, Default)]
pub(super) struct Compared {
    /// Indexes of new rows.
    pub(super) new: Vec<usize>,
    /// Indexes of rows that were said before elsewhere, and where.
    pub(super) known: Vec<(usize, Words)>,
    /// Listed prices that the list repeats.
    pub(super) again: Vec<(ProductId, ListedPriceId)>,
    /// Changes that the list repeats.
    pub(super) before: Vec<(ProductId, PriceChangeId)>,
}

/// What a document says of a platform, whatever unit it states the price in.
type Stated<'a> = (PriceKey<&'a str>, (UnitPrice, Option<NaiveDate>));

fn stated_price<'a>(key: PriceKey<&'a str>, terms: &PriceTerms) -> Stated<'a> {
    (key, terms.meaning())
}

/// The same, whatever document says it.
fn statement<'a>(key: PriceKey<&'a str>, terms: &PriceTerms) -> Stated<'a> {
    stated_price(PriceKey { source: "", ..key }, terms)
}

/// Compares rows with what is listed, with the changes of their own list (`here`) and with those that say the same
/// elsewhere. What is meant again (`again`) is compared with its own list and the very same listed prices alone.
pub(super) fn compare(
    listed: &[ListedPrice],
    here: &[PriceChange],
    elsewhere: &[PriceChange],
    again: bool,
    found: &[(PriceKey<&str>, PriceTerms)],
) -> Compared {
    let in_force = || listed.iter().filter(|price| price.counting.to.is_none());
    let lots: HashMap<Stated<'_>, ListedPriceId> = in_force()
        .map(|price| (stated_price(price.key.borrowed(), &price.terms), price.id))
        .collect();
    let mut stated: HashMap<Stated<'_>, Vec<&ListedPrice>> = HashMap::new();
    for price in listed.iter().filter(|_| !again) {
        let lot = statement(price.key.borrowed(), &price.terms);
        stated.entry(lot).or_default().push(price);
    }
    let mut proposed: HashMap<Stated<'_>, &PriceChange> = HashMap::new();
    for change in elsewhere {
        let lot = statement(change.terms.key(change.product), &change.terms.price);
        proposed.insert(lot, change);
    }
    let mut seen: HashSet<Stated<'_>> = here
        .iter()
        .map(|change| stated_price(change.terms.key(change.product), &change.terms.price))
        .collect();
    let mut compared = Compared::default();
    for (index, (key, terms)) in found.iter().enumerate() {
        let (lot, stated_by) = (stated_price(*key, terms), statement(*key, terms));
        let product = key.product;
        if let Some(price) = lots.get(&lot) {
            compared.again.push((product, *price));
        } else if seen.contains(&lot) {
        } else if let Some(prices) = stated.get(&stated_by) {
            let counting = prices.iter().filter(|price| price.counting.to.is_none());
            let counting = counting.map(|price| (product, price.id));
            let in_force = prices.iter().find(|price| price.counting.to.is_none());
            compared.again.extend(counting);
            let remark = in_force.map_or_else(
                || Some(ended_already()),
                |price| other_source(&price.key.source, key.source),
            );
            compared.known.extend(remark.map(|remark| (index, remark)));
        } else if let Some(change) = proposed.get(&stated_by) {
            compared.before.push((product, change.id));
            compared.known.push((index, proposed_already(change)));
        } else {
            seen.insert(lot);
            compared.new.push(index);
        }
    }
    compared
}

/// That a listed price keeps the document that it came from, where a row names another one.
fn other_source(kept: &str, source: &str) -> Option<Words> {
    let shown = quoted_source(kept);
    (!source.is_empty() && source != kept).then(|| {
        Words::new(
            format!(
                "平台已有此价格，来源仍为{}，文件中的“{source}”未采用",
                shown.zh
            ),
            format!(
                "the price is listed already; its source remains {}, and {source:?} was not taken",
                shown.en
            ),
        )
    })
}

fn ended_already() -> Words {
    Words::new(
        "平台已有此价格且其已终止，未再次提出；确要再次提出，请在导入时注明",
        "the price was listed and has ended: it is not proposed again; say when you load it that you mean it again",
    )
}

fn proposed_already(change: &PriceChange) -> Words {
    let number = change.id;
    let state = match change.state {
        ChangeState::Withdrawn => Words::new("已剔除", "struck"),
        ChangeState::Submitted
        | ChangeState::Returned
        | ChangeState::Refused
        | ChangeState::Publicized
        | ChangeState::Announced
        | ChangeState::Stopped
        | ChangeState::Corrected
        | ChangeState::Joined => change.state.words(),
    };
    Words::new(
        format!(
            "相同的价格此前已提出，编号{number}（{}），未再次提出；确要再次提出，请在导入时注明",
            state.zh
        ),
        format!(
            "the same price was proposed before, number {number} ({}): it is not proposed again; say when you load it \
             that you mean it again",
            state.en
        ),
    )
}
