//! The working calendar: data loaded by an operator from the State Council's yearly notices.
//!
//! A changed calendar makes a new version; the job `recount-deadlines` counts open deadlines again. What changes a
//! settled year takes two people.

mod capability;
mod carried_notices;
mod counters;
mod day;
mod deadline;
mod effect;
mod event;
mod in_force;
mod message;
mod payload;
mod plan;
mod proposal;
mod recount;
mod refusal;
mod rules;
pub mod seed_for_tests;
mod statutory;
mod store;
#[cfg(test)]
mod tests;
mod types;
mod wording;

use in_force::{check, forecast, in_force, planned, put_in_force};

use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::Result;
use crate::moment::Moment;
use crate::organisation_kind::OrganisationKind;

pub use super::shanghai::last_minute;
pub use capability::CAPABILITY;
pub use carried_notices::withhold_later;
pub use day::{DayKind, NamedDay};
pub use deadline::{
    CountedTerm, Deadline, DeadlineBefore, DeadlineColumns, DeadlineMoved, LATEST_LAST_DAY, Term,
    must_end_within, until,
};
pub use effect::{Effect, Outcome};
pub use event::LOADED;
pub(crate) use proposal::waiting;
pub use proposal::{
    confirm, count_awaiting, no_longer_valid, preview_proposal, proposals, refuse,
    withdraw_proposal, withdraw_proposals_of,
};
pub use rules::WorkingCalendar;
pub use statutory::{StatutoryDay, statutory_days};
pub use types::{CalendarProposal, Content, LoadedNotice, Notice, Plan, PlannedYear};

pub async fn read(db: &impl Reader) -> Result<WorkingCalendar> {
    store::read(db).await
}

pub async fn latest_version(db: &impl Reader) -> Result<i64> {
    store::latest_version(db).await
}

pub async fn history(db: &impl Reader) -> Result<Vec<LoadedNotice>> {
    store::history(db).await
}

/// What loading a notice would do, with the calendar and the open deadlines as they are now.
///
/// # Errors
/// As [`load`].
pub async fn preview(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    notice: &Notice,
) -> Result<Effect> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    check(notice, moment.today())?;
    let calendar = read(tx).await?;
    let plan = planned(&calendar, notice)?;
    forecast(tx, moment, &calendar, plan).await
}

/// Loads a notice, which replaces the notice of its year; or proposes it, where it changes a settled year: then a
/// second person confirms it.
///
/// # Errors
/// Refuses a text that cannot be read, days of another year, a day named twice, a working day on a rest day that
/// the law fixes, and callers other than the exchange centre; [`Error::Stale`](crate::Error::Stale) when the year has another notice by
/// now than the one to replace.
pub async fn load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    notice: &Notice,
) -> Result<Outcome> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    check(notice, moment.today())?;
    store::lock(tx).await?;
    // Under the lock: of two operators who replace the same notice, the second is refused.
    let calendar = read(tx).await?;
    let plan = planned(&calendar, notice)?;
    if plan.takes_two() {
        proposal::must_be_new(tx, &calendar, &plan).await?;
        let effect = forecast(tx, moment, &calendar, plan).await?;
        let proposal = proposal::propose(tx, moment, caller, notice).await?;
        return Ok(Outcome::Proposed(proposal, effect));
    }
    if let Some(version) = in_force(tx, &calendar, notice, &plan).await? {
        let moves = Vec::new();
        return Ok(Outcome::Loaded(version, Effect { plan, moves }));
    }
    let effect = forecast(tx, moment, &calendar, plan).await?;
    let version = put_in_force(tx, moment, caller, notice, &effect.plan).await?;
    Ok(Outcome::Loaded(version, effect))
}
