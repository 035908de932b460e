//! The rulebook as data: every number that a notice sets, read as of a date. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::capability::RULE_IN_THE_PAST;
use super::definition::{Rule, RuleDefinition};
use crate::error::{Error, FieldError, Refused, Result};
use crate::words::Words;

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
    /// The Chinese name, as exports show it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::WorkingDays => "工作日",
            Self::Days => "天",
            Self::Hours => "小时",
            Self::Months => "月",
            Self::Ratio => "比例",
            Self::Count => "个数",
            Self::Switch => "开关",
            Self::Choice => "选项",
        }
    }

    /// Whether `value` is written in this unit.
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVersion {
    pub key: String,
    /// The value, written in its unit.
    pub value: String,
    pub unit: Unit,
    pub clause: String,
    /// The division code of the area in which it applies, such as `4403`.
    pub jurisdiction: String,
    /// The first day on which it is in force.
    pub effective_from: NaiveDate,
    pub note: String,
}

#[derive(Debug, Clone, Default)]
pub struct Rulebook {
    latest_id: i64,
    rules: BTreeMap<String, Vec<RuleVersion>>,
}

impl Rulebook {
    /// A rulebook of these versions; `latest_id` identifies the state of the table.
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

    /// Differs whenever the rulebook has changed.
    #[must_use]
    pub fn latest_id(&self) -> i64 {
        self.latest_id
    }

    /// Every version, by key and date.
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = &RuleVersion> {
        self.rules.values().flatten()
    }

    /// The version of a rule in force on `day`; the first one covers all days before it. A key without a
    /// version is a bug: every rule is seeded.
    pub fn on(&self, key: &str, day: NaiveDate) -> Result<&RuleVersion> {
        self.rules
            .get(key)
            .and_then(|versions| {
                versions
                    .iter()
                    .rfind(|version| version.effective_from <= day)
                    .or(versions.first())
            })
            .ok_or_else(|| Error::internal(format!("no rule {key} on {day}")))
    }

    /// The value of a rule on `day`. A missing rule or a value of another type is a bug.
    pub fn value<T>(&self, rule: &Rule<T>, day: NaiveDate) -> Result<T> {
        let version = self.on(rule.definition.key, day)?;
        (rule.read)(version.unit, &version.value)
            .ok_or_else(|| Error::internal(format!("rule {} {:?}", version.key, version.value)))
    }
}

/// Requires a first day from today on: what was decided stays.
///
/// # Errors
/// `rule-in-the-past` with both days.
pub(super) fn must_not_reach_back(
    effective_from: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refused> {
    if today <= effective_from {
        return Ok(());
    }
    Err(Refused {
        kind: &RULE_IN_THE_PAST,
        clause: None,
        detail: Words::new(
            "新规则不得早于今日生效：已作出的决定不受影响",
            "a rule takes effect today at the earliest; what was decided stays",
        ),
        figures: json!({ "effective_from": effective_from, "today": today }),
    })
}

/// Requires a value that the rule accepts.
pub(super) fn must_accept(rule: &RuleDefinition, value: &str) -> Result<()> {
    let (zh, en) = if !rule.unit.accepts(value) {
        let unit = rule.unit.into_str();
        (
            format!("取值不符合单位“{unit}”"),
            format!("is not written in {unit}"),
        )
    } else if !rule.choices.is_empty() && rule.choices.iter().all(|choice| choice.value != value) {
        let choices: Vec<&str> = rule.choices.iter().map(|choice| choice.value).collect();
        let choices = choices.join(" / ");
        (
            format!("取值应为 {choices}"),
            format!("is one of {choices}"),
        )
    } else {
        return Ok(());
    };
    Err(FieldError::alone("/value", zh, en))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Term;
    use crate::rulebook::RuleDefinition;
    use crate::words::Label;

    const TERM: Rule<Term> = Rule::term(RuleDefinition {
        key: "bargaining.answer_term",
        unit: Unit::WorkingDays,
        clause: "S4-1",
        default: "5",
        label: Label::new("期限", "a term"),
        choices: &[],
    });

    fn version(value: &str, effective_from: &str) -> RuleVersion {
        RuleVersion {
            key: TERM.definition.key.into(),
            value: value.into(),
            unit: Unit::WorkingDays,
            clause: "S4-1".into(),
            jurisdiction: "4403".into(),
            effective_from: effective_from.parse().expect("a date"),
            note: String::new(),
        }
    }

    #[test]
    fn a_rule_is_read_as_of_the_date_of_the_event_case_k8() {
        let book = Rulebook::new(
            2,
            vec![version("3", "2026-07-01"), version("5", "2021-01-01")],
        );
        let term = |day: &str| book.value(&TERM, day.parse().expect("a date")).ok();
        assert_eq!(term("1900-01-01"), Some(Term::WorkingDays(5)));
        assert_eq!(term("2021-01-01"), Some(Term::WorkingDays(5)));
        assert_eq!(term("2026-06-30"), Some(Term::WorkingDays(5)));
        assert_eq!(term("2026-07-01"), Some(Term::WorkingDays(3)));
    }

    #[test]
    fn a_rule_takes_effect_today_at_the_earliest() {
        let day = |text: &str| text.parse().expect("a date");
        let today = day("2026-03-02");
        assert_eq!(must_not_reach_back(today, today), Ok(()));
        assert_eq!(must_not_reach_back(day("2026-03-03"), today), Ok(()));
        let refused = must_not_reach_back(day("2026-03-01"), today).expect_err("past");
        assert_eq!(refused.kind.code, "rule-in-the-past");
        assert_eq!(refused.figures["today"], "2026-03-02");
    }

    #[test]
    fn a_value_is_in_the_unit_of_its_rule_and_among_its_choices() {
        assert!(must_accept(&TERM.definition, "5").is_ok());
        assert!(must_accept(&TERM.definition, "five").is_err());
        let switch = crate::rulebook::ON_OFF;
        let with_choices = RuleDefinition {
            unit: Unit::Choice,
            choices: switch,
            ..TERM.definition
        };
        assert!(must_accept(&with_choices, "on").is_ok());
        assert!(must_accept(&with_choices, "perhaps").is_err());
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
