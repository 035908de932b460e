//! What uses all floors below: files that come in and go out, and messages. Supervision is still to come.

pub mod export;
pub mod loading;
pub mod messages;

/// Bottom first: each may call those before it.
pub const CAPABILITIES: &[&ground::capability::Capability] = &[
    &loading::CAPABILITY,
    &export::CAPABILITY,
    &messages::CAPABILITY,
];
