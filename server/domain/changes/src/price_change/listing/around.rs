//! What is open and what is listed around the rows of a page, read once for all that is worked out from it.

use std::collections::{BTreeSet, HashMap, HashSet};

use ground::database::Reader;
use ground::{ListedPriceId, PriceChangeId, ProductId, Result};
use prices::listed_price::{ListedPrice, prices_as_recorded_first};

use super::store::{self, Ending};
use crate::price_change::state::ChangeState;
use crate::price_change::store::listed_beside;
use crate::price_change::types::{PriceChange, PriceChangeRow};

/// Of the products of rows that wait or are public: what waits and is public, and what is listed.
pub(super) struct Around {
    products: HashMap<ProductId, OfProduct>,
    beside: HashMap<PriceChangeId, HashSet<ListedPriceId>>,
}

/// What is open and what is listed of one product.
#[derive(Default)]
pub(super) struct OfProduct {
    /// What ends no price.
    changes: Vec<PriceChange>,
    listed: Vec<ListedPrice>,
    ending: Vec<Ending>,
}

impl Around {
    /// None where no row needs it: held ends that are not public are worked out from less.
    pub(super) async fn of(db: &impl Reader, rows: &[PriceChangeRow]) -> Result<Option<Self>> {
        let changes = rows.iter().map(|row| &row.change);
        let needing = changes.filter(|change| match change.ends {
            Some(_) => change.state == ChangeState::Publicized,
            None => change.state.is_open(),
        });
        let ids: BTreeSet<ProductId> = needing.map(|change| change.product).collect();
        if ids.is_empty() {
            return Ok(None);
        }
        let ids: Vec<ProductId> = ids.into_iter().collect();
        let changes = store::open_of_products(db, &ids).await?;
        let numbers: Vec<PriceChangeId> = changes.iter().map(|change| change.id).collect();
        let beside = listed_beside(db, &numbers).await?;
        let mut products: HashMap<ProductId, OfProduct> = HashMap::new();
        for change in changes {
            products
                .entry(change.product)
                .or_default()
                .changes
                .push(change);
        }
        for price in prices_as_recorded_first(db, &ids).await? {
            products
                .entry(price.key.product)
                .or_default()
                .listed
                .push(price);
        }
        for ending in store::ending(db, &ids).await? {
            products
                .entry(ending.product)
                .or_default()
                .ending
                .push(ending);
        }
        Ok(Some(Self { products, beside }))
    }

    /// Of one product; none where nothing of it is open and nothing listed.
    pub(super) fn product(&self, id: ProductId) -> Option<&OfProduct> {
        self.products.get(&id)
    }

    /// What some changes do not replace: what was announced with them before, and what a list repeats.
    pub(super) fn beside(&self, changes: &[&PriceChange]) -> HashSet<ListedPriceId> {
        let beside = changes
            .iter()
            .filter_map(|change| self.beside.get(&change.id));
        beside.flatten().copied().collect()
    }
}

impl OfProduct {
    /// The changes that a condition holds for.
    pub(super) fn changes(&self, holds: impl Fn(&PriceChange) -> bool) -> Vec<&PriceChange> {
        self.changes.iter().filter(|one| holds(one)).collect()
    }

    pub(super) fn listed(&self) -> Vec<&ListedPrice> {
        self.listed.iter().collect()
    }

    /// The listed prices but those whose ends have come as far as a state that counts.
    pub(super) fn staying(&self, counts: impl Fn(ChangeState) -> bool) -> Vec<&ListedPrice> {
        let ending = self.ending.iter().filter(|one| counts(one.state));
        let ending: HashSet<ListedPriceId> = ending.map(|one| one.listed_price).collect();
        let listed = self.listed.iter();
        listed.filter(|one| !ending.contains(&one.id)).collect()
    }
}
