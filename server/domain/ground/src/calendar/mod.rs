//! The working calendar: data loaded by an operator from the State Council's yearly notices.
//!
//! A changed calendar makes a new version; the job `recount-deadlines` counts open deadlines again.

mod capability;
mod deadline;
mod event;
mod rules;
pub mod seed_for_tests;
mod store;
#[cfg(test)]
mod tests;
mod types;

use std::collections::HashSet;

use chrono::Datelike;

use crate::caller::{Caller, OrganisationKind};
use crate::database::{Reader, Transaction};
use crate::error::{Error, FieldError, Result};
use crate::log::{self, Readers};
use crate::moment::Moment;

pub use capability::CAPABILITY;
pub use deadline::{CountedTerm, Deadline, DeadlineBefore, DeadlineColumns, last_minute, until};
pub use event::LOADED;
pub use rules::{DayKind, NamedDay, Term, WorkingCalendar};
pub use types::{LoadedNotice, Notice};

const NAMED_DAYS_MAX: usize = 120;

pub async fn read(db: &impl Reader) -> Result<WorkingCalendar> {
    store::read(db).await
}

pub async fn latest_version(db: &impl Reader) -> Result<i64> {
    store::latest_version(db).await
}

pub async fn history(db: &impl Reader) -> Result<Vec<LoadedNotice>> {
    store::history(db).await
}

/// Loads a notice, which replaces the notice of its year. Returns the new version.
///
/// # Errors
/// Refuses days of another year, a day named twice, and callers other than the exchange centre;
/// [`Error::Stale`] when the year has another notice by now than the one to replace.
pub async fn load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    notice: &Notice,
) -> Result<i64> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    check(notice)?;
    store::lock(tx).await?;
    // Under the lock: of two operators who replace the same notice, the second is refused.
    if read(tx).await?.version_of(notice.year) != notice.replaces {
        return Err(Error::Stale);
    }
    let version = store::insert(tx, moment, caller, notice).await?;
    let loaded = event::Loaded {
        year: notice.year,
        version,
        source: notice.source.clone(),
        published_on: notice.published_on,
        days: notice.days.len(),
    };
    let event = event::LOADED
        .about(notice.year, &loaded)
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(version)
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
    if notice.days.is_empty() || NAMED_DAYS_MAX < notice.days.len() {
        let zh = format!("须列出1至{NAMED_DAYS_MAX}个日期");
        return Err(FieldError::alone(
            "/days",
            zh,
            format!("name 1 to {NAMED_DAYS_MAX} days"),
        ));
    }
    let mut seen = HashSet::new();
    for (index, day) in notice.days.iter().enumerate() {
        let pointer = format!("/days/{index}/date");
        if day.date.year() != notice.year {
            let zh = format!("{}不在{}年内，应记入其所在年份", day.date, notice.year);
            let en = format!(
                "{} is not in {}; file it under its own year",
                day.date, notice.year
            );
            return Err(FieldError::alone(&pointer, zh, en));
        }
        if !seen.insert(day.date) {
            let zh = format!("{}重复", day.date);
            return Err(FieldError::alone(
                &pointer,
                zh,
                format!("{} is named twice", day.date),
            ));
        }
    }
    Ok(())
}
