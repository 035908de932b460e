//! What reports of lower prices bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability::named("report");
