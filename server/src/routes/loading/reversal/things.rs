//! What the reversal of a load undid or had to leave, thing by thing.

use chrono::NaiveDate;
use domain::catalogue::ProductHead;
use domain::loading::{self, ReversalThingRow, UndoneStep};
use domain::{ImportId, ProductId, UnitPrice};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{Answer, Column, List, Page, Request, export, json, titles};
use crate::loading::reverse;
use crate::routes::loading::reversal::may_reverse;
use crate::routes::views::RegionView;

/// The reason that a reversal has which is only looked at.
const LOOKED_AT: &str = "预览";

/// The product of a thing.
#[derive(Debug, Serialize, ToSchema)]
struct ReversalProduct {
    id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
}

/// A thing that a reversal undid or had to leave.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReversalThingView {
    /// From 1, in the order of the list.
    position: i64,
    step: UndoneStep,
    /// The number that people know it by, if it has one.
    number: Option<String>,
    product: Option<ReversalProduct>,
    /// The province of a listed price.
    region: Option<RegionView>,
    /// The platform of a listed price.
    platform: Option<String>,
    /// The first day of a price, or on which a limit is another one.
    from: Option<NaiveDate>,
    /// The price of one base unit, or the limit, before the reversal; null where there was none.
    before: Option<UnitPrice>,
    /// The price of one base unit, or the limit, after it; null where there is none. Of invitations and of what
    /// stays as it is: its price.
    after: Option<UnitPrice>,
    /// Sales units.
    quantity: Option<i64>,
    /// Why it stays as it is.
    reason: Option<String>,
}

impl ReversalThingView {
    fn of(request: &Request, row: ReversalThingRow) -> Self {
        let thing = row.thing;
        let (region, platform) = thing.listed.unzip();
        let product = thing.product.zip(row.head);
        Self {
            position: row.position,
            step: thing.step,
            number: thing.number,
            product: product.map(|(id, head)| ReversalProduct { id, head }),
            region: region.map(RegionView::from),
            platform,
            from: thing.from,
            before: thing.before,
            after: thing.after,
            quantity: thing.quantity,
            reason: thing.reason.map(|words| request.localized(&words)),
        }
    }
}

pub(super) async fn list(request: Request, id: ImportId) -> Answer<Page<ReversalThingView>> {
    let caller = request.caller()?;
    let moment = request.moment();
    let paging = request.paging()?;
    let step: Option<UndoneStep> = request.query().value("step")?;
    let (after, rows) = paging.span::<i64>()?;
    let after = after.unwrap_or_default();
    let mut connection = request.app.ground().db.get().await?;
    let import = loading::import(&connection, moment, caller, id).await?;
    let (found, total) = if import.reversal.is_some() {
        loading::reversal_things(&connection, moment, caller, id, step, after, rows).await?
    } else if !may_reverse(&request, &import) {
        return Err(domain::Error::NotFound.into());
    } else {
        // Not committed: it is rolled back.
        let tx = connection
            .transaction()
            .await
            .map_err(domain::Error::from)?;
        let _import = reverse(&tx, moment, caller, id, LOOKED_AT).await?;
        loading::reversal_things(&tx, moment, caller, id, step, after, rows).await?
    };
    drop(connection);
    let views = found.into_iter();
    let views: Vec<ReversalThingView> = views
        .map(|row| ReversalThingView::of(&request, row))
        .collect();
    let page = Page::of(views, &paging, total, |view| view.position);
    if paging.as_xlsx {
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<ReversalThingView>; 12] = [
    Column::text("处理", |view| view.step.label().into()),
    Column::text("编号", |view| view.number.as_deref().into()),
    Column::code("医保耗材代码", |view| {
        head(view).map(|head| head.code.as_str()).into()
    }),
    Column::text("产品名称", |view| {
        head(view).map(|head| head.name.as_str()).into()
    }),
    Column::text("规格", |view| {
        head(view).map(|head| head.specification.as_str()).into()
    }),
    Column::text("省份", |view| {
        view.region.as_ref().map(|region| region.name).into()
    }),
    Column::text("平台", |view| view.platform.as_deref().into()),
    Column::date("执行日期", |view| view.from.into()),
    Column::price("撤销前（元）", |view| view.before.into()),
    Column::price("撤销后（元）", |view| view.after.into()),
    Column::count("数量", |view| view.quantity.into()),
    Column::text("未能撤销的原因", |view| {
        view.reason.as_deref().into()
    }),
];

pub(in crate::routes) const LIST: List = List {
    name: "撤销明细",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

fn head(view: &ReversalThingView) -> Option<&ProductHead> {
    view.product.as_ref().map(|product| &product.head)
}
