//! What changes of prices bring to the centre.

use super::publicity;
use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["price_change", "publicity", "objection", "linked_again"],
    deadlines: &[publicity::DEADLINES],
    ..Capability::named("change")
};
