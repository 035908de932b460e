//! Lower prices seen elsewhere: reported, explained, decided.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::pricing::change::{ListedTerms, price_terms};
use domain::pricing::report::{self, NewReport, Report, ReportFilter, ReportState};
use domain::pricing::{PlatformLevel, PriceKind, Region};
use domain::{Caller, EvidenceId, LowerPriceReportId, ProductId, UnitPrice};
use serde::{Deserialize, Serialize};
use spreadsheet::ColumnKind;
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

use super::any;
use super::closed::{
    LowerPriceAction, LowerPriceState, PlatformLevel as Levels, PriceKind as Kinds,
};
use super::current_prices::bad_price;
use super::views::{Named, RegionView, shown, yuan};
use crate::app::App;
use crate::http::{Answer, Cell, Page, Problem, Request, Sheet, bare, json, storable, with_body};

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 50_000;

/// A lower price to report.
#[derive(Debug, Deserialize, ToSchema)]
struct LowerPriceReported {
    /// Of which product.
    product_id: String,
    /// The province: two digits, full or short name.
    region: String,
    /// The platform that lists it.
    platform: String,
    /// `provincial` (the default) or `city`.
    #[schema(value_type = Option<Levels>)]
    platform_level: Option<String>,
    /// How the price came about; `listing` by default.
    #[schema(value_type = Option<Kinds>)]
    kind: Option<String>,
    /// Yuan for `pack_ratio` base units.
    price: String,
    /// Base units that the price buys; 1 by default.
    #[schema(value_type = Option<String>)]
    pack_ratio: Option<serde_json::Value>,
    /// The first day on which it is in force there.
    executed_on: NaiveDate,
    /// The last day, if it has one.
    effective_to: Option<NaiveDate>,
    /// Where it can be read: a document, an address.
    #[serde(default)]
    source: String,
    /// Files that prove it, handed in before.
    #[serde(default)]
    evidence: Vec<String>,
}

impl LowerPriceReported {
    fn read(self) -> Result<NewReport, Problem> {
        let product: ProductId = self.product_id.parse().map_err(|_| Problem::not_found())?;
        let bad = |pointer: &'static str, zh: &'static str, en: &'static str| {
            move || Problem::field(pointer, zh, en)
        };
        let region = Region::parse(self.region.trim());
        let region = region.ok_or_else(bad("/region", "没有此省份", "no such province"))?;
        let level = self.platform_level.as_deref().unwrap_or("provincial");
        let level = PlatformLevel::parse(level);
        let level = level.ok_or_else(bad(
            "/platform_level",
            "平台级别无效",
            "no such platform level",
        ))?;
        let kind = PriceKind::parse(self.kind.as_deref().unwrap_or("listing"));
        let kind = kind.ok_or_else(bad("/kind", "价格类型无效", "no such kind of price"))?;
        let price: UnitPrice = self.price.parse().map_err(bad_price)?;
        let ratio = match &self.pack_ratio {
            None | Some(serde_json::Value::Null) => Some("1".to_owned()),
            Some(serde_json::Value::String(text)) => Some(text.clone()),
            Some(serde_json::Value::Number(number)) => Some(number.to_string()),
            Some(_) => None,
        };
        let ratio = ratio.and_then(|text| domain::parse_decimal(&text).ok());
        let ratio = ratio.filter(|ratio| ratio.scale() <= 4 && *ratio < 100_000_000.into());
        let ratio = ratio.ok_or_else(bad("/pack_ratio", "包装转换比无效", "no pack ratio"))?;
        let price = price_terms(price, ratio, self.executed_on, self.effective_to)?;
        let platform = storable("/platform", self.platform.trim().to_owned())?;
        if platform.is_empty() {
            return Err(bad("/platform", "请填写平台名称", "name the platform")());
        }
        Ok(NewReport {
            product,
            terms: ListedTerms {
                region,
                platform,
                level,
                kind,
                price,
                effective_from: self.executed_on,
                source: storable("/source", self.source.trim().to_owned())?,
            },
            evidence: files(&self.evidence)?,
        })
    }
}

fn files(ids: &[String]) -> Result<Vec<EvidenceId>, Problem> {
    const FILES_MAX: usize = 20;
    let bad = || {
        Problem::field(
            "/evidence",
            "证明材料编号无效",
            "holds something that is no id",
        )
    };
    if FILES_MAX < ids.len() {
        return Err(bad());
    }
    ids.iter().map(|id| id.parse().map_err(|_| bad())).collect()
}

/// What the manufacturer states.
#[derive(Debug, Deserialize, ToSchema)]
struct Explanation {
    /// Its reasons.
    reason: String,
    /// Files that prove it, handed in before.
    #[serde(default)]
    evidence: Vec<String>,
}

/// Why a report is not accepted.
#[derive(Debug, Deserialize, ToSchema)]
struct NotAccepted {
    /// The reason.
    reason: String,
}

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
struct LowerPriceReportView {
    /// Its id.
    id: String,
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
    fn of(report: Report, caller: &Caller) -> Self {
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
            state: report.state.name(),
            due_on: report.due_on,
            raw_due_on: report.raw_due_on,
            due_at: shown(report.due_at),
            due_is_provisional: report.due_is_provisional,
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
            platform_level: terms.level.name(),
            kind: terms.kind.name(),
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

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let list = warp::path::end().and(warp::get()).and(bare(app)).then(list);
    let report = warp::path::end()
        .and(warp::post())
        .and(with_body(app))
        .then(report);
    let one = warp::path!(LowerPriceReportId)
        .and(warp::get())
        .and(bare(app))
        .then(one);
    let explain = warp::path!(LowerPriceReportId / "explanation")
        .and(warp::post())
        .and(with_body(app))
        .then(explain);
    let accept = warp::path!(LowerPriceReportId / "acceptance")
        .and(warp::post())
        .and(with_body(app))
        .then(accept);
    let refuse = warp::path!(LowerPriceReportId / "refusal")
        .and(warp::post())
        .and(with_body(app))
        .then(refuse);
    any([
        list.boxed(),
        report.boxed(),
        one.boxed(),
        explain.boxed(),
        accept.boxed(),
        refuse.boxed(),
    ])
}

/// Reports a lower price elsewhere: the manufacturer's duty, and anyone's right.
#[utoipa::path(post, path = "/api/v1/lower-price-reports", tag = "pricing",
    params(("Idempotency-Key" = Option<String>, Header,
        description = "The same request again under the same key gets the same answer")),
    request_body = LowerPriceReported, responses((status = 201, body = LowerPriceReportView)))]
pub(super) async fn report(request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(caller.kind)?;
    let reported: LowerPriceReported = request.json()?;
    let new = reported.read()?;
    request
        .create(&caller, async |tx, moment| {
            let id = report::report(tx, moment, &caller, &new).await?;
            let report = report::get(tx, &caller, id).await?;
            Ok(LowerPriceReportView::of(report, &caller))
        })
        .await
}

/// Reports that the caller may read, newest first: overseers all, others their own, and a
/// manufacturer the cases about its products.
#[utoipa::path(get, path = "/api/v1/lower-price-reports", tag = "pricing",
    params(("state" = Option<String>, Query, description = "One state, or several with commas"),
        ("product_id" = Option<String>, Query),
        ("limit" = Option<u32>, Query), ("cursor" = Option<String>, Query),
        ("format" = Option<String>, Query)),
    responses((status = 200, body = Page<LowerPriceReportView>)))]
pub(super) async fn list(request: Request) -> Answer {
    let caller = request.caller().await?;
    let paging = request.paging()?;
    let filter = filter(&request)?;
    let (before, rows) = if paging.as_xlsx {
        (i64::MAX, EXPORT_MAX)
    } else {
        (paging.place::<i64>()?.unwrap_or(i64::MAX), paging.rows())
    };
    let connection = request.app.ground().db.get().await?;
    let before = LowerPriceReportId(before);
    let (reports, total) = report::reports(&connection, &caller, &filter, before, rows).await?;
    if paging.as_xlsx {
        return export(reports).await;
    }
    let view = |report| LowerPriceReportView::of(report, &caller);
    let views: Vec<LowerPriceReportView> = reports.into_iter().map(view).collect();
    let place = |view: &LowerPriceReportView| view.id.parse::<i64>().unwrap_or_default();
    json(&Page::of(views, &paging, total, place))
}

fn filter(request: &Request) -> Result<ReportFilter, Problem> {
    let query = request.query();
    let bad = || Problem::field("state", "状态无效", "holds something that is no state");
    let states = query.text("state").map(|states| {
        let names = states.split(',').filter(|name| !name.is_empty());
        names
            .map(|name| ReportState::parse(name).ok_or_else(bad))
            .collect::<Result<Vec<_>, _>>()
    });
    Ok(ReportFilter {
        states: states.transpose()?,
        product: query.value("product_id")?,
    })
}

async fn export(reports: Vec<Report>) -> Answer {
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
            Cell::Date(report.due_on),
            Cell::Text(terms.source),
            Cell::At(report.reported_at),
            Cell::maybe(report.explanation, |(reason, _, _)| Cell::Text(reason)),
            Cell::Text(report.reason),
            Cell::maybe(report.decided_at, Cell::At),
        ]);
    }
    sheet.answer().await
}

/// A report of a lower price.
#[utoipa::path(get, path = "/api/v1/lower-price-reports/{id}", tag = "pricing",
    params(("id" = String, Path)), responses((status = 200, body = LowerPriceReportView)))]
pub(super) async fn one(id: LowerPriceReportId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let connection = request.app.ground().db.get().await?;
    let report = report::get(&connection, &caller, id).await?;
    json(&LowerPriceReportView::of(report, &caller))
}

/// States the manufacturer's reasons in a case about its product.
#[utoipa::path(post, path = "/api/v1/lower-price-reports/{id}/explanation", tag = "pricing",
    params(("id" = String, Path)), request_body = Explanation,
    responses((status = 200, body = LowerPriceReportView)))]
pub(super) async fn explain(id: LowerPriceReportId, request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(domain::OrganisationKind::Manufacturer)?;
    let Explanation { reason, evidence } = request.json()?;
    let (reason, evidence) = (storable("/reason", reason)?, files(&evidence)?);
    let report = request
        .change(async |tx, moment| {
            report::explain(tx, moment, &caller, id, &reason, &evidence).await?;
            report::get(tx, &caller, id).await
        })
        .await?;
    json(&LowerPriceReportView::of(report, &caller))
}

/// Finds a reported price true: it becomes a change of price, whose publicity opens at once.
#[utoipa::path(post, path = "/api/v1/lower-price-reports/{id}/acceptance", tag = "pricing",
    params(("id" = String, Path)), responses((status = 200, body = LowerPriceReportView)))]
pub(super) async fn accept(id: LowerPriceReportId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let report = request
        .change(async |tx, moment| {
            report::accept(tx, moment, &caller, id, "").await?;
            report::get(tx, &caller, id).await
        })
        .await?;
    json(&LowerPriceReportView::of(report, &caller))
}

/// Finds that nothing follows from a report.
#[utoipa::path(post, path = "/api/v1/lower-price-reports/{id}/refusal", tag = "pricing",
    params(("id" = String, Path)), request_body = NotAccepted,
    responses((status = 200, body = LowerPriceReportView)))]
pub(super) async fn refuse(id: LowerPriceReportId, request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(domain::OrganisationKind::ExchangeCenter)?;
    let NotAccepted { reason } = request.json()?;
    let reason = storable("/reason", reason)?;
    let report = request
        .change(async |tx, moment| {
            report::refuse(tx, moment, &caller, id, &reason).await?;
            report::get(tx, &caller, id).await
        })
        .await?;
    json(&LowerPriceReportView::of(report, &caller))
}
