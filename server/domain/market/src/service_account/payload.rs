//! What the events of service accounts store.

use chrono::NaiveDate;
use ground::log::ForPersons;
use ground::{AccountId, ShanghaiTime};
use serde::{Deserialize, Serialize};

/// A service account that was opened. No key is stored but by its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Opened {
    pub(super) name: String,
    /// As `object:verb`, with commas between them.
    pub(super) scopes: String,
    /// From where it may call, with commas between them; empty for anywhere.
    pub(super) addresses: String,
    /// The last day on which it serves.
    pub(super) expires_on: NaiveDate,
    /// The other administrators.
    pub(super) persons: Vec<AccountId>,
}

/// A service account that was given another key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rotated {
    pub(super) name: String,
    /// Until when the key before serves.
    pub(super) overlaps_until: ShanghaiTime,
    /// The other administrators.
    pub(super) persons: Vec<AccountId>,
}

/// A service account whose keys serve no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Revoked {
    pub(super) name: String,
    /// The other administrators.
    pub(super) persons: Vec<AccountId>,
}

/// A service account that ends soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ends {
    pub(super) name: String,
    /// The last day on which it serves.
    pub(super) expires_on: NaiveDate,
    /// The administrators.
    pub(super) persons: Vec<AccountId>,
}

impl ForPersons for Opened {
    fn persons(self) -> Option<Vec<AccountId>> {
        Some(self.persons)
    }
}

impl ForPersons for Rotated {
    fn persons(self) -> Option<Vec<AccountId>> {
        Some(self.persons)
    }
}

impl ForPersons for Revoked {
    fn persons(self) -> Option<Vec<AccountId>> {
        Some(self.persons)
    }
}

impl ForPersons for Ends {
    fn persons(self) -> Option<Vec<AccountId>> {
        Some(self.persons)
    }
}

pub(super) const OPENED_EXAMPLE: &str = r#"{
    "name": "HIS接口", "scopes": "invitations:read, products:read", "addresses": "10.1.0.0/16", "expires_on": "2027-03-31",
    "persons": ["3"]
}"#;

pub(super) const ROTATED_EXAMPLE: &str =
    r#"{"name": "HIS接口", "overlaps_until": "2026-03-03T09:00:00+08:00", "persons": ["3"]}"#;

pub(super) const REVOKED_EXAMPLE: &str = r#"{"name": "HIS接口", "persons": ["3"]}"#;

pub(super) const ENDS_EXAMPLE: &str =
    r#"{"name": "HIS接口", "expires_on": "2027-03-31", "persons": ["3"]}"#;
