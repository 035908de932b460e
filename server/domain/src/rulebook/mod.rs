//! The rulebook: the numbers of the notices, versioned by the day from which they hold.

mod capability;
mod rules;
mod store;

use chrono::NaiveDate;
use serde_json::json;

pub use capability::CAPABILITY;
pub use rules::{RuleVersion, Rulebook, Unit, keys};

use crate::caller::{Caller, OrganisationKind};
use crate::database::{Reader, Transaction};
use crate::error::{Error, FieldError, Refused, Result};
use crate::log::{self, NewEvent, Readers};
use crate::moment::Moment;
use crate::words::Words;
use capability::RULE_IN_THE_PAST;

/// A new version of a rule, as an operator writes it.
#[derive(Debug, Clone)]
pub struct Amendment {
    /// The rule.
    pub key: String,
    /// Its new value.
    pub value: String,
    /// The clause that sets it.
    pub clause: String,
    /// The first day on which it holds.
    pub effective_from: NaiveDate,
    /// A remark for people.
    pub note: String,
}

/// Reads every version of every rule.
///
/// # Errors
/// When the database fails.
pub async fn read(db: &impl Reader) -> Result<Rulebook> {
    store::read(db).await
}

/// What tells one state of the rulebook from the next.
///
/// # Errors
/// When the database fails.
pub async fn latest_id(db: &impl Reader) -> Result<i64> {
    store::latest_id(db).await
}

/// Writes a new version of a rule, from today on at the earliest: what has been decided stays.
///
/// # Errors
/// Refuses unknown rules, values not in the rule's unit, past dates, a second version from the same
/// day, and callers other than the exchange centre.
pub async fn amend(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    amendment: &Amendment,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let known = moment
        .rulebook
        .versions()
        .rfind(|rule| rule.key == amendment.key);
    let known = known.ok_or(Error::NotFound)?;
    check_value(known, &amendment.value)?;
    if amendment.clause.trim().is_empty() {
        return Err(FieldError::alone(
            "/clause",
            "请注明依据条款",
            "name the clause",
        ));
    }
    if amendment.effective_from < moment.today() {
        return Err(Refused {
            kind: &RULE_IN_THE_PAST,
            clause: None,
            detail: Words::new(
                "新规则不得早于今日生效：已作出的决定不受影响",
                "a rule takes effect today at the earliest; what was decided stays",
            ),
            figures: json!({ "effective_from": amendment.effective_from, "today": moment.today() }),
        }
        .into());
    }
    let version = RuleVersion {
        key: amendment.key.clone(),
        value: amendment.value.clone(),
        unit: known.unit,
        clause: amendment.clause.clone(),
        jurisdiction: known.jurisdiction.clone(),
        effective_from: amendment.effective_from,
        note: amendment.note.clone(),
    };
    store::insert(tx, moment, caller, &version).await?;
    let before = moment.rulebook.on(&amendment.key, moment.today()).ok();
    let data = json!({
        "key": version.key,
        "value": version.value,
        "before": before.map(|rule| rule.value.as_str()),
        "clause": version.clause,
        "effective_from": version.effective_from,
    });
    let event = NewEvent::by(caller, "rule-amended", ("rule", version.key))
        .for_readers(Readers::everyone())
        .with(data);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// Demands a value that a rule takes.
pub(crate) fn check_value(rule: &RuleVersion, value: &str) -> Result<()> {
    let choices = keys::choices(&rule.key);
    let (zh, en) = if !rule.unit.accepts(value) {
        let unit = rule.unit.into_str();
        (
            format!("取值不符合单位“{unit}”"),
            format!("is not written in {unit}"),
        )
    } else if !choices.is_empty() && !choices.contains(&value) {
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

/// What a rule settles, in words.
#[must_use]
pub fn label(key: &str) -> Words {
    let (zh, en) = match key {
        keys::ANSWER_TERM => ("议价邀请响应期限", "time to answer an invitation"),
        keys::COUNTER_TERM => ("还价答复期限", "time to take a counter-offer"),
        keys::CONFIRM_AT_LIMIT => ("按限价自动确认", "confirmation at the limit by itself"),
        keys::BARGAIN_WITHOUT_LIMIT => ("无限价产品可议价", "bargaining without a limit"),
        keys::CONCLUDED_ABOVE_LIMIT => (
            "限价下调后已成交价的处理",
            "concluded prices above a fallen limit",
        ),
        keys::LOWER_PRICE_TERM => ("更低价格申报期限", "time to report a lower price"),
        keys::PUBLICITY_TERM => ("价格变动公示期", "publicity of changes of prices"),
        keys::CHANGE_EFFECT => (
            "价格变动公布后的生效时间",
            "when an announced change of price begins to count",
        ),
        keys::SPREAD_HOSPITALS_MIN => (
            "显示其他机构价格分布所需的机构数",
            "hospitals needed before a spread is shown",
        ),
        keys::FINDING_PROVINCES_MIN => ("在挂省份偏少的界限", "finding: listed in few provinces"),
        keys::FINDING_STALE_AFTER => ("价格久未更新的界限", "finding: no new price for long"),
        keys::FINDING_SPREAD_MAX => ("省际价差过大的界限", "finding: a wide spread"),
        keys::FINDING_CHANGE_MAX => ("限价突变的界限", "finding: a sudden change"),
        keys::FINDING_LOOKBACK => ("价格变动回看天数", "finding: days to look back"),
        keys::CAMPAIGN_REMINDER => (
            "价格报送截止前的提醒时间",
            "reminder before the end of a collection of prices",
        ),
        other => (other, other),
    };
    Words::new(zh, en)
}
