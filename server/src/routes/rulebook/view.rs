//! What callers see of a version of a rule.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::rulebook::{self, Choice, Guard, Past, Range, RuleVersion, Rulebook, Unit};
use domain::{AccountId, ShanghaiTime};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::Request;

/// A value that a rule takes.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RuleOption {
    /// As the rulebook holds it.
    pub(super) value: &'static str,
    /// What it means.
    pub(super) label: String,
}

/// Where a version of a rule is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum RuleState {
    /// It is in force today.
    InForce,
    /// Its first day has not come.
    Coming,
    /// A later version followed it.
    Past,
    /// Another version of the same first day took its position.
    Replaced,
    /// It was taken back before its first day.
    Withdrawn,
}

/// How a version ended before its time.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RuleEnd {
    at: ShanghaiTime,
    /// Why.
    reason: String,
    /// Who did it, or confirmed it; overseers alone see names.
    by: Option<String>,
    /// Who proposed it, where that took two people.
    proposed_by: Option<String>,
}

/// A version of a rule.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RuleView {
    /// What it settles.
    pub(super) key: String,
    /// What it settles, in words.
    pub(super) label: String,
    /// The values that it takes; empty where it takes a number.
    choices: Vec<&'static str>,
    /// The same with what they mean, in the language asked for.
    pub(super) options: Vec<RuleOption>,
    /// The numbers that it takes, from the least to the most; null where it takes a word.
    range: Option<Range>,
    /// What it protects: its changes take two people. Null where one person is enough.
    guards: Option<Guard>,
    /// The value.
    pub(super) value: String,
    /// Whether the rule would take the value today: older ones may lie outside its range.
    is_accepted: bool,
    /// The value by which the program decides, where the stored one lies outside the range: its nearest end.
    held_to: Option<String>,
    pub(super) unit: Unit,
    /// The clause that sets it.
    pub(super) clause: String,
    /// Where it holds.
    jurisdiction: String,
    /// The first day on which it holds.
    pub(super) effective_from: NaiveDate,
    /// Whether it is the one in force today.
    pub(super) in_force: bool,
    state: RuleState,
    /// Why it has this value, or where that is laid down.
    pub(super) note: String,
    /// The document that lays it down, such as the number of a decision.
    document: String,
    /// When it was written.
    recorded_at: ShanghaiTime,
    /// Who wrote it, or confirmed it; overseers alone see names, in the history.
    recorded_by: Option<String>,
    /// Who proposed it, where that took two people.
    proposed_by: Option<String>,
    /// How it was replaced or taken back.
    ended: Option<RuleEnd>,
}

/// The names of those who change rules, by account.
pub(super) type People = HashMap<AccountId, String>;

/// A live version, as the rulebook `book` has it.
pub(super) fn live(request: &Request, book: &Rulebook, version: &RuleVersion) -> RuleView {
    let past = Past {
        version,
        replaced_by: None,
    };
    view(request, book, past, &People::new())
}

/// Why a rule has its value. The first values came with the program, whose notes are in Chinese.
fn note(request: &Request, rule: &RuleVersion) -> String {
    let is_first = rule.recorded_by.is_none();
    if request.is_chinese() || !is_first {
        return rule.note.clone();
    }
    match rule.clause.as_str() {
        clause if clause != "◇" && rule.note.contains("平台") => {
            format!("A first value of the platform's own, for what {clause} lays down")
        }
        "◇" => "A first value of the platform, by its own reading".to_owned(),
        clause => format!("The first value, as {clause} sets it"),
    }
}

/// A version of the history.
pub(super) fn view(
    request: &Request,
    book: &Rulebook,
    past: Past<'_>,
    people: &People,
) -> RuleView {
    let rule = past.version;
    let definition = rulebook::definition(request.moment().capabilities, &rule.key);
    let choices = definition.map_or(&[][..], |rule| rule.choices);
    let name = |account: Option<AccountId>| people.get(&account?).cloned();
    let state = state(request, book, past);
    RuleView {
        key: rule.key.clone(),
        label: label(request, &rule.key),
        choices: choices.iter().map(|choice| choice.value).collect(),
        options: options(request, choices),
        range: definition.and_then(|rule| rule.range),
        guards: definition.and_then(|rule| rule.guards),
        value: rule.value.clone(),
        is_accepted: definition.is_some_and(|definition| definition.accepts(&rule.value)),
        held_to: definition
            .map(|definition| definition.held(&rule.value))
            .filter(|held| *held != rule.value)
            .map(str::to_owned),
        unit: rule.unit,
        clause: rule.clause.clone(),
        jurisdiction: rule.jurisdiction.clone(),
        effective_from: rule.effective_from,
        in_force: state == RuleState::InForce,
        state,
        note: note(request, rule),
        document: rule.document.clone(),
        recorded_at: rule.recorded_at.into(),
        recorded_by: name(rule.recorded_by),
        proposed_by: name(rule.proposed_by),
        ended: past.replaced_by.map(|end| RuleEnd {
            at: end.recorded_at.into(),
            reason: end.note.clone(),
            by: name(end.recorded_by),
            proposed_by: name(end.proposed_by),
        }),
    }
}

fn state(request: &Request, book: &Rulebook, past: Past<'_>) -> RuleState {
    let (rule, today) = (past.version, request.moment().today());
    match past.replaced_by {
        Some(row) if row.is_withdrawal => RuleState::Withdrawn,
        Some(_) => RuleState::Replaced,
        None if book.on(&rule.key, today).is_ok_and(|now| now.id == rule.id) => RuleState::InForce,
        None if today < rule.effective_from => RuleState::Coming,
        None => RuleState::Past,
    }
}

/// The values that a rule takes, in words.
pub(super) fn options(request: &Request, choices: &[Choice]) -> Vec<RuleOption> {
    let option = |choice: &Choice| RuleOption {
        value: choice.value,
        label: request.localized(&choice.label.words()),
    };
    choices.iter().map(option).collect()
}

/// What a rule settles, in words.
pub(super) fn label(request: &Request, key: &str) -> String {
    let definition = rulebook::definition(request.moment().capabilities, key);
    definition.map_or_else(
        || key.to_owned(),
        |rule| request.localized(&rule.label.words()),
    )
}
