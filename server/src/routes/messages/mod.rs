//! Messages to the caller.

mod settings;

use domain::database::Reader;
use domain::messages::{self, Message, MessageFilter};
use domain::{CAPABILITIES, MessageId, NoticeId, ShanghaiTime};
use std::str::FromStr;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::http::{
    Answer, Column, List, NoContent, Operation, Page, Problem, Request, Who, export, get, json,
    no_content, put, titles,
};
use crate::routes::closed::MessageKind;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/messages", list)
            .by(Who::SignedIn)
            .described("Messages to the caller, newest first.")
            .query::<bool>("unread", "Only those not read yet")
            .paged(LIST),
        get("/messages/unread-count", unread_count)
            .by(Who::SignedIn)
            .described("How many messages the caller has not read."),
        put("/messages/{id}/read", read)
            .by(Who::SignedIn)
            .described("Marks a message read."),
        put("/messages/read", read_all)
            .by(Who::SignedIn)
            .described("Marks all messages of the caller read."),
        get("/messages/settings", settings::read)
            .by(Who::SignedIn)
            .described("Which kinds of messages reach the caller by which way."),
        put("/messages/settings", settings::change)
            .by(Who::SignedIn)
            .described(
                "Replaces what the caller chose. Kinds that are not named are notified of as usual; a \
                    message about a deadline that costs rights stays in the console whatever is chosen.",
            ),
    ]
}

/// A message.
#[derive(Debug, Serialize, ToSchema)]
struct MessageView {
    id: MessageId,
    /// When it happened.
    at: ShanghaiTime,
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
    read_at: Option<ShanghaiTime>,
    /// The figures of the event that the message is about.
    #[schema(value_type = Object)]
    data: Value,
}

/// How many messages are not read.
#[derive(Debug, Serialize, ToSchema)]
struct UnreadCount {
    /// Messages of the account that are not read yet.
    count: i64,
}

fn view(request: &Request, message: Message) -> MessageView {
    MessageView {
        id: message.id,
        at: message.at.into(),
        kind: message.kind.name,
        title: request.localized(&message.text.title),
        body: request.localized(&message.text.body),
        link: message.link,
        read_at: message.read_at.map(Into::into),
        data: message.data,
    }
}

async fn list(request: Request) -> Answer<Page<MessageView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let unread = request.query().flag("unread")?.unwrap_or(false);
    let filter = if unread {
        MessageFilter::Unread
    } else {
        MessageFilter::All
    };
    let connection = request.app.ground().db.get().await?;
    let (before, rows) = paging.span()?;
    let known = &CAPABILITIES;
    let (found, total) =
        messages::messages(&connection, known, caller, filter, before, rows).await?;
    drop(connection);
    let page = Page::of(found, &paging, total, |message| message.position);
    let page = page.map(|one| view(&request, one));
    if paging.as_xlsx {
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

/// The things that the message reports which the query's `notice` names; none without it.
///
/// # Errors
/// 422 when it is no id.
pub(super) async fn concerned<T: FromStr>(
    request: &Request,
    db: &impl Reader,
) -> Result<Option<Vec<T>>, Problem> {
    let Some(notice) = request.query().value::<NoticeId>("notice")? else {
        return Ok(None);
    };
    let caller = request.caller()?;
    let ids = messages::concerned(db, &CAPABILITIES, caller, notice).await?;
    // A message about other things names none of these.
    Ok(Some(ids.iter().filter_map(|id| id.parse().ok()).collect()))
}

const COLUMNS: [Column<MessageView>; 4] = [
    Column::time("时间", |view| view.at.into()),
    Column::text("标题", |view| view.title.as_str().into()),
    Column::text("内容", |view| view.body.as_str().into()),
    Column::time("阅读时间", |view| view.read_at.into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "站内消息",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

async fn unread_count(request: Request) -> Answer<UnreadCount> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    json(&UnreadCount {
        count: messages::unread_count(&connection, caller).await?,
    })
}

async fn read(request: Request, id: MessageId) -> Answer<NoContent> {
    let caller = request.caller()?;
    request
        .change(async |tx, moment| messages::mark_read(tx, moment, caller, id).await)
        .await?;
    no_content()
}

async fn read_all(request: Request) -> Answer<NoContent> {
    let caller = request.caller()?;
    request
        .change(async |tx, moment| messages::mark_all_read(tx, moment, caller).await)
        .await?;
    no_content()
}
