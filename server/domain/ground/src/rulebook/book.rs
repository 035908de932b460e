//! The rulebook as data: every number that a notice sets, read as of a date. Pure.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::definition::Rule;
use super::types::RuleVersion;
use crate::error::{Error, Result};

/// The rows of the rulebook. A row is *live* unless a later one took its position or it withdraws one; only live rows
/// decide anything, the others are its history.
#[derive(Debug, Clone, Default)]
pub struct Rulebook {
    latest_id: i64,
    rules: BTreeMap<String, Vec<RuleVersion>>,
    rows: Vec<RuleVersion>,
}

/// A version in the history of its rule.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a> {
    pub version: &'a RuleVersion,
    /// The row that took its position: a version, or its withdrawal.
    pub replaced_by: Option<&'a RuleVersion>,
}

impl Rulebook {
    #[must_use]
    pub fn new(mut rows: Vec<RuleVersion>) -> Self {
        rows.sort_by_key(|row| (row.effective_from, row.id));
        let replaced: HashSet<i64> = rows.iter().filter_map(|row| row.replaces).collect();
        let mut rules: BTreeMap<String, Vec<RuleVersion>> = BTreeMap::new();
        let live = rows
            .iter()
            .filter(|row| !row.is_withdrawal && !replaced.contains(&row.id));
        for version in live {
            rules
                .entry(version.key.clone())
                .or_default()
                .push(version.clone());
        }
        let latest_id = rows.iter().map(|row| row.id).max().unwrap_or_default();
        Self {
            latest_id,
            rules,
            rows,
        }
    }

    /// Identifies the state of the table: differs whenever the rulebook has changed.
    #[must_use]
    pub fn latest_id(&self) -> i64 {
        self.latest_id
    }

    /// Every live version, by key and date.
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = &RuleVersion> {
        self.rules.values().flatten()
    }

    /// All that the rule ever was or is to be, by date and order of writing.
    pub fn history<'a>(&'a self, key: &str) -> impl Iterator<Item = Past<'a>> {
        let of_rule = move |row: &&RuleVersion| row.key == key;
        let ends = self.rows.iter().filter(of_rule);
        let ends: HashMap<i64, &RuleVersion> =
            ends.filter_map(|row| Some((row.replaces?, row))).collect();
        let versions = self.rows.iter().filter(of_rule);
        let versions = versions.filter(|row| !row.is_withdrawal);
        let past = versions.map(|version| Past {
            version,
            replaced_by: ends.get(&version.id).copied(),
        });
        past.collect::<Vec<_>>().into_iter()
    }

    /// The last row of this first day, be it live or a withdrawal: what a further one would replace.
    pub(super) fn last_row(&self, key: &str, day: NaiveDate) -> Option<&RuleVersion> {
        let mut rows = self.rows.iter();
        rows.rfind(|row| row.key == key && row.effective_from == day)
    }

    /// The live version of this first day.
    #[must_use]
    pub fn version_from(&self, key: &str, day: NaiveDate) -> Option<&RuleVersion> {
        let mut versions = self.rules.get(key)?.iter();
        versions.find(|version| version.effective_from == day)
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

    /// The value of a rule on `day`, held to its range. A missing rule or a value of another type is a bug.
    pub fn value<T>(&self, rule: &Rule<T>, day: NaiveDate) -> Result<T> {
        let version = self.on(rule.definition.key, day)?;
        (rule.read)(version.unit, rule.definition.held(&version.value))
            .ok_or_else(|| Error::internal(format!("rule {} {:?}", version.key, version.value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Term;
    use crate::rulebook::Unit;
    use crate::rulebook::{Range, RuleDefinition};
    use crate::words::Label;

    const TERM: Rule<Term> = Rule::term(RuleDefinition {
        key: "bargaining.answer_term",
        unit: Unit::WorkingDays,
        clause: "S4-1",
        default: "5",
        label: Label::new("期限", "a term"),
        choices: &[],
        range: Some(Range::between("1", "60")),
        guards: None,
    });

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn version(id: i64, value: &str, effective_from: &str) -> RuleVersion {
        RuleVersion {
            id,
            key: TERM.definition.key.into(),
            value: value.into(),
            unit: Unit::WorkingDays,
            clause: "S4-1".into(),
            jurisdiction: "4403".into(),
            effective_from: day(effective_from),
            note: String::new(),
            document: String::new(),
            recorded_at: chrono::DateTime::UNIX_EPOCH,
            recorded_by: None,
            proposed_by: None,
            replaces: None,
            is_withdrawal: false,
        }
    }

    fn on(book: &Rulebook, text: &str) -> String {
        book.on(TERM.definition.key, day(text))
            .expect("a version")
            .value
            .clone()
    }

    #[test]
    fn a_rule_is_read_as_of_the_date_of_the_event_case_k8() {
        let book = Rulebook::new(vec![
            version(2, "3", "2026-07-01"),
            version(1, "5", "2021-01-01"),
        ]);
        let term = |text: &str| book.value(&TERM, day(text)).ok();
        assert_eq!(term("1900-01-01"), Some(Term::WorkingDays(5)));
        assert_eq!(term("2021-01-01"), Some(Term::WorkingDays(5)));
        assert_eq!(term("2026-06-30"), Some(Term::WorkingDays(5)));
        assert_eq!(term("2026-07-01"), Some(Term::WorkingDays(3)));
        assert_eq!(book.latest_id(), 2);
    }

    #[test]
    fn of_one_day_the_version_written_last_counts_and_all_stay_in_the_history() {
        let first = version(2, "3", "2026-07-01");
        let second = RuleVersion {
            replaces: Some(2),
            ..version(3, "4", "2026-07-01")
        };
        let taken_back = RuleVersion {
            replaces: Some(3),
            is_withdrawal: true,
            ..version(4, "4", "2026-07-01")
        };
        let third = RuleVersion {
            replaces: Some(4),
            ..version(5, "7", "2026-07-01")
        };
        let mut rows = vec![version(1, "5", "2021-01-01"), first];
        assert_eq!(on(&Rulebook::new(rows.clone()), "2026-07-01"), "3");
        rows.push(second);
        assert_eq!(on(&Rulebook::new(rows.clone()), "2026-07-01"), "4");
        rows.push(taken_back);
        let book = Rulebook::new(rows.clone());
        assert_eq!(on(&book, "2026-07-01"), "5", "as if it had never been");
        assert_eq!(book.latest_id(), 4);
        rows.push(third);
        let book = Rulebook::new(rows);
        assert_eq!(on(&book, "2026-07-01"), "7");
        assert_eq!(book.versions().count(), 2);
        let history: Vec<(i64, Option<i64>)> = book
            .history(TERM.definition.key)
            .map(|past| (past.version.id, past.replaced_by.map(|row| row.id)))
            .collect();
        assert_eq!(history, [(1, None), (2, Some(3)), (3, Some(4)), (5, None)]);
        let last = book.last_row(TERM.definition.key, day("2026-07-01"));
        assert_eq!(last.map(|row| row.id), Some(5));
    }

    #[test]
    fn a_stored_value_outside_the_range_is_kept_and_decides_as_the_nearest_end() {
        let book = Rulebook::new(vec![version(1, "9000", "2021-01-01")]);
        assert_eq!(on(&book, "2026-01-01"), "9000");
        let term = book.value(&TERM, day("2026-01-01")).ok();
        assert_eq!(term, Some(Term::WorkingDays(60)));
    }
}
