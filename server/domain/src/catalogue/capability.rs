//! What the catalogue brings to the centre.

use super::event;
use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["category", "category_name", "product"],
    ..Capability::named("catalogue")
};
