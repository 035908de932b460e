//! What repeated requests bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["idempotency_key"],
    ..Capability::named("idempotency")
};
