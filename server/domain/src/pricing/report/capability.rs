//! What reports of lower prices bring to the centre.

use super::duty;
use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["lower_price_report"],
    deadlines: &[duty::DEADLINES],
    ..Capability::named("report")
};
