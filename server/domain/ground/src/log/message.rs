//! What an event says about the messages that follow from it: whom it notifies, and in which words.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::types::Entry;
use crate::capability::Capability;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::{AccountId, OrganisationId};
use crate::words::Words;

/// Whom a kind of event notifies, and of what.
#[derive(Debug, Clone, Copy)]
pub struct Notice {
    /// How events become messages.
    pub gather: Gather,
    /// Who receives them.
    pub audience: Audience,
    /// What they say.
    pub message: &'static MessageKind,
}

/// A kind of message.
#[derive(Debug, Clone, Copy)]
pub struct MessageKind {
    /// The name in tables and answers.
    pub name: &'static str,
    /// The figures of one, as they are stored.
    pub example: &'static str,
    /// The title and the text.
    pub words: Wording,
}

/// Puts the figures of a message into words.
pub type Wording = fn(&Figures<'_>) -> Result<Text>;

/// A title and a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// In a few words.
    pub title: Words,
    /// In a sentence or two.
    pub body: Words,
}

/// The figures of a message as they are stored.
#[derive(Debug, Clone, Copy)]
pub struct Figures<'a> {
    /// The event's own, with the names of those concerned.
    pub data: &'a Value,
    /// Where figures that only name a kind find its words.
    pub capabilities: &'static [&'static Capability],
}

impl Figures<'_> {
    /// The figures by their type.
    ///
    /// # Errors
    /// When one is missing that the words need.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T> {
        T::deserialize(self.data).map_err(Error::internal)
    }
}

/// Who receives a message: never the organisation that acted, unless it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The hospital behind the subject.
    Hospital,
    /// The manufacturer behind the subject.
    Manufacturer,
    /// Both, whoever of them acted: the system or the clock decided.
    BothSides,
    /// The organisations that it concerns.
    Concerned,
    /// The exchange centre, but not the person who acted.
    Operators,
    /// The exchange centre, whoever of it acted.
    AllOperators,
    /// The organisations that it concerns, and the exchange centre but for the person who acted.
    ConcernedAndOperators,
    /// The person who acted.
    Actor,
}

/// Makes messages of the entries of one kind that a step of the follower found, in order, all of an
/// act among them. What it returns may depend on nothing but them and what never changes later, so
/// that messages made anew are the same.
pub type Gather =
    for<'a> fn(&'a Transaction<'_>, &'a [&'a Entry]) -> BoxFuture<'a, Result<Vec<Draft>>>;

/// Finds who and what stands behind subjects, by their ids.
pub type Background =
    for<'a> fn(&'a Transaction<'_>, &'a [&'a str]) -> BoxFuture<'a, Result<HashMap<String, Sides>>>;

/// The organisations behind a subject, and the names by which messages speak of it.
#[derive(Debug, Clone, Default)]
pub struct Sides {
    /// The hospital.
    pub hospital: Option<OrganisationId>,
    /// The manufacturer.
    pub manufacturer: Option<OrganisationId>,
    /// Figures that a message about it has beside the event's own.
    pub names: Map<String, Value>,
}

/// A message before its recipients are found.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The position of the entry it follows from, the first of several.
    pub position: i64,
    /// When that happened.
    pub at: DateTime<Utc>,
    /// What it leads to: the kind and the id.
    pub subject: (String, String),
    /// Whose [`Background`] it names, if not the subject's.
    pub behind: Option<(String, String)>,
    /// The figures.
    pub data: Value,
    /// The organisations that it concerns.
    pub concerned: Vec<OrganisationId>,
    /// Who acted, and for whom.
    pub actor: Option<(AccountId, OrganisationId)>,
    /// Of drafts with the same topic only the first in the log becomes a message.
    pub topic: Option<String>,
}

impl Draft {
    /// A message that repeats an entry.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        Self {
            position: entry.position,
            at: entry.at,
            subject: (entry.subject_kind.clone(), entry.subject_id.clone()),
            behind: None,
            data: with_clause(entry, entry.data.clone()),
            concerned: entry.audience.clone(),
            actor: entry.actor.zip(entry.organisation),
            topic: None,
        }
    }

    /// A message with figures of its own.
    #[must_use]
    pub fn with(entry: &Entry, figures: Value) -> Self {
        Self {
            data: with_clause(entry, figures),
            ..Self::of(entry)
        }
    }
}

fn with_clause(entry: &Entry, mut figures: Value) -> Value {
    if !figures.is_object() {
        figures = json!({});
    }
    figures["clause"] = json!(entry.clause);
    figures
}

/// A message for each entry.
pub(super) fn each<'a>(
    _: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async { Ok(entries.iter().map(|entry| Draft::of(entry)).collect()) })
}
