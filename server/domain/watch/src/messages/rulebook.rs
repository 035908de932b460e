//! The rules of the rulebook that bound the mails of an hour.

use ground::Label;
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};

/// Mails that what one organisation does sends to one box at once within an hour; the rest waits for the digest.
pub(super) const MAILS_PER_HOUR: Rule<u32> = Rule::count(RuleDefinition {
    key: "messages.mails_per_hour",
    unit: Unit::Count,
    clause: "◇",
    default: "10",
    label: Label::new(
        "一家机构一小时内使同一邮箱即时收到的邮件数上限",
        "mails at once to one box within an hour, by what one organisation does",
    ),
    choices: &[],
    range: Some(Range::between("1", "200")),
    guards: Some(Guard::Service),
});

/// Mails to one box at once within an hour, whoever acts; the rest waits for the digest.
pub(super) const MAILS_PER_HOUR_ALTOGETHER: Rule<u32> = Rule::count(RuleDefinition {
    key: "messages.mails_per_hour_altogether",
    unit: Unit::Count,
    clause: "◇",
    default: "60",
    label: Label::new(
        "同一邮箱一小时内即时收到的邮件数上限",
        "mails at once to one box within an hour",
    ),
    choices: &[],
    range: Some(Range::between("5", "1000")),
    guards: Some(Guard::Service),
});
