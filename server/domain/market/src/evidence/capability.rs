//! What evidence brings to the centre.

use ground::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["evidence"],
    ..Capability::named("evidence")
};
