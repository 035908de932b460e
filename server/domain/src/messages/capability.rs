//! What messages and mail bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["message", "mail"],
    ..Capability::named("messages")
};
