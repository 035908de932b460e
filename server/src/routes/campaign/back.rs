//! What the exchange centre does to a collection beyond opening it: looked at before, stopped, extended, corrected, reminded of.

use domain::campaign::{self, CampaignCorrection, ManufacturerInScope, Quarter};
use domain::{CampaignId, Day, OrganisationId, catalogue};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::CampaignView;
use crate::http::{
    Answer, Column, Json, List, OPERATORS, Operation, Page, Problem, Request, Who, export, get,
    json, post, storable_lines_within, titles,
};
use crate::routes::catalogue::class_code;
use crate::routes::views::Named;

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/campaigns/preview", preview)
            .by(Who::Duties(OPERATORS))
            .described(
                "What opening a collection would ask and of whom, before anything happens: whether the \
                    quarter has begun or has a collection, and how many manufacturers can be notified.",
            )
            .query::<String>("quarter", "Whose prices, such as 2026Q4")
            .query::<String>("category", "The class; all when absent"),
        get("/campaigns/preview/manufacturers", manufacturers)
            .by(Who::Duties(OPERATORS))
            .described("The manufacturers that opening a collection would ask.")
            .query::<String>("category", "The class; all when absent")
            .query::<bool>("reachable", "Only those that can be notified, or cannot")
            .paged(LIST),
        post("/campaigns/{id}/stop", stop)
            .by(Who::Duties(OPERATORS))
            .described(
                "Stops a collection opened by mistake: nothing is to be answered, its records of \
                    silence are withdrawn, its manufacturers are notified, and the quarter can be opened again.",
            ),
        post("/campaigns/{id}/extension", extend)
            .by(Who::Duties(OPERATORS))
            .described("Gives a collection until a later day."),
        post("/campaigns/{id}/correction", correct)
            .by(Who::Duties(OPERATORS))
            .described(
                "Puts the right quarter or class in the place of a wrong one; who has to answer for what \
                    is counted again, and answers given hold.",
            ),
        post("/campaigns/{id}/reminder", remind)
            .by(Who::Duties(OPERATORS))
            .described("Reminds the manufacturers that have not answered in full, now."),
    ]
}

const REASON_LETTERS_MAX: usize = 1_000;

/// What opening a collection would ask.
#[derive(Debug, Serialize, ToSchema)]
struct CampaignOpening {
    /// The quarter whose prices would be collected.
    quarter: Quarter,
    /// Whether it has not begun: then opening wants `confirmed`.
    is_future: bool,
    /// The collection of the same quarter and class, which opening would answer.
    open_id: Option<CampaignId>,
    /// Open collections of the quarter, of whatever class.
    open_of_quarter: i64,
    /// Another collection of the quarter that asks for some of the products, so that this one cannot be opened.
    overlapping_id: Option<CampaignId>,
    /// Manufacturers who would have to answer.
    manufacturers: i64,
    /// Of those, with an active account or a mail address.
    reachable: i64,
    /// Of those, that cannot be notified: then opening wants `confirmed`; their silence is not recorded.
    unreachable: i64,
    /// Products to answer for.
    products: i64,
}

/// A manufacturer who would have to answer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CampaignMaker)]
struct InScopeView {
    manufacturer: Named,
    /// Products to answer for.
    products: i64,
    /// Whether it has an active account or a mail address.
    is_reachable: bool,
}

/// Why the exchange centre does something to a collection; its manufacturers may read it.
#[derive(Debug, Deserialize, ToSchema)]
struct CampaignReason {
    reason: String,
}

/// More time for a collection.
#[derive(Debug, Deserialize, ToSchema)]
struct CampaignExtension {
    /// The last day, later than now.
    due_on: Day,
    /// Why; its manufacturers may read it.
    reason: String,
}

/// The right quarter or class of a collection.
#[derive(Debug, Deserialize, ToSchema)]
struct CampaignCorrected {
    /// Whose prices; as it is when absent.
    quarter: Option<Quarter>,
    /// The class; as it is when absent, all when empty.
    category: Option<String>,
    /// Whether a quarter that has not begun is meant, and manufacturers who cannot be notified.
    #[serde(default)]
    confirmed: bool,
    /// Why; its manufacturers may read it.
    reason: String,
}

fn category(request: &Request) -> Result<Option<String>, Problem> {
    request.query().word("category", class_code)
}

async fn preview(request: Request) -> Answer<CampaignOpening> {
    let caller = request.caller()?;
    let quarter: Option<Quarter> = request.query().value("quarter")?;
    let quarter =
        quarter.ok_or_else(|| Problem::field("/quarter", "请填写季度", "name the quarter"))?;
    let category = category(&request)?;
    let connection = request.app.ground().db.get().await?;
    let moment = request.moment();
    let opening =
        campaign::preview(&connection, moment, caller, quarter, category.as_deref()).await?;
    json(&CampaignOpening {
        quarter,
        is_future: opening.is_future,
        open_id: opening.open,
        open_of_quarter: opening.open_of_quarter,
        overlapping_id: opening.overlapping,
        manufacturers: opening.manufacturers,
        reachable: opening.reachable,
        unreachable: opening.manufacturers - opening.reachable,
        products: opening.products,
    })
}

async fn manufacturers(request: Request) -> Answer<Page<InScopeView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let (category, reachable) = (category(&request)?, request.query().flag("reachable")?);
    let (after, rows) = paging.span::<i64>()?;
    let after = OrganisationId(after.unwrap_or_default());
    let connection = request.app.ground().db.get().await?;
    let (found, total) = campaign::preview_manufacturers(
        &connection,
        request.moment(),
        caller,
        category.as_deref(),
        reachable,
        after,
        rows,
    )
    .await?;
    let views: Vec<InScopeView> = found.into_iter().map(InScopeView::of).collect();
    let page = Page::of(views, &paging, total, |view| view.manufacturer.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

impl InScopeView {
    fn of(manufacturer: ManufacturerInScope) -> Self {
        Self {
            manufacturer: manufacturer.manufacturer.into(),
            products: manufacturer.products,
            is_reachable: manufacturer.is_reachable,
        }
    }
}

const COLUMNS: [Column<InScopeView>; 3] = [
    Column::text("生产企业", |one| one.manufacturer.name.as_str().into()),
    Column::count("应报送产品", |one| one.products.into()),
    Column::text("能否通知", |one| {
        if one.is_reachable {
            "能"
        } else {
            "无账号和邮箱"
        }
        .into()
    }),
];

pub(in crate::routes) const LIST: List = List {
    name: "价格报送企业",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

/// What is done to a collection.
enum Step {
    Stop,
    Extend(Day),
    Correct(CampaignCorrection),
    Remind,
}

async fn take(
    request: &Request,
    id: CampaignId,
    step: Step,
    reason: String,
) -> Answer<CampaignView> {
    let caller = request.caller()?;
    let reason = storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?;
    let view = request
        .change(async |tx, moment| {
            match &step {
                Step::Stop => campaign::stop(tx, moment, caller, id, &reason).await?,
                Step::Extend(day) => {
                    campaign::extend(tx, moment, caller, id, day.date(), &reason).await?;
                }
                Step::Correct(right) => {
                    campaign::correct(tx, moment, caller, id, right, &reason).await?;
                }
                Step::Remind => campaign::remind_now(tx, moment, caller, id, &reason).await?,
            }
            let campaign = campaign::campaign(tx, caller, id).await?;
            let labels = catalogue::categories(tx, moment.today()).await?;
            Ok(CampaignView::of(campaign, request, true, &labels))
        })
        .await?;
    json(&view)
}

async fn stop(
    request: Request,
    id: CampaignId,
    Json(CampaignReason { reason }): Json<CampaignReason>,
) -> Answer<CampaignView> {
    take(&request, id, Step::Stop, reason).await
}

async fn extend(
    request: Request,
    id: CampaignId,
    Json(CampaignExtension { due_on, reason }): Json<CampaignExtension>,
) -> Answer<CampaignView> {
    take(&request, id, Step::Extend(due_on), reason).await
}

async fn correct(
    request: Request,
    id: CampaignId,
    Json(body): Json<CampaignCorrected>,
) -> Answer<CampaignView> {
    let right = CampaignCorrection {
        quarter: body.quarter,
        category: body.category.map(|code| code.trim().to_owned()),
        confirmed: body.confirmed,
    };
    take(&request, id, Step::Correct(right), body.reason).await
}

async fn remind(
    request: Request,
    id: CampaignId,
    Json(CampaignReason { reason }): Json<CampaignReason>,
) -> Answer<CampaignView> {
    take(&request, id, Step::Remind, reason).await
}
