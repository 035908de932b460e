//! The manufacturer's duty to report a lower price in time, and the record when it did not (S4-20).

use chrono::{NaiveDate, TimeDelta};
use rust_decimal::Decimal;
use serde_json::json;

use super::rules::{Duty, DutyFacts};
use super::store;
use crate::conduct::{self, MisconductKind, NewMisconduct, Subject};
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::{LowerPriceReportId, OrganisationId, ProductId};
use crate::moment::{Moment, SHANGHAI, shanghai_midnight};
use crate::money::UnitPrice;
use crate::pricing::region::Region;
use crate::rulebook::keys;

/// A duty whose time is over.
pub(super) struct OpenDuty {
    pub(super) id: LowerPriceReportId,
    pub(super) head: LowerPriceReportId,
    pub(super) product: ProductId,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) manufacturer: OrganisationId,
    pub(super) region: Region,
    pub(super) platform: String,
    pub(super) price: UnitPrice,
    pub(super) pack_ratio: Decimal,
    pub(super) base_price: UnitPrice,
    pub(super) executed_on: NaiveDate,
    pub(super) due_on: NaiveDate,
    pub(super) calendar_version: i64,
    pub(super) facts: DutyFacts,
}

/// Settles at most `rows_max` duties whose time is over, and says how many: a manufacturer that did
/// not tell of the price in time is put on record, once for a case.
///
/// # Errors
/// When the database fails.
pub async fn settle_duties(tx: &Transaction<'_>, moment: &Moment, rows_max: i64) -> Result<usize> {
    settle(tx, moment, None, rows_max).await
}

/// Settles those duties among `ids`, or among all, whose time is over.
pub(super) async fn settle(
    tx: &Transaction<'_>,
    moment: &Moment,
    ids: Option<&[LowerPriceReportId]>,
    rows_max: i64,
) -> Result<usize> {
    let duties = store::lock_duties(tx, moment, ids, rows_max).await?;
    let judged = duties
        .iter()
        .map(|duty| (duty, duty.facts.judge(moment.now)));
    let judged: Vec<(&OpenDuty, Duty)> = judged.filter(|(_, duty)| *duty != Duty::Waits).collect();
    let broken: Vec<NewMisconduct> = judged
        .iter()
        .filter(|(_, duty)| *duty == Duty::Broken)
        .map(|(duty, _)| undeclared(duty))
        .collect();
    conduct::record(tx, moment, &broken).await?;
    let settled: Vec<LowerPriceReportId> = judged.iter().map(|(duty, _)| duty.id).collect();
    store::settle_duties(tx, moment, &settled).await?;
    Ok(settled.len())
}

/// The record says what was listed where and until when it was to be told, never who reported it.
fn undeclared(duty: &OpenDuty) -> NewMisconduct {
    let facts = duty.facts;
    let told_at = facts.is_own.then_some(facts.reported_at);
    NewMisconduct {
        organisation: duty.manufacturer,
        kind: MisconductKind::LowerPriceUndeclared,
        happened_at: facts.due_at,
        subject: Subject::LowerPriceReport(duty.head),
        evidence: json!({
            "report": duty.head,
            "product": duty.product,
            "product_name": duty.name,
            "code": duty.code,
            "region": duty.region,
            "region_name": duty.region.name(),
            "platform": duty.platform,
            "price": duty.price,
            "pack_ratio": duty.pack_ratio.to_string(),
            "base_price": duty.base_price,
            "executed_on": duty.executed_on,
            "due_on": duty.due_on,
            "due_at": facts.due_at.with_timezone(&SHANGHAI).to_rfc3339(),
            "declared_at": told_at.map(|at| at.with_timezone(&SHANGHAI).to_rfc3339()),
            "calendar_version": duty.calendar_version,
        }),
    }
}

/// Counts at most `rows_max` open duties again that an older calendar gave, and says how many. What
/// was told once moves later only.
///
/// # Errors
/// When the database fails.
pub async fn recount_duties(tx: &Transaction<'_>, moment: &Moment, rows_max: i64) -> Result<usize> {
    let counted = store::lock_counted_by_older(tx, moment, rows_max).await?;
    for (id, executed_on, due_at) in &counted {
        let term = moment.rulebook.term(keys::LOWER_PRICE_TERM, *executed_on)?;
        let mut deadline = (moment.calendar).deadline(shanghai_midnight(*executed_on), term);
        if deadline.due_at < *due_at {
            deadline.due_at = *due_at;
            deadline.last_day = (*due_at - TimeDelta::microseconds(1))
                .with_timezone(&SHANGHAI)
                .date_naive();
        }
        store::recount(tx, *id, deadline).await?;
    }
    Ok(counted.len())
}
