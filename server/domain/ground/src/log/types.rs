//! The types of events, for operations and the store alike.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::kind::{Event, EventKind};
use super::readers::Readers;
use crate::caller::Caller;
use crate::ids::{AccountId, EventId, OccasionId, OrganisationId};

/// An event to be written; without further calls its actor is the system and its readers are the overseers.
#[derive(Debug, Clone)]
pub struct NewEvent {
    pub(super) kind: &'static str,
    pub(super) subject_kind: &'static str,
    pub(super) subject_id: String,
    pub(super) actor: Option<(AccountId, OrganisationId)>,
    pub(super) clause: Cow<'static, str>,
    pub(super) readers: Readers,
    pub(super) data: Value,
    pub(super) is_security: bool,
}

impl NewEvent {
    pub(super) fn new(kind: &EventKind, subject_id: String, data: Value) -> Self {
        Self {
            kind: kind.name,
            subject_kind: kind.subject.name,
            subject_id,
            actor: None,
            clause: kind.clause.unwrap_or_default().into(),
            readers: Readers::overseers(),
            data,
            is_security: kind.is_security,
        }
    }

    #[must_use]
    pub fn by(self, caller: &Caller) -> Self {
        let actor = Some((caller.account, caller.organisation));
        Self { actor, ..self }
    }

    /// Sets the clause, where the kind has none.
    #[must_use]
    pub fn on(self, clause: impl Into<Cow<'static, str>>) -> Self {
        let clause = clause.into();
        Self { clause, ..self }
    }

    #[must_use]
    pub fn for_readers(self, readers: Readers) -> Self {
        Self { readers, ..self }
    }
}

/// An event at its position.
#[derive(Debug, Clone)]
pub struct Entry {
    /// From 1, without gaps; for followers of this program alone, since it counts what readers may not know.
    pub position: i64,
    /// Its row in the log.
    pub event: EventId,
    pub at: DateTime<Utc>,
    pub kind: String,
    pub subject_kind: String,
    pub subject_id: String,
    /// Who acted; none when the system did.
    pub actor: Option<AccountId>,
    /// For which organisation the actor acted.
    pub organisation: Option<OrganisationId>,
    /// The act: all events written by one statement. Absent in events older than acts.
    pub act: Option<i64>,
    /// What the act is a part of, where that took several transactions.
    pub occasion: Option<OccasionId>,
    /// The organisations that it concerns.
    pub audience: Vec<OrganisationId>,
    pub clause: Option<String>,
    pub data: Value,
}

impl Entry {
    #[must_use]
    pub fn is<P>(&self, kind: &Event<P>) -> bool {
        self.kind == kind.kind.name
    }
}

/// An event as the feed shows it to a caller.
#[derive(Debug, Clone)]
pub struct FeedEntry {
    /// Among what the caller may read: from 1, without gaps.
    pub position: i64,
    pub at: DateTime<Utc>,
    pub kind: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub clause: Option<String>,
    pub data: Value,
}
