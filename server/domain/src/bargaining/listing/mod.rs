//! Lists of invitations, and how many wait.

mod store;

use chrono::{DateTime, Utc};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::{Invitation, State};
use crate::caller::{Caller, OrganisationKind};
use crate::database::Reader;
use crate::error::Result;
use crate::ids::{InvitationId, ProductId};

/// Which invitations to list.
#[derive(Debug, Clone, Default)]
pub struct InvitationFilter {
    /// Only in these states; all when empty.
    pub states: Vec<State>,
    /// Only for this product.
    pub product: Option<ProductId>,
    /// Only those due before this instant.
    pub due_before: Option<DateTime<Utc>>,
    /// Only those whose product's name holds this, or with this number.
    pub text: Option<String>,
}

/// In which order to list invitations.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[strum(const_into_str)]
#[schema(as = InvitationOrder)]
pub enum Order {
    /// By the instant of sending, backwards.
    #[default]
    #[serde(rename = "-sent_at")]
    #[strum(serialize = "-sent_at")]
    NewestFirst,
    /// By the instant of sending.
    #[serde(rename = "sent_at")]
    #[strum(serialize = "sent_at")]
    OldestFirst,
    /// By deadline; those without one last.
    #[serde(rename = "due_at")]
    #[strum(serialize = "due_at")]
    DueFirst,
    /// By deadline, backwards; those without one last.
    #[serde(rename = "-due_at")]
    #[strum(serialize = "-due_at")]
    DueLast,
}

/// Where an invitation stands in an order: what it is ordered by, and its row.
pub type Place = (DateTime<Utc>, InvitationId);

impl Order {
    /// Where an invitation stands in this order.
    #[must_use]
    pub fn place(self, invitation: &Invitation) -> Place {
        let at = if self.is_by_deadline() {
            let deadline = invitation.progress.deadline;
            deadline.map_or_else(|| self.without_deadline(), |it| it.due_at)
        } else {
            invitation.sent_at
        };
        (at, invitation.id)
    }

    fn is_by_deadline(self) -> bool {
        matches!(self, Self::DueFirst | Self::DueLast)
    }

    fn is_descending(self) -> bool {
        matches!(self, Self::NewestFirst | Self::DueLast)
    }

    /// The instant at which those without a deadline stand: after all others.
    fn without_deadline(self) -> DateTime<Utc> {
        if self.is_descending() {
            DateTime::UNIX_EPOCH
        } else {
            END_OF_TIME
        }
    }
}

/// The last second of the year 9999.
const END_OF_TIME: DateTime<Utc> =
    DateTime::from_timestamp(253_402_300_799, 0).expect("an instant");

/// Invitations waiting, for the first page that someone sees.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Waiting {
    /// For the caller's answer.
    pub(super) for_caller: i64,
    /// Of those, due before the given instant.
    pub(super) due_soon: i64,
    /// Open in all.
    pub(super) open: i64,
}

/// The caller's invitations after a place in an order, and how many there are; overseers see all.
///
/// # Errors
/// When the database fails.
pub async fn invitations(
    db: &impl Reader,
    caller: &Caller,
    filter: &InvitationFilter,
    from: (Order, Option<Place>),
    rows_max: i64,
) -> Result<(Vec<Invitation>, i64)> {
    let party = (!caller.is_overseer()).then_some(caller.organisation);
    store::page(db, party, filter, from, rows_max).await
}

/// How much waits for the caller; `soon` is the instant before which it is pressing.
///
/// # Errors
/// When the database fails.
pub(super) async fn waiting(
    db: &impl Reader,
    caller: &Caller,
    soon: DateTime<Utc>,
) -> Result<Waiting> {
    let state = match caller.kind {
        OrganisationKind::Manufacturer => State::Pending,
        OrganisationKind::Hospital => State::Countered,
        OrganisationKind::Distributor => return Ok(Waiting::default()),
        OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau => {
            return store::open_count(db, soon).await;
        }
    };
    store::waiting(db, caller.organisation, state, soon).await
}

/// The hospital's open invitation for a product.
///
/// # Errors
/// When the database fails.
pub async fn open_invitation(
    db: &impl Reader,
    caller: &Caller,
    product: ProductId,
) -> Result<Option<(InvitationId, String, State)>> {
    store::open_of_pair(db, caller.organisation, product).await
}
