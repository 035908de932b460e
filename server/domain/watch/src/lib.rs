//! What uses all floors below: imports of files, and messages.

pub mod loading;
pub mod messages;
