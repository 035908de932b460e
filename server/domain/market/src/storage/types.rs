//! The types of storage, for operations and the store alike.

use ground::OrganisationId;
use ground::capability::{Capability, StoredKind};

/// Bytes of files: of one day, and altogether.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Volume {
    pub of_day: i64,
    pub altogether: i64,
}

/// What an organisation stores of a kind, and may.
#[derive(Debug, Clone, Copy)]
pub struct StorageUse {
    pub kind: &'static StoredKind,
    /// The day is today.
    pub used: Volume,
    pub allowed: Volume,
}

#[derive(Debug, Clone)]
pub struct OrganisationUse {
    pub organisation: OrganisationId,
    pub name: String,
    pub of: StorageUse,
}

/// The kinds of files that capabilities store.
pub fn kinds(
    capabilities: &[&'static Capability],
) -> impl Iterator<Item = &'static StoredKind> + use<> {
    let stored: Vec<_> = capabilities.iter().flat_map(|one| one.stored).collect();
    stored.into_iter()
}
