//! What a new value of a rule would change before it takes effect, so that its author sees the
//! consequences. Decisions made stay; open deadlines keep the term under which they were notified.

use chrono::NaiveDate;
use futures_util::future::BoxFuture;

use super::definition::{Rule, RuleDefinition, as_term};
use super::known;
use super::range::must_accept;
use super::types::RuleVersion;
use crate::caller::Caller;
use crate::database::Connection;
use crate::error::{Error, FieldError, Result};
use crate::moment::Moment;
use crate::shanghai::shanghai_midnight;
use crate::words::Label;

/// What a capability can report of a new value of a rule, its own or one of those below it.
#[derive(Debug)]
pub struct Impact {
    pub rule: &'static RuleDefinition,
    /// Counts what the value would change. Writes nothing.
    pub consequences: for<'a> fn(
        &'a Connection<'a>,
        &'a ProposedValue<'a>,
    ) -> BoxFuture<'a, Result<Vec<Consequence>>>,
}

#[derive(Debug)]
pub struct ProposedValue<'a> {
    pub moment: &'a Moment,
    /// The first day on which it would be in force.
    pub effective_from: NaiveDate,
    current: &'a RuleVersion,
    value: &'a str,
}

/// One consequence: what changes, under the current value and under the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    pub what: Label,
    /// Under the current value.
    pub before: String,
    /// Under the new value; none where nothing changes.
    pub after: Option<String>,
}

impl Consequence {
    pub fn changes(what: Label, before: impl ToString, after: impl ToString) -> Self {
        let after = Some(after.to_string());
        Self {
            what,
            before: before.to_string(),
            after,
        }
    }

    pub fn stays(what: Label, now: impl ToString) -> Self {
        Self {
            what,
            before: now.to_string(),
            after: None,
        }
    }
}

impl ProposedValue<'_> {
    /// The current value of `rule`.
    pub fn before<T>(&self, rule: &Rule<T>) -> Result<T> {
        self.read(rule, &self.current.value)
    }

    /// The proposed value of `rule`.
    pub fn after<T>(&self, rule: &Rule<T>) -> Result<T> {
        self.read(rule, self.value)
    }

    fn read<T>(&self, rule: &Rule<T>, value: &str) -> Result<T> {
        (rule.read)(self.current.unit, rule.definition.held(value))
            .ok_or_else(|| Error::internal(format!("rule {} {value:?}", rule.definition.key)))
    }

    /// When a term that starts on the first day would end. Fails when the rule is no length of time, which
    /// is a bug.
    pub fn last_day(&self) -> Result<Consequence> {
        let ends = |value: &str| {
            let term = as_term(self.current.unit, value)
                .ok_or_else(|| Error::internal(format!("{value:?} is no length of time")))?;
            let start = shanghai_midnight(self.effective_from);
            let counted = self.moment.calendar.count(start, term);
            Ok::<_, Error>(counted.deadline.last_day())
        };
        let what = Label::new(
            "生效首日起算的期限，最后一日",
            "the last day of a term that starts on the first day",
        );
        let (before, after) = (ends(&self.current.value)?, ends(self.value)?);
        Ok(Consequence::changes(what, before, after))
    }
}

/// What the value `value` of the rule `key` would change from `effective_from` on: the version in force on
/// that day, and the consequences. Writes nothing.
///
/// # Errors
/// [`Error::NotFound`] when there is no such rule; refuses values that the rule does not accept, past
/// dates, and callers other than the overseers.
pub async fn impact(
    db: &Connection<'_>,
    moment: &Moment,
    caller: &Caller,
    key: &str,
    value: &str,
    effective_from: NaiveDate,
) -> Result<(RuleVersion, Vec<Consequence>)> {
    caller.must_oversee_platform()?;
    let definition = known::definition(moment.capabilities, key).ok_or(Error::NotFound)?;
    must_accept(definition, value)?;
    if effective_from < moment.today() {
        return Err(FieldError::alone(
            "/effective_from",
            "不得早于今日",
            "today at the earliest",
        ));
    }
    let current = moment.rulebook.on(key, effective_from)?;
    let proposal = ProposedValue {
        moment,
        effective_from,
        current,
        value,
    };
    let mut consequences = Vec::new();
    let impacts = moment.capabilities.iter().flat_map(|one| one.impacts);
    for impact in impacts.filter(|impact| impact.rule.key == key) {
        consequences.extend((impact.consequences)(db, &proposal).await?);
    }
    Ok((current.clone(), consequences))
}
