//! The quarter's collection of prices.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::pricing::campaign::{
    self, Campaign, CampaignProduct, NewCampaign, Progress, ProgressFilter, Quarter,
};
use domain::pricing::{ListedPrice, PlatformLevel};
use domain::{CampaignId, OrganisationId, OrganisationKind, ProductId, catalogue};
use serde::{Deserialize, Serialize};
use spreadsheet::ColumnKind;
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

use super::any;
use super::closed::{CampaignState, PlatformLevel as Levels, PriceKind as Kinds};
use super::views::{Coded, Named, RegionView, shown, yuan};
use crate::app::App;
use crate::http::{Answer, Cell, Page, Problem, Request, Sheet, bare, json, with_body};

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 50_000;

/// Products confirmed by name in one call.
const PRODUCTS_MAX: usize = 10_000;

/// A collection to open.
#[derive(Debug, Deserialize, ToSchema)]
struct CampaignOpened {
    /// Whose prices, such as `2026Q4`.
    quarter: String,
    /// The class whose products are asked for, of 2, 4 or 6 digits; all when absent.
    category: Option<String>,
    /// The last day on which answers are taken.
    due_on: NaiveDate,
}

/// What to confirm.
#[derive(Debug, Deserialize, ToSchema)]
struct Confirmation {
    /// Products of the caller's, at most 10000; all when null.
    product_ids: Option<Vec<String>>,
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

/// A collection; a manufacturer reads its own progress in it.
#[derive(Debug, Serialize, ToSchema)]
struct CampaignView {
    /// Its id.
    id: String,
    /// Whose prices.
    quarter: String,
    /// The class whose products are asked for; all when null.
    category: Option<Coded>,
    /// `open`, or `closed` from its end on.
    #[schema(value_type = CampaignState)]
    state: &'static str,
    /// Its first instant.
    opened_at: DateTime<FixedOffset>,
    /// Its last day.
    due_on: NaiveDate,
    /// Exclusive: the first instant that is too late.
    due_at: DateTime<FixedOffset>,
    /// When those who had not answered were reminded.
    reminded_at: Option<DateTime<FixedOffset>>,
    /// Manufacturers who have to answer; null for a manufacturer.
    manufacturers: Option<i64>,
    /// Those who have answered in full; null for a manufacturer.
    manufacturers_done: Option<i64>,
    /// Products to answer for.
    products: i64,
    /// Those answered.
    answered: i64,
}

/// How far a manufacturer has come.
#[derive(Debug, Serialize, ToSchema)]
struct CampaignProgress {
    /// Which.
    manufacturer: Named,
    /// Products to answer for.
    products: i64,
    /// Those answered.
    answered: i64,
    /// Whether that is all of them.
    done: bool,
    /// When it answered last.
    answered_at: Option<DateTime<FixedOffset>>,
}

/// A price that stands.
#[derive(Debug, Serialize, ToSchema)]
struct StandingPrice {
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
    /// The first day on which it is in force there.
    effective_from: NaiveDate,
    /// The last day, if it has one.
    effective_to: Option<NaiveDate>,
    /// The document it comes from.
    source: String,
}

/// A product to answer for, with the prices that stand.
#[derive(Debug, Serialize, ToSchema)]
struct CampaignProductView {
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
    /// The reference limit today.
    reference_limit: Option<String>,
    /// When it was answered.
    answered_at: Option<DateTime<FixedOffset>>,
    /// Its prices that count today, as last told.
    prices: Vec<StandingPrice>,
}

impl CampaignView {
    fn of(
        campaign: Campaign,
        request: &Request,
        is_overseer: bool,
        labels: &BTreeMap<String, String>,
    ) -> Self {
        let is_over = campaign.closed_at.is_some() || campaign.due_at <= request.moment().now;
        let coded = |code: String| Coded {
            label: labels.get(&code).cloned().unwrap_or_default(),
            code,
        };
        Self {
            id: campaign.id.to_string(),
            quarter: campaign.quarter.to_string(),
            category: campaign.category.map(coded),
            state: if is_over { "closed" } else { "open" },
            opened_at: shown(campaign.opened_at),
            due_on: campaign.due_on,
            due_at: shown(campaign.due_at),
            reminded_at: campaign.reminded_at.map(shown),
            manufacturers: is_overseer.then_some(campaign.manufacturers),
            manufacturers_done: is_overseer.then_some(campaign.manufacturers_done),
            products: campaign.products,
            answered: campaign.answered,
        }
    }
}

impl CampaignProgress {
    fn of(progress: Progress) -> Self {
        let (id, name) = progress.manufacturer;
        Self {
            manufacturer: Named {
                id: id.to_string(),
                name,
            },
            products: progress.products,
            answered: progress.answered,
            done: progress.products <= progress.answered,
            answered_at: progress.answered_at.map(shown),
        }
    }
}

impl StandingPrice {
    fn of(price: ListedPrice) -> Self {
        Self {
            region: price.key.region.into(),
            platform: price.key.platform,
            platform_level: price.key.level.name(),
            kind: price.key.kind.name(),
            price: yuan(price.terms.price),
            pack_ratio: price.terms.pack_ratio.to_string(),
            base_price: yuan(price.terms.base_price),
            effective_from: price.key.effective_from,
            effective_to: price.terms.effective_to,
            source: price.key.source,
        }
    }
}

impl CampaignProductView {
    fn of(product: CampaignProduct) -> Self {
        Self {
            id: product.product.to_string(),
            code: product.code,
            name: product.name,
            specification: product.specification,
            model: product.model,
            base_unit: product.base_unit,
            reference_limit: product.limit.map(yuan),
            answered_at: product.answered_at.map(shown),
            prices: product.prices.into_iter().map(StandingPrice::of).collect(),
        }
    }
}

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let list = warp::path::end().and(warp::get()).and(bare(app)).then(list);
    let open = warp::path::end()
        .and(warp::post())
        .and(with_body(app))
        .then(open);
    let one = warp::path!(CampaignId)
        .and(warp::get())
        .and(bare(app))
        .then(one);
    let manufacturers = warp::path!(CampaignId / "manufacturers")
        .and(warp::get())
        .and(bare(app))
        .then(manufacturers);
    let products = warp::path!(CampaignId / "products")
        .and(warp::get())
        .and(bare(app))
        .then(products);
    let confirm = warp::path!(CampaignId / "confirmations")
        .and(warp::post())
        .and(with_body(app))
        .then(confirm);
    any([
        list.boxed(),
        open.boxed(),
        one.boxed(),
        manufacturers.boxed(),
        products.boxed(),
        confirm.boxed(),
    ])
}

/// Opens the collection of a quarter's prices; the same quarter and class again answers the one that
/// is there.
#[utoipa::path(post, path = "/api/v1/campaigns", tag = "pricing",
    params(("Idempotency-Key" = Option<String>, Header,
        description = "The same request again under the same key gets the same answer")),
    request_body = CampaignOpened, responses((status = 201, body = CampaignView)))]
pub(super) async fn open(request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let opened: CampaignOpened = request.json()?;
    let bad = || Problem::field("/quarter", "季度须如2026Q4", "a quarter reads like 2026Q4");
    let new = NewCampaign {
        quarter: Quarter::parse(&opened.quarter).ok_or_else(bad)?,
        category: opened.category.filter(|code| !code.trim().is_empty()),
        due_on: opened.due_on,
    };
    request
        .create(&caller, async |tx, moment| {
            let id = campaign::open(tx, moment, &caller, &new).await?;
            let campaign = campaign::campaign(tx, &caller, id).await?;
            let labels = catalogue::categories(tx, moment.today()).await?;
            Ok(CampaignView::of(campaign, &request, true, &labels))
        })
        .await
}

/// Collections, newest first: all for overseers, for a manufacturer those that it has to answer.
#[utoipa::path(get, path = "/api/v1/campaigns", tag = "pricing",
    params(("open" = Option<bool>, Query, description = "Only those not closed yet"),
        ("limit" = Option<u32>, Query), ("cursor" = Option<String>, Query),
        ("format" = Option<String>, Query)),
    responses((status = 200, body = Page<CampaignView>)))]
pub(super) async fn list(request: Request) -> Answer {
    let caller = request.caller().await?;
    let paging = request.paging()?;
    let only_open = request.query().flag("open")?.unwrap_or(false);
    let (before, rows) = if paging.as_xlsx {
        (i64::MAX, EXPORT_MAX)
    } else {
        (paging.place::<i64>()?.unwrap_or(i64::MAX), paging.rows())
    };
    let connection = request.app.ground().db.get().await?;
    let before = CampaignId(before);
    let (campaigns, total) =
        campaign::campaigns(&connection, &caller, only_open, before, rows).await?;
    if paging.as_xlsx {
        return export_campaigns(campaigns).await;
    }
    let labels = catalogue::categories(&connection, request.moment().today()).await?;
    let is_overseer = caller.is_overseer();
    let views = campaigns.into_iter();
    let views = views.map(|one| CampaignView::of(one, &request, is_overseer, &labels));
    let place = |view: &CampaignView| view.id.parse::<i64>().unwrap_or_default();
    json(&Page::of(views.collect(), &paging, total, place))
}

async fn export_campaigns(campaigns: Vec<Campaign>) -> Answer {
    let mut sheet = Sheet::new(
        "价格报送",
        &[
            ("季度", ColumnKind::Text),
            ("分类", ColumnKind::Code),
            ("开始时间", ColumnKind::DateTime),
            ("截止日期", ColumnKind::Date),
            ("应报送产品", ColumnKind::Number { decimals: 0 }),
            ("已报送产品", ColumnKind::Number { decimals: 0 }),
        ],
    );
    for campaign in campaigns {
        sheet.push(vec![
            Cell::Text(campaign.quarter.to_string()),
            Cell::maybe(campaign.category, Cell::Text),
            Cell::At(campaign.opened_at),
            Cell::Date(campaign.due_on),
            Cell::Number(campaign.products.into()),
            Cell::Number(campaign.answered.into()),
        ]);
    }
    sheet.answer().await
}

/// A collection with its progress.
#[utoipa::path(get, path = "/api/v1/campaigns/{id}", tag = "pricing",
    params(("id" = String, Path)), responses((status = 200, body = CampaignView)))]
pub(super) async fn one(id: CampaignId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let connection = request.app.ground().db.get().await?;
    let campaign = campaign::campaign(&connection, &caller, id).await?;
    let labels = catalogue::categories(&connection, request.moment().today()).await?;
    json(&CampaignView::of(
        campaign,
        &request,
        caller.is_overseer(),
        &labels,
    ))
}

/// How far each manufacturer has come.
#[utoipa::path(get, path = "/api/v1/campaigns/{id}/manufacturers", tag = "pricing",
    params(("id" = String, Path), ("done" = Option<bool>, Query), ("q" = Option<String>, Query),
        ("limit" = Option<u32>, Query), ("cursor" = Option<String>, Query),
        ("format" = Option<String>, Query)),
    responses((status = 200, body = Page<CampaignProgress>)))]
pub(super) async fn manufacturers(id: CampaignId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let paging = request.paging()?;
    let filter = ProgressFilter {
        done: request.query().flag("done")?,
        name_part: request.query().part("q")?,
    };
    let (after, rows) = if paging.as_xlsx {
        (0, EXPORT_MAX)
    } else {
        (paging.place::<i64>()?.unwrap_or_default(), paging.rows())
    };
    let connection = request.app.ground().db.get().await?;
    let after = OrganisationId(after);
    let (found, total) =
        campaign::manufacturers(&connection, &caller, id, &filter, after, rows).await?;
    let views: Vec<CampaignProgress> = found.into_iter().map(CampaignProgress::of).collect();
    if paging.as_xlsx {
        return export_progress(views).await;
    }
    let place = |view: &CampaignProgress| view.manufacturer.id.parse::<i64>().unwrap_or_default();
    json(&Page::of(views, &paging, total, place))
}

async fn export_progress(views: Vec<CampaignProgress>) -> Answer {
    let mut sheet = Sheet::new(
        "价格报送进度",
        &[
            ("生产企业", ColumnKind::Text),
            ("应报送产品", ColumnKind::Number { decimals: 0 }),
            ("已报送产品", ColumnKind::Number { decimals: 0 }),
            ("最近报送时间", ColumnKind::DateTime),
        ],
    );
    for view in views {
        sheet.push(vec![
            Cell::Text(view.manufacturer.name),
            Cell::Number(view.products.into()),
            Cell::Number(view.answered.into()),
            Cell::maybe(view.answered_at, |at| Cell::At(at.to_utc())),
        ]);
    }
    sheet.answer().await
}

/// The caller's own products in a collection, with the prices that stand; as xlsx it is the file to
/// correct and to send back as declarations.
#[utoipa::path(get, path = "/api/v1/campaigns/{id}/products", tag = "pricing",
    params(("id" = String, Path), ("answered" = Option<bool>, Query),
        ("limit" = Option<u32>, Query), ("cursor" = Option<String>, Query),
        ("format" = Option<String>, Query)),
    responses((status = 200, body = Page<CampaignProductView>)))]
pub(super) async fn products(id: CampaignId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let paging = request.paging()?;
    let answered = request.query().flag("answered")?;
    let (after, rows) = if paging.as_xlsx {
        (0, EXPORT_MAX)
    } else {
        (paging.place::<i64>()?.unwrap_or_default(), paging.rows())
    };
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let after = ProductId(after);
    let (found, total) =
        campaign::products(&connection, &moment, &caller, id, answered, after, rows).await?;
    if paging.as_xlsx {
        return export_products(found).await;
    }
    let views: Vec<CampaignProductView> = found.into_iter().map(CampaignProductView::of).collect();
    let place = |view: &CampaignProductView| view.id.parse::<i64>().unwrap_or_default();
    json(&Page::of(views, &paging, total, place))
}

/// One row for each price, under the headers of a file of declarations.
async fn export_products(products: Vec<CampaignProduct>) -> Answer {
    let mut sheet = Sheet::new(
        "价格报送表",
        &[
            ("27位码", ColumnKind::Code),
            ("省份", ColumnKind::Text),
            ("平台", ColumnKind::Text),
            ("平台级别", ColumnKind::Text),
            ("价格类型", ColumnKind::Text),
            ("价格", ColumnKind::Number { decimals: 4 }),
            ("包装转换比", ColumnKind::Number { decimals: 0 }),
            ("执行日期", ColumnKind::Date),
            ("截止日期", ColumnKind::Date),
            ("来源", ColumnKind::Text),
            ("产品名称", ColumnKind::Text),
            ("规格", ColumnKind::Text),
            ("型号", ColumnKind::Text),
            ("报送时间", ColumnKind::DateTime),
        ],
    );
    for product in products {
        let tail = [
            Cell::Text(product.name),
            Cell::Text(product.specification),
            Cell::Text(product.model),
            Cell::maybe(product.answered_at, Cell::At),
        ];
        let mut rows: Vec<Vec<Cell>> = product.prices.into_iter().map(price_cells).collect();
        if rows.is_empty() {
            rows.push(vec![Cell::Empty; 9]);
        }
        for price in rows {
            let mut row = vec![Cell::Text(product.code.clone())];
            row.extend(price);
            row.extend(tail.iter().cloned());
            sheet.push(row);
        }
    }
    sheet.answer().await
}

fn price_cells(price: ListedPrice) -> Vec<Cell> {
    let level = match price.key.level {
        PlatformLevel::Provincial => "省级",
        PlatformLevel::City => "市级",
    };
    vec![
        Cell::Text(price.key.region.name().to_owned()),
        Cell::Text(price.key.platform),
        Cell::Text(level.to_owned()),
        Cell::Text(price.key.kind.label().to_owned()),
        Cell::Number(price.terms.price.yuan()),
        Cell::Number(price.terms.pack_ratio),
        Cell::Date(price.key.effective_from),
        Cell::maybe(price.terms.effective_to, Cell::Date),
        Cell::Text(price.key.source),
    ]
}

/// Confirms the prices of the caller's own products that stand: of some, or of all.
#[utoipa::path(post, path = "/api/v1/campaigns/{id}/confirmations", tag = "pricing",
    params(("id" = String, Path)), request_body = Confirmation,
    responses((status = 200, body = ConfirmedView)))]
pub(super) async fn confirm(id: CampaignId, request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(OrganisationKind::Manufacturer)?;
    let Confirmation { product_ids } = request.json()?;
    let products = product_ids.map(|ids| read(&ids)).transpose()?;
    let confirmed = request
        .change(async |tx, moment| {
            campaign::confirm(tx, moment, &caller, id, products.as_deref()).await
        })
        .await?;
    json(&ConfirmedView {
        confirmed: confirmed.confirmed,
        products: confirmed.products,
        answered: confirmed.answered,
    })
}

fn read(ids: &[String]) -> Result<Vec<ProductId>, Problem> {
    let (zh, en) = ("须为1至10000个产品编号", "1 to 10000 ids of products");
    let bad = || Problem::field("/product_ids", zh, en);
    if ids.is_empty() || PRODUCTS_MAX < ids.len() {
        return Err(bad());
    }
    ids.iter().map(|id| id.parse().map_err(|_| bad())).collect()
}
