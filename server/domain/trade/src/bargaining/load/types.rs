//! What files send and end, for operations and the store alike.

use ground::{OrganisationId, Words};
use rust_decimal::Decimal;

/// Open invitations above limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenAbove {
    pub invitations: i64,
    /// Their offers times their quantities, in yuan.
    pub amount: Decimal,
}

/// What a file of invitations sends to one manufacturer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentTo {
    pub manufacturer: (OrganisationId, String),
    pub invitations: i64,
    /// Of them confirmed at once.
    pub confirmed: i64,
    /// Offers times quantities, in yuan.
    pub amount: Decimal,
}

/// Invitations that the reversal of a load opened again or withdrew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvitationsReversed {
    pub changed: usize,
    /// The numbers of those that stay as they are, and why.
    pub left: Vec<(String, Words)>,
}
