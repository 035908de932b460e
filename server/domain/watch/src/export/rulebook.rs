//! The rules of the rulebook that exports read.

use ground::Label;
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};

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

/// What may be written for one organisation on a day.
pub(super) const MEGABYTES_PER_DAY: Rule<u32> = Rule::count(RuleDefinition {
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
pub(super) const MEGABYTES: Rule<u32> = Rule::count(RuleDefinition {
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
