//! The feed: each caller's own numbering, and nothing in it that its reader may not open.

mod declared;
mod hidden;
mod positions;
mod sealed;
mod secrets;
mod walk;
pub(crate) mod worlds;
