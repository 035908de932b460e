//! What the events of stopped, corrected, extended and reminded publicity store.

use ground::calendar::DeadlineMoved;
use ground::{PriceChangeId, ShanghaiTime, UnitPrice};
use serde::{Deserialize, Serialize};

use crate::price_change::payload::{ChangeFigures, PublicityEnd};
use crate::price_change::state::Origin;

/// A change that another one with the right price took the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Replaced {
    #[serde(flatten)]
    pub(in crate::price_change) change: ChangeFigures,
    pub(super) corrected_by: PriceChangeId,
}

/// A change with the right price, public from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Corrected {
    #[serde(flatten)]
    pub(in crate::price_change) change: ChangeFigures,
    pub(super) corrects: PriceChangeId,
    pub(in crate::price_change) base_price_before: UnitPrice,
    /// Whether another person is to confirm it before it is announced.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::price_change) unconfirmed: bool,
    #[serde(flatten)]
    pub(in crate::price_change) end: PublicityEnd,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct PublicityStopped {
    pub(in crate::price_change) origin: Origin,
    pub(in crate::price_change) changes: usize,
    pub(in crate::price_change) reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Extended {
    #[serde(flatten)]
    pub(in crate::price_change) moved: DeadlineMoved,
    pub(in crate::price_change) reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Reminded {
    pub(in crate::price_change) due_at: ShanghaiTime,
    pub(in crate::price_change) due_is_provisional: bool,
    pub(in crate::price_change) reason: String,
}
