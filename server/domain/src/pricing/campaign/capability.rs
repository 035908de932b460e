//! What collections of prices bring to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["campaign", "campaign_manufacturer", "campaign_answer"],
    ..Capability::named("campaign")
};
