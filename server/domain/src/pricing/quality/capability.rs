//! What the look for odd prices brings to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["price_finding"],
    ..Capability::named("quality")
};
