//! The trade itself: every rule and every operation. Knows no HTTP, no cron, no search index.
//!
//! An operation takes the transaction, a [`Moment`], the caller, then its command. It never begins
//! or commits, never sends mail and never reads the clock, so that HTTP handlers and jobs call the
//! same code. What a capability may call is fixed by the order below: those above it, no other.

mod caller;
mod clock;
mod error;
mod ground;
mod ids;
mod moment;
mod money;
mod shanghai;
mod shanghai_time;
#[cfg(test)]
mod tests;
mod words;

pub mod calendar;
pub mod capability;
pub mod database;
pub mod idempotency;
pub mod log;
pub mod rulebook;
pub mod setting;

pub mod party;

pub mod evidence;

pub mod catalogue;

pub mod conduct;

pub mod pricing;

pub mod bargaining;

pub mod linkage;

pub mod loading;

pub mod messages;

pub mod job_run;

pub use caller::{Caller, OrganisationKind, Role};
pub use clock::{CLOCK_BACKWARDS, Clock, ClockRefused, SimulatedClock, StandingClock, SystemClock};
pub use error::{Error, FieldError, Refused, Result};
pub use ground::Ground;
pub use ids::{
    AccountId, CampaignId, EventId, EvidenceId, ImportId, InvitationId, LimitVersionId, LinkageId,
    ListedPriceId, LowerPriceReportId, MessageId, MisconductRecordId, ObjectionId, OrganisationId,
    PriceChangeId, PriceFindingId, ProductId, PublicityId,
};
pub use moment::{Moment, SHANGHAI, shanghai_midnight};
pub use money::{MoneyError, Percent, UnitPrice, parse_decimal};
pub use shanghai_time::ShanghaiTime;
pub use words::{Label, Words};

use capability::Capability;

/// Every capability, bottom first: what one brings to the centre is found here and nowhere else.
pub const CAPABILITIES: &[&Capability] = &[
    &clock::CAPABILITY,
    &calendar::CAPABILITY,
    &rulebook::CAPABILITY,
    &idempotency::CAPABILITY,
    &job_run::CAPABILITY,
    &party::CAPABILITY,
    &evidence::CAPABILITY,
    &catalogue::CAPABILITY,
    &conduct::CAPABILITY,
    &pricing::CAPABILITY,
    &pricing::current::CAPABILITY,
    &pricing::quality::CAPABILITY,
    &bargaining::CAPABILITY,
    &pricing::overpayment::CAPABILITY,
    &pricing::change::CAPABILITY,
    &pricing::report::CAPABILITY,
    &pricing::campaign::CAPABILITY,
    &linkage::CAPABILITY,
    &loading::CAPABILITY,
    &messages::CAPABILITY,
];
