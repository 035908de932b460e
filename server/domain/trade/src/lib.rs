//! What hospitals and manufacturers agree on. Ordering and settlement are still to come.

pub mod bargaining;
pub mod certificate_end;
pub mod overpayment;

/// Bottom first: each may call those before it.
pub const CAPABILITIES: &[&ground::capability::Capability] = &[
    &bargaining::CAPABILITY,
    &overpayment::CAPABILITY,
    &certificate_end::CAPABILITY,
];
