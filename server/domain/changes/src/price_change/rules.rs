//! The steps of a change of a listed price, and from which day it counts. Pure.
//!
//! S4-13: prices are collected and linked with other platforms. Nothing that is in force is edited; a
//! change is checked, is in publicity, and replaces the earlier price from a day on.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use ground::calendar::WorkingCalendar;
use ground::{
    AccountId, FigureValues, ListedPriceId, PriceChangeId, Refused, Words, must_be_another,
};

use super::refusal::{PRICE_CHANGE_CLOSED, PRICE_CHANGE_NOT_DECLARED, PRICE_CHANGE_OF_LIST};
use super::state::{ChangeState, Effect, Origin};
use super::types::PriceChange;

impl ChangeState {
    /// The state after `step`.
    ///
    /// # Errors
    /// `price-change-closed` when this state does not allow it.
    pub fn after(self, step: Step) -> Result<Self, Refused> {
        match (self, step) {
            (Self::Submitted, Step::Publicize) => Ok(Self::Publicized),
            (Self::Submitted, Step::Return) => Ok(Self::Returned),
            (Self::Submitted, Step::Refuse) | (Self::Publicized | Self::Joined, Step::Uphold) => {
                Ok(Self::Refused)
            }
            (Self::Submitted | Self::Returned | Self::Joined, Step::Withdraw)
            | (Self::Submitted | Self::Joined, Step::Strike) => Ok(Self::Withdrawn),
            (Self::Returned, Step::Resubmit) | (Self::Joined, Step::Part) => Ok(Self::Submitted),
            (Self::Submitted | Self::Returned | Self::Publicized, Step::Join) => Ok(Self::Joined),
            (Self::Publicized, Step::Announce) => Ok(Self::Announced),
            (Self::Publicized, Step::Stop) => Ok(Self::Stopped),
            (Self::Publicized, Step::Correct) => Ok(Self::Corrected),
            (Self::Publicized, Step::Confirm) => Ok(Self::Publicized),
            (
                Self::Submitted
                | Self::Returned
                | Self::Withdrawn
                | Self::Refused
                | Self::Publicized
                | Self::Announced
                | Self::Stopped
                | Self::Corrected
                | Self::Joined,
                Step::Publicize
                | Step::Return
                | Step::Refuse
                | Step::Uphold
                | Step::Withdraw
                | Step::Resubmit
                | Step::Announce
                | Step::Strike
                | Step::Stop
                | Step::Correct
                | Step::Join
                | Step::Part
                | Step::Confirm,
            ) => Err(Refused {
                kind: &PRICE_CHANGE_CLOSED,
                clause: Some("S4-13"),
                detail: Words::new(
                    "价格变动已处于其他状态，不能执行此操作",
                    "the change of price is in another state and does not allow this",
                ),
                figures: FigureValues::default().with_state("state", self, Self::words),
            }),
        }
    }
}

/// What can be done to a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The exchange centre accepts it, and publicity begins.
    Publicize,
    /// The exchange centre returns it for correction.
    Return,
    /// The exchange centre refuses it.
    Refuse,
    /// An objection to it is upheld.
    Uphold,
    /// The submitter withdraws it.
    Withdraw,
    /// The submitter corrects it.
    Resubmit,
    /// Its publicity is over.
    Announce,
    /// The exchange centre strikes a row of a list before it is public.
    Strike,
    /// The exchange centre ends its publicity.
    Stop,
    /// The exchange centre puts the right price in its place.
    Correct,
    /// The same price is public by another change, which it joins.
    Join,
    /// The publicity of what it joined was ended without a judgement of the price: it goes on by itself.
    Part,
    /// Another person confirms a corrected price that is far from what is known, or above what its platform lists.
    Confirm,
}

impl Step {
    /// Whether it decides on what somebody brought in, so that it takes another person. Who brought it in may take
    /// it back: withdraw it, strike it, stop it.
    #[must_use]
    pub(super) fn takes_another_person(self) -> bool {
        match self {
            Self::Publicize
            | Self::Return
            | Self::Refuse
            | Self::Uphold
            | Self::Correct
            | Self::Confirm => true,
            Self::Withdraw
            | Self::Resubmit
            | Self::Announce
            | Self::Strike
            | Self::Stop
            | Self::Join
            | Self::Part => false,
        }
    }
}

/// The first counting day of a change that was cleared on `cleared_on`: the last day of its
/// publicity, or the day of the answer to its last objection. Never before its own first day.
#[must_use]
pub fn counts_from(
    cleared_on: NaiveDate,
    effective_from: NaiveDate,
    effect: Effect,
    calendar: &WorkingCalendar,
) -> NaiveDate {
    let announced_on = cleared_on + Days::new(1);
    let begins = match effect {
        Effect::Immediately => announced_on,
        Effect::NextMonth => first_working_day_after_month_of(announced_on, calendar),
    };
    begins.max(effective_from)
}

fn first_working_day_after_month_of(day: NaiveDate, calendar: &WorkingCalendar) -> NaiveDate {
    day.iter_days()
        .skip_while(|next| (next.year(), next.month()) == (day.year(), day.month()))
        .find(|next| calendar.is_working_day(*next))
        .expect("every month has a working day")
}

/// Whether the end of a price, without which a limit would rise, is held for check and publicity (S4-13):
/// unless it was entered before and is still open. The rules of listed prices find such prices.
pub(super) fn must_be_held(price: ListedPriceId, with_open_end: &HashSet<ListedPriceId>) -> bool {
    !with_open_end.contains(&price)
}
/// The state of a change after a step that the exchange centre takes with it alone.
///
/// # Errors
/// `price-change-of-list` for a row of a list, which goes into publicity or is withdrawn as a whole; `price-change-not-declared`
/// where nobody could correct what is returned; what [`next_state`] refuses.
pub(super) fn state_decided(
    change: &PriceChange,
    step: Step,
    person: Option<AccountId>,
) -> Result<ChangeState, Refused> {
    let is_of_list = change.origin == Origin::Linkage && change.state == ChangeState::Submitted;
    if is_of_list && step != Step::Strike {
        return Err(of_a_list());
    }
    // Only a declaration has somebody who can correct it: a rise or a list comes from a file.
    if step == Step::Return && change.origin != Origin::Declaration {
        return Err(not_to_return());
    }
    next_state(change, step, person)
}

/// The state of a change after a step. What joined another change says which one: the step may be taken there.
///
/// # Errors
/// As [`ChangeState::after`].
pub(super) fn state_after(change: &PriceChange, step: Step) -> Result<ChangeState, Refused> {
    let refused = match (change.state.after(step), change.joined_into) {
        (Err(refused), Some(live)) if change.state == ChangeState::Joined => (refused, live),
        (outcome, _) => return outcome,
    };
    let (refused, live) = refused;
    Err(Refused {
        detail: Words::new(
            format!("该价格变动已并入相同价格的变动（编号{live}），请对后者操作"),
            format!(
                "it was joined to the change of the same price, number {live}: act on that one"
            ),
        ),
        figures: FigureValues::default()
            .with_state("state", change.state, ChangeState::words)
            .with("joined_into", live.to_string()),
        ..refused
    })
}

/// The state after a step by `person`; none when a rule takes it.
///
/// # Errors
/// A step that the state does not allow, and what takes another person than whoever brought the price in.
pub(super) fn next_state(
    change: &PriceChange,
    step: Step,
    person: Option<AccountId>,
) -> Result<ChangeState, Refused> {
    let state = state_after(change, step)?;
    if let Some(person) = person.filter(|_| step.takes_another_person()) {
        must_not_be_own(change, person)?;
    }
    Ok(state)
}

/// Demands that a person did not bring a price in, alone or with others.
///
/// # Errors
/// `same-person`.
pub(super) fn must_not_be_own(change: &PriceChange, person: AccountId) -> Result<(), Refused> {
    let is_others_too = change.brought_in_by().any(|one| one != person);
    let words = if is_others_too {
        entry_of_several()
    } else {
        own_entry()
    };
    must_be_another(change.brought_in_by(), person, words)
}

/// Why it takes another person where several have brought the price in, and what to do when nobody else is left.
fn entry_of_several() -> Words {
    Words::new(
        "该价格由本人和他人分别录入，须由未录入的人决定；如无其他人，可由一方撤销另一方的导入，再由导入被撤销的一方决定，公示中的也可终止公示",
        "you and others brought this price in: whoever did not decides on it; where nobody is left, one of you undoes the load of \
         the other, who decides on it then, or ends its publicity",
    )
}

/// Why it takes another person.
fn own_entry() -> Words {
    Words::new(
        "该价格由本人录入，须由另一人决定",
        "you brought this price in: another person decides on it",
    )
}

/// Why it takes another person where the person brought the same price in by another change.
pub(super) fn own_entry_beside() -> Words {
    Words::new(
        "相同的价格已由本人经其他途径录入，须由另一人决定",
        "you brought the same price in by another way: another person decides on it",
    )
}

/// What becomes of a change that had joined a price which was corrected: it goes with the right one where it is one of the exchange
/// centre's own, of a list or a report, or states the right price too. What a manufacturer declared is its own statement (S4-13): of
/// another price than the right one it waits for a decision of its own again.
pub(super) fn goes_with(joined: &PriceChange, right: &PriceChange) -> bool {
    match joined.origin {
        Origin::Declaration => is_one_price(joined, right),
        Origin::Report | Origin::Linkage | Origin::Rise | Origin::Outlier => true,
    }
}

/// Whether two changes are one price: of the same platform and for the same days, whatever document and unit state it.
fn is_one_price(one: &PriceChange, other: &PriceChange) -> bool {
    let key = other.terms.key(other.product);
    one.id != other.id
        && one.ends.is_none()
        && other.ends.is_none()
        && one
            .terms
            .is_same_price(one.product, key, &other.terms.price)
}

/// Which changes join which, so that one price is public once and keeps all that proves it (E8): each of those that are about to
/// go public joins the one that is public `beside`, or an earlier one of them; and what waits beside it joins the one that goes
/// public. Rows of a list that is not public yet wait for their list.
#[must_use]
pub(super) fn joining(
    going: &[PriceChange],
    beside: &[PriceChange],
) -> BTreeMap<PriceChangeId, PriceChangeId> {
    let mut joins = BTreeMap::new();
    let mut public: Vec<&PriceChange> = (beside.iter())
        .filter(|other| other.state == ChangeState::Publicized)
        .collect();
    for change in going {
        match public.iter().find(|other| is_one_price(change, other)) {
            Some(other) => {
                joins.insert(change.id, other.id);
            }
            None => public.push(change),
        }
    }
    let waits = |other: &&PriceChange| match other.state {
        ChangeState::Submitted => other.origin != Origin::Linkage,
        ChangeState::Returned => true,
        ChangeState::Withdrawn
        | ChangeState::Refused
        | ChangeState::Publicized
        | ChangeState::Announced
        | ChangeState::Stopped
        | ChangeState::Corrected
        | ChangeState::Joined => false,
    };
    for other in beside.iter().filter(waits) {
        if going.iter().any(|change| change.id == other.id) {
            continue;
        }
        if let Some(change) = public.iter().find(|change| is_one_price(other, change)) {
            joins.insert(other.id, change.id);
        }
    }
    joins
}

fn of_a_list() -> Refused {
    Refused {
        kind: &PRICE_CHANGE_OF_LIST,
        clause: Some("S4-13"),
        detail: Words::new(
            "该变动属于价格联动清单，请在清单中整单公示或撤回",
            "it belongs to a linkage list: publicize or withdraw the list as a whole",
        ),
        figures: FigureValues::NONE,
    }
}

fn not_to_return() -> Refused {
    Refused {
        kind: &PRICE_CHANGE_NOT_DECLARED,
        clause: Some("S4-13"),
        detail: Words::new(
            "只有企业申报的价格可以退回补正，其余请公示或不予采纳",
            "only declarations can be returned: open publicity for it, or refuse it",
        ),
        figures: FigureValues::NONE,
    }
}
