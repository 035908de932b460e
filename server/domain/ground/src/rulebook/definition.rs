//! A rule as the capability that reads it defines it; its values are rows.

use rust_decimal::Decimal;

use super::unit::{Guard, Range, Unit};
use crate::calendar::Term;
use crate::unit_price::parse_decimal;
use crate::words::{Label, Words};

/// What a rule decides, and its first value.
#[derive(Debug)]
pub struct RuleDefinition {
    /// The name in the rulebook; never changed once shipped.
    pub key: &'static str,
    pub unit: Unit,
    pub clause: &'static str,
    /// The first value.
    pub default: &'static str,
    /// What it decides, in words.
    pub label: Label,
    /// The words that it accepts; empty where its value is a number.
    pub choices: &'static [Choice],
    /// The numbers that it accepts; none where its value is a word.
    pub range: Option<Range>,
    /// What it protects. Its changes then take two people.
    pub guards: Option<Guard>,
}

impl RuleDefinition {
    /// A value as people read it: a choice in words, a number as it is.
    #[must_use]
    pub fn words_of(&self, value: &str) -> Words {
        let chosen = self.choices.iter().find(|choice| choice.value == value);
        chosen.map_or_else(|| Words::new(value, value), |choice| choice.label.words())
    }
}

pub const ON_OFF: &[Choice] = &[
    Choice::new("on", "是", "on"),
    Choice::new("off", "否", "off"),
];

/// A value that a rule takes, with what it means.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// As the rulebook holds it.
    pub value: &'static str,
    pub label: Label,
}

impl Choice {
    #[must_use]
    pub const fn new(value: &'static str, zh: &'static str, en: &'static str) -> Self {
        let label = Label::new(zh, en);
        Self { value, label }
    }
}

/// A rule whose value has the type `T`.
#[derive(Debug)]
pub struct Rule<T> {
    pub definition: RuleDefinition,
    /// Reads a value written in a unit; `None` when it is malformed.
    pub read: fn(Unit, &str) -> Option<T>,
}

impl Rule<Term> {
    /// A rule whose value is a length of time.
    #[must_use]
    pub const fn term(definition: RuleDefinition) -> Self {
        let read = as_term;
        Self { definition, read }
    }
}

impl Rule<bool> {
    /// A rule whose value is on or off.
    #[must_use]
    pub const fn switch(definition: RuleDefinition) -> Self {
        let read = as_switch;
        Self { definition, read }
    }
}

impl Rule<u32> {
    /// A rule whose value is a whole number of its unit.
    #[must_use]
    pub const fn count(definition: RuleDefinition) -> Self {
        let read = as_count;
        Self { definition, read }
    }
}

impl Rule<Decimal> {
    /// A rule whose value is a share.
    #[must_use]
    pub const fn ratio(definition: RuleDefinition) -> Self {
        let read = as_ratio;
        Self { definition, read }
    }
}

pub(super) fn as_term(unit: Unit, value: &str) -> Option<Term> {
    let count = value.parse().ok()?;
    match unit {
        Unit::WorkingDays => Some(Term::WorkingDays(count)),
        Unit::Days => Some(Term::Days(count)),
        Unit::Hours => Some(Term::Hours(count)),
        Unit::Months => Some(Term::Months(count)),
        Unit::Ratio | Unit::Count | Unit::Switch | Unit::Choice => None,
    }
}

fn as_switch(_: Unit, value: &str) -> Option<bool> {
    match value {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn as_count(_: Unit, value: &str) -> Option<u32> {
    value.parse().ok()
}

fn as_ratio(_: Unit, value: &str) -> Option<Decimal> {
    parse_decimal(value).ok()
}
