//! The types of previews, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{InvitationId, LinkageId, OrganisationId, Percent, ProductId, UnitPrice};
use market::catalogue::ProductHead;
use prices::listed_price::Region;
use rust_decimal::Decimal;
use trade::bargaining::State;

use crate::linkage::rules::LimitChange;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// When its preparation began.
    pub requested_at: DateTime<Utc>,
    /// When it was ready.
    pub made_at: Option<DateTime<Utc>>,
    /// Rows of the list.
    pub rows_total: i64,
    /// Rows looked at so far.
    pub rows_done: i64,
    /// The last day of the publicity that it assumes.
    pub publicity_ends: NaiveDate,
    /// Products whose limits fall.
    pub falls: i64,
    /// Products whose limits rise.
    pub rises: i64,
    /// Products that get a limit.
    pub appearances: i64,
    /// Products that lose theirs.
    pub vanishings: i64,
    /// Open invitations that would be superseded.
    pub invitations: i64,
    /// Concluded prices that the new limits would end.
    pub concluded: ConcludedForeseen,
    /// Prices of hospitals that would be above the new limits, of products with enough of them.
    pub prices_above: i64,
    /// Products of the list whose limits have changed since the preview was begun: above 0 it is
    /// stale.
    pub limits_changed_since: i64,
    /// How many products move how far, from the largest falls to the largest rises.
    pub moves: Vec<Moves>,
}

/// Concluded prices that would end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ConcludedForeseen {
    pub prices: i64,
    /// They times the quantities of their invitations, in yuan.
    pub amount: Decimal,
}

/// A group of products whose limits move about as far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moves {
    /// From so many percent on; `None` for the largest falls.
    pub from: Option<i16>,
    /// To less than so many percent; `None` for the largest rises.
    pub to: Option<i16>,
    pub products: i64,
}

impl Preview {
    /// The part that is done, from 0 to 1 in thousandths; below 1 until it is finished, whatever
    /// the counts say.
    #[must_use]
    pub fn progress(&self) -> Decimal {
        if self.made_at.is_some() {
            return Decimal::ONE;
        }
        let total = self.rows_total.max(self.rows_done).max(1);
        Decimal::new((self.rows_done * 1_000 / total).min(999), 3)
    }
}

/// An absent part does not filter.
#[derive(Debug, Clone, Default)]
pub struct PreviewFilter {
    pub change: Option<LimitChange>,
    /// A part of the product's name, or a prefix of its code.
    pub name_part: Option<String>,
    pub sort: PreviewSortBy,
}

/// The order of products in a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PreviewSortBy {
    /// In the order of entry.
    #[default]
    Entered,
    /// The largest fall in percent; what has no percent comes last.
    LargestFall,
    /// The largest rise in percent; what has no percent comes last.
    LargestRise,
}

/// A position in a preview: the rank in the requested order, and the product.
pub type PreviewPosition = (Decimal, ProductId);

/// A product whose limit would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductForeseen {
    pub product: ProductId,
    pub head: ProductHead,
    pub base_unit: String,
    pub manufacturer: OrganisationId,
    pub change: LimitChange,
    /// The day on which all of the list's prices of it count.
    pub effective_on: NaiveDate,
    /// The limit of that day without the list.
    pub before: Option<UnitPrice>,
    /// The limit of that day with it.
    pub after: Option<UnitPrice>,
    /// The province that sets it.
    pub region: Option<Region>,
    /// The platform that sets it.
    pub platform: Option<String>,
    /// Hospitals whose own price would be above it; `None` when they are too few to be shown.
    pub hospitals_above: Option<i64>,
    /// The limit after less the limit before in percent of the latter, to a tenth.
    pub percent: Option<Percent>,
    /// Its rank in the requested order.
    pub rank: Decimal,
}

impl ProductForeseen {
    /// The limit after less the limit before.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        Some(self.after?.yuan() - self.before?.yuan())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OvertakenInvitation {
    pub id: InvitationId,
    pub number: String,
    pub state: State,
    pub price: UnitPrice,
    pub sent_at: DateTime<Utc>,
    /// Exclusive.
    pub due_at: Option<DateTime<Utc>>,
    pub hospital: (OrganisationId, String),
    pub manufacturer: (OrganisationId, String),
    pub product: ProductId,
    pub head: ProductHead,
    /// The limit today.
    pub limit: Option<UnitPrice>,
    /// The limit that would overtake it.
    pub limit_after: UnitPrice,
}

/// A preview that is not ready.
pub(super) struct Unmade {
    pub(super) linkage: LinkageId,
    pub(super) last_product: ProductId,
    pub(super) publicity_ends: NaiveDate,
}

/// What one step has found.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) last_product: ProductId,
    pub(super) rows: i64,
    pub(super) falls: i64,
    pub(super) rises: i64,
    pub(super) appearances: i64,
    pub(super) vanishings: i64,
    pub(super) invitations: i64,
    pub(super) concluded: ConcludedForeseen,
    pub(super) prices_above: i64,
    pub(super) is_last: bool,
}
