//! What records of misconduct bring to the centre.

use super::counters::COUNTERS;
use super::event;
use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["trade_misconduct"],
    counters: &[COUNTERS],
    ..Capability::named("conduct")
};
