//! What the events of the rulebook store.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Withdrawn {
    pub(super) key: String,
    /// The value that the version had.
    pub(super) value: String,
    /// The value in force on that day instead.
    pub(super) instead: String,
    pub(super) effective_from: NaiveDate,
    pub(super) reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Proposed {
    pub(super) key: String,
    pub(super) before: String,
    /// The value proposed; none where the version of that day is to be withdrawn.
    pub(super) value: Option<String>,
    /// The value of the version that is to be withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) withdraws: Option<String>,
    pub(super) clause: String,
    pub(super) effective_from: NaiveDate,
    /// Why it is proposed, or why it was refused or withdrawn.
    pub(super) reason: String,
}

pub(super) const AMENDED_EXAMPLE: &str = r#"{
    "key": "bargaining.answer_term", "value": "7", "before": "5", "clause": "S4-1",
    "effective_from": "2026-04-01"
}"#;

pub(super) const WITHDRAWN_EXAMPLE: &str = r#"{
    "key": "bargaining.answer_term", "value": "7", "instead": "5", "effective_from": "2026-04-01",
    "reason": "误录"
}"#;

pub(super) const PROPOSED_EXAMPLE: &str = r#"{
    "key": "bargaining.answer_term", "before": "5", "value": "7", "withdraws": "6", "clause": "S4-1",
    "effective_from": "2026-04-01", "reason": "联席会议纪要"
}"#;
