//! What collections of prices bring to the centre.

use crate::capability::{Capability, RefusalKind};

pub const CAPABILITY: Capability = Capability {
    tables: &["campaign", "campaign_manufacturer", "campaign_answer"],
    refusals: &[CAMPAIGN_OVER],
    ..Capability::named("campaign")
};

pub(super) const CAMPAIGN_OVER: RefusalKind = RefusalKind::new(
    "campaign-over",
    "价格报送已截止",
    "the collection of prices is over",
);
