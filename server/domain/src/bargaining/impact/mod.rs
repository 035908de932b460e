//! What a rule would change before it takes effect, so that whoever writes it sees the consequences.
//! What has been decided stays; open deadlines keep the term under which they were told.

mod store;

use chrono::{Days, NaiveDate};

use crate::caller::Caller;
use crate::database::Reader;
use crate::error::{Error, FieldError, Result, stored};
use crate::moment::{Moment, SHANGHAI, shanghai_midnight};
use crate::pricing::change::counts_from;
use crate::rulebook::{RuleVersion, Rulebook, Unit, keys};
use crate::words::Words;

/// Days back over which what a switch did is counted.
const LOOKBACK: Days = Days::new(90);

/// One consequence: what it is, under the rule as it stands, and under the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// What is compared.
    pub what: Words,
    /// As the rule stands.
    pub before: String,
    /// As it would be; none where nothing changes.
    pub after: Option<String>,
}

/// What a new version of a rule would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// The rule as it stands on that day.
    pub standing: RuleVersion,
    /// One by one.
    pub consequences: Vec<Consequence>,
}

/// What the value `value` for the rule `key` would change from `effective_from` on. Writes nothing.
///
/// # Errors
/// [`Error::NotFound`] when there is no such rule; refuses values that the rule does not take, past
/// dates, and callers other than the overseers.
pub async fn impact(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    key: &str,
    value: &str,
    effective_from: NaiveDate,
) -> Result<Impact> {
    caller.must_oversee()?;
    let standing = moment.rulebook.versions().rfind(|rule| rule.key == key);
    let standing = standing.ok_or(Error::NotFound)?;
    crate::rulebook::check_value(standing, value)?;
    if effective_from < moment.today() {
        return Err(FieldError::alone(
            "/effective_from",
            "不得早于今日",
            "today at the earliest",
        ));
    }
    let standing = moment.rulebook.on(key, effective_from)?.clone();
    let new = RuleVersion {
        value: value.to_owned(),
        effective_from,
        ..standing.clone()
    };
    let proposed = Rulebook::new(0, vec![new]);
    let asked = Asked {
        moment,
        key,
        standing: &standing.value,
        value,
        effective_from,
        proposed: &proposed,
    };
    let consequences = match standing.unit {
        Unit::WorkingDays | Unit::Days | Unit::Hours | Unit::Months => asked.terms(db).await?,
        Unit::Switch => asked.switch(db).await?,
        Unit::Choice => asked.choice(db).await?,
        Unit::Ratio | Unit::Count => asked.bound(db).await?,
    };
    Ok(Impact {
        standing,
        consequences,
    })
}

struct Asked<'a> {
    moment: &'a Moment,
    key: &'a str,
    standing: &'a str,
    value: &'a str,
    effective_from: NaiveDate,
    proposed: &'a Rulebook,
}

fn told(zh: &str, en: &str, before: impl ToString, after: Option<String>) -> Consequence {
    Consequence {
        what: Words::new(zh, en),
        before: before.to_string(),
        after,
    }
}

impl Asked<'_> {
    /// A length of time: what starts on the first day would end when, and what is open stays.
    async fn terms(&self, db: &impl Reader) -> Result<Vec<Consequence>> {
        let standing = store::standing(db, self.moment, LOOKBACK).await?;
        let mut consequences = Vec::new();
        if self.key != keys::FINDING_STALE_AFTER && self.key != keys::FINDING_LOOKBACK {
            let ends = |rules: &Rulebook| {
                let term = rules.term(self.key, self.effective_from)?;
                let start = shanghai_midnight(self.effective_from);
                let counted = self.moment.calendar.count(start, term);
                Ok::<_, Error>(counted.deadline.last_day().to_string())
            };
            let (before, after) = (ends(&self.moment.rulebook)?, ends(self.proposed)?);
            consequences.push(told(
                "生效首日起算的期限，最后一日",
                "the last day of a term that starts on the first day",
                before,
                Some(after),
            ));
        }
        let (zh, en, open) = match self.key {
            keys::ANSWER_TERM => (
                "待响应的邀请（期限不变）",
                "invitations that await an answer (their deadlines stay)",
                standing.pending,
            ),
            keys::COUNTER_TERM => (
                "待答复的还价（期限不变）",
                "counter-offers that await an answer (their deadlines stay)",
                standing.countered,
            ),
            keys::PUBLICITY_TERM => (
                "进行中的公示（期限不变）",
                "open publicities (their deadlines stay)",
                standing.publicities,
            ),
            keys::FINDING_STALE_AFTER => (
                "待核对：价格久未更新",
                "open findings: no new price for long",
                store::findings(db, "stale").await?,
            ),
            _ => return Ok(consequences),
        };
        consequences.push(told(zh, en, open, None));
        Ok(consequences)
    }

    /// A switch: how often it worked of late.
    async fn switch(&self, db: &impl Reader) -> Result<Vec<Consequence>> {
        let standing = store::standing(db, self.moment, LOOKBACK).await?;
        let is_off = self.value == "off";
        let after = |count: i64| if is_off { 0 } else { count }.to_string();
        let consequence = match self.key {
            keys::CONFIRM_AT_LIMIT => told(
                "近90天内系统自动确认的邀请",
                "invitations confirmed by rule within 90 days",
                standing.confirmed_by_rule,
                Some(after(standing.confirmed_by_rule)),
            ),
            keys::BARGAIN_WITHOUT_LIMIT => told(
                "无限价产品的未结邀请（继续办理）",
                "open invitations for products without a limit (they go on)",
                standing.without_limit,
                None,
            ),
            _ => return Ok(Vec::new()),
        };
        Ok(vec![consequence])
    }

    /// A choice.
    async fn choice(&self, db: &impl Reader) -> Result<Vec<Consequence>> {
        match self.key {
            keys::CONCLUDED_ABOVE_LIMIT => {
                let coming = store::concluded_overtaken(db, self.effective_from).await?;
                let ends = |value: &str| if value == "end" { coming } else { 0 };
                let now = store::standing(db, self.moment, LOOKBACK).await?;
                Ok(vec![
                    told(
                        "公示或公布中的价格生效后将作废的成交价",
                        "concluded prices that coming limits would end",
                        ends(self.standing),
                        Some(ends(self.value).to_string()),
                    ),
                    told(
                        "目前高于限价的成交价（不受影响）",
                        "concluded prices above today's limits (they stay)",
                        now.concluded_above,
                        None,
                    ),
                ])
            }
            keys::CHANGE_EFFECT => {
                let begins = |value: &str| {
                    let effect = stored(value)?;
                    let (day, calendar) = (self.effective_from, &self.moment.calendar);
                    Ok::<_, Error>(counts_from(day, day, effect, calendar).to_string())
                };
                let now = store::standing(db, self.moment, LOOKBACK).await?;
                Ok(vec![
                    told(
                        "生效首日公示期满的价格，开始计入的日期",
                        "the first counting day of a price cleared on the first day",
                        begins(self.standing)?,
                        Some(begins(self.value)?),
                    ),
                    told(
                        "进行中的公示（期满时适用届时规则）",
                        "open publicities (they follow the rule of their last day)",
                        now.publicities,
                        None,
                    ),
                ])
            }
            _ => Ok(Vec::new()),
        }
    }

    /// A bound of a finding or of what is shown.
    async fn bound(&self, db: &impl Reader) -> Result<Vec<Consequence>> {
        let (kind, zh, en) = match self.key {
            keys::SPREAD_HOSPITALS_MIN => {
                // A hospital is not counted among the others.
                let others = |value: &str| value.parse::<i64>().map_err(Error::internal);
                let today = self.moment.now.with_timezone(&SHANGHAI).date_naive();
                let (before, after) = store::spreads(
                    db,
                    today,
                    others(self.standing)? + 1,
                    others(self.value)? + 1,
                )
                .await?;
                return Ok(vec![told(
                    "可显示其他机构价格分布的产品",
                    "products whose spread is shown to their buyers",
                    before,
                    Some(after.to_string()),
                )]);
            }
            keys::FINDING_PROVINCES_MIN => (
                "few_provinces",
                "待核对：在挂省份偏少",
                "open findings: few provinces",
            ),
            keys::FINDING_SPREAD_MAX => (
                "wide_spread",
                "待核对：省际价差过大",
                "open findings: a wide spread",
            ),
            keys::FINDING_CHANGE_MAX => (
                "sudden_change",
                "待核对：限价突变",
                "open findings: a sudden change",
            ),
            _ => return Ok(Vec::new()),
        };
        let open = store::findings(db, kind).await?;
        Ok(vec![told(zh, en, open, None)])
    }
}
