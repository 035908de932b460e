//! How listed prices change: declared, reported, collected or linked; then in publicity, then announced.

pub mod campaign;
pub mod linkage;
pub mod lower_price_report;
pub mod price_change;

/// Bottom first: each may call those before it.
pub const CAPABILITIES: &[&ground::capability::Capability] = &[
    &price_change::CAPABILITY,
    &lower_price_report::CAPABILITY,
    &campaign::CAPABILITY,
    &linkage::CAPABILITY,
];
