//! Lists of price changes, as each caller may see them.

mod all_public;
mod around;
mod ends;
mod raised;
mod some_of_them;
mod store;

pub(super) use store::{count, foresee_submitted, lock_submitted, lowest_submitted, waiting};

use ground::database::Reader;
use ground::{Caller, Error, Moment, OrganisationId, OrganisationKind, PriceChangeId, Result};
use market::party::{self, HistoryEntry};
use prices::listed_price::{self, excluded};

use self::around::Around;
use super::back::event as back;
use super::event;
use super::held::restated;
use super::objection::event::OBJECTION_ANSWERED;
use super::payload::PRICE_CHANGE;
use super::state::{ChangeState, Origin};
use super::types::{ChangeFilter, PriceChangeRow};

/// Events that everyone may know of a change that was in publicity.
const IN_PUBLIC: [&str; 8] = [
    event::PUBLICIZED.kind.name,
    event::ANNOUNCED.kind.name,
    event::REFUSED.kind.name,
    back::STOPPED.kind.name,
    back::REPLACED.kind.name,
    back::CORRECTED.kind.name,
    back::CONFIRMED.kind.name,
    event::JOINED.kind.name,
];

/// Events whose actor is the manufacturer itself or the exchange centre. Anybody else who acts on a
/// change, such as an objector, stays unknown to its manufacturer.
const BY_KNOWN: [&str; 11] = [
    event::DECLARED.kind.name,
    event::PUBLICIZED.kind.name,
    event::RETURNED.kind.name,
    event::REFUSED.kind.name,
    event::WITHDRAWN.kind.name,
    OBJECTION_ANSWERED.kind.name,
    back::STOPPED.kind.name,
    back::REPLACED.kind.name,
    back::CORRECTED.kind.name,
    back::CONFIRMED.kind.name,
    event::JOINED.kind.name,
];

/// Changes before `before` that the caller may read, newest first, and their total: all for
/// overseers, those of its products for a manufacturer.
///
/// # Errors
/// Refuses callers that are neither.
pub async fn changes(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    filter: &ChangeFilter,
    before: PriceChangeId,
    rows_max: i64,
) -> Result<(Vec<PriceChangeRow>, i64)> {
    let mut filter = filter.clone();
    if !caller.is_overseer() {
        caller.must_be(OrganisationKind::Manufacturer)?;
        filter.manufacturer = Some(caller.organisation);
        filter.without_drafts = true;
    }
    if filter.unconfirmed {
        let unconfirmed = store::unconfirmed(db).await?;
        filter.ids = Some(match filter.ids {
            Some(ids) => ids
                .into_iter()
                .filter(|id| unconfirmed.contains(id))
                .collect(),
            None => unconfirmed,
        });
    }
    let (mut rows, total) = store::page(db, moment.today(), &filter, before, rows_max).await?;
    complete(db, moment, &mut rows).await?;
    Ok((seen_by(db, caller, rows).await?, total))
}

/// Adds to the rows of a list what is worked out from other rows: limits that prices are far from, and those that rise.
async fn complete(db: &impl Reader, moment: &Moment, rows: &mut [PriceChangeRow]) -> Result<()> {
    note_far(moment, rows)?;
    note_restated(db, rows).await?;
    ends::note(db, moment, rows).await?;
    if let Some(around) = Around::of(db, rows).await? {
        raised::note(moment, &around, rows)?;
        all_public::note(moment, &around, rows)?;
        some_of_them::note(moment, &around, rows)?;
    }
    Ok(())
}

/// Notes what later files state in the place of held prices: who decides on one sees it.
async fn note_restated(db: &impl Reader, rows: &mut [PriceChangeRow]) -> Result<()> {
    let held = rows.iter().map(|row| &row.change);
    let held = held.filter(|change| change.origin == Origin::Outlier);
    let held: Vec<PriceChangeId> = held.map(|change| change.id).collect();
    if held.is_empty() {
        return Ok(());
    }
    let restated = restated(db, &held).await?;
    for row in rows {
        row.restated = restated.get(&row.change.id).copied();
    }
    Ok(())
}

/// Notes the limit that a price is far from, at whatever entrance it was typed: who decides on it looks twice.
fn note_far(moment: &Moment, rows: &mut [PriceChangeRow]) -> Result<()> {
    let bounds = listed_price::bounds(moment)?;
    for row in rows.iter_mut().filter(|row| row.change.ends.is_none()) {
        let terms = &row.change.terms;
        if excluded(terms.kind, terms.level).is_none() {
            let far = bounds.typed(terms.price.base_price, row.reference_limit);
            row.far_from_limit = far.map(|far| far.last);
        }
    }
    Ok(())
}

/// Changes by their ids with all that is worked out beside them, whoever reads it.
pub(super) async fn complete_rows(
    db: &impl Reader,
    moment: &Moment,
    ids: &[PriceChangeId],
) -> Result<Vec<PriceChangeRow>> {
    let mut rows = store::rows_by_id(db, moment.today(), ids).await?;
    complete(db, moment, &mut rows).await?;
    Ok(rows)
}

/// Changes by their ids, as the caller may see them, in the order of ids. What the caller may not
/// see is left out.
pub async fn changes_by_id(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    ids: &[PriceChangeId],
) -> Result<Vec<PriceChangeRow>> {
    let rows = complete_rows(db, moment, ids).await?;
    seen_by(db, caller, rows).await
}

/// Those of these changes that the caller may see, as he may.
async fn seen_by(
    db: &impl Reader,
    caller: &Caller,
    rows: Vec<PriceChangeRow>,
) -> Result<Vec<PriceChangeRow>> {
    let submitters: Vec<OrganisationId> = rows.iter().map(|row| row.change.organisation).collect();
    let beyond = party::beyond_region(db, caller, &submitters).await?;
    let rows = rows.into_iter();
    Ok(rows
        .filter_map(|row| row.seen_by(caller, &beyond))
        .collect())
}

/// A change with its history, oldest first, as the caller may see both: overseers and its
/// manufacturer all of it, everyone else what publicity showed.
///
/// # Errors
/// [`Error::NotFound`] for changes of others that were never public.
pub async fn change(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    id: PriceChangeId,
) -> Result<(PriceChangeRow, Vec<HistoryEntry>)> {
    let row = changes_by_id(db, moment, caller, &[id]).await?.pop();
    let row = row.ok_or(Error::NotFound)?;
    let mut events = party::history(db, caller, &PRICE_CHANGE, id).await?;
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

/// The changes in publicity and their total, for every caller: product, province and price, without
/// the submitter, the remark and the evidence.
pub async fn changes_in_publicity(
    db: &impl Reader,
    moment: &Moment,
    filter: &ChangeFilter,
    before: PriceChangeId,
    rows_max: i64,
) -> Result<(Vec<PriceChangeRow>, i64)> {
    let shown = [
        ChangeState::Publicized,
        ChangeState::Announced,
        ChangeState::Stopped,
        ChangeState::Corrected,
        ChangeState::Joined,
    ];
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
    let (mut rows, total) = store::page(db, moment.today(), &filter, before, rows_max).await?;
    complete(db, moment, &mut rows).await?;
    rows.iter_mut().for_each(PriceChangeRow::hide_submitter);
    Ok((rows, total))
}
