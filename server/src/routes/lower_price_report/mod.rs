//! Lower-price reports: made, explained, decided.

pub(super) mod view;

use domain::campaign;
use domain::listed_price::{self, ListedTerms, PlatformLevel, PriceKind, Region};
use domain::lower_price_report::{
    self, LowerPriceReportFilter, LowerPriceReportState, NewLowerPriceReport,
};
use domain::price_change::price_terms;
use domain::text::states_nothing;
use domain::{Day, EvidenceId, LastDay, LowerPriceReportId, PackRatio, ProductId, UnitPrice};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::http::{
    ACTING, Answer, Created, Json, OPERATORS, Operation, Page, Problem, Request, SALES, Who,
    export, get, json, post, storable, storable_lines,
};
use crate::routes::price_change::declarations::few;
use view::{COLUMNS, LIST, LowerPriceReportView, ReportDeadline};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        post("/lower-price-reports", report)
            .by(Who::Duties(ACTING))
            .described(
                "Reports a lower price elsewhere: the manufacturer's duty, and anyone's right.",
            )
            .keyed(),
        get("/lower-price-reports", list)
            .by(Who::SignedIn)
            .described(
                "Reports that the caller may read, newest first: overseers all, others their \
                    own, and a manufacturer the cases about its products.",
            )
            .query_words::<LowerPriceReportState>("state", "One state, or several with commas")
            .query::<ProductId>("product_id", "Only of this product")
            .paged(LIST),
        get("/lower-price-reports/deadline", deadline)
            .by(Who::SignedIn)
            .described(
                "Until when the manufacturer must report a price that is executed elsewhere, and \
                    whether a report made now is in time.",
            )
            .query::<Day>(
                "executed_on",
                "The first day of the price; today by default",
            ),
        get("/lower-price-reports/{id}", one)
            .by(Who::SignedIn)
            .described("A report of a lower price."),
        post("/lower-price-reports/{id}/explanation", explain)
            .by(Who::Duties(SALES))
            .described("States the manufacturer's reasons in a case about its product."),
        post("/lower-price-reports/{id}/acceptance", accept)
            .by(Who::Duties(OPERATORS))
            .described(
                "Finds a reported price true: it becomes a change of price, whose publicity \
                    opens at once.",
            ),
        post("/lower-price-reports/{id}/refusal", refuse)
            .by(Who::Duties(OPERATORS))
            .described("Finds that nothing follows from a report."),
    ]
}

/// A lower price to report.
#[derive(Debug, Deserialize, ToSchema)]
struct LowerPriceReported {
    /// Of which product.
    product_id: ProductId,
    /// The province: two digits, full or short name.
    #[serde(deserialize_with = "Region::read")]
    #[schema(value_type = String)]
    region: Region,
    /// The platform that lists it.
    platform: String,
    /// `provincial` (the default) or `city`.
    platform_level: Option<PlatformLevel>,
    /// How the price came about; `listing` by default.
    kind: Option<PriceKind>,
    /// Yuan for `pack_ratio` base units.
    price: UnitPrice,
    /// Base units that the price buys; 1 by default.
    pack_ratio: Option<PackRatio>,
    /// The first day on which it is in force there.
    executed_on: Day,
    /// The last day, inclusive; left out, or 9999-12-31, when there is none.
    effective_to: Option<LastDay>,
    /// Where it can be read: a document, an address.
    #[serde(default)]
    source: String,
    /// Files that prove it, handed in before.
    #[serde(default)]
    evidence: Vec<EvidenceId>,
}

impl LowerPriceReported {
    fn read(self) -> Result<NewLowerPriceReport, Problem> {
        let ratio = self.pack_ratio.unwrap_or(PackRatio::ONE).base_units();
        let executed_on = self.executed_on.date();
        let effective_to = self.effective_to.and_then(LastDay::date);
        let price = price_terms(self.price, ratio, executed_on, effective_to)?;
        let platform = storable("/platform", self.platform.trim().to_owned())?;
        if platform.is_empty() || states_nothing(&platform) {
            let (zh, en) = ("请填写平台名称", "name the platform");
            return Err(Problem::field("/platform", zh, en));
        }
        Ok(NewLowerPriceReport {
            product: self.product_id,
            terms: ListedTerms {
                region: self.region,
                platform,
                level: self.platform_level.unwrap_or(PlatformLevel::Provincial),
                kind: self.kind.unwrap_or(PriceKind::Listing),
                price,
                effective_from: executed_on,
                source: storable_lines("/source", self.source)?,
            },
            evidence: few(self.evidence)?,
        })
    }
}

/// What the manufacturer states.
#[derive(Debug, Deserialize, ToSchema)]
struct Explanation {
    /// Its reasons.
    reason: String,
    /// Files that prove it, handed in before.
    #[serde(default)]
    evidence: Vec<EvidenceId>,
}

/// Why a report is not accepted.
#[derive(Debug, Deserialize, ToSchema)]
struct NotAccepted {
    /// The reason.
    reason: String,
}

async fn report(
    request: Request,
    Json(reported): Json<LowerPriceReported>,
) -> Answer<Created<LowerPriceReportView>> {
    let caller = request.caller()?;
    let bounds = listed_price::bounds(request.moment())?;
    let new = reported.read()?;
    request
        .create(async |tx, moment| {
            let id = lower_price_report::report(tx, moment, caller, &new).await?;
            let report = lower_price_report::get(tx, caller, id).await?;
            Ok(LowerPriceReportView::of(report, caller, bounds))
        })
        .await
}

async fn list(request: Request) -> Answer<Page<LowerPriceReportView>> {
    let caller = request.caller()?;
    let bounds = listed_price::bounds(request.moment())?;
    let paging = request.paging()?;
    let filter = filter(&request)?;
    let (before, rows) = paging.span::<i64>()?;
    let before = before.unwrap_or(i64::MAX);
    let connection = request.app.ground().db.get().await?;
    let before = LowerPriceReportId(before);
    let (reports, total) =
        lower_price_report::reports(&connection, caller, &filter, before, rows).await?;
    let page = Page::of(reports, &paging, total, |report| report.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page.map(|report| LowerPriceReportView::of(report, caller, bounds)))
}

fn filter(request: &Request) -> Result<LowerPriceReportFilter, Problem> {
    let query = request.query();
    let states: Vec<LowerPriceReportState> = query.values("state")?;
    Ok(LowerPriceReportFilter {
        states: Some(states).filter(|states| !states.is_empty()),
        product: query.value("product_id")?,
    })
}

async fn deadline(request: Request) -> Answer<ReportDeadline> {
    let moment = request.moment();
    let executed_on: Option<Day> = request.query().value("executed_on")?;
    let executed_on = executed_on.map_or_else(|| moment.today(), Day::date);
    let counted = lower_price_report::duty_term(moment, executed_on)?;
    json(&ReportDeadline::of(&counted, moment.now))
}

async fn one(request: Request, id: LowerPriceReportId) -> Answer<LowerPriceReportView> {
    let caller = request.caller()?;
    let bounds = listed_price::bounds(request.moment())?;
    let connection = request.app.ground().db.get().await?;
    let report = lower_price_report::get(&connection, caller, id).await?;
    json(&LowerPriceReportView::of(report, caller, bounds))
}

async fn explain(
    request: Request,
    id: LowerPriceReportId,
    Json(Explanation { reason, evidence }): Json<Explanation>,
) -> Answer<LowerPriceReportView> {
    let caller = request.caller()?;
    let bounds = listed_price::bounds(request.moment())?;
    let (reason, evidence) = (storable_lines("/reason", reason)?, few(evidence)?);
    let report = request
        .change(async |tx, moment| {
            lower_price_report::explain(tx, moment, caller, id, &reason, &evidence).await?;
            lower_price_report::get(tx, caller, id).await
        })
        .await?;
    json(&LowerPriceReportView::of(report, caller, bounds))
}

async fn accept(request: Request, id: LowerPriceReportId) -> Answer<LowerPriceReportView> {
    let caller = request.caller()?;
    let bounds = listed_price::bounds(request.moment())?;
    let report = request
        .change(async |tx, moment| {
            campaign::accept_report(tx, moment, caller, id).await?;
            lower_price_report::get(tx, caller, id).await
        })
        .await?;
    json(&LowerPriceReportView::of(report, caller, bounds))
}

async fn refuse(
    request: Request,
    id: LowerPriceReportId,
    Json(NotAccepted { reason }): Json<NotAccepted>,
) -> Answer<LowerPriceReportView> {
    let caller = request.caller()?;
    let bounds = listed_price::bounds(request.moment())?;
    let reason = storable_lines("/reason", reason)?;
    let report = request
        .change(async |tx, moment| {
            lower_price_report::refuse(tx, moment, caller, id, &reason).await?;
            lower_price_report::get(tx, caller, id).await
        })
        .await?;
    json(&LowerPriceReportView::of(report, caller, bounds))
}
