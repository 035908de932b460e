//! The working calendar: data loaded by an operator from the State Council's yearly notices.
//!
//! A changed calendar makes a new version; the job `recount-deadlines` counts open deadlines again. What changes a
//! settled year takes two people.

mod capability;
mod carried_notices;
mod counters;
mod deadline;
mod event;
mod message;
mod plan;
mod proposal;
mod rules;
pub mod seed_for_tests;
mod statutory;
mod store;
#[cfg(test)]
mod tests;
mod types;
mod wording;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::caller::{Caller, OrganisationKind};
use crate::capability::forecast_moves;
use crate::database::{Reader, Transaction};
use crate::error::{Error, FieldError, Result};
use crate::log::{self, Readers};
use crate::moment::Moment;

pub use capability::CAPABILITY;
pub use carried_notices::withhold_later;
pub use deadline::{
    CountedTerm, Deadline, DeadlineBefore, DeadlineColumns, LATEST_LAST_DAY, last_minute,
    must_end_within, until,
};
pub use event::LOADED;
pub(crate) use proposal::waiting;
pub use proposal::{
    confirm, count_awaiting, no_longer_valid, preview_proposal, proposals, refuse,
    withdraw_proposal, withdraw_proposals_of,
};
pub use rules::{DayKind, NamedDay, Term, WorkingCalendar};
pub use statutory::{StatutoryDay, statutory_days};
pub use types::{
    CalendarProposal, Content, Effect, LoadedNotice, Notice, Outcome, Plan, PlannedYear,
};

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
/// the law fixes, and callers other than the exchange centre; [`Error::Stale`] when the year has another notice by
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

/// The version of the very notice, if it is in force word for word: sent again, it makes no new one.
async fn in_force(
    tx: &Transaction<'_>,
    calendar: &WorkingCalendar,
    notice: &Notice,
    plan: &Plan,
) -> Result<Option<i64>> {
    let changes = |year: &PlannedYear| calendar.named_days(year.year) != year.days;
    if plan.years.iter().any(changes) {
        return Ok(None);
    }
    let loaded = store::history(tx).await?.into_iter().find(|one| {
        Some(one.version) == notice.replaces
            && one.source == notice.source
            && one.published_on == notice.published_on
    });
    Ok(loaded.map(|one| one.version))
}

/// Writes what was planned under the lock. Returns the new version.
async fn put_in_force(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    notice: &Notice,
    plan: &Plan,
) -> Result<i64> {
    let mut version = 0;
    let mut events = Vec::new();
    for year in &plan.years {
        version = store::insert(tx, moment, caller, notice, year).await?;
        let loaded = event::Loaded {
            year: year.year,
            version,
            source: notice.source.clone(),
            published_on: notice.published_on,
            days: year.days.len(),
            missing: year.missing.len(),
        };
        let event = event::LOADED.about(year.year, &loaded).by(caller);
        events.push(event.for_readers(Readers::everyone()));
    }
    log::write(tx, moment, &events).await?;
    Ok(version)
}

async fn forecast(
    tx: &Transaction<'_>,
    moment: &Moment,
    calendar: &WorkingCalendar,
    plan: Plan,
) -> Result<Effect> {
    let then = Moment {
        calendar: Arc::new(calendar.after(&plan)),
        ..moment.clone()
    };
    let moves = forecast_moves(tx, &then).await?;
    Ok(Effect { plan, moves })
}

fn planned(calendar: &WorkingCalendar, notice: &Notice) -> Result<Plan> {
    if calendar.version_of(notice.year) != notice.replaces {
        return Err(Error::Stale);
    }
    plan::plan(calendar, notice)
}

fn check(notice: &Notice, today: NaiveDate) -> Result<()> {
    if !(1990..=2200).contains(&notice.year) {
        return Err(FieldError::alone(
            "/year",
            "年份须在1990至2200之间",
            "must be from 1990 to 2200",
        ));
    }
    if notice.source.trim().is_empty() {
        return Err(FieldError::alone(
            "/source",
            "请填写通知名称",
            "name the notice",
        ));
    }
    plan::must_be_published(notice.year, notice.published_on, today)
}
