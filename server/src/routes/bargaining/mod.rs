//! Invitations: previewed, sent, listed, read and responded to.

mod desk;
pub(super) mod listing;
pub(super) mod responding;
pub(super) mod sending;
mod view;

pub(crate) use desk::Desk;
