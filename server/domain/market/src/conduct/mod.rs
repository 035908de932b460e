//! What enterprises and hospitals did that the notices call misconduct (S4-20). A record is evidence; by
//! itself it takes no right away.

mod capability;
mod counters;
mod event;
mod kind;
mod refusal;
mod store;
mod types;
mod withdrawal;

pub use capability::CAPABILITY;
pub use kind::kind;
pub use types::{Before, Misconduct, MisconductRecordId, NewMisconduct};
pub use withdrawal::{withdraw, withdraw_record};

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::log::NewEvent;
use ground::{Caller, Moment, OrganisationId, Result, log};

use crate::party;

/// Records misconduct, once for each organisation, kind and subject however often it is called. Silence of an organisation
/// that nothing had reached, having neither an address nor an account when it was notified, is none; returns those organisations.
pub async fn record(
    tx: &Transaction<'_>,
    moment: &Moment,
    noted: &[NewMisconduct],
) -> Result<HashSet<OrganisationId>> {
    let notified = |one: &NewMisconduct| Some((one.concerned.organisation, one.notified_at?));
    let silent: Vec<(OrganisationId, DateTime<Utc>)> = noted.iter().filter_map(notified).collect();
    let reached = party::reached(tx, &silent).await?;
    let (noted, unreachable): (Vec<&NewMisconduct>, Vec<&NewMisconduct>) = noted
        .iter()
        .partition(|one| notified(one).is_none_or(|written| reached.contains(&written)));
    let recorded = store::insert_many(tx, moment, &noted).await?;
    let events: Vec<NewEvent> = recorded
        .iter()
        .map(|(id, misconduct)| {
            let recorded = event::Recorded {
                kind: misconduct.kind.name.to_owned(),
                about: event::about(misconduct.kind, &misconduct.subject_id),
                happened_at: misconduct.happened_at,
                evidence: misconduct.evidence.clone(),
            };
            event::RECORDED
                .about(id, &recorded)
                .on(misconduct.kind.clause)
                .for_readers(misconduct.concerned.readers())
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(unreachable
        .into_iter()
        .map(|one| one.concerned.organisation)
        .collect())
}

/// Records that the caller may read, newest first, and how many there are: the exchange centre reads all, bureaus those that concern
/// their region, others their own; only some of them where they are named.
pub async fn records(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (organisation, ids): (Option<OrganisationId>, Option<&[MisconductRecordId]>),
    before: Before,
    rows_max: i64,
) -> Result<(Vec<Misconduct>, i64)> {
    let organisation = if caller.is_overseer() {
        organisation
    } else if organisation.is_some_and(|other| other != caller.organisation) {
        // Whether others have records is not theirs to know.
        return Ok((Vec::new(), 0));
    } else {
        Some(caller.organisation)
    };
    let (mut found, total) = store::page(
        tx,
        moment,
        (organisation, ids, caller.within()),
        before,
        rows_max,
    )
    .await?;
    if !caller.is_overseer() {
        found
            .iter_mut()
            .for_each(|record| record.withdrawn_by = None);
    }
    withdrawal::note_part(tx, moment, caller, &mut found).await?;
    Ok((found, total))
}
