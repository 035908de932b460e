//! The rules of the rulebook that decide which listed prices are odd.

use ground::Label;
use ground::rulebook::{Range, Rule, RuleDefinition, Unit};
use rust_decimal::Decimal;

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
