//! How a price comes to be listed, and ceases to be, by an announcement: what is above listed prices
//! decides it, and only here it is done.

mod store;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::region::Region;
use super::rules::{KeyRef, PlatformLevel, PriceKind, PriceTerms};
use super::store::claim_sources;
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::{ListedPriceId, ProductId};
use crate::moment::Moment;
use crate::money::UnitPrice;

/// What a platform lists.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListedTerms {
    /// The province.
    pub region: Region,
    /// The platform's name.
    pub platform: String,
    /// The platform's level.
    pub level: PlatformLevel,
    /// How the price came about.
    pub kind: PriceKind,
    /// For how much: `pack_ratio` base units cost `price`, and one costs `base_price`.
    pub price: PriceTerms,
    /// The first day on which it is in force there.
    pub effective_from: NaiveDate,
    /// The document it comes from.
    pub source: String,
}

/// What a platform lists, as events and refusals say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TermsFigures {
    region: Region,
    platform: String,
    kind: PriceKind,
    price: UnitPrice,
    pack_ratio: Decimal,
    base_price: UnitPrice,
    effective_from: NaiveDate,
    effective_to: Option<NaiveDate>,
}

impl ListedTerms {
    /// What a price list says under a key.
    pub(crate) fn under(key: KeyRef<'_>, price: &PriceTerms) -> Self {
        Self {
            region: key.region,
            platform: key.platform.to_owned(),
            level: key.level,
            kind: key.kind,
            price: price.clone(),
            effective_from: key.effective_from,
            source: key.source.to_owned(),
        }
    }

    pub(in crate::pricing) fn key(&self, product: ProductId) -> KeyRef<'_> {
        KeyRef {
            product,
            region: self.region,
            platform: &self.platform,
            level: self.level,
            kind: self.kind,
            effective_from: self.effective_from,
            source: &self.source,
        }
    }

    pub(crate) fn figures(&self) -> TermsFigures {
        TermsFigures {
            region: self.region,
            platform: self.platform.clone(),
            kind: self.kind,
            price: self.price.price,
            pack_ratio: self.price.pack_ratio,
            base_price: self.price.base_price,
            effective_from: self.effective_from,
            effective_to: self.price.effective_to,
        }
    }
}

/// A price to be listed.
pub(crate) struct NewListed<'a> {
    pub(crate) product: ProductId,
    pub(crate) terms: &'a ListedTerms,
    /// The first day on which it counts.
    pub(crate) counts_from: Option<NaiveDate>,
    /// The last one.
    pub(crate) counts_to: Option<NaiveDate>,
}

/// Lists prices, each under a number of its own, in order.
pub(crate) async fn list(
    tx: &Transaction<'_>,
    moment: &Moment,
    new: &[NewListed<'_>],
) -> Result<Vec<ListedPriceId>> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let sources: Vec<&str> = new.iter().map(|one| one.terms.source.as_str()).collect();
    claim_sources(tx, None, &sources).await?;
    store::insert_announced(tx, moment, new).await
}

/// Notes the last day on which prices count; what stood without it is kept for the record.
pub(crate) async fn end(
    tx: &Transaction<'_>,
    moment: &Moment,
    last_days: &BTreeMap<ListedPriceId, NaiveDate>,
) -> Result<()> {
    if last_days.is_empty() {
        return Ok(());
    }
    store::end_counting(tx, moment, last_days).await
}
