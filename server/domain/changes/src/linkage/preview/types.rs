//! The types of previews, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{InvitationId, LinkageId, OrganisationId, Percent, ProductId, UnitPrice};
use market::catalogue::ProductHead;
use prices::listed_price::Region;
use rust_decimal::Decimal;
use trade::bargaining::State;

use crate::linkage::rules::LimitChange;

/// A preview as a whole.
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
    /// Prices of hospitals that would stand above the new limits, of products with enough of them.
    pub prices_above: i64,
    /// Products of the list whose limits have moved since it was begun: it is stale then.
    pub limits_changed_since: i64,
    /// How many products move how far, from the largest falls to the largest rises.
    pub moves: Vec<Moves>,
}

/// Products whose limits move about as far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moves {
    /// From so many percent on; nothing for the largest falls.
    pub from: Option<i16>,
    /// To less than so many percent; nothing for the largest rises.
    pub to: Option<i16>,
    /// How many.
    pub products: i64,
}

impl Preview {
    /// The part that is done, from 0 to 1 in thousandths; below 1 until it is ready.
    #[must_use]
    pub fn progress(&self) -> Decimal {
        if self.made_at.is_some() {
            return Decimal::ONE;
        }
        let total = self.rows_total.max(self.rows_done).max(1);
        Decimal::new((self.rows_done * 1_000 / total).min(999), 3)
    }
}

/// Which products a page of a preview holds; an absent part asks nothing.
#[derive(Debug, Clone, Default)]
pub struct PreviewFilter {
    /// Only with this change of the limit.
    pub change: Option<LimitChange>,
    /// A part of the product's name, or how its code begins.
    pub name_part: Option<String>,
    /// What comes first.
    pub sort: PreviewSortBy,
}

/// What comes first in a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PreviewSortBy {
    /// The product that was entered first.
    #[default]
    Entered,
    /// The largest fall in percent; what has no percent comes last.
    LargestFall,
    /// The largest rise in percent; what has no percent comes last.
    LargestRise,
}

/// A place in a preview: a product and its rank in the order asked for.
pub type PreviewPosition = (Decimal, ProductId);

/// A product whose limit would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductForeseen {
    /// The product.
    pub product: ProductId,
    /// What people know it by.
    pub head: ProductHead,
    /// Its base unit.
    pub base_unit: String,
    /// Its maker.
    pub manufacturer: (OrganisationId, String),
    /// How.
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
    /// Hospitals whose own price would stand above it, when they are enough to be told.
    pub hospitals_above: Option<i64>,
    /// The limit after less the limit before in percent of the latter, to a tenth.
    pub percent: Option<Percent>,
    /// Its rank in the order asked for.
    pub rank: Decimal,
}

impl ProductForeseen {
    /// The limit after less the limit before.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        Some(self.after?.yuan() - self.before?.yuan())
    }
}

/// An open invitation that would be superseded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OvertakenInvitation {
    /// The invitation.
    pub id: InvitationId,
    /// Its number.
    pub number: String,
    /// Its state now.
    pub state: State,
    /// What the hospital offers.
    pub price: UnitPrice,
    /// When it was sent.
    pub sent_at: DateTime<Utc>,
    /// Exclusive: when its answer is due.
    pub due_at: Option<DateTime<Utc>>,
    /// Who invites.
    pub hospital: (OrganisationId, String),
    /// Who is invited.
    pub manufacturer: (OrganisationId, String),
    /// For which product.
    pub product: ProductId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub product_name: String,
    /// The limit today.
    pub limit: Option<UnitPrice>,
    /// The limit that would overtake it.
    pub limit_after: UnitPrice,
}

/// A preparation to go on with.
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
    pub(super) prices_above: i64,
    pub(super) is_last: bool,
}
