//! What organisations and accounts bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["organisation", "account", "session"],
    ..Capability::named("party")
};
