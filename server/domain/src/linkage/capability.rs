//! What price linkage brings to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &[
        "linkage",
        "linkage_preview",
        "linkage_preview_product",
        "linkage_preview_invitation",
    ],
    ..Capability::named("linkage")
};
