//! Messages to the caller.

use chrono::{DateTime, FixedOffset};
use domain::messages::{self, Message, MessageFilter};
use serde::Serialize;
use serde_json::Value;
use spreadsheet::ColumnKind;
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

use super::any;
use super::closed::MessageKind;
use super::views::shown;
use crate::app::App;
use crate::http::{Answer, Cell, Page, Request, Sheet, bare, json, no_content, with_body};

/// Rows of an exported list at most.
const EXPORT_MAX: i64 = 50_000;

/// A message.
#[derive(Debug, Serialize, ToSchema)]
struct MessageView {
    /// Its id.
    id: String,
    /// When it happened.
    at: DateTime<FixedOffset>,
    /// What happened.
    #[schema(value_type = MessageKind)]
    kind: &'static str,
    /// In a few words.
    title: String,
    /// In a sentence or two.
    body: String,
    /// The page of the thing it is about.
    link: String,
    /// When it was read.
    read_at: Option<DateTime<FixedOffset>>,
    /// The figures.
    #[schema(value_type = Object)]
    data: Value,
}

/// How many messages are not read.
#[derive(Debug, Serialize, ToSchema)]
struct UnreadCount {
    /// That many.
    count: i64,
}

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let list = warp::path::end().and(warp::get()).and(bare(app)).then(list);
    let unread = warp::path!("unread-count")
        .and(warp::get())
        .and(bare(app))
        .then(unread_count);
    let read_all = warp::path!("read")
        .and(warp::put())
        .and(with_body(app))
        .then(read_all);
    let read = warp::path!(i64 / "read")
        .and(warp::put())
        .and(with_body(app))
        .then(read);
    any([list.boxed(), unread.boxed(), read_all.boxed(), read.boxed()])
}

fn view(request: &Request, message: Message) -> MessageView {
    let (title, body) = messages::words(message.kind, &message.data);
    MessageView {
        id: message.id.to_string(),
        at: shown(message.at),
        kind: message.kind.name(),
        title: request.say(&title),
        body: request.say(&body),
        link: messages::link(&message.subject_kind, &message.subject_id),
        read_at: message.read_at.map(shown),
        data: message.data,
    }
}

/// Messages to the caller, newest first.
#[utoipa::path(get, path = "/api/v1/messages", tag = "messages",
    params(("unread" = Option<bool>, Query), ("limit" = Option<u32>, Query),
        ("cursor" = Option<String>, Query), ("format" = Option<String>, Query)),
    responses((status = 200, body = Page<MessageView>)))]
pub(super) async fn list(request: Request) -> Answer {
    let caller = request.caller().await?;
    let paging = request.paging()?;
    let unread = request.query().flag("unread")?.unwrap_or(false);
    let filter = if unread {
        MessageFilter::Unread
    } else {
        MessageFilter::All
    };
    let connection = request.app.ground().db.get().await?;
    let (before, rows) = paging.span(EXPORT_MAX)?;
    let (found, total) = messages::messages(&connection, &caller, filter, before, rows).await?;
    drop(connection);
    let views: Vec<MessageView> = found.into_iter().map(|one| view(&request, one)).collect();
    if paging.as_xlsx {
        return export(views).await;
    }
    let place = |view: &MessageView| view.id.parse::<i64>().unwrap_or_default();
    json(&Page::of(views, &paging, total, place))
}

async fn export(views: Vec<MessageView>) -> Answer {
    let mut sheet = Sheet::new(
        "站内消息",
        &[
            ("时间", ColumnKind::DateTime),
            ("标题", ColumnKind::Text),
            ("内容", ColumnKind::Text),
            ("阅读时间", ColumnKind::DateTime),
        ],
    );
    for view in views {
        sheet.push(vec![
            Cell::At(view.at.to_utc()),
            Cell::Text(view.title),
            Cell::Text(view.body),
            Cell::maybe(view.read_at, |at| Cell::At(at.to_utc())),
        ]);
    }
    sheet.answer().await
}

/// How many messages the caller has not read.
#[utoipa::path(get, path = "/api/v1/messages/unread-count", tag = "messages",
    responses((status = 200, body = UnreadCount)))]
pub(super) async fn unread_count(request: Request) -> Answer {
    let caller = request.caller().await?;
    let connection = request.app.ground().db.get().await?;
    json(&UnreadCount {
        count: messages::unread_count(&connection, &caller).await?,
    })
}

/// Marks a message read.
#[utoipa::path(put, path = "/api/v1/messages/{id}/read", tag = "messages",
    params(("id" = String, Path)), responses((status = 204)))]
pub(super) async fn read(id: i64, request: Request) -> Answer {
    let caller = request.caller().await?;
    request
        .change(async |tx, moment| messages::mark_read(tx, moment, &caller, id).await)
        .await?;
    no_content()
}

/// Marks all messages of the caller read.
#[utoipa::path(put, path = "/api/v1/messages/read", tag = "messages",
    responses((status = 204)))]
pub(super) async fn read_all(request: Request) -> Answer {
    let caller = request.caller().await?;
    request
        .change(async |tx, moment| messages::mark_all_read(tx, moment, &caller).await)
        .await?;
    no_content()
}
