//! What records of misconduct bring to the centre.

use ground::capability::Capability;

use super::counters::COUNTERS;
use super::{event, refusal};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["trade_misconduct"],
    refusals: refusal::KINDS,
    counters: &[COUNTERS],
    ..Capability::named("conduct")
};
