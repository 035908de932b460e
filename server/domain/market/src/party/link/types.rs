//! One-time links as operations and the store know them.

use chrono::{DateTime, Utc};
use ground::{AccountId, OrganisationId, Words};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::party::types::OneTimeLinkId;

/// What a link is for.
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
#[schema(as = OneTimeLinkPurpose)]
pub enum LinkPurpose {
    /// The first administrator of an organisation sets his password.
    First,
    /// The last administrator of an organisation, who cannot get in, sets another.
    Lost,
}

impl LinkPurpose {
    #[must_use]
    pub(in crate::party) fn words(self) -> Words {
        match self {
            Self::First => Words::new("首个账号管理员", "the first administrator"),
            Self::Lost => Words::new("找回账号管理员", "a lost administrator"),
        }
    }
}

/// How far a link has come.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, IntoStaticStr, EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = OneTimeLinkState)]
pub enum LinkState {
    /// One person has proposed it, and another has not sent it yet.
    Proposed,
    /// It was sent, and serves until it is over.
    Open,
    Used,
    /// Somebody ended it, or something else did.
    Void,
}

/// A link, with the names that people know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneTimeLink {
    pub id: OneTimeLinkId,
    pub organisation: OrganisationId,
    /// Whose password it sets.
    pub account: AccountId,
    /// The name used to sign in.
    pub account_name: String,
    /// The name of the person.
    pub display_name: String,
    pub purpose: LinkPurpose,
    pub state: LinkState,
    /// Why a lost administrator comes back by it; empty for a first one.
    pub reason: String,
    pub proposed_by: AccountId,
    /// The name of the person.
    pub proposed_by_name: String,
    pub proposed_at: DateTime<Utc>,
    /// How it was sent; none where it never was.
    pub sent: Option<LinkSent>,
    /// How it ended; none while it has not.
    pub ended: Option<LinkEnded>,
}

/// By whom, where to and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSent {
    pub by: AccountId,
    /// The name of the person.
    pub by_name: String,
    pub at: DateTime<Utc>,
    /// To which address.
    pub email: String,
    /// Until when it serves, by the clock on the wall.
    pub expires_at: DateTime<Utc>,
}

/// By whom and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkEnded {
    /// The name of who voided it; none where it was used, or another change ended it.
    pub by_name: Option<String>,
    pub at: DateTime<Utc>,
    /// Why it was voided.
    pub reason: Option<String>,
}

/// What somebody may do to a link, as it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = OneTimeLinkAction)]
pub enum LinkAction {
    /// Send what another person proposed.
    Send,
    /// End it.
    Void,
}

/// What whoever opens a link reads of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRead {
    /// As it is registered.
    pub organisation_name: String,
    /// The name used to sign in.
    pub account: String,
    /// The name of the person.
    pub display_name: String,
    pub purpose: LinkPurpose,
    /// Until when it serves, by the clock on the wall.
    pub expires_at: DateTime<Utc>,
}

/// The registered address of an organisation, with who stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::party) struct Address {
    pub(in crate::party) email: Option<String>,
    /// Who stated it; none where nobody is on record.
    pub(in crate::party) by: Option<AccountId>,
    /// The name of the person.
    pub(in crate::party) by_name: Option<String>,
    /// For which organisation he acts.
    pub(in crate::party) by_organisation: Option<OrganisationId>,
    pub(in crate::party) at: Option<DateTime<Utc>>,
}
