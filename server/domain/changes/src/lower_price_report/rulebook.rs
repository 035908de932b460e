//! The rule of the rulebook that lower-price reports read.

use ground::Label;
use ground::calendar::Term;
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};

/// How long a manufacturer has to report a lower price seen elsewhere.
pub(super) const LOWER_PRICE_TERM: Rule<Term> = Rule::term(RuleDefinition {
    key: "pricing.lower_price_term",
    unit: Unit::Months,
    clause: "S4-13",
    default: "1",
    label: Label::new("更低价格申报期限", "time to report a lower price"),
    choices: &[],
    range: Some(Range::between("1", "12")),
    guards: Some(Guard::Deadlines),
});
