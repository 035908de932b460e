//! What a notice does to the calendar in force.

use std::sync::Arc;

use chrono::NaiveDate;

use super::effect::Effect;
use super::rules::WorkingCalendar;
use super::types::{Notice, Plan, PlannedYear};
use super::{event, payload, plan, store};
use crate::caller::Caller;
use crate::capability::forecast_moves;
use crate::database::Transaction;
use crate::error::{Error, FieldError, Result};
use crate::log;
use crate::log::Readers;
use crate::moment::Moment;

/// The version of the very notice, if it is in force word for word: sent again, it makes no new one.
pub(super) async fn in_force(
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
pub(super) async fn put_in_force(
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
        let loaded = payload::Loaded {
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

pub(super) async fn forecast(
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

pub(super) fn planned(calendar: &WorkingCalendar, notice: &Notice) -> Result<Plan> {
    if calendar.version_of(notice.year) != notice.replaces {
        return Err(Error::Stale);
    }
    plan::plan(calendar, notice)
}

pub(super) fn check(notice: &Notice, today: NaiveDate) -> Result<()> {
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
