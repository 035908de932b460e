//! What hospitals and manufacturers agree on.

pub mod bargaining;
pub mod overpayment;
