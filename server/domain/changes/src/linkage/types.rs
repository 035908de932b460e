//! The types of linkage lists, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::calendar::Deadline;
use ground::{AccountId, ImportId, LinkageId, PublicityId, Words};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// A price list of another platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linkage {
    pub id: LinkageId,
    pub import: ImportId,
    pub file_name: String,
    /// What the exchange centre calls its publicity.
    pub title: String,
    pub state: LinkageState,
    /// Rows that became changes of prices.
    pub rows: i64,
    /// Of those, struck before publicity.
    pub struck: i64,
    /// Rows that are listed already.
    pub unchanged: i64,
    /// Another person makes it public.
    pub loaded_by: AccountId,
    /// When its first rows came.
    pub begun_at: DateTime<Utc>,
    /// When its last row had its verdict.
    pub loaded_at: Option<DateTime<Utc>>,
    /// When it was made public or cancelled.
    pub decided_at: Option<DateTime<Utc>>,
    pub publicity: Option<LinkagePublicity>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkagePublicity {
    pub id: PublicityId,
    pub deadline: Deadline,
}

/// What an import loads as a list.
#[derive(Debug, Clone, Copy)]
pub struct ListFile<'a> {
    pub import: ImportId,
    pub name: &'a str,
    /// Whether its rows are meant although they were said before.
    pub again: bool,
}

/// How far a list has come.
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
pub enum LinkageState {
    /// 待公示
    Draft,
    /// 公示中
    Publicized,
    /// 已取消
    Cancelled,
    /// 已公布: its publicity is over
    Announced,
    /// 公示终止
    Stopped,
}

impl LinkageState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "待公示",
            Self::Publicized => "公示中",
            Self::Cancelled => "已取消",
            Self::Announced => "已公布",
            Self::Stopped => "公示终止",
        }
    }

    #[must_use]
    pub fn words(self) -> Words {
        Words::new(self.label(), self.into_str())
    }
}
