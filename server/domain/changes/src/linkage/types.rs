//! The types of linkage lists, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::calendar::Deadline;
use ground::{AccountId, ImportId, LinkageId, PublicityId};

use super::rules::LinkageState;

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
