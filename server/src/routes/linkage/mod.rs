//! Price linkage: lists of other platforms, from draft through publicity to announcement.

pub(super) mod preview;

use domain::linkage::{self, Linkage, LinkageState};
use domain::{Caller, ImportId, LinkageId, PriceChangeId, PublicityId, ShanghaiTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::price_change::decisions::{DecisionResults, must_be_some, results};
use super::price_change::{REASON_LETTERS_MAX, views};
use crate::http::{
    Answer, Column, Json, List, OPERATORS, OVERSEERS, Operation, Page, Request, Who, export, get,
    json, post, storable, storable_lines_within, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/linkages", list)
            .by(Who::Members(OVERSEERS))
            .described("Lists of other platforms, newest first.")
            .query_word::<LinkageState>("state", "How far the list has come")
            .paged(LIST),
        get("/linkages/{id}", one)
            .by(Who::Members(OVERSEERS))
            .described("A list of another platform."),
        post("/linkages/{id}/publicity", publicize)
            .by(Who::Duties(OPERATORS))
            .described(
                "Makes every row of a list public: from then on it may be objected to, and it \
                    takes effect when the publicity is over.",
            )
            .heavy(),
        post("/linkages/{id}/cancellation", cancel)
            .by(Who::Duties(OPERATORS))
            .described("Cancels a list of which nothing is public yet."),
        post("/linkages/{id}/strikes", strike)
            .by(Who::Duties(OPERATORS))
            .described(
                "Strikes rows of a list before it is public, each judged by itself; what the list \
                    would change is worked out anew.",
            )
            .heavy(),
    ]
}

/// The window in which a list is public.
#[derive(Debug, Serialize, ToSchema)]
struct LinkagePublicityView {
    id: PublicityId,
    /// Exclusive: its end.
    due_at: ShanghaiTime,
    /// The last minute for objections, as people write it: `2026-03-09 24:00`.
    due_by: String,
    /// Whether the end needs a calendar that is not known yet.
    due_is_provisional: bool,
}

/// A list of another platform.
#[derive(Debug, Serialize, ToSchema)]
struct LinkageView {
    id: LinkageId,
    /// The import that brought it.
    import_id: ImportId,
    /// The file's name.
    file_name: String,
    /// What its publicity is called; empty for a draft.
    title: String,
    /// How far it has come.
    state: LinkageState,
    /// Rows that became changes of prices.
    rows: i64,
    /// Of those, struck before publicity.
    struck: i64,
    /// Rows that say what is known already.
    unchanged: i64,
    /// When its first rows came.
    begun_at: ShanghaiTime,
    /// When its last row had its verdict; null while it is being loaded or when that failed.
    loaded_at: Option<ShanghaiTime>,
    /// When it was made public or cancelled.
    decided_at: Option<ShanghaiTime>,
    /// Until when it is public.
    publicity: Option<LinkagePublicityView>,
    /// Whether the caller loaded it, so that another person makes it public.
    takes_another: bool,
}

impl LinkageView {
    fn of(list: Linkage, caller: &Caller) -> Self {
        Self {
            takes_another: list.loaded_by == caller.account,
            id: list.id,
            import_id: list.import,
            file_name: list.file_name,
            title: list.title,
            state: list.state,
            rows: list.rows,
            struck: list.struck,
            unchanged: list.unchanged,
            begun_at: list.begun_at.into(),
            loaded_at: list.loaded_at.map(Into::into),
            decided_at: list.decided_at.map(Into::into),
            publicity: list.publicity.map(|publicity| LinkagePublicityView {
                id: publicity.id,
                due_at: publicity.deadline.due_at.into(),
                due_by: publicity.deadline.text(),
                due_is_provisional: publicity.deadline.is_provisional,
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
    let (before, rows) = paging.span::<i64>()?;
    let before = before.unwrap_or(i64::MAX);
    let connection = request.app.ground().db.get().await?;
    let (lists, total) =
        linkage::linkages(&connection, caller, state, LinkageId(before), rows).await?;
    let views: Vec<LinkageView> = lists
        .into_iter()
        .map(|list| LinkageView::of(list, caller))
        .collect();
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<LinkageView>; 9] = [
    Column::text("编号", |list| list.id.to_string().into()),
    Column::text("文件", |list| list.file_name.as_str().into()),
    Column::text("标题", |list| list.title.as_str().into()),
    Column::text("状态", |list| list.state.label().into()),
    Column::count("变动行数", |list| list.rows.into()),
    Column::count("剔除行数", |list| list.struck.into()),
    Column::count("无变化行数", |list| list.unchanged.into()),
    Column::time("导入时间", |list| list.begun_at.into()),
    Column::deadline("公示截止", |list| {
        let publicity = list.publicity.as_ref();
        publicity.map(|publicity| publicity.due_at).into()
    }),
];

pub(in crate::routes) const LIST: List = List {
    name: "价格联动清单",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

async fn one(request: Request, id: LinkageId) -> Answer<LinkageView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let list = linkage::linkage(&connection, caller, id).await?;
    json(&LinkageView::of(list, caller))
}

async fn publicize(
    request: Request,
    id: LinkageId,
    Json(publicized): Json<LinkagePublicized>,
) -> Answer<LinkageView> {
    let caller = request.caller()?;
    let title = storable("/title", publicized.title)?;
    let list = request
        .change(async |tx, moment| linkage::publicize(tx, moment, caller, id, &title).await)
        .await?;
    json(&LinkageView::of(list, caller))
}

/// Rows to strike.
#[derive(Debug, Deserialize, ToSchema)]
struct RowsStruck {
    /// At most 500 changes of the list.
    ids: Vec<PriceChangeId>,
    /// Why.
    reason: String,
}

async fn strike(
    request: Request,
    id: LinkageId,
    Json(RowsStruck { ids, reason }): Json<RowsStruck>,
) -> Answer<DecisionResults> {
    let caller = request.caller()?;
    must_be_some(&ids)?;
    let reason = storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?;
    let (outcomes, taken) = request
        .change(async |tx, moment| {
            let outcomes = linkage::strike(tx, moment, caller, id, &ids, &reason).await?;
            let taken = views(tx, moment, caller, &ids).await?;
            Ok((outcomes, taken))
        })
        .await?;
    json(&results(&request, ids, outcomes, taken))
}

async fn cancel(request: Request, id: LinkageId) -> Answer<LinkageView> {
    let caller = request.caller()?;
    let list = request
        .change(async |tx, moment| linkage::cancel(tx, moment, caller, id).await)
        .await?;
    json(&LinkageView::of(list, caller))
}
