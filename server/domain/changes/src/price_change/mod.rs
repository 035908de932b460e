//! Changes of listed prices before they count: submitted, checked, in publicity, objected to, announced
//! (S4-13). What is in force is never edited: an announced change replaces it from a day on.

mod announce;
mod capability;
mod counters;
mod decide;
mod declare;
mod earlier;
mod event;
mod impact;
mod list;
mod message;
mod notices;
mod objection;
mod publicity;
mod rises;
mod rules;
mod store;
mod sweep;
#[cfg(test)]
mod tests;
mod types;

use chrono::NaiveDate;
use ground::database::{Reader, Transaction};
use ground::{Caller, Error, Moment, PriceChangeId, Result, UnitPrice};
use market::party::{self, HistoryEntry};
use prices::listed_price::PriceTerms;
use rust_decimal::Decimal;

pub use capability::{CAPABILITY, PRICE_ALREADY_LISTED, PRICE_CHANGE_ALREADY_OPEN};
pub use decide::{Decision, decide, decide_each, publicize};
pub use declare::{Declared, resubmit};
pub(crate) use declare::{declare, withdraw};
pub use event::{PRICE_CHANGE, PUBLICITY};
pub(crate) use list::{
    Foreseen, enter_list, foresee_list, products_of_list, publicity_would_end, publicize_list,
    withdraw_list,
};
pub(crate) use objection::answer_objection;
pub use objection::{
    NewObjection, Objection, ObjectionFilter, ObjectionState, object, objection, objections,
};
pub use publicity::{Publicity, publicities, publicity};
pub use rises::{finish_load, load_listed_prices};
pub use rules::{ChangeState, Effect, Origin, Step, counts_from};
pub use sweep::{Swept, decide_filtered};
pub use types::{ChangeFilter, PriceChange, PriceChangeRow, SubmittedFilter};

pub use prices::listed_price::ListedTerms;
pub(crate) use types::NewChange;

/// Changes before `before` that the caller may read, newest first, and their total: all for
/// overseers, those of its products for a manufacturer.
///
/// # Errors
/// Refuses callers that are neither.
pub async fn changes(
    db: &impl Reader,
    caller: &Caller,
    filter: &ChangeFilter,
    before: PriceChangeId,
    rows_max: i64,
) -> Result<(Vec<PriceChangeRow>, i64)> {
    let mut filter = filter.clone();
    if !caller.is_overseer() {
        caller.must_be(ground::OrganisationKind::Manufacturer)?;
        filter.manufacturer = Some(caller.organisation);
        filter.without_drafts = true;
    }
    let (rows, total) = store::page(db, &filter, before, rows_max).await?;
    let rows = rows.into_iter().filter_map(|row| row.seen_by(caller));
    Ok((rows.collect(), total))
}

/// Changes by their ids, as the caller may see them, in the order of ids. What the caller may not
/// see is left out.
pub async fn changes_by_id(
    db: &impl Reader,
    caller: &Caller,
    ids: &[PriceChangeId],
) -> Result<Vec<PriceChangeRow>> {
    let rows = store::rows_by_id(db, ids).await?;
    let seen = rows.into_iter().filter_map(|row| row.seen_by(caller));
    Ok(seen.collect())
}

/// A change with its history, oldest first, as the caller may see both: overseers and its
/// manufacturer all of it, everyone else what publicity showed.
///
/// # Errors
/// [`Error::NotFound`] for changes of others that were never public.
pub async fn change(
    db: &impl Reader,
    caller: &Caller,
    id: PriceChangeId,
) -> Result<(PriceChangeRow, Vec<HistoryEntry>)> {
    let row = changes_by_id(db, caller, &[id]).await?.pop();
    let row = row.ok_or(Error::NotFound)?;
    let mut events = party::history(db, &PRICE_CHANGE, id).await?;
    if !caller.is_overseer() {
        let is_own = row.change.manufacturer == caller.organisation;
        events.retain(|event| is_own || IN_PUBLIC.contains(&event.kind.as_str()));
        for event in &mut events {
            if !is_own || !BY_KNOWN.contains(&event.kind.as_str()) {
                event.actor = None;
            }
        }
    }
    Ok((row, events))
}

/// Events that everyone may know of a change that was in publicity.
const IN_PUBLIC: [&str; 3] = [
    event::PUBLICIZED.kind.name,
    event::ANNOUNCED.kind.name,
    event::REFUSED.kind.name,
];

/// Events whose actor is the manufacturer itself or the exchange centre. Anybody else who acts on a
/// change, such as an objector, stays unknown to its manufacturer.
const BY_KNOWN: [&str; 6] = [
    event::DECLARED.kind.name,
    event::PUBLICIZED.kind.name,
    event::RETURNED.kind.name,
    event::REFUSED.kind.name,
    event::WITHDRAWN.kind.name,
    event::OBJECTION_ANSWERED.kind.name,
];

/// The changes in publicity and their total, for every caller: product, province and price, without
/// the submitter, the remark and the evidence.
pub async fn changes_in_publicity(
    db: &impl Reader,
    filter: &ChangeFilter,
    before: PriceChangeId,
    rows_max: i64,
) -> Result<(Vec<PriceChangeRow>, i64)> {
    let shown = [ChangeState::Publicized, ChangeState::Announced];
    let states = match &filter.states {
        None => shown.to_vec(),
        Some(states) => states
            .iter()
            .copied()
            .filter(|state| shown.contains(state))
            .collect(),
    };
    let filter = ChangeFilter {
        states: Some(states),
        ..filter.clone()
    };
    let (mut rows, total) = store::page(db, &filter, before, rows_max).await?;
    rows.iter_mut().for_each(PriceChangeRow::hide_submitter);
    Ok((rows, total))
}

/// The terms of a price in the base unit.
///
/// # Errors
/// Names the field that does not make a price.
pub fn price_terms(
    price: UnitPrice,
    pack_ratio: Decimal,
    effective_from: NaiveDate,
    effective_to: Option<NaiveDate>,
) -> Result<PriceTerms> {
    use ground::FieldError;
    let base_price = price.per_base_unit(pack_ratio).map_err(|error| {
        FieldError::alone(
            "/pack_ratio",
            "按包装转换比换算后的价格无效",
            format!("the price in the base unit {error}"),
        )
    })?;
    if effective_to.is_some_and(|last| last < effective_from) {
        return Err(FieldError::alone(
            "/effective_to",
            "截止日期早于执行日期",
            "it ends before it starts",
        ));
    }
    Ok(PriceTerms {
        price,
        pack_ratio: pack_ratio.normalize(),
        base_price,
        effective_to,
    })
}

/// Enters changes on behalf of another capability, which writes its own event.
pub(crate) async fn enter(
    tx: &Transaction<'_>,
    moment: &Moment,
    origin: Origin,
    new: &[NewChange<'_>],
) -> Result<Vec<PriceChangeId>> {
    store::insert(tx, moment, origin, new).await
}

async fn save(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: Option<&Caller>,
    changes: &[PriceChange],
) -> Result<()> {
    store::decide(tx, moment, caller, changes, None).await
}
