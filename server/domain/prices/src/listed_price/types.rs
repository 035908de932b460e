//! The types of limits, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{ProductId, UnitPrice};

use super::limit_sheet::Lowest;
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
}
