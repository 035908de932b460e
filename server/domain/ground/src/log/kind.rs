//! Kinds of events: each a constant of the capability that writes it, typed by its payload.

use std::fmt::Display;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::message::{
    Audience, Background, ForPersons, Gather, MessageKind, Notice, each, persons_of,
};
use super::types::NewEvent;
use crate::figure::Figure;
use crate::words::Label;

/// A kind of thing that events can be about.
#[derive(Debug, Clone, Copy)]
pub struct SubjectKind {
    /// The name in tables and answers.
    pub name: &'static str,
    /// The page of the console that shows the thing of this id.
    pub page: fn(&str) -> String,
    /// The list of the console that can be filtered by `notice`, for several of them.
    pub list: Option<&'static str>,
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
            list: None,
            background: None,
        }
    }

    /// Several of them are found in this list.
    #[must_use]
    pub const fn listed_in(self, list: &'static str) -> Self {
        let list = Some(list);
        Self { list, ..self }
    }
}

/// A file whose rows are loaded. Defined here because capabilities write about it below `loading`, which
/// owns it.
pub const IMPORT: SubjectKind = SubjectKind::new("import", |_| "/imports".to_owned());

/// A day, for what changes many things at once. No page shows it.
pub const DAY: SubjectKind = SubjectKind::new("day", |_| NO_PAGE.to_owned());

/// Where a message leads when no page shows its subject.
pub const NO_PAGE: &str = "/messages";

/// What an event means to those who wait for its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = EventTone)]
pub enum Tone {
    /// It has come to what it is for.
    Good,
    /// It has come to nothing.
    Bad,
    /// Somebody has to act, or a term runs.
    Waiting,
    /// None of these.
    Plain,
}

/// A kind of event, without the type of its payload.
#[derive(Debug, Clone, Copy)]
pub struct EventKind {
    /// The name in the log; never changed once written.
    pub name: &'static str,
    /// What happened, in words.
    pub label: Label,
    /// Whether it is good news.
    pub tone: Tone,
    /// The figures that people read of one, in this order.
    pub figures: &'static [Figure],
    /// The names of figures that only overseers read, of an event that others read too.
    pub overseers_only: &'static [&'static str],
    pub subject: &'static SubjectKind,
    /// The clause it rests on, where all events of the kind rest on the same.
    pub clause: Option<&'static str>,
    /// A stored payload: what is in the log must stay readable.
    example: &'static str,
    /// What the payload has beside that, or in its place, where several kinds share an example.
    example_beside: Option<&'static str>,
    /// Reads a stored payload as its type and writes it again, so that a test can show that nothing is
    /// lost.
    pub rewrite: fn(&Value) -> serde_json::Result<Value>,
    pub notice: Option<Notice>,
    /// Whether the security log repeats events of the kind.
    pub is_security: bool,
    /// Whether processes keep a copy of what events of the kind change, and read it again after one.
    pub refreshes: bool,
}

impl EventKind {
    /// A stored payload of the kind.
    ///
    /// # Errors
    /// An example that is no object of JSON.
    pub fn stored_example(&self) -> serde_json::Result<Value> {
        let mut figures: Map<String, Value> = serde_json::from_str(self.example)?;
        if let Some(beside) = self.example_beside {
            figures.extend(serde_json::from_str::<Map<String, Value>>(beside)?);
        }
        Ok(Value::Object(figures))
    }
}

/// A kind of event with payload `P`: how a capability declares one, and writes it.
#[derive(Debug)]
pub struct Event<P> {
    pub kind: EventKind,
    carried: PhantomData<fn() -> P>,
}

impl<P: Serialize + DeserializeOwned> Event<P> {
    /// A kind of event with an example of its payload. By default it notifies nobody, shows no figure
    /// and has a plain tone.
    #[must_use]
    pub const fn new(
        name: &'static str,
        label: Label,
        subject: &'static SubjectKind,
        example: &'static str,
    ) -> Self {
        let kind = EventKind {
            name,
            label,
            tone: Tone::Plain,
            figures: &[],
            overseers_only: &[],
            subject,
            clause: None,
            example,
            example_beside: None,
            rewrite: rewrite::<P>,
            notice: None,
            is_security: false,
            refreshes: false,
        };
        Self {
            kind,
            carried: PhantomData,
        }
    }

    /// What the example has in common with those of other kinds is completed by these figures.
    #[must_use]
    pub const fn with_example(self, figures: &'static str) -> Self {
        let kind = EventKind {
            example_beside: Some(figures),
            ..self.kind
        };
        Self { kind, ..self }
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

    /// What it means to those who wait for its subject.
    #[must_use]
    pub const fn tone(self, tone: Tone) -> Self {
        let kind = EventKind { tone, ..self.kind };
        Self { kind, ..self }
    }

    /// The security log repeats events of the kind, with the address of the request: for changes of who may do
    /// what, and of the rules.
    #[must_use]
    pub const fn in_security_log(self) -> Self {
        let kind = EventKind {
            is_security: true,
            ..self.kind
        };
        Self { kind, ..self }
    }

    /// Every process reads the calendar and the rulebook again after an event of the kind.
    #[must_use]
    pub const fn refreshing(self) -> Self {
        let kind = EventKind {
            refreshes: true,
            ..self.kind
        };
        Self { kind, ..self }
    }

    /// The figures that people read of one, in this order.
    #[must_use]
    pub const fn shows(self, figures: &'static [Figure]) -> Self {
        let kind = EventKind {
            figures,
            ..self.kind
        };
        Self { kind, ..self }
    }

    /// Figures that nobody but overseers reads: what reveals to a party how others are doing.
    #[must_use]
    pub const fn overseers_only(self, overseers_only: &'static [&'static str]) -> Self {
        let kind = EventKind {
            overseers_only,
            ..self.kind
        };
        Self { kind, ..self }
    }

    /// Each event of the kind makes one message.
    #[must_use]
    pub const fn notifies(self, audience: Audience, message: &'static MessageKind) -> Self {
        self.notifies_by(each, audience, message)
    }

    /// Each event of the kind makes one message for the persons whom its payload names.
    #[must_use]
    pub const fn notifies_persons(self, audience: Audience, message: &'static MessageKind) -> Self
    where
        P: ForPersons,
    {
        let notice = Notice {
            gather: each,
            audience,
            message,
            persons: Some(persons_of::<P>),
        };
        let kind = EventKind {
            notice: Some(notice),
            ..self.kind
        };
        Self { kind, ..self }
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
                persons: None,
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

/// The figures of events that only overseers read as null: for everybody else, in the feed and in messages.
pub fn hide(data: &mut Value, overseers_only: &[&str]) {
    for name in overseers_only {
        if let Some(figure) = data.get_mut(*name) {
            *figure = Value::Null;
        }
    }
}

fn rewrite<P: Serialize + DeserializeOwned>(stored: &Value) -> serde_json::Result<Value> {
    serde_json::to_value(P::deserialize(stored)?)
}
