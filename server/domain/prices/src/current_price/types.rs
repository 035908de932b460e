//! The types of hospitals' own prices, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{
    EvidenceId, ImportId, InvitationId, LimitVersionId, OrganisationId, ProductId, UnitPrice,
};
use market::catalogue::ProductHead;
use rust_decimal::Decimal;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr};
use utoipa::ToSchema;

use crate::disclosure::Series;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentPrice {
    /// Per base unit.
    pub price: UnitPrice,
    pub effective_from: NaiveDate,
    /// The last day, inclusive; open when none.
    pub effective_to: Option<NaiveDate>,
    pub contract_no: String,
    pub origin: Origin,
    /// The invitation that concluded it.
    pub invitation: Option<InvitationId>,
    /// What proves a declared price.
    pub evidence: Vec<EvidenceId>,
    /// The file that declared it.
    pub import: Option<ImportId>,
    pub recorded_at: DateTime<Utc>,
    /// When another record replaced it.
    pub superseded_at: Option<DateTime<Utc>>,
}

/// How a hospital came by a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = CurrentPriceOrigin)]
pub enum Origin {
    /// The hospital declared it.
    Declared,
    /// An invitation ended in it.
    Invitation,
}

/// A price that a hospital declares for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCurrentPrice {
    pub product: ProductId,
    /// Per base unit.
    pub price: UnitPrice,
    pub effective_from: NaiveDate,
    /// The last day, inclusive; open when none.
    pub effective_to: Option<NaiveDate>,
    pub contract_no: String,
    /// Files of the hospital's own that prove it.
    pub evidence: Vec<EvidenceId>,
}

/// What a row of a file states of what an empty cell, like an absent column, leaves as it is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// A last day, or that there is none.
    pub effective_to: bool,
    pub contract_no: bool,
    pub evidence: bool,
}

/// The file that declares prices.
#[derive(Debug, Clone, Copy)]
pub struct PriceFile<'a> {
    pub import: ImportId,
    /// For each price what its row states.
    pub stated: &'a [Stated],
    /// Whether its loader means prices that the hospital declared before.
    pub again: bool,
}

/// What became of a declared price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclaredPrice {
    /// It is in force from its first day.
    Taken,
    /// It was in force already.
    InForce,
    /// The hospital had declared it before, at this instant, and something else took its place since: nothing was done.
    Repeats(DateTime<Utc>),
    /// It is above a price that was concluded here, and nothing proves it: nothing was done.
    AboveConcluded {
        concluded: UnitPrice,
        since: NaiveDate,
    },
}

/// A price to be in force for a hospital from a day on.
#[derive(Debug, Clone)]
pub struct OwnPrice {
    pub hospital: OrganisationId,
    pub new: NewCurrentPrice,
    /// The invitation that concluded it; none when the hospital declared it.
    pub invitation: Option<InvitationId>,
    /// The file that declared it.
    pub import: Option<ImportId>,
}

/// A line of a hospital's own price list.
#[derive(Debug, Clone)]
pub struct CurrentPriceRow {
    pub product: ProductId,
    pub head: ProductHead,
    pub base_unit: String,
    /// What the hospital pays per base unit.
    pub price: UnitPrice,
    pub effective_from: NaiveDate,
    /// The last day, inclusive; open when none.
    pub effective_to: Option<NaiveDate>,
    pub contract_no: String,
    pub origin: Origin,
    /// What proves a declared price.
    pub evidence: Vec<EvidenceId>,
    /// Today's limit per base unit.
    pub reference_limit: Option<UnitPrice>,
}

/// An equal price that the hospital declared before.
pub(super) struct DeclaredBefore {
    pub(super) id: i64,
    pub(super) at: DateTime<Utc>,
    /// Whether nothing has taken its place.
    pub(super) is_in_force: bool,
}

/// A price that counts in what others see, rounded.
pub(super) struct CountedPrice {
    pub(super) product: ProductId,
    pub(super) hospital: OrganisationId,
    pub(super) figure: UnitPrice,
    /// Of the grid on which it was rounded.
    pub(super) step: Decimal,
}

/// A concluded price that ended since it was above a limit that fell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConcludedEnded {
    /// The invitation that concluded it.
    pub invitation: Option<InvitationId>,
    /// Per base unit.
    pub price: UnitPrice,
    pub limit: UnitPrice,
    pub limit_version: LimitVersionId,
    /// The day on which the limit fell; the price is in force until the day before.
    pub fell_on: NaiveDate,
}

/// A concluded price above a limit that fell.
pub(crate) struct AboveLimit {
    pub(super) id: i64,
    pub(super) hospital: OrganisationId,
    pub(super) product: ProductId,
    pub(super) invitation: Option<InvitationId>,
    pub(super) price: UnitPrice,
    pub(super) limit: UnitPrice,
    pub(super) limit_version: LimitVersionId,
}

/// What becomes of concluded prices above a new limit (rule `bargaining.concluded_above_limit`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString)]
pub enum ConcludedAbove {
    /// They stay until renegotiated.
    #[strum(serialize = "stand")]
    Stay,
    /// They end on the day before the limit takes effect.
    #[strum(serialize = "end")]
    End,
}

/// What hospitals pay for a product, the product being the subject.
pub const PURCHASE_PRICES: Series = Series::named("purchase-prices");
