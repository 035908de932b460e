//! What messages and mail bring to the centre.

use ground::capability::Capability;

use super::counters::COUNTERS;
use super::mail::WRITE_DIGESTS;
use super::preferences;
use super::rulebook::{MAILS_PER_HOUR, MAILS_PER_HOUR_ALTOGETHER};

pub const CAPABILITY: Capability = Capability {
    events: preferences::KINDS,
    tables: &[
        "message",
        "message_topic",
        "message_group",
        "message_setting",
        "message_choice",
        "mail",
    ],
    rules: &[
        &MAILS_PER_HOUR.definition,
        &MAILS_PER_HOUR_ALTOGETHER.definition,
    ],
    counters: &[COUNTERS],
    work: &[WRITE_DIGESTS],
    ..Capability::named("messages")
};
