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
    /// What ends no price.
    pub(super) changes: Vec<PriceChange>,
    pub(super) listed: Vec<ListedPrice>,
    ending: Vec<Ending>,
    beside: HashMap<PriceChangeId, HashSet<ListedPriceId>>,
}

impl Around {
    /// None where no row needs it: held ends that are not public are worked out from less.
    pub(super) async fn of(db: &impl Reader, rows: &[PriceChangeRow]) -> Result<Option<Self>> {
        let changes = rows.iter().map(|row| &row.change);
        let needing = changes.filter(|change| match change.ends {
            Some(_) => change.state == ChangeState::Publicized,
            None => change.state.is_open(),
        });
        let products: BTreeSet<ProductId> = needing.map(|change| change.product).collect();
        if products.is_empty() {
            return Ok(None);
        }
        let products: Vec<ProductId> = products.into_iter().collect();
        let changes = store::open_of_products(db, &products).await?;
        let ids: Vec<PriceChangeId> = changes.iter().map(|change| change.id).collect();
        Ok(Some(Self {
            listed: prices_as_recorded_first(db, &products).await?,
            ending: store::ending(db, &products).await?,
            beside: listed_beside(db, &ids).await?,
            changes,
        }))
    }

    /// What some changes do not replace: what was announced with them before, and what a list repeats.
    pub(super) fn beside<'a>(
        &self,
        changes: impl Iterator<Item = &'a PriceChange>,
    ) -> HashSet<ListedPriceId> {
        let beside = changes.filter_map(|change| self.beside.get(&change.id));
        beside.flatten().copied().collect()
    }

    /// The prices whose ends have come as far as a state that counts.
    pub(super) fn ending(&self, counts: impl Fn(ChangeState) -> bool) -> HashSet<ListedPriceId> {
        let ending = self.ending.iter().filter(|one| counts(one.state));
        ending.map(|one| one.listed_price).collect()
    }
}
