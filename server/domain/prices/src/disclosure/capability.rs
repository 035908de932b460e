//! What disclosure brings to the centre: the rules that guard secret figures.

use ground::Label;
use ground::capability::Capability;
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};
use rust_decimal::Decimal;

pub const CAPABILITY: Capability = Capability {
    tables: &["disclosure", "disclosure_member"],
    rules: &[
        &SPREAD_HOSPITALS_MIN.definition,
        &SPREAD_GRID.definition,
        &SPREAD_CHANGES_MIN.definition,
    ],
    ..Capability::named("disclosure")
};

/// How many other hospitals must buy a product before their prices are shown as a spread: among
/// fewer, the quartiles would give away what one of them pays.
pub const SPREAD_HOSPITALS_MIN: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.spread_hospitals_min",
    unit: Unit::Count,
    clause: "S4-1",
    default: "5",
    label: Label::new(
        "显示其他机构价格分布所需的机构数",
        "hospitals needed before a spread is shown",
    ),
    choices: &[],
    range: Some(Range::between("5", "100")),
    guards: Some(Guard::Secrecy),
});

/// How far a point of the grid is above the one before, as a share of it.
pub const SPREAD_GRID: Rule<Decimal> = Rule::ratio(RuleDefinition {
    key: "pricing.spread_grid",
    unit: Unit::Ratio,
    clause: "S4-1",
    default: "0.05",
    label: Label::new(
        "对外显示采购价的取整档位",
        "grid of hospitals' prices as others see them",
    ),
    choices: &[],
    range: Some(Range::between("0.05", "0.5")),
    guards: Some(Guard::Secrecy),
});

/// How many members must have changed before the figures shown are formed again.
pub const SPREAD_CHANGES_MIN: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.spread_changes_min",
    unit: Unit::Count,
    clause: "S4-1",
    default: "5",
    label: Label::new(
        "价格分布更新所需的变动机构数",
        "hospitals whose prices change before a spread moves",
    ),
    choices: &[],
    range: Some(Range::between("5", "50")),
    guards: Some(Guard::Secrecy),
});
