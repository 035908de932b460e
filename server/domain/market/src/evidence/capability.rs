//! What evidence brings to the centre.

use ground::capability::{Capability, RefusalKind};
use ground::rulebook::{Range, Rule, RuleDefinition, Unit};
use ground::{Figure, Label};

pub const CAPABILITY: Capability = Capability {
    tables: &["evidence", "evidence_use"],
    rules: &[&MEGABYTES_PER_DAY.definition, &MEGABYTES.definition],
    refusals: &[EVIDENCE_QUOTA],
    ..Capability::named("evidence")
};

/// What one organisation may hand in on a day: nobody fills the store within a night.
pub(super) const MEGABYTES_PER_DAY: Rule<u32> = Rule::count(RuleDefinition {
    key: "evidence.megabytes_per_day",
    unit: Unit::Count,
    clause: "◇",
    default: "2000",
    label: Label::new(
        "每家机构每天可上传的证明材料（MB）",
        "evidence that an organisation may hand in on a day (MB)",
    ),
    choices: &[],
    range: Some(Range::between("20", "100000")),
    guards: None,
});

/// What one organisation may hand in altogether.
pub(super) const MEGABYTES: Rule<u32> = Rule::count(RuleDefinition {
    key: "evidence.megabytes",
    unit: Unit::Count,
    clause: "◇",
    default: "50000",
    label: Label::new(
        "每家机构的证明材料合计（MB）",
        "evidence that an organisation may hand in altogether (MB)",
    ),
    choices: &[],
    range: Some(Range::between("20", "10000000")),
    guards: None,
});

pub(super) const EVIDENCE_QUOTA: RefusalKind = RefusalKind::new(
    "evidence-quota",
    "证明材料超出可用空间",
    "there is no room for more evidence",
)
.shows(&[
    Figure::quantity("used", Label::new("已上传（MB）", "Handed in (MB)")),
    Figure::quantity("allowed", Label::new("上限（MB）", "At most (MB)")),
]);
