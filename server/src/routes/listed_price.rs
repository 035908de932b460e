//! A product's limit: the calculation sheet, its history, the prices over the provinces.

use chrono::NaiveDate;
use domain::campaign;
use domain::catalogue;
use domain::linkage;
use domain::listed_price::{self, LimitEffect, ListedPrice, NotCounted, PlatformLevel, PriceKind};
use domain::price_change::price_terms;
use domain::{Day, Instant, ListedPriceId, PackRatio, ProductId, ShanghaiTime, UnitPrice};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use super::views::{KindText, RegionView};
use crate::http::{
    Answer, Cell, Column, List, Operation, Page, Problem, Request, Who, export, get, json, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/products/{id}/reference-limit", sheet)
            .by(Who::SignedIn)
            .described("The calculation sheet of the limit on a day, as known at an instant.")
            .query::<Day>("on", "The day of the limit; today by default")
            .query::<Instant>("known_at", "As known at this instant; now by default")
            .exported(SHEET_LIST),
        get("/products/{id}/limit-effect", effect)
            .by(Who::SignedIn)
            .described("What a price would do to the limit if a platform listed it from today on.")
            .query::<UnitPrice>("price", "Yuan for `pack_ratio` base units; needed")
            .query::<PackRatio>("pack_ratio", "Base units that the price buys; 1 by default")
            .query::<PriceKind>("kind", "How the price came about; `listing` by default")
            .query::<PlatformLevel>("platform_level", "`provincial` (the default) or `city`"),
        get("/products/{id}/limit-history", history)
            .by(Who::SignedIn)
            .described("Every limit that a product has had.")
            .exported(HISTORY_LIST),
        get("/products/{id}/price-spread", spread)
            .by(Who::SignedIn)
            .described("The lowest price in force in each province.")
            .exported(SPREAD_LIST),
    ]
}

/// How a limit came about.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LimitSheet)]
struct LimitSheetView {
    /// The product.
    product_id: ProductId,
    /// The day it is for.
    on: NaiveDate,
    /// As known when.
    known_at: ShanghaiTime,
    /// The limit, per base unit; null for the candidate catalogue.
    limit: Option<UnitPrice>,
    /// The region that lists the lowest price.
    source: Option<LimitSource>,
    /// The clause that decides.
    clause: &'static str,
    /// Every price considered: those that count first, each group from low to high.
    considered: Vec<ConsideredPrice>,
}

/// The region that lists the lowest price.
#[derive(Debug, Serialize, ToSchema)]
struct LimitSource {
    /// The province.
    region: RegionView,
    /// The platform.
    platform: String,
    /// The price.
    price_id: ListedPriceId,
}

/// A price that was considered.
#[derive(Debug, Serialize, ToSchema)]
struct ConsideredPrice {
    /// The price.
    price_id: ListedPriceId,
    /// The province.
    region: RegionView,
    /// The platform.
    platform: String,
    platform_level: PlatformLevel,
    kind: PriceKind,
    /// The kind in words.
    kind_label: &'static str,
    /// As listed, for `pack_ratio` base units.
    price: UnitPrice,
    /// Base units that it buys.
    pack_ratio: Decimal,
    /// Per base unit.
    base_price: UnitPrice,
    /// The first day.
    effective_from: NaiveDate,
    /// The last day, inclusive.
    effective_to: Option<NaiveDate>,
    /// The document it comes from.
    source: String,
    /// Whether it counts.
    counted: bool,
    /// Why the price does not count; null when it does.
    reason: Option<KindText<NotCounted>>,
}

/// What a price would do to a limit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LimitEffect)]
struct LimitEffectView {
    /// The price of one base unit.
    base_price: UnitPrice,
    /// Today's limit, per base unit; null for the candidate catalogue.
    before: Option<UnitPrice>,
    /// The limit with the price in force, per base unit.
    after: Option<UnitPrice>,
    /// Why the price would not count; null when it would.
    reason: Option<KindText<NotCounted>>,
    /// Per base unit: the limit that the price is far from (`pricing.hold_below_part`, `pricing.hold_above_times`), so that it
    /// may be a typing error.
    far_from_limit: Option<UnitPrice>,
}

/// A step in the history of a limit.
#[derive(Debug, Serialize, ToSchema)]
struct LimitStep {
    /// The first day.
    effective_on: NaiveDate,
    /// Per base unit; null for the candidate catalogue.
    limit: Option<UnitPrice>,
    /// Where the lowest price stood.
    region: Option<RegionView>,
    /// When the platform worked it out.
    recorded_at: ShanghaiTime,
}

/// The lowest price in force in a province.
#[derive(Debug, Serialize, ToSchema)]
struct SpreadPoint {
    /// The province.
    region: RegionView,
    /// Per base unit.
    base_price: UnitPrice,
    /// Whether it counts for the limit.
    counted: bool,
}

/// The prices of a product over the provinces.
#[derive(Debug, Serialize, ToSchema)]
struct PriceSpread {
    /// The day.
    on: NaiveDate,
    /// The lowest price in force of each province.
    points: Vec<SpreadPoint>,
}

async fn sheet(request: Request, id: ProductId) -> Answer<LimitSheetView> {
    let moment = request.moment();
    let on: Option<Day> = request.query().value("on")?;
    let on = on.map_or_else(|| moment.today(), Day::date);
    let known_at: Option<Instant> = request.query().value("known_at")?;
    let known_at = known_at.map_or(moment.now, Instant::to_utc);
    let connection = request.app.ground().db.get().await?;
    let sheet = listed_price::sheet(&connection, id, on, known_at).await?;
    let lowest = sheet.lowest();
    let prices = sheet.considered.iter();
    let prices: Vec<ConsideredPrice> = prices.map(|one| considered(&request, one)).collect();
    if request.paging()?.as_xlsx {
        let product = catalogue::products(&connection, &[id]).await?.pop();
        let code = product.map(|product| product.head.code).unwrap_or_default();
        drop(connection);
        let prices = prices.into_iter().map(|one| ExportedPrice {
            code: code.clone(),
            level: one.platform_level,
            one,
        });
        return export(
            request,
            &SHEET_LIST,
            &SHEET_COLUMNS,
            Page::whole(prices.collect()),
        )
        .await;
    }
    json(&LimitSheetView {
        product_id: id,
        on,
        known_at: known_at.into(),
        limit: lowest.map(|price| price.terms.base_price),
        source: lowest.map(|price| LimitSource {
            region: price.key.region.into(),
            platform: price.key.platform.clone(),
            price_id: price.id,
        }),
        clause: "S4-1",
        considered: prices,
    })
}

/// A price with the code of its product, as exports show it.
struct ExportedPrice {
    code: String,
    level: PlatformLevel,
    one: ConsideredPrice,
}

/// With the headers of a file of listed prices, so that a list that was corrected in Excel comes back.
const SHEET_COLUMNS: [Column<ExportedPrice>; 13] = [
    Column::code("医保耗材代码", |price| price.code.as_str().into()),
    Column::text("省份", |price| price.one.region.name.into()),
    Column::text("平台", |price| price.one.platform.as_str().into()),
    Column::text("平台级别", |price| price.level.label().into()),
    Column::text("价格类型", |price| price.one.kind_label.into()),
    Column::price("价格", |price| price.one.price.into()),
    Column::count("包装转换比", |price| price.one.pack_ratio.into()),
    Column::price("最小单位价（元）", |price| {
        price.one.base_price.into()
    }),
    Column::date("执行日期", |price| price.one.effective_from.into()),
    Column::date("截止日期", |price| price.one.effective_to.into()),
    Column::text("来源", |price| price.one.source.as_str().into()),
    Column::text("计入限价", |price| Cell::yes_or_no(price.one.counted)),
    Column::text("不计入的原因", |price| {
        let reason = price.one.reason.as_ref();
        reason.map(|reason| reason.text.as_str()).into()
    }),
];

pub(in crate::routes) const SHEET_LIST: List = List {
    name: "限价计算单",
    titles: &titles(&SHEET_COLUMNS),
    loaded_as: &[
        &listed_price::LISTED_PRICES,
        &linkage::LINKAGE_LISTS,
        &campaign::DECLARATIONS,
    ],
};

fn considered(request: &Request, considered: &listed_price::Considered) -> ConsideredPrice {
    let ListedPrice { id, key, terms, .. } = &considered.price;
    ConsideredPrice {
        price_id: *id,
        region: key.region.into(),
        platform: key.platform.clone(),
        platform_level: key.level,
        kind: key.kind,
        kind_label: key.kind.label(),
        price: terms.price,
        pack_ratio: terms.pack_ratio,
        base_price: terms.base_price,
        effective_from: key.effective_from,
        effective_to: terms.effective_to,
        source: key.source.clone(),
        counted: considered.reason.is_none(),
        reason: considered.reason.map(|reason| KindText {
            code: reason,
            text: request.localized(&reason.words()),
        }),
    }
}

async fn effect(request: Request, id: ProductId) -> Answer<LimitEffectView> {
    let query = request.query();
    let price: Option<UnitPrice> = query.value("price")?;
    let price = price.ok_or_else(|| Problem::field("price", "请填写价格", "name the price"))?;
    let ratio = query.value("pack_ratio")?.unwrap_or(PackRatio::ONE);
    let kind = query.value("kind")?.unwrap_or(PriceKind::Listing);
    let level = query.value("platform_level")?;
    let level = level.unwrap_or(PlatformLevel::Provincial);
    let today = request.moment().today();
    let base_price = price_terms(price, ratio.base_units(), today, None)?.base_price;
    let connection = request.app.ground().db.get().await?;
    let limit = listed_price::limits(&connection, request.moment(), &[id])
        .await?
        .pop();
    let before = limit.and_then(|limit| limit.price);
    let effect = LimitEffect::of(before, kind, level, base_price);
    let far = listed_price::bounds(request.moment())?.typed(base_price, before);
    json(&LimitEffectView {
        base_price,
        before: effect.before,
        after: effect.after,
        reason: effect.reason.map(|reason| KindText {
            code: reason,
            text: request.localized(&reason.words()),
        }),
        far_from_limit: far.map(|far| far.last),
    })
}

async fn history(request: Request, id: ProductId) -> Answer<Page<LimitStep>> {
    let connection = request.app.ground().db.get().await?;
    let steps = listed_price::limit_history(&connection, id).await?;
    let steps = steps.into_iter().map(|step| LimitStep {
        effective_on: step.effective_on,
        limit: step.price,
        region: step.region.map(RegionView::from),
        recorded_at: step.recorded_at.into(),
    });
    let steps: Vec<LimitStep> = steps.collect();
    let page = Page::whole(steps);
    if request.paging()?.as_xlsx {
        drop(connection);
        return export(request, &HISTORY_LIST, &HISTORY_COLUMNS, page).await;
    }
    json(&page)
}

const HISTORY_COLUMNS: [Column<LimitStep>; 4] = [
    Column::date("生效日期", |step| step.effective_on.into()),
    Column::price("限价（元）", |step| step.limit.into()),
    Column::text("省份", |step| {
        let region = step.region.as_ref();
        region.map(|region| region.name).into()
    }),
    Column::time("记录时间", |step| step.recorded_at.into()),
];

pub(in crate::routes) const HISTORY_LIST: List = List {
    name: "限价变动记录",
    titles: &titles(&HISTORY_COLUMNS),
    loaded_as: &[],
};

async fn spread(request: Request, id: ProductId) -> Answer<PriceSpread> {
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let lowest = listed_price::spread(&connection, moment, id).await?;
    let points = lowest.into_iter().map(|one| SpreadPoint {
        region: one.price.key.region.into(),
        base_price: one.price.terms.base_price,
        counted: one.reason.is_none(),
    });
    let points: Vec<SpreadPoint> = points.collect();
    if request.paging()?.as_xlsx {
        drop(connection);
        return export(request, &SPREAD_LIST, &SPREAD_COLUMNS, Page::whole(points)).await;
    }
    json(&PriceSpread {
        on: moment.today(),
        points,
    })
}

const SPREAD_COLUMNS: [Column<SpreadPoint>; 3] = [
    Column::text("省份", |point| point.region.name.into()),
    Column::price("最小单位价（元）", |point| point.base_price.into()),
    Column::text("计入限价", |point| Cell::yes_or_no(point.counted)),
];

pub(in crate::routes) const SPREAD_LIST: List = List {
    name: "各省最低价",
    titles: &titles(&SPREAD_COLUMNS),
    loaded_as: &[],
};
