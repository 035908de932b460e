//! The types of evidence, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::{EvidenceId, OrganisationId};

use super::rules::MediaType;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its key in the database and in the object store.
    pub id: EvidenceId,
    /// Who handed it in.
    pub organisation: OrganisationId,
    /// The name on the sender's computer.
    pub file_name: String,
    /// Found from the content, not from the name.
    pub media_type: MediaType,
    pub bytes: i64,
    pub sha256: [u8; 32],
    /// When it was handed in.
    pub recorded_at: DateTime<Utc>,
}

/// A file that is counted and not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reservation {
    pub(super) organisation: OrganisationId,
    /// The day for which it is counted.
    pub(super) day: NaiveDate,
    pub(super) bytes: i64,
}
