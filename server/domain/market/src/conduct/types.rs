//! The types of records of misconduct, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::OrganisationId;
use ground::capability::MisconductKind;
use serde_json::Value;

/// Misconduct about to be recorded.
#[derive(Debug, Clone)]
pub struct NewMisconduct {
    /// Whose.
    pub organisation: OrganisationId,
    /// What.
    pub kind: &'static MisconductKind,
    /// When the duty was broken, not when it was noticed.
    pub happened_at: DateTime<Utc>,
    /// What it is about: the id of a thing of the kind's [subject](MisconductKind::subject). An
    /// organisation is put on record once for it and the kind.
    pub subject_id: String,
    /// The figures.
    pub evidence: Value,
}

/// A record of misconduct.
#[derive(Debug, Clone)]
pub struct Misconduct {
    /// Its row.
    pub id: i64,
    /// Whose.
    pub organisation: OrganisationId,
    /// The name of whose.
    pub organisation_name: String,
    /// What.
    pub kind: &'static MisconductKind,
    /// When the duty was broken.
    pub happened_at: DateTime<Utc>,
    /// The clause that names it.
    pub clause: String,
    /// What it is about: the id of a thing of the kind's [subject](MisconductKind::subject).
    pub subject_id: String,
    /// The figures.
    pub evidence: Value,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// When and why it was found to be none; the record stays.
    pub withdrawn: Option<(DateTime<Utc>, String)>,
}

/// Where a page of records begins: after this instant and row, going back in time.
pub type Before = Option<(DateTime<Utc>, i64)>;
