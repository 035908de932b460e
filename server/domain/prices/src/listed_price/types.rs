//! The types of limits, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{ProductId, UnitPrice};

use super::region::Region;
use super::rules::Lowest;

/// The limit of a product today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// The product.
    pub product: ProductId,
    /// Per base unit; none for the candidate catalogue.
    pub price: Option<UnitPrice>,
    /// The province it comes from.
    pub region: Option<Region>,
    /// The platform it comes from.
    pub platform: Option<String>,
    /// Since when.
    pub effective_on: NaiveDate,
    /// The version that invitations point to.
    pub version: i64,
}

/// One step in the history of a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitVersion {
    /// The first day.
    pub effective_on: NaiveDate,
    /// Per base unit; none for the candidate catalogue.
    pub price: Option<UnitPrice>,
    /// The province it comes from.
    pub region: Option<Region>,
    /// When the platform worked it out.
    pub recorded_at: DateTime<Utc>,
}

/// A limit that a recalculation changed.
pub(super) struct ChangedLimit<'a> {
    pub(super) product: ProductId,
    pub(super) lowest: Option<&'a Lowest<'a>>,
}
