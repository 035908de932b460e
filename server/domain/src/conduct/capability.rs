//! What records of misconduct bring to the centre.

use super::counters::COUNTERS;
use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["trade_misconduct"],
    counters: &[COUNTERS],
    ..Capability::named("conduct")
};
