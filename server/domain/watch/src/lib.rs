//! What uses all floors below: imports of files, and messages.

pub mod loading;
pub mod messages;

/// Each may call those before it.
pub const CAPABILITIES: &[&ground::capability::Capability] =
    &[&loading::CAPABILITY, &messages::CAPABILITY];
