//! What imports bring to the centre.

use ground::capability::{Capability, DueWork, Pace, RefusalKind, When};
use ground::{Figure, Label};

use super::counters::COUNTERS;
use super::{event, forget};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["import", "import_file", "import_verdict"],
    refusals: &[UPLOAD_TOO_LARGE, IMPORT_RUNNING, IMPORT_FAILED],
    counters: &[COUNTERS],
    work: &[FORGET_IMPORT_FILES],
    ..Capability::named("loading")
};

pub const UPLOAD_TOO_LARGE: RefusalKind =
    RefusalKind::new("upload-too-large", "文件过大", "the file is too large").shows(&[
        Figure::quantity("bytes_max", Label::new("字节上限", "Bytes at most")),
    ]);
pub const IMPORT_RUNNING: RefusalKind = RefusalKind::new(
    "import-running",
    "导入尚未完成",
    "the import is not finished",
);
pub const IMPORT_FAILED: RefusalKind =
    RefusalKind::new("import-failed", "导入失败", "the import failed");

/// Imports whose files are removed in one transaction: few, since a file may be large.
const IMPORTS_MAX: i64 = 20;

const FORGET_IMPORT_FILES: DueWork = DueWork {
    name: "forget-import-files",
    label: Label::new("清理过期的导入文件", "Remove files of old imports"),
    when: When::DailyAt(3, 29),
    stage: None,
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(forget::forget_files(tx, moment, IMPORTS_MAX))],
    follows: None,
    woken_by: &[],
};
