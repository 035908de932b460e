//! Who may read an event, and so in which groups it is counted.

use crate::ids::OrganisationId;

/// Who may read an event. It is counted once for each of its readers, in a group that depends on nothing that
/// may change later (`groups_of_event` in the migrations): what a group is for is written here, at its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readers {
    pub(super) organisations: Vec<OrganisationId>,
    pub(super) everyone: bool,
    pub(super) overseers: bool,
}

impl Readers {
    /// Every signed-in caller.
    #[must_use]
    pub fn everyone() -> Self {
        Self {
            organisations: Vec::new(),
            everyone: true,
            overseers: true,
        }
    }

    /// The exchange centre and the bureau.
    #[must_use]
    pub fn overseers() -> Self {
        Self {
            organisations: Vec::new(),
            everyone: false,
            overseers: true,
        }
    }

    /// The parties of the event, and the overseers.
    #[must_use]
    pub fn parties(organisations: &[OrganisationId]) -> Self {
        Self {
            organisations: organisations.to_vec(),
            everyone: false,
            overseers: true,
        }
    }

    /// One organisation and nobody else: for a hospital's own prices.
    #[must_use]
    pub fn only(organisation: OrganisationId) -> Self {
        Self {
            organisations: vec![organisation],
            everyone: false,
            overseers: false,
        }
    }
}
