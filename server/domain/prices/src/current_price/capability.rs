//! What the prices that hospitals pay bring to the centre.

use ground::Label;
use ground::capability::Capability;
use ground::rulebook::{Rule, RuleDefinition, Unit};

use super::event;
use super::types::ConcludedAbove;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["current_purchase_price"],
    rules: &[&CONCLUDED_ABOVE_LIMIT.definition],
    ..Capability::named("current_price")
};

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
        choices: &["stand", "end"],
    },
    read: |_, value| value.parse().ok(),
};
