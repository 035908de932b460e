//! What a reversal undid, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::{ProductId, UnitPrice, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
    /// The first things that it undid.
    #[serde(default)]
    pub shown: Vec<UndoneThing>,
}

/// A thing that a reversal undid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoneThing {
    pub step: UndoneStep,
    /// The number that people know it by, if it has one.
    pub number: Option<String>,
    /// Its product, by number and as people know it.
    pub product: ProductId,
    pub product_name: String,
    pub specification: String,
    /// The price before, of a limit.
    pub before: Option<UnitPrice>,
    /// The price; of a limit the one after.
    pub price: Option<UnitPrice>,
    /// In sales units.
    pub quantity: Option<i64>,
}

/// What a reversal did to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UndoneStep {
    /// A limit that is another one now.
    LimitMoved,
    /// An invitation that is open again.
    InvitationRestored,
    /// An invitation that was sent and is withdrawn.
    InvitationWithdrawn,
    /// A price that counts no more.
    PriceWithdrawn,
    /// A price that is in force again.
    PriceRestored,
    /// A concluded price that is in force again.
    ConcludedPriceRestored,
    /// A declaration that is withdrawn.
    DeclarationWithdrawn,
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
