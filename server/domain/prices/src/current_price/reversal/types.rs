//! The types of reversals of own prices, for operations and the store alike.

use ground::{ProductId, UnitPrice};

/// A price that a reversal took back, or restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPriceUndone {
    pub product: ProductId,
    /// Per base unit.
    pub price: UnitPrice,
}
