//! What hospitals and manufacturers agree on.

pub mod bargaining;
pub mod overpayment;

/// Each may call those before it.
pub const CAPABILITIES: &[&ground::capability::Capability] =
    &[&bargaining::CAPABILITY, &overpayment::CAPABILITY];
