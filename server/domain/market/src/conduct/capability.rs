//! What records of misconduct bring to the centre.

use ground::capability::{Capability, RefusalKind};

use super::counters::COUNTERS;
use super::event;

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["trade_misconduct"],
    refusals: &[MISCONDUCT_ALREADY_WITHDRAWN],
    counters: &[COUNTERS],
    ..Capability::named("conduct")
};

pub(super) const MISCONDUCT_ALREADY_WITHDRAWN: RefusalKind = RefusalKind::new(
    "misconduct-already-withdrawn",
    "记录已撤销",
    "the record has been withdrawn",
);
