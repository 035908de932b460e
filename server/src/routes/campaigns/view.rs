//! Collections of prices as answers and as rows of sheets.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::pricing::campaign::{Campaign, CampaignProduct, Progress};
use domain::pricing::{ListedPrice, PlatformLevel};
use serde::Serialize;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use crate::http::{Answer, Cell, Page, Request, Sheet};
use crate::routes::closed::{CampaignState, PlatformLevel as Levels, PriceKind as Kinds};
use crate::routes::views::{Coded, Named, RegionView, shown, yuan};

/// A collection; a manufacturer reads its own progress in it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CampaignView {
    /// Its id.
    pub(super) id: String,
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
    /// The last minute that is in time, as people write it: `2026-03-09 24:00`.
    due_by: String,
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
pub(super) struct CampaignProgress {
    /// Which.
    pub(super) manufacturer: Named,
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
pub(super) struct CampaignProductView {
    /// Its id.
    pub(super) id: String,
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
    pub(super) fn of(
        campaign: Campaign,
        request: &Request,
        is_overseer: bool,
        labels: &BTreeMap<String, String>,
    ) -> Self {
        let is_over =
            campaign.closed_at.is_some() || campaign.deadline.is_over(request.moment().now);
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
            due_on: campaign.deadline.last_day(),
            due_at: shown(campaign.deadline.due_at),
            due_by: campaign.deadline.text(),
            reminded_at: campaign.reminded_at.map(shown),
            manufacturers: is_overseer.then_some(campaign.manufacturers),
            manufacturers_done: is_overseer.then_some(campaign.manufacturers_done),
            products: campaign.products,
            answered: campaign.answered,
        }
    }
}

impl CampaignProgress {
    pub(super) fn of(progress: Progress) -> Self {
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
    pub(super) fn of(price: ListedPrice) -> Self {
        Self {
            region: price.key.region.into(),
            platform: price.key.platform,
            platform_level: price.key.level.into_str(),
            kind: price.key.kind.into_str(),
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
    pub(super) fn of(product: CampaignProduct) -> Self {
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

pub(super) async fn export_campaigns(campaigns: Vec<Campaign>) -> Answer<Page<CampaignView>> {
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
            Cell::Date(campaign.deadline.last_day()),
            Cell::Number(campaign.products.into()),
            Cell::Number(campaign.answered.into()),
        ]);
    }
    sheet.answer().await
}

pub(super) async fn export_progress(
    views: Vec<CampaignProgress>,
) -> Answer<Page<CampaignProgress>> {
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

pub(super) async fn export_products(
    products: Vec<CampaignProduct>,
) -> Answer<Page<CampaignProductView>> {
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
