//! The types of notices, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::day::NamedDay;
use super::statutory::StatutoryDay;
use crate::ids::CalendarProposalId;
use crate::proposal_status::ProposalStatus;
use crate::words::Words;

/// What a notice says of days. A proposal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Every rest day and make-up working day dated in its year.
    Days(Vec<NamedDay>),
    /// Its own words.
    Text {
        text: String,
        /// Whether it changes some holidays and leaves the others as they are. A text that says so itself, such
        /// as the extension of a holiday, always does.
        amends: bool,
    },
}

/// A notice of the State Council for one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The year whose days it names.
    pub year: i32,
    pub source: String,
    pub published_on: NaiveDate,
    pub content: Content,
    /// The version of that year's notice that it replaces; none for the first one.
    pub replaces: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct LoadedNotice {
    /// Its number in the order of loading.
    pub version: i64,
    /// The year whose days it names.
    pub year: i32,
    pub source: String,
    pub published_on: NaiveDate,
    pub loaded_at: DateTime<Utc>,
}

/// What loading a notice does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The years whose days change, the notice's own last.
    pub years: Vec<PlannedYear>,
    pub amends: bool,
    /// Of a text: the statements from which days were read, each with these.
    pub sentences: Vec<(String, Vec<NamedDay>)>,
    pub remarks: Vec<Words>,
}

impl Plan {
    /// The notice's own year.
    ///
    /// # Panics
    /// Never: a plan has it.
    #[must_use]
    pub fn own(&self) -> &PlannedYear {
        self.years.last().expect("a plan has the notice's own year")
    }

    /// Whether it takes a second person: it changes a year by which deadlines are enforced. What no notice has
    /// settled yet is provisional; the notice that settles it takes effect at once, and so does a change of names
    /// alone.
    #[must_use]
    pub fn takes_two(&self) -> bool {
        self.years.iter().any(|year| year.changes_settled)
    }
}

/// A notice that waits for a second person, or waited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarProposal {
    pub id: CalendarProposalId,
    pub notice: Notice,
    pub status: ProposalStatus,
}

/// A notice that the program carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carried {
    pub(super) version: i64,
    pub(super) year: i32,
    pub(super) source: String,
    pub(super) published_on: NaiveDate,
}

/// A year as it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedYear {
    pub year: i32,
    /// In order.
    pub days: Vec<NamedDay>,
    /// Rest days by law that it leaves out: the year stays provisional.
    pub missing: Vec<StatutoryDay>,
    /// Days that the notice in force names and this one does not.
    pub dropped: Vec<NamedDay>,
    /// Whether the year is settled now and gets other days.
    pub changes_settled: bool,
}
