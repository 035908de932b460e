//! The events of linkage lists. Only overseers read them: nothing of a list is public before its publicity.

use ground::log::{Event, EventKind, SubjectKind};
use ground::{Label, PublicityId};
use serde::{Deserialize, Serialize};

const LINKAGE: SubjectKind = SubjectKind::new("linkage", |id| format!("/linkages/{id}"));

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowsEntered {
    pub(super) entered: i64,
    pub(super) unchanged: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Loaded {
    pub(super) file_name: String,
    pub(super) rows: i64,
    pub(super) unchanged: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Publicized {
    pub(super) publicity: PublicityId,
    pub(super) title: String,
    pub(super) rows: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Cancelled {
    pub(super) rows: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowsStruck {
    pub(super) rows: i64,
    pub(super) reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RowsTakenOver {
    pub(super) rows: i64,
    /// Of the cancelled list.
    pub(super) file_name: String,
}

/// Another list said the same before, and was cancelled.
pub(super) const ROWS_TAKEN_OVER: Event<RowsTakenOver> = Event::new(
    "linkage-rows-taken-over",
    Label::new(
        "承接已取消清单的联动价格",
        "Rows taken over from a cancelled list",
    ),
    &LINKAGE,
    r#"{"rows": 12, "file_name": "广东.xlsx"}"#,
)
.on("S4-13");

/// A batch: its rows keep the reason.
pub(super) const ROWS_STRUCK: Event<RowsStruck> = Event::new(
    "linkage-rows-struck",
    Label::new("剔除联动价格", "Rows struck"),
    &LINKAGE,
    r#"{"rows": 2, "reason": "价格录入有误"}"#,
)
.on("S4-13");

pub(super) const ROWS_ENTERED: Event<RowsEntered> = Event::new(
    "linkage-rows-entered",
    Label::new("录入联动价格", "Rows entered"),
    &LINKAGE,
    r#"{"entered": 12, "unchanged": 3}"#,
)
.on("S4-13");

pub(super) const LOADED: Event<Loaded> = Event::new(
    "linkage-loaded",
    Label::new("载入联动清单", "List loaded"),
    &LINKAGE,
    r#"{"file_name": "广东.xlsx", "rows": 12, "unchanged": 3}"#,
)
.on("S4-13");

pub(super) const PUBLICIZED: Event<Publicized> = Event::new(
    "linkage-publicized",
    Label::new("联动清单公示", "List made public"),
    &LINKAGE,
    r#"{"publicity": "5", "title": "2026年第一批价格联动", "rows": 12}"#,
)
.on("S4-13");

pub(super) const CANCELLED: Event<Cancelled> = Event::new(
    "linkage-cancelled",
    Label::new("联动清单取消", "List cancelled"),
    &LINKAGE,
    r#"{"rows": 12}"#,
)
.on("S4-13");

pub(super) const KINDS: &[EventKind] = &[
    ROWS_ENTERED.kind,
    ROWS_STRUCK.kind,
    ROWS_TAKEN_OVER.kind,
    LOADED.kind,
    PUBLICIZED.kind,
    CANCELLED.kind,
];
