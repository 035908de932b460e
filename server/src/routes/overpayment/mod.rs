//! What a hospital overpays, and sending the invitations for it in one call.

mod offers;

use chrono::NaiveDate;
use domain::OrganisationKind::Hospital;
use domain::bargaining;
use domain::catalogue::ProductHead;
use domain::listed_price::PriceKind;
use domain::overpayment::{self, Benchmark, Overpayment, OverpaymentFilter};
use domain::{Percent, ProductId, UnitPrice};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;

use super::catalogue::class_code;
use super::views::RegionView;
use crate::http::{
    Answer, BUYERS, Cell, Column, List, Operation, Page, Request, Who, export, get, json, post,
    titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/overpayments", list)
            .by(Who::Members(&[Hospital]))
            .described("What the calling hospital pays above a benchmark, the most first.")
            .query_word::<Benchmark>("against", "limit (default), lowest, median")
            .query_one_of("sort", &["-excess", "-percent"], "-excess by default")
            .query::<String>("q", "Part of the name, or how the code begins")
            .query::<String>("category", "2, 4 or 6 digits")
            .paged(LIST),
        post("/overpayments/invitations", offers::offer)
            .by(Who::Duties(BUYERS))
            .described(
                "Sends an invitation for each overpayment of a filter, at its benchmark and \
                    never above the limit. What is offered at the limit is confirmed at once.",
            )
            .keyed()
            .heavy(),
        post("/overpayments/invitations/preview", offers::foresee)
            .by(Who::Duties(BUYERS))
            .described(
                "What sending these invitations would do: each is judged as sending judges it, and those that would be \
                    refused have the reason. Nothing is sent.",
            )
            .heavy(),
    ]
}

/// The lowest price that a platform lists.
#[derive(Debug, Serialize, ToSchema)]
struct LowestView {
    /// Yuan per base unit.
    price: UnitPrice,
    /// The province that lists the lowest price.
    region: RegionView,
    /// Of which kind; not every kind counts for the limit.
    kind: PriceKind,
}

/// What hospitals pay, without a name: rounded to a grid, formed of prices that were concluded here or declared
/// with evidence, and the same for every reader.
#[derive(Debug, Serialize, ToSchema)]
struct SpreadView {
    /// A quarter of them pays this or less.
    low: UnitPrice,
    /// Half of them pays this or less.
    median: UnitPrice,
    /// Three quarters of them pay this or less.
    high: UnitPrice,
    /// When the figures were formed; they move only when several hospitals' prices have changed.
    formed_on: NaiveDate,
    /// How far the points of the grid are apart on which they were rounded, in percent.
    grid_percent: Percent,
}

/// A product for which the hospital pays more than the benchmark.
#[derive(Debug, Serialize, ToSchema)]
struct OverpaymentView {
    /// The product.
    product_id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    /// 最小计量单位
    base_unit: String,
    /// 最小销售单位; quantities are given in it.
    sales_unit: String,
    /// Base units in one sales unit.
    #[schema(value_type = String)]
    pack_ratio: Decimal,
    /// Its maker's name.
    manufacturer: String,
    /// What the hospital pays, yuan per base unit.
    price: UnitPrice,
    /// The first day of the purchase price.
    effective_from: NaiveDate,
    /// Under which contract.
    contract_no: String,
    /// 挂网参考限价
    reference_limit: Option<UnitPrice>,
    /// The lowest listed price.
    lowest_listed: Option<LowestView>,
    /// What others pay; null while too few of them buy the product.
    other_hospitals: Option<SpreadView>,
    /// What the price is compared with.
    benchmark: UnitPrice,
    /// Yuan above it.
    excess: UnitPrice,
    /// The same in percent of the benchmark, with one decimal.
    excess_percent: Percent,
    /// Whether an invitation for it is open.
    has_open_invitation: bool,
}

impl OverpaymentView {
    fn of(row: Overpayment) -> Self {
        let excess_percent = row.benchmark.percent_to(row.price).unwrap_or_default();
        Self {
            product_id: row.product,
            manufacturer: row.head.manufacturer.clone(),
            head: row.head,
            base_unit: row.base_unit,
            sales_unit: row.sales_unit,
            pack_ratio: row.pack_ratio.normalize(),
            price: row.price,
            effective_from: row.effective_from,
            contract_no: row.contract_no,
            reference_limit: row.limit,
            lowest_listed: row.lowest.map(|lowest| LowestView {
                price: lowest.price,
                region: lowest.region.into(),
                kind: lowest.kind,
            }),
            other_hospitals: row.spread.map(|spread| SpreadView {
                low: spread.low,
                median: spread.median,
                high: spread.high,
                formed_on: spread.formed_on,
                grid_percent: spread.grid,
            }),
            benchmark: row.benchmark,
            excess: row.excess,
            excess_percent,
            has_open_invitation: row.has_open_invitation,
        }
    }
}

impl OverpaymentView {
    /// A cell about other hospitals; empty while too few of them buy the product.
    fn of_others(&self, price: impl Fn(&SpreadView) -> UnitPrice) -> Cell<'_> {
        self.other_hospitals.as_ref().map(price).into()
    }
}

async fn list(request: Request) -> Answer<Page<OverpaymentView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let query = request.query();
    let by_share = query.word("sort", |sort| match sort {
        "-excess" => Some(false),
        "-percent" => Some(true),
        _ => None,
    })?;
    let filter = OverpaymentFilter {
        against: query.value("against")?.unwrap_or_default(),
        by_share: by_share.unwrap_or(false),
        name_part: query.part("q")?,
        category: query.word("category", class_code)?,
        products: None,
    };
    let mut connection = request.app.ground().db.get().await?;
    let moment = request.moment();
    let kept = paging
        .kept(&request, &mut connection, async |tx| {
            let ranked = overpayment::ranked(tx, moment, caller, &filter).await?;
            Ok(ranked.iter().map(|product| product.0.to_string()).collect())
        })
        .await?;
    let products: Vec<ProductId> = kept.numbers()?.into_iter().map(ProductId).collect();
    let found =
        overpayment::overpayments(&connection, moment, caller, filter.against, &products).await?;
    let page = kept.of(found.into_iter().map(OverpaymentView::of).collect());
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

/// With the columns of a file of invitations, to be filled in and sent back.
const COLUMNS: [Column<OverpaymentView>; 19] = [
    Column::code("医保耗材代码", |view| view.head.code.as_str().into()),
    Column::text("产品名称", |view| view.head.name.as_str().into()),
    Column::text("规格", |view| view.head.specification.as_str().into()),
    Column::text("型号", |view| view.head.model.as_str().into()),
    Column::text("生产企业", |view| view.manufacturer.as_str().into()),
    Column::text("最小计量单位", |view| view.base_unit.as_str().into()),
    Column::price("现行采购价（元）", |view| view.price.into()),
    Column::price("挂网参考限价（元）", |view| {
        view.reference_limit.into()
    }),
    Column::price("最低挂网价（元）", |view| {
        let lowest = view.lowest_listed.as_ref();
        lowest.map(|lowest| lowest.price).into()
    }),
    Column::text("最低挂网价省份", |view| {
        let lowest = view.lowest_listed.as_ref();
        lowest.map(|lowest| lowest.region.name).into()
    }),
    Column::price("各机构四分之一位（取整，元）", |view| {
        view.of_others(|others| others.low)
    }),
    Column::price("各机构中位（取整，元）", |view| {
        view.of_others(|others| others.median)
    }),
    Column::price("各机构四分之三位（取整，元）", |view| {
        view.of_others(|others| others.high)
    }),
    Column::price("比较基准（元）", |view| view.benchmark.into()),
    Column::price("高出（元）", |view| view.excess.into()),
    Column::number("高出（%）", 1, |view| view.excess_percent.into()),
    Column::text("有未结邀请", |view| {
        if view.has_open_invitation { "是" } else { "" }.into()
    }),
    Column::price("邀请价（元）", |_view| Cell::Empty),
    Column::count("数量", |_view| Cell::Empty),
];

pub(in crate::routes) const LIST: List = List {
    name: "高于基准的采购价",
    titles: &titles(&COLUMNS),
    loaded_as: &[&bargaining::INVITATIONS],
};
