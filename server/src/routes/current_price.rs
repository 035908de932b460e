//! Current prices: each hospital sees and declares its own.

use chrono::NaiveDate;
use domain::OrganisationKind::Hospital;
use domain::bargaining;
use domain::catalogue::{self, ProductHead};
use domain::current_price::{self, CurrentPrice, CurrentPriceRow, NewCurrentPrice, Origin};
use domain::{Day, EvidenceId, InvitationId, LastDay, ProductId, ShanghaiTime, UnitPrice};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::price_change::declarations::few;
use crate::http::{
    Answer, BUYERS, Cell, Column, Json, List, Operation, Page, Problem, Request, Who, export, get,
    json, put, storable, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/products/{id}/current-price", read)
            .by(Who::Members(&[Hospital]))
            .described("What the calling hospital pays for a product today."),
        put("/products/{id}/current-price", declare)
            .by(Who::Duties(BUYERS))
            .described("The calling hospital declares what it pays for a product."),
        get("/products/{id}/current-price/history", history)
            .by(Who::Members(&[Hospital]))
            .described(
                "Everything that the calling hospital has paid for a product, corrections \
                    included.",
            ),
        get("/current-prices", list)
            .by(Who::Members(&[Hospital]))
            .described("The calling hospital's own price list.")
            .query::<String>("q", "Part of the name, or how the code begins")
            .paged(LIST),
    ]
}

/// What a hospital pays for a product.
#[derive(Debug, Serialize, ToSchema)]
struct CurrentPriceView {
    /// Yuan per base unit.
    price: UnitPrice,
    /// The first day.
    effective_from: NaiveDate,
    /// The last day.
    effective_to: Option<NaiveDate>,
    /// The contract.
    contract_no: String,
    /// `declared` or `invitation`.
    origin: Origin,
    /// The invitation that concluded it.
    invitation_id: Option<InvitationId>,
    /// Files that prove a declared price.
    evidence: Vec<EvidenceId>,
    /// Whether the spread that others see is formed of it: concluded here, or declared with evidence.
    counts_for_others: bool,
    /// When it was entered.
    recorded_at: ShanghaiTime,
    /// When another record took its place.
    superseded_at: Option<ShanghaiTime>,
}

impl CurrentPriceView {
    fn of(current: CurrentPrice) -> Self {
        Self {
            price: current.price,
            effective_from: current.effective_from,
            effective_to: current.effective_to,
            contract_no: current.contract_no,
            origin: current.origin,
            counts_for_others: current_price::counts(current.origin, &current.evidence),
            invitation_id: current.invitation,
            evidence: current.evidence,
            recorded_at: current.recorded_at.into(),
            superseded_at: current.superseded_at.map(Into::into),
        }
    }
}

/// A hospital declares what it pays.
#[derive(Debug, Deserialize, ToSchema)]
struct CurrentPriceDeclared {
    /// Yuan per base unit.
    price: UnitPrice,
    /// The first day; today when left out.
    effective_from: Option<Day>,
    /// The last day, inclusive; left out, or 9999-12-31, when there is none.
    effective_to: Option<LastDay>,
    /// The contract.
    #[serde(default)]
    contract_no: String,
    /// That a price far from the hospital's last one, else from the limit, is meant; without it such a one is refused
    /// (`price-far-from-known`).
    far_meant: Option<bool>,
    /// Files that prove it, handed in before. Without them the price does not count in what others see.
    #[serde(default)]
    evidence: Vec<EvidenceId>,
}

/// A line of a hospital's own price list.
#[derive(Debug, Serialize, ToSchema)]
struct CurrentPriceLine {
    /// The product.
    product_id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    /// 最小计量单位
    base_unit: String,
    /// Its maker's name.
    manufacturer: String,
    /// Yuan per base unit.
    price: UnitPrice,
    /// The first day of the purchase price.
    effective_from: NaiveDate,
    /// Its last day.
    effective_to: Option<NaiveDate>,
    /// Under which contract.
    contract_no: String,
    /// `declared` or `invitation`.
    origin: Origin,
    /// Files that prove a declared price.
    evidence: Vec<EvidenceId>,
    /// The reference limit today.
    reference_limit: Option<UnitPrice>,
    /// Whether it is above the limit.
    above_limit: bool,
}

impl CurrentPriceLine {
    fn of(row: CurrentPriceRow) -> Self {
        Self {
            product_id: row.product,
            manufacturer: row.head.manufacturer.clone(),
            head: row.head,
            base_unit: row.base_unit,
            price: row.price,
            effective_from: row.effective_from,
            effective_to: row.effective_to,
            contract_no: row.contract_no,
            origin: row.origin,
            evidence: row.evidence,
            reference_limit: row.reference_limit,
            above_limit: row.reference_limit.is_some_and(|limit| limit < row.price),
        }
    }
}

async fn read(request: Request, id: ProductId) -> Answer<CurrentPriceView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let current = current_price::current_price(&connection, request.moment(), caller, id).await?;
    json(&CurrentPriceView::of(
        current.ok_or_else(Problem::not_found)?,
    ))
}

async fn declare(
    request: Request,
    id: ProductId,
    Json(declared): Json<CurrentPriceDeclared>,
) -> Answer<CurrentPriceView> {
    let caller = request.caller()?;
    let contract_no = storable("/contract_no", declared.contract_no)?;
    let evidence = few(declared.evidence)?;
    let far_meant = declared.far_meant.unwrap_or_default();
    let view = request
        .change(async |tx, moment| {
            let new = NewCurrentPrice {
                product: id,
                price: declared.price,
                effective_from: declared
                    .effective_from
                    .map_or_else(|| moment.today(), Day::date),
                effective_to: declared.effective_to.and_then(LastDay::date),
                contract_no: contract_no.clone(),
                evidence: evidence.clone(),
            };
            catalogue::must_exist(tx, id).await?;
            current_price::declare_current_price(tx, moment, caller, &new, far_meant).await?;
            Ok(CurrentPriceView {
                price: new.price,
                effective_from: new.effective_from,
                effective_to: new.effective_to,
                contract_no: new.contract_no,
                origin: Origin::Declared,
                invitation_id: None,
                counts_for_others: current_price::counts(Origin::Declared, &new.evidence),
                evidence: new.evidence,
                recorded_at: moment.now.into(),
                superseded_at: None,
            })
        })
        .await?;
    json(&view)
}

async fn history(request: Request, id: ProductId) -> Answer<Page<CurrentPriceView>> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let prices = current_price::current_price_history(&connection, caller, id).await?;
    json(&Page::whole(
        prices.into_iter().map(CurrentPriceView::of).collect(),
    ))
}

async fn list(request: Request) -> Answer<Page<CurrentPriceLine>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let part = request.query().part("q")?;
    let moment = request.moment();
    let connection = request.app.ground().db.get().await?;
    let (after, rows) = paging.span::<i64>()?;
    let after = ProductId(after.unwrap_or_default());
    let (lines, total) =
        current_price::current_prices(&connection, moment, caller, part.as_deref(), after, rows)
            .await?;
    let lines: Vec<CurrentPriceLine> = lines.into_iter().map(CurrentPriceLine::of).collect();
    let page = Page::of(lines, &paging, total, |line| line.product_id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

/// Its headers are understood by the import of current prices, so that a list that was corrected in Excel comes back.
const COLUMNS: [Column<CurrentPriceLine>; 13] = [
    Column::code("医保耗材代码", |line| line.head.code.as_str().into()),
    Column::text("产品名称", |line| line.head.name.as_str().into()),
    Column::text("规格", |line| line.head.specification.as_str().into()),
    Column::text("型号", |line| line.head.model.as_str().into()),
    Column::text("生产企业", |line| line.manufacturer.as_str().into()),
    Column::text("最小计量单位", |line| line.base_unit.as_str().into()),
    Column::price("现行采购价（元）", |line| line.price.into()),
    Column::price("挂网参考限价（元）", |line| {
        line.reference_limit.into()
    }),
    Column::text("高于限价", |line| Cell::yes_or_no(line.above_limit)),
    Column::date("生效日期", |line| line.effective_from.into()),
    Column::date("截止日期", |line| line.effective_to.into()),
    Column::text("合同编号", |line| line.contract_no.as_str().into()),
    Column::text("证明材料编号", |line| {
        let ids: Vec<String> = line.evidence.iter().map(EvidenceId::to_string).collect();
        ids.join(" ").into()
    }),
];

pub(in crate::routes) const LIST: List = List {
    name: "现行采购价",
    titles: &titles(&COLUMNS),
    loaded_as: &[&current_price::CURRENT_PRICES, &bargaining::INVITATIONS],
};
