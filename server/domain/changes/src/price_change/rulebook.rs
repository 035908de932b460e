//! The rules of the rulebook that changes of prices read.

use ground::Label;
use ground::calendar::Term;
use ground::rulebook::{Choice, Guard, Range, Rule, RuleDefinition, Unit};

use super::state::Effect;

/// How long changes of prices are in publicity.
pub(super) const PUBLICITY_TERM: Rule<Term> = Rule::term(RuleDefinition {
    key: "pricing.publicity_term",
    unit: Unit::WorkingDays,
    clause: "S4-13",
    default: "5",
    label: Label::new("价格变动公示期", "publicity of changes of prices"),
    choices: &[],
    range: Some(Range::between("1", "60")),
    guards: Some(Guard::Deadlines),
});

/// How many days after the day from which it is counted a publicity ends at the latest, however often it is extended.
pub(super) const PUBLICITY_DAYS: Rule<u32> = Rule::count(RuleDefinition {
    key: "pricing.publicity_days_max",
    unit: Unit::Days,
    clause: "◇",
    default: "92",
    label: Label::new(
        "公示延期后的最长天数",
        "days that an extended publicity lasts at most",
    ),
    choices: &[],
    range: Some(Range::between("15", "366")),
    guards: Some(Guard::Deadlines),
});

/// When an announced change begins to count.
pub(super) const CHANGE_EFFECT: Rule<Effect> = Rule {
    definition: RuleDefinition {
        key: "pricing.change_effect",
        unit: Unit::Choice,
        clause: "S4-13",
        default: "immediately",
        label: Label::new(
            "价格变动公布后的生效时间",
            "when an announced change of price begins to count",
        ),
        choices: &[
            Choice::new("immediately", "公布后立即生效", "at once"),
            Choice::new(
                "next_month",
                "次月首个工作日生效",
                "first working day of the next month",
            ),
        ],
        range: None,
        guards: Some(Guard::Money),
    },
    read: |_, value| value.parse().ok(),
};
