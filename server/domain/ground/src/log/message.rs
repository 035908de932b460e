//! The messages that follow from an event: whom it notifies, and in which words.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::many::{Counted, Grouping, Many, ManyWording, Several};
use super::types::Entry;
use crate::capability::Capability;
use crate::database::Transaction;
use crate::error::{Error, Result};
use crate::ids::{AccountId, OccasionId, OrganisationId};
use crate::moment::Moment;
use crate::shanghai_time::ShanghaiTime;
use crate::words::Words;

/// Whom a kind of event notifies, and of what.
#[derive(Debug, Clone, Copy)]
pub struct Notice {
    pub gather: Gather,
    pub audience: Audience,
    pub message: &'static MessageKind,
    /// Reads the persons of [`Audience::Loader`] and [`Audience::Persons`] from a stored payload.
    pub persons: Option<PersonsOf>,
}

/// A stored payload that names the persons whom its message is for.
pub trait ForPersons: DeserializeOwned {
    /// None where earlier programs named nobody.
    fn persons(self) -> Option<Vec<AccountId>>;
}

pub(super) type PersonsOf = fn(&Value) -> Result<Option<Vec<AccountId>>>;

/// The persons of a stored payload, by its type.
pub(super) fn persons_of<P: ForPersons>(data: &Value) -> Result<Option<Vec<AccountId>>> {
    Ok(stored::<P>(data)?.persons())
}

#[derive(Debug, Clone, Copy)]
pub struct MessageKind {
    /// The name in tables and answers.
    pub name: &'static str,
    /// A stored payload of such a message.
    pub example: &'static str,
    pub words: Wording,
    /// What becomes of several in one act.
    pub grouping: Grouping,
    pub urgency: Urgency,
    /// The deadline that one reports; [`Many`] has the one of several.
    pub due: Option<DueOf>,
    /// What its letter opens.
    pub opening: Option<Opening>,
}

/// What a letter opens for whoever receives it, with a secret that is made as the letter is sent: it is stored nowhere but as a hash.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// The page of the console that takes the secret, which follows it in the link behind a `#`: no server on the way reads that.
    pub page: &'static str,
    pub secret: SecretOf,
}

/// Makes a secret for a subject, given by its id, as a letter to this address is sent; none where it opens nothing any more.
pub type SecretOf = for<'a> fn(
    &'a Transaction<'_>,
    &'a Moment,
    (&'a str, &'a str),
) -> BoxFuture<'a, Result<Option<String>>>;

/// The deadline of a stored payload.
pub(super) type DueOf = fn(&Value) -> Result<ShanghaiTime>;

/// How soon somebody has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// A term runs whose end costs rights, or somebody is put on record: nobody can switch it off on the site.
    Deadline,
    /// Something was decided to somebody's cost, or waits for him.
    Action,
    /// It is good to know.
    Information,
}

impl MessageKind {
    /// A kind of message that is good to know, one for each event.
    #[must_use]
    pub const fn new(name: &'static str, example: &'static str, words: Wording) -> Self {
        Self {
            name,
            example,
            words,
            grouping: Grouping::Alone,
            urgency: Urgency::Information,
            due: None,
            opening: None,
        }
    }

    /// Its letter opens something: it is sent at once and alone, and is in no digest.
    #[must_use]
    pub const fn opening(self, opening: Opening) -> Self {
        let opening = Some(opening);
        Self { opening, ..self }
    }

    /// It reports a deadline, by which digests are sorted.
    #[must_use]
    pub const fn due(self, due: DueOf) -> Self {
        let due = Some(due);
        Self { due, ..self }
    }

    /// The earliest deadline of what a stored payload reports.
    pub fn due_at(&self, data: &Value) -> Result<Option<ShanghaiTime>> {
        match (self.grouping, self.due) {
            (Grouping::Many(one, _), _) => {
                let many = Many::stored(data).map_or_else(|| one(data), Ok)?;
                Ok(many.due_at)
            }
            (Grouping::Alone | Grouping::Sum(_), Some(due)) => Ok(Some(due(data)?)),
            (Grouping::Alone | Grouping::Sum(_), None) => Ok(None),
        }
    }

    /// A term runs from it whose end costs rights, or it puts somebody on record.
    #[must_use]
    pub const fn with_deadline(self) -> Self {
        let urgency = Urgency::Deadline;
        Self { urgency, ..self }
    }

    /// Somebody has to act, or lost something.
    #[must_use]
    pub const fn for_action(self) -> Self {
        let urgency = Urgency::Action;
        Self { urgency, ..self }
    }

    /// Several in one act make one message in these words, made of what each payload adds to it.
    #[must_use]
    pub const fn many<P: Several>(self, words: ManyWording) -> Self {
        let grouping = Grouping::many::<P>(words);
        Self { grouping, ..self }
    }

    /// Several in one act make one message, in which what each payload counts is added up.
    #[must_use]
    pub const fn summed<P: Counted>(self) -> Self {
        let grouping = Grouping::sum::<P>();
        Self { grouping, ..self }
    }
}

/// What events belong to that one message reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// It took several transactions.
    Occasion(OccasionId),
    /// All events of it were written at once.
    Statement(i64),
}

/// Puts the payload of a message into words.
pub type Wording = fn(&Figures<'_>) -> Result<Text>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub title: Words,
    /// One or two sentences.
    pub body: Words,
}

/// The payload of a message as it is stored.
#[derive(Debug, Clone, Copy)]
pub struct Figures<'a> {
    /// The event's own payload, with the names of the parties.
    pub data: &'a Value,
    /// Where the texts of kinds are found that the payload only names.
    pub capabilities: &'static [&'static Capability],
}

impl Figures<'_> {
    /// The payload by its type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T> {
        stored(self.data)
    }
}

/// A stored payload by its type.
pub fn stored<T: DeserializeOwned>(data: &Value) -> Result<T> {
    T::deserialize(data).map_err(Error::internal)
}

/// Who receives a message. The organisation that acted does not, except where the variant includes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The hospital behind the subject.
    Hospital,
    /// The manufacturer behind the subject.
    Manufacturer,
    /// Hospital and manufacturer, whoever of them acted: for what the system decided.
    BothSides,
    /// The organisations that the event concerns.
    Concerned,
    /// The exchange centre, except the person who acted.
    Operators,
    /// The exchange centre, including the person who acted.
    AllOperators,
    /// The organisations that the event concerns, and the exchange centre except the person who acted.
    ConcernedAndOperators,
    /// The person who acted.
    Actor,
    /// The person whom the payload names ([`ForPersons`]), unless he acted himself.
    Loader,
    /// The persons whom the payload names; of the first events, which name none, the exchange centre except the
    /// person who acted.
    Persons,
    /// The person whose account it is, and his organisation by its registered address alone.
    Owner,
    /// The organisations that the event concerns by their registered addresses, and none of their accounts: for what opens
    /// something to whoever reads the mail there.
    Address,
}

/// Derives messages from the entries of one kind within one step of the follower, in order; all of an act
/// are among them. The result may depend only on them and on what never changes, so that messages rebuilt
/// from position 0 are the same.
pub type Gather =
    for<'a> fn(&'a Transaction<'_>, &'a [&'a Entry]) -> BoxFuture<'a, Result<Vec<Draft>>>;

/// Finds the parties and names of subjects, by their ids.
pub type Background =
    for<'a> fn(&'a Transaction<'_>, &'a [&'a str]) -> BoxFuture<'a, Result<HashMap<String, Sides>>>;

/// The parties of a subject, and the names by which messages mention it.
#[derive(Debug, Clone, Default)]
pub struct Sides {
    pub hospital: Option<OrganisationId>,
    pub manufacturer: Option<OrganisationId>,
    /// Added to the event's own payload.
    pub names: Names,
}

/// The names by which messages mention a subject, as they are stored with its payload; none that it has not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hospital_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manufacturer_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sales_unit: Option<String>,
}

impl Names {
    /// What a message about several mentions of one.
    #[must_use]
    pub fn one(self) -> Many {
        Many {
            names: self.product_name.into_iter().collect(),
            hospital_name: self.hospital_name,
            manufacturer_name: self.manufacturer_name,
            ..Many::one()
        }
    }
}

/// A message before its recipients are found.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The position of its entry, the first of several.
    pub position: i64,
    pub last_position: i64,
    /// What its entries belong to; none of the first events.
    pub act: Option<Act>,
    /// When the event happened.
    pub at: DateTime<Utc>,
    /// The subject that the message leads to: kind and id.
    pub subject: (String, String),
    /// The subject whose [`Background`] is read instead, as kind and id.
    pub behind: Option<(String, String)>,
    pub data: Value,
    pub concerned: Vec<OrganisationId>,
    /// Who acted, and for which organisation.
    pub actor: Option<(AccountId, OrganisationId)>,
    /// Of drafts with the same topic only the first in the log becomes a message.
    pub topic: Option<String>,
}

impl Draft {
    /// A message with the payload of an entry.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        Self {
            position: entry.position,
            last_position: entry.position,
            act: entry
                .occasion
                .map(Act::Occasion)
                .or(entry.act.map(Act::Statement)),
            at: entry.at,
            subject: (entry.subject_kind.clone(), entry.subject_id.clone()),
            behind: None,
            data: with_clause(entry, entry.data.clone()),
            concerned: entry.audience.clone(),
            actor: entry.actor.zip(entry.organisation),
            topic: None,
        }
    }

    /// A message with a payload of its own.
    #[must_use]
    pub fn with(entry: &Entry, figures: Value) -> Self {
        Self {
            data: with_clause(entry, figures),
            ..Self::of(entry)
        }
    }

    /// Adds to its payload what its readers have to know beside.
    pub fn add(&mut self, beside: &impl Serialize) -> Result<()> {
        let beside = serde_json::to_value(beside).map_err(Error::internal)?;
        if let (Value::Object(data), Value::Object(beside)) = (&mut self.data, beside) {
            data.extend(beside);
        }
        Ok(())
    }

    /// The same of several entries, of which this is the last.
    #[must_use]
    pub fn up_to(self, last: &Entry) -> Self {
        let last_position = last.position;
        Self {
            last_position,
            ..self
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

/// One message for each entry.
pub(super) fn each<'a>(
    _: &'a Transaction<'_>,
    entries: &'a [&'a Entry],
) -> BoxFuture<'a, Result<Vec<Draft>>> {
    Box::pin(async { Ok(entries.iter().map(|entry| Draft::of(entry)).collect()) })
}
