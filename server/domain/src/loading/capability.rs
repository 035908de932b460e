//! What imports bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::named("loading");
