//! What the bookkeeping of jobs brings to the centre.

use crate::capability::Capability;

pub const CAPABILITY: Capability = Capability {
    tables: &["job_run"],
    ..Capability::named("job_run")
};
