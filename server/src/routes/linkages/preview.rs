//! What a list of another platform would change, before anything happens.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::OrganisationKind::ExchangeCenter;
use domain::bargaining;
use domain::calendar::last_minute;
use domain::linkage::{
    self, LimitChange, OvertakenInvitation, PREVIEW_START, PreviewFilter, PreviewOrder,
    ProductForeseen,
};
use domain::{InvitationId, LinkageId, Percent, ProductId};
use rust_decimal::Decimal;
use serde::Serialize;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::EXPORT_MAX;
use crate::http::{
    Accepted, Answer, Cell, OVERSEERS, Operation, Page, Request, Sheet, Who, accepted, get, json,
    post,
};
use crate::routes::closed;
use crate::routes::views::{Named, RegionView, shown, yuan};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/linkages/{id}/preview", read)
            .by(Who::Members(OVERSEERS))
            .described(
                "What a list would change, in numbers, with the progress of working it out.",
            ),
        post("/linkages/{id}/preview", ask)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Works the preview of a draft out anew, in the background."),
        get("/linkages/{id}/preview/products", products)
            .by(Who::Members(OVERSEERS))
            .described("Products whose limits would change.")
            .query_word::<closed::LimitChange>("change", "What happens to the limit")
            .query::<String>("q", "Part of the name, or how the code begins")
            .query::<String>("sort", "percent (largest falls first), -percent")
            .paged(),
        get("/linkages/{id}/preview/hospital-prices", hospital_prices)
            .by(Who::Members(OVERSEERS))
            .described(
                "Products with five hospitals or more that pay more than the new limit: how \
                    many, never which and never what.",
            )
            .query_word::<closed::LimitChange>("change", "What happens to the limit")
            .query::<String>("q", "Part of the name, or how the code begins")
            .query::<String>("sort", "percent (largest falls first), -percent")
            .paged(),
        get("/linkages/{id}/preview/invitations", invitations)
            .by(Who::Members(OVERSEERS))
            .described("Open invitations that would be superseded.")
            .paged(),
    ]
}

const PRICE: ColumnKind = ColumnKind::Number { decimals: 2 };

/// A preview as a whole.
#[derive(Debug, Serialize, ToSchema)]
struct PreviewView {
    /// Where it stands.
    #[schema(value_type = closed::PreviewState)]
    state: &'static str,
    /// From 0 to 1.
    #[serde(with = "rust_decimal::serde::float")]
    #[schema(value_type = f64)]
    progress: Decimal,
    /// When its preparation began.
    asked_at: DateTime<FixedOffset>,
    /// When it was ready.
    made_at: Option<DateTime<FixedOffset>>,
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
    /// Hospitals' prices that would stand above new limits, of products with five of them or more.
    prices_above: i64,
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
    /// How many.
    products: i64,
}

impl PreviewView {
    fn of(preview: &linkage::Preview) -> Self {
        let is_ready = preview.made_at.is_some();
        Self {
            state: if is_ready { "ready" } else { "preparing" },
            progress: preview.progress(),
            asked_at: shown(preview.asked_at),
            made_at: preview.made_at.map(shown),
            limits_changed_since: preview.limits_changed_since,
            publicity_ends_on: preview.publicity_ends,
            rows: preview.rows_total,
            rows_done: preview.rows_done,
            falls: preview.falls,
            rises: preview.rises,
            appearances: preview.appearances,
            vanishings: preview.vanishings,
            invitations: preview.invitations,
            prices_above: preview.prices_above,
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
    /// Its id.
    id: String,
    /// Its code.
    code: String,
    /// Its name.
    name: String,
    /// 规格
    specification: String,
    /// 型号
    model: String,
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
    #[schema(value_type = closed::LimitChange)]
    change: &'static str,
    /// The day on which all of the list's prices of it count.
    effective_on: NaiveDate,
    /// The limit of that day without the list; null for the candidate catalogue.
    before: Option<String>,
    /// The limit of that day with it; null for the candidate catalogue.
    after: Option<String>,
    /// After less before.
    difference: Option<String>,
    /// The difference in percent of before.
    percent: Option<Percent>,
    /// The province that sets it.
    region: Option<RegionView>,
    /// The platform that sets it.
    platform: Option<String>,
    /// Hospitals whose own price would stand above it; null unless they are five or more.
    hospitals_above: Option<i64>,
    #[serde(skip)]
    place: (Decimal, i64),
}

impl PreviewProduct {
    fn of(one: ProductForeseen) -> Self {
        let difference = one.difference();
        let (manufacturer, name) = one.manufacturer;
        Self {
            place: (one.rank, one.product.0),
            product: PreviewedProduct {
                id: one.product.to_string(),
                code: one.code,
                name: one.name,
                specification: one.specification,
                model: one.model,
                base_unit: one.base_unit,
                manufacturer: Named {
                    id: manufacturer.to_string(),
                    name,
                },
            },
            change: one.change.into_str(),
            effective_on: one.effective_on,
            before: one.before.map(yuan),
            after: one.after.map(yuan),
            difference: difference.map(|yuan| yuan.normalize().to_string()),
            percent: one.percent,
            region: one.region.map(RegionView::from),
            platform: one.platform,
            hospitals_above: one.hospitals_above,
        }
    }

    fn change_label(&self) -> &'static str {
        self.change.parse().map_or("", LimitChange::label)
    }
}

/// An open invitation that would be superseded.
#[derive(Debug, Serialize, ToSchema)]
struct PreviewInvitation {
    /// The invitation.
    id: String,
    /// Its number.
    number: String,
    /// Its state now.
    #[schema(value_type = closed::InvitationState)]
    state: String,
    /// Who invites.
    hospital: Named,
    /// Who is invited.
    manufacturer: Named,
    /// For which product.
    product: Named,
    /// The product's code.
    code: String,
    /// What the hospital offers.
    price: String,
    /// The limit today.
    limit: Option<String>,
    /// The limit that would overtake it.
    limit_after: String,
    /// When it was sent.
    sent_at: DateTime<FixedOffset>,
    /// Exclusive: when its answer is due.
    due_at: Option<DateTime<FixedOffset>>,
    /// The last minute that is in time, as people write it: `2026-03-09 24:00`.
    due_by: Option<String>,
    #[serde(skip)]
    place: InvitationId,
}

impl PreviewInvitation {
    fn of(one: OvertakenInvitation) -> Self {
        let named = |id: String, name| Named { id, name };
        Self {
            place: one.id,
            id: one.id.to_string(),
            number: one.number,
            state: one.state,
            hospital: named(one.hospital.0.to_string(), one.hospital.1),
            manufacturer: named(one.manufacturer.0.to_string(), one.manufacturer.1),
            product: named(one.product.to_string(), one.product_name),
            code: one.code,
            price: yuan(one.price),
            limit: one.limit.map(yuan),
            limit_after: yuan(one.limit_after),
            sent_at: shown(one.sent_at),
            due_at: one.due_at.map(shown),
            due_by: one.due_at.map(last_minute),
        }
    }
}

async fn read(request: Request, id: LinkageId) -> Answer<PreviewView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let preview = linkage::preview(&connection, caller, id).await?;
    json(&PreviewView::of(&preview))
}

async fn ask(request: Request, id: LinkageId) -> Answer<Accepted<PreviewView>> {
    let caller = request.caller()?;
    let preview = request
        .change(async |tx, moment| {
            linkage::ask_preview(tx, moment, caller, id).await?;
            linkage::preview(tx, caller, id).await
        })
        .await?;
    accepted(&PreviewView::of(&preview))
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
        order: request.query().word("sort", order)?.unwrap_or_default(),
    };
    let (after, rows) = paging.span::<(Decimal, i64)>(EXPORT_MAX)?;
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
    if paging.as_xlsx {
        return export_products(found).await;
    }
    json(&Page::of(found, &paging, total, |one| one.place))
}

fn order(sort: &str) -> Option<PreviewOrder> {
    match sort {
        "percent" => Some(PreviewOrder::LargestFall),
        "-percent" => Some(PreviewOrder::LargestRise),
        _ => None,
    }
}

async fn export_products(products: Vec<PreviewProduct>) -> Answer<Page<PreviewProduct>> {
    let mut sheet = Sheet::new(
        "价格联动影响",
        &[
            ("医保耗材代码", ColumnKind::Code),
            ("产品名称", ColumnKind::Text),
            ("规格", ColumnKind::Text),
            ("型号", ColumnKind::Text),
            ("生产企业", ColumnKind::Text),
            ("最小计量单位", ColumnKind::Text),
            ("变动", ColumnKind::Text),
            ("生效日期", ColumnKind::Date),
            ("联动前限价（元）", PRICE),
            ("联动后限价（元）", PRICE),
            ("差额（元）", PRICE),
            ("幅度（%）", ColumnKind::Number { decimals: 1 }),
            ("省份", ColumnKind::Text),
            ("平台", ColumnKind::Text),
            ("高于新限价的医疗机构数", ColumnKind::Number { decimals: 0 }),
        ],
    );
    let amount = |text: Option<String>| Cell::maybe(text, |text| Cell::number(&text));
    for one in products {
        let change = one.change_label().to_owned();
        sheet.push(vec![
            Cell::Text(one.product.code),
            Cell::Text(one.product.name),
            Cell::Text(one.product.specification),
            Cell::Text(one.product.model),
            Cell::Text(one.product.manufacturer.name),
            Cell::Text(one.product.base_unit),
            Cell::Text(change),
            Cell::Date(one.effective_on),
            amount(one.before),
            amount(one.after),
            amount(one.difference),
            Cell::maybe(one.percent, |percent| Cell::Number(percent.number())),
            Cell::maybe(one.region, |region| Cell::Text(region.name)),
            Cell::maybe(one.platform, Cell::Text),
            Cell::maybe(one.hospitals_above, |count| Cell::Number(count.into())),
        ]);
    }
    sheet.answer().await
}

async fn invitations(request: Request, id: LinkageId) -> Answer<Page<PreviewInvitation>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let (after, rows) = paging.span::<uuid::Uuid>(EXPORT_MAX)?;
    let after = after.map(InvitationId);
    let db = request.app.ground().db.get().await?;
    let (found, total) = linkage::preview_invitations(&db, caller, id, after, rows).await?;
    drop(db);
    let found: Vec<PreviewInvitation> = found.into_iter().map(PreviewInvitation::of).collect();
    if paging.as_xlsx {
        return export_invitations(found).await;
    }
    json(&Page::of(found, &paging, total, |one| one.place.0))
}

fn state_label(state: &str) -> String {
    state.parse().map_or_else(
        |_| String::new(),
        |state: bargaining::State| state.label().to_owned(),
    )
}

async fn export_invitations(
    invitations: Vec<PreviewInvitation>,
) -> Answer<Page<PreviewInvitation>> {
    let mut sheet = Sheet::new(
        "将失效的议价邀请",
        &[
            ("编号", ColumnKind::Text),
            ("状态", ColumnKind::Text),
            ("医疗机构", ColumnKind::Text),
            ("生产企业", ColumnKind::Text),
            ("医保耗材代码", ColumnKind::Code),
            ("产品名称", ColumnKind::Text),
            ("邀请价（元）", PRICE),
            ("现限价（元）", PRICE),
            ("联动后限价（元）", PRICE),
            ("发出时间", ColumnKind::DateTime),
            ("响应截止", ColumnKind::DateTime),
        ],
    );
    for one in invitations {
        sheet.push(vec![
            Cell::Text(one.number),
            Cell::Text(state_label(&one.state)),
            Cell::Text(one.hospital.name),
            Cell::Text(one.manufacturer.name),
            Cell::Text(one.code),
            Cell::Text(one.product.name),
            Cell::number(&one.price),
            Cell::maybe(one.limit, |limit| Cell::number(&limit)),
            Cell::number(&one.limit_after),
            Cell::At(one.sent_at.to_utc()),
            Cell::maybe(one.due_at, |at| Cell::At(at.to_utc())),
        ]);
    }
    sheet.answer().await
}
