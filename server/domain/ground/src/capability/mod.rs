//! The register of capabilities: what each brings to the centre, as one plain value.
//!
//! The log, the messages, the rulebook, the home page, the schedule and the problems of HTTP walk the
//! list of them and know none by name. The list itself stands above all capabilities
//! (`domain::CAPABILITIES`); operations find it in their [`Moment`](crate::Moment).

mod counter;
mod deadline;
mod misconduct;
mod refusal;
mod work;

pub use counter::{Counter, CounterKind, Counters};
pub use deadline::{DeadlineKind, OpenDeadline, recount_deadlines};
pub use misconduct::MisconductKind;
pub use refusal::RefusalKind;
pub use work::{BATCH_ROWS, Batch, DueWork, HOUSEKEEPING_ROWS, Housekeeping, Pace, Stage, When};

use crate::log::EventKind;
use crate::rulebook::{Impact, RuleDefinition};

/// What a capability brings to the centre.
#[derive(Debug)]
pub struct Capability {
    /// The noun of the trade: its folder, its tables, its page.
    pub name: &'static str,
    /// The tables that only its statements write, and no statement below it reads.
    pub tables: &'static [&'static str],
    /// Rules of the rulebook that it asks for.
    pub rules: &'static [&'static RuleDefinition],
    /// What it can tell of a rule before it takes effect.
    pub impacts: &'static [Impact],
    /// What happens to its things, and whom that notifies.
    pub events: &'static [EventKind],
    /// Refusals by its rules.
    pub refusals: &'static [RefusalKind],
    /// What it puts on record as misconduct.
    pub misconduct: &'static [MisconductKind],
    /// The deadlines of its open rows, which a newer calendar moves.
    pub deadlines: &'static [DeadlineKind],
    /// What it counts on the home page.
    pub counters: &'static [Counters],
    /// What it does by itself when it is due.
    pub work: &'static [DueWork],
    /// How it deletes what nobody needs any more.
    pub housekeeping: &'static [Housekeeping],
}

impl Capability {
    /// A capability that brings nothing yet: each states only what it has.
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            tables: &[],
            rules: &[],
            impacts: &[],
            events: &[],
            refusals: &[],
            misconduct: &[],
            deadlines: &[],
            counters: &[],
            work: &[],
            housekeeping: &[],
        }
    }
}
