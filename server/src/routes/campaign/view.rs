//! Collections of prices as answers and as rows of exports.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::campaign::{self, Campaign, CampaignProduct, CampaignState, Progress, Quarter};
use domain::catalogue::ProductHead;
use domain::linkage;
use domain::listed_price::{self, ListedPrice, PlatformLevel, PriceKind};
use domain::{CampaignId, EvidenceId, ProductId, ShanghaiTime, UnitPrice};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{Cell, Column, List, Request, titles};
use crate::routes::views::{Coded, Named, RegionView};

/// A collection; a manufacturer reads its own progress in it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CampaignView {
    pub(super) id: CampaignId,
    /// The quarter whose prices are collected.
    quarter: Quarter,
    /// The class whose products are asked for; all when null.
    category: Option<Coded>,
    state: CampaignState,
    /// Its first instant.
    opened_at: ShanghaiTime,
    /// Its last day.
    due_on: NaiveDate,
    /// Exclusive: the first instant that is too late.
    due_at: ShanghaiTime,
    /// The last minute that is in time, as people write it: `2026-03-09 24:00`.
    due_by: String,
    /// When those who had not answered were reminded.
    reminded_at: Option<ShanghaiTime>,
    /// When the exchange centre stopped it.
    stopped_at: Option<ShanghaiTime>,
    /// Why.
    stop_reason: Option<String>,
    /// Whether the caller opened it and it has left records, so that another person stops it.
    takes_another: bool,
    /// Manufacturers who have to answer; null for a manufacturer.
    manufacturers: Option<i64>,
    /// Those who have answered in full; null for a manufacturer.
    manufacturers_done: Option<i64>,
    /// Products to answer for.
    products: i64,
    /// Products whose prices were confirmed or declared.
    answered: i64,
}

/// How far a manufacturer has come.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CampaignProgress {
    /// The manufacturer that answers.
    pub(super) manufacturer: Named,
    /// Products to answer for.
    products: i64,
    /// Its products whose prices were confirmed or declared.
    answered: i64,
    /// Whether that is all of them.
    done: bool,
    /// When it answered last.
    answered_at: Option<ShanghaiTime>,
}

/// A price that is listed today.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StandingPrice)]
struct CountedPrice {
    /// The province.
    region: RegionView,
    /// The platform.
    platform: String,
    platform_level: PlatformLevel,
    kind: PriceKind,
    /// Yuan for `pack_ratio` base units.
    price: UnitPrice,
    /// Base units that the price buys.
    pack_ratio: Decimal,
    /// Yuan for one base unit.
    base_price: UnitPrice,
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
    pub(super) id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    base_unit: String,
    /// The reference limit today.
    reference_limit: Option<UnitPrice>,
    /// When it was answered.
    answered_at: Option<ShanghaiTime>,
    /// Files with which prices were declared for it, those of listed prices included.
    evidence: Vec<EvidenceId>,
    /// Its prices that count today, as last told.
    prices: Vec<CountedPrice>,
}

impl CampaignView {
    pub(super) fn of(
        campaign: Campaign,
        request: &Request,
        is_overseer: bool,
        labels: &BTreeMap<String, String>,
    ) -> Self {
        let state = campaign.state(request.moment().now);
        let takes_another = request
            .caller()
            .is_ok_and(|caller| campaign.takes_another(caller.account));
        let coded = |code: String| Coded {
            label: labels.get(&code).cloned().unwrap_or_default(),
            code,
        };
        Self {
            id: campaign.id,
            quarter: campaign.quarter,
            category: campaign.category.map(coded),
            state,
            opened_at: campaign.opened_at.into(),
            due_on: campaign.deadline.last_day(),
            due_at: campaign.deadline.due_at.into(),
            due_by: campaign.deadline.text(),
            reminded_at: campaign.reminded_at.map(Into::into),
            takes_another,
            stopped_at: campaign.stopped.as_ref().map(|(at, _)| (*at).into()),
            stop_reason: campaign.stopped.map(|(_, reason)| reason),
            manufacturers: is_overseer.then_some(campaign.manufacturers),
            manufacturers_done: is_overseer.then_some(campaign.manufacturers_done),
            products: campaign.products,
            answered: campaign.answered,
        }
    }
}

impl CampaignProgress {
    pub(super) fn of(progress: Progress) -> Self {
        Self {
            manufacturer: progress.manufacturer.into(),
            products: progress.products,
            answered: progress.answered,
            done: progress.products <= progress.answered,
            answered_at: progress.answered_at.map(Into::into),
        }
    }
}

impl CountedPrice {
    pub(super) fn of(price: ListedPrice) -> Self {
        Self {
            region: price.key.region.into(),
            platform: price.key.platform,
            platform_level: price.key.level,
            kind: price.key.kind,
            price: price.terms.price,
            pack_ratio: price.terms.pack_ratio,
            base_price: price.terms.base_price,
            effective_from: price.key.effective_from,
            effective_to: price.terms.effective_to,
            source: price.key.source,
        }
    }
}

impl CampaignProductView {
    pub(super) fn of(product: CampaignProduct) -> Self {
        Self {
            id: product.product,
            head: product.head,
            base_unit: product.base_unit,
            reference_limit: product.limit,
            answered_at: product.answered_at.map(Into::into),
            evidence: product.evidence,
            prices: product.prices.into_iter().map(CountedPrice::of).collect(),
        }
    }
}

pub(super) const CAMPAIGN_COLUMNS: [Column<Campaign>; 7] = [
    Column::text("季度", |one| one.quarter.to_string().into()),
    Column::code("分类", |one| one.category.as_deref().into()),
    Column::time("开启时间", |one| one.opened_at.into()),
    Column::date("截止日期", |one| one.deadline.last_day().into()),
    Column::count("应报送产品", |one| one.products.into()),
    Column::count("已报送产品", |one| one.answered.into()),
    Column::text("终止原因", |one| {
        let stopped = one.stopped.as_ref();
        stopped.map(|(_, reason)| reason.as_str()).into()
    }),
];

pub(in crate::routes) const CAMPAIGN_LIST: List = List {
    name: "价格报送",
    titles: &titles(&CAMPAIGN_COLUMNS),
    loaded_as: &[],
};

pub(super) const PROGRESS_COLUMNS: [Column<CampaignProgress>; 4] = [
    Column::text("生产企业", |one| one.manufacturer.name.as_str().into()),
    Column::count("应报送产品", |one| one.products.into()),
    Column::count("已报送产品", |one| one.answered.into()),
    Column::time("最近报送时间", |one| one.answered_at.into()),
];

pub(in crate::routes) const PROGRESS_LIST: List = List {
    name: "价格报送进度",
    titles: &titles(&PROGRESS_COLUMNS),
    loaded_as: &[],
};

/// A row of an exported list of products: one for each price, or one for a product without any.
pub(super) struct ProductPriceRow {
    head: ProductHead,
    answered_at: Option<DateTime<Utc>>,
    price: Option<ListedPrice>,
    quarter: Quarter,
}

impl ProductPriceRow {
    pub(super) fn of(product: CampaignProduct, quarter: Quarter) -> Vec<Self> {
        let row = |price| Self {
            head: product.head.clone(),
            answered_at: product.answered_at,
            price,
            quarter,
        };
        if product.prices.is_empty() {
            return vec![row(None)];
        }
        product
            .prices
            .into_iter()
            .map(|price| row(Some(price)))
            .collect()
    }

    /// A cell about the price; empty without one.
    fn of_price<'a, T: Into<Cell<'a>>>(&'a self, cell: impl Fn(&'a ListedPrice) -> T) -> Cell<'a> {
        self.price.as_ref().map(cell).into()
    }
}

/// With the headers of a file of declarations.
pub(super) const PRODUCT_COLUMNS: [Column<ProductPriceRow>; 16] = [
    Column::code("医保耗材代码", |row| row.head.code.as_str().into()),
    Column::text("省份", |row| {
        row.of_price(|price| price.key.region.name())
    }),
    Column::text("平台", |row| {
        row.of_price(|price| price.key.platform.as_str())
    }),
    Column::text("平台级别", |row| {
        row.of_price(|price| price.key.level.label())
    }),
    Column::text("价格类型", |row| {
        row.of_price(|price| price.key.kind.label())
    }),
    Column::number("价格", 4, |row| row.of_price(|price| price.terms.price)),
    Column::count("包装转换比", |row| {
        row.of_price(|price| price.terms.pack_ratio)
    }),
    Column::date("执行日期", |row| {
        row.of_price(|price| price.key.effective_from)
    }),
    Column::date("截止日期", |row| {
        row.of_price(|price| price.terms.effective_to)
    }),
    Column::text("来源", |row| {
        row.of_price(|price| price.key.source.as_str())
    }),
    Column::text("报送季度", |row| row.quarter.to_string().into()),
    Column::text("产品名称", |row| row.head.name.as_str().into()),
    Column::text("规格", |row| row.head.specification.as_str().into()),
    Column::text("型号", |row| row.head.model.as_str().into()),
    Column::text("生产企业", |row| row.head.manufacturer.as_str().into()),
    Column::time("报送时间", |row| row.answered_at.into()),
];

pub(in crate::routes) const PRODUCT_LIST: List = List {
    name: "价格报送表",
    titles: &titles(&PRODUCT_COLUMNS),
    loaded_as: &[
        &listed_price::LISTED_PRICES,
        &linkage::LINKAGE_LISTS,
        &campaign::DECLARATIONS,
    ],
};
