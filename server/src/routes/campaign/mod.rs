//! The quarter's collection of prices.

pub(super) mod back;
pub(super) mod view;

use domain::campaign::{self, NewCampaign, ProductFilter, ProgressFilter, Quarter};
use domain::{CampaignId, Day, OrganisationId, ProductId, catalogue};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    Answer, Created, Json, MANUFACTURERS_AND_OVERSEERS, OPERATORS, OVERSEERS, Operation, Page,
    Problem, Request, SALES, Who, export, get, json, post,
};
use view::{
    CAMPAIGN_COLUMNS, CAMPAIGN_LIST, CampaignProductView, CampaignProgress, CampaignView,
    PRODUCT_COLUMNS, PRODUCT_LIST, PROGRESS_COLUMNS, PROGRESS_LIST, ProductPriceRow,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        post("/campaigns", open)
            .by(Who::Duties(OPERATORS))
            .described(
                "Opens the collection of a quarter's prices; the same quarter and class again \
                    answers the one that is there.",
            )
            .keyed()
            .heavy(),
        get("/campaigns", list)
            .by(Who::Members(MANUFACTURERS_AND_OVERSEERS))
            .described(
                "Collections, newest first: all for overseers, for a manufacturer those that it \
                    has to answer.",
            )
            .query::<bool>("open", "Only those not closed yet")
            .paged(CAMPAIGN_LIST),
        get("/campaigns/{id}", one)
            .by(Who::Members(MANUFACTURERS_AND_OVERSEERS))
            .described("A collection with its progress."),
        get("/campaigns/{id}/manufacturers", manufacturers)
            .by(Who::Members(OVERSEERS))
            .described("How far each manufacturer has come.")
            .query::<bool>("done", "Whether everything is answered")
            .query::<String>("q", "Part of the manufacturer's name")
            .paged(PROGRESS_LIST),
        get("/campaigns/{id}/products", products)
            .by(Who::Members(MANUFACTURERS_AND_OVERSEERS))
            .described(
                "The caller's own products in a collection, or for overseers those of all or of one manufacturer, with \
                    the prices that count; as xlsx it is the file to correct and to send back as \
                    declarations.",
            )
            .query::<OrganisationId>("manufacturer", "Whose products, for overseers")
            .query::<bool>("answered", "Whether it has an answer")
            .paged(PRODUCT_LIST),
        post("/campaigns/{id}/confirmations", confirm)
            .by(Who::Duties(SALES))
            .described(
                "Confirms the prices of the caller's own products that stand: of some, or of all.",
            )
            .keyed()
            .heavy(),
    ]
}

/// Products confirmed by name in one call.
const PRODUCTS_MAX: usize = 10_000;

/// A collection to open.
#[derive(Debug, Deserialize, ToSchema)]
struct CampaignOpened {
    /// Whose prices, such as `2026Q4`.
    quarter: Quarter,
    /// The class whose products are asked for, of 2, 4 or 6 digits; all when absent.
    category: Option<String>,
    /// The last day on which answers are taken.
    due_on: Day,
    /// Whether a quarter that has not begun is meant, and manufacturers who cannot be notified.
    #[serde(default)]
    confirmed: bool,
}

/// What to confirm.
#[derive(Debug, Deserialize, ToSchema)]
struct Confirmation {
    /// Products of the caller's, at most 10000; all when null.
    product_ids: Option<Vec<ProductId>>,
}

/// What a confirmation came to.
#[derive(Debug, Serialize, ToSchema)]
struct ConfirmedView {
    /// Products that had no answer before.
    confirmed: i64,
    /// The caller's products in the collection.
    products: i64,
    /// Those that have an answer now.
    answered: i64,
}

async fn open(
    request: Request,
    Json(opened): Json<CampaignOpened>,
) -> Answer<Created<CampaignView>> {
    let caller = request.caller()?;
    let new = NewCampaign {
        quarter: opened.quarter,
        category: opened.category.filter(|code| !code.trim().is_empty()),
        due_on: opened.due_on.date(),
        confirmed: opened.confirmed,
    };
    request
        .create(async |tx, moment| {
            let id = campaign::open(tx, moment, caller, &new).await?;
            let campaign = campaign::campaign(tx, caller, id).await?;
            let labels = catalogue::categories(tx, moment.today()).await?;
            Ok(CampaignView::of(campaign, &request, true, &labels))
        })
        .await
}

async fn list(request: Request) -> Answer<Page<CampaignView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let only_open = request.query().flag("open")?.unwrap_or(false);
    let (before, rows) = paging.span::<i64>()?;
    let before = before.unwrap_or(i64::MAX);
    let connection = request.app.ground().db.get().await?;
    let before = CampaignId(before);
    let moment = request.moment();
    let (campaigns, total) =
        campaign::campaigns(&connection, moment, caller, only_open, before, rows).await?;
    let page = Page::of(campaigns, &paging, total, |one| one.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &CAMPAIGN_LIST, &CAMPAIGN_COLUMNS, page).await;
    }
    let labels = catalogue::categories(&connection, request.moment().today()).await?;
    let is_overseer = caller.is_overseer();
    json(&page.map(|one| CampaignView::of(one, &request, is_overseer, &labels)))
}

async fn one(request: Request, id: CampaignId) -> Answer<CampaignView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let campaign = campaign::campaign(&connection, caller, id).await?;
    let labels = catalogue::categories(&connection, request.moment().today()).await?;
    json(&CampaignView::of(
        campaign,
        &request,
        caller.is_overseer(),
        &labels,
    ))
}

async fn manufacturers(request: Request, id: CampaignId) -> Answer<Page<CampaignProgress>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let filter = ProgressFilter {
        done: request.query().flag("done")?,
        name_part: request.query().part("q")?,
    };
    let (after, rows) = paging.span::<i64>()?;
    let after = after.unwrap_or_default();
    let connection = request.app.ground().db.get().await?;
    let after = OrganisationId(after);
    let (found, total) =
        campaign::manufacturers(&connection, caller, id, &filter, after, rows).await?;
    let views: Vec<CampaignProgress> = found.into_iter().map(CampaignProgress::of).collect();
    let page = Page::of(views, &paging, total, |view| view.manufacturer.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &PROGRESS_LIST, &PROGRESS_COLUMNS, page).await;
    }
    json(&page)
}

async fn products(request: Request, id: CampaignId) -> Answer<Page<CampaignProductView>> {
    let caller = request.caller()?;
    let paging = request.paging()?.of_items_of_rows();
    let filter = ProductFilter {
        manufacturer: request.query().value("manufacturer")?,
        answered: request.query().flag("answered")?,
    };
    let (after, rows) = paging.span::<i64>()?;
    let after = after.unwrap_or_default();
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let after = ProductId(after);
    let (found, total) =
        campaign::products(&connection, moment, caller, id, &filter, after, rows).await?;
    let page = Page::of(found, &paging, total, |one| one.product.0);
    if paging.as_xlsx {
        let quarter = campaign::campaign(&connection, caller, id).await?.quarter;
        drop(connection);
        let page = page.flat_map(|one| ProductPriceRow::of(one, quarter));
        return export(request, &PRODUCT_LIST, &PRODUCT_COLUMNS, page).await;
    }
    json(&page.map(CampaignProductView::of))
}

async fn confirm(
    request: Request,
    id: CampaignId,
    Json(Confirmation { product_ids }): Json<Confirmation>,
) -> Answer<ConfirmedView> {
    let caller = request.caller()?;
    if product_ids
        .as_ref()
        .is_some_and(|ids| ids.is_empty() || PRODUCTS_MAX < ids.len())
    {
        let (zh, en) = ("须为1至10000个产品编号", "1 to 10000 ids of products");
        return Err(Problem::field("/product_ids", zh, en));
    }
    request
        .once(async |tx, moment| {
            let confirmed =
                campaign::confirm(tx, moment, caller, id, product_ids.as_deref()).await?;
            Ok(ConfirmedView {
                confirmed: confirmed.confirmed,
                products: confirmed.products,
                answered: confirmed.answered,
            })
        })
        .await
}
