//! The working calendar: data loaded by an operator from the State Council's yearly notices.
//!
//! A changed calendar makes a new version; the job `recount-deadlines` counts open deadlines again.

mod capability;
mod deadline;
mod event;
mod plan;
mod rules;
pub mod seed_for_tests;
mod statutory;
mod store;
#[cfg(test)]
mod tests;
mod types;
mod wording;

use chrono::NaiveDate;

use crate::caller::{Caller, OrganisationKind};
use crate::database::{Reader, Transaction};
use crate::error::{Error, FieldError, Result};
use crate::log::{self, Readers};
use crate::moment::Moment;

pub use capability::CAPABILITY;
pub use deadline::{CountedTerm, Deadline, DeadlineBefore, DeadlineColumns, last_minute, until};
pub use event::LOADED;
pub use rules::{DayKind, NamedDay, Term, WorkingCalendar};
pub use statutory::{StatutoryDay, statutory_days};
pub use types::{Content, LoadedNotice, Notice, Plan, PlannedYear};

pub async fn read(db: &impl Reader) -> Result<WorkingCalendar> {
    store::read(db).await
}

pub async fn latest_version(db: &impl Reader) -> Result<i64> {
    store::latest_version(db).await
}

pub async fn history(db: &impl Reader) -> Result<Vec<LoadedNotice>> {
    store::history(db).await
}

/// What loading a notice would do, with the calendar as it is now.
///
/// # Errors
/// As [`load`].
pub async fn preview(db: &impl Reader, caller: &Caller, notice: &Notice) -> Result<Plan> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    check(notice)?;
    planned(&read(db).await?, notice)
}

/// Loads a notice, which replaces the notice of its year. Returns the new version, and what was done.
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
) -> Result<(i64, Plan)> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    check(notice)?;
    store::lock(tx).await?;
    // Under the lock: of two operators who replace the same notice, the second is refused.
    let plan = planned(&read(tx).await?, notice)?;
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
    Ok((version, plan))
}

/// For a demonstration that begins on `day`, before anything is counted: leaves out the notices that were
/// published later.
pub async fn withhold_later(tx: &Transaction<'_>, day: NaiveDate) -> Result<()> {
    store::withhold_later(tx, day).await
}

fn planned(calendar: &WorkingCalendar, notice: &Notice) -> Result<Plan> {
    if calendar.version_of(notice.year) != notice.replaces {
        return Err(Error::Stale);
    }
    plan::plan(calendar, notice)
}

fn check(notice: &Notice) -> Result<()> {
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
    Ok(())
}
