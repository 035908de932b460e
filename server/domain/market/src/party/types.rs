//! The types of organisations, accounts and sessions, for operations and the store alike.

use std::fmt::Write;

use chrono::{DateTime, Utc};
use ground::{AccountId, Caller, OrganisationId, OrganisationKind, Role};
use rand::Rng;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// A session's secret, in its holder's hands.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    pub(super) fn fresh() -> Self {
        let mut bytes = [0_u8; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(hex(&bytes))
    }

    /// Takes what a client sent for a token.
    #[must_use]
    pub fn sent(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text to hand out, once.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is stored and looked up.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string cannot fail");
        text
    })
}

/// A caller with the names that people know them by.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who may do what.
    pub caller: Caller,
    /// The name signed in with.
    pub account: String,
    /// The person's or program's name.
    pub display_name: String,
    /// The organisation's name.
    pub organisation_name: String,
}

/// An organisation on the platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its row.
    pub id: OrganisationId,
    /// Its registered name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// 统一社会信用代码; foreign registrants have none.
    pub credit_code: Option<String>,
    /// 定点医疗机构编码, of a hospital.
    pub institution_code: Option<String>,
    /// The district of a bureau; none for the city's.
    pub district: Option<String>,
    /// Where it receives mail.
    pub email: Option<String>,
}

/// An organisation to be entered.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Its registered name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// 统一社会信用代码
    pub credit_code: Option<String>,
    /// 定点医疗机构编码
    pub institution_code: Option<String>,
    /// Where it receives mail.
    pub email: Option<String>,
}

/// An account as its keepers see it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its row.
    pub id: AccountId,
    /// The name to sign in with.
    pub account: String,
    /// The person's or program's name.
    pub display_name: String,
    /// What it may do.
    pub roles: Vec<Role>,
    /// Where it receives mail.
    pub email: Option<String>,
    /// Whether it may sign in.
    pub is_active: bool,
}

/// An account to be opened.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The name to sign in with.
    pub account: String,
    /// The person's or program's name.
    pub display_name: String,
    /// The first password.
    pub password: String,
    /// What it may do.
    pub roles: Vec<Role>,
    /// Where it receives mail.
    pub email: Option<String>,
}

/// A page of organisations.
#[derive(Debug, Clone, Default)]
pub struct OrganisationFilter {
    /// Only these.
    pub kind: Option<OrganisationKind>,
    /// Only those whose name holds this.
    pub name_part: Option<String>,
}

/// An event in the history of one thing.
#[derive(Debug, Clone)]
pub struct HistoryEntry {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub kind: String,
    /// Who did it (the person's and the organisation's name); none when the rules did.
    pub actor: Option<(String, String)>,
    /// The clause it rests on.
    pub clause: Option<String>,
    /// The figures.
    pub data: Value,
}
