//! The types of reversals of own prices, for operations and the store alike.

use ground::{InvitationId, ProductId, UnitPrice};

/// A price that a reversal took back, or restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPriceUndone {
    pub product: ProductId,
    /// The invitation that concluded it; none of one that the hospital declared.
    pub invitation: Option<InvitationId>,
    /// Per base unit.
    pub price: UnitPrice,
}
