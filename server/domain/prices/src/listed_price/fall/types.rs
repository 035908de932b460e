//! Noted falls, for operations and the store alike.

use chrono::{DateTime, Utc};

/// That limits of some products fell, noted until somebody has looked for what is above them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotedFall {
    pub(super) id: i64,
    /// When they were written.
    pub fell_at: DateTime<Utc>,
}
