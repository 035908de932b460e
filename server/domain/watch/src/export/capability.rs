//! What exports bring to the centre.

use ground::capability::{Capability, DueWork, Pace, RefusalKind, StoredKind, When};
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};
use ground::{Figure, Label};

use super::{event, forget};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["export", "export_file"],
    rules: &[
        &ROWS_AT_ONCE.definition,
        &OPEN.definition,
        &FILE_DAYS.definition,
        &MEGABYTES_PER_DAY.definition,
        &MEGABYTES.definition,
    ],
    refusals: &[
        EXPORTS_OPEN,
        EXPORT_QUOTA,
        EXPORT_UNFINISHED,
        EXPORT_FAILED,
        EXPORT_EXPIRED,
    ],
    stored: &[FILES],
    work: &[FORGET_EXPORT_FILES],
    ..Capability::named("export")
};

/// Rows up to which a list is written while somebody waits for it.
pub const ROWS_AT_ONCE: Rule<u32> = Rule::count(RuleDefinition {
    key: "export.rows_at_once",
    unit: Unit::Count,
    clause: "◇",
    default: "50000",
    label: Label::new(
        "即时导出的行数上限，更长的清单在后台生成",
        "rows of a list that is exported at once; a longer one is written in the background",
    ),
    choices: &[],
    range: Some(Range::between("2", "100000")),
    guards: Some(Guard::Service),
});

/// Exports of one account that may wait or be written at the same time.
pub(super) const OPEN: Rule<u32> = Rule::count(RuleDefinition {
    key: "export.open",
    unit: Unit::Count,
    clause: "◇",
    default: "3",
    label: Label::new(
        "一个账号同时进行的后台导出数上限",
        "exports in the background that an account may have at the same time",
    ),
    choices: &[],
    range: Some(Range::between("1", "20")),
    guards: Some(Guard::Service),
});

/// Days for which a written file is kept.
pub(super) const FILE_DAYS: Rule<u32> = Rule::count(RuleDefinition {
    key: "export.file_days",
    unit: Unit::Count,
    clause: "◇",
    default: "7",
    label: Label::new(
        "后台导出文件保留的天数",
        "days for which an exported file is kept",
    ),
    choices: &[],
    range: Some(Range::between("1", "90")),
    guards: Some(Guard::Service),
});

/// The files of exports, from their first piece until they are removed.
pub const FILES: StoredKind = StoredKind {
    name: "export-files",
    label: Label::new("导出文件", "exported files"),
    per_day: &MEGABYTES_PER_DAY,
    altogether: &MEGABYTES,
    refusal: &EXPORT_QUOTA,
};

/// What may be written for one organisation on a day.
const MEGABYTES_PER_DAY: Rule<u32> = Rule::count(RuleDefinition {
    key: "export.megabytes_per_day",
    unit: Unit::Count,
    clause: "◇",
    default: "2000",
    label: Label::new(
        "每家机构每天可生成的导出文件（MB）",
        "exported files that may be written for an organisation on a day (MB)",
    ),
    choices: &[],
    range: Some(Range::between("100", "100000")),
    guards: Some(Guard::Service),
});

/// What one organisation may have stored altogether.
const MEGABYTES: Rule<u32> = Rule::count(RuleDefinition {
    key: "export.megabytes",
    unit: Unit::Count,
    clause: "◇",
    default: "5000",
    label: Label::new(
        "每家机构的导出文件合计（MB）",
        "exported files that an organisation may have stored altogether (MB)",
    ),
    choices: &[],
    range: Some(Range::between("100", "1000000")),
    guards: Some(Guard::Service),
});

pub const EXPORTS_OPEN: RefusalKind = RefusalKind::new(
    "exports-open",
    "进行中的导出过多",
    "too many exports at the same time",
)
.shows(&[
    Figure::quantity("open", Label::new("进行中", "In progress")),
    Figure::quantity("allowed", Label::new("上限", "At most")),
]);

const EXPORT_QUOTA: RefusalKind = RefusalKind::new(
    "export-quota",
    "导出文件超出可用空间",
    "there is no room for more exported files",
)
.shows(&[
    Figure::quantity("used", Label::new("已生成（MB）", "Written (MB)")),
    Figure::quantity("allowed", Label::new("上限（MB）", "At most (MB)")),
]);

pub const EXPORT_UNFINISHED: RefusalKind = RefusalKind::new(
    "export-unfinished",
    "导出尚未完成",
    "the export is not finished",
);
pub const EXPORT_FAILED: RefusalKind =
    RefusalKind::new("export-failed", "导出失败", "the export failed");
pub const EXPORT_EXPIRED: RefusalKind = RefusalKind::new(
    "export-expired",
    "导出文件已过期",
    "the exported file is no longer kept",
);

/// Exports whose files are removed in one transaction: few, since a file may be large.
const EXPORTS_MAX: i64 = 20;

const FORGET_EXPORT_FILES: DueWork = DueWork {
    name: "forget-export-files",
    label: Label::new("清理过期的导出文件", "Remove files of old exports"),
    when: When::DailyAt(3, 37),
    stage: None,
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| Box::pin(forget::forget_files(tx, moment, EXPORTS_MAX))],
    follows: None,
    next: None,
    woken_by: &[],
};
