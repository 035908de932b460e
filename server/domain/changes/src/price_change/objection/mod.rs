//! Objections (异议) to changes in publicity, and their answers.

mod close;
pub(super) mod event;
mod rules;
mod store;
mod types;

pub(super) use close::{close_all, held, held_in};
pub use types::{NewObjection, Objection, ObjectionFilter, ObjectionState};

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::log::Readers;
use ground::{
    Caller, Error, FieldError, FigureValues, Moment, ObjectionId, OrganisationKind, PriceChangeId,
    Refused, Result, Words, log,
};
use market::{catalogue, evidence};
use rules::must_have_raised;

use super::back::{Corrected, Correction, Wrong, put_right};
use super::held::wait_again;
use super::publicity::{Publicity, publicity};
use super::refusal::{
    OBJECTION_ALREADY_ANSWERED, OBJECTION_ALREADY_OPEN, OBJECTION_TOO_LATE, PRICE_CHANGE_CLOSED,
};
use super::rules::{Step, must_not_be_own};
use super::state::ChangeState;
use super::types::PriceChange;
use super::{announce, one_price, save};

/// Objects to a change in publicity. An organisation has one open objection to a change at a time.
///
/// # Errors
/// Refuses after the end of publicity (`objection-too-late`), a second open one
/// (`objection-already-open`), and callers that do not trade.
pub async fn object(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    new: &NewObjection,
) -> Result<ObjectionId> {
    match caller.kind {
        OrganisationKind::Hospital
        | OrganisationKind::Manufacturer
        | OrganisationKind::Distributor => caller.must_trade_for(caller.kind)?,
        OrganisationKind::ExchangeCenter | OrganisationKind::InsuranceBureau => {
            return Err(Error::Forbidden);
        }
    }
    if new.reason.trim().is_empty() {
        return Err(FieldError::alone("/reason", "请说明理由", "give a reason"));
    }
    evidence::must_be_own(tx, caller, &new.evidence).await?;
    let change = super::store::lock(tx, &[new.change]).await?.pop();
    let change = change.ok_or(Error::NotFound)?;
    let product = catalogue::product(tx, change.product).await?;
    let id = change.publicity.ok_or(Error::NotFound)?;
    let publicity = publicity(tx, id).await?;
    must_be_public(change.state, &publicity, moment.now)?;
    let id = store::insert(tx, moment, caller, publicity.id, new).await?;
    let id = id.ok_or_else(already_open)?;
    // No `.by(caller)`: the manufacturer reads this event, and only the overseers may know the objector.
    let raised = event::Raised {
        objection: id,
        publicity: publicity.id,
        product: change.product,
        product_name: product.head.name,
        manufacturer: change.manufacturer,
        reason: new.reason.trim().to_owned(),
    };
    let event = event::OBJECTION_RAISED
        .about(change.id, &raised)
        .for_readers(Readers::parties(&[change.manufacturer]).concerning(&[caller.organisation]));
    log::write(tx, moment, &[event]).await?;
    Ok(id)
}

/// Demands a change that is still public; one that is so no longer before the end says why.
fn must_be_public(
    state: ChangeState,
    publicity: &Publicity,
    now: DateTime<Utc>,
) -> Result<(), Refused> {
    let detail = match state {
        ChangeState::Publicized if !publicity.deadline.is_over(now) => return Ok(()),
        ChangeState::Publicized | ChangeState::Announced => return Err(too_late(publicity)),
        ChangeState::Stopped => Words::new(
            "该价格变动的公示已终止，不再受理异议",
            "the publicity of this change has been stopped",
        ),
        ChangeState::Corrected => Words::new(
            "该价格变动已更正并重新公示，请对更正后的价格提出异议",
            "the change was corrected and is public anew: object to the corrected price",
        ),
        ChangeState::Joined => Words::new(
            "该价格变动已并入相同的价格变动，请对后者提出异议",
            "the change was joined to another with the same price: object to that one",
        ),
        ChangeState::Submitted
        | ChangeState::Returned
        | ChangeState::Refused
        | ChangeState::Withdrawn => Words::new(
            "该价格变动已不在公示中，不再受理异议",
            "the change is no longer public",
        ),
    };
    Err(Refused {
        kind: &PRICE_CHANGE_CLOSED,
        clause: Some("S4-13"),
        detail,
        figures: FigureValues::default().with_state("state", state, ChangeState::words),
    })
}

fn too_late(publicity: &Publicity) -> Refused {
    Refused {
        kind: &OBJECTION_TOO_LATE,
        clause: Some("S4-13"),
        detail: Words::new("公示期已过，不再受理异议", "the publicity is over"),
        figures: FigureValues::default().with("due_at", publicity.deadline),
    }
}

fn already_open() -> Refused {
    Refused {
        kind: &OBJECTION_ALREADY_OPEN,
        clause: Some("S4-13"),
        detail: Words::new(
            "本机构已对此提出异议，请等待答复",
            "your organisation has objected already and awaits an answer",
        ),
        figures: FigureValues::NONE,
    }
}

/// An answer to an objection.
#[derive(Debug, Clone)]
pub struct NewReply {
    pub upheld: bool,
    pub answer: String,
    /// The right price, where the objection is upheld and the change goes on with it.
    pub correction: Option<Correction>,
}

impl NewReply {
    /// The state of an objection after it, and its text.
    fn read(&self) -> Result<(ObjectionState, &str)> {
        let answer = self.answer.trim();
        if !self.upheld && self.correction.is_some() {
            let (zh, en) = (
                "异议成立时才能更正价格",
                "only an objection that is upheld corrects the price",
            );
            return Err(FieldError::alone("/corrected", zh, en));
        }
        if answer.is_empty() {
            return Err(FieldError::alone("/answer", "请填写答复", "give an answer"));
        }
        let state = if self.upheld {
            ObjectionState::Upheld
        } else {
            ObjectionState::Dismissed
        };
        Ok((state, answer))
    }
}

/// What an answer did to the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It goes on, or had ended before.
    Unchanged,
    /// With all others that would have set the same price.
    Refused(Vec<PriceChangeId>),
    Corrected(Corrected),
}

/// Answers an objection. One that is upheld refuses the change, or corrects it when the right price is known:
/// `lower_price_report::answer_objection`, which calls this, does the same to the case behind it. When the
/// last one is dismissed after the end of publicity, the change is announced. Other changes that would set the same price share
/// the answer: nobody decides twice whether a price is right (S4-13).
///
/// # Errors
/// Refuses callers other than the exchange centre, who brought the price in (`same-person`), an empty answer, a second
/// answer, a right price with an objection that is dismissed, and what [`correct`](super::back::correct) refuses.
pub(crate) async fn answer_objection(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ObjectionId,
    reply: &NewReply,
) -> Result<Outcome> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let (state, answer) = reply.read()?;
    let (change_id, objector) = store::subject(tx, id).await?.ok_or(Error::NotFound)?;
    let beside = one_price::lock_with_beside(tx, &[change_id]).await?;
    let change = super::store::lock(tx, &[change_id]).await?.pop();
    let change = change.ok_or(Error::NotFound)?;
    must_not_be_own(&change, caller.account)?;
    one_price::must_not_have_brought_in(tx, caller, change.id).await?;
    let product = catalogue::product(tx, change.product).await?;
    if !store::answer(tx, moment, caller, id, state, answer).await? {
        return Err(already_answered().into());
    }
    let answered = event::Answered {
        objection: id,
        product: change.product,
        product_name: product.head.name,
        manufacturer: change.manufacturer,
        state,
        answer: answer.to_owned(),
        corrected: reply.correction.is_some(),
    };
    let event = event::OBJECTION_ANSWERED
        .about(change.id, &answered)
        .by(caller)
        .for_readers(Readers::parties(&[change.manufacturer, objector]));
    log::write(tx, moment, &[event]).await?;
    if let Some(correction) = &reply.correction {
        // The objection kept it from being announced until now.
        let wrong = Wrong {
            change,
            is_held: true,
            beside,
        };
        let corrected = put_right(tx, moment, caller, wrong, correction, answer).await?;
        return Ok(Outcome::Corrected(corrected));
    }
    if reply.upheld {
        return refuse_all(tx, moment, caller, (id, answer), change, beside).await;
    }
    announce_unless_held(tx, moment, change, beside).await?;
    Ok(Outcome::Unchanged)
}

/// Takes back an objection that nobody has answered; any account of the organisation that raised it may. What it held goes on as
/// after one that is dismissed, but nobody has judged the price.
///
/// # Errors
/// [`Error::NotFound`] for objections of others, `objection-already-answered`, a missing reason.
pub async fn withdraw_objection(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ObjectionId,
    reason: &str,
) -> Result<()> {
    let (change_id, objector) = store::subject(tx, id).await?.ok_or(Error::NotFound)?;
    must_have_raised(caller, Some(objector))?;
    let reason = FieldError::reason_given(reason)?;
    let beside = one_price::lock_with_beside(tx, &[change_id]).await?;
    let change = super::store::lock(tx, &[change_id]).await?.pop();
    let change = change.ok_or(Error::NotFound)?;
    let product = catalogue::product(tx, change.product).await?;
    let state = ObjectionState::Withdrawn;
    if !store::answer(tx, moment, caller, id, state, reason).await? {
        return Err(already_answered().into());
    }
    // No `.by(caller)`, as when it was raised.
    let taken_back = event::TakenBack {
        objection: id,
        product: change.product,
        product_name: product.head.name,
        manufacturer: change.manufacturer,
        reason: reason.to_owned(),
    };
    let event = event::OBJECTION_WITHDRAWN
        .about(change.id, &taken_back)
        .for_readers(Readers::parties(&[change.manufacturer]).concerning(&[objector]));
    log::write(tx, moment, &[event]).await?;
    announce_unless_held(tx, moment, change, beside).await
}

/// Announces what an objection held until now, if no other one holds it and its publicity is over.
async fn announce_unless_held(
    tx: &Transaction<'_>,
    moment: &Moment,
    change: PriceChange,
    beside: Vec<PriceChange>,
) -> Result<()> {
    if held(tx, &[change.id]).await?.is_empty() {
        for cleared in std::iter::once(change).chain(beside) {
            announce::announce_cleared(tx, moment, cleared).await?;
        }
    }
    Ok(())
}

fn already_answered() -> Refused {
    Refused {
        kind: &OBJECTION_ALREADY_ANSWERED,
        clause: Some("S4-13"),
        detail: Words::new(
            "该异议已答复、关闭或撤回",
            "the objection has been answered, closed or withdrawn",
        ),
        figures: FigureValues::NONE,
    }
}

/// Refuses a change to which an objection was upheld, and what is public `beside` it or had joined any of them.
async fn refuse_all(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    (id, answer): (ObjectionId, &str),
    change: PriceChange,
    beside: Vec<PriceChange>,
) -> Result<Outcome> {
    // Another objection to it may have been upheld before.
    let public = std::iter::once(change).chain(beside);
    let public = public.filter(|change| change.state == ChangeState::Publicized);
    let refused = public.map(|change| {
        Ok(PriceChange {
            state: change.state.after(Step::Uphold)?,
            reason: answer.to_owned(),
            ..change
        })
    });
    let mut refused = refused.collect::<Result<Vec<_>>>()?;
    if refused.is_empty() {
        return Ok(Outcome::Unchanged);
    }
    save(tx, moment, Some(caller), &refused).await?;
    let joined = one_price::refuse_joined(tx, moment, caller, &refused, answer).await?;
    refused.extend(joined);
    let events: Vec<_> = refused
        .iter()
        .map(|change| change.refused(Some(id)).by(caller))
        .collect();
    log::write(tx, moment, &events).await?;
    wait_again(tx, moment, caller, &[], &refused).await?;
    Ok(Outcome::Refused(
        refused.iter().map(|change| change.id).collect(),
    ))
}

/// Objections before `before` that the caller may read, newest first, and their total: all for the exchange centre; for a bureau those of
/// its region's hospitals and of enterprises; for others their own and, without the objector, those to their products.
pub async fn objections(
    db: &impl Reader,
    caller: &Caller,
    filter: &ObjectionFilter,
    before: ObjectionId,
    rows_max: i64,
) -> Result<(Vec<Objection>, i64)> {
    let party = (!caller.is_overseer()).then_some(caller.organisation);
    let (mut found, total) =
        store::page(db, (party, caller.within()), filter, before, rows_max).await?;
    for objection in &mut found {
        let known = objection.organisation.as_ref();
        let own = known.is_some_and(|(id, _)| *id == caller.organisation);
        if !caller.is_overseer() && !own {
            objection.organisation = None;
            objection.evidence.clear();
        }
    }
    Ok((found, total))
}

/// An objection that the caller may read.
///
/// # Errors
/// [`Error::NotFound`] for every other.
pub async fn objection(db: &impl Reader, caller: &Caller, id: ObjectionId) -> Result<Objection> {
    // As a page of one, so that who may read what is decided in one place.
    let next = ObjectionId(id.0.checked_add(1).ok_or(Error::NotFound)?);
    let (found, _) = objections(db, caller, &ObjectionFilter::default(), next, 1).await?;
    found
        .into_iter()
        .find(|objection| objection.id == id)
        .ok_or(Error::NotFound)
}
