//! Objections (异议) to changes in publicity, and their answers.

mod store;
mod types;

pub use types::{NewObjection, Objection, ObjectionFilter, ObjectionState};

use ground::database::{Reader, Transaction};
use ground::log::{self, Readers};
use ground::{
    Caller, Error, FieldError, Moment, ObjectionId, OrganisationKind, PriceChangeId, Refused,
    Result, SHANGHAI, Words,
};
use market::{catalogue, evidence};
use serde_json::json;

use super::capability::{OBJECTION_ALREADY_ANSWERED, OBJECTION_ALREADY_OPEN, OBJECTION_TOO_LATE};
use super::publicity::{Publicity, publicity};
use super::rules::{ChangeState, Step};
use super::types::PriceChange;
use super::{announce, event, save};

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
    let window = change.publicity.ok_or(Error::NotFound)?;
    let window = publicity(tx, window).await?;
    if window.deadline.is_over(moment.now) || change.state != ChangeState::Publicized {
        return Err(too_late(&window).into());
    }
    let id = store::insert(tx, moment, caller, window.id, new).await?;
    let id = id.ok_or_else(already_open)?;
    // No `.by(caller)`: the manufacturer reads this event, and only the overseers may know the objector.
    let raised = event::Raised {
        objection: id,
        publicity: window.id,
        product: change.product,
        product_name: product.head.name,
        manufacturer: change.manufacturer,
        reason: new.reason.trim().to_owned(),
    };
    let event = event::OBJECTION_RAISED
        .about(change.id, &raised)
        .for_readers(Readers::parties(&[change.manufacturer]));
    log::write(tx, moment, &[event]).await?;
    Ok(id)
}

fn too_late(window: &Publicity) -> Refused {
    Refused {
        kind: &OBJECTION_TOO_LATE,
        clause: Some("S4-13"),
        detail: Words::new("公示期已过，不再受理异议", "the publicity is over"),
        figures: json!({ "due_at": window.deadline.due_at.with_timezone(&SHANGHAI).to_rfc3339() }),
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
        figures: json!(null),
    }
}

/// Answers an objection. One that is upheld refuses the change, which is returned:
/// `lower_price_report::answer_objection`, which calls this, refuses the case behind it. When the
/// last one is dismissed after the end of publicity, the change is announced.
///
/// # Errors
/// Refuses callers other than the exchange centre, an empty answer, and a second answer.
pub(crate) async fn answer_objection(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ObjectionId,
    upheld: bool,
    answer: &str,
) -> Result<Option<PriceChangeId>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let answer = answer.trim();
    if answer.is_empty() {
        return Err(FieldError::alone("/answer", "请填写答复", "give an answer"));
    }
    let (change_id, objector) = store::subject(tx, id).await?.ok_or(Error::NotFound)?;
    let change = super::store::lock(tx, &[change_id]).await?.pop();
    let change = change.ok_or(Error::NotFound)?;
    let product = catalogue::product(tx, change.product).await?;
    let state = if upheld {
        ObjectionState::Upheld
    } else {
        ObjectionState::Dismissed
    };
    if !store::answer(tx, moment, caller, id, state, answer).await? {
        return Err(Refused {
            kind: &OBJECTION_ALREADY_ANSWERED,
            clause: Some("S4-13"),
            detail: Words::new("该异议已答复", "the objection has been answered"),
            figures: json!(null),
        }
        .into());
    }
    let answered = event::Answered {
        objection: id,
        product: change.product,
        product_name: product.head.name,
        manufacturer: change.manufacturer,
        state,
        answer: answer.to_owned(),
    };
    let event = event::OBJECTION_ANSWERED
        .about(change.id, &answered)
        .by(caller)
        .for_readers(Readers::parties(&[change.manufacturer, objector]));
    log::write(tx, moment, &[event]).await?;
    if upheld {
        // Another objection to it may have been upheld before.
        let Ok(state) = change.state.after(Step::Uphold) else {
            return Ok(None);
        };
        let change = PriceChange {
            state,
            reason: answer.to_owned(),
            ..change
        };
        save(tx, moment, Some(caller), std::slice::from_ref(&change)).await?;
        let event = change.refused(Some(id)).by(caller);
        log::write(tx, moment, &[event]).await?;
        return Ok(Some(change.id));
    }
    if !store::has_open(tx, change.id).await? {
        announce::announce_cleared(tx, moment, change).await?;
    }
    Ok(None)
}

/// Objections before `before` that the caller may read, newest first, and their total: all for
/// overseers; for others their own and, without the objector, those to their products.
pub async fn objections(
    db: &impl Reader,
    caller: &Caller,
    filter: &ObjectionFilter,
    before: ObjectionId,
    rows_max: i64,
) -> Result<(Vec<Objection>, i64)> {
    let party = (!caller.is_overseer()).then_some(caller.organisation);
    let (mut found, total) = store::page(db, party, filter, before, rows_max).await?;
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
