//! What overpayments bring to the centre.

use ground::Label;
use ground::capability::Capability;
use ground::rulebook::{Impact, Rule, RuleDefinition, Unit};

use super::impact::spreads_shown;

pub const CAPABILITY: Capability = Capability {
    rules: &[&SPREAD_HOSPITALS_MIN.definition],
    impacts: &[Impact {
        rule: &SPREAD_HOSPITALS_MIN.definition,
        consequences: |db, proposal| Box::pin(spreads_shown(db, proposal)),
    }],
    ..Capability::named("overpayment")
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
});
