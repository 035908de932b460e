//! What imports bring to the centre.

use super::counters::COUNTERS;
use crate::capability::{Capability, RefusalKind};

pub const CAPABILITY: Capability = Capability {
    tables: &["import", "import_file", "import_verdict"],
    refusals: &[UPLOAD_TOO_LARGE, IMPORT_RUNNING, IMPORT_FAILED],
    counters: &[COUNTERS],
    ..Capability::named("loading")
};

pub const UPLOAD_TOO_LARGE: RefusalKind =
    RefusalKind::new("upload-too-large", "文件过大", "the file is too large");
pub const IMPORT_RUNNING: RefusalKind = RefusalKind::new(
    "import-running",
    "导入尚未完成",
    "the import is not finished",
);
pub const IMPORT_FAILED: RefusalKind =
    RefusalKind::new("import-failed", "导入失败", "the import failed");
