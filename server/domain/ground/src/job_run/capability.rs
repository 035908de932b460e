//! What the bookkeeping of jobs brings to the centre.

use super::{abandon_stale, forget_runs};
use crate::capability::{Capability, HOUSEKEEPING_ROWS};

pub const CAPABILITY: Capability = Capability {
    tables: &["job_run"],
    housekeeping: &[
        |tx, moment, wall| Box::pin(abandon_stale(tx, moment, wall)),
        |tx, _, wall| Box::pin(forget_runs(tx, wall, HOUSEKEEPING_ROWS)),
    ],
    ..Capability::named("job_run")
};
