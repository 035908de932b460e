//! What the events of invitations store.

use ground::calendar::DeadlineBefore;
use ground::log::SubjectKind;
use ground::{ProductId, ShanghaiTime, UnitPrice};
use serde::{Deserialize, Serialize};

use super::state::State;
use super::store;

pub const INVITATION: SubjectKind = SubjectKind {
    background: Some(store::sides),
    ..SubjectKind::new("invitation", |id| format!("/invitations/{id}")).listed_in("/invitations")
};

/// An invitation after an event, without the hospital's own price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Figures {
    pub(super) number: String,
    pub(super) product: ProductId,
    pub(super) state: State,
    pub(super) price: UnitPrice,
    pub(super) counter_price: Option<UnitPrice>,
    pub(super) reference_limit: Option<UnitPrice>,
    pub(super) limit_version: Option<i64>,
    pub(super) quantity: i64,
    pub(super) due_at: Option<ShanghaiTime>,
    pub(super) due_is_provisional: bool,
    pub(super) calendar_version: Option<i64>,
    pub(super) reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Moved {
    #[serde(flatten)]
    pub(super) after: Figures,
    #[serde(flatten)]
    pub(super) before: DeadlineBefore,
}

/// An invitation with the limit that fell below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Superseded {
    #[serde(flatten)]
    pub(super) after: Figures,
    /// The limit that its price is above. None in events of earlier programs.
    pub(super) limit_after: Option<UnitPrice>,
    /// None as well while the limits of the day were not settled.
    pub(super) limit_version_after: Option<i64>,
    /// The instant from which that limit binds.
    pub(super) limit_since: Option<ShanghaiTime>,
}
