//! Who may read an event, and so in which groups it is counted.

use crate::ids::OrganisationId;

/// Who may read an event. It is counted once for each of its readers, in a group that depends on nothing that
/// may change later (`groups_of_event` in the migrations): what a group is for is written here, at its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readers {
    pub(super) organisations: Vec<OrganisationId>,
    pub(super) everyone: bool,
    pub(super) overseers: bool,
    /// Those whose regions decide which bureaus read it; empty where every bureau does.
    pub(super) concerned: Vec<OrganisationId>,
}

impl Readers {
    /// Every signed-in caller.
    #[must_use]
    pub fn everyone() -> Self {
        Self {
            organisations: Vec::new(),
            everyone: true,
            overseers: true,
            concerned: Vec::new(),
        }
    }

    /// The exchange centre and every bureau.
    #[must_use]
    pub fn overseers() -> Self {
        Self {
            organisations: Vec::new(),
            everyone: false,
            overseers: true,
            concerned: Vec::new(),
        }
    }

    /// The parties of the event, the exchange centre, and of the bureaus those that oversee a party; every bureau where enterprises alone
    /// are, since those trade in all regions.
    #[must_use]
    pub fn parties(organisations: &[OrganisationId]) -> Self {
        Self {
            organisations: organisations.to_vec(),
            everyone: false,
            overseers: true,
            concerned: organisations.to_vec(),
        }
    }

    /// As these, where others decide with the parties which bureaus read it: who must not read it himself, but whom it concerns
    /// (004 十八).
    #[must_use]
    pub fn concerning(mut self, organisations: &[OrganisationId]) -> Self {
        self.concerned.extend(organisations);
        self
    }

    /// One organisation and nobody else: for a hospital's own prices.
    #[must_use]
    pub fn only(organisation: OrganisationId) -> Self {
        Self {
            organisations: vec![organisation],
            everyone: false,
            overseers: false,
            concerned: Vec::new(),
        }
    }
}
