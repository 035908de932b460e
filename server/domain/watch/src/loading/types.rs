//! The types of imports, for operations and the store alike.

use chrono::{DateTime, NaiveDate, Utc};
use ground::capability::ImportKind;
use ground::{Caller, ImportId, OrganisationId, ProductId};
use market::catalogue::OpenCell;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// The state of an import.
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
    /// A second person undid it.
    Reversed,
}

impl ImportState {
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Running => "处理中",
            Self::Done => "已完成",
            Self::Failed => "未能处理",
            Self::Reversed => "已撤销",
        }
    }
}

/// What becomes of rows that people do not see, since they are hidden or filtered away.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema, IntoStaticStr, EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum HiddenRows {
    /// They are left out.
    Skip,
    /// They are loaded like the others.
    Send,
}

/// The right to work on an import, until another worker takes it over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    pub import: ImportId,
    pub(super) attempt: i32,
}

impl Claim {
    /// Counts the workers that have held the import, from 1.
    #[must_use]
    pub fn attempt(&self) -> i32 {
        self.attempt
    }
}

#[derive(Debug, Clone)]
pub struct Claimed {
    pub kind: &'static ImportKind,
    /// The name that the upload gave.
    pub file_name: String,
    pub file_bytes: i64,
    /// The last row that had its effect.
    pub last_row: u32,
    /// Whether its loader means it although its content was loaded before.
    pub again: bool,
    /// What its loader chose for hidden rows, if anything.
    pub hidden_rows: Option<HiddenRows>,
    /// The caller on whose behalf it is loaded.
    pub caller: Caller,
    /// Whether that account may still act.
    pub is_active: bool,
    /// Whether the file is still stored; old ones are removed.
    pub has_file: bool,
}

pub type Before = Option<(DateTime<Utc>, ImportId)>;

/// Bytes of a file whose upload goes on, or is discarded.
#[derive(Debug, Clone, Copy)]
pub(super) struct StoredPart {
    pub(super) organisation: OrganisationId,
    /// The day for which they are counted.
    pub(super) day: NaiveDate,
    pub(super) bytes: i64,
}

/// A row of another load with the values that it has from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowTakenOver {
    pub import: ImportId,
    pub file_name: String,
    /// The row of the file.
    pub row: i32,
    pub product: ProductId,
    /// Each cell that it leaves blank, with the value that was recorded.
    pub values: Vec<(OpenCell, String)>,
}
