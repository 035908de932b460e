//! What happens to lists of other platforms, as the log keeps it: for the overseers until one is public.

use ground::PublicityId;
use ground::log::{Event, EventKind, SubjectKind};
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

pub(super) const ROWS_ENTERED: Event<RowsEntered> = Event::new(
    "linkage-rows-entered",
    &LINKAGE,
    r#"{"entered": 12, "unchanged": 3}"#,
)
.on("S4-13");

pub(super) const LOADED: Event<Loaded> = Event::new(
    "linkage-loaded",
    &LINKAGE,
    r#"{"file_name": "广东.xlsx", "rows": 12, "unchanged": 3}"#,
)
.on("S4-13");

pub(super) const PUBLICIZED: Event<Publicized> = Event::new(
    "linkage-publicized",
    &LINKAGE,
    r#"{"publicity": "5", "title": "2026年第一批价格联动", "rows": 12}"#,
)
.on("S4-13");

pub(super) const CANCELLED: Event<Cancelled> =
    Event::new("linkage-cancelled", &LINKAGE, r#"{"rows": 12}"#).on("S4-13");

pub(super) const KINDS: &[EventKind] = &[
    ROWS_ENTERED.kind,
    LOADED.kind,
    PUBLICIZED.kind,
    CANCELLED.kind,
];
