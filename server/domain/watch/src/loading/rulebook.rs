//! The rules of the rulebook that imports read.

use ground::Label;
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};

/// What one organisation may upload on a day. The least has room for one file of the largest size.
pub(super) const MEGABYTES_PER_DAY: Rule<u32> = Rule::count(RuleDefinition {
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
pub(super) const MEGABYTES: Rule<u32> = Rule::count(RuleDefinition {
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
