//! What loading a notice did or would do.

use super::types::{CalendarProposal, Plan};
use crate::capability::ForecastMoves;

/// What loading a notice did or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    pub plan: Plan,
    /// The open deadlines that it moves.
    pub moves: Vec<ForecastMoves>,
}

/// What came of a notice to load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The new version.
    Loaded(i64, Effect),
    /// It waits for a second person.
    Proposed(CalendarProposal, Effect),
}
