//! What organisations and accounts bring to the centre.

use ground::capability::{Capability, ImportKind, SentAgain};
use ground::{Label, OrganisationKind};

use super::rulebook::{ADDRESS_SETTLED_DAYS, LINK_HOURS, SECOND_FACTOR_DUTIES};
use super::{checklist, event, link, passkey, refusal, second_factor, session};

/// Organisations, with their first accounts.
pub const ORGANISATIONS: ImportKind = ImportKind {
    name: "organisations",
    label: Label::new("机构", "organisations"),
    loader: OrganisationKind::ExchangeCenter,
    sent_again: SentAgain::ChangesNothing,
    proves_prices: false,
    undone_as_a_whole: false,
};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &[
        "organisation",
        "account",
        "session",
        "device",
        "second_factor",
        "recovery_code",
        "passkey",
        "passkey_challenge",
        "one_time_link",
        "one_time_link_secret",
    ],
    rules: &[
        &SECOND_FACTOR_DUTIES.definition,
        &LINK_HOURS.definition,
        &ADDRESS_SETTLED_DAYS.definition,
    ],
    refusals: refusal::KINDS,
    imports: &[ORGANISATIONS],
    checklist: checklist::STEPS,
    housekeeping: &[
        |tx, _, wall| Box::pin(session::tidy_sessions(tx, wall)),
        |tx, _, wall| Box::pin(session::tidy_devices(tx, wall)),
        |tx, _, wall| Box::pin(second_factor::store::tidy(tx, wall)),
        |tx, _, wall| Box::pin(link::tidy(tx, wall)),
        |tx, _, wall| Box::pin(passkey::tidy(tx, wall)),
    ],
    ..Capability::named("party")
};
