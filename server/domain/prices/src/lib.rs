//! What things cost: listed prices and the limits drawn from them, what hospitals pay, what is odd.

pub mod current_price;
pub mod disclosure;
pub mod listed_price;
pub mod listing_platform;
pub mod price_finding;

/// Bottom first: each may call those before it.
pub const CAPABILITIES: &[&ground::capability::Capability] = &[
    &listed_price::CAPABILITY,
    &listing_platform::CAPABILITY,
    &disclosure::CAPABILITY,
    &current_price::CAPABILITY,
    &price_finding::CAPABILITY,
];
