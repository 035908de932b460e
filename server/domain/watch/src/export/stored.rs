//! The files that exports store.

use ground::Label;
use ground::capability::StoredKind;

use super::refusal::EXPORT_QUOTA;
use super::rulebook::{MEGABYTES, MEGABYTES_PER_DAY};

/// The files of exports, from their first piece until they are removed.
pub const FILES: StoredKind = StoredKind {
    name: "export-files",
    label: Label::new("导出文件", "exported files"),
    per_day: &MEGABYTES_PER_DAY,
    altogether: &MEGABYTES,
    refusal: &EXPORT_QUOTA,
};
