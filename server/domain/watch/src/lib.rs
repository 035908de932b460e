//! What looks at all of it: what a rule would change, files loaded, and messages.

pub mod loading;
pub mod messages;
