//! The log: one event for every change of state, and the gapless order in which followers read it.
//!
//! Writers never wait for each other: events get their positions after they are committed, from the
//! sequencer ([`place`]), one at a time. A follower that reads by position can therefore not miss
//! an event that was committed late.

mod kind;
mod message;
mod store;

use std::borrow::Cow;
use std::fmt::Display;

use chrono::{DateTime, Utc};
use serde_json::Value;

pub use kind::{DAY, Event, EventKind, IMPORT, NO_PAGE, SubjectKind};
pub use message::{
    Audience, Background, Draft, Figures, Gather, MessageKind, Notice, Sides, Text, Wording,
};

use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::ids::{AccountId, EventId, OrganisationId};
use crate::moment::Moment;

/// Who may read an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readers {
    organisations: Vec<OrganisationId>,
    everyone: bool,
    overseers: bool,
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
    kind: &'static str,
    subject_kind: &'static str,
    subject_id: String,
    actor: Option<(AccountId, OrganisationId)>,
    clause: Cow<'static, str>,
    readers: Readers,
    data: Value,
}

impl NewEvent {
    fn new(kind: &EventKind, subject_id: String, data: Value) -> Self {
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

/// An event in the history of one thing.
#[derive(Debug, Clone)]
pub struct Passage {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: String,
    /// Who did it (the person's and the organisation's name); none when the rules did.
    pub actor: Option<(String, String)>,
    /// The clause it rests on.
    pub clause: Option<String>,
    /// The figures.
    pub data: Value,
}

/// Writes events, in the transaction of the change they tell of.
///
/// # Errors
/// When the database fails.
pub async fn write(
    tx: &Transaction<'_>,
    moment: &Moment,
    events: &[NewEvent],
) -> Result<Vec<EventId>> {
    store::insert_many(tx, moment, events).await
}

/// Gives every committed event its position. Returns how many it placed and the last position;
/// nothing when another sequencer is at work.
///
/// # Errors
/// When the database fails.
pub async fn place(tx: &Transaction<'_>) -> Result<Option<(i64, i64)>> {
    store::place(tx).await
}

/// Committed events that wait for a position.
///
/// # Errors
/// When the database fails.
pub async fn waiting(db: &impl Reader) -> Result<i64> {
    store::waiting(db).await
}

/// The last position given.
///
/// # Errors
/// When the database fails.
pub async fn last_position(db: &impl Reader) -> Result<i64> {
    store::last_position(db).await
}

/// The entries after `position`, in order, for a follower of the whole log.
///
/// # Errors
/// When the database fails.
pub async fn after(db: &impl Reader, position: i64, rows_max: i64) -> Result<Vec<Entry>> {
    store::after(db, position, rows_max).await
}

/// The entries after `position`, in order, for a follower that must see all of an act at once: about
/// `rows_max`, and never a part of an act.
///
/// # Errors
/// When the database fails.
pub async fn acts_after(db: &impl Reader, position: i64, rows_max: i64) -> Result<Vec<Entry>> {
    let mut rows_max = rows_max;
    loop {
        let mut entries = store::after(db, position, rows_max).await?;
        let is_cut = i64::try_from(entries.len()).is_ok_and(|rows| rows == rows_max);
        let last = entries.last().and_then(|last| last.act);
        if !is_cut || last.is_none() {
            return Ok(entries);
        }
        // Those of an act have positions next to each other, so only the last one may be cut.
        let whole = entries.iter().rposition(|entry| entry.act != last);
        if let Some(last) = whole {
            entries.truncate(last + 1);
            return Ok(entries);
        }
        rows_max = rows_max.saturating_mul(2);
    }
}

/// Which of these kinds of events lie after the position `after`, up to `last`.
///
/// # Errors
/// When the database fails.
pub async fn kinds_between(
    db: &impl Reader,
    after: i64,
    last: i64,
    kinds: &[&str],
) -> Result<Vec<String>> {
    store::kinds_between(db, after, last, kinds).await
}

/// The entries after `position` that the caller may know of, in order.
///
/// # Errors
/// When the database fails.
pub async fn feed(
    db: &impl Reader,
    caller: &Caller,
    position: i64,
    rows_max: i64,
) -> Result<Vec<FeedEntry>> {
    store::feed(db, caller, position, rows_max).await
}

/// Everything that happened to one thing, oldest first. The caller has been found entitled to it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn of_subject(
    db: &impl Reader,
    subject: &SubjectKind,
    id: impl Display,
) -> Result<Vec<Passage>> {
    store::of_subject(db, subject.name, &id.to_string()).await
}

/// Locks the follower `name` (made on its first call, at position 0) and says how far it has come.
///
/// # Errors
/// When the database fails.
pub async fn lock_follower(tx: &Transaction<'_>, name: &str) -> Result<i64> {
    store::lock_follower(tx, name).await
}

/// Notes how far the follower `name` has come.
///
/// # Errors
/// When the database fails.
pub async fn advance_follower(tx: &Transaction<'_>, name: &str, position: i64) -> Result<()> {
    store::advance_follower(tx, name, position).await
}

/// How far the follower `name` has come; 0 before its first step.
///
/// # Errors
/// When the database fails.
pub async fn follower_position(db: &impl Reader, name: &str) -> Result<i64> {
    store::follower_position(db, name).await
}
