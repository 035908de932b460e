//! Previews of what a linkage list would change.

use chrono::NaiveDate;
use domain::bargaining::State;
use domain::calendar::last_minute;
use domain::catalogue::ProductHead;
use domain::disclosure;
use domain::linkage::{
    self, LimitChange, OvertakenInvitation, PREVIEW_START, PreviewFilter, PreviewSortBy,
    ProductForeseen,
};
use domain::{InvitationId, LinkageId, Percent, ProductId, ShanghaiTime, UnitPrice};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{
    Accepted, Answer, Column, List, OPERATORS, OVERSEERS, Operation, Page, Request, Who, accepted,
    export, get, json, post, titles,
};
use crate::routes::views::{Named, RegionView};

/// How far a preview has come.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PreviewState {
    Preparing,
    Ready,
}

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/linkages/{id}/preview", read)
            .by(Who::Members(OVERSEERS))
            .described(
                "What a list would change, in numbers, with the progress of working it out.",
            ),
        post("/linkages/{id}/preview", request_preview)
            .by(Who::Duties(OPERATORS))
            .described("Works the preview of a draft out anew, in the background."),
        get("/linkages/{id}/preview/products", products)
            .by(Who::Members(OVERSEERS))
            .described("Products whose limits would change.")
            .query_word::<LimitChange>("change", "What happens to the limit")
            .query::<String>("q", "Part of the name, or how the code begins")
            .query_one_of("sort", &SORTS, "percent (largest falls first), -percent")
            .paged(PRODUCT_LIST),
        get("/linkages/{id}/preview/hospital-prices", hospital_prices)
            .by(Who::Members(OVERSEERS))
            .described(
                "Products with five hospitals or more that pay more than the new limit, by \
                    their rounded prices: how many, never which and never what.",
            )
            .query_word::<LimitChange>("change", "What happens to the limit")
            .query::<String>("q", "Part of the name, or how the code begins")
            .query_one_of("sort", &SORTS, "percent (largest falls first), -percent")
            .paged(PRODUCT_LIST),
        get("/linkages/{id}/preview/invitations", invitations)
            .by(Who::Members(OVERSEERS))
            .described("Open invitations that would be superseded.")
            .paged(INVITATION_LIST),
        get("/linkages/{id}/preview/concluded-prices", concluded_prices)
            .by(Who::Members(OVERSEERS))
            .described(
                "Concluded invitations whose prices the new limits would end \
                    (`bargaining.concluded_above_limit`).",
            )
            .paged(CONCLUDED_LIST),
    ]
}

/// A preview as a whole.
#[derive(Debug, Serialize, ToSchema)]
struct PreviewView {
    state: PreviewState,
    /// From 0 to 1.
    #[serde(with = "rust_decimal::serde::float")]
    #[schema(value_type = f64)]
    progress: Decimal,
    /// When its preparation began.
    #[serde(rename = "asked_at")]
    requested_at: ShanghaiTime,
    /// When it was ready.
    made_at: Option<ShanghaiTime>,
    /// Products of the list whose limits have moved since: more than 0 makes it stale.
    limits_changed_since: i64,
    /// The last day of the publicity that it assumes: as if it had begun when the preview was asked.
    publicity_ends_on: NaiveDate,
    /// Rows of the list.
    rows: i64,
    /// Rows looked at so far.
    rows_done: i64,
    /// Products whose limits fall.
    falls: i64,
    /// Products whose limits rise.
    rises: i64,
    /// Products that get a limit.
    appearances: i64,
    /// Products that lose theirs.
    vanishings: i64,
    /// Open invitations that would be superseded.
    invitations: i64,
    /// Concluded prices that the new limits would end.
    concluded: i64,
    /// They times the quantities of their invitations, in yuan.
    #[schema(value_type = String)]
    concluded_amount: Decimal,
    /// Hospitals' rounded prices that would be above new limits, of products with at least `prices_above_from` of them. Products
    /// with fewer are left out, so that 0 does not say that there are none.
    prices_above: i64,
    /// The least number of such prices of a product that are counted in `prices_above` (`pricing.spread_hospitals_min`).
    prices_above_from: i64,
    /// How many products move how far, from the largest falls to the largest rises.
    moves: Vec<MovesView>,
}

/// Products whose limits move about as far.
#[derive(Debug, Serialize, ToSchema)]
struct MovesView {
    /// From so many percent on; null for the largest falls.
    from: Option<i16>,
    /// To less than so many percent; null for the largest rises.
    to: Option<i16>,
    /// Products whose limits move like that.
    products: i64,
}

impl PreviewView {
    fn of(preview: &linkage::Preview, prices_above_from: i64) -> Self {
        let is_ready = preview.made_at.is_some();
        Self {
            state: if is_ready {
                PreviewState::Ready
            } else {
                PreviewState::Preparing
            },
            progress: preview.progress(),
            requested_at: preview.requested_at.into(),
            made_at: preview.made_at.map(Into::into),
            limits_changed_since: preview.limits_changed_since,
            publicity_ends_on: preview.publicity_ends,
            rows: preview.rows_total,
            rows_done: preview.rows_done,
            falls: preview.falls,
            rises: preview.rises,
            appearances: preview.appearances,
            vanishings: preview.vanishings,
            invitations: preview.invitations,
            concluded: preview.concluded.prices,
            concluded_amount: preview.concluded.amount,
            prices_above: preview.prices_above,
            prices_above_from,
            moves: preview.moves.iter().map(MovesView::of).collect(),
        }
    }
}

impl MovesView {
    fn of(moves: &linkage::Moves) -> Self {
        Self {
            from: moves.from,
            to: moves.to,
            products: moves.products,
        }
    }
}

/// A product in a preview.
#[derive(Debug, Serialize, ToSchema)]
struct PreviewedProduct {
    id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    /// 最小计量单位
    base_unit: String,
    /// Its maker.
    manufacturer: Named,
}

/// A product whose limit would change.
#[derive(Debug, Serialize, ToSchema)]
struct PreviewProduct {
    /// The product.
    product: PreviewedProduct,
    /// What the list does to the limit.
    change: LimitChange,
    /// The day on which all of the list's prices of it count.
    effective_on: NaiveDate,
    /// The limit of that day without the list; null for the candidate catalogue.
    before: Option<UnitPrice>,
    /// The limit of that day with it; null for the candidate catalogue.
    after: Option<UnitPrice>,
    /// After less before.
    difference: Option<Decimal>,
    /// The difference in percent of before.
    percent: Option<Percent>,
    /// The province that sets it.
    region: Option<RegionView>,
    /// The platform that sets it.
    platform: Option<String>,
    /// Hospitals whose own price, rounded, would be above it; null unless they are five or more.
    hospitals_above: Option<i64>,
    #[serde(skip)]
    position: (Decimal, i64),
}

impl PreviewProduct {
    fn of(one: ProductForeseen) -> Self {
        let difference = one.difference();
        Self {
            position: (one.rank, one.product.0),
            product: PreviewedProduct {
                id: one.product,
                manufacturer: Named {
                    id: one.manufacturer,
                    name: one.head.manufacturer.clone(),
                },
                head: one.head,
                base_unit: one.base_unit,
            },
            change: one.change,
            effective_on: one.effective_on,
            before: one.before,
            after: one.after,
            difference: difference.map(|yuan| yuan.normalize()),
            percent: one.percent,
            region: one.region.map(RegionView::from),
            platform: one.platform,
            hospitals_above: one.hospitals_above,
        }
    }
}

/// An open invitation that would be superseded.
#[derive(Debug, Serialize, ToSchema)]
struct PreviewInvitation {
    id: InvitationId,
    number: String,
    /// Its state now.
    state: State,
    /// The hospital that sent it.
    hospital: Named,
    /// Who is invited.
    manufacturer: Named,
    /// For which product.
    product: NamedProduct,
    /// The product's code, which `product` has as well.
    code: String,
    /// What the hospital offers.
    price: UnitPrice,
    /// The limit today.
    limit: Option<UnitPrice>,
    /// The limit that would overtake it.
    limit_after: UnitPrice,
    /// When it was sent.
    sent_at: ShanghaiTime,
    /// Exclusive: when its answer is due.
    due_at: Option<ShanghaiTime>,
    /// The last minute that is in time, as people write it: `2026-03-09 24:00`.
    due_by: Option<String>,
}

/// A product by id and as people know it.
#[derive(Debug, Serialize, ToSchema)]
struct NamedProduct {
    id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
}

impl PreviewInvitation {
    fn of(one: OvertakenInvitation) -> Self {
        Self {
            id: one.id,
            number: one.number,
            state: one.state,
            hospital: one.hospital.into(),
            manufacturer: one.manufacturer.into(),
            code: one.head.code.clone(),
            product: NamedProduct {
                id: one.product,
                head: one.head,
            },
            price: one.price,
            limit: one.limit,
            limit_after: one.limit_after,
            sent_at: one.sent_at.into(),
            due_at: one.due_at.map(Into::into),
            due_by: one.due_at.map(last_minute),
        }
    }
}

async fn read(request: Request, id: LinkageId) -> Answer<PreviewView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let preview = linkage::preview(&connection, caller, id).await?;
    let from = disclosure::others_min(request.moment())?;
    json(&PreviewView::of(&preview, from))
}

async fn request_preview(request: Request, id: LinkageId) -> Answer<Accepted<PreviewView>> {
    let caller = request.caller()?;
    let preview = request
        .change(async |tx, moment| {
            linkage::request_preview(tx, moment, caller, id).await?;
            linkage::preview(tx, caller, id).await
        })
        .await?;
    let from = disclosure::others_min(request.moment())?;
    accepted(&PreviewView::of(&preview, from))
}

async fn products(request: Request, id: LinkageId) -> Answer<Page<PreviewProduct>> {
    previewed(request, id, false).await
}

async fn hospital_prices(request: Request, id: LinkageId) -> Answer<Page<PreviewProduct>> {
    previewed(request, id, true).await
}

async fn previewed(
    request: Request,
    id: LinkageId,
    only_above: bool,
) -> Answer<Page<PreviewProduct>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let filter = PreviewFilter {
        change: request.query().value("change")?,
        name_part: request.query().part("q")?,
        sort: request.query().word("sort", sort_by)?.unwrap_or_default(),
    };
    let (after, rows) = paging.span::<(Decimal, i64)>()?;
    let after = after.map(|(rank, product)| (rank, ProductId(product)));
    let after = after.unwrap_or(PREVIEW_START);
    let moment = request.moment();
    let db = request.app.ground().db.get().await?;
    let (found, total) = if only_above {
        linkage::preview_prices_above(&db, moment, caller, id, &filter, after, rows).await?
    } else {
        linkage::preview_products(&db, moment, caller, id, &filter, after, rows).await?
    };
    drop(db);
    let found: Vec<PreviewProduct> = found.into_iter().map(PreviewProduct::of).collect();
    let page = Page::of(found, &paging, total, |one| one.position);
    if paging.as_xlsx {
        return export(request, &PRODUCT_LIST, &PRODUCT_COLUMNS, page).await;
    }
    json(&page)
}

const SORTS: [&str; 2] = ["percent", "-percent"];

fn sort_by(sort: &str) -> Option<PreviewSortBy> {
    match sort {
        "percent" => Some(PreviewSortBy::LargestFall),
        "-percent" => Some(PreviewSortBy::LargestRise),
        _ => None,
    }
}

const PRODUCT_COLUMNS: [Column<PreviewProduct>; 15] = [
    Column::code("医保耗材代码", |one| {
        one.product.head.code.as_str().into()
    }),
    Column::text("产品名称", |one| one.product.head.name.as_str().into()),
    Column::text("规格", |one| {
        one.product.head.specification.as_str().into()
    }),
    Column::text("型号", |one| one.product.head.model.as_str().into()),
    Column::text("生产企业", |one| {
        one.product.manufacturer.name.as_str().into()
    }),
    Column::text("最小计量单位", |one| {
        one.product.base_unit.as_str().into()
    }),
    Column::text("变动", |one| one.change.label().into()),
    Column::date("生效日期", |one| one.effective_on.into()),
    Column::price("联动前限价（元）", |one| one.before.into()),
    Column::price("联动后限价（元）", |one| one.after.into()),
    Column::price("差额（元）", |one| one.difference.into()),
    Column::number("幅度（%）", 1, |one| one.percent.into()),
    Column::text("省份", |one| {
        let region = one.region.as_ref();
        region.map(|region| region.name).into()
    }),
    Column::text("平台", |one| one.platform.as_deref().into()),
    Column::count("高于新限价的医疗机构数", |one| {
        one.hospitals_above.into()
    }),
];

pub(in crate::routes) const PRODUCT_LIST: List = List {
    name: "价格联动影响",
    titles: &titles(&PRODUCT_COLUMNS),
    loaded_as: &[],
};

async fn invitations(request: Request, id: LinkageId) -> Answer<Page<PreviewInvitation>> {
    overtaken(request, id, false).await
}

async fn concluded_prices(request: Request, id: LinkageId) -> Answer<Page<PreviewInvitation>> {
    overtaken(request, id, true).await
}

async fn overtaken(
    request: Request,
    id: LinkageId,
    concluded: bool,
) -> Answer<Page<PreviewInvitation>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let (after, rows) = paging.span::<uuid::Uuid>()?;
    let after = after.map(InvitationId);
    let db = request.app.ground().db.get().await?;
    let moment = request.moment();
    let (found, total) =
        linkage::preview_invitations(&db, moment, caller, id, concluded, after, rows).await?;
    drop(db);
    let found: Vec<PreviewInvitation> = found.into_iter().map(PreviewInvitation::of).collect();
    let page = Page::of(found, &paging, total, |one| one.id.0);
    if paging.as_xlsx {
        let list = match concluded {
            true => &CONCLUDED_LIST,
            false => &INVITATION_LIST,
        };
        return export(request, list, &INVITATION_COLUMNS, page).await;
    }
    json(&page)
}

const INVITATION_COLUMNS: [Column<PreviewInvitation>; 11] = [
    Column::text("邀请编号", |one| one.number.as_str().into()),
    Column::text("状态", |one| one.state.label().into()),
    Column::text("医疗机构", |one| one.hospital.name.as_str().into()),
    Column::text("生产企业", |one| one.manufacturer.name.as_str().into()),
    Column::code("医保耗材代码", |one| one.code.as_str().into()),
    Column::text("产品名称", |one| one.product.head.name.as_str().into()),
    Column::price("邀请价（元）", |one| one.price.into()),
    Column::price("挂网参考限价（元）", |one| one.limit.into()),
    Column::price("联动后限价（元）", |one| one.limit_after.into()),
    Column::time("发起时间", |one| one.sent_at.into()),
    Column::deadline("响应截止", |one| one.due_at.into()),
];

pub(in crate::routes) const CONCLUDED_LIST: List = List {
    name: "将作废的成交价",
    ..INVITATION_LIST
};

pub(in crate::routes) const INVITATION_LIST: List = List {
    name: "将失效的议价邀请",
    titles: &titles(&INVITATION_COLUMNS),
    loaded_as: &[],
};
