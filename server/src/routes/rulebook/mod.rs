//! The rulebook and its history.

pub(super) mod impact;
pub(super) mod proposals;
mod view;

use domain::database::Transaction;
use domain::rulebook::{self, Amendment, Outcome, RuleVersion, Rulebook, Unit};
use domain::{AccountId, Day, Error, Moment, party};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use self::proposals::RuleProposalView;
use self::view::{People, RuleOption, RuleView};
use crate::http::{
    Answer, Column, CreatedOrAccepted, Json, List, Made, OPERATORS, Operation, Page, Problem,
    Request, Who, export, get, json, post, storable, storable_lines, titles,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/rules", list)
            .by(Who::SignedIn)
            .described("The rules in force today, and those to come.")
            .exported(LIST),
        get("/rules/clauses", clauses)
            .by(Who::SignedIn)
            .described("The clauses that a rule may rest on."),
        get("/rules/{key}/history", history)
            .by(Who::SignedIn)
            .described("Every version of a rule, those replaced and withdrawn included."),
        post("/rules", amend)
            .by(Who::Duties(OPERATORS))
            .described(
                "Writes a new version of a rule; one of the same first day is replaced. Where the rule guards \
                secrecy, money, deadlines or the service it answers 202 with a proposal that waits for a second person.",
            )
            .keyed(),
        post("/rules/{key}/withdrawal", withdraw)
            .by(Who::Duties(OPERATORS))
            .described(
                "Takes back a version whose first day has not come; 202 with a proposal where that takes a second \
                person.",
            )
            .keyed(),
    ]
}

/// A new version of a rule.
#[derive(Debug, Deserialize, ToSchema)]
struct RuleAmendment {
    /// The key of the rule that changes.
    key: String,
    /// Its new value, within its range.
    value: String,
    /// The first day on which it holds: today at the earliest.
    effective_from: Day,
    /// The clause that sets it, of those that `GET /rules/clauses` lists.
    clause: String,
    /// Why it changes, or where the new value is laid down; needed for the platform's own reading (`◇`).
    #[serde(default)]
    note: String,
    /// The document that lays it down, such as the number of a decision.
    #[serde(default)]
    document: String,
}

/// A version of a rule to be taken back.
#[derive(Debug, Deserialize, ToSchema)]
struct RuleWithdrawal {
    /// Its first day.
    effective_from: Day,
    /// Why.
    reason: String,
}

/// A clause that a rule may rest on.
#[derive(Debug, Serialize, ToSchema)]
struct ClauseView {
    /// As rules hold it.
    value: String,
    /// What it is, in the language asked for.
    label: String,
}

async fn list(request: Request) -> Answer<Page<RuleView>> {
    let moment = request.moment();
    let today = moment.today();
    let rules: Vec<RuleView> = moment
        .rulebook
        .versions()
        .map(|rule| view::live(&request, &moment.rulebook, rule))
        .filter(|rule| rule.in_force || today < rule.effective_from)
        .collect();
    let page = Page::whole(rules);
    if request.paging()?.as_xlsx {
        return export(request, &LIST, &COLUMNS, page).await;
    }
    json(&page)
}

const COLUMNS: [Column<RuleView>; 7] = [
    Column::text("规则", |rule| rule.label.as_str().into()),
    Column::text("标识", |rule| rule.key.as_str().into()),
    Column::text("取值", |rule| value_cell(rule).into()),
    Column::text("单位", |rule| rule.unit.label().into()),
    Column::text("依据条款", |rule| rule.clause.as_str().into()),
    Column::date("生效日期", |rule| rule.effective_from.into()),
    Column::text("说明", |rule| rule.note.as_str().into()),
];

pub(in crate::routes) const LIST: List = List {
    name: "规则库",
    titles: &titles(&COLUMNS),
    loaded_as: &[],
};

/// The value as people read it: a switch and a choice by their words.
fn value_cell(rule: &RuleView) -> &str {
    if rule.unit == Unit::Switch {
        return if rule.value == "on" { "开" } else { "关" };
    }
    chosen(&rule.options, &rule.value)
}

/// A value as people read it: a choice in words, a number as it is.
fn chosen<'a>(options: &'a [RuleOption], value: &'a str) -> &'a str {
    let chosen = options.iter().find(|one| one.value == value);
    chosen.map_or(value, |one| one.label.as_str())
}

async fn clauses(request: Request) -> Answer<Page<ClauseView>> {
    let clauses = rulebook::clauses().into_iter().map(|clause| ClauseView {
        label: request.localized(&clause.words),
        value: clause.code,
    });
    json(&Page::whole(clauses.collect()))
}

async fn history(request: Request, key: String) -> Answer<Page<RuleView>> {
    let book = &request.moment().rulebook;
    let rows = book
        .history(&key)
        .flat_map(|past| [Some(past.version), past.replaced_by])
        .flatten();
    let accounts = rows.flat_map(|row| [row.recorded_by, row.proposed_by]);
    let people = people(&request, accounts.flatten().collect()).await?;
    let versions = book.history(&key);
    let versions = versions.map(|past| view::view(&request, book, past, &people));
    let versions: Vec<RuleView> = versions.collect();
    if versions.is_empty() {
        return Err(Problem::not_found());
    }
    json(&Page::whole(versions))
}

/// The names behind accounts, for overseers: who works at the exchange centre is nobody else's business.
async fn people(request: &Request, accounts: Vec<AccountId>) -> Result<People, Problem> {
    if accounts.is_empty() || !request.caller()?.is_overseer() {
        return Ok(People::new());
    }
    let connection = request.app.ground().db.get().await?;
    Ok(party::account_names(&connection, &accounts).await?)
}

async fn amend(
    request: Request,
    Json(written): Json<RuleAmendment>,
) -> Answer<CreatedOrAccepted<RuleView, RuleProposalView>> {
    let caller = request.caller()?;
    let amendment = Amendment {
        key: storable("/key", written.key)?,
        value: storable("/value", written.value)?,
        clause: storable("/clause", written.clause)?,
        effective_from: written.effective_from.date(),
        note: storable_lines("/note", written.note)?,
        document: storable_lines("/document", written.document)?,
    };
    let answer = request
        .create_or_wait(async |tx, moment| {
            let outcome = rulebook::amend(tx, moment, caller, &amendment).await?;
            made(&request, tx, moment, outcome).await
        })
        .await?;
    request.app.ground().refresh().await?;
    Ok(answer)
}

async fn withdraw(
    request: Request,
    key: String,
    Json(written): Json<RuleWithdrawal>,
) -> Answer<CreatedOrAccepted<RuleView, RuleProposalView>> {
    let caller = request.caller()?;
    let day = written.effective_from.date();
    let reason = storable_lines("/reason", written.reason)?;
    let answer = request
        .create_or_wait(async |tx, moment| {
            let outcome =
                rulebook::withdraw_version(tx, moment, caller, &key, day, &reason).await?;
            made(&request, tx, moment, outcome).await
        })
        .await?;
    request.app.ground().refresh().await?;
    Ok(answer)
}

/// The version that was written or taken back, or the proposal for that.
async fn made(
    request: &Request,
    tx: &Transaction<'_>,
    moment: &Moment,
    outcome: Outcome,
) -> domain::Result<Made<RuleView, RuleProposalView>> {
    let book = rulebook::read(tx).await?;
    Ok(match outcome {
        Outcome::Written(row) => Made::Done(written(request, tx, &book, &row).await?),
        Outcome::Proposed(proposal) => {
            let people = party::account_names(tx, &[proposal.status.proposed_by]).await?;
            let view = proposals::view(request, &book, moment, proposal, &people);
            Made::Waiting(view)
        }
    })
}

/// The version that a row of the rulebook is or takes back, with the names of who wrote it: only the exchange centre writes rules.
async fn written(
    request: &Request,
    tx: &Transaction<'_>,
    book: &Rulebook,
    row: &RuleVersion,
) -> domain::Result<RuleView> {
    let version = row.replaces.filter(|_| row.is_withdrawal).unwrap_or(row.id);
    let past = book
        .history(&row.key)
        .find(|past| past.version.id == version);
    let past = past.ok_or_else(|| Error::internal("a change of a rule left no version"))?;
    let rows = [Some(past.version), past.replaced_by];
    let accounts = rows.into_iter().flatten();
    let accounts = accounts.flat_map(|row| [row.recorded_by, row.proposed_by]);
    let accounts: Vec<AccountId> = accounts.flatten().collect();
    let people = party::account_names(tx, &accounts).await?;
    Ok(view::view(request, book, past, &people))
}
