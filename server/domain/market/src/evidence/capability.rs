//! What evidence brings to the centre.

use ground::capability::{Capability, RefusalKind, StoredKind};
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};
use ground::{Figure, Label};

pub const CAPABILITY: Capability = Capability {
    tables: &["evidence", "evidence_reservation", "evidence_shown"],
    rules: &[&MEGABYTES_PER_DAY.definition, &MEGABYTES.definition],
    refusals: &[EVIDENCE_QUOTA],
    stored: &[FILES],
    ..Capability::named("evidence")
};

/// The files, which are counted before they are written.
pub const FILES: StoredKind = StoredKind {
    name: "evidence",
    label: Label::new("证明材料", "evidence"),
    per_day: &MEGABYTES_PER_DAY,
    altogether: &MEGABYTES,
    refusal: &EVIDENCE_QUOTA,
};

/// What one organisation may hand in on a day: nobody fills the store within a night.
const MEGABYTES_PER_DAY: Rule<u32> = Rule::count(RuleDefinition {
    key: "evidence.megabytes_per_day",
    unit: Unit::Count,
    clause: "◇",
    default: "2000",
    label: Label::new(
        "每家机构每天可上传的证明材料（MB）",
        "evidence that an organisation may hand in on a day (MB)",
    ),
    choices: &[],
    range: Some(Range::between("21", "100000")),
    guards: Some(Guard::Service),
});

/// What one organisation may hand in altogether.
const MEGABYTES: Rule<u32> = Rule::count(RuleDefinition {
    key: "evidence.megabytes",
    unit: Unit::Count,
    clause: "◇",
    default: "50000",
    label: Label::new(
        "每家机构的证明材料合计（MB）",
        "evidence that an organisation may hand in altogether (MB)",
    ),
    choices: &[],
    range: Some(Range::between("21", "10000000")),
    guards: Some(Guard::Service),
});

const EVIDENCE_QUOTA: RefusalKind = RefusalKind::new(
    "evidence-quota",
    "证明材料超出可用空间",
    "there is no room for more evidence",
)
.shows(&[
    Figure::quantity("used", Label::new("已上传（MB）", "Handed in (MB)")),
    Figure::quantity("allowed", Label::new("上限（MB）", "At most (MB)")),
]);
