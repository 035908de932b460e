//! What the prices that hospitals pay bring to the centre.

use ground::capability::{Capability, ImportKind};
use ground::rulebook::{Choice, Rule, RuleDefinition, Unit};
use ground::{Label, OrganisationKind};

use super::event;
use super::types::ConcludedAbove;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["current_purchase_price"],
    rules: &[&CONCLUDED_ABOVE_LIMIT.definition],
    imports: &[CURRENT_PRICES],
    ..Capability::named("current_price")
};

/// 医疗机构现行采购价
pub const CURRENT_PRICES: ImportKind = ImportKind {
    name: "current-prices",
    label: Label::new("现行采购价", "current prices"),
    loader: OrganisationKind::Hospital,
    proves_prices: false,
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
        choices: &[
            Choice::new("stand", "继续有效", "stands"),
            Choice::new("end", "自动作废", "ends"),
        ],
    },
    read: |_, value| value.parse().ok(),
};
