//! The rules of the rulebook that collections of prices read.

use ground::Label;
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};

/// How many working days before its end a collection reminds those who have not answered.
pub(super) const CAMPAIGN_REMINDER: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.campaign_reminder",
    unit: Unit::WorkingDays,
    clause: "S4-13",
    default: "3",
    label: Label::new(
        "价格报送截止前的提醒时间",
        "reminder before the end of a collection of prices",
    ),
    choices: &[],
    range: Some(Range::between("1", "30")),
    guards: None,
});

/// How many days after its opening a collection ends at the latest, however often it is extended: before the next quarter
/// is over.
pub(super) const CAMPAIGN_DAYS: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.campaign_days_max",
    unit: Unit::Days,
    clause: "◇",
    default: "92",
    label: Label::new(
        "价格报送的最长天数",
        "days that a collection of prices lasts at most",
    ),
    choices: &[],
    range: Some(Range::between("10", "366")),
    guards: Some(Guard::Deadlines),
});
