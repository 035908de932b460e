//! What the events of a publicity store.

use ground::log::SubjectKind;
use ground::{ProductId, ShanghaiTime, UnitPrice};
use serde::{Deserialize, Serialize};

use crate::price_change::state::{ChangeState, Origin};

pub const PUBLICITY: SubjectKind = SubjectKind::new("publicity", |id| format!("/publicities/{id}"));

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Opened {
    pub(in crate::price_change) origin: Origin,
    pub(in crate::price_change) changes: usize,
    pub(in crate::price_change) due_at: ShanghaiTime,
    pub(in crate::price_change) due_is_provisional: bool,
    pub(in crate::price_change) calendar_version: i64,
    /// Whether its changes take the place of changes with a wrong price.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::price_change) corrects: bool,
}

/// How a publicity ended. Earlier versions stored nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Closed {
    pub(in crate::price_change) changes: i64,
    pub(in crate::price_change) announced: i64,
    /// Changes that wait for the answer to an objection.
    pub(in crate::price_change) waiting: i64,
    pub(in crate::price_change) objections: i64,
    /// The first of them; the publicity shows all.
    pub(in crate::price_change) products: Vec<ClosedProduct>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct ClosedProduct {
    pub(in crate::price_change) product: ProductId,
    pub(in crate::price_change) outcome: ChangeState,
    pub(in crate::price_change) objections: i64,
    /// The limit before the change counts, and from then on; no limit after one that was not announced.
    pub(in crate::price_change) limit_before: Option<UnitPrice>,
    pub(in crate::price_change) limit_after: Option<UnitPrice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::price_change) struct Announced {
    pub(in crate::price_change) changes: usize,
}
