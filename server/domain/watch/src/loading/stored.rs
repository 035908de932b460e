//! The files that imports store.

use ground::Label;
use ground::capability::StoredKind;

use super::refusal::IMPORT_QUOTA;
use super::rulebook::{MEGABYTES, MEGABYTES_PER_DAY};

/// The files of imports, from their first chunk until they are forgotten.
pub const FILES: StoredKind = StoredKind {
    name: "import-files",
    label: Label::new("导入文件", "import files"),
    per_day: &MEGABYTES_PER_DAY,
    altogether: &MEGABYTES,
    refusal: &IMPORT_QUOTA,
};
