//! What happens to listed prices and limits, as the log keeps it.

use chrono::NaiveDate;
use ground::Label;
use ground::log::{DAY, Event, EventKind, IMPORT};
use serde::{Deserialize, Serialize};

/// How many rows an import recorded and replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PricesLoaded {
    pub(super) recorded: usize,
    pub(super) replaced: usize,
}

/// How many limits changed; their rows point to the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitsChanged {
    pub(super) effective_on: NaiveDate,
    pub(super) products: usize,
}

pub(super) const PRICES_LOADED: Event<PricesLoaded> = Event::new(
    "listed-prices-loaded",
    Label::new("载入挂网价", "Listed prices loaded"),
    &IMPORT,
    r#"{"recorded": 12, "replaced": 0}"#,
)
.on("S4-13");

pub const LIMITS_CHANGED: Event<LimitsChanged> = Event::new(
    "reference-limits-changed",
    Label::new("参考限价变动", "Reference limits changed"),
    &DAY,
    r#"{"effective_on": "2026-03-11", "products": 12}"#,
)
.on("S4-1");

pub(super) const KINDS: &[EventKind] = &[PRICES_LOADED.kind, LIMITS_CHANGED.kind];
