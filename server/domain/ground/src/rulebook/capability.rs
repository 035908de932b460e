//! What the rulebook brings to the centre.

use super::{counters, event, refusal};
use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["rule", "rule_proposal"],
    refusals: refusal::KINDS,
    counters: &[counters::COUNTERS],
    ..Capability::named("rulebook")
};
