//! Organisations, accounts and sessions over HTTP.

pub(super) mod capacities;
pub(super) mod confirmation;
pub(super) mod devices;
pub(super) mod duties;
pub(super) mod one_time_links;
pub(super) mod organisations;
pub(super) mod own_password;
pub(super) mod own_second_factor;
pub(super) mod own_sessions;
pub(super) mod passkeys;
pub(super) mod session;
pub(super) mod way_back;
