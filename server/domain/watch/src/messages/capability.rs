//! What messages and mail bring to the centre.

use ground::capability::Capability;

use super::counters::COUNTERS;

pub const CAPABILITY: Capability = Capability {
    tables: &["message", "message_topic", "message_group", "mail"],
    counters: &[COUNTERS],
    ..Capability::named("messages")
};
