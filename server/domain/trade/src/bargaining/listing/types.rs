//! The types of lists of invitations, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::{Caller, InvitationId, OrganisationId, OrganisationKind, ProductId, RegionCode};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::bargaining::State;
use crate::bargaining::types::Invitation;

#[derive(Debug, Clone, Default)]
pub struct InvitationFilter {
    /// Only in these states; all when empty.
    pub states: Vec<State>,
    pub product: Option<ProductId>,
    pub due_before: Option<DateTime<Utc>>,
    /// A part of the product's name, or the whole number of an invitation.
    pub text: Option<String>,
    /// Only these; none does not filter.
    pub ids: Option<Vec<InvitationId>>,
}

/// Whose invitations a list may show.
#[derive(Debug, Clone, Copy)]
pub(super) enum Party {
    Everyone,
    /// Those of hospitals in a region: what its bureau oversees.
    Within(RegionCode),
    /// Those that it sent. Nobody else sends any: a distributor sees none.
    Sender(OrganisationId),
    Manufacturer(OrganisationId),
}

impl Party {
    pub(super) fn of(caller: &Caller) -> Self {
        match caller.kind {
            OrganisationKind::ExchangeCenter => Self::Everyone,
            OrganisationKind::InsuranceBureau => Self::Within(caller.region),
            OrganisationKind::Manufacturer => Self::Manufacturer(caller.organisation),
            OrganisationKind::Hospital | OrganisationKind::Distributor => {
                Self::Sender(caller.organisation)
            }
        }
    }

    pub(super) fn includes(self, one: &Invitation) -> bool {
        match self {
            Self::Everyone => true,
            Self::Within(region) => region.contains(one.region),
            Self::Sender(hospital) => one.hospital == hospital,
            Self::Manufacturer(manufacturer) => one.manufacturer == manufacturer,
        }
    }

    pub(super) fn hospital(self) -> Option<i64> {
        match self {
            Self::Sender(id) => Some(id.0),
            Self::Everyone | Self::Within(_) | Self::Manufacturer(_) => None,
        }
    }

    pub(super) fn manufacturer(self) -> Option<i64> {
        match self {
            Self::Manufacturer(id) => Some(id.0),
            Self::Everyone | Self::Within(_) | Self::Sender(_) => None,
        }
    }

    pub(super) fn region(self) -> Option<RegionCode> {
        match self {
            Self::Within(region) => Some(region),
            Self::Everyone | Self::Sender(_) | Self::Manufacturer(_) => None,
        }
    }
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
pub enum SortBy {
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

/// A position in an order: the instant that is sorted by, and the id.
pub(super) type Position = (DateTime<Utc>, InvitationId);

/// Where a page of a list ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationPlace {
    /// The instant that is sorted by, as it was when the first page was read: deadlines move.
    pub at: DateTime<Utc>,
    pub id: InvitationId,
    /// What the first page saw of the database. All pages go in the order that it had.
    pub since: String,
}

impl InvitationPlace {
    pub(super) fn position(&self) -> Position {
        (self.at, self.id)
    }
}

/// An invitation in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    pub invitation: Invitation,
    pub place: InvitationPlace,
}

impl SortBy {
    /// The position of an invitation in this order.
    pub(super) fn position(self, invitation: &Invitation) -> Position {
        let at = if self.is_by_deadline() {
            let deadline = invitation.progress.deadline;
            deadline.map_or_else(|| self.without_deadline(), |it| it.due_at)
        } else {
            invitation.sent_at
        };
        (at, invitation.id)
    }

    pub(super) fn is_by_deadline(self) -> bool {
        matches!(self, Self::DueFirst | Self::DueLast)
    }

    pub(super) fn is_descending(self) -> bool {
        matches!(self, Self::NewestFirst | Self::DueLast)
    }

    /// Stands in for a missing deadline, so that those without one come last in either direction.
    pub(super) fn without_deadline(self) -> DateTime<Utc> {
        if self.is_descending() {
            DateTime::UNIX_EPOCH
        } else {
            END_OF_TIME
        }
    }
}

/// The last second of the year 2199: later than every deadline, and still an instant that a cursor may hold.
const END_OF_TIME: DateTime<Utc> = DateTime::from_timestamp(7_258_118_399, 0).expect("an instant");

#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Waiting {
    /// Waiting for the caller.
    pub for_caller: i64,
    /// Of those, due before the given instant.
    pub due_soon: i64,
    /// Open in all.
    pub open: i64,
}
