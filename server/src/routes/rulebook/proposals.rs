//! Changes of rules that wait for a second person.

use chrono::NaiveDate;
use domain::rulebook::{self, Guard, ProposalAction, RuleProposal, RuleVersion, Rulebook, Unit};
use domain::{AccountId, Caller, Moment, ProposalState, RuleProposalId, ShanghaiTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::view::{self, People, RuleOption, RuleView};
use super::{chosen, people};
use crate::http::{
    Answer, Column, Created, Json, List, OPERATORS, OVERSEERS, Operation, Page, Problem, Request,
    Who, export, get, json, post, storable_lines, titles,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/rules/proposals", list)
            .by(Who::Members(OVERSEERS))
            .described("Changes of rules that take two people, newest first.")
            .query_word::<ProposalState>("state", "open waits for a second person")
            .paged(LIST),
        get("/rules/proposals/{id}", one)
            .by(Who::Members(OVERSEERS))
            .described("A change of a rule that takes two people."),
        post("/rules/proposals/{id}/confirmation", confirm)
            .by(Who::Duties(OPERATORS))
            .described("Puts it into the rulebook; by another person than the one who proposed it.")
            .keyed(),
        post("/rules/proposals/{id}/refusal", refuse)
            .by(Who::Duties(OPERATORS))
            .described("Refuses it with a reason; by another person than the one who proposed it."),
        post("/rules/proposals/{id}/withdrawal", withdraw)
            .by(Who::Duties(OPERATORS))
            .described("Takes it back; by who proposed it."),
    ]
}

/// A change of a rule that takes two people.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RuleProposalView {
    id: RuleProposalId,
    /// The key of the rule.
    key: String,
    /// What the rule settles, in words.
    label: String,
    /// The values that the rule takes, with what they mean; empty where it takes a number.
    options: Vec<RuleOption>,
    /// What the rule protects.
    guards: Option<Guard>,
    unit: Unit,
    action: ProposalAction,
    /// The value that the rule would get; where a version is to be withdrawn, the one it has.
    value: String,
    /// The value on that day without the change: as the rulebook is now while the proposal is open, else as it was.
    before: String,
    /// The clause that sets it.
    clause: String,
    /// The document that lays it down.
    document: String,
    /// The first day.
    effective_from: NaiveDate,
    /// Why.
    note: String,
    state: ProposalState,
    /// Whether it is open and its first day has passed, so that it can no longer be confirmed.
    is_too_late: bool,
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

/// Why a proposal is refused.
#[derive(Debug, Deserialize, ToSchema)]
struct RuleProposalRefusal {
    reason: String,
}

/// Why a proposal is taken back.
#[derive(Debug, Deserialize, ToSchema)]
struct RuleProposalWithdrawal {
    /// May be empty.
    #[serde(default)]
    reason: String,
}

pub(super) fn view(
    request: &Request,
    book: &Rulebook,
    moment: &Moment,
    proposal: RuleProposal,
    people: &People,
) -> RuleProposalView {
    let definition = rulebook::definition(request.moment().capabilities, &proposal.key);
    let choices = definition.map_or(&[][..], |rule| rule.choices);
    let current = book.on(&proposal.key, proposal.effective_from).ok();
    let no_longer_valid = rulebook::no_longer_valid(book, moment, &proposal);
    let is_open = proposal.status.state == ProposalState::Open;
    let before = current.filter(|_| is_open).map(|rule| rule.value.clone());
    let name = |account: AccountId| people.get(&account).cloned();
    let caller = request.caller().ok().map(|caller: &Caller| caller.account);
    RuleProposalView {
        id: proposal.id,
        label: view::label(request, &proposal.key),
        options: view::options(request, choices),
        guards: definition.and_then(|rule| rule.guards),
        unit: definition.map_or(Unit::Choice, |rule| rule.unit),
        is_too_late: is_open && proposal.is_too_late(moment.today()),
        no_longer_valid: no_longer_valid.map(|words| request.localized(&words)),
        key: proposal.key,
        action: proposal.action,
        value: proposal.value,
        before: before.unwrap_or(proposal.before),
        clause: proposal.clause,
        document: proposal.document,
        effective_from: proposal.effective_from,
        note: proposal.note,
        state: proposal.status.state,
        proposed_at: proposal.status.proposed_at.into(),
        proposed_by: name(proposal.status.proposed_by),
        is_mine: caller == Some(proposal.status.proposed_by),
        decided_at: proposal.status.decided_at.map(Into::into),
        decided_by: proposal.status.decided_by.and_then(name),
        reason: proposal.status.reason,
    }
}

async fn list(request: Request) -> Answer<Page<RuleProposalView>> {
    let caller = request.caller()?;
    let paging = request.paging()?;
    let state = request.query().value("state")?;
    let (before, rows) = paging.span::<i64>()?;
    let before = RuleProposalId(before.unwrap_or(i64::MAX));
    let connection = request.app.ground().db.get().await?;
    let (found, total) = rulebook::proposals(&connection, caller, state, before, rows).await?;
    drop(connection);
    let views = views(&request, found).await?;
    let page = Page::of(views, &paging, total, |view| view.id.0);
    if paging.as_xlsx {
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<RuleProposalView>; 10] = [
    Column::text("规则", |view| view.label.as_str().into()),
    Column::text("标识", |view| view.key.as_str().into()),
    Column::text("操作", |view| match view.action {
        ProposalAction::Set => "更新".into(),
        ProposalAction::Withdraw => "撤销".into(),
    }),
    Column::text("现值", |view| chosen(&view.options, &view.before).into()),
    Column::text("新值", |view| chosen(&view.options, &view.value).into()),
    Column::text("依据条款", |view| view.clause.as_str().into()),
    Column::date("生效日期", |view| view.effective_from.into()),
    Column::text("状态", |view| view.state.label().into()),
    Column::text("提议人", |view| view.proposed_by.as_deref().into()),
    Column::text("说明", |view| view.note.as_str().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "规则更新提议",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

async fn views(
    request: &Request,
    found: Vec<RuleProposal>,
) -> Result<Vec<RuleProposalView>, Problem> {
    let accounts = found
        .iter()
        .flat_map(|one| [Some(one.status.proposed_by), one.status.decided_by])
        .flatten();
    let people = people(request, accounts.collect()).await?;
    let moment = request.moment();
    let views = found.into_iter();
    let views = views.map(|one| view(request, &moment.rulebook, moment, one, &people));
    Ok(views.collect())
}

async fn one(request: Request, id: RuleProposalId) -> Answer<RuleProposalView> {
    let caller = request.caller()?;
    let connection = request.app.ground().db.get().await?;
    let found = rulebook::proposal(&connection, caller, id).await?;
    drop(connection);
    json(&only(&request, found).await?)
}

async fn only(request: &Request, found: RuleProposal) -> Result<RuleProposalView, Problem> {
    let view = views(request, vec![found]).await?.pop();
    view.ok_or_else(Problem::not_found)
}

async fn confirm(request: Request, id: RuleProposalId) -> Answer<Created<RuleView>> {
    let caller = request.caller()?;
    let answer = request
        .create(async |tx, moment| {
            let row: RuleVersion = rulebook::confirm(tx, moment, caller, id).await?;
            let book = rulebook::read(tx).await?;
            super::written(&request, tx, &book, &row).await
        })
        .await?;
    request.app.ground().refresh().await?;
    Ok(answer)
}

async fn refuse(
    request: Request,
    id: RuleProposalId,
    Json(written): Json<RuleProposalRefusal>,
) -> Answer<RuleProposalView> {
    let caller = request.caller()?;
    let reason = storable_lines("/reason", written.reason)?;
    let closed = request
        .change(async |tx, moment| rulebook::refuse(tx, moment, caller, id, &reason).await)
        .await?;
    json(&only(&request, closed).await?)
}

async fn withdraw(
    request: Request,
    id: RuleProposalId,
    Json(written): Json<RuleProposalWithdrawal>,
) -> Answer<RuleProposalView> {
    let caller = request.caller()?;
    let reason = storable_lines("/reason", written.reason)?;
    let closed = request
        .change(async |tx, moment| {
            rulebook::withdraw_proposal(tx, moment, caller, id, &reason).await
        })
        .await?;
    json(&only(&request, closed).await?)
}
