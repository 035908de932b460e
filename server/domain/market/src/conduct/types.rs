//! The types of records of misconduct, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::OrganisationId;
use ground::capability::MisconductKind;
use serde_json::Value;

#[derive(Debug, Clone)]
pub struct NewMisconduct {
    pub organisation: OrganisationId,
    pub kind: &'static MisconductKind,
    /// When the duty was broken, not when that was noticed.
    pub happened_at: DateTime<Utc>,
    /// The id of a thing of the kind's [subject](MisconductKind::subject). An organisation is put on record
    /// once for it and the kind.
    pub subject_id: String,
    pub evidence: Value,
}

#[derive(Debug, Clone)]
pub struct Misconduct {
    pub id: i64,
    pub organisation: OrganisationId,
    pub organisation_name: String,
    pub kind: &'static MisconductKind,
    /// When the duty was broken.
    pub happened_at: DateTime<Utc>,
    pub clause: String,
    /// The id of a thing of the kind's [subject](MisconductKind::subject).
    pub subject_id: String,
    pub evidence: Value,
    pub recorded_at: DateTime<Utc>,
    /// When and why the record was withdrawn.
    pub withdrawn: Option<(DateTime<Utc>, String)>,
}

/// The start of a page of records: after this instant and row, going back in time.
pub type Before = Option<(DateTime<Utc>, i64)>;
