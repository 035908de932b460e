//! What organisations and accounts bring to the centre.

use ground::capability::Capability;

use super::rulebook::SECOND_FACTOR_DUTIES;
use super::{event, refusal, second_factor, session};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "organisation",
        "account",
        "session",
        "device",
        "second_factor",
        "recovery_code",
    ],
    rules: &[&SECOND_FACTOR_DUTIES.definition],
    refusals: refusal::KINDS,
    housekeeping: &[
        |tx, _, wall| Box::pin(session::tidy_sessions(tx, wall)),
        |tx, _, wall| Box::pin(session::tidy_devices(tx, wall)),
        |tx, _, wall| Box::pin(second_factor::store::tidy(tx, wall)),
    ],
    ..Capability::named("party")
};
