//! What imports bring to the centre.

use ground::capability::{Capability, DueWork, Pace, RefusalKind, StoredKind, When};
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};
use ground::{Figure, Label};

use super::counters::COUNTERS;
use super::{event, file};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "import",
        "import_file",
        "import_verdict",
        "import_reversal_thing",
        "import_warning",
    ],
    rules: &[
        &MEGABYTES_PER_DAY.definition,
        &MEGABYTES.definition,
        &PREVIEW_ROWS.definition,
    ],
    refusals: &[
        UPLOAD_TOO_LARGE,
        IMPORT_QUOTA,
        IMPORT_RUNNING,
        IMPORT_FAILED,
        PREVIEW_TOO_LARGE,
        IMPORT_REVERSED,
        IMPORT_NOT_REVERSIBLE,
    ],
    stored: &[FILES],
    counters: &[COUNTERS],
    work: &[FORGET_IMPORT_FILES],
    ..Capability::named("loading")
};

pub const UPLOAD_TOO_LARGE: RefusalKind =
    RefusalKind::new("upload-too-large", "文件过大", "the file is too large").shows(&[
        Figure::quantity("bytes_max", Label::new("字节上限", "Bytes at most")),
    ]);

/// The files of imports, from their first chunk until they are forgotten.
pub const FILES: StoredKind = StoredKind {
    name: "import-files",
    label: Label::new("导入文件", "import files"),
    per_day: &MEGABYTES_PER_DAY,
    altogether: &MEGABYTES,
    refusal: &IMPORT_QUOTA,
};

/// What one organisation may upload on a day. The least has room for one file of the largest size.
const MEGABYTES_PER_DAY: Rule<u32> = Rule::count(RuleDefinition {
    key: "loading.megabytes_per_day",
    unit: Unit::Count,
    clause: "◇",
    default: "5000",
    label: Label::new(
        "每家机构每天可上传的导入文件（MB）",
        "import files that an organisation may upload on a day (MB)",
    ),
    choices: &[],
    range: Some(Range::between("537", "100000")),
    guards: Some(Guard::Service),
});

/// What one organisation may have stored altogether.
const MEGABYTES: Rule<u32> = Rule::count(RuleDefinition {
    key: "loading.megabytes",
    unit: Unit::Count,
    clause: "◇",
    default: "50000",
    label: Label::new(
        "每家机构的导入文件合计（MB）",
        "import files that an organisation may have stored altogether (MB)",
    ),
    choices: &[],
    range: Some(Range::between("537", "10000000")),
    guards: Some(Guard::Service),
});

/// The rows of a file that may be previewed: while one is, nobody else loads listed prices.
pub(super) const PREVIEW_ROWS: Rule<u32> = Rule::count(RuleDefinition {
    key: "loading.preview_rows",
    unit: Unit::Count,
    clause: "◇",
    default: "20000",
    label: Label::new(
        "可预览的导入文件行数上限",
        "rows of a file that may be previewed, at most",
    ),
    choices: &[],
    range: Some(Range::between("100", "100000")),
    guards: Some(Guard::Service),
});

pub const PREVIEW_TOO_LARGE: RefusalKind = RefusalKind::new(
    "preview-too-large",
    "文件过大，不能预览",
    "the file is too large for a preview",
)
.shows(&[
    Figure::quantity("rows", Label::new("文件行数", "Rows")),
    Figure::quantity("rows_max", Label::new("可预览行数", "Rows at most")),
]);

const IMPORT_QUOTA: RefusalKind = RefusalKind::new(
    "import-quota",
    "导入文件超出可用空间",
    "there is no room for more import files",
)
.shows(&[
    Figure::quantity("used", Label::new("已上传（MB）", "Uploaded (MB)")),
    Figure::quantity("allowed", Label::new("上限（MB）", "At most (MB)")),
]);
pub const IMPORT_RUNNING: RefusalKind = RefusalKind::new(
    "import-running",
    "导入尚未完成",
    "the import is not finished",
);
pub const IMPORT_REVERSED: RefusalKind = RefusalKind::new(
    "import-reversed",
    "导入已撤销",
    "the load was undone already",
);
pub const IMPORT_NOT_REVERSIBLE: RefusalKind = RefusalKind::new(
    "import-not-reversible",
    "此导入不能整体撤销",
    "the load cannot be undone as a whole",
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
    batches: &[|tx, moment| Box::pin(file::forget_files(tx, moment, IMPORTS_MAX))],
    follows: None,
    next: None,
    woken_by: &[],
};
