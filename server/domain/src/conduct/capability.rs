//! What records of misconduct bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::named("conduct");
