//! What is refused about the rulebook.

use crate::capability::RefusalKind;
use crate::figure::Figure;
use crate::words::Label;

pub(super) const KINDS: &[RefusalKind] = &[
    RULE_IN_THE_PAST,
    RULE_UNCHANGED,
    RULE_APPLIED,
    RULE_CHANGED_MEANWHILE,
    RULE_PROPOSAL_CLOSED,
    RULE_PROPOSED_ALREADY,
    SAME_PERSON,
];

pub(super) const EFFECTIVE_FROM: Figure =
    Figure::text("effective_from", Label::new("生效日期", "Effective from"));

pub(super) const TODAY: Figure = Figure::text("today", Label::new("今日", "Today"));

pub(super) const RULE_IN_THE_PAST: RefusalKind = RefusalKind::new(
    "rule-in-the-past",
    "规则不得追溯",
    "rules do not reach back",
)
.shows(&[EFFECTIVE_FROM, TODAY]);

pub(super) const RULE_UNCHANGED: RefusalKind = RefusalKind::new(
    "rule-unchanged",
    "规则没有变化",
    "the rule would not change",
)
.shows(&[
    Figure::text("value", Label::new("现值", "Value in force")),
    Figure::text("since", Label::new("施行自", "In force since")),
]);

pub(super) const RULE_APPLIED: RefusalKind = RefusalKind::new(
    "rule-already-applied",
    "规则版本已生效",
    "the version of the rule is in force",
)
.shows(&[EFFECTIVE_FROM, TODAY]);

pub(super) const RULE_CHANGED_MEANWHILE: RefusalKind = RefusalKind::new(
    "rule-changed-meanwhile",
    "规则版本已变更",
    "the version of the rule has changed meanwhile",
)
.shows(&[EFFECTIVE_FROM]);

pub(super) const RULE_PROPOSAL_CLOSED: RefusalKind = RefusalKind::new(
    "rule-proposal-closed",
    "提议已处理",
    "the proposal has been decided",
);

pub(super) const RULE_PROPOSED_ALREADY: RefusalKind = RefusalKind::new(
    "rule-proposed-already",
    "相同的规则变更已在等待确认",
    "the same change of the rule is proposed already",
)
.shows(&[Figure::text("proposal", Label::new("提议编号", "Proposal"))]);

/// What takes two people was tried by one.
pub const SAME_PERSON: RefusalKind =
    RefusalKind::new("same-person", "须由另一人办理", "it takes another person");
