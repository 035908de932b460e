//! What the rulebook brings to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["rule"],
    ..Capability::named("rulebook")
};
