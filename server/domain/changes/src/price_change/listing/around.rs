//! What is open and what is listed around the rows of a page, read once for all that is worked out from it.

use std::collections::BTreeSet;

use ground::database::Reader;
use ground::{ProductId, Result};
use prices::listed_price::{ListedPrice, prices_as_recorded_first};

use super::store;
use crate::price_change::state::ChangeState;
use crate::price_change::types::{PriceChange, PriceChangeRow};

/// Of the products of rows that wait or are public: what waits and is public and ends no price, and what is listed.
pub(super) struct Around {
    pub(super) changes: Vec<PriceChange>,
    pub(super) listed: Vec<ListedPrice>,
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
        Ok(Some(Self {
            changes: store::open_of_products(db, &products).await?,
            listed: prices_as_recorded_first(db, &products).await?,
        }))
    }
}
