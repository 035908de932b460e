//! The base of the trade: money and ids, the clock and the calendar, the rulebook, the log, the database,
//! and what a capability contributes. Knows nothing of the trade itself.

mod another;
mod caller;
pub mod clock;
mod dates;
mod duty;
mod error;
mod figure;
mod figure_value;
mod ground;
mod hex;
pub mod ids;
mod moment;
mod organisation_kind;
mod proposal;
mod region_code;
mod shanghai;
mod shanghai_time;
pub mod text;
mod unit_price;
mod words;

pub mod address;
pub mod at_work;
pub mod calendar;
pub mod capability;
pub mod database;
pub mod idempotency;
pub mod job_run;
pub mod kept_list;
pub mod log;
mod proposal_status;
pub mod rulebook;
pub use database::schema;
pub mod seal;
pub mod setting;

pub use another::must_be_another;
pub use caller::Caller;
pub use clock::{
    CLOCK_BACKWARDS, CLOCK_OUT_OF_RANGE, Clock, ClockRefused, FixedClock, SimulatedClock,
    SystemClock,
};
pub use dates::{DateError, Day, FIRST_DAY, Instant, LastDay, YEARS};
pub use duty::{Duty, Role};
pub use error::{Error, FieldError, Refused, Result, broken, stored};
pub use figure::{Figure, FigureKind, states};
pub use figure_value::{FigureValue, FigureValues};
pub use ground::Ground;
pub use hex::hex;
pub use ids::*;
pub use moment::Moment;
pub use organisation_kind::OrganisationKind;
pub use proposal_status::{ProposalState, ProposalStatus};
pub use region_code::{PROVINCES, RegionCode, RegionLevel};
pub use shanghai::{SHANGHAI, shanghai_midnight, shanghai_minute};
pub use shanghai_time::ShanghaiTime;
pub use unit_price::{MoneyError, PackRatio, Percent, UnitPrice, parse_decimal};
pub use words::{Label, Words, read_text};

/// Bottom first: each may call those before it.
pub const CAPABILITIES: &[&capability::Capability] = &[
    &clock::CAPABILITY,
    &calendar::CAPABILITY,
    &rulebook::CAPABILITY,
    &idempotency::CAPABILITY,
    &job_run::CAPABILITY,
    &kept_list::CAPABILITY,
];
