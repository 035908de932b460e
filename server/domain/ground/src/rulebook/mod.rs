//! The rulebook: the numbers of the notices, versioned by the day from which they are in force.

mod capability;
mod definition;
mod event;
mod impact;
mod rules;
mod store;

use chrono::NaiveDate;

use crate::caller::{Caller, OrganisationKind};
use crate::database::{Reader, Transaction};
use crate::error::{Error, FieldError, Result};
use crate::log::{self, Readers};
use crate::moment::Moment;
use rules::{must_accept, must_not_reach_back};

pub use capability::CAPABILITY;
pub use definition::{Choice, ON_OFF, Rule, RuleDefinition, definition};
pub use event::AMENDED;
pub use impact::{Consequence, Impact, Proposal, impact};
pub use rules::{RuleVersion, Rulebook, Unit};

/// A new version of a rule, as an operator enters it.
#[derive(Debug, Clone)]
pub struct Amendment {
    pub key: String,
    pub value: String,
    pub clause: String,
    /// The first day on which it is in force.
    pub effective_from: NaiveDate,
    pub note: String,
}

pub async fn read(db: &impl Reader) -> Result<Rulebook> {
    store::read(db).await
}

/// The id of the newest version: it differs whenever the rulebook has changed.
pub async fn latest_id(db: &impl Reader) -> Result<i64> {
    store::latest_id(db).await
}

/// Writes a new version of a rule, from today on at the earliest: decisions made stay.
///
/// # Errors
/// Refuses unknown rules, values not in the rule's unit, past dates, a second version from the same day,
/// and callers other than the exchange centre.
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
    let rule = definition(moment.capabilities, &amendment.key).ok_or(Error::NotFound)?;
    must_accept(rule, &amendment.value)?;
    if amendment.clause.trim().is_empty() {
        return Err(FieldError::alone(
            "/clause",
            "请注明依据条款",
            "name the clause",
        ));
    }
    must_not_reach_back(amendment.effective_from, moment.today())?;
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
    let event = event::AMENDED.about(
        &version.key,
        &event::Amended {
            key: version.key.clone(),
            value: version.value,
            before: before.map(|rule| rule.value.clone()),
            clause: version.clause.clone(),
            effective_from: version.effective_from,
        },
    );
    let event = event
        .on(version.clause)
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(())
}
