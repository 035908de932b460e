//! The register of capabilities: what each contributes to the centre, as one plain value.
//!
//! The log, the messages, the rulebook, the home page, the schedule and the problems of HTTP walk the list
//! of them and know none by name. The list itself is above all capabilities (`domain::CAPABILITIES`);
//! operations find it in their [`Moment`](crate::Moment).

mod counter;
mod deadline;
mod fall;
mod import;
mod misconduct;
mod refusal;
mod storage;
mod units;
mod work;

pub use counter::{Counter, CounterKind, Counters, Progress, ProgressOf, SetUpStep};
pub(crate) use deadline::let_go;
pub use deadline::{
    DeadlineKind, ForecastMoves, OpenDeadline, OpenRows, Recounted, forecast_moves,
    recount_deadlines,
};
pub use fall::LimitsFell;
pub use import::{ImportKind, SentAgain};
pub use misconduct::{MisconductKind, Part};
pub use refusal::RefusalKind;
pub use storage::StoredKind;
pub use units::CountedProducts;
pub use work::{
    BATCH_ROWS, Batch, DueWork, HOUSEKEEPING_ROWS, Housekeeping, NextDue, Pace, Stage, When,
};

use crate::log::EventKind;
use crate::rulebook::{Impact, RuleDefinition};

#[derive(Debug)]
pub struct Capability {
    /// The name of its folder, its tables and its page.
    pub name: &'static str,
    /// The tables that only its statements write, and that no capability below it reads.
    pub tables: &'static [&'static str],
    /// Rules of the rulebook that it reads.
    pub rules: &'static [&'static RuleDefinition],
    /// What it can report of a new value of a rule before it takes effect.
    pub impacts: &'static [Impact],
    /// The events that it writes, and whom they notify.
    pub events: &'static [EventKind],
    pub refusals: &'static [RefusalKind],
    /// The kinds of files whose rows it takes.
    pub imports: &'static [ImportKind],
    /// The kinds of files that it stores for organisations, within quotas.
    pub stored: &'static [StoredKind],
    /// The kinds of misconduct that it records.
    pub misconduct: &'static [MisconductKind],
    /// The deadlines of its open rows, which a newer calendar moves.
    pub deadlines: &'static [DeadlineKind],
    pub counters: &'static [Counters],
    /// What of it a new installation needs before people can work.
    pub checklist: &'static [SetUpStep],
    /// Which products have figures of its own that count in their units.
    pub counted_products: Option<CountedProducts>,
    /// What it ends in the transaction in which limits fall.
    pub limits_fell: Option<LimitsFell>,
    /// What it does when it is due, without a caller.
    pub work: &'static [DueWork],
    /// How it deletes what is no longer needed.
    pub housekeeping: &'static [Housekeeping],
}

impl Capability {
    /// A capability with empty lists: each sets only what it has.
    #[must_use]
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            tables: &[],
            rules: &[],
            impacts: &[],
            events: &[],
            refusals: &[],
            imports: &[],
            stored: &[],
            misconduct: &[],
            deadlines: &[],
            counters: &[],
            checklist: &[],
            counted_products: None,
            limits_fell: None,
            work: &[],
            housekeeping: &[],
        }
    }
}
