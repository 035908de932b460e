//! Lower-price reports as answers and as rows of exports.

use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::CountedTerm;
use domain::catalogue::ProductHead;
use domain::listed_price::{Bounds, PlatformLevel, PriceKind};
use domain::lower_price_report::{LowerPriceAction, LowerPriceReport, LowerPriceReportState};
use domain::{
    Caller, EvidenceId, LowerPriceReportId, PriceChangeId, ProductId, PublicityId, ShanghaiTime,
    UnitPrice,
};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{Column, List, titles};
use crate::routes::views::{Named, RegionView};

/// The product of a report.
#[derive(Debug, Serialize, ToSchema)]
struct ReportedProduct {
    id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    base_unit: String,
}

/// What the manufacturer stated.
#[derive(Debug, Serialize, ToSchema)]
struct ExplanationView {
    /// Its reasons.
    reason: String,
    /// Files that prove it.
    evidence: Vec<EvidenceId>,
    /// The instant at which the manufacturer stated it.
    at: ShanghaiTime,
}

/// A report of a lower price, as far as its reader may know it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LowerPriceReportView {
    pub(super) id: LowerPriceReportId,
    state: LowerPriceReportState,
    /// The last day on which the manufacturer's own report is in time.
    due_on: NaiveDate,
    /// That day before it was moved off a rest day.
    raw_due_on: NaiveDate,
    /// Exclusive: the first instant that is too late.
    due_at: ShanghaiTime,
    /// Whether that needs a calendar that is not known yet; it is not enforced while it does.
    due_is_provisional: bool,
    /// Whether the manufacturer's own report was in time; null for those of others.
    timely: Option<bool>,
    /// Of which product.
    product: ReportedProduct,
    /// The product's maker.
    manufacturer: Named,
    /// Who reported; shown to the overseers and the reporter only.
    reporter: Option<Named>,
    /// Whether the caller's organisation reported it.
    reported_by_me: bool,
    /// The report that opened its case; shown to the overseers only.
    case_id: Option<LowerPriceReportId>,
    /// The province.
    region: RegionView,
    /// The platform.
    platform: String,
    platform_level: PlatformLevel,
    kind: PriceKind,
    /// Yuan for `pack_ratio` base units.
    price: UnitPrice,
    /// Base units that the price buys.
    pack_ratio: Decimal,
    /// Yuan for one base unit.
    base_price: UnitPrice,
    /// The reference limit when it was reported.
    reference_limit: Option<UnitPrice>,
    /// Whether its price is so far from that limit that it may be a typing error.
    is_far: bool,
    /// The first day on which it is in force there.
    executed_on: NaiveDate,
    /// The last day, if it has one.
    effective_to: Option<NaiveDate>,
    /// Where it can be read.
    source: String,
    /// Files that prove it; shown to the overseers and the reporter only.
    evidence: Vec<EvidenceId>,
    /// The instant of the report.
    reported_at: ShanghaiTime,
    /// What the manufacturer stated; shown to the overseers and to it.
    explanation: Option<ExplanationView>,
    /// Why it was refused.
    reason: Option<String>,
    /// When it was decided.
    decided_at: Option<ShanghaiTime>,
    /// The change of price that came of it.
    price_change_id: Option<PriceChangeId>,
    /// The window of publicity in which that is.
    publicity_id: Option<PublicityId>,
    /// Whether the caller reported this price, so that another person decides on it.
    takes_another: bool,
    /// What the caller may do now.
    actions: Vec<LowerPriceAction>,
    /// Grows with every change of it.
    version: i32,
}

impl LowerPriceReportView {
    pub(super) fn of(report: LowerPriceReport, caller: &Caller, bounds: Bounds) -> Self {
        let timely = report.timely();
        let actions = report.actions(caller);
        let explained = |(reason, evidence, at): (String, Vec<EvidenceId>, DateTime<Utc>)| {
            let at = at.into();
            ExplanationView {
                reason,
                evidence,
                at,
            }
        };
        let terms = report.terms;
        let far = bounds.typed(terms.price.base_price, report.limit);
        Self {
            id: report.id,
            state: report.state,
            due_on: report.deadline.last_day(),
            raw_due_on: report.raw_due_on,
            due_at: report.deadline.due_at.into(),
            due_is_provisional: report.deadline.is_provisional,
            timely,
            manufacturer: Named {
                id: report.manufacturer,
                name: report.head.manufacturer.clone(),
            },
            product: ReportedProduct {
                id: report.product,
                head: report.head,
                base_unit: report.base_unit,
            },
            reported_by_me: (report.reporter.as_ref())
                .is_some_and(|(id, _)| *id == caller.organisation),
            reporter: report.reporter.map(Named::from),
            case_id: report.case,
            region: terms.region.into(),
            platform: terms.platform,
            platform_level: terms.level,
            kind: terms.kind,
            price: terms.price.price,
            pack_ratio: terms.price.pack_ratio,
            base_price: terms.price.base_price,
            reference_limit: report.limit,
            is_far: far.is_some(),
            executed_on: terms.effective_from,
            effective_to: terms.price.effective_to,
            source: terms.source,
            evidence: report.evidence,
            reported_at: report.reported_at.into(),
            explanation: report.explanation.map(explained),
            reason: Some(report.reason).filter(|reason| !reason.is_empty()),
            decided_at: report.decided_at.map(Into::into),
            price_change_id: report.change,
            publicity_id: report.publicity,
            takes_another: report.is_callers,
            actions,
            version: report.version,
        }
    }
}

/// The time that a manufacturer has to report a lower price.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReportDeadline {
    /// The last day on which the report is in time.
    due_on: NaiveDate,
    /// That day before it was moved off a rest day.
    raw_due_on: NaiveDate,
    /// Exclusive: the first instant that is too late.
    due_at: ShanghaiTime,
    /// The last minute that is in time, as people write it: `2026-03-09 24:00`.
    due_by: String,
    /// Whether that needs a calendar that is not known yet; it is not enforced while it does.
    due_is_provisional: bool,
    /// Whether a report made now is in time; null while that is undecided.
    timely: Option<bool>,
}

impl ReportDeadline {
    pub(super) fn of(counted: &CountedTerm, now: DateTime<Utc>) -> Self {
        let deadline = counted.deadline;
        Self {
            due_on: deadline.last_day(),
            raw_due_on: counted.raw_last_day,
            due_at: deadline.due_at.into(),
            due_by: deadline.text(),
            due_is_provisional: deadline.is_provisional,
            timely: deadline.timely(now),
        }
    }
}

pub(super) const COLUMNS: [Column<LowerPriceReport>; 18] = [
    Column::text("状态", |report| report.state.label().into()),
    Column::code("医保耗材代码", |report| {
        report.head.code.as_str().into()
    }),
    Column::text("产品名称", |report| report.head.name.as_str().into()),
    Column::text("生产企业", |report| {
        report.head.manufacturer.as_str().into()
    }),
    Column::text("报告方", |report| {
        let reporter = report.reporter.as_ref();
        reporter.map(|(_, name)| name.as_str()).into()
    }),
    Column::text("省份", |report| report.terms.region.name().into()),
    Column::text("平台", |report| report.terms.platform.as_str().into()),
    Column::price("价格", |report| report.terms.price.price.into()),
    Column::count("包装转换比", |report| {
        report.terms.price.pack_ratio.into()
    }),
    Column::number("最小计量单位价格", 4, |report| {
        report.terms.price.base_price.into()
    }),
    Column::price("报告时参考限价（元）", |report| {
        report.limit.into()
    }),
    Column::date("执行日期", |report| report.terms.effective_from.into()),
    Column::date("申报截止日", |report| {
        report.deadline.last_day().into()
    }),
    Column::text("来源", |report| report.terms.source.as_str().into()),
    Column::time("报告时间", |report| report.reported_at.into()),
    Column::text("企业说明", |report| {
        let explanation = report.explanation.as_ref();
        explanation.map(|(reason, _, _)| reason.as_str()).into()
    }),
    Column::text("处理意见", |report| report.reason.as_str().into()),
    Column::time("处理时间", |report| report.decided_at.into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "更低价格报告",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};
