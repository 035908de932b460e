//! Invitations: sent, previewed, listed, read and answered.

pub(super) mod answering;
mod desk;
pub(super) mod listing;
pub(super) mod sending;
mod view;

pub(crate) use desk::Desk;
