//! The rules of the rulebook that programs as callers rest on.

use ground::Label;
use ground::rulebook::{Guard, Range, Rule, RuleDefinition, Unit};

/// How many days ahead a service account may end at most.
pub(super) const DAYS_MAX: Rule<u32> = Rule::count(RuleDefinition {
    key: "service_account.days_max",
    unit: Unit::Days,
    clause: "◇",
    default: "400",
    label: Label::new(
        "服务账号最长有效天数",
        "days for which a service account may serve",
    ),
    choices: &[],
    range: Some(Range::between("1", "1100")),
    guards: Some(Guard::Service),
});

/// How many days ahead of its end the administrators are warned.
pub(super) const WARNING: Rule<u32> = Rule::count(RuleDefinition {
    key: "service_account.warning",
    unit: Unit::Days,
    clause: "◇",
    default: "30",
    label: Label::new(
        "服务账号到期前的提醒天数",
        "warning before a service account ends",
    ),
    choices: &[],
    range: Some(Range::between("1", "366")),
    guards: None,
});

/// How many requests a program may send in a minute.
pub(super) const REQUESTS_PER_MINUTE: Rule<u32> = Rule::count(RuleDefinition {
    key: "service_account.requests_per_minute",
    unit: Unit::Count,
    clause: "◇",
    default: "600",
    label: Label::new(
        "每个服务账号每分钟的请求数",
        "requests of a service account in a minute",
    ),
    choices: &[],
    range: Some(Range::between("1", "60000")),
    guards: Some(Guard::Service),
});
