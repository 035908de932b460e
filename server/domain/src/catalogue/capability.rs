//! What the catalogue brings to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["category", "category_name", "product"],
    ..Capability::named("catalogue")
};
