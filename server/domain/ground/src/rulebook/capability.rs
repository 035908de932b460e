//! What the rulebook brings to the centre.

use super::event;
use crate::capability::{Capability, RefusalKind};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["rule"],
    refusals: &[RULE_IN_THE_PAST, RULE_ALREADY_SET],
    ..Capability::named("rulebook")
};

pub(super) const RULE_IN_THE_PAST: RefusalKind = RefusalKind::new(
    "rule-in-the-past",
    "规则不得追溯",
    "rules do not reach back",
);
pub(super) const RULE_ALREADY_SET: RefusalKind = RefusalKind::new(
    "rule-already-set",
    "规则版本重复",
    "the rule is set already",
);
