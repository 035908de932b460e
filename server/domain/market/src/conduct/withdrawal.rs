//! Withdrawing a record of misconduct, of whatever kind: by a decision, which takes another person than who brought it about,
//! or where what it is about proved otherwise.

use ground::capability::MisconductKind;
use ground::database::Transaction;
use ground::log::NewEvent;
use ground::{
    Caller, Error, FieldError, FigureValues, Moment, OrganisationKind, Refused, Result, Words, log,
    must_be_another,
};

use super::kind::kind;
use super::refusal::MISCONDUCT_ALREADY_WITHDRAWN;
use super::types::{Concerned, Misconduct, MisconductRecordId};
use super::{event, store};

/// Withdraws a record by a decision: it stays to be seen with the reason, counts no longer, and its organisation is notified.
///
/// # Errors
/// Refuses callers other than the exchange centre, who made or ordered it or has a [part](MisconductKind::part) in what it is
/// about (`same-person`), a missing reason, and a record that is withdrawn (`misconduct-already-withdrawn`); [`Error::NotFound`]
/// when there is none.
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
    let kind = kind(moment.capabilities, &record.kind);
    let kind = kind.ok_or_else(|| Error::unknown("misconduct", &record.kind))?;
    must_have_no_part(tx, caller, kind, &record.subject_id).await?;
    if record.is_withdrawn {
        return Err(already_withdrawn().into());
    }
    let own = Words::new(
        "该记录由本人作出或因本人开启的事项产生，须由另一人撤销",
        "you made it, or ordered what it is about: another person withdraws it",
    );
    must_be_another(record.recorded_by, caller.account, own)?;
    store::withdraw_one(tx, moment, caller, id, reason).await?;
    let event = withdrawn(
        caller,
        kind,
        (id, record.concerned, &record.subject_id),
        reason,
    );
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// Requires that the caller has no part in the subject of a record of a kind that keeps him from withdrawing it.
///
/// # Errors
/// `same-person`.
async fn must_have_no_part(
    tx: &Transaction<'_>,
    caller: &Caller,
    kind: &MisconductKind,
    subject_id: &str,
) -> Result<()> {
    let Some(part) = &kind.part else {
        return Ok(());
    };
    let own = (part.of)(tx, caller, &[subject_id]).await?;
    let first = own.contains(subject_id).then_some(caller.account);
    must_be_another(first, caller.account, (part.words)())?;
    Ok(())
}

/// Notes which records take another person than the caller, who made one, ordered what it is about, or has a part in it.
pub(super) async fn note_part(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    records: &mut [Misconduct],
) -> Result<()> {
    for record in &mut *records {
        record.takes_another = record.recorded_by == Some(caller.account);
    }
    if caller.kind != OrganisationKind::ExchangeCenter {
        return Ok(());
    }
    for kind in moment.capabilities.iter().flat_map(|one| one.misconduct) {
        let Some(part) = &kind.part else {
            continue;
        };
        let of_kind = records.iter().filter(|one| one.kind.name == kind.name);
        let subjects: Vec<&str> = of_kind.map(|one| one.subject_id.as_str()).collect();
        let own = (part.of)(tx, caller, &subjects).await?;
        for record in records.iter_mut().filter(|one| one.kind.name == kind.name) {
            record.takes_another |= own.contains(&record.subject_id);
        }
    }
    Ok(())
}

fn already_withdrawn() -> Refused {
    Refused {
        kind: &MISCONDUCT_ALREADY_WITHDRAWN,
        clause: None,
        detail: Words::new("该记录已撤销", "the record has been withdrawn"),
        figures: FigureValues::NONE,
    }
}

/// The event of a record that is withdrawn.
fn withdrawn(
    caller: &Caller,
    kind: &'static MisconductKind,
    (id, concerned, subject_id): (MisconductRecordId, Concerned, &str),
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
        .for_readers(concerned.readers())
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
        .map(|(id, concerned, subject_id)| {
            withdrawn(caller, kind, (*id, *concerned, subject_id), reason)
        })
        .collect();
    log::write(tx, moment, &events).await?;
    Ok(found.len())
}
