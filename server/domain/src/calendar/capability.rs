//! What the working calendar brings to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["calendar_notice", "calendar_day"],
    ..Capability::named("calendar")
};
