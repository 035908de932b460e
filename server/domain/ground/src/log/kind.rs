//! Kinds of events: each a constant of the capability that writes it, typed by its payload.

use std::fmt::Display;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::message::{Audience, Background, Gather, MessageKind, Notice, each};
use super::types::NewEvent;

/// A kind of thing that events can be about.
#[derive(Debug, Clone, Copy)]
pub struct SubjectKind {
    /// The name in tables and answers.
    pub name: &'static str,
    /// The page of the console that shows the thing of this id.
    pub page: fn(&str) -> String,
    /// Finds the organisations and names that messages about it mention.
    pub background: Option<Background>,
}

impl SubjectKind {
    /// A kind of subject whose events carry all that messages about it mention.
    #[must_use]
    pub const fn new(name: &'static str, page: fn(&str) -> String) -> Self {
        Self {
            name,
            page,
            background: None,
        }
    }
}

/// A file whose rows are loaded. Defined here because capabilities write about it below `loading`, which
/// owns it.
pub const IMPORT: SubjectKind = SubjectKind::new("import", |_| "/imports".to_owned());

/// A day, for what changes many things at once. No page shows it.
pub const DAY: SubjectKind = SubjectKind::new("day", |_| NO_PAGE.to_owned());

/// Where a message leads when no page shows its subject.
pub const NO_PAGE: &str = "/messages";

/// A kind of event, without the type of its payload.
#[derive(Debug, Clone, Copy)]
pub struct EventKind {
    /// The name in the log; never changed once written.
    pub name: &'static str,
    pub subject: &'static SubjectKind,
    /// The clause it rests on, where all events of the kind rest on the same.
    pub clause: Option<&'static str>,
    /// A stored payload: what is in the log must stay readable.
    pub example: &'static str,
    /// Reads a stored payload as its type and writes it again, so that a test can show that nothing is
    /// lost.
    pub rewrite: fn(&Value) -> serde_json::Result<Value>,
    pub notice: Option<Notice>,
}

/// A kind of event with payload `P`: how a capability declares one, and writes it.
#[derive(Debug)]
pub struct Event<P> {
    pub kind: EventKind,
    figures: PhantomData<fn() -> P>,
}

impl<P: Serialize + DeserializeOwned> Event<P> {
    /// A kind of event with an example of its payload. It notifies nobody by default.
    #[must_use]
    pub const fn new(
        name: &'static str,
        subject: &'static SubjectKind,
        example: &'static str,
    ) -> Self {
        let kind = EventKind {
            name,
            subject,
            clause: None,
            example,
            rewrite: rewrite::<P>,
            notice: None,
        };
        Self {
            kind,
            figures: PhantomData,
        }
    }

    /// Sets the clause that all events of the kind rest on.
    #[must_use]
    pub const fn on(self, clause: &'static str) -> Self {
        let kind = EventKind {
            clause: Some(clause),
            ..self.kind
        };
        Self { kind, ..self }
    }

    /// Each event of the kind makes one message.
    #[must_use]
    pub const fn notifies(self, audience: Audience, message: &'static MessageKind) -> Self {
        self.notifies_by(each, audience, message)
    }

    /// Events of the kind make the messages that `gather` derives from them.
    #[must_use]
    pub const fn notifies_by(
        self,
        gather: Gather,
        audience: Audience,
        message: &'static MessageKind,
    ) -> Self {
        let kind = EventKind {
            notice: Some(Notice {
                gather,
                audience,
                message,
            }),
            ..self.kind
        };
        Self { kind, ..self }
    }

    /// An event about the subject of this id; without further calls its actor is the system and its readers
    /// are the overseers.
    #[must_use]
    pub fn about(&self, id: impl Display, figures: &P) -> NewEvent {
        let figures = serde_json::to_value(figures).expect("plain figures are always JSON");
        NewEvent::new(&self.kind, id.to_string(), figures)
    }
}

fn rewrite<P: Serialize + DeserializeOwned>(stored: &Value) -> serde_json::Result<Value> {
    serde_json::to_value(P::deserialize(stored)?)
}
