//! A product's limit: the calculation sheet, its history, the prices over the provinces.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::ProductId;
use domain::pricing::{self, ListedPrice};
use serde::Serialize;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::closed::{PlatformLevel, PriceKind};
use super::views::{RegionView, Told, shown, yuan};
use crate::http::{Answer, Cell, Day, Instant, Operation, Page, Request, Sheet, Who, get, json};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/products/{id}/reference-limit", sheet)
            .by(Who::SignedIn)
            .described("The calculation sheet of the limit on a day, as known at an instant.")
            .query::<Day>("on", "The day of the limit; today by default")
            .query::<Instant>("known_at", "As known at this instant; now by default")
            .exported(),
        get("/products/{id}/limit-history", history)
            .by(Who::SignedIn)
            .described("Every limit that a product has had.")
            .exported(),
        get("/products/{id}/price-spread", spread)
            .by(Who::SignedIn)
            .described("The lowest price in force in each province.")
            .exported(),
    ]
}

const PRICE: ColumnKind = ColumnKind::Number { decimals: 2 };

/// How a limit came about.
#[derive(Debug, Serialize, ToSchema)]
struct LimitSheet {
    /// The product.
    product_id: String,
    /// The day it is for.
    on: NaiveDate,
    /// As known when.
    known_at: DateTime<FixedOffset>,
    /// The limit, per base unit; null for the candidate catalogue.
    limit: Option<String>,
    /// Where the lowest price stands.
    source: Option<LimitSource>,
    /// The clause that decides.
    clause: &'static str,
    /// Every price considered: those that count first, each group from low to high.
    considered: Vec<ConsideredPrice>,
}

/// Where the lowest price stands.
#[derive(Debug, Serialize, ToSchema)]
struct LimitSource {
    /// The province.
    region: RegionView,
    /// The platform.
    platform: String,
    /// The price.
    price_id: String,
}

/// A price that was considered.
#[derive(Debug, Serialize, ToSchema)]
struct ConsideredPrice {
    /// The price.
    price_id: String,
    /// The province.
    region: RegionView,
    /// The platform.
    platform: String,
    /// `provincial` or `city`.
    #[schema(value_type = PlatformLevel)]
    platform_level: &'static str,
    /// How it came to stand there.
    #[schema(value_type = PriceKind)]
    kind: &'static str,
    /// The kind in words.
    kind_label: &'static str,
    /// As listed, for `pack_ratio` base units.
    price: String,
    /// Base units that it buys.
    pack_ratio: String,
    /// Per base unit.
    base_price: String,
    /// The first day.
    effective_from: NaiveDate,
    /// The last day, inclusive.
    effective_to: Option<NaiveDate>,
    /// The document it comes from.
    source: String,
    /// Whether it counts.
    counted: bool,
    /// Why not.
    reason: Option<Told>,
}

/// A step in the history of a limit.
#[derive(Debug, Serialize, ToSchema)]
struct LimitStep {
    /// The first day.
    effective_on: NaiveDate,
    /// Per base unit; null for the candidate catalogue.
    limit: Option<String>,
    /// Where the lowest price stood.
    region: Option<RegionView>,
    /// When the platform worked it out.
    recorded_at: DateTime<FixedOffset>,
}

/// The lowest price in force in a province.
#[derive(Debug, Serialize, ToSchema)]
struct SpreadPoint {
    /// The province.
    region: RegionView,
    /// Per base unit.
    base_price: String,
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

async fn sheet(request: Request, id: ProductId) -> Answer<LimitSheet> {
    let moment = request.moment();
    let on: NaiveDate = request
        .query()
        .value("on")?
        .unwrap_or_else(|| moment.today());
    let known_at: Option<DateTime<FixedOffset>> = request.query().value("known_at")?;
    let known_at = known_at.map_or(moment.now, |at| at.to_utc());
    let connection = request.app.ground().db.get().await?;
    let sheet = pricing::sheet(&connection, id, on, known_at).await?;
    let lowest = sheet.lowest();
    let prices = sheet.considered.iter();
    let prices: Vec<ConsideredPrice> = prices.map(|one| considered(&request, one)).collect();
    if request.paging()?.as_xlsx {
        return export_sheet(prices).await;
    }
    json(&LimitSheet {
        product_id: id.to_string(),
        on,
        known_at: shown(known_at),
        limit: lowest.map(|price| yuan(price.terms.base_price)),
        source: lowest.map(|price| LimitSource {
            region: price.key.region.into(),
            platform: price.key.platform.clone(),
            price_id: price.id.to_string(),
        }),
        clause: "S4-1",
        considered: prices,
    })
}

async fn export_sheet(prices: Vec<ConsideredPrice>) -> Answer<LimitSheet> {
    let mut sheet = Sheet::new(
        "限价计算单",
        &[
            ("省份", ColumnKind::Text),
            ("平台", ColumnKind::Text),
            ("价格类型", ColumnKind::Text),
            ("价格（元）", PRICE),
            ("包装转换比", ColumnKind::Number { decimals: 0 }),
            ("最小单位价（元）", PRICE),
            ("执行日期", ColumnKind::Date),
            ("截止日期", ColumnKind::Date),
            ("来源", ColumnKind::Text),
            ("计入限价", ColumnKind::Text),
            ("不计入的原因", ColumnKind::Text),
        ],
    );
    for one in prices {
        let counted = if one.counted { "是" } else { "否" };
        sheet.push(vec![
            Cell::Text(one.region.name),
            Cell::Text(one.platform),
            Cell::Text(one.kind_label.to_owned()),
            Cell::number(&one.price),
            Cell::number(&one.pack_ratio),
            Cell::number(&one.base_price),
            Cell::Date(one.effective_from),
            Cell::maybe(one.effective_to, Cell::Date),
            Cell::Text(one.source),
            Cell::Text(counted.to_owned()),
            Cell::maybe(one.reason, |reason| Cell::Text(reason.text)),
        ]);
    }
    sheet.answer().await
}

fn considered(request: &Request, considered: &pricing::Considered) -> ConsideredPrice {
    let ListedPrice { id, key, terms, .. } = &considered.price;
    ConsideredPrice {
        price_id: id.to_string(),
        region: key.region.into(),
        platform: key.platform.clone(),
        platform_level: key.level.into_str(),
        kind: key.kind.into_str(),
        kind_label: key.kind.label(),
        price: yuan(terms.price),
        pack_ratio: terms.pack_ratio.to_string(),
        base_price: yuan(terms.base_price),
        effective_from: key.effective_from,
        effective_to: terms.effective_to,
        source: key.source.clone(),
        counted: considered.reason.is_none(),
        reason: considered.reason.map(|reason| Told {
            code: reason.into_str().to_owned(),
            text: request.say(&reason.words()),
        }),
    }
}

async fn history(request: Request, id: ProductId) -> Answer<Page<LimitStep>> {
    let connection = request.app.ground().db.get().await?;
    let steps = pricing::limit_history(&connection, id).await?;
    let steps = steps.into_iter().map(|step| LimitStep {
        effective_on: step.effective_on,
        limit: step.price.map(yuan),
        region: step.region.map(RegionView::from),
        recorded_at: shown(step.recorded_at),
    });
    let steps: Vec<LimitStep> = steps.collect();
    if request.paging()?.as_xlsx {
        return export_history(steps).await;
    }
    json(&Page::whole(steps))
}

async fn export_history(steps: Vec<LimitStep>) -> Answer<Page<LimitStep>> {
    let mut sheet = Sheet::new(
        "限价变动记录",
        &[
            ("生效日期", ColumnKind::Date),
            ("限价（元）", PRICE),
            ("省份", ColumnKind::Text),
            ("记录时间", ColumnKind::DateTime),
        ],
    );
    for step in steps {
        sheet.push(vec![
            Cell::Date(step.effective_on),
            Cell::maybe(step.limit, |limit| Cell::number(&limit)),
            Cell::maybe(step.region, |region| Cell::Text(region.name)),
            Cell::At(step.recorded_at.to_utc()),
        ]);
    }
    sheet.answer().await
}

async fn spread(request: Request, id: ProductId) -> Answer<PriceSpread> {
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let lowest = pricing::spread(&connection, moment, id).await?;
    let points = lowest.into_iter().map(|one| SpreadPoint {
        region: one.price.key.region.into(),
        base_price: yuan(one.price.terms.base_price),
        counted: one.reason.is_none(),
    });
    let points: Vec<SpreadPoint> = points.collect();
    if request.paging()?.as_xlsx {
        return export_spread(points).await;
    }
    json(&PriceSpread {
        on: moment.today(),
        points,
    })
}

async fn export_spread(points: Vec<SpreadPoint>) -> Answer<PriceSpread> {
    let mut sheet = Sheet::new(
        "各省最低价",
        &[
            ("省份", ColumnKind::Text),
            ("最小单位价（元）", PRICE),
            ("计入限价", ColumnKind::Text),
        ],
    );
    for point in points {
        let counted = if point.counted { "是" } else { "否" };
        sheet.push(vec![
            Cell::Text(point.region.name),
            Cell::number(&point.base_price),
            Cell::Text(counted.to_owned()),
        ]);
    }
    sheet.answer().await
}
