//! The types of imports, for operations and the store alike.

use chrono::{DateTime, Utc};
use ground::capability::ImportKind;
use ground::{Caller, ImportId};
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::import::Import;

/// Where an import stands.
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
pub enum ImportState {
    /// Its file is there; its rows are being worked on.
    Running,
    /// Every row has its verdict.
    Done,
    /// It ended before its end.
    Failed,
}

/// The right to work on an import, until somebody else takes it over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Which.
    pub import: ImportId,
    pub(super) attempt: i32,
}

impl Claim {
    /// The how manieth worker holds it, from 1.
    #[must_use]
    pub fn attempt(&self) -> i32 {
        self.attempt
    }
}

/// What a worker needs to know of an import it has claimed.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// What it holds.
    pub kind: &'static ImportKind,
    /// Its name where it came from.
    pub file_name: String,
    /// Its size.
    pub file_bytes: i64,
    /// The row up to which rows have had their effect.
    pub last_row: u32,
    /// On whose behalf it is loaded.
    pub caller: Caller,
    /// Whether that account may still act.
    pub is_active: bool,
    /// Whether the file is kept in the database.
    pub has_file: bool,
}

/// Where a page of imports begins: after this instant and row, going back in time.
pub type Before = Option<(DateTime<Utc>, ImportId)>;

/// A page of imports.
#[derive(Debug, Clone)]
pub struct ImportPage {
    /// The imports, newest first.
    pub imports: Vec<Import>,
    /// How many there are in all.
    pub total: i64,
    /// How many of them are running.
    pub running: i64,
}
