//! Reports of lower prices as answers and as rows of a sheet.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::pricing::report::Report;
use domain::{Caller, EvidenceId};
use serde::Serialize;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use crate::http::{Answer, Cell, Page, Sheet};
use crate::routes::closed::{
    LowerPriceAction, LowerPriceState, PlatformLevel as Levels, PriceKind as Kinds,
};
use crate::routes::views::{Named, RegionView, shown, yuan};

/// The product of a report.
#[derive(Debug, Serialize, ToSchema)]
struct ReportedProduct {
    /// Its id.
    id: String,
    /// National consumable code.
    code: String,
    /// Its name.
    name: String,
    /// Its specification.
    specification: String,
    /// Its model.
    model: String,
    /// Its base unit.
    base_unit: String,
}

/// What the manufacturer stated.
#[derive(Debug, Serialize, ToSchema)]
struct ExplanationView {
    /// Its reasons.
    reason: String,
    /// Files that prove it.
    evidence: Vec<String>,
    /// When.
    at: DateTime<FixedOffset>,
}

/// A report of a lower price, as far as its reader may know it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct LowerPriceReportView {
    /// Its id.
    pub(super) id: String,
    /// `open`, `explained`, `accepted`, `refused`.
    #[schema(value_type = LowerPriceState)]
    state: &'static str,
    /// The last day on which the manufacturer's own report is in time.
    due_on: NaiveDate,
    /// That day before it was moved off a rest day.
    raw_due_on: NaiveDate,
    /// Exclusive: the first instant that is too late.
    due_at: DateTime<FixedOffset>,
    /// Whether that needs a calendar that is not known yet; it is not enforced while it does.
    due_is_provisional: bool,
    /// Whether the manufacturer's own report was in time; null for those of others.
    timely: Option<bool>,
    /// Of which product.
    product: ReportedProduct,
    /// The product's maker.
    manufacturer: Named,
    /// Who reported; told to the overseers and the reporter only.
    reporter: Option<Named>,
    /// Whether the caller's organisation reported it.
    reported_by_me: bool,
    /// The report that opened its case; told to the overseers only.
    case_id: Option<String>,
    /// The province.
    region: RegionView,
    /// The platform.
    platform: String,
    /// `provincial` or `city`.
    #[schema(value_type = Levels)]
    platform_level: &'static str,
    /// How the price came about.
    #[schema(value_type = Kinds)]
    kind: &'static str,
    /// Yuan for `pack_ratio` base units.
    price: String,
    /// Base units that the price buys.
    pack_ratio: String,
    /// Yuan for one base unit.
    base_price: String,
    /// The reference limit when it was reported.
    reference_limit: Option<String>,
    /// The first day on which it is in force there.
    executed_on: NaiveDate,
    /// The last day, if it has one.
    effective_to: Option<NaiveDate>,
    /// Where it can be read.
    source: String,
    /// Files that prove it; told to the overseers and the reporter only.
    evidence: Vec<String>,
    /// When.
    reported_at: DateTime<FixedOffset>,
    /// What the manufacturer stated; told to the overseers and to it.
    explanation: Option<ExplanationView>,
    /// Why it was refused.
    reason: Option<String>,
    /// When it was decided.
    decided_at: Option<DateTime<FixedOffset>>,
    /// The change of price that came of it.
    price_change_id: Option<String>,
    /// The window in which that stands.
    publicity_id: Option<String>,
    /// What the caller may do now.
    #[schema(value_type = Vec<LowerPriceAction>)]
    actions: Vec<&'static str>,
    /// Grows with every change of it.
    version: i32,
}

impl LowerPriceReportView {
    pub(super) fn of(report: Report, caller: &Caller) -> Self {
        let timely = report.timely();
        let actions = actions(&report, caller);
        let named = |(id, name): (domain::OrganisationId, String)| Named {
            id: id.to_string(),
            name,
        };
        let texts = |ids: Vec<EvidenceId>| ids.iter().map(ToString::to_string).collect();
        let explained = |(reason, files, at): (String, Vec<EvidenceId>, DateTime<_>)| {
            let (evidence, at) = (texts(files), shown(at));
            ExplanationView {
                reason,
                evidence,
                at,
            }
        };
        let terms = report.terms;
        Self {
            id: report.id.to_string(),
            state: report.state.into_str(),
            due_on: report.deadline.last_day(),
            raw_due_on: report.raw_due_on,
            due_at: shown(report.deadline.due_at),
            due_is_provisional: report.deadline.is_provisional,
            timely,
            product: ReportedProduct {
                id: report.product.to_string(),
                code: report.code,
                name: report.name,
                specification: report.specification,
                model: report.model,
                base_unit: report.base_unit,
            },
            manufacturer: named(report.manufacturer),
            reported_by_me: (report.reporter.as_ref())
                .is_some_and(|(id, _)| *id == caller.organisation),
            reporter: report.reporter.map(named),
            case_id: report.case.map(|id| id.to_string()),
            region: terms.region.into(),
            platform: terms.platform,
            platform_level: terms.level.into_str(),
            kind: terms.kind.into_str(),
            price: yuan(terms.price.price),
            pack_ratio: terms.price.pack_ratio.to_string(),
            base_price: yuan(terms.price.base_price),
            reference_limit: report.limit.map(yuan),
            executed_on: terms.effective_from,
            effective_to: terms.price.effective_to,
            source: terms.source,
            evidence: texts(report.evidence),
            reported_at: shown(report.reported_at),
            explanation: report.explanation.map(explained),
            reason: Some(report.reason).filter(|reason| !reason.is_empty()),
            decided_at: report.decided_at.map(shown),
            price_change_id: report.change.map(|id| id.to_string()),
            publicity_id: report.publicity.map(|id| id.to_string()),
            actions,
            version: report.version,
        }
    }
}

fn actions(report: &Report, caller: &Caller) -> Vec<&'static str> {
    if !report.state.is_open() || caller.must_trade_for(caller.kind).is_err() {
        Vec::new()
    } else if caller.is_operator() {
        vec!["acceptance", "refusal"]
    } else if report.manufacturer.0 == caller.organisation {
        vec!["explanation"]
    } else {
        Vec::new()
    }
}

pub(super) async fn export(reports: Vec<Report>) -> Answer<Page<LowerPriceReportView>> {
    let mut sheet = Sheet::new(
        "更低价格报告",
        &[
            ("状态", ColumnKind::Text),
            ("医保耗材代码", ColumnKind::Code),
            ("产品名称", ColumnKind::Text),
            ("生产企业", ColumnKind::Text),
            ("报告方", ColumnKind::Text),
            ("省份", ColumnKind::Text),
            ("平台", ColumnKind::Text),
            ("价格（元）", ColumnKind::Number { decimals: 2 }),
            ("包装转换比", ColumnKind::Number { decimals: 0 }),
            ("最小计量单位价格（元）", ColumnKind::Number { decimals: 4 }),
            ("报告时参考限价（元）", ColumnKind::Number { decimals: 2 }),
            ("执行日期", ColumnKind::Date),
            ("申报截止日", ColumnKind::Date),
            ("来源", ColumnKind::Text),
            ("报告时间", ColumnKind::DateTime),
            ("企业说明", ColumnKind::Text),
            ("处理意见", ColumnKind::Text),
            ("处理时间", ColumnKind::DateTime),
        ],
    );
    for report in reports {
        let terms = report.terms;
        sheet.push(vec![
            Cell::Text(report.state.label().to_owned()),
            Cell::Text(report.code),
            Cell::Text(report.name),
            Cell::Text(report.manufacturer.1),
            Cell::maybe(report.reporter, |(_, name)| Cell::Text(name)),
            Cell::Text(terms.region.name().to_owned()),
            Cell::Text(terms.platform),
            Cell::Number(terms.price.price.yuan()),
            Cell::Number(terms.price.pack_ratio),
            Cell::Number(terms.price.base_price.yuan()),
            Cell::maybe(report.limit, |limit| Cell::Number(limit.yuan())),
            Cell::Date(terms.effective_from),
            Cell::Date(report.deadline.last_day()),
            Cell::Text(terms.source),
            Cell::At(report.reported_at),
            Cell::maybe(report.explanation, |(reason, _, _)| Cell::Text(reason)),
            Cell::Text(report.reason),
            Cell::maybe(report.decided_at, Cell::At),
        ]);
    }
    sheet.answer().await
}
