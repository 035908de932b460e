//! Duties to report a lower price, rows to types.

use chrono::{DateTime, Utc};
use ground::calendar::{Deadline, DeadlineColumns};
use ground::capability::OpenRows;
use ground::database::Transaction;
use ground::{LowerPriceReportId, Moment, OrganisationId, ProductId, Result, UnitPrice, stored};
use prices::listed_price::Region;
use sql::queries::lower_price_report;

use super::rules::DutyFacts;
use crate::lower_price_report::types::{OpenDuty, RunningDuty};

fn duty_of(row: lower_price_report::Duty) -> Result<OpenDuty> {
    Ok(OpenDuty {
        id: LowerPriceReportId(row.id),
        head: LowerPriceReportId(row.head),
        product: ProductId(row.product),
        code: row.code,
        name: row.name,
        manufacturer: OrganisationId(row.manufacturer),
        reporter: OrganisationId(row.organisation),
        facts: DutyFacts {
            is_own: row.organisation == row.manufacturer,
            reported_at: row.reported_at,
            state: stored(&row.state)?,
            deadline: Deadline {
                from: row.executed_on,
                due_at: row.due_at,
                is_provisional: row.due_is_provisional,
                calendar_version: row.calendar_version,
            },
            declared_in_time: row.declared_in_time,
        },
        region: Region::stored(row.region)?,
        platform: row.platform,
        price: UnitPrice::stored(row.price),
        pack_ratio: row.pack_ratio.normalize(),
        base_price: UnitPrice::stored(row.base_price),
        executed_on: row.executed_on,
    })
}

pub(super) async fn lock_duties(
    tx: &Transaction<'_>,
    moment: &Moment,
    ids: Option<&[LowerPriceReportId]>,
    rows_max: i64,
) -> Result<Vec<OpenDuty>> {
    let ids = ids.map(LowerPriceReportId::numbers);
    let rows = lower_price_report::lock_duties()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &ids, &rows_max)
        .all()
        .await?;
    rows.into_iter().map(duty_of).collect()
}

pub(super) async fn settle_duties(
    tx: &Transaction<'_>,
    moment: &Moment,
    ids: &[LowerPriceReportId],
) -> Result<()> {
    if !ids.is_empty() {
        lower_price_report::settle_duties()
            .prepare(tx)
            .await?
            .bind(tx, &moment.now, &LowerPriceReportId::numbers(ids))
            .await?;
    }
    Ok(())
}

pub(super) async fn lock_open(
    tx: &Transaction<'_>,
    which: OpenRows,
    rows_max: i64,
) -> Result<Vec<RunningDuty>> {
    let OpenRows { older_than, due_by } = which;
    let rows = lower_price_report::lock_open()
        .prepare(tx)
        .await?
        .params(
            tx,
            &lower_price_report::LockOpenParams {
                older_than,
                due_by,
                rows: rows_max,
            },
        )
        .all()
        .await?;
    let duties = rows.into_iter().map(|row| {
        Ok(RunningDuty {
            id: LowerPriceReportId(row.id),
            is_head: row.joined.is_none(),
            product: ProductId(row.product),
            code: row.code,
            name: row.name,
            base_unit: row.base_unit,
            manufacturer: OrganisationId(row.manufacturer),
            reporter: OrganisationId(row.organisation),
            region: Region::stored(row.region)?,
            base_price: UnitPrice::stored(row.base_price),
            raw_due_on: row.raw_due_on,
            deadline: Deadline {
                from: row.executed_on,
                due_at: row.due_at,
                is_provisional: row.due_is_provisional,
                calendar_version: row.calendar_version,
            },
        })
    });
    duties.collect()
}

pub(super) async fn save_deadlines(tx: &Transaction<'_>, duties: &[RunningDuty]) -> Result<()> {
    let ids: Vec<i64> = duties.iter().map(|duty| duty.id.0).collect();
    let raw_due_on: Vec<_> = duties.iter().map(|duty| duty.raw_due_on).collect();
    let due_on: Vec<_> = duties.iter().map(|duty| duty.deadline.last_day()).collect();
    let due = DeadlineColumns::of(duties.iter().map(|duty| Some(duty.deadline)));
    lower_price_report::save_deadlines()
        .prepare(tx)
        .await?
        .params(
            tx,
            &lower_price_report::SaveDeadlinesParams {
                ids: &ids,
                raw_due_on: &raw_due_on,
                due_on: &due_on,
                due_at: &due.at,
                provisional: &due.is_provisional,
                calendar_versions: &due.calendar_version,
            },
        )
        .await?;
    Ok(())
}

/// When the next duty ends whose end is certain and whose case is decided.
pub(in crate::lower_price_report) async fn next_due(
    tx: &Transaction<'_>,
) -> Result<Option<DateTime<Utc>>> {
    Ok(lower_price_report::next_due()
        .prepare(tx)
        .await?
        .bind(tx)
        .one()
        .await?)
}
