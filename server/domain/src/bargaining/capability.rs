//! What bargaining brings to the centre.

use super::clock;
use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["invitation"],
    deadlines: &[clock::DEADLINES],
    ..Capability::named("bargaining")
};
