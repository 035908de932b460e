//! The types of limits, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{LimitVersionId, ListedPriceId, ProductId, UnitPrice};

use super::price_kind::PlatformLevel;
use super::region::Region;

/// The limit of a product today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    pub product: ProductId,
    /// Per base unit; none for the candidate catalogue.
    pub price: Option<UnitPrice>,
    pub region: Option<Region>,
    pub platform: Option<String>,
    /// The first day on which it is in force.
    pub effective_on: NaiveDate,
}

/// A limit with the instant from which it binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LimitSince {
    /// Per base unit.
    pub price: UnitPrice,
    /// None while the limits of today are not settled.
    pub version: Option<LimitVersionId>,
    /// The beginning of its first day, or when the platform learned of it on that day or later.
    pub since: DateTime<Utc>,
}

/// One version in the history of a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitVersion {
    pub effective_on: NaiveDate,
    /// Per base unit; none for the candidate catalogue.
    pub price: Option<UnitPrice>,
    pub region: Option<Region>,
    /// When the platform calculated it.
    pub recorded_at: DateTime<Utc>,
}

pub(super) struct ChangedLimit<'a> {
    pub(super) product: ProductId,
    pub(super) lowest: Option<&'a Lowest<'a>>,
    /// Whether it is lower than before, or the first.
    pub(super) falls: bool,
}

impl<'a> ChangedLimit<'a> {
    /// The limit of a product by its lowest price, if that is not the one `before`.
    pub(super) fn of(
        product: ProductId,
        lowest: Option<&'a Lowest<'a>>,
        before: Option<UnitPrice>,
    ) -> Option<Self> {
        let after = lowest.map(|lowest| lowest.base_price);
        let falls = after.is_some_and(|after| before.is_none_or(|before| after < before));
        (after != before).then_some(Self {
            product,
            lowest,
            falls,
        })
    }
}

/// The price that sets a product's limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lowest<'a> {
    pub base_price: UnitPrice,
    pub region: Region,
    pub(super) id: ListedPriceId,
    pub platform: &'a str,
}

/// What a row of a file states by its own words, and not by a column that is absent or a cell that is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    pub platform: bool,
    /// Whether it states the level of its platform.
    pub level: bool,
    /// Whether it states how many base units its price is for.
    pub pack_ratio: bool,
    /// Whether it states that the price has no end.
    pub open: bool,
    /// The level of its platform by the name of that, which it has where it states none and nothing is recorded.
    pub level_by_name: PlatformLevel,
}
