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
    due_on: NaiveDate,
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

pub(super) const REMINDER: Event<Due> = Event::new(
    "campaign-reminder",
    Label::new("催报", "Reminder"),
    &CAMPAIGN,
    r#"{"quarter": "2026Q1", "due_on": "2026-03-10", "due_at": "2026-03-11T00:00:00+08:00"}"#,
)
.on("S4-13")
.tone(Tone::Waiting)
.notifies(Audience::Concerned, &message::REMINDER);

pub(super) const CLOSED: Event<Closed> = Event::new(
    "campaign-closed",
    Label::new("价格采集结束", "Collection closed"),
    &CAMPAIGN,
    r#"{
    "quarter": "2026Q1", "due_on": "2026-03-10", "due_at": "2026-03-11T00:00:00+08:00",
    "manufacturers": 4, "products": 12, "answered": 9, "silent": 1
}"#,
)
.on("S4-13")
.notifies(Audience::Operators, &message::CLOSED);

pub(super) const KINDS: &[EventKind] = &[OPENED.kind, CONFIRMED.kind, REMINDER.kind, CLOSED.kind];
