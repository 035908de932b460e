//! What an amendment or its withdrawal does to the rulebook.

use super::book::Rulebook;
use super::clause::must_cite;
use super::definition::RuleDefinition;
use super::range::must_accept;
use super::rules::must_not_reach_back;
use super::types::{Amendment, RuleVersion};
use super::{event, payload, store};
use crate::caller::Caller;
use crate::database::Transaction;
use crate::error::Result;
use crate::ids::AccountId;
use crate::log;
use crate::log::Readers;
use crate::moment::Moment;

/// The division code of the area whose rules these are.
const JURISDICTION: &str = "4403";

/// Requires a value, a clause and a first day that the rule may get now.
pub(super) fn must_be_amendable(
    rule: &RuleDefinition,
    moment: &Moment,
    amendment: &Amendment,
) -> Result<()> {
    must_accept(rule, &amendment.value)?;
    must_cite(&amendment.clause, &amendment.note)?;
    must_not_reach_back(amendment.effective_from, moment.today())?;
    Ok(())
}

/// Writes the version with its event. The caller of this holds the lock, so that the rulebook read here is the last
/// word.
pub(super) async fn put_in_force(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    rule: &RuleDefinition,
    amendment: &Amendment,
    proposed_by: Option<AccountId>,
) -> Result<RuleVersion> {
    let book = store::read(tx).await?;
    let before = book.on(rule.key, amendment.effective_from)?;
    let replaced = book.version_from(rule.key, amendment.effective_from);
    let last_row = book.last_row(rule.key, amendment.effective_from);
    let mut version = RuleVersion {
        id: 0,
        key: rule.key.to_owned(),
        value: amendment.value.clone(),
        unit: rule.unit,
        clause: amendment.clause.clone(),
        jurisdiction: JURISDICTION.to_owned(),
        effective_from: amendment.effective_from,
        note: amendment.note.clone(),
        document: amendment.document.clone(),
        recorded_at: moment.now,
        recorded_by: Some(caller.account),
        proposed_by,
        replaces: last_row.map(|row| row.id),
        is_withdrawal: false,
    };
    version.id = store::insert(tx, &version).await?;
    let amended = event::Amended {
        key: version.key.clone(),
        value: version.value.clone(),
        before: Some(before.value.clone()),
        clause: version.clause.clone(),
        effective_from: version.effective_from,
        replaced: replaced.map(|row| row.value.clone()),
    };
    let event = event::AMENDED
        .about(&version.key, &amended)
        .on(version.clause.clone())
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(version)
}

/// Writes the withdrawal of a version with its event; as [`put_in_force`].
pub(super) async fn take_back(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    book: &Rulebook,
    version: &RuleVersion,
    reason: &str,
    proposed_by: Option<AccountId>,
) -> Result<RuleVersion> {
    let mut row = RuleVersion {
        note: reason.to_owned(),
        document: String::new(),
        recorded_at: moment.now,
        recorded_by: Some(caller.account),
        proposed_by,
        replaces: Some(version.id),
        is_withdrawal: true,
        ..version.clone()
    };
    row.id = store::insert(tx, &row).await?;
    let day_before = version.effective_from.pred_opt();
    let instead = book.on(&version.key, day_before.unwrap_or(version.effective_from))?;
    let withdrawn = payload::Withdrawn {
        key: version.key.clone(),
        value: version.value.clone(),
        instead: instead.value.clone(),
        effective_from: version.effective_from,
        reason: reason.to_owned(),
    };
    let event = event::VERSION_WITHDRAWN
        .about(&version.key, &withdrawn)
        .on(version.clause.clone())
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(row)
}
