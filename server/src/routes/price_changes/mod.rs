//! Changes of listed prices: what waits, and what became of each.

pub(super) mod decisions;
mod view;

use std::collections::HashMap;

use domain::pricing::change::{self, ChangeFilter, ChangeState};
use domain::{Caller, Error, Moment, PriceChangeId, Result as Done};
use warp::Filter;
use warp::filters::BoxedFilter;

pub(super) use view::{ChangeView, export};

use super::views::shown;
use super::{any, closed, objections};
use crate::app::App;
use crate::http::{Answer, Page, Problem, Request, bare, json, with_version};
use view::{ChangeActor, ChangeEvent, ChangeThread};

/// Rows of an exported list at most.
pub(super) const EXPORT_MAX: i64 = 50_000;

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let list = warp::path::end().and(warp::get()).and(bare(app)).then(list);
    let one = warp::path!(PriceChangeId)
        .and(warp::get())
        .and(bare(app))
        .then(one);
    any([
        list.boxed(),
        decisions::routes(app),
        one.boxed(),
        objections::raising_route(app),
    ])
}

/// The filter of a list of changes.
pub(super) fn filter(request: &Request) -> Result<ChangeFilter, Problem> {
    let query = request.query();
    let bad = || Problem::field("state", "状态无效", "holds something that is no state");
    let states = query.text("state").unwrap_or_default();
    let states = states
        .split(',')
        .filter(|name| !name.is_empty())
        .map(|name| name.parse::<ChangeState>().map_err(|_| bad()))
        .collect::<Result<Vec<_>, _>>()?;
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
    })
}

/// Changes of prices, newest first: overseers see all, a manufacturer those of its products.
#[utoipa::path(get, path = "/api/v1/price-changes", tag = "prices",
    params(("state" = Option<String>, Query, description = "One state, or several with commas"),
        ("origin" = Option<closed::ChangeOrigin>, Query),
        ("q" = Option<String>, Query, description = "Part of the name, or how the code begins"),
        ("product_id" = Option<String>, Query), ("publicity_id" = Option<String>, Query),
        ("linkage_id" = Option<String>, Query), ("campaign_id" = Option<String>, Query),
        ("limit" = Option<u32>, Query), ("cursor" = Option<String>, Query),
        ("format" = Option<String>, Query)),
    responses((status = 200, body = Page<ChangeView>)))]
pub(super) async fn list(request: Request) -> Answer {
    let caller = request.caller().await?;
    let paging = request.paging()?;
    let filter = filter(&request)?;
    let today = request.moment().today();
    let connection = request.app.ground().db.get().await?;
    let (before, rows) = paging.span(EXPORT_MAX)?;
    let before = PriceChangeId(before.unwrap_or(i64::MAX));
    let (found, total) = change::changes(&connection, &caller, &filter, before, rows).await?;
    let views: Vec<ChangeView> = found
        .into_iter()
        .map(|row| ChangeView::of(row, &caller, today))
        .collect();
    if paging.as_xlsx {
        return export(views).await;
    }
    json(&Page::of(views, &paging, total, |view| view.place))
}

/// A change with what happened to it: what was never public is its manufacturer's and the
/// overseers' to read.
#[utoipa::path(get, path = "/api/v1/price-changes/{id}", tag = "prices",
    params(("id" = String, Path)), responses((status = 200, body = ChangeThread)))]
pub(super) async fn one(id: PriceChangeId, request: Request) -> Answer {
    let caller = request.caller().await?;
    let connection = request.app.ground().db.get().await?;
    let (row, events) = change::change(&connection, &caller, id).await?;
    let change = ChangeView::of(row, &caller, request.moment().today());
    let version = change.version;
    let events = events.into_iter().map(|event| ChangeEvent {
        at: shown(event.at),
        kind: event.kind,
        actor: event.actor.map(|(account, organisation)| ChangeActor {
            organisation,
            account,
        }),
        clause: event.clause,
        data: event.data,
    });
    let events = events.collect();
    with_version(json(&ChangeThread { change, events })?, version)
}

/// Changes by their ids, as the caller sees them, after something was done to them.
pub(super) async fn views(
    tx: &domain::database::Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    ids: &[PriceChangeId],
) -> Done<HashMap<PriceChangeId, ChangeView>> {
    let rows = change::changes_by_id(tx, caller, ids).await?;
    let today = moment.today();
    let views = rows
        .into_iter()
        .map(|row| (row.change.id, ChangeView::of(row, caller, today)));
    Ok(views.collect())
}

/// A change by its id, after something was done to it.
pub(super) async fn view(
    tx: &domain::database::Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
) -> Done<ChangeView> {
    let mut views = views(tx, moment, caller, &[id]).await?;
    views.remove(&id).ok_or(Error::NotFound)
}

/// Letters of a reason.
pub(super) const REASON_LETTERS_MAX: usize = 1_000;
