//! Where a limit rises by a price that waits or is public, beside its row (S4-13: who decides on it, and who reads its publicity, reads
//! what it brings about, on every later day too).

use std::collections::HashSet;

use chrono::NaiveDate;
use ground::{LinkageId, ListedPriceId, Moment, PublicityId, Result};
use prices::listed_price::{LimitRise, ListedPrice};

use super::around::Around;
use crate::price_change::announce::effect_of;
use crate::price_change::publicity;
use crate::price_change::replace::after_announcement;
use crate::price_change::rules::counts_from;
use crate::price_change::state::ChangeState;
use crate::price_change::types::{PriceChange, PriceChangeRow};

/// What changes are announced with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Announcement {
    Publicity(PublicityId),
    /// A list that is not public yet.
    List(LinkageId),
    /// Nobody has decided with what.
    Undecided,
}

impl Announcement {
    fn of(change: &PriceChange) -> Self {
        let public = change
            .publicity
            .filter(|_| change.state == ChangeState::Publicized);
        match (public, change.linkage) {
            (Some(publicity), _) => Self::Publicity(publicity),
            (None, Some(list)) => Self::List(list),
            (None, None) => Self::Undecided,
        }
    }
}

/// Notes it for the rows that wait or are public and end no price.
pub(super) fn note(moment: &Moment, around: &Around, rows: &mut [PriceChangeRow]) -> Result<()> {
    let is_open = |row: &PriceChangeRow| row.change.ends.is_none() && row.change.state.is_open();
    for row in rows.iter_mut().filter(|row| is_open(row)) {
        let Some(of) = around.product(row.change.product) else {
            continue;
        };
        let announcement = Announcement::of(&row.change);
        let changes = of.changes(|one| Announcement::of(one) == announcement);
        let listed = of.listed();
        let cleared_on = cleared_on(row, moment)?;
        let beside = beside(around, announcement, &changes);
        let rise = |changes: &[&PriceChange]| {
            rise(moment, (&listed, &listed), (changes, cleared_on), &beside)
        };
        row.rise = match announcement {
            Announcement::Publicity(_) | Announcement::List(_) => rise(&changes)?,
            // By itself, or together with what else waits.
            Announcement::Undecided => match rise(&[&row.change])? {
                Some(rise) => Some(rise),
                None => rise(&changes)?,
            },
        };
    }
    Ok(())
}

/// What an announcement does not replace.
fn beside(
    around: &Around,
    announcement: Announcement,
    changes: &[&PriceChange],
) -> HashSet<ListedPriceId> {
    match announcement {
        Announcement::Publicity(_) | Announcement::List(_) => around.beside(changes),
        Announcement::Undecided => HashSet::new(),
    }
}

/// The last day of its publicity, or of one that would begin now. A price that an objection keeps waiting is announced today at the
/// earliest.
pub(super) fn cleared_on(row: &PriceChangeRow, moment: &Moment) -> Result<NaiveDate> {
    let public = row
        .deadline
        .filter(|_| row.change.state == ChangeState::Publicized);
    let deadline = match public {
        Some(deadline) => deadline,
        None => publicity::deadline(moment)?,
    };
    let today = moment.today();
    Ok(deadline.last_day().max(today.pred_opt().unwrap_or(today)))
}

/// What becomes of the limit when `changes`, cleared on a day, are announced beside those of the listed prices that stay.
pub(super) fn rise(
    moment: &Moment,
    (listed, staying): (&[&ListedPrice], &[&ListedPrice]),
    (changes, cleared_on): (&[&PriceChange], NaiveDate),
    beside: &HashSet<ListedPriceId>,
) -> Result<Option<LimitRise>> {
    let effect = effect_of(moment, cleared_on)?;
    let counted = changes.iter().map(|change| {
        let first = change.terms.effective_from;
        let counts = counts_from(cleared_on, first, effect, &moment.calendar);
        (*change, counts)
    });
    let counted: Vec<(&PriceChange, NaiveDate)> = counted.collect();
    let after = after_announcement(staying, &counted, beside);
    Ok(LimitRise::between(listed, &after, moment.today()))
}
