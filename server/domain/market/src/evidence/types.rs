//! The types of evidence, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::{EvidenceId, OrganisationId};

use super::rules::MediaType;

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its name in the database and in the object store.
    pub id: EvidenceId,
    /// Who handed it in.
    pub organisation: OrganisationId,
    /// Its name on the sender's computer.
    pub file_name: String,
    /// What it is, by its content.
    pub media_type: MediaType,
    /// Its length.
    pub bytes: i64,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// When it was handed in.
    pub recorded_at: DateTime<Utc>,
}
