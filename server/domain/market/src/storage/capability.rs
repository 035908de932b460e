//! What storage brings to the centre.

use ground::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["storage_use", "storage_day"],
    ..Capability::named("storage")
};
