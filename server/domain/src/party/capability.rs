//! What organisations and accounts bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::named("party");
