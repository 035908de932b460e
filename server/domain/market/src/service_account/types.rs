//! The keys of programs and what is known of their accounts.

use std::net::IpAddr;

use chrono::{DateTime, NaiveDate, Utc};
use ground::log::security::Whose;
use ground::{AccountId, OrganisationId, hex};
use rand::Rng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::addresses::Addresses;
use crate::party::SignedIn;

/// What every key begins with, so that one that has leaked into a file is found by a search for it.
const PREFIX: &str = "sunshine_key_";

/// A program's secret, as its holder has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// 256 random bits: a fast hash of it helps nobody who steals the database.
    pub(super) fn fresh() -> Self {
        let mut bytes = [0_u8; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(format!("{PREFIX}{}", hex(&bytes)))
    }

    /// The key that a client sent; none for what is no key but a session's token.
    #[must_use]
    pub fn sent(text: &str) -> Option<Self> {
        text.starts_with(PREFIX).then(|| Self(text.to_owned()))
    }

    /// The text to hand out, once.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is stored and looked up instead of the key.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// A service account to open.
#[derive(Debug, Clone)]
pub struct NewServiceAccount {
    /// Whatever its organisation calls the program.
    pub name: String,
    /// As `object:verb`.
    pub scopes: Vec<String>,
    /// The last day on which it serves.
    pub expires_on: NaiveDate,
    /// Addresses and networks; none for any.
    pub addresses: Vec<String>,
}

/// Whether the keys of a service account serve.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum ServiceAccountState {
    Active,
    Expired,
    Revoked,
}

impl ServiceAccountState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Active => "有效",
            Self::Expired => "已到期",
            Self::Revoked => "已吊销",
        }
    }
}

/// Which service accounts a list contains; an absent part does not restrict it.
#[derive(Debug, Clone, Default)]
pub struct ServiceAccountFilter {
    pub state: Option<ServiceAccountState>,
    pub name_part: Option<String>,
}

/// A service account as the administrators of its organisation see it.
#[derive(Debug, Clone)]
pub struct ServiceAccount {
    pub id: AccountId,
    pub name: String,
    /// The name of whoever opened it.
    pub owner_name: String,
    /// As `object:verb`.
    pub scopes: Vec<String>,
    /// From where it may call; none for anywhere.
    pub addresses: Vec<String>,
    /// The last day on which it serves.
    pub expires_on: NaiveDate,
    pub state: ServiceAccountState,
    pub created_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    /// To the minute.
    pub used_at: Option<DateTime<Utc>>,
    pub used_from: Option<String>,
    /// Until when the key before the newest one serves, while both do.
    pub overlaps_until: Option<DateTime<Utc>>,
}

/// A service account that ends soon.
pub(super) struct Ending {
    pub(super) id: AccountId,
    pub(super) organisation: OrganisationId,
    pub(super) name: String,
    pub(super) expires_on: NaiveDate,
}

/// A service account with a key that was made for it, which nobody is shown again.
pub struct Issued {
    pub account: ServiceAccount,
    pub key: Key,
}

/// A program that signed in by a key.
#[derive(Debug)]
pub struct Program {
    /// It acts as its organisation's trader.
    pub signed_in: SignedIn,
    /// As `object:verb`.
    pub scopes: Vec<String>,
    pub addresses: Addresses,
    /// Requests that it may send in a minute.
    pub requests_per_minute: u32,
}

impl Program {
    /// Whether it has a scope.
    #[must_use]
    pub fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|one| one == scope)
    }
}

/// The outcome of a try with a key.
pub enum KeyTried {
    Serves(Box<Program>),
    /// Unknown, over, revoked, or from an address that is not its own: the caller does not learn which.
    Refused(Whose),
}

/// A key that somebody tries, and from where.
#[derive(Clone, Copy)]
pub struct KeyAttempt<'a> {
    pub key: &'a Key,
    pub address: IpAddr,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_by_its_beginning_and_is_never_twice_the_same() {
        let (one, other) = (Key::fresh(), Key::fresh());
        assert_eq!(one.text().len(), PREFIX.len() + 64);
        assert!(Key::sent(one.text()).is_some_and(|sent| sent.hash() == one.hash()));
        assert_ne!(one.hash(), other.hash());
        assert!(
            Key::sent(&one.text()[PREFIX.len()..]).is_none(),
            "a session's token is no key"
        );
    }
}
