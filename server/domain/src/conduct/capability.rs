//! What records of misconduct bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["trade_misconduct"],
    ..Capability::named("conduct")
};
