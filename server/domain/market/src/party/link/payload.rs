//! What events of one-time links store.

use ground::log::ForPersons;
use ground::{AccountId, OrganisationId, ShanghaiTime};
use serde::{Deserialize, Serialize};

use super::types::LinkPurpose;

/// A step of a link. Its secret is nowhere but in the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::party) struct LinkStep {
    pub(in crate::party) purpose: LinkPurpose,
    pub(in crate::party) organisation_name: String,
    pub(in crate::party) account: String,
    pub(in crate::party) display_name: String,
    /// To which address it is sent; none before it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::party) email: Option<String>,
    /// Until when it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::party) expires_at: Option<ShanghaiTime>,
    /// Why it is proposed, or was voided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(in crate::party) reason: String,
    /// Of a link that was used: sessions of the account that this ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::party) sessions_ended: Option<u64>,
    /// Of a first link that was used: whether another person has to confirm the owner, since one could have sent it to himself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::party) to_confirm: bool,
    /// The bureaus of its region, which are notified of a lost administrator.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(in crate::party) bureaus: Vec<OrganisationId>,
    /// Who may send what another person proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::party) persons: Option<Vec<AccountId>>,
}

impl ForPersons for LinkStep {
    fn persons(self) -> Option<Vec<AccountId>> {
        self.persons
    }
}

pub(in crate::party) const SENT_EXAMPLE: &str = r#"{
    "purpose": "first", "organisation_name": "南山医院", "account": "yiyuan1", "display_name": "张三",
    "email": "yy@nanshan.example", "expires_at": "2026-03-05T09:00:00+08:00"
}"#;

pub(in crate::party) const PROPOSED_EXAMPLE: &str = r#"{
    "purpose": "lost", "organisation_name": "南山医院", "account": "yiyuan1", "display_name": "张三",
    "reason": "管理员离职，密码和手机均已遗失", "bureaus": ["4"]
}"#;

pub(in crate::party) const TO_SEND_EXAMPLE: &str = r#"{
    "purpose": "lost", "organisation_name": "南山医院", "account": "yiyuan1", "display_name": "张三",
    "reason": "管理员离职，密码和手机均已遗失", "persons": ["3"]
}"#;

pub(in crate::party) const RECOVERY_EXAMPLE: &str = r#"{
    "purpose": "lost", "organisation_name": "南山医院", "account": "yiyuan1", "display_name": "张三",
    "email": "yy@nanshan.example", "expires_at": "2026-03-05T09:00:00+08:00",
    "reason": "管理员离职，密码和手机均已遗失", "bureaus": ["4"]
}"#;

pub(in crate::party) const VOIDED_EXAMPLE: &str = r#"{
    "purpose": "lost", "organisation_name": "南山医院", "account": "yiyuan1", "display_name": "张三",
    "email": "yy@nanshan.example", "reason": "管理员没有遗失密码", "bureaus": ["4"]
}"#;

pub(in crate::party) const USED_EXAMPLE: &str = r#"{
    "purpose": "first", "organisation_name": "南山医院", "account": "yiyuan1", "display_name": "张三",
    "email": "yy@nanshan.example", "sessions_ended": 0, "to_confirm": true
}"#;
