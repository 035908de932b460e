//! What a reversal undid, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::Words;
use serde::{Deserialize, Serialize};

/// What the reversal of an import undid, and what it had to leave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Prices of the load that are in force no more.
    pub prices_withdrawn: usize,
    /// Prices that it had replaced and that are in force again.
    pub prices_restored: usize,
    /// Prices that it had replaced and something later has, too.
    pub prices_overtaken: usize,
    /// Products whose limits rise, today or on a later day.
    pub limits_raised: usize,
    /// Products whose limits fall.
    pub limits_lowered: usize,
    /// Changes of prices that it held, or declared, and that are withdrawn.
    pub changes_withdrawn: usize,
    /// Invitations that it had ended and that are open again.
    pub invitations_restored: usize,
    /// Invitations that it had sent and that are withdrawn.
    pub invitations_withdrawn: usize,
    /// Concluded prices of hospitals that its limits had ended and that are in force again.
    #[serde(default)]
    pub concluded_restored: usize,
    /// How many things stay as they are.
    pub left: usize,
    /// The first of them.
    pub left_shown: Vec<Left>,
}

/// Something that a reversal could not undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The number that people know it by.
    pub what: String,
    pub reason: Words,
}

/// The reversal of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reversal {
    pub at: DateTime<Utc>,
    /// The name of the person.
    pub by: String,
    pub reason: String,
    pub undone: Undone,
}
