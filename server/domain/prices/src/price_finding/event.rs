//! What happens to findings, as the log keeps it.

use ground::Label;
use ground::log::{DAY, Event, EventKind};
use market::catalogue::PRODUCT;
use serde::{Deserialize, Serialize};

use super::types::FindingKind;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Inspected {
    pub(super) noted: i64,
    pub(super) gone: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Dismissed {
    pub(super) finding: String,
    pub(super) kind: FindingKind,
    pub(super) note: String,
}

pub(super) const INSPECTED: Event<Inspected> = Event::new(
    "prices-inspected",
    Label::new("价格检查", "Prices inspected"),
    &DAY,
    r#"{"noted": 3, "gone": 1}"#,
)
.on("S4-13");

pub(super) const DISMISSED: Event<Dismissed> = Event::new(
    "price-finding-dismissed",
    Label::new("价格疑点核对无误", "Price finding dismissed"),
    &PRODUCT,
    r#"{"finding": "17", "kind": "few_provinces", "note": "新产品，仅两省挂网"}"#,
)
.on("S4-13");

pub(super) const KINDS: &[EventKind] = &[INSPECTED.kind, DISMISSED.kind];
