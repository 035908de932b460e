//! What listed prices, limits and own prices bring to the centre.

use super::current::ConcludedAbove;
use super::event;
use super::limits;
use crate::capability::{Capability, DueWork, Pace, Stage, When};
use crate::rulebook::{Rule, RuleDefinition, Unit};
use crate::words::Label;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "listed_price",
        "listed_price_source",
        "reference_limit",
        "reference_limit_version",
        "current_purchase_price",
    ],
    rules: &[&CONCLUDED_ABOVE_LIMIT.definition],
    work: &[SETTLE_LIMITS],
    ..Capability::named("pricing")
};

/// What becomes of concluded prices above a new limit.
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

/// One day a batch, up to today.
pub const SETTLE_LIMITS: DueWork = DueWork {
    name: "settle-limits",
    label: Label::new("结算当日参考限价", "Settle reference limits"),
    when: When::EveryMinute,
    stage: Some(Stage::Limits),
    pace: Pace::ToTheEnd,
    batches: &[|tx, moment| {
        Box::pin(async { Ok(usize::from(limits::settle_day(tx, moment).await?.is_some())) })
    }],
    follows: None,
    woken_by: &[],
};
