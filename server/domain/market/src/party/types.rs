//! The types of organisations, accounts and sessions, for operations and the store alike.

use std::collections::HashMap;
use std::net::IpAddr;

use chrono::{DateTime, Utc};
use ground::{
    AccountId, Caller, Duty, OrganisationId, OrganisationKind, RegionCode, Role, hex, number_id,
    seal,
};
use rand::Rng;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr};
use utoipa::ToSchema;

use super::hospital_facts::HospitalFacts;
use super::passkey::rules::RelyingParty;

number_id! {
    seal::number, seal::opened_number;
    /// A device from which an account signed in.
    DeviceId,
    /// Somebody's being signed in at a device.
    SessionId,
    /// A link that is mailed to an organisation.
    OneTimeLinkId,
    /// A key that a device of its owner holds.
    PasskeyId,
}

/// A session's secret, as its holder has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    pub(super) fn fresh() -> Self {
        let mut bytes = [0_u8; 32];
        rand::rng().fill_bytes(&mut bytes);
        Self(hex(&bytes))
    }

    /// The token that a client sent.
    #[must_use]
    pub fn sent(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text to hand out, once.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is stored and looked up instead of the token.
    #[must_use]
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// What a device answers that holds a key.
#[derive(Clone, Copy)]
pub struct PasskeyAnswer<'a> {
    /// The platform as the device knows it.
    pub at: &'a RelyingParty,
    pub ticket: &'a Token,
    /// As the browser gives it (WebAuthn Level 3, 5.1).
    pub credential: &'a Value,
}

/// A try to sign in.
#[derive(Clone, Copy)]
pub struct SignInAttempt<'a> {
    /// The name as somebody typed it.
    pub account: &'a str,
    pub password: &'a str,
    /// The code that he gave beside the password, if any.
    pub code: Option<&'a str>,
    /// What a device of his signed beside the password, if anything.
    pub passkey: Option<PasskeyAnswer<'a>>,
    /// The client's; none for what the program itself does.
    pub address: Option<IpAddr>,
    /// What the device holds that it got when somebody signed in there.
    pub device: Option<&'a Token>,
    /// What the device calls itself, in short.
    pub device_name: &'a str,
}

/// Somebody who has signed in.
pub struct OpenedSession {
    pub signed_in: SignedIn,
    pub token: Token,
    /// For the device to hold.
    pub device: Token,
    /// Whether an event was written of it.
    pub has_event: bool,
}

/// A caller with the names that people know.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub caller: Caller,
    /// The name used to sign in.
    pub account: String,
    /// The name of the person or program.
    pub display_name: String,
    pub organisation_name: String,
    /// Somebody gave the password: nothing else is open before its owner has changed it.
    pub must_change_password: bool,
    /// It only reads, until another person has confirmed that its owner holds it; where a founder opened it, not even that.
    pub unconfirmed: Option<Unconfirmed>,
    /// A person's, who signs in with a password alone. Of programs it is false: none is demanded of them.
    pub lacks_second_factor: bool,
}

/// An account of the exchange centre for whose owner nobody vouches but those who gave its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unconfirmed {
    pub since: DateTime<Utc>,
    pub given_by: Vec<Giver>,
}

/// Somebody who opened an account, or gave it a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Giver {
    /// The name used to sign in.
    pub account: String,
    /// The name of the person or program.
    pub display_name: String,
}

/// What is stored of an account that acts.
#[derive(Debug, Clone, Copy)]
pub struct StoredActor<'a> {
    pub account: i64,
    pub organisation: i64,
    pub firm: i64,
    pub kind: &'a str,
    pub region: &'a str,
    pub duties: &'a [String],
    pub is_unconfirmed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub id: OrganisationId,
    /// The first organisation of the same firm: itself, where that acts in one capacity.
    pub firm: OrganisationId,
    /// The registered name.
    pub name: String,
    pub kind: OrganisationKind,
    /// 统一社会信用代码; foreign registrants have none.
    pub credit_code: Option<String>,
    /// 定点医疗机构编码, of a hospital.
    pub institution_code: Option<String>,
    /// Where it is; of a bureau, what it oversees.
    pub region: RegionCode,
    pub email: Option<String>,
    /// What is known of a hospital.
    pub hospital: HospitalFacts,
}

impl Organisation {
    /// Whether the caller oversees it: one of his regions, or whoever trades in all of them. As `organisation_is_overseen` in the database.
    #[must_use]
    pub fn is_overseen_by(&self, caller: &Caller) -> bool {
        match self.kind {
            OrganisationKind::Manufacturer
            | OrganisationKind::Distributor
            | OrganisationKind::ExchangeCenter => caller.is_overseer(),
            OrganisationKind::Hospital | OrganisationKind::InsuranceBureau => {
                caller.oversees(self.region)
            }
        }
    }

    /// What of it can be edited.
    #[must_use]
    pub fn registered(&self) -> Registered {
        Registered {
            name: self.name.clone(),
            credit_code: self.credit_code.clone(),
            institution_code: self.institution_code.clone(),
            region: Some(self.region),
            email: self.email.clone(),
            hospital: self.hospital,
        }
    }
}

/// What is registered of an organisation, and may be edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The registered name.
    pub name: String,
    /// 统一社会信用代码
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// 定点医疗机构编码
    #[serde(skip_serializing_if = "Option::is_none")]
    pub institution_code: Option<String>,
    /// Where it is; none where that stays as it is, and in what earlier programs stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<RegionCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Of a hospital; what is not stated stays as it is.
    #[serde(flatten)]
    pub hospital: HospitalFacts,
}

impl Registered {
    /// The names of the fields that are others than they were.
    #[must_use]
    pub fn changed_from(&self, before: &Self) -> Vec<&'static str> {
        let fields = [
            ("name", self.name != before.name),
            ("credit_code", self.credit_code != before.credit_code),
            (
                "institution_code",
                self.institution_code != before.institution_code,
            ),
            (
                "region",
                self.region.is_some() && self.region != before.region,
            ),
            ("email", self.email != before.email),
            (
                "grade",
                self.hospital.or(before.hospital).grade != before.hospital.grade,
            ),
            (
                "ownership",
                self.hospital.or(before.hospital).ownership != before.hospital.ownership,
            ),
        ];
        let changed = fields.into_iter().filter(|(_, is_other)| *is_other);
        changed.map(|(field, _)| field).collect()
    }
}

#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// The registered name.
    pub name: String,
    pub kind: OrganisationKind,
    /// 统一社会信用代码
    pub credit_code: Option<String>,
    /// 定点医疗机构编码
    pub institution_code: Option<String>,
    /// Where it is; where nobody states it, as its code says, and else where its founder is.
    pub region: Option<RegionCode>,
    pub email: Option<String>,
    /// Its grade and whose it is; nothing of all others.
    pub hospital: HospitalFacts,
}

/// Manufacturers that rows of a file name.
#[derive(Debug, Default)]
pub(crate) struct KnownManufacturers {
    pub(crate) by_code: HashMap<String, OrganisationId>,
    /// By their names as the file writes them.
    pub(crate) by_name: HashMap<String, OrganisationId>,
    /// The credit codes of those found by their names, where they have one.
    pub(crate) codes: HashMap<OrganisationId, String>,
}

/// An account as administrators see it.
#[derive(Debug, Clone)]
pub struct Account {
    pub id: AccountId,
    /// The name used to sign in.
    pub account: String,
    /// The name of the person or program.
    pub display_name: String,
    /// What its organisation is.
    pub kind: OrganisationKind,
    pub duties: Vec<Duty>,
    pub email: Option<String>,
    pub state: AccountState,
    /// Until when wrong passwords lock it, where they do.
    pub locked_until: Option<DateTime<Utc>>,
    /// Until when its password serves, where somebody gave it and its owner has not changed it.
    pub temporary_until: Option<DateTime<Utc>>,
    /// It only reads, until another person has confirmed that its owner holds it.
    pub unconfirmed: Option<Unconfirmed>,
    /// Those who opened it or gave it a password, while it waits for that.
    pub given_by: Vec<AccountId>,
    /// Every account by which those could act.
    pub hands: Vec<AccountId>,
    /// Whether signing in takes a second factor; none for whoever does not keep the account.
    pub has_second_factor: Option<bool>,
}

/// Whether an account may sign in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum AccountState {
    Active,
    Disabled,
}

impl AccountState {
    #[must_use]
    pub fn is_active(self) -> bool {
        self == Self::Active
    }

    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Active => "启用",
            Self::Disabled => "停用",
        }
    }
}

/// What somebody may do to an account, as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountAction {
    /// Confirm that its owner holds it.
    Confirm,
    /// Send its owner a link by which he sets the password, as the first administrator of his organisation.
    SendLink,
    /// Propose such a link, which another person sends, for the last administrator, who is lost.
    Recover,
    /// Give it other duties.
    Duties,
    /// End its lock.
    Unlock,
    /// Give it a temporary password.
    ResetPassword,
    /// Remove its second factor.
    RemoveSecondFactor,
    /// See and remove its devices.
    Devices,
    Enable,
    Disable,
}

#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The name used to sign in.
    pub account: String,
    /// The name of the person or program.
    pub display_name: String,
    /// The first password.
    pub password: String,
    pub assigned: Assigned,
    pub email: Option<String>,
}

/// The first administrator of an organisation, as its founder states him: his password is his own from the beginning.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FirstAdministrator {
    /// The name used to sign in.
    pub account: String,
    /// The name of the person.
    pub display_name: String,
}

/// What an account does, as somebody states it: by duties, or by the roles that clients of earlier programs know.
#[derive(Debug, Clone)]
pub enum Assigned {
    Duties(Vec<Duty>),
    Roles(Vec<Role>),
}

impl Assigned {
    /// The duties that it is in an organisation of a kind, in their order.
    #[must_use]
    pub(super) fn duties_in(&self, kind: OrganisationKind) -> Vec<Duty> {
        let mut duties = match self {
            Self::Duties(duties) => duties.clone(),
            Self::Roles(roles) => Role::all_duties_in(kind, roles),
        };
        duties.sort();
        duties
    }

    /// The field that states it.
    #[must_use]
    pub(super) fn pointer(&self) -> &'static str {
        match self {
            Self::Duties(_) => "/duties",
            Self::Roles(_) => "/roles",
        }
    }
}

/// A device that keeps its way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub id: DeviceId,
    /// What it called itself at its last sign-in, in short.
    pub name: String,
    /// From where somebody last signed in at it; not stored before devices were listed.
    pub address: Option<String>,
    pub first_used_at: DateTime<Utc>,
    /// When somebody last signed in at it, or came back with his session.
    pub last_used_at: DateTime<Utc>,
    /// When it is forgotten, unless somebody signs in at it again.
    pub expires_at: DateTime<Utc>,
    /// Whether the request comes from it.
    pub is_current: bool,
    /// Open sessions that hang on it.
    pub sessions: i64,
}

/// One's own being signed in somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    /// What its device called itself, in short.
    pub device: String,
    /// From where somebody last signed in at that device.
    pub address: Option<String>,
    pub opened_at: DateTime<Utc>,
    /// To the minute.
    pub last_used_at: DateTime<Utc>,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
    /// Whether the request belongs to it.
    pub is_current: bool,
}

/// Which organisations a list contains; an absent part does not restrict it.
#[derive(Debug, Clone, Default)]
pub struct OrganisationFilter {
    pub kind: Option<OrganisationKind>,
    /// Hospitals with these.
    pub hospital: HospitalFacts,
    /// Any part of it, at the beginning or within.
    pub name_part: Option<String>,
}

/// An event in the history of one subject.
#[derive(Debug, Clone)]
pub struct HistoryEntry {
    pub at: DateTime<Utc>,
    pub kind: String,
    /// The names of the person and the organisation that acted; none when the system did.
    pub actor: Option<(String, String)>,
    pub clause: Option<String>,
    pub data: Value,
}
