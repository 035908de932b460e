//! What a preview shows of limits that would rise by ends which are held, and of prices that stay beside a row.

use chrono::NaiveDate;
use domain::catalogue::ProductHead;
use domain::listed_price::LimitRise;
use domain::price_change::RiseHeld;
use domain::{ProductId, UnitPrice};
use serde::Serialize;
use utoipa::ToSchema;

/// A price that stays beside a row.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ListedBeside {
    /// Of one base unit.
    price: UnitPrice,
    /// Its document.
    source: String,
}

impl ListedBeside {
    pub(super) fn of((price, source): (UnitPrice, String)) -> Self {
        Self { price, source }
    }
}

/// A limit that would rise once the end of a price is decided on.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RiseHeldView {
    /// The first day on which it would.
    on: NaiveDate,
    /// The limit of that day as it stays meanwhile.
    limit_before: UnitPrice,
    /// The limit of that day then; null where none would be left.
    limit_after: Option<UnitPrice>,
}

impl From<LimitRise> for RiseHeldView {
    fn from(rise: LimitRise) -> Self {
        Self {
            on: rise.from,
            limit_before: rise.kept,
            limit_after: rise.after,
        }
    }
}

/// The end of a listed price that would be held.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RisingLimit {
    id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    /// The platform whose price would end.
    platform: String,
    /// That price, of one base unit.
    price: UnitPrice,
    /// What the limit would do; null where it rises only after other ends that wait.
    rise: Option<RiseHeldView>,
}

impl RisingLimit {
    pub(super) fn of(held: RiseHeld) -> Self {
        Self {
            id: held.product,
            head: held.head,
            platform: held.terms.platform,
            price: held.terms.price.base_price,
            rise: held.rise.map(Into::into),
        }
    }
}
