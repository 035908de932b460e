//! The rules of the rulebook that warnings of certificates read.

use ground::Label;
use ground::rulebook::{Range, Rule, RuleDefinition, Unit};

/// How many days ahead of its end a certificate is warned of first.
pub(super) const FIRST_WARNING: Rule<u32> = Rule::count(RuleDefinition {
    key: "catalogue.certificate_first_warning",
    unit: Unit::Days,
    clause: "◇",
    default: "90",
    label: Label::new(
        "注册证到期前的首次提醒天数",
        "first warning before a certificate ends",
    ),
    choices: &[],
    range: Some(Range::between("61", "366")),
    guards: None,
});

/// How many days ahead of its end it is warned of once more: always later than the first time.
pub(super) const LAST_WARNING: Rule<u32> = Rule::count(RuleDefinition {
    key: "catalogue.certificate_last_warning",
    unit: Unit::Days,
    clause: "◇",
    default: "30",
    label: Label::new(
        "注册证到期前的再次提醒天数",
        "last warning before a certificate ends",
    ),
    choices: &[],
    range: Some(Range::between("1", "60")),
    guards: None,
});
