//! A lower price that its manufacturer did not report in time as misconduct (S4-20).

use std::collections::HashSet;

use chrono::NaiveDate;
use ground::calendar::until;
use ground::capability::{MisconductKind, Part};
use ground::database::Transaction;
use ground::log::{Figures, Text};
use ground::{
    Caller, Figure, Label, LowerPriceReportId, Moment, ProductId, Result, ShanghaiTime, UnitPrice,
    Words,
};
use market::conduct;
use prices::listed_price::Region;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::refusal::BASE_PRICE;
use super::rules::own_report;
use super::types::{CaseReport, OpenDuty};
use super::{event, misconduct, store};

/// The figures of the message about a price that was not reported in time.
#[derive(Deserialize)]
struct Undeclared {
    evidence: Evidence,
    clause: String,
}

/// What was listed where, and until when it was to be reported; never who reported it.
#[derive(Serialize, Deserialize)]
pub(super) struct Evidence {
    report: LowerPriceReportId,
    product: ProductId,
    product_name: String,
    code: String,
    region: Region,
    region_name: String,
    platform: String,
    price: UnitPrice,
    pack_ratio: Decimal,
    base_price: UnitPrice,
    executed_on: NaiveDate,
    due_on: NaiveDate,
    due_at: ShanghaiTime,
    /// When the manufacturer reported it, if it did.
    declared_at: Option<ShanghaiTime>,
    calendar_version: i64,
}

impl Evidence {
    pub(super) fn of(duty: &OpenDuty) -> Self {
        let (facts, deadline) = (duty.facts, duty.facts.deadline);
        let declared_at = facts.is_own.then_some(facts.reported_at);
        Self {
            report: duty.head,
            product: duty.product,
            product_name: duty.name.clone(),
            code: duty.code.clone(),
            region: duty.region,
            region_name: duty.region.name().to_owned(),
            platform: duty.platform.clone(),
            price: duty.price,
            pack_ratio: duty.pack_ratio,
            base_price: duty.base_price,
            executed_on: duty.executed_on,
            due_on: deadline.last_day(),
            due_at: deadline.due_at.into(),
            declared_at: declared_at.map(Into::into),
            calendar_version: deadline.calendar_version,
        }
    }
}

/// Withdraws the record over a case whose price proved untrue.
pub(super) async fn withdraw(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    case: &[CaseReport],
    reason: &str,
) -> Result<()> {
    let heads = case.iter().filter(|report| report.is_head);
    let heads: Vec<String> = heads.map(|report| report.id.to_string()).collect();
    conduct::withdraw(tx, moment, caller, &LOWER_PRICE_UNDECLARED, &heads, reason).await?;
    Ok(())
}

/// Those of these cases, by their ids, in which the caller reported the price himself.
pub(super) async fn cases_reported_by(
    tx: &Transaction<'_>,
    caller: &Caller,
    cases: &[&str],
) -> Result<HashSet<String>> {
    let ids = cases.iter().filter_map(|case| case.parse().ok());
    let ids: Vec<LowerPriceReportId> = ids.collect();
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let own = store::cases_reported_by(tx, caller.account, &ids).await?;
    let is_own = |case: &&&str| case.parse().is_ok_and(|id| own.contains(&id));
    Ok(cases
        .iter()
        .filter(is_own)
        .map(ToString::to_string)
        .collect())
}

pub(super) fn undeclared(figures: &Figures<'_>) -> Result<Text> {
    let Undeclared { evidence, clause } = figures.read()?;
    let (product, region) = (evidence.product_name, evidence.region_name);
    let (price, executed_on) = (evidence.base_price, evidence.executed_on);
    let due = until(evidence.due_at.to_utc(), false);
    Ok(Text {
        title: Words::new(
            format!("不良行为记录：未按时申报更低价格（{product}）"),
            format!("On record: a lower price of {product} was not reported in time"),
        ),
        body: Words::new(
            format!(
                "“{product}”自{executed_on}起在{region}执行{price}元的更低价格，贵方未在{}前申报，已记录为“未按时申报更低价格”（{clause}）。",
                due.zh
            ),
            format!(
                "“{product}” has cost CNY {price} in {region} since {executed_on}, and you did not \
                 report it by {}: this is on record ({clause}).",
                due.en
            ),
        ),
    })
}

pub(super) const LOWER_PRICE_UNDECLARED: MisconductKind = MisconductKind {
    name: "lower_price_undeclared",
    words: Label::new(
        "未按时申报更低价格",
        "did not report a lower price elsewhere in time",
    ),
    clause: "S4-20",
    subject: &event::LOWER_PRICE_REPORT,
    evidence: &[
        Figure::text("product_name", Label::new("产品名称", "product")),
        Figure::text("code", Label::new("医保耗材代码", "code")),
        Figure::text("region_name", Label::new("省份", "province")),
        Figure::text("platform", Label::new("平台", "platform")),
        Figure::money("price", Label::new("价格", "price")),
        Figure::text("pack_ratio", Label::new("包装转换比", "pack ratio")),
        BASE_PRICE,
        Figure::text("executed_on", Label::new("执行日期", "in force from")),
        Figure::deadline("due_at", Label::new("截止", "due")),
        Figure::instant("declared_at", Label::new("申报时间", "reported")),
    ],
    message: misconduct::undeclared,
    part: Some(Part {
        of: |tx, caller, cases| Box::pin(misconduct::cases_reported_by(tx, caller, cases)),
        words: own_report,
    }),
};

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn evidence_is_written_as_it_is_stored() {
        let stored = json!({
            "report": "3", "product": "7", "product_name": "一次性使用导尿管",
            "code": "C14020315924063616500000001", "region": 44, "region_name": "广东省",
            "platform": "广东省药品交易中心", "price": "880.00", "pack_ratio": "10",
            "base_price": "88.00", "executed_on": "2026-01-05", "due_on": "2026-02-05",
            "due_at": "2026-02-06T00:00:00+08:00", "declared_at": null, "calendar_version": 7
        });
        let evidence = Evidence::deserialize(&stored).expect("whole");
        assert_eq!(json!(evidence), stored);
    }
}
