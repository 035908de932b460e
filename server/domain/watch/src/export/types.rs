//! The types of exports, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::{AccountId, Caller, ExportId, OrganisationId, Words};
use market::party::SignedIn;
use serde::Serialize;
use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;
use uuid::Uuid;

/// The state of an export.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    ToSchema,
    IntoStaticStr,
    EnumString,
    VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum ExportState {
    /// It waits for its turn.
    Queued,
    /// Its rows are being read.
    Running,
    /// The file is there.
    Done,
    /// It ended before its end, without a file.
    Failed,
    /// The file was there, and is no longer kept.
    Expired,
}

impl ExportState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Queued => "排队中",
            Self::Running => "生成中",
            Self::Done => "已完成",
            Self::Failed => "未能完成",
            Self::Expired => "已过期",
        }
    }
}

/// A list that was asked for as a file.
#[derive(Debug, Clone)]
pub struct Export {
    pub id: ExportId,
    pub organisation: OrganisationId,
    pub account: AccountId,
    /// The path of the list.
    pub path: String,
    /// Its filter and order, as a query.
    pub query: String,
    /// What the file is called, without its ending.
    pub name: String,
    pub state: ExportState,
    /// Rows written so far.
    pub rows_done: i64,
    /// Rows of the list, where they could be counted exactly.
    pub rows_total: Option<i64>,
    /// Bytes of the file, when it is done.
    pub bytes: i64,
    pub failure: Option<Words>,
    pub requested_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
}

impl Export {
    /// Whether the caller may know of it: whoever asked for it, as long as the account is of the same organisation.
    #[must_use]
    pub fn is_visible_to(&self, caller: &Caller) -> bool {
        (caller.account, caller.organisation) == (self.account, self.organisation)
    }
}

/// The language of words within a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr, EnumString)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum Language {
    Zh,
    En,
}

/// What an account asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The path of the list.
    pub path: String,
    /// Its filter and order, as a query without a place in the list.
    pub query: String,
    pub language: Language,
    /// What the file is called, without its ending.
    pub name: String,
    /// Rows of the list, where they could be counted exactly.
    pub rows_total: Option<i64>,
}

impl Wanted {
    /// By which the same request is recognised.
    pub(super) fn fingerprint(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        for part in [&self.path, &self.query, self.language.into_str()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.finalize().to_vec()
    }
}

/// A process that works on exports, by the number of the lock that it holds while it lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder(pub(super) i32);

impl Holder {
    /// A number that no other process has, but for a chance in two thousand million.
    pub(super) fn random() -> Self {
        let [.., a, b, c, d] = *Uuid::now_v7().as_bytes();
        Self(i32::from_be_bytes([a & 0x7f, b, c, d]))
    }
}

/// The right to work on an export, until another worker takes it over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    pub export: ExportId,
    pub(super) attempt: i32,
}

impl Claim {
    /// Counts the workers that have held the export, from 1.
    #[must_use]
    pub fn attempt(&self) -> i32 {
        self.attempt
    }
}

/// Which list is written, and for whom: the reader's rights are those of now.
#[derive(Debug, Clone)]
pub struct Assignment {
    pub path: String,
    pub query: String,
    pub language: Language,
    pub reader: SignedIn,
    /// Whether that account may still sign in.
    pub is_active: bool,
}

pub type Before = Option<(DateTime<Utc>, ExportId)>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_request_is_known_by_list_filter_and_language() {
        let wanted = |path: &str, query: &str, language| Wanted {
            path: path.to_owned(),
            query: query.to_owned(),
            language,
            name: "x".to_owned(),
            rows_total: None,
        };
        let one = wanted("/a", "q=b", Language::Zh).fingerprint();
        assert_eq!(one, wanted("/a", "q=b", Language::Zh).fingerprint());
        for other in [
            wanted("/aq", "=b", Language::Zh),
            wanted("/a", "q=c", Language::Zh),
            wanted("/a", "q=b", Language::En),
        ] {
            assert_ne!(one, other.fingerprint(), "{other:?}");
        }
    }
}
