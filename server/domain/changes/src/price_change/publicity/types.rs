//! The types of publicities, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::PublicityId;
use ground::calendar::Deadline;

use crate::price_change::rules::Origin;

/// A window in which changes are public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publicity {
    /// Its row; grows with time.
    pub id: PublicityId,
    /// Where its changes come from.
    pub origin: Origin,
    /// What the exchange centre calls it.
    pub title: String,
    /// Its first instant.
    pub opened_at: DateTime<Utc>,
    /// Its end.
    pub deadline: Deadline,
    /// When it was noted as over.
    pub closed_at: Option<DateTime<Utc>>,
    /// Its changes.
    pub changes: i64,
    /// Objections without an answer.
    pub objections_open: i64,
}

/// A window that is not closed.
pub(crate) struct OpenWindow {
    pub(super) id: PublicityId,
    pub(super) deadline: Deadline,
}
