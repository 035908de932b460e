//! Notices and their days, rows to types.

use chrono::NaiveDate;
use sql::queries::calendar;

use super::rules::{NamedDay, WorkingCalendar};
use super::types::{LoadedNotice, Notice, PlannedYear};
use crate::caller::Caller;
use crate::database::{Reader, Transaction};
use crate::error::{Error, Result, stored};
use crate::moment::Moment;

pub(super) async fn read(db: &impl Reader) -> Result<WorkingCalendar> {
    let version = latest_version(db).await?;
    let notices = calendar::current_notices()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    let years = notices
        .iter()
        .map(|notice| (i32::from(notice.year), notice.version))
        .collect();
    let rows = calendar::current_days()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    let days = rows
        .into_iter()
        .map(|row| {
            let kind = stored(&row.kind)?;
            Ok(NamedDay {
                date: row.day,
                kind,
                name: row.name,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(WorkingCalendar::new(version, years, days))
}

pub(super) async fn latest_version(db: &impl Reader) -> Result<i64> {
    Ok(calendar::latest_version()
        .prepare(db)
        .await?
        .bind(db)
        .one()
        .await?)
}

pub(super) async fn history(db: &impl Reader) -> Result<Vec<LoadedNotice>> {
    let rows = calendar::history()
        .prepare(db)
        .await?
        .bind(db)
        .all()
        .await?;
    let notices = rows.into_iter().map(|row| LoadedNotice {
        version: row.version,
        year: i32::from(row.year),
        source: row.source,
        published_on: row.published_on,
        loaded_at: row.loaded_at,
    });
    Ok(notices.collect())
}

pub(super) async fn lock(tx: &Transaction<'_>) -> Result<()> {
    calendar::lock().prepare(tx).await?.bind(tx).one().await?;
    Ok(())
}

pub(super) async fn withhold_later(tx: &Transaction<'_>, day: NaiveDate) -> Result<()> {
    calendar::withhold()
        .prepare(tx)
        .await?
        .bind(tx, &day)
        .await?;
    Ok(())
}

pub(super) async fn insert(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    notice: &Notice,
    planned: &PlannedYear,
) -> Result<i64> {
    let year = i16::try_from(planned.year).map_err(Error::internal)?;
    let version = calendar::insert_notice()
        .prepare(tx)
        .await?
        .params(
            tx,
            &calendar::InsertNoticeParams {
                year,
                source: &notice.source,
                published_on: notice.published_on,
                loaded_at: moment.now,
                loaded_by: Some(caller.account.0),
            },
        )
        .one()
        .await?;
    let days: Vec<_> = planned.days.iter().map(|day| day.date).collect();
    let kinds: Vec<_> = planned.days.iter().map(|day| day.kind.into_str()).collect();
    let names: Vec<_> = planned.days.iter().map(|day| day.name.as_str()).collect();
    calendar::insert_days()
        .prepare(tx)
        .await?
        .params(
            tx,
            &calendar::InsertDaysParams {
                version,
                days: &days,
                kinds: &kinds,
                names: &names,
            },
        )
        .await?;
    Ok(version)
}
