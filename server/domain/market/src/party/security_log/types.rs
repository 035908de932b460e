//! The types of the security log, for its operation and its store alike.

use chrono::{DateTime, Utc};
use ground::{AccountId, OrganisationId, SecurityEventId};
use serde_json::Value;

use super::address::AddressPrefix;

/// Which entries a list contains; an absent part does not restrict it.
#[derive(Debug, Clone)]
pub struct SecurityFilter {
    pub kind: Option<String>,
    /// The name of the account whose it is, or that did it, or the beginning of it.
    pub account: Option<String>,
    pub address: Option<AddressPrefix>,
    /// The first instant.
    pub since: DateTime<Utc>,
    /// The first instant that is too late.
    pub until: DateTime<Utc>,
    pub order: SecurityOrder,
}

impl SecurityFilter {
    /// The positions between which entries lie, both excluded, when a page begins beyond one.
    pub(super) fn span(&self, beyond: Option<Position>) -> (Position, Position) {
        // Ids begin at one.
        let (first, end) = (
            (self.since, SecurityEventId(0)),
            (self.until, SecurityEventId(0)),
        );
        match (self.order, beyond) {
            (SecurityOrder::LatestFirst, Some(beyond)) => (first, end.min(beyond)),
            (SecurityOrder::EarliestFirst, Some(beyond)) => (first.max(beyond), end),
            (_, None) => (first, end),
        }
    }
}

/// A position in the log: the instant of an entry, and its id.
pub(super) type Position = (DateTime<Utc>, SecurityEventId);

/// In which order entries are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SecurityOrder {
    #[default]
    LatestFirst,
    EarliestFirst,
}

/// An account with its names.
#[derive(Debug, Clone)]
pub struct SecurityPerson {
    pub id: AccountId,
    /// The name used to sign in.
    pub account: String,
    /// The name of the person or program.
    pub display_name: String,
    pub organisation: OrganisationId,
    pub organisation_name: String,
}

/// An entry of the security log.
#[derive(Debug, Clone)]
pub struct SecurityEntry {
    pub id: SecurityEventId,
    /// By the wall clock.
    pub at: DateTime<Utc>,
    pub kind: String,
    /// Whose sign-in it was, or which account was changed.
    pub account: Option<SecurityPerson>,
    /// In place of a name that no account has.
    pub mark: Option<String>,
    /// Who changed something.
    pub actor: Option<SecurityPerson>,
    pub address: Option<String>,
    /// How many alike within a minute.
    pub times: i32,
    /// The kind and the id of what was changed.
    pub subject: Option<(String, String)>,
    /// The figures of the change.
    pub data: Value,
}
