//! What is odd in the listed prices: the operators' worklist.

use chrono::NaiveDate;
use domain::catalogue::ProductHead;
use domain::price_finding::{
    self, FindingFilter, FindingKind, FindingPlace, FindingState, PriceFinding, PriceFindingId,
};
use domain::{ProductId, ShanghaiTime, UnitPrice};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::views::KindText;
use crate::http::{
    Answer, Column, FigureView, Json, List, NoContent, OPERATORS, OVERSEERS, Operation, Page,
    Request, Since, Who, export, figure_views, get, json, no_content, post, readable,
    storable_lines_within, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/price-findings", list)
            .by(Who::Members(OVERSEERS))
            .described("Findings, the oddest first.")
            .query_word::<FindingKind>("kind", "Of which kind; the summary lists them")
            .query_word::<FindingState>("state", "open (the default), dismissed or gone")
            .query::<String>("q", "Part of the name, or how the code begins")
            .paged(LIST),
        get("/price-findings/summary", summary)
            .by(Who::Members(OVERSEERS))
            .described("How many findings of each kind are open."),
        post("/price-findings/{id}/dismissal", dismiss)
            .by(Who::Duties(OPERATORS))
            .described("Says that a finding needs nothing done."),
    ]
}

const NOTE_LETTERS_MAX: usize = 1_000;

/// Something odd about a product's prices.
#[derive(Debug, Serialize, ToSchema)]
struct PriceFindingView {
    id: PriceFindingId,
    /// What is odd, and in words.
    kind: KindText<FindingKind>,
    /// The product.
    product_id: ProductId,
    #[serde(flatten)]
    head: ProductHead,
    /// Its maker's name.
    manufacturer: String,
    /// The limit today.
    reference_limit: Option<UnitPrice>,
    /// How odd; the list shows the largest first.
    weight: Decimal,
    /// What was compared.
    #[schema(value_type = Object)]
    figures: Value,
    /// The same in words.
    labelled_figures: Vec<FigureView>,
    /// The same as a cell of an exported list.
    #[serde(skip)]
    figures_cell: String,
    /// The first day on which the finding was true.
    found_on: NaiveDate,
    state: FindingState,
    /// Why it was dismissed.
    note: String,
    /// The instant at which the finding was dismissed.
    decided_at: Option<ShanghaiTime>,
}

/// How many findings of a kind are open.
#[derive(Debug, Serialize, ToSchema)]
struct PriceFindingCount {
    /// What is odd, and in words.
    kind: KindText<FindingKind>,
    /// Open findings of this kind.
    count: i64,
}

/// Why a finding needs nothing done.
#[derive(Debug, Deserialize, ToSchema)]
struct PriceFindingDismissal {
    /// What somebody found on looking.
    note: String,
}

async fn list(request: Request) -> Answer<Page<PriceFindingView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let query = request.query();
    let filter = FindingFilter {
        kind: query.value("kind")?,
        state: query.value("state")?.unwrap_or(FindingState::Open),
        name_part: query.part("q")?,
    };
    let (after, rows) = paging.span::<Since<(Decimal, i64)>>()?;
    let after = after.map(|Since(since, (weight, id))| FindingPlace {
        weight,
        id: PriceFindingId(id),
        since,
    });
    let connection = request.app.ground().db.get().await?;
    let (found, total) =
        price_finding::findings(&connection, request.moment(), caller, &filter, after, rows)
            .await?;
    let page = Page::of(found, &paging, total, |finding| {
        let place = &finding.place;
        Since(place.since.clone(), (place.weight, place.id.0))
    });
    let page = page.map(|finding| view(&request, finding));
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

fn view(request: &Request, finding: PriceFinding) -> PriceFindingView {
    PriceFindingView {
        id: finding.id,
        kind: coded(request, finding.kind),
        product_id: finding.product,
        manufacturer: finding.head.manufacturer.clone(),
        head: finding.head,
        reference_limit: finding.limit,
        weight: finding.weight,
        labelled_figures: figure_views(
            request.is_chinese(),
            finding.kind.figures(),
            &finding.figures,
        ),
        figures_cell: readable(finding.kind.figures(), &finding.figures),
        figures: finding.figures,
        found_on: finding.found_on,
        state: finding.state,
        note: finding.note,
        decided_at: finding.decided_at.map(Into::into),
    }
}

fn coded(request: &Request, kind: FindingKind) -> KindText<FindingKind> {
    KindText {
        code: kind,
        text: request.localized(&kind.words()),
    }
}

async fn summary(request: Request) -> Answer<Page<PriceFindingCount>> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let counts = price_finding::summary(&connection, caller).await?;
    let counts = counts.into_iter().map(|(kind, count)| PriceFindingCount {
        kind: coded(&request, kind),
        count,
    });
    json(&Page::whole(counts.collect()))
}

async fn dismiss(
    request: Request,
    id: PriceFindingId,
    Json(dismissal): Json<PriceFindingDismissal>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let note = storable_lines_within("/note", dismissal.note, NOTE_LETTERS_MAX)?;
    request
        .change(async |tx, moment| price_finding::dismiss(tx, moment, caller, id, &note).await)
        .await?;
    no_content()
}

const COLUMNS: [Column<PriceFindingView>; 11] = [
    Column::text("问题", |view| view.kind.text.as_str().into()),
    Column::code("医保耗材代码", |view| view.head.code.as_str().into()),
    Column::text("产品名称", |view| view.head.name.as_str().into()),
    Column::text("规格", |view| view.head.specification.as_str().into()),
    Column::text("型号", |view| view.head.model.as_str().into()),
    Column::text("生产企业", |view| view.manufacturer.as_str().into()),
    Column::price("挂网参考限价（元）", |view| {
        view.reference_limit.into()
    }),
    Column::number("程度", 2, |view| view.weight.into()),
    Column::text("数据", |view| view.figures_cell.as_str().into()),
    Column::date("发现日期", |view| view.found_on.into()),
    Column::text("核对结果", |view| view.note.as_str().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "价格核对清单",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};
