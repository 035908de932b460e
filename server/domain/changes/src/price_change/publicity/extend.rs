//! A publicity given more time, and its readers reminded of it.

use chrono::NaiveDate;
use ground::calendar::{Deadline, DeadlineMoved, must_end_within};
use ground::database::Transaction;
use ground::log::Readers;
use ground::{
    Caller, FieldError, FigureValues, Moment, OrganisationKind, PublicityId, Refused, Result,
    Words, log,
};

use super::types::OpenPublicity;
use super::{Publicity, lock, store};
use crate::price_change::back::{event, must_be_open, payload};
use crate::price_change::refusal::{PUBLICITY_REMINDED_TODAY, PUBLICITY_TOO_LONG};
use crate::price_change::rulebook::PUBLICITY_DAYS;

/// Moves the end of a publicity to a later day. A deadline that people know never moves earlier.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, a publicity that is over (`publicity-over`),
/// and a day that is not later, or too late (`publicity-too-long`).
pub async fn extend(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PublicityId,
    last_day: NaiveDate,
    reason: &str,
) -> Result<Publicity> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let publicity = lock(tx, id).await?;
    must_be_open(&publicity, moment.now)?;
    let before = publicity.deadline;
    before.must_be_before(last_day)?;
    let days_max = moment.rulebook.value(&PUBLICITY_DAYS, moment.today())?;
    must_end_within(&PUBLICITY_TOO_LONG, before.from, last_day, days_max)?;
    let deadline = Deadline {
        due_at: Deadline::chosen(last_day).due_at,
        is_provisional: false,
        ..before
    };
    move_end(tx, moment, caller, id, (before, deadline), reason).await?;
    super::publicity(tx, id).await
}

/// Moves the end of a publicity, and notifies those whom it concerns. The calling operation has checked that it may.
pub(in crate::price_change) async fn move_end(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PublicityId,
    (before, deadline): (Deadline, Deadline),
    reason: &str,
) -> Result<()> {
    store::save_deadlines(tx, &[OpenPublicity { id, deadline }]).await?;
    let extended = payload::Extended {
        moved: DeadlineMoved::of(before, deadline),
        reason: reason.to_owned(),
    };
    let event = event::PUBLICITY_EXTENDED
        .about(id, &extended)
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// Reminds the manufacturers with products in a publicity until when they may object.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, a publicity that is over (`publicity-over`), and a second
/// time on a day (`publicity-reminded-today`).
pub async fn remind(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: PublicityId,
    reason: &str,
) -> Result<Publicity> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let publicity = lock(tx, id).await?;
    must_be_open(&publicity, moment.now)?;
    if !store::note_reminded(tx, moment, id).await? {
        return Err(reminded_today().into());
    }
    let reminded = payload::Reminded {
        due_at: publicity.deadline.due_at.into(),
        due_is_provisional: publicity.deadline.is_provisional,
        reason: reason.to_owned(),
    };
    let event = event::PUBLICITY_REMINDER
        .about(id, &reminded)
        .by(caller)
        .for_readers(Readers::everyone());
    log::write(tx, moment, &[event]).await?;
    Ok(publicity)
}

fn reminded_today() -> Refused {
    Refused {
        kind: &PUBLICITY_REMINDED_TODAY,
        clause: None,
        detail: Words::new(
            "今天已经提醒过，相关企业已收到通知；同一天不重复提醒",
            "it was reminded of today already; nobody is reminded twice on a day",
        ),
        figures: FigureValues::NONE,
    }
}
