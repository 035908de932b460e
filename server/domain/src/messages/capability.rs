//! What messages and mail bring to the centre.

use super::counters::COUNTERS;
use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["message", "message_topic", "mail"],
    counters: &[COUNTERS],
    ..Capability::named("messages")
};
