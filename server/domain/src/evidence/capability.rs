//! What evidence brings to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::named("evidence");
