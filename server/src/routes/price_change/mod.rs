//! Changes of listed prices: lists, and one with its history.

pub(super) mod correction;
pub(super) mod decisions;
pub(super) mod declarations;
pub(super) mod objection;
pub(super) mod publicity;
mod sources;
mod view;

use std::collections::HashMap;

use domain::price_change::{self, ChangeFilter, ChangeState, Origin};
use domain::{
    Caller, CampaignId, Error, LinkageId, Moment, NoticeId, PriceChangeId, ProductId, PublicityId,
    Result as Done,
};

use crate::http::{
    Answer, MANUFACTURERS_AND_OVERSEERS, Operation, Page, Problem, Request, Who, export, get, json,
    with_version,
};
use crate::routes::event_words::EventWords;
use crate::routes::messages::concerned;
use view::{ChangeActor, ChangeEvent, ChangeThread};

pub(super) use view::{COLUMNS, ChangeView, LIST};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/price-changes", list)
            .by(Who::Members(MANUFACTURERS_AND_OVERSEERS))
            .described(
                "Changes of prices, newest first: overseers see all, a manufacturer those of \
                    its products.",
            )
            .query_words::<ChangeState>("state", "One state, or several with commas")
            .query_word::<Origin>("origin", "Where the changes come from")
            .query::<String>("q", "Part of the name, or how the code begins")
            .query::<ProductId>("product_id", "Only of this product")
            .query::<PublicityId>("publicity_id", "Only in this publicity")
            .query::<LinkageId>("linkage_id", "Only of this list of another platform")
            .query::<CampaignId>("campaign_id", "Only of this collection of prices")
            .query::<bool>(
                "unconfirmed",
                "Only corrected prices that another person is to confirm",
            )
            .query::<NoticeId>(
                "notice",
                "Only those that this message to the caller reports",
            )
            .paged(LIST),
        get("/price-changes/{id}", one).by(Who::SignedIn).described(
            "A change with what happened to it: what was never public is its manufacturer's \
                    and the overseers' to read.",
        ),
    ]
}

/// The filter of a list of changes.
pub(super) fn filter(request: &Request) -> Result<ChangeFilter, Problem> {
    let query = request.query();
    let states: Vec<ChangeState> = query.values("state")?;
    Ok(ChangeFilter {
        origin: query.value("origin")?,
        states: Some(states).filter(|states| !states.is_empty()),
        manufacturer: None,
        linkage: query.value("linkage_id")?,
        campaign: query.value("campaign_id")?,
        product: query.value("product_id")?,
        publicity: query.value("publicity_id")?,
        concerning: None,
        name_part: query.part("q")?,
        without_drafts: false,
        unconfirmed: query.value("unconfirmed")?.unwrap_or_default(),
        ids: None,
    })
}

async fn list(request: Request) -> Answer<Page<ChangeView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let mut filter = filter(&request)?;
    let today = request.moment().today();
    let connection = request.app.ground().db.get().await?;
    filter.ids = concerned(&request, &connection).await?;
    let (before, rows) = paging.span()?;
    let before = PriceChangeId(before.unwrap_or(i64::MAX));
    let moment = request.moment();
    let (found, total) =
        price_change::changes(&connection, moment, caller, &filter, before, rows).await?;
    let views = ChangeView::all(&connection, found, caller, today).await?;
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        drop(connection);
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

async fn one(request: Request, id: PriceChangeId) -> Answer<ChangeThread> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let (row, events) = price_change::change(&connection, request.moment(), caller, id).await?;
    let today = request.moment().today();
    let change = ChangeView::all(&connection, vec![row], caller, today).await?;
    let change = change.into_iter().next().ok_or(Error::NotFound)?;
    let version = change.version;
    let events = events.into_iter().map(|event| {
        let EventWords {
            label,
            tone,
            figures,
        } = EventWords::of(&request, &event.kind, &event.data);
        ChangeEvent {
            at: event.at.into(),
            kind: event.kind,
            label,
            tone,
            actor: event.actor.map(|(account, organisation)| ChangeActor {
                organisation,
                account,
            }),
            clause: event.clause,
            figures,
            data: event.data,
        }
    });
    let events = events.collect();
    with_version(json(&ChangeThread { change, events })?, version)
}

/// Changes by their ids as the caller sees them, for the answer after an operation.
pub(in crate::routes) async fn views(
    tx: &domain::database::Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &[PriceChangeId],
) -> Done<HashMap<PriceChangeId, ChangeView>> {
    let rows = price_change::changes_by_id(tx, moment, caller, ids).await?;
    let views = ChangeView::all(tx, rows, caller, moment.today()).await?;
    Ok(views.into_iter().map(|view| (view.id, view)).collect())
}

/// As [`views`], or 404 without it.
pub(super) async fn view(
    tx: &domain::database::Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
) -> Done<ChangeView> {
    let mut views = views(tx, moment, caller, &[id]).await?;
    views.remove(&id).ok_or(Error::NotFound)
}

pub(in crate::routes) const REASON_LETTERS_MAX: usize = 1_000;
