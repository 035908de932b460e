//! Publicity: the publicities in which changes of prices are public, and their changes.

use chrono::{DateTime, Utc};
use domain::price_change::{self, ChangeState, Origin, Publicity};
use domain::{
    Caller, Day, PriceChangeId, ProductId, PublicityId, ShanghaiTime, lower_price_report,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ChangeView, REASON_LETTERS_MAX, filter};
use crate::http::{
    Answer, Column, Json, List, OPERATORS, Operation, Page, Request, Who, export, get, json, post,
    storable_lines_within, titles,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/publicities", list)
            .by(Who::SignedIn)
            .described("Publicities, newest first.")
            .query::<bool>("open", "Only those that are not over")
            .query_word::<Origin>("origin", "Where the changes come from")
            .paged(LIST),
        get("/publicities/{id}", one)
            .by(Who::SignedIn)
            .described("A publicity."),
        get("/publicities/{id}/changes", changes)
            .by(Who::SignedIn)
            .described(
                "The changes of a publicity, for everyone: without who submitted them, their \
                    remarks and evidence.",
            )
            .query_words::<ChangeState>(
                "state",
                "publicized, announced, stopped, corrected; all by default",
            )
            .query::<String>("q", "Part of the name, or how the code begins")
            .query::<ProductId>("product_id", "Only of this product")
            .query::<bool>("mine", "Only of products that the caller makes or buys")
            .paged(super::LIST),
        get("/publicities/changes", all_changes)
            .by(Who::SignedIn)
            .described(
                "The changes of every publicity, for everyone, newest first: what is public now, \
                    and what became of it.",
            )
            .query_words::<ChangeState>(
                "state",
                "publicized, announced, stopped, corrected; all by default",
            )
            .query_word::<Origin>("origin", "Where the changes come from")
            .query::<String>("q", "Part of the name, or how the code begins")
            .query::<ProductId>("product_id", "Only of this product")
            .query::<bool>("mine", "Only of products that the caller makes or buys")
            .paged(super::LIST),
        post("/publicities/{id}/stop", stop)
            .by(Who::Duties(OPERATORS))
            .described(
                "Stops what is still open of a publicity: none of it is announced, and open \
                    objections to it are closed. Everyone may read the reason.",
            ),
        post("/publicities/{id}/extension", extend)
            .by(Who::Duties(OPERATORS))
            .described("Moves the end of a publicity to a later day."),
        post("/publicities/{id}/reminder", remind)
            .by(Who::Duties(OPERATORS))
            .described(
                "Reminds the manufacturers with products in a publicity until when they may \
                    object.",
            ),
    ]
}

/// Why the exchange centre does something to a publicity; everyone may read it.
#[derive(Debug, Deserialize, ToSchema)]
struct PublicityReason {
    reason: String,
}

/// More time for a publicity.
#[derive(Debug, Deserialize, ToSchema)]
struct PublicityExtension {
    /// The last day, later than now.
    due_on: Day,
    /// Why; everyone may read it.
    reason: String,
}

/// A window in which changes of prices are public.
#[derive(Debug, Serialize, ToSchema)]
struct PublicityView {
    id: PublicityId,
    /// Where its changes come from.
    origin: Origin,
    /// What the exchange centre calls it.
    title: String,
    /// Its first instant.
    opened_at: ShanghaiTime,
    /// Exclusive: from this instant on nobody may object.
    due_at: ShanghaiTime,
    /// The last minute for objections, as people write it: `2026-03-09 24:00`.
    due_by: String,
    /// Whether that waits for a calendar notice.
    due_is_provisional: bool,
    /// Whether objections are taken.
    is_open: bool,
    /// When it was noted as over.
    closed_at: Option<ShanghaiTime>,
    /// When its readers were last reminded of it; nobody is reminded twice on a day.
    reminded_at: Option<ShanghaiTime>,
    /// When the exchange centre stopped it before its end.
    stopped_at: Option<ShanghaiTime>,
    /// Why.
    stop_reason: Option<String>,
    /// Its changes.
    changes: i64,
    /// Objections without an answer; the overseers' to know.
    objections_open: Option<i64>,
}

impl PublicityView {
    fn of(publicity: Publicity, caller: &Caller, now: DateTime<Utc>) -> Self {
        let (stopped_at, stop_reason) = publicity.stopped.unzip();
        Self {
            id: publicity.id,
            origin: publicity.origin,
            title: publicity.title,
            opened_at: publicity.opened_at.into(),
            due_at: publicity.deadline.due_at.into(),
            due_by: publicity.deadline.text(),
            due_is_provisional: publicity.deadline.is_provisional,
            is_open: stopped_at.is_none() && !publicity.deadline.is_over(now),
            closed_at: publicity.closed_at.map(Into::into),
            reminded_at: publicity.reminded_at.map(Into::into),
            stopped_at: stopped_at.map(Into::into),
            stop_reason,
            changes: publicity.changes,
            objections_open: caller
                .oversees_platform()
                .then_some(publicity.objections_open),
        }
    }
}

async fn list(request: Request) -> Answer<Page<PublicityView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let origin = request.query().value("origin")?;
    let only_open = request.query().flag("open")?.unwrap_or_default();
    let now = request.moment().now;
    let connection = request.app.ground().db.get().await?;
    let (before, rows) = paging.span()?;
    let before = PublicityId(before.unwrap_or(i64::MAX));
    let (publicities, total) =
        price_change::publicities(&connection, origin, only_open, before, rows).await?;
    let views: Vec<PublicityView> = publicities
        .into_iter()
        .map(|publicity| PublicityView::of(publicity, caller, now))
        .collect();
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<PublicityView>; 9] = [
    Column::code("编号", |view| view.id.to_string().into()),
    Column::text("标题", |view| view.title.as_str().into()),
    Column::time("公示开始", |view| view.opened_at.into()),
    Column::deadline("公示截止", |view| view.due_at.into()),
    Column::time("公示结束", |view| view.closed_at.into()),
    Column::count("价格变动数", |view| view.changes.into()),
    Column::time("提醒时间", |view| view.reminded_at.into()),
    Column::time("公示终止", |view| view.stopped_at.into()),
    Column::text("终止原因", |view| view.stop_reason.as_deref().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "价格公示",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

async fn one(request: Request, id: PublicityId) -> Answer<PublicityView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let publicity = price_change::publicity(&connection, id).await?;
    json(&PublicityView::of(publicity, caller, request.moment().now))
}

async fn stop(
    request: Request,
    id: PublicityId,
    Json(PublicityReason { reason }): Json<PublicityReason>,
) -> Answer<PublicityView> {
    let caller = request.caller()?;
    let reason = storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?;
    let publicity = request
        .change(async |tx, moment| {
            lower_price_report::stop_publicity(tx, moment, caller, id, &reason).await?;
            price_change::publicity(tx, id).await
        })
        .await?;
    json(&PublicityView::of(publicity, caller, request.moment().now))
}

async fn extend(
    request: Request,
    id: PublicityId,
    Json(PublicityExtension { due_on, reason }): Json<PublicityExtension>,
) -> Answer<PublicityView> {
    let caller = request.caller()?;
    let reason = storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?;
    let publicity = request
        .change(async |tx, moment| {
            price_change::extend(tx, moment, caller, id, due_on.date(), &reason).await
        })
        .await?;
    json(&PublicityView::of(publicity, caller, request.moment().now))
}

async fn remind(
    request: Request,
    id: PublicityId,
    Json(PublicityReason { reason }): Json<PublicityReason>,
) -> Answer<PublicityView> {
    let caller = request.caller()?;
    let reason = storable_lines_within("/reason", reason, REASON_LETTERS_MAX)?;
    let publicity = request
        .change(async |tx, moment| price_change::remind(tx, moment, caller, id, &reason).await)
        .await?;
    json(&PublicityView::of(publicity, caller, request.moment().now))
}

async fn changes(request: Request, id: PublicityId) -> Answer<Page<ChangeView>> {
    public_changes(request, Some(id)).await
}

async fn all_changes(request: Request) -> Answer<Page<ChangeView>> {
    public_changes(request, None).await
}

async fn public_changes(
    request: Request,
    publicity: Option<PublicityId>,
) -> Answer<Page<ChangeView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let today = request.moment().today();
    let mut filter = filter(&request)?;
    if request.query().flag("mine")?.unwrap_or_default() {
        filter.concerning = Some(caller.organisation);
    }
    let connection = request.app.ground().db.get().await?;
    if let Some(id) = publicity {
        price_change::publicity(&connection, id).await?;
        filter.publicity = publicity;
    }
    let (before, rows) = paging.span()?;
    let before = PriceChangeId(before.unwrap_or(i64::MAX));
    let (found, total) =
        price_change::changes_in_publicity(&connection, request.moment(), &filter, before, rows)
            .await?;
    let views = ChangeView::all(&connection, found, caller, today).await?;
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &super::LIST, &super::COLUMNS, page).await;
    }
    json(&page)
}
