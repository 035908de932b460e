//! Until when what is public may be stopped or corrected. Pure.

use chrono::{DateTime, Utc};
use ground::calendar::Deadline;
use ground::{Refused, SHANGHAI, Words};
use serde_json::json;

use crate::price_change::capability::PUBLICITY_OVER;
use crate::price_change::publicity::Publicity;

/// Demands a publicity that is not over.
///
/// # Errors
/// `publicity-over` from its end on, whether or not the job has noted it.
pub(in crate::price_change) fn must_be_open(
    deadline: Deadline,
    closed_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    if closed_at.is_none() && !deadline.is_over(now) {
        return Ok(());
    }
    Err(Refused {
        kind: &PUBLICITY_OVER,
        clause: Some("S4-13"),
        detail: Words::new(
            "公示已结束，价格已公布",
            "the publicity is over: its prices are announced",
        ),
        figures: json!({ "due_at": deadline.due_at.with_timezone(&SHANGHAI).to_rfc3339() }),
    })
}

/// Demands that a public change may still be stopped or corrected: until the end of its publicity, and after it while
/// an objection holds it.
///
/// # Errors
/// As [`must_be_open`].
pub(super) fn must_be_unannounced(
    window: &Publicity,
    is_held: bool,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    if is_held {
        return Ok(());
    }
    must_be_open(window.deadline, window.closed_at, now)
}
