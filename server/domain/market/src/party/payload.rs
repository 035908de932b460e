//! What the events of accounts store that messages are made of.

use ground::AccountId;
use ground::log::ForPersons;
use serde::{Deserialize, Serialize};

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
}

impl ForPersons for ToConfirm {
    fn persons(self) -> Option<Vec<AccountId>> {
        self.persons
    }
}

pub(super) const TO_CONFIRM_EXAMPLE: &str =
    r#"{"account": "operator3", "display_name": "张三", "persons": ["3"]}"#;

pub(super) const FOUNDED_EXAMPLE: &str = r#"{
    "account": "yiyuan1", "display_name": "张三", "persons": ["3"], "organisation_name": "南山医院"
}"#;
