//! Publicity (公示): a window of working days in which changes are public and may be objected to.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;

use super::announce;
use super::rules::{ChangeState, Origin, Step};
use super::{PriceChange, save, store, telling};
use crate::calendar::Deadline;
use crate::caller::{Caller, OrganisationKind};
use crate::catalogue;
use crate::database::{Reader, Transaction};
use crate::error::{Error, FieldError, Refused, Result};
use crate::evidence;
use crate::ids::{EvidenceId, ObjectionId, OrganisationId, PriceChangeId, ProductId, PublicityId};
use crate::log::{self, NewEvent, Readers};
use crate::moment::{Moment, SHANGHAI};
use crate::money::UnitPrice;
use crate::pricing::region::Region;
use crate::rulebook::keys;
use crate::words::Words;

/// A window in which changes are public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publicity {
    /// Its row; grows with time.
    pub id: PublicityId,
    /// Where its changes come from.
    pub origin: Origin,
    /// What the exchange centre calls it.
    pub title: String,
    /// Its first instant.
    pub opened_at: DateTime<Utc>,
    /// Exclusive: its end.
    pub due_at: DateTime<Utc>,
    /// Whether the end needs a calendar that is not known yet.
    pub due_is_provisional: bool,
    /// The calendar that gave the end.
    pub calendar_version: i64,
    /// When it was noted as over.
    pub closed_at: Option<DateTime<Utc>>,
    /// Its changes.
    pub changes: i64,
    /// Objections without an answer.
    pub objections_open: i64,
}

/// What became of an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectionState {
    /// 待答复
    Open,
    /// 成立
    Upheld,
    /// 不成立
    Dismissed,
}

impl ObjectionState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Upheld, Self::Dismissed];

    /// The name in tables and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Upheld => "upheld",
            Self::Dismissed => "dismissed",
        }
    }

    /// The state of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// An objection about to be raised.
#[derive(Debug, Clone)]
pub struct NewObjection {
    /// To which change.
    pub change: PriceChangeId,
    /// Why.
    pub reason: String,
    /// What proves it.
    pub evidence: Vec<EvidenceId>,
}

/// An objection to a change.
#[derive(Debug, Clone)]
pub struct Objection {
    /// Its row; grows with time.
    pub id: ObjectionId,
    /// To which change.
    pub change: PriceChangeId,
    /// In which window.
    pub publicity: PublicityId,
    /// Who objects; told to the overseers and the objector only.
    pub organisation: Option<(OrganisationId, String)>,
    /// Why.
    pub reason: String,
    /// What proves it; as secret as the objector.
    pub evidence: Vec<EvidenceId>,
    /// When.
    pub raised_at: DateTime<Utc>,
    /// What became of it.
    pub state: ObjectionState,
    /// The exchange centre's answer.
    pub answer: String,
    /// When it answered.
    pub answered_at: Option<DateTime<Utc>>,
    /// The product.
    pub product: ProductId,
    /// Its name.
    pub product_name: String,
    /// Its code.
    pub code: String,
    /// The province of the price objected to.
    pub region: Region,
    /// That price in the base unit.
    pub base_price: UnitPrice,
}

/// Which objections a list holds; an absent part asks nothing.
#[derive(Debug, Clone, Default)]
pub struct ObjectionFilter {
    /// In which window.
    pub publicity: Option<PublicityId>,
    /// To which change.
    pub change: Option<PriceChangeId>,
    /// How far they have come.
    pub state: Option<ObjectionState>,
}

/// Takes each change one step on where its state allows it.
pub(super) async fn advance(
    tx: &Transaction<'_>,
    ids: &[PriceChangeId],
    step: Step,
    reason: &str,
) -> Result<(Vec<PriceChange>, Vec<Result<()>>)> {
    let mut changed: Vec<PriceChange> = Vec::with_capacity(ids.len());
    let mut taken: HashSet<PriceChangeId> = HashSet::with_capacity(ids.len());
    let mut outcomes = Vec::with_capacity(ids.len());
    let locked: HashMap<PriceChangeId, PriceChange> = store::lock(tx, ids)
        .await?
        .into_iter()
        .map(|change| (change.id, change))
        .collect();
    for id in ids {
        let outcome = match locked.get(id) {
            None => Err(Error::NotFound),
            // The same number twice in one command counts once.
            Some(_) if taken.contains(id) => Ok(()),
            // A list goes into publicity as a whole, or is withdrawn as a whole.
            Some(change)
                if change.origin == Origin::Linkage && change.state == ChangeState::Submitted =>
            {
                Err(of_a_list().into())
            }
            // Only who declared can correct; nobody stands behind a rise or a list.
            Some(change) if step == Step::Return && change.origin != Origin::Declaration => {
                Err(not_to_return().into())
            }
            Some(change) => match change.state.after(step) {
                Err(refused) => Err(refused.into()),
                Ok(state) => {
                    taken.insert(*id);
                    changed.push(PriceChange {
                        state,
                        reason: reason.to_owned(),
                        ..change.clone()
                    });
                    Ok(())
                }
            },
        };
        outcomes.push(outcome);
    }
    Ok((changed, outcomes))
}

fn of_a_list() -> Refused {
    Refused {
        code: "price-change-of-list",
        clause: Some("S4-13"),
        detail: Words::new(
            "该变动属于价格联动清单，请在清单中整单公示或撤回",
            "it belongs to a linkage list: publicize or withdraw the list as a whole",
        ),
        figures: json!(null),
    }
}

fn not_to_return() -> Refused {
    Refused {
        code: "price-change-not-declared",
        clause: Some("S4-13"),
        detail: Words::new(
            "只有企业申报的价格可以退回补正，其余请公示或不予采纳",
            "only declarations can be returned: open publicity for it, or refuse it",
        ),
        figures: json!(null),
    }
}

/// Accepts changes and opens publicity for them: one window for each origin among them. Says for
/// each change in which window it stands.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub async fn publicize(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    title: &str,
    ids: &[PriceChangeId],
) -> Result<Vec<Result<PublicityId>>> {
    accept(tx, moment, caller, title, ids, Window::New).await
}

/// In which window accepted changes are public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    /// In one of their own.
    New,
    /// In one of the same name that is open and ends when their own would, if there is any.
    OfSameEnd,
}

/// As [`publicize`], in the window that is asked for.
pub(super) async fn accept(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    title: &str,
    ids: &[PriceChangeId],
    window: Window,
) -> Result<Vec<Result<PublicityId>>> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let (mut changed, outcomes) = advance(tx, ids, Step::Publicize, "").await?;
    let term = moment.rulebook.term(keys::PUBLICITY_TERM, moment.today())?;
    let deadline = moment.calendar.deadline(moment.now, term);
    for origin in Origin::ALL {
        let count = changed
            .iter()
            .filter(|change| change.origin == origin)
            .count();
        if count == 0 {
            continue;
        }
        let title = title.trim();
        let open = match window {
            Window::New => None,
            Window::OfSameEnd => {
                store::open_publicity_until(tx, origin, title, deadline.due_at).await?
            }
        };
        let publicity = if let Some(open) = open {
            open
        } else {
            let new = store::insert_publicity(tx, moment, caller, origin, title, deadline).await?;
            let event = opened(caller, new, origin, count, deadline);
            log::write(tx, moment, &[event]).await?;
            new
        };
        for change in changed.iter_mut().filter(|change| change.origin == origin) {
            change.publicity = Some(publicity);
        }
        let of_window: Vec<PriceChange> = changed
            .iter()
            .filter(|change| change.origin == origin)
            .cloned()
            .collect();
        telling::publicized(tx, moment, caller, publicity, deadline, &of_window).await?;
    }
    save(tx, moment, Some(caller), &changed).await?;
    // A list has one event for all its rows; what a manufacturer declared has its own history.
    let events: Vec<_> = changed
        .iter()
        .filter(|change| change.origin != Origin::Linkage)
        .map(|change| change.event(Some(caller), "price-change-publicized"))
        .collect();
    log::write(tx, moment, &events).await?;
    let windows: HashMap<PriceChangeId, Option<PublicityId>> = changed
        .iter()
        .map(|change| (change.id, change.publicity))
        .collect();
    let placed = |(id, outcome): (&PriceChangeId, Result<()>)| {
        outcome.and_then(|()| {
            windows
                .get(id)
                .copied()
                .flatten()
                .ok_or_else(|| Error::internal("a change without its window"))
        })
    };
    Ok(ids.iter().zip(outcomes).map(placed).collect())
}

pub(super) fn opened(
    caller: &Caller,
    publicity: PublicityId,
    origin: Origin,
    count: usize,
    deadline: Deadline,
) -> NewEvent {
    NewEvent::by(
        caller,
        "publicity-opened",
        ("publicity", publicity.to_string()),
    )
    .on("S4-13")
    .for_readers(Readers::everyone())
    .with(json!({
        "origin": origin,
        "changes": count,
        "due_at": deadline.due_at.with_timezone(&SHANGHAI).to_rfc3339(),
        "due_is_provisional": deadline.provisional,
        "calendar_version": deadline.calendar_version,
    }))
}

/// Windows, newest first, from before `before`. Public to every caller. Says how many there are.
///
/// # Errors
/// When the database fails.
pub async fn publicities(
    db: &impl Reader,
    origin: Option<Origin>,
    only_open: bool,
    before: PublicityId,
    rows_max: i64,
) -> Result<(Vec<Publicity>, i64)> {
    store::publicities(db, origin, only_open, before, rows_max).await
}

/// A window by its id.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn publicity(db: &impl Reader, id: PublicityId) -> Result<Publicity> {
    store::publicity(db, id).await?.ok_or(Error::NotFound)
}

/// Objects to a change in publicity, once for an organisation while it has no answer.
///
/// # Errors
/// Refuses after the window (`objection-too-late`), a second one (`objection-already-open`), and
/// callers that do not trade.
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
    let change = store::lock(tx, &[new.change]).await?.pop();
    let change = change.ok_or(Error::NotFound)?;
    let product = catalogue::product(tx, change.product).await?;
    let window = change.publicity.ok_or(Error::NotFound)?;
    let window = publicity(tx, window).await?;
    let over = window.due_at <= moment.now && !window.due_is_provisional;
    if over || change.state != ChangeState::Publicized {
        return Err(too_late(&window).into());
    }
    let id = store::insert_objection(tx, moment, caller, window.id, new).await?;
    let id = id.ok_or_else(already_open)?;
    // The objector is known to the overseers only; the manufacturer is told that there is one.
    let event = NewEvent::by_rule("objection-raised", ("price-change", change.id.to_string()))
        .on("S4-13")
        .for_readers(Readers::parties(&[change.manufacturer]))
        .with(json!({
            "objection": id,
            "publicity": window.id,
            "product": change.product,
            "product_name": product.name,
            "manufacturer": change.manufacturer,
            "reason": new.reason.trim(),
        }));
    log::write(tx, moment, &[event]).await?;
    Ok(id)
}

fn too_late(window: &Publicity) -> Refused {
    Refused {
        code: "objection-too-late",
        clause: Some("S4-13"),
        detail: Words::new("公示期已过，不再受理异议", "the publicity is over"),
        figures: json!({ "due_at": window.due_at.with_timezone(&SHANGHAI).to_rfc3339() }),
    }
}

fn already_open() -> Refused {
    Refused {
        code: "objection-already-open",
        clause: Some("S4-13"),
        detail: Words::new(
            "本机构已对此提出异议，请等待答复",
            "your organisation has objected already and awaits an answer",
        ),
        figures: json!(null),
    }
}

/// Answers an objection. One that is upheld ends the change; when the last one is dismissed after the
/// window, the change is announced.
///
/// # Errors
/// Refuses callers other than the exchange centre, an empty answer, and a second answer.
pub async fn answer_objection(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ObjectionId,
    upheld: bool,
    answer: &str,
) -> Result<()> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let answer = answer.trim();
    if answer.is_empty() {
        return Err(FieldError::alone("/answer", "请填写答复", "give an answer"));
    }
    let (change_id, objector) = store::objection_subject(tx, id)
        .await?
        .ok_or(Error::NotFound)?;
    let change = store::lock(tx, &[change_id]).await?.pop();
    let change = change.ok_or(Error::NotFound)?;
    let product = catalogue::product(tx, change.product).await?;
    let state = if upheld {
        ObjectionState::Upheld
    } else {
        ObjectionState::Dismissed
    };
    if !store::answer_objection(tx, moment, caller, id, state, answer).await? {
        return Err(Refused {
            code: "objection-already-answered",
            clause: Some("S4-13"),
            detail: Words::new("该异议已答复", "the objection has been answered"),
            figures: json!(null),
        }
        .into());
    }
    let event = NewEvent::by(
        caller,
        "objection-answered",
        ("price-change", change.id.to_string()),
    )
    .on("S4-13")
    .for_readers(Readers::parties(&[change.manufacturer, objector]))
    .with(json!({
        "objection": id,
        "product": change.product,
        "product_name": product.name,
        "manufacturer": change.manufacturer,
        "state": state,
        "answer": answer,
    }));
    log::write(tx, moment, &[event]).await?;
    if upheld {
        // Another objection to it may have been upheld before.
        let Ok(state) = change.state.after(Step::Uphold) else {
            return Ok(());
        };
        let change = PriceChange {
            state,
            reason: answer.to_owned(),
            ..change
        };
        save(tx, moment, Some(caller), std::slice::from_ref(&change)).await?;
        let event = change.event(Some(caller), "price-change-refused");
        log::write(tx, moment, &[event]).await?;
        return Ok(());
    }
    announce::announce_cleared(tx, moment, change).await
}

/// Objections that the caller may read, newest first, from before `before`: overseers all, others
/// their own and, without the objector, those to their own products. Says how many there are.
///
/// # Errors
/// When the database fails.
pub async fn objections(
    db: &impl Reader,
    caller: &Caller,
    filter: &ObjectionFilter,
    before: ObjectionId,
    rows_max: i64,
) -> Result<(Vec<Objection>, i64)> {
    let party = (!caller.is_overseer()).then_some(caller.organisation);
    let (mut found, total) = store::objections(db, party, filter, before, rows_max).await?;
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
    let next = ObjectionId(id.0.checked_add(1).ok_or(Error::NotFound)?);
    let (found, _) = objections(db, caller, &ObjectionFilter::default(), next, 1).await?;
    found
        .into_iter()
        .find(|objection| objection.id == id)
        .ok_or(Error::NotFound)
}
