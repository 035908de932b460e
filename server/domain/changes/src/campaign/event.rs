//! The events of collections of prices.

use chrono::NaiveDate;
use ground::log::{Audience, Event, EventKind, SubjectKind, Tone};
use ground::{Label, OrganisationId, ShanghaiTime};
use serde::{Deserialize, Serialize};

use super::message;
use super::types::Pending;

pub const CAMPAIGN: SubjectKind = SubjectKind::new("campaign", |id| format!("/campaigns/{id}"));

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Opened {
    pub(super) quarter: String,
    pub(super) category: Option<String>,
    pub(super) due_on: NaiveDate,
    pub(super) due_at: ShanghaiTime,
    pub(super) manufacturers: usize,
    pub(super) products: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Confirmed {
    pub(super) manufacturer: OrganisationId,
    pub(super) confirmed: i64,
    pub(super) products: i64,
    pub(super) answered: i64,
}

/// A collection and its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Due {
    pub(super) quarter: String,
    pub(super) due_on: NaiveDate,
    pub(super) due_at: ShanghaiTime,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Closed {
    #[serde(flatten)]
    pub(super) due: Due,
    pub(super) manufacturers: usize,
    pub(super) products: i64,
    pub(super) answered: i64,
    pub(super) silent: usize,
    /// Manufacturers that did not answer and could not be notified: they are not on record.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) unreachable: usize,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// A reminder; `reason` is a person's, none the clock's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reminder {
    #[serde(flatten)]
    due: Due,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stopped {
    pub(super) quarter: String,
    pub(super) reason: String,
    /// Records of silence that were withdrawn.
    pub(super) records: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Extended {
    #[serde(flatten)]
    pub(super) due: Due,
    pub(super) due_on_before: NaiveDate,
    pub(super) reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Corrected {
    #[serde(flatten)]
    pub(super) due: Due,
    pub(super) quarter_before: String,
    pub(super) category: Option<String>,
    pub(super) category_before: Option<String>,
    pub(super) reason: String,
}

impl Reminder {
    pub(super) fn of(campaign: &Pending, reason: Option<&str>) -> Self {
        Self {
            due: Due::of(campaign),
            reason: reason.map(str::to_owned),
        }
    }
}

impl Due {
    pub(super) fn of(campaign: &Pending) -> Self {
        Self {
            quarter: campaign.quarter.clone(),
            due_on: campaign.deadline.last_day(),
            due_at: campaign.deadline.due_at.into(),
        }
    }
}

pub(super) const OPENED: Event<Opened> = Event::new(
    "campaign-opened",
    Label::new("开启价格采集", "Collection opened"),
    &CAMPAIGN,
    r#"{
    "quarter": "2026Q1", "category": "C14", "due_on": "2026-03-10",
    "due_at": "2026-03-11T00:00:00+08:00", "manufacturers": 4, "products": 12
}"#,
)
.on("S4-13")
.tone(Tone::Waiting)
.overseers_only(&["manufacturers", "products"])
.notifies(Audience::Concerned, &message::OPENED);

pub(super) const CONFIRMED: Event<Confirmed> = Event::new(
    "campaign-confirmed",
    Label::new("企业确认价格", "Prices confirmed"),
    &CAMPAIGN,
    r#"{"manufacturer": "2", "confirmed": 3, "products": 12, "answered": 9}"#,
)
.on("S4-13")
.tone(Tone::Good);

pub(super) const REMINDER: Event<Reminder> = Event::new(
    "campaign-reminder",
    Label::new("催报", "Reminder"),
    &CAMPAIGN,
    r#"{
    "quarter": "2026Q1", "due_on": "2026-03-10", "due_at": "2026-03-11T00:00:00+08:00",
    "reason": "请尽快完成"
}"#,
)
.on("S4-13")
.tone(Tone::Waiting)
.notifies(Audience::Concerned, &message::REMINDER);

pub(super) const STOPPED: Event<Stopped> = Event::new(
    "campaign-stopped",
    Label::new("价格采集终止", "Collection stopped"),
    &CAMPAIGN,
    r#"{"quarter": "2026Q4", "reason": "季度有误", "records": 118}"#,
)
.on("S4-13")
.tone(Tone::Bad)
.overseers_only(&["records"])
.notifies(Audience::Concerned, &message::STOPPED);

pub(super) const EXTENDED: Event<Extended> = Event::new(
    "campaign-extended",
    Label::new("价格采集延期", "Collection extended"),
    &CAMPAIGN,
    r#"{
    "quarter": "2026Q1", "due_on": "2026-03-20", "due_at": "2026-03-21T00:00:00+08:00",
    "due_on_before": "2026-03-10", "reason": "企业要求延长"
}"#,
)
.on("S4-13")
.tone(Tone::Waiting)
.notifies(Audience::Concerned, &message::EXTENDED);

pub(super) const CORRECTED: Event<Corrected> = Event::new(
    "campaign-corrected",
    Label::new("价格采集更正", "Collection corrected"),
    &CAMPAIGN,
    r#"{
    "quarter": "2026Q1", "due_on": "2026-03-20", "due_at": "2026-03-21T00:00:00+08:00",
    "quarter_before": "2026Q4", "category": "C14", "category_before": null, "reason": "季度有误"
}"#,
)
.on("S4-13")
.tone(Tone::Waiting)
.notifies(Audience::Concerned, &message::CORRECTED);

pub(super) const CLOSED: Event<Closed> = Event::new(
    "campaign-closed",
    Label::new("价格采集结束", "Collection closed"),
    &CAMPAIGN,
    r#"{
    "quarter": "2026Q1", "due_on": "2026-03-10", "due_at": "2026-03-11T00:00:00+08:00",
    "manufacturers": 4, "products": 12, "answered": 9, "silent": 1, "unreachable": 98
}"#,
)
.on("S4-13")
.notifies(Audience::Operators, &message::CLOSED);

pub(super) const KINDS: &[EventKind] = &[
    OPENED.kind,
    CONFIRMED.kind,
    REMINDER.kind,
    STOPPED.kind,
    EXTENDED.kind,
    CORRECTED.kind,
    CLOSED.kind,
];
