//! Changes of listed prices: what waits, what became of each, and the exchange centre's decisions.

mod view;

use std::collections::HashMap;

use domain::pricing::change::{
    self, ChangeFilter, ChangeState, Decision, Origin, Step, SubmittedFilter,
};
use domain::{Caller, Error, Moment, PriceChangeId, Result as Done};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use warp::Filter;
use warp::filters::BoxedFilter;

pub(super) use view::{ChangeView, export};

use super::views::shown;
use super::{any, closed, objections};
use crate::app::App;
use crate::http::{
    Answer, Page, Problem, ProblemDocument, Request, bare, json, with_body, with_version,
};
use view::{ChangeActor, ChangeEvent, ChangeThread};

/// Rows of an exported list at most.
pub(super) const EXPORT_MAX: i64 = 50_000;

/// Changes decided on in one call.
const BATCH_MAX: usize = 500;

/// One decision on several changes.
#[derive(Debug, Deserialize, ToSchema)]
struct Decisions {
    /// `publicity` (accept), `return` (ask back) or `refusal`.
    #[schema(value_type = closed::ChangeDecision)]
    action: String,
    /// At most 500 changes.
    ids: Vec<String>,
    /// Why, with `return` and `refusal`.
    #[serde(default)]
    reason: String,
    /// What the publicity is called.
    #[serde(default)]
    title: String,
}

/// What became of one of several decisions.
#[derive(Debug, Serialize, ToSchema)]
struct DecisionResult {
    /// The change's id.
    id: String,
    /// The change, when the decision was taken.
    change: Option<ChangeView>,
    /// Why not, when it was not.
    problem: Option<ProblemDocument>,
}

/// What became of several decisions.
#[derive(Debug, Serialize, ToSchema)]
struct DecisionResults {
    /// In their order.
    results: Vec<DecisionResult>,
}

/// Which submitted changes are decided on; an absent part asks nothing.
#[derive(Debug, Default, Deserialize, ToSchema)]
struct SubmittedChanges {
    /// Part of the name, or how the code begins.
    q: Option<String>,
    /// Where they come from.
    #[schema(value_type = Option<closed::ChangeOrigin>)]
    origin: Option<String>,
    /// For which collection.
    campaign_id: Option<String>,
    /// Of which product.
    product_id: Option<String>,
}

/// One decision on everything submitted that a filter finds.
#[derive(Debug, Deserialize, ToSchema)]
struct FilteredDecision {
    /// `publicity` (accept), `return` (ask back) or `refusal`.
    #[schema(value_type = closed::ChangeDecision)]
    action: String,
    /// Which ones.
    filter: SubmittedChanges,
    /// Why, with `return` and `refusal`.
    #[serde(default)]
    reason: String,
    /// What the publicity is called.
    #[serde(default)]
    title: String,
}

/// What became of a part of them.
#[derive(Debug, Serialize, ToSchema)]
struct FilteredDecided {
    /// Changes decided on now.
    decided: usize,
    /// Changes that this decision cannot be taken on: only a declaration can be returned.
    refused: usize,
    /// Changes that the filter still finds.
    remaining: i64,
    /// The windows that the accepted ones stand in.
    publicity_ids: Vec<String>,
}

pub(super) fn routes(app: &App) -> BoxedFilter<(Answer,)> {
    let list = warp::path::end().and(warp::get()).and(bare(app)).then(list);
    let decisions = warp::path!("decisions")
        .and(warp::post())
        .and(with_body(app))
        .then(decide);
    let filtered = warp::path!("decisions" / "filtered")
        .and(warp::post())
        .and(with_body(app))
        .then(decide_filtered);
    let one = warp::path!(PriceChangeId)
        .and(warp::get())
        .and(bare(app))
        .then(one);
    any([
        list.boxed(),
        decisions.boxed(),
        filtered.boxed(),
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
        .map(|name| ChangeState::parse(name).ok_or_else(bad))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(ChangeFilter {
        origin: query.word("origin", Origin::parse)?,
        states: Some(states).filter(|states| !states.is_empty()),
        manufacturer: None,
        linkage: query.value("linkage_id")?,
        campaign: query.value("campaign_id")?,
        product: query.value("product_id")?,
        publicity: query.value("publicity_id")?,
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
    let (before, rows) = if paging.as_xlsx {
        (i64::MAX, EXPORT_MAX)
    } else {
        (paging.place()?.unwrap_or(i64::MAX), paging.rows())
    };
    let before = PriceChangeId(before);
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

/// One decision on several changes, each judged by itself. Accepted ones share a publicity, one for
/// each origin.
#[utoipa::path(post, path = "/api/v1/price-changes/decisions", tag = "prices",
    request_body = Decisions, responses((status = 200, body = DecisionResults)))]
pub(super) async fn decide(request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(domain::OrganisationKind::ExchangeCenter)?;
    let decisions: Decisions = request.json()?;
    let step = step_of(&decisions.action)?;
    let reason = storable("/reason", decisions.reason, REASON_LETTERS_MAX)?;
    let title = storable("/title", decisions.title, TITLE_LETTERS_MAX)?;
    if decisions.ids.is_empty() || BATCH_MAX < decisions.ids.len() {
        let zh = format!("一次可处理1至{BATCH_MAX}条变动");
        return Err(Problem::field(
            "/ids",
            zh,
            format!("1 to {BATCH_MAX} at once"),
        ));
    }
    let bad = |_| Problem::field("/ids", "编号无效", "holds something that is no id");
    let ids: Vec<PriceChangeId> = decisions
        .ids
        .iter()
        .map(|id| id.parse())
        .collect::<Result<_, _>>()
        .map_err(bad)?;
    let (outcomes, mut taken) = request
        .change(async |tx, moment| {
            let outcomes: Vec<Done<()>> = if step == Step::Publicize {
                change::publicize(tx, moment, &caller, &title, &ids)
                    .await?
                    .into_iter()
                    .map(|outcome| outcome.map(|_| ()))
                    .collect()
            } else {
                change::decide(tx, moment, &caller, step, &ids, &reason).await?
            };
            let taken = views(tx, moment, &caller, &ids).await?;
            Ok((outcomes, taken))
        })
        .await?;
    let results = decisions.ids.into_iter().zip(ids).zip(outcomes);
    let results = results.map(|((id, change), outcome)| match outcome {
        Ok(()) => DecisionResult {
            id,
            change: taken.remove(&change),
            problem: None,
        },
        Err(error) => DecisionResult {
            id,
            change: None,
            problem: Some(Problem::from(error).document(request.is_chinese(), None)),
        },
    });
    json(&DecisionResults {
        results: results.collect(),
    })
}

/// One decision on the oldest submitted changes that a filter finds, up to 2,000: call again while
/// `decided` and `remaining` are above zero. Rows of linkage lists are not among them.
#[utoipa::path(post, path = "/api/v1/price-changes/decisions/filtered", tag = "prices",
    request_body = FilteredDecision, responses((status = 200, body = FilteredDecided)))]
pub(super) async fn decide_filtered(request: Request) -> Answer {
    let caller = request.caller().await?;
    caller.must_trade_for(domain::OrganisationKind::ExchangeCenter)?;
    let asked: FilteredDecision = request.json()?;
    let filter = asked.filter.read()?;
    let decision = Decision {
        step: step_of(&asked.action)?,
        reason: storable("/reason", asked.reason, REASON_LETTERS_MAX)?,
        title: storable("/title", asked.title, TITLE_LETTERS_MAX)?,
    };
    let swept = request
        .change(async |tx, moment| {
            change::decide_filtered(tx, moment, &caller, &decision, &filter).await
        })
        .await?;
    json(&FilteredDecided {
        decided: swept.decided,
        refused: swept.refused,
        remaining: swept.remaining,
        publicity_ids: swept.publicities.iter().map(ToString::to_string).collect(),
    })
}

impl SubmittedChanges {
    fn read(self) -> Result<SubmittedFilter, Problem> {
        let origin = self.origin.map(|name| {
            Origin::parse(&name).ok_or_else(|| {
                Problem::field("/filter/origin", "来源无效", "is no origin of changes")
            })
        });
        let bad = |_| Problem::field("/filter", "编号无效", "holds something that is no id");
        let name_part = self.q.filter(|part| !part.trim().is_empty());
        let name_part = name_part
            .map(|part| storable("/filter/q", part.trim().to_owned(), NAME_PART_LETTERS_MAX));
        Ok(SubmittedFilter {
            origin: origin.transpose()?,
            campaign: (self.campaign_id.map(|id| id.parse()).transpose()).map_err(bad)?,
            product: (self.product_id.map(|id| id.parse()).transpose()).map_err(bad)?,
            name_part: name_part.transpose()?,
        })
    }
}

fn step_of(action: &str) -> Result<Step, Problem> {
    Ok(match action {
        "publicity" => Step::Publicize,
        "return" => Step::Return,
        "refusal" => Step::Refuse,
        _ => return Err(Problem::field("/action", "操作无效", "no such decision")),
    })
}

/// Letters of a reason.
pub(super) const REASON_LETTERS_MAX: usize = 1_000;

/// Letters of a part of a name.
const NAME_PART_LETTERS_MAX: usize = 200;

/// Letters of a title.
const TITLE_LETTERS_MAX: usize = 200;

/// Text that the database can hold.
pub(super) fn storable(pointer: &str, text: String, letters_max: usize) -> Result<String, Problem> {
    if text.contains('\0') || letters_max < text.chars().count() {
        let zh = format!("不得超过{letters_max}字，且不得含有无效字符");
        let en = format!("at most {letters_max} letters that can be stored");
        return Err(Problem::field(pointer, zh, en));
    }
    Ok(text)
}
