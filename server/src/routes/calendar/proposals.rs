//! Notices that change a settled year and wait for a second person.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::calendar::{self, CalendarProposal};
use domain::{AccountId, CalendarProposalId, ProposalState, ShanghaiTime, party};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::load::{LoadingResult, in_force};
use crate::http::{
    Answer, Column, Json, List, OPERATORS, OVERSEERS, Operation, Page, Problem, Request, Who,
    export, get, json, post, storable_lines, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/calendar/proposals", list)
            .by(Who::Members(OVERSEERS))
            .described("Changes of the calendar that take two people, newest first.")
            .query_word::<ProposalState>("state", "open waits for a second person")
            .paged(LIST),
        post("/calendar/proposals/{id}/confirmation", confirm)
            .by(Who::Duties(OPERATORS))
            .described(
                "Loads the notice and counts open deadlines again; by another person than the one who \
                    proposed it.",
            )
            .query::<bool>("preview", "What it would do; nothing is loaded")
            .heavy(),
        post("/calendar/proposals/{id}/refusal", refuse)
            .by(Who::Duties(OPERATORS))
            .described("Refuses it with a reason; by another person than the one who proposed it."),
        post("/calendar/proposals/{id}/withdrawal", withdraw)
            .by(Who::Duties(OPERATORS))
            .described("Takes it back; by who proposed it."),
    ]
}

/// A change of the calendar that takes two people.
#[derive(Debug, Serialize, ToSchema)]
struct CalendarProposalView {
    id: CalendarProposalId,
    /// The year of the notice.
    year: i32,
    /// The title of the notice.
    source: String,
    /// The day it was published.
    published_on: NaiveDate,
    /// The version of the notice that it replaces.
    replaces: Option<i64>,
    state: ProposalState,
    /// Why nobody can confirm it any more, while it is open; null while somebody can.
    no_longer_valid: Option<String>,
    proposed_at: ShanghaiTime,
    /// The name of who proposed it.
    proposed_by: Option<String>,
    /// Whether the caller proposed it.
    is_mine: bool,
    decided_at: Option<ShanghaiTime>,
    /// The name of who confirmed, refused or withdrew it.
    decided_by: Option<String>,
    /// Why it was refused or withdrawn.
    reason: String,
}

/// Why a change of the calendar is refused.
#[derive(Debug, Deserialize, ToSchema)]
struct CalendarProposalRefusal {
    reason: String,
}

/// Why a change of the calendar is taken back.
#[derive(Debug, Deserialize, ToSchema)]
struct CalendarProposalWithdrawal {
    /// May be empty.
    #[serde(default)]
    reason: String,
}

fn view(
    request: &Request,
    caller: AccountId,
    proposal: CalendarProposal,
    people: &HashMap<AccountId, String>,
) -> CalendarProposalView {
    let name = |account: AccountId| people.get(&account).cloned();
    let no_longer_valid = calendar::no_longer_valid(&request.moment().calendar, &proposal);
    CalendarProposalView {
        no_longer_valid: no_longer_valid.map(|words| request.localized(&words)),
        id: proposal.id,
        year: proposal.notice.year,
        source: proposal.notice.source,
        published_on: proposal.notice.published_on,
        replaces: proposal.notice.replaces,
        state: proposal.status.state,
        proposed_at: proposal.status.proposed_at.into(),
        proposed_by: name(proposal.status.proposed_by),
        is_mine: caller == proposal.status.proposed_by,
        decided_at: proposal.status.decided_at.map(Into::into),
        decided_by: proposal.status.decided_by.and_then(name),
        reason: proposal.status.reason,
    }
}

async fn views(
    request: &Request,
    found: Vec<CalendarProposal>,
) -> Result<Vec<CalendarProposalView>, Problem> {
    let accounts = found
        .iter()
        .flat_map(|one| [Some(one.status.proposed_by), one.status.decided_by]);
    let accounts: Vec<AccountId> = accounts.flatten().collect();
    let connection = request.app.ground().db.get().await?;
    let people = party::account_names(&connection, &accounts).await?;
    let caller = request.caller()?.account;
    let views = found
        .into_iter()
        .map(|one| view(request, caller, one, &people));
    Ok(views.collect())
}

async fn list(request: Request) -> Answer<Page<CalendarProposalView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let state = request.query().value("state")?;
    let (before, rows) = paging.span::<i64>()?;
    let before = CalendarProposalId(before.unwrap_or(i64::MAX));
    let connection = request.app.ground().db.get().await?;
    let (found, total) = calendar::proposals(&connection, caller, state, before, rows).await?;
    drop(connection);
    let views = views(&request, found).await?;
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<CalendarProposalView>; 6] = [
    Column::count("年份", |view| i64::from(view.year).into()),
    Column::text("通知", |view| view.source.as_str().into()),
    Column::date("发布日期", |view| view.published_on.into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::text("提议人", |view| view.proposed_by.as_deref().into()),
    Column::text("理由", |view| view.reason.as_str().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "日历变更提议",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

async fn confirm(request: Request, id: CalendarProposalId) -> Answer<LoadingResult> {
    let caller = request.caller()?;
    if request.query().flag("preview")? == Some(true) {
        let effect = request
            .change(async |tx, moment| calendar::preview_proposal(tx, moment, caller, id).await)
            .await?;
        return json(&LoadingResult::forecast(&request, effect));
    }
    let (version, effect) = request
        .change(async |tx, moment| calendar::confirm(tx, moment, caller, id).await)
        .await?;
    json(&in_force(request, version, effect).await?)
}

async fn only(request: &Request, found: CalendarProposal) -> Result<CalendarProposalView, Problem> {
    let view = views(request, vec![found]).await?.pop();
    view.ok_or_else(Problem::not_found)
}

async fn refuse(
    request: Request,
    id: CalendarProposalId,
    Json(written): Json<CalendarProposalRefusal>,
) -> Answer<CalendarProposalView> {
    let caller = request.caller()?;
    let reason = storable_lines("/reason", written.reason)?;
    let closed = request
        .change(async |tx, moment| calendar::refuse(tx, moment, caller, id, &reason).await)
        .await?;
    json(&only(&request, closed).await?)
}

async fn withdraw(
    request: Request,
    id: CalendarProposalId,
    Json(written): Json<CalendarProposalWithdrawal>,
) -> Answer<CalendarProposalView> {
    let caller = request.caller()?;
    let reason = storable_lines("/reason", written.reason)?;
    let closed = request
        .change(async |tx, moment| {
            calendar::withdraw_proposal(tx, moment, caller, id, &reason).await
        })
        .await?;
    json(&only(&request, closed).await?)
}
