//! What the catalogue brings to the centre.

use ground::capability::Capability;

use super::event;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["category", "category_name", "product"],
    ..Capability::named("catalogue")
};
