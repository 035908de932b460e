//! The types of prices that an announcement lists, for operations and the store alike.

use chrono::NaiveDate;
use ground::{FigureValues, ProductId, UnitPrice};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::listed_price::price_kind::{PlatformLevel, PriceKind};
use crate::listed_price::region::Region;
use crate::listed_price::rules::{Counting, PriceKey, PriceTerms};

/// What a platform lists.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListedTerms {
    pub region: Region,
    pub platform: String,
    pub level: PlatformLevel,
    pub kind: PriceKind,
    /// `pack_ratio` base units cost `price`, and one costs `base_price`.
    pub price: PriceTerms,
    /// The first day on which it is in force there.
    pub effective_from: NaiveDate,
    /// The document it comes from.
    pub source: String,
}

/// The terms as events and refusals carry them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsFigures {
    pub(super) region: Region,
    pub(super) platform: String,
    pub(super) kind: PriceKind,
    pub(super) price: UnitPrice,
    pub(super) pack_ratio: Decimal,
    pub base_price: UnitPrice,
    pub(super) effective_from: NaiveDate,
    pub(super) effective_to: Option<NaiveDate>,
}

impl ListedTerms {
    /// The terms as refusals compare them.
    #[must_use]
    pub fn compared(&self) -> FigureValues {
        let terms = self.figures();
        FigureValues::default()
            .with("region", terms.region)
            .with("region_name", self.region.name())
            .with("platform", terms.platform)
            .with_state("kind", terms.kind, PriceKind::words)
            .with("price", terms.price)
            .with("pack_ratio", terms.pack_ratio.to_string())
            .with("base_price", terms.base_price)
            .with("effective_from", terms.effective_from)
            .with_any("effective_to", terms.effective_to)
    }

    pub fn under(key: PriceKey<&str>, price: &PriceTerms) -> Self {
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

    pub fn key(&self, product: ProductId) -> PriceKey<&str> {
        PriceKey {
            product,
            region: self.region,
            platform: &self.platform,
            level: self.level,
            kind: self.kind,
            effective_from: self.effective_from,
            source: &self.source,
        }
    }

    /// Whether it is the same price as another one, whatever document each comes from and for how many units it is stated.
    #[must_use]
    pub fn is_same_price(
        &self,
        product: ProductId,
        key: PriceKey<&str>,
        price: &PriceTerms,
    ) -> bool {
        self.key(product).is_of_platform(key)
            && (self.effective_from, self.price.meaning()) == (key.effective_from, price.meaning())
    }

    pub fn figures(&self) -> TermsFigures {
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

pub struct NewListed<'a> {
    pub product: ProductId,
    pub terms: &'a ListedTerms,
    /// The days on which it counts; its own first day is not a later one.
    pub counting: Counting,
}
