//! Who trades and what: parties, evidence, the catalogue, and conduct on record.

pub mod catalogue;
pub mod conduct;
pub mod evidence;
pub mod party;
pub mod service_account;
pub mod storage;

/// Bottom first: each may call those before it.
pub const CAPABILITIES: &[&ground::capability::Capability] = &[
    &party::CAPABILITY,
    &service_account::CAPABILITY,
    &storage::CAPABILITY,
    &evidence::CAPABILITY,
    &catalogue::CAPABILITY,
    &conduct::CAPABILITY,
];
