//! What repeated requests bring to the centre.

use super::forget;
use crate::capability::{Capability, HOUSEKEEPING_ROWS, RefusalKind};

pub const CAPABILITY: Capability = Capability {
    tables: &["idempotency_key"],
    refusals: &[IDEMPOTENCY_KEY_REUSED],
    housekeeping: &[|tx, _, wall| Box::pin(forget(tx, wall, HOUSEKEEPING_ROWS))],
    ..Capability::named("idempotency")
};

pub const IDEMPOTENCY_KEY_REUSED: RefusalKind = RefusalKind::new(
    "idempotency-key-reused",
    "幂等键被重复用于不同请求",
    "the idempotency key was used before",
);
