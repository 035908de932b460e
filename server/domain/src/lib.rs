//! The trade itself: every rule and every operation. Knows no HTTP, no cron, no search index.
//!
//! An operation takes the transaction, a [`Moment`], the caller, then its command. It never begins
//! or commits, never sends mail and never reads the clock, so that HTTP handlers and jobs call the
//! same code. It fails when the database does; `# Errors` names only what else it refuses. The trade is
//! built in floors, each a crate: one may call those below it, and the compiler knows no way up. Within
//! a floor the capabilities are in the order of [`CAPABILITIES`].

pub use changes::{campaign, linkage, lower_price_report, price_change};
pub use ground::ids::*;
pub use ground::{
    CLOCK_BACKWARDS, CLOCK_OUT_OF_RANGE, Caller, Clock, ClockRefused, DateError, Day, Error,
    FieldError, Figure, FigureKind, FixedClock, Ground, Instant, Label, Moment, MoneyError,
    OrganisationKind, PackRatio, Percent, ProposalState, Refused, Result, Role, SHANGHAI,
    ShanghaiTime, SystemClock, UnitPrice, Words, YEARS, address, calendar, capability, clock,
    database, held, hex, idempotency, job_run, log, parse_decimal, rulebook, schema, seal, setting,
    shanghai_midnight, text,
};
pub use market::{catalogue, conduct, evidence, party, storage};
pub use prices::{current_price, disclosure, listed_price, price_finding};
pub use trade::{bargaining, overpayment};
pub use watch::{loading, messages};

use capability::Capability;

#[cfg(test)]
mod tests;

/// Every capability, bottom first. The centre finds here what each brings, and knows none by name.
pub const CAPABILITIES: &[&Capability] = &[
    &clock::CAPABILITY,
    &calendar::CAPABILITY,
    &rulebook::CAPABILITY,
    &idempotency::CAPABILITY,
    &job_run::CAPABILITY,
    &party::CAPABILITY,
    &storage::CAPABILITY,
    &evidence::CAPABILITY,
    &catalogue::CAPABILITY,
    &conduct::CAPABILITY,
    &listed_price::CAPABILITY,
    &disclosure::CAPABILITY,
    &current_price::CAPABILITY,
    &price_finding::CAPABILITY,
    &bargaining::CAPABILITY,
    &overpayment::CAPABILITY,
    &price_change::CAPABILITY,
    &lower_price_report::CAPABILITY,
    &campaign::CAPABILITY,
    &linkage::CAPABILITY,
    &loading::CAPABILITY,
    &messages::CAPABILITY,
];
