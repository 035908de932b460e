//! The rulebook as data: every number that a notice sets, asked as of a date. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::calendar::Term;
use crate::error::{Error, Result};

/// The keys that the code asks for, with what each one means.
pub mod keys {
    /// How long a manufacturer has to answer an invitation.
    pub const ANSWER_TERM: &str = "bargaining.answer_term";
    /// How long a hospital has to take a counter-offer.
    pub const COUNTER_TERM: &str = "bargaining.counter_term";
    /// Whether an offer at the reference limit is confirmed by itself.
    pub const CONFIRM_AT_LIMIT: &str = "bargaining.confirm_at_limit";
    /// Whether a product without a reference limit may be bargained for.
    pub const BARGAIN_WITHOUT_LIMIT: &str = "bargaining.without_limit";
    /// What becomes of concluded prices above a new limit: `stand` or `end`.
    pub const CONCLUDED_ABOVE_LIMIT: &str = "bargaining.concluded_above_limit";
    /// How long a manufacturer has to report a lower price seen elsewhere.
    pub const LOWER_PRICE_TERM: &str = "pricing.lower_price_term";
    /// How long changes of prices stand in publicity.
    pub const PUBLICITY_TERM: &str = "pricing.publicity_term";
    /// When an announced change begins to count: `immediately` or `next_month`.
    pub const CHANGE_EFFECT: &str = "pricing.change_effect";
    /// How many other hospitals must buy a product before the spread of their prices is shown.
    pub const SPREAD_HOSPITALS_MIN: &str = "pricing.spread_hospitals_min";
    /// Fewer provinces than this make a finding.
    pub const FINDING_PROVINCES_MIN: &str = "pricing.finding_provinces_min";
    /// Prices older than this make a finding.
    pub const FINDING_STALE_AFTER: &str = "pricing.finding_stale_after";
    /// A highest price this many times the lowest makes a finding.
    pub const FINDING_SPREAD_MAX: &str = "pricing.finding_spread_max";
    /// A limit that moves by this share at once makes a finding.
    pub const FINDING_CHANGE_MAX: &str = "pricing.finding_change_max";
    /// How many days back a change or an end of a price is a finding.
    pub const FINDING_LOOKBACK: &str = "pricing.finding_lookback";

    /// How long before its end a collection of prices reminds those who have not answered.
    pub const CAMPAIGN_REMINDER: &str = "pricing.campaign_reminder";

    /// The words that a rule chooses from; none for a rule that is no choice.
    #[must_use]
    pub fn choices(key: &str) -> &'static [&'static str] {
        match key {
            CONCLUDED_ABOVE_LIMIT => &["stand", "end"],
            CHANGE_EFFECT => &["immediately", "next_month"],
            _ => &[],
        }
    }
}

/// The unit of a rule's value.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, IntoStaticStr, EnumString, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case", const_into_str)]
#[schema(as = RuleUnit)]
pub enum Unit {
    /// Working days, a whole number.
    WorkingDays,
    /// Natural days, a whole number.
    Days,
    /// Clock hours, a whole number.
    Hours,
    /// Calendar months, a whole number.
    Months,
    /// A share, a decimal number.
    Ratio,
    /// A number of things.
    Count,
    /// `on` or `off`.
    Switch,
    /// One of several words.
    Choice,
}

impl Unit {
    /// Whether `value` is written as this unit demands.
    #[must_use]
    pub fn accepts(self, value: &str) -> bool {
        match self {
            Self::WorkingDays | Self::Days | Self::Hours | Self::Months => value
                .parse::<u32>()
                .is_ok_and(|count| (1..=10_000).contains(&count)),
            Self::Count => value.parse::<u32>().is_ok(),
            Self::Ratio => crate::money::parse_decimal(value).is_ok(),
            Self::Switch => matches!(value, "on" | "off"),
            Self::Choice => !value.is_empty() && value.len() <= 40,
        }
    }
}

/// One version of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    /// What it settles.
    pub key: String,
    /// The value, written as its unit demands.
    pub value: String,
    /// What the value counts.
    pub unit: Unit,
    /// The clause that sets it.
    pub clause: String,
    /// Where it holds.
    pub jurisdiction: String,
    /// The first day on which it holds.
    pub effective_from: NaiveDate,
    /// A remark for people.
    pub note: String,
}

/// Every version of every rule.
#[derive(Debug, Clone, Default)]
pub struct Rulebook {
    latest_id: i64,
    rules: BTreeMap<String, Vec<RuleVersion>>,
}

impl Rulebook {
    /// A rulebook of these versions; `latest_id` tells one state of the table from the next.
    #[must_use]
    pub fn new(latest_id: i64, versions: Vec<RuleVersion>) -> Self {
        let mut rules: BTreeMap<String, Vec<RuleVersion>> = BTreeMap::new();
        for version in versions {
            rules.entry(version.key.clone()).or_default().push(version);
        }
        for versions in rules.values_mut() {
            versions.sort_by_key(|version| version.effective_from);
        }
        Self { latest_id, rules }
    }

    /// Grows with every version written.
    #[must_use]
    pub fn latest_id(&self) -> i64 {
        self.latest_id
    }

    /// Every version, by key and date.
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = &RuleVersion> {
        self.rules.values().flatten()
    }

    /// The version of a rule in force on `day`.
    ///
    /// # Errors
    /// A key without a version in force is a fault of ours: the seeded rules cover every date.
    pub fn on(&self, key: &str, day: NaiveDate) -> Result<&RuleVersion> {
        self.rules
            .get(key)
            .and_then(|versions| {
                versions
                    .iter()
                    .rfind(|version| version.effective_from <= day)
            })
            .ok_or_else(|| Error::internal(format!("no rule {key} on {day}")))
    }

    /// The length of time that a rule sets on `day`.
    ///
    /// # Errors
    /// When the rule is missing or no length of time.
    pub fn term(&self, key: &str, day: NaiveDate) -> Result<Term> {
        let rule = self.on(key, day)?;
        let wrong = || Error::internal(format!("rule {key} is no length of time"));
        let count = rule.value.parse().map_err(|_| wrong())?;
        match rule.unit {
            Unit::WorkingDays => Ok(Term::WorkingDays(count)),
            Unit::Days => Ok(Term::Days(count)),
            Unit::Hours => Ok(Term::Hours(count)),
            Unit::Months => Ok(Term::Months(count)),
            Unit::Ratio | Unit::Count | Unit::Switch | Unit::Choice => Err(wrong()),
        }
    }

    /// The word that a rule chooses on `day`.
    ///
    /// # Errors
    /// When the rule is missing or no choice.
    pub fn choice(&self, key: &str, day: NaiveDate) -> Result<&str> {
        let rule = self.on(key, day)?;
        if rule.unit == Unit::Choice {
            Ok(&rule.value)
        } else {
            Err(Error::internal(format!("rule {key} is no choice")))
        }
    }

    /// Whether a switch is on on `day`.
    ///
    /// # Errors
    /// When the rule is missing or no switch.
    pub fn switch(&self, key: &str, day: NaiveDate) -> Result<bool> {
        match self.on(key, day)?.value.as_str() {
            "on" => Ok(true),
            "off" => Ok(false),
            other => Err(Error::internal(format!(
                "rule {key} is no switch but {other:?}"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(value: &str, effective_from: &str) -> RuleVersion {
        RuleVersion {
            key: keys::ANSWER_TERM.into(),
            value: value.into(),
            unit: Unit::WorkingDays,
            clause: "S4-1".into(),
            jurisdiction: "4403".into(),
            effective_from: effective_from.parse().expect("a date"),
            note: String::new(),
        }
    }

    #[test]
    fn a_rule_is_asked_as_of_the_date_of_the_event_case_k8() {
        let book = Rulebook::new(
            2,
            vec![version("3", "2026-07-01"), version("5", "2021-01-01")],
        );
        let term = |day: &str| {
            book.term(keys::ANSWER_TERM, day.parse().expect("a date"))
                .ok()
        };
        assert_eq!(term("2020-12-31"), None);
        assert_eq!(term("2021-01-01"), Some(Term::WorkingDays(5)));
        assert_eq!(term("2026-06-30"), Some(Term::WorkingDays(5)));
        assert_eq!(term("2026-07-01"), Some(Term::WorkingDays(3)));
    }

    #[test]
    fn a_value_must_be_written_as_its_unit_demands() {
        assert!(Unit::WorkingDays.accepts("5"));
        for wrong in ["0", "-1", "5.0", "five", ""] {
            assert!(!Unit::WorkingDays.accepts(wrong), "{wrong:?}");
        }
        assert!(Unit::Switch.accepts("on") && !Unit::Switch.accepts("true"));
        assert!(Unit::Ratio.accepts("0.2") && !Unit::Ratio.accepts("20%"));
    }
}
