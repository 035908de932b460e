//! What the events of accounts store that messages are made of.

use ground::log::ForPersons;
use ground::{AccountId, Duty, OrganisationKind, RegionCode, Words};
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantArray};

use super::hospital_facts::{HospitalGrade, HospitalOwnership};
use super::types::Registered;

/// A password that its owner changed. The password itself is nowhere but in its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PasswordChanged {
    pub(super) account: String,
    pub(super) display_name: String,
    /// Sessions elsewhere that this ended.
    pub(super) sessions_ended: u64,
}

pub(super) const RESET_EXAMPLE: &str =
    r#"{"account": "maker", "display_name": "张三", "sessions_ended": 1}"#;

/// Whose account it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Named {
    pub(super) account: String,
    pub(super) display_name: String,
}

pub(super) const NAMED_EXAMPLE: &str = r#"{"account": "maker", "display_name": "张三"}"#;

/// A second factor that its owner put in force. Neither its secret nor a code is ever in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SecondFactorSetUp {
    pub(super) account: String,
    pub(super) display_name: String,
    /// Whether it took the place of another, such as that of a former device.
    pub(super) replaced: bool,
    /// Sessions elsewhere that this ended.
    pub(super) sessions_ended: u64,
}

pub(super) const SET_UP_EXAMPLE: &str =
    r#"{"account": "maker", "display_name": "张三", "replaced": false, "sessions_ended": 1}"#;

/// Who removes a second factor.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub(super) enum Remover {
    Owner,
    /// Another person, who keeps the accounts of the organisation.
    Administrator,
    /// Whoever runs the machine.
    Machine,
}

impl Remover {
    pub(super) fn words(self) -> Words {
        match self {
            Self::Owner => Words::new("本人", "its owner"),
            Self::Administrator => Words::new("账号管理员", "an administrator"),
            Self::Machine => Words::new("服务器管理人员（命令行）", "whoever runs the machine"),
        }
    }
}

/// A second factor that an account has no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SecondFactorRemoved {
    pub(super) account: String,
    pub(super) display_name: String,
    pub(super) by: Remover,
    /// Of an administrator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    /// Signed-in browsers that this signed out.
    pub(super) sessions_ended: u64,
}

pub(super) const REMOVED_EXAMPLE: &str = r#"{
    "account": "maker", "display_name": "张三", "by": "administrator", "reason": "手机丢失", "sessions_ended": 1
}"#;

/// A recovery code that served in place of one of the device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RecoveryCodeUsed {
    pub(super) account: String,
    pub(super) display_name: String,
    /// How many are left.
    pub(super) left: i64,
}

pub(super) const USED_EXAMPLE: &str = r#"{"account": "maker", "display_name": "张三", "left": 9}"#;

/// Other duties of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DutiesChanged {
    pub(super) account: String,
    pub(super) display_name: String,
    /// What its organisation is.
    pub(super) kind: OrganisationKind,
    pub(super) before: Vec<Duty>,
    pub(super) after: Vec<Duty>,
    /// Signed-in browsers that this signed out.
    pub(super) sessions_ended: u64,
}

pub(super) const DUTIES_CHANGED_EXAMPLE: &str = r#"{
    "account": "buyer", "display_name": "张三", "kind": "hospital", "before": ["buyer"],
    "after": ["buyer", "storekeeper"], "sessions_ended": 1
}"#;

/// An account that waits for somebody who confirms its owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ToConfirm {
    pub(super) account: String,
    pub(super) display_name: String,
    /// Who may confirm it. Earlier programs named nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) persons: Option<Vec<AccountId>>,
    /// Whose account it is, where others than its organisation confirm it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) organisation_name: Option<String>,
    /// What it was given, where it waits because of that and not of a password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) duties: Option<Vec<Duty>>,
}

impl ForPersons for ToConfirm {
    fn persons(self) -> Option<Vec<AccountId>> {
        self.persons
    }
}

pub(super) const TO_CONFIRM_EXAMPLE: &str =
    r#"{"account": "operator3", "display_name": "张三", "persons": ["3"]}"#;

/// What was edited of an organisation: what is registered now, and of each field that was another what was there before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationEdited {
    #[serde(flatten)]
    pub(super) after: Registered,
    pub(super) changed: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name_before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) credit_code_before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) institution_code_before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) region_before: Option<RegionCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email_before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) grade_before: Option<HospitalGrade>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ownership_before: Option<HospitalOwnership>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) reason: String,
}

impl OrganisationEdited {
    pub(super) fn of(before: Registered, after: Registered, reason: &str) -> Self {
        let changed = after.changed_from(&before);
        let was = |field, value: Option<String>| value.filter(|_| changed.contains(&field));
        Self {
            name_before: was("name", Some(before.name)),
            credit_code_before: was("credit_code", before.credit_code),
            institution_code_before: was("institution_code", before.institution_code),
            region_before: before.region.filter(|_| changed.contains(&"region")),
            email_before: was("email", before.email),
            grade_before: before.hospital.grade.filter(|_| changed.contains(&"grade")),
            ownership_before: before
                .hospital
                .ownership
                .filter(|_| changed.contains(&"ownership")),
            changed: changed.iter().map(ToString::to_string).collect(),
            after,
            reason: reason.trim().to_owned(),
        }
    }
}

pub(super) const EDITED_EXAMPLE: &str = r#"{
    "name": "深圳市南山人民医院", "credit_code": "914403007084678371", "institution_code": "H44030500001",
    "email": "caigou@nanshan.example", "region": "440305",
    "grade": "tertiary_a", "ownership": "public",
    "changed": ["name", "credit_code", "institution_code", "region", "email", "grade", "ownership"], "name_before": "南山医院",
    "region_before": "440304", "grade_before": "tertiary", "ownership_before": "private",
    "credit_code_before": "91440300192317458F", "institution_code_before": "H44030400917", "email_before": "yy@nanshan.example",
    "reason": "医院更名"
}"#;

pub(super) const FOUNDED_EXAMPLE: &str = r#"{
    "account": "yiyuan1", "display_name": "张三", "persons": ["3"], "organisation_name": "南山医院"
}"#;

/// A firm that acts in another capacity too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CapacityAdded {
    pub(super) name: String,
    pub(super) capacity: OrganisationKind,
    /// The registered name that an organisation had which was there already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) joined: Option<String>,
    /// The administrators of the firm.
    pub(super) persons: Vec<AccountId>,
}

pub(super) const CAPACITY_EXAMPLE: &str = r#"{
    "name": "深圳南山医疗器械公司", "capacity": "distributor", "joined": "南山器械配送公司", "persons": ["3"]
}"#;

impl ForPersons for CapacityAdded {
    fn persons(self) -> Option<Vec<AccountId>> {
        Some(self.persons)
    }
}

/// An organisation that agrees to be one firm with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct JoiningAgreed {
    pub(super) name: String,
    /// The registered name of the other; none where it agrees no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) other: Option<String>,
    /// The other administrators.
    pub(super) persons: Vec<AccountId>,
}

pub(super) const AGREED_EXAMPLE: &str =
    r#"{"name": "深圳南山医疗器械公司", "other": "南山器械配送公司", "persons": ["3"]}"#;

impl ForPersons for JoiningAgreed {
    fn persons(self) -> Option<Vec<AccountId>> {
        Some(self.persons)
    }
}
