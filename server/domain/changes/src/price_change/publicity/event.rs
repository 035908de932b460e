//! The events of a publicity.

use ground::Label;
use ground::calendar::DeadlineMoved;
use ground::log::{Audience, Event, Tone};

use super::payload::{Announced, Closed, Opened, PUBLICITY};
use crate::price_change::{message, notices};

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

pub(in crate::price_change) const PUBLICITY_MOVED: Event<DeadlineMoved> = Event::new(
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
