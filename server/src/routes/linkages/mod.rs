//! Price linkage: lists of other platforms, from draft through publicity to announcement.

pub(super) mod preview;

use chrono::{DateTime, FixedOffset};
use domain::LinkageId;
use domain::OrganisationKind::ExchangeCenter;
use domain::linkage::{self, Linkage};
use serde::{Deserialize, Serialize};
use spreadsheet::ColumnKind;
use utoipa::ToSchema;

use super::closed;
use super::views::shown;
use crate::http::{
    Answer, Cell, Json, OVERSEERS, Operation, Page, Request, Sheet, Who, get, json, post,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/linkages", list)
            .by(Who::Members(OVERSEERS))
            .described("Lists of other platforms, newest first.")
            .query_word::<closed::LinkageState>("state", "How far the list has come")
            .paged(),
        get("/linkages/{id}", one)
            .by(Who::Members(OVERSEERS))
            .described("A list of another platform."),
        post("/linkages/{id}/publicity", publicize)
            .by(Who::Traders(&[ExchangeCenter]))
            .described(
                "Makes every row of a list public: from then on it may be objected to, and it \
                    takes effect when the publicity is over.",
            ),
        post("/linkages/{id}/cancellation", cancel)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Cancels a list of which nothing is public yet."),
    ]
}

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 100_000;

/// The window in which a list is public.
#[derive(Debug, Serialize, ToSchema)]
struct LinkagePublicityView {
    /// Its id.
    id: String,
    /// Exclusive: its end.
    due_at: DateTime<FixedOffset>,
    /// The last minute for objections, as people write it: `2026-03-09 24:00`.
    due_by: String,
    /// Whether the end needs a calendar that is not known yet.
    due_is_provisional: bool,
}

/// A list of another platform.
#[derive(Debug, Serialize, ToSchema)]
struct LinkageView {
    /// Its id.
    id: String,
    /// The import that brought it.
    import_id: String,
    /// The file's name.
    file_name: String,
    /// What its publicity is called; empty for a draft.
    title: String,
    /// How far it has come.
    #[schema(value_type = closed::LinkageState)]
    state: &'static str,
    /// Rows that became changes of prices.
    rows: i64,
    /// Rows that say what is known already.
    unchanged: i64,
    /// When its first rows came.
    begun_at: DateTime<FixedOffset>,
    /// When its last row had its verdict; null while it is being loaded or when that failed.
    loaded_at: Option<DateTime<FixedOffset>>,
    /// When it was made public or cancelled.
    decided_at: Option<DateTime<FixedOffset>>,
    /// Its window.
    publicity: Option<LinkagePublicityView>,
}

impl LinkageView {
    fn of(list: Linkage) -> Self {
        Self {
            id: list.id.to_string(),
            import_id: list.import.to_string(),
            file_name: list.file_name,
            title: list.title,
            state: list.state.into_str(),
            rows: list.rows,
            unchanged: list.unchanged,
            begun_at: shown(list.begun_at),
            loaded_at: list.loaded_at.map(shown),
            decided_at: list.decided_at.map(shown),
            publicity: list.publicity.map(|window| LinkagePublicityView {
                id: window.id.to_string(),
                due_at: shown(window.deadline.due_at),
                due_by: window.deadline.text(),
                due_is_provisional: window.deadline.is_provisional,
            }),
        }
    }
}

/// A list is made public.
#[derive(Debug, Deserialize, ToSchema)]
struct LinkagePublicized {
    /// What the publicity is called; the file's name when left out.
    #[serde(default)]
    title: String,
}

async fn list(request: Request) -> Answer<Page<LinkageView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let state = request.query().value("state")?;
    let (before, rows) = paging.span::<i64>(EXPORT_MAX)?;
    let before = before.unwrap_or(i64::MAX);
    let connection = request.app.ground().db.get().await?;
    let (lists, total) =
        linkage::linkages(&connection, caller, state, LinkageId(before), rows).await?;
    let views: Vec<LinkageView> = lists.into_iter().map(LinkageView::of).collect();
    if paging.as_xlsx {
        return export(views).await;
    }
    let place = |view: &LinkageView| view.id.parse::<i64>().unwrap_or_default();
    json(&Page::of(views, &paging, total, place))
}

async fn export(lists: Vec<LinkageView>) -> Answer<Page<LinkageView>> {
    let mut sheet = Sheet::new(
        "价格联动清单",
        &[
            ("编号", ColumnKind::Text),
            ("文件", ColumnKind::Text),
            ("标题", ColumnKind::Text),
            ("状态", ColumnKind::Text),
            ("变动行数", ColumnKind::Number { decimals: 0 }),
            ("无变化行数", ColumnKind::Number { decimals: 0 }),
            ("导入时间", ColumnKind::DateTime),
            ("公示截止", ColumnKind::DateTime),
        ],
    );
    for list in lists {
        sheet.push(vec![
            Cell::Text(list.id),
            Cell::Text(list.file_name),
            Cell::Text(list.title),
            Cell::Text(list.state.to_owned()),
            Cell::Number(list.rows.into()),
            Cell::Number(list.unchanged.into()),
            Cell::At(list.begun_at.to_utc()),
            Cell::maybe(list.publicity, |window| Cell::At(window.due_at.to_utc())),
        ]);
    }
    sheet.answer().await
}

async fn one(request: Request, id: LinkageId) -> Answer<LinkageView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let list = linkage::linkage(&connection, caller, id).await?;
    json(&LinkageView::of(list))
}

async fn publicize(
    request: Request,
    id: LinkageId,
    Json(publicized): Json<LinkagePublicized>,
) -> Answer<LinkageView> {
    let caller = request.caller()?;
    let list = request
        .change(async |tx, moment| {
            linkage::publicize(tx, moment, caller, id, &publicized.title).await
        })
        .await?;
    json(&LinkageView::of(list))
}

async fn cancel(request: Request, id: LinkageId) -> Answer<LinkageView> {
    let caller = request.caller()?;
    let list = request
        .change(async |tx, moment| linkage::cancel(tx, moment, caller, id).await)
        .await?;
    json(&LinkageView::of(list))
}
