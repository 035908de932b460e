//! What uses all floors below: imports of files, and messages. Supervision is still to come.

pub mod loading;
pub mod messages;

/// Bottom first: each may call those before it.
pub const CAPABILITIES: &[&ground::capability::Capability] =
    &[&loading::CAPABILITY, &messages::CAPABILITY];
