//! Kinds of events: each a constant of the capability that writes it, typed by the figures it carries.

use std::fmt::Display;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::message::{Audience, Background, Gather, MessageKind, Notice, each};
use super::types::NewEvent;

/// What events can be about.
#[derive(Debug, Clone, Copy)]
pub struct SubjectKind {
    /// The name in tables and answers.
    pub name: &'static str,
    /// The page of the console that shows the one of this id.
    pub page: fn(&str) -> String,
    /// Who and what stands behind it, which messages about it name.
    pub background: Option<Background>,
}

impl SubjectKind {
    /// A kind of subject whose events say themselves all that messages about it name.
    #[must_use]
    pub const fn new(name: &'static str, page: fn(&str) -> String) -> Self {
        Self {
            name,
            page,
            background: None,
        }
    }
}

/// A file that somebody loads. Capabilities write about it below the one that keeps it.
pub const IMPORT: SubjectKind = SubjectKind::new("import", |_| "/imports".to_owned());

/// A day, for what happens to everything at once. No page shows it.
pub const DAY: SubjectKind = SubjectKind::new("day", |_| NO_PAGE.to_owned());

/// Where a message leads whose subject no page shows.
pub const NO_PAGE: &str = "/messages";

/// A kind of event, whatever figures it carries.
#[derive(Debug, Clone, Copy)]
pub struct EventKind {
    /// The name in the log; never changed once written.
    pub name: &'static str,
    /// What it is about.
    pub subject: &'static SubjectKind,
    /// The clause it rests on, where that is the same for all of the kind.
    pub clause: Option<&'static str>,
    /// The figures of one, as they are stored: what is in the log already must stay readable.
    pub example: &'static str,
    /// Reads stored figures as their type and writes them again.
    pub rewrite: fn(&Value) -> serde_json::Result<Value>,
    /// Whom it notifies.
    pub notice: Option<Notice>,
}

/// A kind of event that carries a `P`: how a capability declares one, and writes it.
#[derive(Debug)]
pub struct Event<P> {
    /// The kind, as the centre knows it.
    pub kind: EventKind,
    figures: PhantomData<fn() -> P>,
}

impl<P: Serialize + DeserializeOwned> Event<P> {
    /// A kind of event with an example of its figures. It notifies nobody unless it says so.
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

    /// The clause that all of the kind rest on.
    #[must_use]
    pub const fn on(self, clause: &'static str) -> Self {
        let kind = EventKind {
            clause: Some(clause),
            ..self.kind
        };
        Self { kind, ..self }
    }

    /// Each of the kind makes a message.
    #[must_use]
    pub const fn notifies(self, audience: Audience, message: &'static MessageKind) -> Self {
        self.notifies_by(each, audience, message)
    }

    /// Those of the kind make the messages that `gather` makes of them.
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

    /// One about the subject of this id, done by the rules and for the overseers until it says
    /// otherwise.
    #[must_use]
    pub fn about(&self, id: impl Display, figures: &P) -> NewEvent {
        let figures = serde_json::to_value(figures).expect("plain figures are always JSON");
        NewEvent::new(&self.kind, id.to_string(), figures)
    }
}

fn rewrite<P: Serialize + DeserializeOwned>(stored: &Value) -> serde_json::Result<Value> {
    serde_json::to_value(P::deserialize(stored)?)
}
