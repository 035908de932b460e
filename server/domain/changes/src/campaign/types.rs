//! The types of campaigns, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::calendar::Deadline;
use ground::{AccountId, CampaignId, EvidenceId, OrganisationId, ProductId, UnitPrice};
use market::catalogue::ProductHead;
use prices::listed_price::ListedPrice;

use super::quarter::Quarter;

/// A collection, with the progress that its reader may know: of all for overseers, its own for a
/// manufacturer.
#[derive(Debug, Clone)]
pub struct Campaign {
    pub id: CampaignId,
    pub quarter: Quarter,
    /// The class whose prices are collected; all when none.
    pub category: Option<String>,
    pub opened_at: DateTime<Utc>,
    /// Once it has left records, another person stops it.
    pub opened_by: AccountId,
    /// Its end, a day that the exchange centre chose.
    pub deadline: Deadline,
    /// When those who had not answered were reminded.
    pub reminded_at: Option<DateTime<Utc>>,
    /// When the job closed it; it ends at its deadline, whenever the job runs.
    pub closed_at: Option<DateTime<Utc>>,
    /// When and why the exchange centre stopped it.
    pub stopped: Option<(DateTime<Utc>, String)>,
    /// Manufacturers who have to answer.
    pub manufacturers: i64,
    /// Those who have answered in full.
    pub manufacturers_done: i64,
    /// Products to answer for.
    pub products: i64,
    /// Of those, answered so far.
    pub answered: i64,
}

/// A manufacturer's progress in a collection.
#[derive(Debug, Clone)]
pub struct Progress {
    pub manufacturer: (OrganisationId, String),
    /// Products to answer for.
    pub products: i64,
    /// Of those, answered so far.
    pub answered: i64,
    /// When it answered last.
    pub answered_at: Option<DateTime<Utc>>,
}

/// An absent part does not filter.
#[derive(Debug, Clone, Default)]
pub struct ProgressFilter {
    /// Whether they have answered in full.
    pub done: Option<bool>,
    /// Any part of it, at the beginning or within.
    pub name_part: Option<String>,
}

/// Which products of a collection to list.
#[derive(Debug, Clone, Default)]
pub struct ProductFilter {
    /// Whose, for overseers, all when none; a manufacturer sees its own.
    pub manufacturer: Option<OrganisationId>,
    /// Whether they have an answer.
    pub answered: Option<bool>,
}

/// A product in a manufacturer's list, with its prices that count today.
#[derive(Debug, Clone)]
pub struct CampaignProduct {
    pub product: ProductId,
    pub head: ProductHead,
    pub base_unit: String,
    /// The reference limit today.
    pub limit: Option<UnitPrice>,
    pub answered_at: Option<DateTime<Utc>>,
    /// Files with which prices were declared for it, those of listed prices included.
    pub evidence: Vec<EvidenceId>,
    /// Its listed prices that count today.
    pub prices: Vec<ListedPrice>,
}

/// The counts after a confirmation.
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
    pub quarter: Quarter,
    /// The class whose prices are collected; all when none.
    pub category: Option<String>,
    /// The last day on which answers are taken.
    pub due_on: NaiveDate,
    /// Whether a quarter that has not begun is meant, and manufacturers who cannot be notified.
    pub confirmed: bool,
}

/// What opening a collection would ask, and of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Whether the quarter has not begun.
    pub is_future: bool,
    /// The open collection of the same quarter and class, if there is one.
    pub open: Option<CampaignId>,
    /// Open collections of the quarter, of whatever class.
    pub open_of_quarter: i64,
    /// Another collection of the quarter that asks for some of the products, so that this one cannot be opened.
    pub overlapping: Option<CampaignId>,
    /// Manufacturers who would have to answer.
    pub manufacturers: i64,
    /// Of those, with an active account or a mail address.
    pub reachable: i64,
    /// Products to answer for.
    pub products: i64,
}

/// A manufacturer who would have to answer.
#[derive(Debug, Clone)]
pub struct ManufacturerInScope {
    pub manufacturer: (OrganisationId, String),
    pub products: i64,
    /// Whether it has an active account or a mail address.
    pub is_reachable: bool,
}

/// The right quarter or class of a collection; an absent part stays.
#[derive(Debug, Clone)]
pub struct CampaignCorrection {
    pub quarter: Option<Quarter>,
    /// An empty one means all classes.
    pub category: Option<String>,
    /// Whether a quarter that has not begun is meant, and manufacturers who cannot be notified.
    pub confirmed: bool,
}

/// An open collection, as what is declared of one of its products answers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OpenCampaign {
    pub(super) id: CampaignId,
    pub(super) quarter: Quarter,
}

/// A collection that time has come to.
pub(super) struct Pending {
    pub(super) id: CampaignId,
    pub(super) quarter: String,
    pub(super) deadline: Deadline,
    pub(super) opened_by: AccountId,
    /// When its manufacturers were notified of it last.
    pub(super) notified_at: DateTime<Utc>,
}

/// Until when a collection takes answers, and whether it has ended before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ended {
    pub(super) deadline: Deadline,
    pub(super) closed_at: Option<DateTime<Utc>>,
    pub(super) is_stopped: bool,
}

/// A collection to be stopped, extended or corrected.
pub(super) struct Locked {
    pub(super) id: CampaignId,
    pub(super) quarter: Quarter,
    pub(super) category: Option<String>,
    pub(super) deadline: Deadline,
    pub(super) opened_by: AccountId,
    pub(super) opened_at: DateTime<Utc>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    pub(super) is_stopped: bool,
}

/// How many products a manufacturer has to answer for.
pub(super) struct Duty {
    pub(super) manufacturer: OrganisationId,
    pub(super) products: i64,
    pub(super) answered: i64,
}
