//! What the rulebook brings to the centre.

use super::event;
use crate::capability::{Capability, RefusalKind};
use crate::figure::Figure;
use crate::words::Label;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["rule"],
    refusals: &[RULE_IN_THE_PAST, RULE_ALREADY_SET],
    ..Capability::named("rulebook")
};

const EFFECTIVE_FROM: Figure =
    Figure::text("effective_from", Label::new("生效日期", "Effective from"));

pub(super) const RULE_IN_THE_PAST: RefusalKind = RefusalKind::new(
    "rule-in-the-past",
    "规则不得追溯",
    "rules do not reach back",
)
.shows(&[
    EFFECTIVE_FROM,
    Figure::text("today", Label::new("今日", "Today")),
]);
pub(super) const RULE_ALREADY_SET: RefusalKind = RefusalKind::new(
    "rule-already-set",
    "规则版本重复",
    "the rule is set already",
)
.shows(&[EFFECTIVE_FROM]);
