//! What happens to the prices that hospitals pay, as the log keeps it.

use chrono::NaiveDate;
use ground::log::{Event, EventKind, Tone};
use ground::{Label, OrganisationId, UnitPrice};
use market::catalogue::PRODUCT;
use serde::{Deserialize, Serialize};

/// A hospital's own price; readable by that hospital alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OwnPriceDeclared {
    pub(super) price: UnitPrice,
    pub(super) effective_from: NaiveDate,
    pub(super) contract_no: String,
}

/// A hospital's own price that ended because it was above a limit that fell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OwnPriceEnded {
    pub(super) hospital: OrganisationId,
    pub(super) price: UnitPrice,
    pub(super) reference_limit: UnitPrice,
    pub(super) limit_version: i64,
    pub(super) fell_on: NaiveDate,
}

pub(super) const OWN_PRICE_DECLARED: Event<OwnPriceDeclared> = Event::new(
    "current-price-declared",
    Label::new("登记现行采购价", "Current price declared"),
    &PRODUCT,
    r#"{"price": "95.00", "effective_from": "2026-01-01", "contract_no": "HT-2026-001"}"#,
)
.on("S4-2");

pub(super) const OWN_PRICE_ENDED: Event<OwnPriceEnded> = Event::new(
    "concluded-price-ended",
    Label::new("现行采购价失效", "Current price ended"),
    &PRODUCT,
    r#"{
    "hospital": "1", "price": "95.00", "reference_limit": "90.00", "limit_version": 3,
    "fell_on": "2026-03-11"
}"#,
)
.on("S4-13")
.tone(Tone::Bad);

/// A declared price that was taken back with its file.
pub(super) const OWN_PRICE_WITHDRAWN: Event<OwnPriceDeclared> = Event::new(
    "current-price-withdrawn",
    Label::new("撤回现行采购价", "Current price taken back"),
    &PRODUCT,
    r#"{"price": "95.00", "effective_from": "2026-01-01", "contract_no": "HT-2026-001"}"#,
)
.on("S4-2")
.tone(Tone::Bad);

/// A price that is in force again since what had ended it was undone.
pub(super) const OWN_PRICE_RESTORED: Event<OwnPriceDeclared> = Event::new(
    "current-price-restored",
    Label::new("现行采购价恢复", "Current price in force again"),
    &PRODUCT,
    r#"{"price": "95.00", "effective_from": "2026-01-01", "contract_no": "HT-2026-001"}"#,
)
.on("S4-2")
.tone(Tone::Good);

pub(super) const KINDS: &[EventKind] = &[
    OWN_PRICE_DECLARED.kind,
    OWN_PRICE_ENDED.kind,
    OWN_PRICE_WITHDRAWN.kind,
    OWN_PRICE_RESTORED.kind,
];
