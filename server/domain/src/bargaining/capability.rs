//! What bargaining brings to the centre.

use super::clock;
use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    deadlines: &[clock::DEADLINES],
    ..Capability::named("bargaining")
};
