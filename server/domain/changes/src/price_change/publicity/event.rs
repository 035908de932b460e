//! The events of a publicity.

use ground::calendar::DeadlineBefore;
use ground::log::{Audience, Event, SubjectKind, Tone};
use ground::{Label, ProductId, ShanghaiTime, UnitPrice};
use serde::{Deserialize, Serialize};

use crate::price_change::rules::{ChangeState, Origin};
use crate::price_change::{message, notices};

pub const PUBLICITY: SubjectKind = SubjectKind::new("publicity", |id| format!("/publicities/{id}"));

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Opened {
    pub(in crate::price_change) origin: Origin,
    pub(in crate::price_change) changes: usize,
    pub(in crate::price_change) due_at: ShanghaiTime,
    pub(in crate::price_change) due_is_provisional: bool,
    pub(in crate::price_change) calendar_version: i64,
    /// Whether its changes take the place of changes with a wrong price.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::price_change) corrects: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Moved {
    #[serde(flatten)]
    pub(in crate::price_change) before: DeadlineBefore,
    pub(in crate::price_change) due_at: ShanghaiTime,
    pub(in crate::price_change) due_is_provisional: bool,
}

/// How a publicity ended. Earlier versions stored nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Closed {
    pub(in crate::price_change) changes: i64,
    pub(in crate::price_change) announced: i64,
    /// Changes that wait for the answer to an objection.
    pub(in crate::price_change) waiting: i64,
    pub(in crate::price_change) objections: i64,
    /// The first of them; the publicity shows all.
    pub(in crate::price_change) products: Vec<ClosedProduct>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct ClosedProduct {
    pub(in crate::price_change) product: ProductId,
    pub(in crate::price_change) outcome: ChangeState,
    pub(in crate::price_change) objections: i64,
    /// The limit before the change counts, and from then on; no limit after one that was not announced.
    pub(in crate::price_change) limit_before: Option<UnitPrice>,
    pub(in crate::price_change) limit_after: Option<UnitPrice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Announced {
    pub(in crate::price_change) changes: usize,
}

pub(in crate::price_change) const PUBLICITY_OPENED: Event<Opened> = Event::new(
    "publicity-opened",
    Label::new("公示开始", "Publicity opened"),
    &PUBLICITY,
    r#"{
    "origin": "linkage", "changes": 12, "due_at": "2026-03-10T00:00:00+08:00",
    "due_is_provisional": false, "calendar_version": 7
}"#,
)
.on("S4-13")
.tone(Tone::Waiting)
.notifies_by(
    notices::list_publicized,
    Audience::Concerned,
    &message::PUBLICITY_OPENED,
);

pub(in crate::price_change) const PUBLICITY_MOVED: Event<Moved> = Event::new(
    "publicity-deadline-moved",
    Label::new(
        "工作日历变更，公示截止调整",
        "Deadline moved with the calendar",
    ),
    &PUBLICITY,
    r#"{
    "due_at": "2026-03-10T00:00:00+08:00", "due_at_before": "2026-03-09T00:00:00+08:00",
    "due_is_provisional": false, "due_was_provisional": true
}"#,
)
.on("S4-13")
.tone(Tone::Waiting);

pub(in crate::price_change) const PUBLICITY_CLOSED: Event<Closed> = Event::new(
    "publicity-closed",
    Label::new("公示结束", "Publicity over"),
    &PUBLICITY,
    r#"{
    "changes": 2, "announced": 1, "waiting": 1, "objections": 1, "products": [
        {"product": "7", "outcome": "announced", "objections": 0, "limit_before": "100.00", "limit_after": "92.00"}
    ]
}"#,
)
.on("S4-13");

/// One for all changes of a publicity that were announced together; they point to it.
pub(in crate::price_change) const PUBLICITY_ANNOUNCED: Event<Announced> = Event::new(
    "price-changes-announced",
    Label::new("公布", "Announced"),
    &PUBLICITY,
    r#"{"changes": 12}"#,
)
.on("S4-13")
.tone(Tone::Good)
.notifies_by(
    notices::announced,
    Audience::Concerned,
    &message::PRICES_ANNOUNCED,
);
