//! The types of campaigns, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::Deadline;
use ground::{CampaignId, OrganisationId, ProductId, UnitPrice};
use market::catalogue::ProductHead;
use prices::listed_price::ListedPrice;

use super::rules::Quarter;

/// A collection, with the progress that its reader may know: overseers that of all, a manufacturer
/// its own.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// Its row; grows with time.
    pub id: CampaignId,
    /// Whose prices.
    pub quarter: Quarter,
    /// The class whose products are asked for; all when none.
    pub category: Option<String>,
    /// Its first instant.
    pub opened_at: DateTime<Utc>,
    /// Its end, a day that the exchange centre chose.
    pub deadline: Deadline,
    /// When those who had not answered were reminded.
    pub reminded_at: Option<DateTime<Utc>>,
    /// When its end was noted; the end itself is its deadline.
    pub closed_at: Option<DateTime<Utc>>,
    /// Manufacturers who have to answer.
    pub manufacturers: i64,
    /// Those who have answered in full.
    pub manufacturers_done: i64,
    /// Products to answer for.
    pub products: i64,
    /// Those answered.
    pub answered: i64,
}

/// How far a manufacturer has come.
#[derive(Debug, Clone)]
pub struct Progress {
    /// Which.
    pub manufacturer: (OrganisationId, String),
    /// Products to answer for.
    pub products: i64,
    /// Those answered.
    pub answered: i64,
    /// When it answered last.
    pub answered_at: Option<DateTime<Utc>>,
}

/// Whose progress a list holds; an absent part asks nothing.
#[derive(Debug, Clone, Default)]
pub struct ProgressFilter {
    /// Whether they have answered in full.
    pub done: Option<bool>,
    /// A part of the name.
    pub name_part: Option<String>,
}

/// A product in a manufacturer's list, with its prices that count today.
#[derive(Debug, Clone)]
pub struct CampaignProduct {
    /// Its row.
    pub product: ProductId,
    /// What people know it by.
    pub head: ProductHead,
    /// Its base unit.
    pub base_unit: String,
    /// The reference limit today.
    pub limit: Option<UnitPrice>,
    /// When it was answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// Its listed prices that count today, as last told.
    pub prices: Vec<ListedPrice>,
}

/// What a confirmation came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmed {
    /// Products that had no answer before.
    pub confirmed: i64,
    /// The manufacturer's products in the collection.
    pub products: i64,
    /// Those that have an answer now.
    pub answered: i64,
}

/// A collection about to be opened.
#[derive(Debug, Clone)]
pub struct NewCampaign {
    /// Whose prices.
    pub quarter: Quarter,
    /// The class whose products are asked for; all when none.
    pub category: Option<String>,
    /// The last day on which answers are taken.
    pub due_on: NaiveDate,
}
