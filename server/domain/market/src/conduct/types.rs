//! The types of records of misconduct, for operations and the store alike.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use ground::capability::MisconductKind;
use ground::log::Readers;
use ground::{AccountId, OrganisationId, number_id, seal};
use serde::Serialize;
use serde_json::Value;

number_id! {
    seal::number, seal::opened_number;
    /// One record of misconduct by one organisation.
    MisconductRecordId,
}

#[derive(Debug, Clone)]
pub struct NewMisconduct {
    pub(super) concerned: Concerned,
    pub(super) kind: &'static MisconductKind,
    /// When the duty was broken, not when that was noticed.
    pub happened_at: DateTime<Utc>,
    /// The id of a thing of the kind's [subject](MisconductKind::subject). An organisation is put on record
    /// once for it and the kind.
    pub(super) subject_id: String,
    pub(super) evidence: Value,
    /// Who made the record, or ordered what it is about.
    pub(super) recorded_by: Option<AccountId>,
    /// Of silence, when the organisation was notified last: only those can be blamed whom that reached.
    pub(super) notified_at: Option<DateTime<Utc>>,
}

impl NewMisconduct {
    /// Misconduct with its evidence, by the type that the kind's message reads it by.
    #[must_use]
    pub fn new(
        kind: &'static MisconductKind,
        organisation: OrganisationId,
        happened_at: DateTime<Utc>,
        subject_id: impl Display,
        evidence: &impl Serialize,
    ) -> Self {
        Self {
            concerned: Concerned {
                organisation,
                towards: None,
            },
            kind,
            happened_at,
            subject_id: subject_id.to_string(),
            evidence: serde_json::to_value(evidence).expect("plain figures are always JSON"),
            recorded_by: None,
            notified_at: None,
        }
    }

    /// About what the organisation was to do when it was notified, at this instant the last time: where that did not reach it,
    /// there is no record.
    #[must_use]
    pub fn of_silence(self, notified_at: DateTime<Utc>) -> Self {
        Self {
            notified_at: Some(notified_at),
            ..self
        }
    }

    /// Towards one organisation: where it is a hospital, bureaus of other regions do not know of it.
    #[must_use]
    pub fn done_to(self, towards: OrganisationId) -> Self {
        let concerned = Concerned {
            towards: Some(towards),
            ..self.concerned
        };
        Self { concerned, ..self }
    }

    /// Made or ordered by a person, who does not withdraw it.
    #[must_use]
    pub fn ordered_by(self, person: Option<AccountId>) -> Self {
        Self {
            recorded_by: person,
            ..self
        }
    }
}

#[derive(Debug, Clone)]
pub struct Misconduct {
    pub id: MisconductRecordId,
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
    /// By whom, for the overseers.
    pub withdrawn_by: Option<String>,
    /// Who made it, or ordered what it is about.
    pub(super) recorded_by: Option<AccountId>,
    /// Whether the reader is that person, or has a part in it, so that another person withdraws it.
    pub takes_another: bool,
}

/// Whom a record concerns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Concerned {
    /// Whose misconduct it is.
    pub(super) organisation: OrganisationId,
    /// Towards whom it was, where it was one organisation alone.
    pub(super) towards: Option<OrganisationId>,
}

impl Concerned {
    /// Whose misconduct it is, and who oversees both of them.
    pub(super) fn readers(self) -> Readers {
        let towards: Vec<OrganisationId> = self.towards.into_iter().collect();
        Readers::parties(&[self.organisation]).concerning(&towards)
    }
}

/// A record to be withdrawn.
pub(super) struct LockedRecord {
    pub(super) concerned: Concerned,
    pub(super) kind: String,
    pub(super) subject_id: String,
    pub(super) recorded_by: Option<AccountId>,
    pub(super) is_withdrawn: bool,
}

/// The start of a page of records: after this instant and row, going back in time.
pub type Before = Option<(DateTime<Utc>, i64)>;
