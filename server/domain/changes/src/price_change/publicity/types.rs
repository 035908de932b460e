//! The types of publicities, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::PublicityId;
use ground::calendar::Deadline;

use crate::price_change::state::Origin;

/// A window in which changes are public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publicity {
    pub id: PublicityId,
    pub origin: Origin,
    pub title: String,
    pub opened_at: DateTime<Utc>,
    pub deadline: Deadline,
    /// When the job closed it; it ends at its deadline, whenever the job runs.
    pub closed_at: Option<DateTime<Utc>>,
    /// When its readers were last reminded of it.
    pub reminded_at: Option<DateTime<Utc>>,
    /// When and why the exchange centre stopped it before its end.
    pub stopped: Option<(DateTime<Utc>, String)>,
    /// How many changes it holds.
    pub changes: i64,
    /// Objections without an answer.
    pub objections_open: i64,
}

pub(crate) struct OpenPublicity {
    pub(super) id: PublicityId,
    pub(super) deadline: Deadline,
}
