//! A rule as the capability that asks for it defines it; its values are rows.

use rust_decimal::Decimal;

use super::rules::Unit;
use crate::calendar::Term;
use crate::capability::Capability;
use crate::money::parse_decimal;
use crate::words::Label;

/// What a rule settles, and how it began.
#[derive(Debug)]
pub struct RuleDefinition {
    /// The name in the rulebook; never changed once shipped.
    pub key: &'static str,
    /// What its values count.
    pub unit: Unit,
    /// The clause that sets it.
    pub clause: &'static str,
    /// The value that the rulebook starts with.
    pub default: &'static str,
    /// What it settles, in words.
    pub label: Label,
    /// The values that it takes; none where it takes a number.
    pub choices: &'static [&'static str],
}

/// The values of a switch.
pub const ON_OFF: &[&str] = &["on", "off"];

/// A rule of which the code asks for a value of the type `T`.
#[derive(Debug)]
pub struct Rule<T> {
    /// What it settles.
    pub definition: RuleDefinition,
    /// Reads a value that is written in a unit; nothing when it is none.
    pub read: fn(Unit, &str) -> Option<T>,
}

impl<T> Rule<T> {
    /// What the rulebook began with; nothing when the definition contradicts itself, which a test
    /// over all definitions excludes.
    #[must_use]
    pub fn initial(&self) -> Option<T> {
        (self.read)(self.definition.unit, self.definition.default)
    }
}

impl Rule<Term> {
    /// A rule that sets a length of time.
    #[must_use]
    pub const fn term(definition: RuleDefinition) -> Self {
        let read = as_term;
        Self { definition, read }
    }
}

impl Rule<bool> {
    /// A rule that is on or off.
    #[must_use]
    pub const fn switch(definition: RuleDefinition) -> Self {
        let read = as_switch;
        Self { definition, read }
    }
}

impl Rule<u32> {
    /// A rule that sets a whole number of its unit.
    #[must_use]
    pub const fn count(definition: RuleDefinition) -> Self {
        let read = as_count;
        Self { definition, read }
    }
}

impl Rule<Decimal> {
    /// A rule that sets a share.
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

/// The definition of the rule `key` among those of all capabilities.
#[must_use]
pub fn definition(
    capabilities: &[&'static Capability],
    key: &str,
) -> Option<&'static RuleDefinition> {
    let mut rules = capabilities.iter().flat_map(|one| one.rules);
    rules.find(|rule| rule.key == key).copied()
}
