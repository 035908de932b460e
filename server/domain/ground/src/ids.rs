//! Ids of rows as types of their own, so that one cannot be taken for another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::seal;
use crate::words::{Words, read_text};

/// What people read of a text that is no id.
#[must_use]
pub fn no_id() -> Words {
    Words::new("编号无效", "is no id")
}

/// A text that is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no id")]
pub struct NoId;

/// As it is: what counts nothing that a reader may not know.
#[must_use]
pub fn plain(_kind: &str, number: i64) -> i64 {
    number
}

/// As it is, and so every number is one.
#[must_use]
pub fn opened_plain(_kind: &str, number: i64) -> Option<i64> {
    Some(number)
}

/// The number that an id shows.
///
/// # Errors
/// Refuses what no id shows.
pub fn read_number(text: &str) -> Result<i64, NoId> {
    // In the one form in which it is shown: no sign, no zeros in front.
    let number: i64 = text.parse().map_err(|_| NoId)?;
    let is_shown_so = 0 <= number && number.to_string() == text;
    is_shown_so.then_some(number).ok_or(NoId)
}

/// Ids whose text is made of the row's number, and turned back into it, by two functions: `plain` and `opened_plain`
/// where everybody may list the things, those of `seal` where nobody may know how many others there are.
#[macro_export]
macro_rules! number_id {
    ($shown:path, $opened:path; $(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, utoipa::ToSchema)]
        #[schema(value_type = String, format = "id")]
        pub struct $name(pub i64);

        impl $name {
            /// The numbers of rows, as statements take them.
            #[must_use]
            pub fn numbers(ids: &[Self]) -> Vec<i64> {
                ids.iter().map(|id| id.0).collect()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&$shown(stringify!($name), self.0), f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::ids::NoId;

            fn from_str(text: &str) -> Result<Self, $crate::ids::NoId> {
                let shown = $crate::ids::read_number(text)?;
                let number = $opened(stringify!($name), shown);
                number.map(Self).ok_or($crate::ids::NoId)
            }
        }

        // JSON carries an id as an opaque string: many languages lose digits of large numbers.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::read_text(deserializer, |_| $crate::ids::no_id())
            }
        }
    )+};
}

// Here are the ids that several capabilities know; one that a single capability knows is declared by it.
//
// Everybody may list these, or nobody but those who see everything.
number_id! {
    plain, opened_plain;
    /// A notice that waits for a second person.
    CalendarProposalId,
    /// An event of the log, in the order of writing, not of committing.
    EventId,
    /// A recorded value of a product's reference limit.
    LimitVersionId,
    /// One recorded version of a listed price.
    ListedPriceId,
    /// A hospital, manufacturer, distributor, exchange centre or insurance bureau.
    OrganisationId,
    /// A product, at the level of its national code.
    ProductId,
    /// A window in which changes of prices are public and may be objected to.
    PublicityId,
    /// A change of a rule that takes a second person.
    RuleProposalId,
    /// A run of a job.
    RunId,
}

// Whoever has one of these may not know how many others there are.
number_id! {
    seal::number, seal::opened_number;
    /// A person's or a program's account.
    AccountId,
    /// A quarter's collection of prices.
    CampaignId,
    /// A price list of another platform, to be linked.
    LinkageId,
    /// A report of a lower price seen elsewhere.
    LowerPriceReportId,
    /// A message to those who are concerned by an event.
    MessageId,
    /// Several things that one message reports, by the position of the first.
    NoticeId,
    /// An objection to a change in publicity.
    ObjectionId,
    /// A change of a listed price, from its submission to its announcement.
    PriceChangeId,
    /// An entry of the security log.
    SecurityEventId,
}

macro_rules! uuid_id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema,
        )]
        #[serde(transparent)]
        #[schema(value_type = Uuid)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Ids as statements return them.
            #[must_use]
            pub fn all(ids: Vec<Uuid>) -> Vec<Self> {
                ids.into_iter().map(Self).collect()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_text(deserializer, |_| no_id())
            }
        }
    )+};
}

uuid_id! {
    /// A file that proves something.
    EvidenceId,
    /// A list that is written as a file.
    ExportId,
    /// A file whose rows are loaded.
    ImportId,
    /// A bargaining invitation.
    InvitationId,
    /// What one act did in several transactions: a file that was loaded, a run of due work.
    OccasionId,
}

impl OccasionId {
    /// An occasion that begins now.
    #[must_use]
    pub fn fresh() -> Self {
        Self(Uuid::now_v7())
    }
}

impl NoticeId {
    /// Positions lie below the numbers that are sealed.
    #[must_use]
    pub fn at(position: i64) -> Self {
        Self(seal::SEALED_FROM + position)
    }

    /// The position in the ledger.
    #[must_use]
    pub fn position(self) -> i64 {
        self.0 - seal::SEALED_FROM
    }
}
