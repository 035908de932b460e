//! The rulebook and its history.

pub(super) mod impact;

use chrono::NaiveDate;
use domain::OrganisationKind::ExchangeCenter;
use domain::rulebook::{self, Amendment, RuleVersion, Rulebook, Unit};
use domain::{Day, Error};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    Answer, Column, Created, Json, Operation, Page, Problem, Request, Who, export, get, json, post,
    storable,
};

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("/rules", list)
            .by(Who::SignedIn)
            .described("The rules in force today, and those to come.")
            .exported(),
        get("/rules/{key}/history", history)
            .by(Who::SignedIn)
            .described("Every version of a rule."),
        post("/rules", amend)
            .by(Who::Traders(&[ExchangeCenter]))
            .described("Writes a new version of a rule.")
            .keyed(),
    ]
}

/// A value that a rule takes.
#[derive(Debug, Serialize, ToSchema)]
struct RuleOption {
    /// As the rulebook holds it.
    value: &'static str,
    /// What it means.
    label: String,
}

/// A version of a rule.
#[derive(Debug, Serialize, ToSchema)]
struct RuleView {
    /// What it settles.
    key: String,
    /// What it settles, in words.
    label: String,
    /// The values that it takes; empty where it takes a number.
    choices: Vec<&'static str>,
    /// The same with what they mean, in the language asked for.
    options: Vec<RuleOption>,
    /// The value.
    value: String,
    unit: Unit,
    /// The clause that sets it.
    clause: String,
    /// Where it holds.
    jurisdiction: String,
    /// The first day on which it holds.
    effective_from: NaiveDate,
    /// Whether it is the one in force today.
    in_force: bool,
    /// Why it has this value, or where that is laid down.
    note: String,
}

/// A new version of a rule.
#[derive(Debug, Deserialize, ToSchema)]
struct RuleAmendment {
    /// The key of the rule that changes.
    key: String,
    /// Its new value.
    value: String,
    /// The first day on which it holds: today at the earliest.
    effective_from: Day,
    /// The clause that sets it.
    clause: String,
    /// Why it changes, or where the new value is laid down.
    #[serde(default)]
    note: String,
}

fn view(request: &Request, written: &Rulebook, rule: &RuleVersion) -> RuleView {
    let moment = request.moment();
    let definition = rulebook::definition(moment.capabilities, &rule.key);
    let choices = definition.map_or(&[][..], |rule| rule.choices);
    let in_force = written
        .on(&rule.key, moment.today())
        .is_ok_and(|now| now == rule);
    RuleView {
        key: rule.key.clone(),
        label: definition.map_or_else(
            || rule.key.clone(),
            |rule| request.localized(&rule.label.words()),
        ),
        choices: choices.iter().map(|choice| choice.value).collect(),
        options: (choices.iter())
            .map(|choice| RuleOption {
                value: choice.value,
                label: request.localized(&choice.label.words()),
            })
            .collect(),
        value: rule.value.clone(),
        unit: rule.unit,
        clause: rule.clause.clone(),
        jurisdiction: rule.jurisdiction.clone(),
        effective_from: rule.effective_from,
        in_force,
        note: rule.note.clone(),
    }
}

async fn list(request: Request) -> Answer<Page<RuleView>> {
    let moment = request.moment();
    let today = moment.today();
    let rules: Vec<RuleView> = moment
        .rulebook
        .versions()
        .map(|rule| view(&request, &moment.rulebook, rule))
        .filter(|rule| rule.in_force || today < rule.effective_from)
        .collect();
    if request.paging()?.as_xlsx {
        return export("规则库", &COLUMNS, rules).await;
    }
    json(&Page::whole(rules))
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

/// The value as people read it: a switch and a choice by their words.
fn value_cell(rule: &RuleView) -> &str {
    if rule.unit == Unit::Switch {
        return if rule.value == "on" { "开" } else { "关" };
    }
    let chosen = rule.options.iter().find(|one| one.value == rule.value);
    chosen.map_or(rule.value.as_str(), |one| one.label.as_str())
}

async fn history(request: Request, key: String) -> Answer<Page<RuleView>> {
    let moment = request.moment();
    let versions: Vec<RuleView> = moment
        .rulebook
        .versions()
        .filter(|rule| rule.key == key)
        .map(|rule| view(&request, &moment.rulebook, rule))
        .collect();
    if versions.is_empty() {
        return Err(Problem::not_found());
    }
    json(&Page::whole(versions))
}

async fn amend(request: Request, Json(written): Json<RuleAmendment>) -> Answer<Created<RuleView>> {
    let caller = request.caller()?;
    let amendment = Amendment {
        key: storable("/key", written.key)?,
        value: storable("/value", written.value)?,
        clause: storable("/clause", written.clause)?,
        effective_from: written.effective_from.date(),
        note: storable("/note", written.note)?,
    };
    let answer = request
        .create(async |tx, moment| {
            rulebook::amend(tx, moment, caller, &amendment).await?;
            let rulebook = rulebook::read(tx).await?;
            let written = rulebook.versions().find(|rule| {
                (&rule.key, rule.effective_from) == (&amendment.key, amendment.effective_from)
            });
            let written = written.ok_or_else(|| Error::internal("an amendment left no rule"))?;
            Ok(view(&request, &rulebook, written))
        })
        .await?;
    request.app.ground().refresh().await?;
    Ok(answer)
}
