//! What organisations and accounts bring to the centre.

use ground::capability::Capability;

use super::{event, refusal, session};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["organisation", "account", "session", "device"],
    refusals: refusal::KINDS,
    housekeeping: &[
        |tx, _, wall| Box::pin(session::tidy_sessions(tx, wall)),
        |tx, _, wall| Box::pin(session::tidy_devices(tx, wall)),
    ],
    ..Capability::named("party")
};
