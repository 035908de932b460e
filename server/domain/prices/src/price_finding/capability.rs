//! What the inspection of prices brings to the centre.

use ground::Label;
use ground::capability::{Capability, DueWork, HOUSEKEEPING_ROWS, Pace, When};
use ground::kept_list::LIST_LIFETIME;
use ground::rulebook::{Impact, Range, Rule, RuleDefinition, Unit};
use rust_decimal::Decimal;

use super::types::FindingKind;
use super::{event, inspect, open_findings, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["price_finding", "price_finding_moved"],
    housekeeping: &[|tx, _, wall| {
        Box::pin(store::forget_moved(
            tx,
            wall - LIST_LIFETIME,
            HOUSEKEEPING_ROWS,
        ))
    }],
    rules: &[
        &FINDING_PROVINCES_MIN.definition,
        &FINDING_STALE_AFTER.definition,
        &FINDING_SPREAD_MAX.definition,
        &FINDING_CHANGE_MAX.definition,
        &FINDING_LOOKBACK.definition,
    ],
    impacts: &[
        Impact {
            rule: &FINDING_PROVINCES_MIN.definition,
            consequences: |db, _| Box::pin(open_findings(db, FindingKind::FewProvinces)),
        },
        Impact {
            rule: &FINDING_STALE_AFTER.definition,
            consequences: |db, _| Box::pin(open_findings(db, FindingKind::Stale)),
        },
        Impact {
            rule: &FINDING_SPREAD_MAX.definition,
            consequences: |db, _| Box::pin(open_findings(db, FindingKind::WideSpread)),
        },
        Impact {
            rule: &FINDING_CHANGE_MAX.definition,
            consequences: |db, _| Box::pin(open_findings(db, FindingKind::SuddenChange)),
        },
    ],
    work: &[INSPECT_PRICES],
    ..Capability::named("price_finding")
};

/// A price listed in fewer provinces is a finding.
pub(super) const FINDING_PROVINCES_MIN: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.finding_provinces_min",
    unit: Unit::Count,
    clause: "S4-13",
    default: "3",
    label: Label::new("在挂省份偏少的界限", "finding: listed in few provinces"),
    choices: &[],
    range: Some(Range::between("1", "32")),
    guards: None,
});

/// A price older than this is a finding.
pub(super) const FINDING_STALE_AFTER: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.finding_stale_after",
    unit: Unit::Months,
    clause: "S4-13",
    default: "12",
    label: Label::new("价格久未更新的界限", "finding: no new price for long"),
    choices: &[],
    range: Some(Range::between("1", "120")),
    guards: None,
});

/// A highest price above this multiple of the lowest is a finding.
pub(super) const FINDING_SPREAD_MAX: Rule<Decimal> = Rule::ratio(RuleDefinition {
    key: "pricing.finding_spread_max",
    unit: Unit::Ratio,
    clause: "S4-13",
    default: "3",
    label: Label::new("省际价差过大的界限", "finding: a wide spread"),
    choices: &[],
    range: Some(Range::between("1.01", "100")),
    guards: None,
});

/// A limit that moves by this share at once is a finding.
pub(super) const FINDING_CHANGE_MAX: Rule<Decimal> = Rule::ratio(RuleDefinition {
    key: "pricing.finding_change_max",
    unit: Unit::Ratio,
    clause: "S4-13",
    default: "0.3",
    label: Label::new("限价突变的界限", "finding: a sudden change"),
    choices: &[],
    range: Some(Range::between("0.01", "10")),
    guards: None,
});

/// How many days back a change or an end of a price is a finding.
pub(super) const FINDING_LOOKBACK: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.finding_lookback",
    unit: Unit::Days,
    clause: "S4-13",
    default: "90",
    label: Label::new("价格变动回看天数", "finding: days to look back"),
    choices: &[],
    range: Some(Range::between("1", "3650")),
    guards: None,
});

const INSPECT_PRICES: DueWork = DueWork {
    name: "inspect-prices",
    label: Label::new("核对价格数据", "Look for what is odd in prices"),
    when: When::DailyAt(2, 41),
    stage: None,
    pace: Pace::Once,
    batches: &[|tx, moment| Box::pin(inspect(tx, moment))],
    follows: None,
    next: None,
    woken_by: &[],
};
