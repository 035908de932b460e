//! What the events of the calendar store.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loaded {
    pub(super) year: i32,
    pub(super) version: i64,
    pub(super) source: String,
    pub(super) published_on: NaiveDate,
    pub(super) days: usize,
    /// Rest days by law that it leaves out: the year stays provisional. Earlier versions did not look.
    #[serde(default)]
    pub(super) missing: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Proposed {
    pub(super) year: i32,
    pub(super) source: String,
    pub(super) published_on: NaiveDate,
    /// Why it was refused or withdrawn.
    pub(super) reason: String,
}

pub(super) const PROPOSED_EXAMPLE: &str = r#"{
    "year": 2027, "source": "国务院办公厅关于延长2027年春节假期的通知", "published_on": "2027-02-05",
    "reason": ""
}"#;

pub(super) const EXAMPLE: &str = r#"{
    "year": 2027, "version": 8, "source": "国务院办公厅关于2027年部分节假日安排的通知",
    "published_on": "2026-11-04", "days": 34, "missing": 0
}"#;
