//! What enterprises and hospitals did that the notices call misconduct (S4-20). A record is evidence; by
//! itself it takes no right away.

mod capability;
mod counters;
mod event;
mod store;
mod types;

pub use capability::CAPABILITY;
pub use types::{Before, Misconduct, MisconductRecordId, NewMisconduct};

use std::collections::HashSet;

use ground::capability::{Capability, MisconductKind};
use ground::database::{Reader, Transaction};
use ground::log::{self, NewEvent, Readers};
use ground::{
    Caller, Error, FieldError, Moment, OrganisationId, OrganisationKind, Refused, Result, Words,
    must_be_another,
};

use self::capability::MISCONDUCT_ALREADY_WITHDRAWN;
use crate::party;

/// The kind of misconduct `name` among those of all capabilities.
#[must_use]
pub fn kind(capabilities: &[&'static Capability], name: &str) -> Option<&'static MisconductKind> {
    let mut kinds = capabilities.iter().flat_map(|one| one.misconduct);
    kinds.find(|kind| kind.name == name)
}

/// Records misconduct, once for each organisation, kind and subject however often it is called. Silence of an organisation
/// that cannot be notified, having neither an active account nor an address, is none; returns those organisations.
pub async fn record(
    tx: &Transaction<'_>,
    moment: &Moment,
    noted: &[NewMisconduct],
) -> Result<HashSet<OrganisationId>> {
    let silent: Vec<OrganisationId> = (noted.iter().filter(|one| one.is_silence))
        .map(|one| one.organisation)
        .collect();
    let reachable = party::reachable(tx, &silent).await?;
    let (noted, unreachable): (Vec<&NewMisconduct>, Vec<&NewMisconduct>) = noted
        .iter()
        .partition(|one| !one.is_silence || reachable.contains(&one.organisation));
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
                .for_readers(Readers::parties(&[misconduct.organisation]))
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(unreachable
        .into_iter()
        .map(|one| one.organisation)
        .collect())
}

/// The kind of a record and what it is about.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn subject_of(tx: &Transaction<'_>, id: MisconductRecordId) -> Result<(String, String)> {
    let record = store::lock(tx, id).await?.ok_or(Error::NotFound)?;
    Ok((record.kind, record.subject_id))
}

/// Withdraws a record by a decision: it stays to be seen with the reason, counts no longer, and its organisation is notified.
///
/// # Errors
/// Refuses callers other than the exchange centre, who made or ordered it (`same-person`), a missing reason, and a record that
/// is withdrawn (`misconduct-already-withdrawn`); [`Error::NotFound`] when there is none.
pub async fn withdraw_record(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: MisconductRecordId,
    reason: &str,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let record = store::lock(tx, id).await?.ok_or(Error::NotFound)?;
    if record.is_withdrawn {
        return Err(already_withdrawn().into());
    }
    let own = Words::new(
        "该记录由本人作出或因本人开启的事项产生，须由另一人撤销",
        "you made it, or ordered what it is about: another person withdraws it",
    );
    must_be_another(record.recorded_by, caller.account, own)?;
    store::withdraw_one(tx, moment, caller, id, reason).await?;
    let kind = kind(moment.capabilities, &record.kind);
    let kind = kind.ok_or_else(|| Error::unknown("misconduct", &record.kind))?;
    let event = withdrawn(
        caller,
        kind,
        (id, record.organisation, &record.subject_id),
        reason,
    );
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

fn already_withdrawn() -> Refused {
    Refused {
        kind: &MISCONDUCT_ALREADY_WITHDRAWN,
        clause: None,
        detail: Words::new("该记录已撤销", "the record has been withdrawn"),
        figures: serde_json::Value::Null,
    }
}

/// The event of a record that is withdrawn.
fn withdrawn(
    caller: &Caller,
    kind: &'static MisconductKind,
    (id, organisation, subject_id): (MisconductRecordId, OrganisationId, &str),
    reason: &str,
) -> NewEvent {
    let withdrawn = event::Withdrawn {
        kind: kind.name.to_owned(),
        about: event::about(kind, subject_id),
        reason: reason.to_owned(),
    };
    event::WITHDRAWN
        .about(id, &withdrawn)
        .by(caller)
        .on(kind.clause)
        .for_readers(Readers::parties(&[organisation]))
}

/// Withdraws the records of a kind about things that proved otherwise: they stay visible, marked as
/// withdrawn, with the reason. Returns how many there were.
pub async fn withdraw(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    kind: &'static MisconductKind,
    subject_ids: &[String],
    reason: &str,
) -> Result<usize> {
    let found = store::withdraw(tx, moment, caller, kind, subject_ids, reason).await?;
    let events: Vec<NewEvent> = found
        .iter()
        .map(|(id, organisation, subject_id)| {
            withdrawn(caller, kind, (*id, *organisation, subject_id), reason)
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(found.len())
}

/// Records that the caller may read, newest first, and how many there are: overseers read all, others their
/// own; only some of them where they are named.
pub async fn records(
    db: &impl Reader,
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
    let (mut found, total) = store::page(db, moment, (organisation, ids), before, rows_max).await?;
    if !caller.is_overseer() {
        found
            .iter_mut()
            .for_each(|record| record.withdrawn_by = None);
    }
    Ok((found, total))
}
