//! The rules of the rulebook that bargaining reads.

use ground::Label;
use ground::calendar::Term;
use ground::rulebook::{Guard, ON_OFF, Range, Rule, RuleDefinition, Unit};

/// How long a manufacturer has to respond to an invitation.
pub(super) const RESPONSE_TERM: Rule<Term> = Rule::term(RuleDefinition {
    key: "bargaining.answer_term",
    unit: Unit::WorkingDays,
    clause: "S4-1",
    default: "5",
    label: Label::new("议价邀请响应期限", "time to answer an invitation"),
    choices: &[],
    range: Some(Range::between("1", "60")),
    guards: Some(Guard::Deadlines),
});

/// How long a hospital has to accept or refuse a counter-offer.
pub(super) const COUNTER_TERM: Rule<Term> = Rule::term(RuleDefinition {
    key: "bargaining.counter_term",
    unit: Unit::WorkingDays,
    clause: "S4-1",
    default: "5",
    label: Label::new("还价答复期限", "time to take a counter-offer"),
    choices: &[],
    range: Some(Range::between("1", "60")),
    guards: Some(Guard::Deadlines),
});

/// Whether the system confirms an offer at the reference limit.
pub(super) const CONFIRM_AT_LIMIT: Rule<bool> = Rule::switch(RuleDefinition {
    key: "bargaining.confirm_at_limit",
    unit: Unit::Switch,
    clause: "S4-1",
    default: "on",
    label: Label::new("按限价自动确认", "confirmation at the limit by itself"),
    choices: ON_OFF,
    range: None,
    guards: Some(Guard::Money),
});

/// Whether a product without a reference limit may be bargained for.
pub(super) const BARGAIN_WITHOUT_LIMIT: Rule<bool> = Rule::switch(RuleDefinition {
    key: "bargaining.without_limit",
    unit: Unit::Switch,
    clause: "S4-1",
    default: "on",
    label: Label::new("无限价产品可议价", "bargaining without a limit"),
    choices: ON_OFF,
    range: None,
    guards: Some(Guard::Money),
});

/// Counter-offers that a manufacturer may try on one hospital's invitations for one product within
/// [`COUNTER_PERIOD`]. Each try shows on which side of the hospital's own price it is, so that no amendment allows
/// many.
pub(super) const COUNTER_ATTEMPTS_MAX: Rule<u32> = Rule::count(RuleDefinition {
    key: "bargaining.counter_attempts_max",
    unit: Unit::Count,
    clause: "S4-1",
    default: "3",
    label: Label::new(
        "同一机构、同一产品一个周期内可还价次数",
        "counter-offers for a hospital and product in a period",
    ),
    choices: &[],
    range: Some(Range::between("1", "10")),
    guards: Some(Guard::Secrecy),
});

/// The days over which counter-offers for one hospital and product are counted.
pub(super) const COUNTER_PERIOD: Rule<u32> = Rule::count(RuleDefinition {
    key: "bargaining.counter_period",
    unit: Unit::Days,
    clause: "S4-1",
    default: "90",
    label: Label::new("还价次数的计算周期", "days over which counter-offers count"),
    choices: &[],
    range: Some(Range::between("30", "365")),
    guards: Some(Guard::Secrecy),
});

/// For how many days an offer like one that was sent is taken for the same one, sent twice, where many are sent at once. Four
/// weeks leave monthly orders alone.
pub(super) const SAME_OFFER_DAYS: Rule<u32> = Rule::count(RuleDefinition {
    key: "bargaining.same_offer_days",
    unit: Unit::Days,
    clause: "◇",
    default: "28",
    label: Label::new(
        "相同邀请视为重复发送的天数",
        "days in which an equal offer of a file is taken for one sent twice",
    ),
    choices: &[],
    range: Some(Range::between("1", "366")),
    guards: Some(Guard::Money),
});
