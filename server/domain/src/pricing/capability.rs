//! What listed prices, limits and own prices bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &[
        "listed_price",
        "listed_price_source",
        "reference_limit",
        "reference_limit_version",
        "current_purchase_price",
    ],
    ..Capability::named("pricing")
};
