//! The rule of the rulebook that current prices read.

use ground::Label;
use ground::rulebook::{Choice, Guard, Rule, RuleDefinition, Unit};

use super::types::ConcludedAbove;

pub const CONCLUDED_ABOVE_LIMIT: Rule<ConcludedAbove> = Rule {
    definition: RuleDefinition {
        key: "bargaining.concluded_above_limit",
        unit: Unit::Choice,
        clause: "S4-13",
        default: "stand",
        label: Label::new(
            "限价下调后已成交价的处理",
            "concluded prices above a fallen limit",
        ),
        choices: &[
            Choice::new("stand", "继续有效", "stands"),
            Choice::new("end", "自动作废", "ends"),
        ],
        range: None,
        guards: Some(Guard::Money),
    },
    read: |_, value| value.parse().ok(),
};
