//! What is odd in the listed prices: the operators' worklist.

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::OrganisationKind::ExchangeCenter;
use domain::PriceFindingId;
use domain::pricing::quality::{self, FindingFilter, FindingKind, FindingState, PriceFinding};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::views::{Told, shown, yuan};
use crate::http::{
    Answer, Cell, Json, NoContent, OVERSEERS, Operation, Page, Request, Sheet, Who, get, json,
    no_content, post, storable_within,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/price-findings", list)
            .by(Who::Members(OVERSEERS))
            .described("Findings, the oddest first.")
            .query::<String>("kind", "Of which kind; the summary lists them")
            .query::<String>("state", "open (the default), dismissed or gone")
            .query::<String>("q", "Part of the name, or how the code begins")
            .paged(),
        get("/price-findings/summary", summary)
            .by(Who::Members(OVERSEERS))
            .described("How many findings of each kind are open."),
        post("/price-findings/{id}/dismissal", dismiss)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Says that a finding needs nothing done."),
    ]
}

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 100_000;

/// Letters of a note.
const NOTE_LETTERS_MAX: usize = 1_000;

/// Something odd about a product's prices.
#[derive(Debug, Serialize, ToSchema)]
struct PriceFindingView {
    /// Its id.
    id: String,
    /// What is odd, and in words.
    kind: Told,
    /// The product.
    product_id: String,
    /// Its code.
    code: String,
    /// Its name.
    name: String,
    /// 规格
    specification: String,
    /// 型号
    model: String,
    /// Its maker's name.
    manufacturer: String,
    /// The limit today.
    reference_limit: Option<String>,
    /// How odd; the list shows the largest first.
    weight: String,
    /// What was compared.
    #[schema(value_type = Object)]
    figures: Value,
    /// Since when.
    found_on: NaiveDate,
    /// `open`, `dismissed` or `gone`.
    state: &'static str,
    /// Why it was dismissed.
    note: String,
    /// When.
    decided_at: Option<DateTime<FixedOffset>>,
    #[serde(skip)]
    place: (Decimal, i64),
}

/// How many findings of a kind are open.
#[derive(Debug, Serialize, ToSchema)]
struct PriceFindingCount {
    /// What is odd, and in words.
    kind: Told,
    /// How many.
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
    let (after, rows) = paging.span(EXPORT_MAX)?;
    let connection = request.app.ground().db.get().await?;
    let (found, total) = quality::findings(&connection, caller, &filter, after, rows).await?;
    let views: Vec<PriceFindingView> = found
        .into_iter()
        .map(|finding| view(&request, finding))
        .collect();
    if paging.as_xlsx {
        return export(views).await;
    }
    json(&Page::of(views, &paging, total, |view| view.place))
}

fn view(request: &Request, finding: PriceFinding) -> PriceFindingView {
    PriceFindingView {
        place: (finding.weight, finding.id),
        id: finding.id.to_string(),
        kind: told(request, finding.kind),
        product_id: finding.product.to_string(),
        code: finding.code,
        name: finding.name,
        specification: finding.specification,
        model: finding.model,
        manufacturer: finding.manufacturer_name,
        reference_limit: finding.limit.map(yuan),
        weight: finding.weight.to_string(),
        figures: finding.figures,
        found_on: finding.found_on,
        state: finding.state.into_str(),
        note: finding.note,
        decided_at: finding.decided_at.map(shown),
    }
}

fn told(request: &Request, kind: FindingKind) -> Told {
    Told {
        code: kind.into_str().to_owned(),
        text: request.say(&kind.words()),
    }
}

async fn summary(request: Request) -> Answer<Page<PriceFindingCount>> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let counts = quality::summary(&connection, caller).await?;
    let counts = counts.into_iter().map(|(kind, count)| PriceFindingCount {
        kind: told(&request, kind),
        count,
    });
    json(&Page::whole(counts.collect()))
}

async fn dismiss(
    request: Request,
    id: PriceFindingId,
    Json(asked): Json<PriceFindingDismissal>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let note = storable_within("/note", asked.note, NOTE_LETTERS_MAX)?;
    request
        .change(async |tx, moment| quality::dismiss(tx, moment, caller, id, &note).await)
        .await?;
    no_content()
}

async fn export(views: Vec<PriceFindingView>) -> Answer<Page<PriceFindingView>> {
    let mut sheet = Sheet::new(
        "价格核对清单",
        &[
            ("问题", ColumnKind::Text),
            ("医保耗材代码", ColumnKind::Code),
            ("产品名称", ColumnKind::Text),
            ("规格", ColumnKind::Text),
            ("型号", ColumnKind::Text),
            ("生产企业", ColumnKind::Text),
            ("挂网参考限价（元）", ColumnKind::Number { decimals: 2 }),
            ("程度", ColumnKind::Number { decimals: 2 }),
            ("数据", ColumnKind::Text),
            ("发现日期", ColumnKind::Date),
            ("核对结果", ColumnKind::Text),
        ],
    );
    let number = |text: String| Cell::number(&text);
    for view in views {
        sheet.push(vec![
            Cell::Text(view.kind.text),
            Cell::Text(view.code),
            Cell::Text(view.name),
            Cell::Text(view.specification),
            Cell::Text(view.model),
            Cell::Text(view.manufacturer),
            Cell::maybe(view.reference_limit, number),
            number(view.weight),
            Cell::Text(view.figures.to_string()),
            Cell::Date(view.found_on),
            Cell::Text(view.note),
        ]);
    }
    sheet.answer().await
}
