//! Lower prices seen elsewhere: reported, explained, decided.

mod view;

use chrono::NaiveDate;
use domain::pricing::change::{ListedTerms, price_terms};
use domain::pricing::report::{self, NewReport, ReportFilter, ReportState};
use domain::pricing::{PlatformLevel, PriceKind, Region};
use domain::{EvidenceId, LowerPriceReportId, ProductId, UnitPrice};
use serde::Deserialize;
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

use view::{LowerPriceReportView, export};

use crate::app::App;
use crate::http::{Answer, Page, Problem, Request, bare, json, storable, with_body};
use crate::routes::any;
use crate::routes::closed::{PlatformLevel as Levels, PriceKind as Kinds};
use crate::routes::current_prices::bad_price;

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
        let region = self.region.trim().parse::<Region>().ok();
        let region = region.ok_or_else(bad("/region", "没有此省份", "no such province"))?;
        let level = self.platform_level.as_deref().unwrap_or("provincial");
        let level = level.parse::<PlatformLevel>().ok();
        let level = level.ok_or_else(bad(
            "/platform_level",
            "平台级别无效",
            "no such platform level",
        ))?;
        let kind = self
            .kind
            .as_deref()
            .unwrap_or("listing")
            .parse::<PriceKind>()
            .ok();
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
    let (before, rows) = paging.span::<i64>(EXPORT_MAX)?;
    let before = before.unwrap_or(i64::MAX);
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
            .map(|name| name.parse::<ReportState>().map_err(|_| bad()))
            .collect::<Result<Vec<_>, _>>()
    });
    Ok(ReportFilter {
        states: states.transpose()?,
        product: query.value("product_id")?,
    })
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
