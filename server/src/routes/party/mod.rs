//! Organisations, accounts and sessions over HTTP.

pub(super) mod devices;
pub(super) mod organisations;
pub(super) mod own_password;
pub(super) mod session;
