//! The types of events, for operations and the store alike.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::kind::{Event, EventKind};
use crate::caller::Caller;
use crate::ids::{AccountId, EventId, OrganisationId};

/// Who may read an event.
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

    /// The parties to it, and the overseers.
    #[must_use]
    pub fn parties(organisations: &[OrganisationId]) -> Self {
        Self {
            organisations: organisations.to_vec(),
            everyone: false,
            overseers: true,
        }
    }

    /// One organisation and nobody else.
    #[must_use]
    pub fn only(organisation: OrganisationId) -> Self {
        Self {
            organisations: vec![organisation],
            everyone: false,
            overseers: false,
        }
    }
}

/// An event about to be written, by the rules and for the overseers unless it says otherwise.
#[derive(Debug, Clone)]
pub struct NewEvent {
    pub(super) kind: &'static str,
    pub(super) subject_kind: &'static str,
    pub(super) subject_id: String,
    pub(super) actor: Option<(AccountId, OrganisationId)>,
    pub(super) clause: Cow<'static, str>,
    pub(super) readers: Readers,
    pub(super) data: Value,
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
        }
    }

    /// Who did it.
    #[must_use]
    pub fn by(self, caller: &Caller) -> Self {
        let actor = Some((caller.account, caller.organisation));
        Self { actor, ..self }
    }

    /// The clause it rests on, where its kind has none.
    #[must_use]
    pub fn on(self, clause: impl Into<Cow<'static, str>>) -> Self {
        let clause = clause.into();
        Self { clause, ..self }
    }

    /// Who may read it.
    #[must_use]
    pub fn for_readers(self, readers: Readers) -> Self {
        Self { readers, ..self }
    }
}

/// An event at its position.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its place in the gapless order, from 1.
    pub position: i64,
    /// The row of the log.
    pub event: EventId,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: String,
    /// To what: the kind of thing.
    pub subject_kind: String,
    /// To what: which one.
    pub subject_id: String,
    /// Who did it; none when the rules did.
    pub actor: Option<AccountId>,
    /// For whom.
    pub organisation: Option<OrganisationId>,
    /// The events that were written at once, none before that was noted.
    pub act: Option<i64>,
    /// The organisations it concerns.
    pub audience: Vec<OrganisationId>,
    /// The clause it rests on.
    pub clause: Option<String>,
    /// The figures.
    pub data: Value,
}

impl Entry {
    /// Whether it is of this kind.
    #[must_use]
    pub fn is<P>(&self, kind: &Event<P>) -> bool {
        self.kind == kind.kind.name
    }
}

/// An event as a caller may read it.
#[derive(Debug, Clone)]
pub struct FeedEntry {
    /// Its place in the order.
    pub position: i64,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: String,
    /// To what: the kind of thing.
    pub subject_kind: String,
    /// To what: which one.
    pub subject_id: String,
    /// The clause it rests on.
    pub clause: Option<String>,
    /// The figures.
    pub data: Value,
}
