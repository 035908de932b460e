//! What listed prices, limits and own prices bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::named("pricing");
