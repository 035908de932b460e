//! What files send and end, for operations and the store alike.

use chrono::NaiveDate;
use ground::{InvitationId, OrganisationId, ProductId, UnitPrice, Words};
use rust_decimal::Decimal;

/// Open invitations above limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpenAbove {
    pub invitations: i64,
    /// Their offers times their quantities, in yuan.
    pub amount: Decimal,
}

/// A limit that falls: of a product, to a price, from a day on.
pub type Fall = (ProductId, UnitPrice, NaiveDate);

/// An open invitation above a limit, or one that was concluded above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndingInvitation {
    pub id: InvitationId,
    pub number: String,
    pub product: ProductId,
    pub hospital: (OrganisationId, String),
    /// Per base unit.
    pub price: UnitPrice,
    /// In sales units.
    pub quantity: i64,
    /// The offer times the quantity, in yuan.
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

/// An invitation that a reversal changed, had to leave, or names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedInvitation {
    pub id: InvitationId,
    pub number: String,
    pub product: ProductId,
    /// Per base unit.
    pub price: UnitPrice,
    /// In sales units.
    pub quantity: i64,
}

/// Invitations that the reversal of a load opened again or withdrew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvitationsReversed {
    pub changed: Vec<ChangedInvitation>,
    /// Those that stay as they are, and why.
    pub left: Vec<(ChangedInvitation, Words)>,
}

/// What an invitation offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentUnder {
    pub product: ProductId,
    /// Per base unit.
    pub price: UnitPrice,
    /// In sales units.
    pub quantity: i64,
    /// What it tells the manufacturer.
    pub note: String,
}
