//! What may be shown of figures that are each an organisation's own secret: the one way from what a
//! hospital pays to a figure that somebody else reads. Whoever may read a figure singly needs none of this.
//!
//! Four rules, each ◇ a reading of S4-1 (what a hospital pays is its own):
//!
//! 1. **Only proven figures count**: what was concluded here or declared with evidence. Who forms a series
//!    decides that; a bare statement moves nothing that others see.
//! 2. **A figure is rounded once**, when it is recorded, to a [`Grid`] that is the same for everybody, and
//!    everything shown is formed of rounded figures alone: quartiles, medians, counts above a limit, sums.
//! 3. **What is shown is stored** with the members that it was formed of, and is formed again only when
//!    [`SPREAD_CHANGES_MIN`] of them have changed since. It is the same for every reader, on whatever day and
//!    however often he asks; no reader's own figure is taken out of it.
//! 4. **Of fewer than [`SPREAD_HOSPITALS_MIN`]** others nothing is shown. A member among the readers is not
//!    another to itself, so the number is asked of the others; the figures stay the same.
//!
//! # What an attacker learns
//!
//! Two worlds in which a secret differs within its cell of the grid record the same rounded figure, have the
//! same members and the same number of changes, and so give the same answer to every question: no number of
//! questions, readers or moved figures of his own narrows a secret beyond its cell. That holds by rule 2 alone,
//! whatever the answers are: an attacker who moves his own figures to the extremes shifts a quartile from one
//! member's point to another member's point, never across the inside of a cell, for nothing is averaged or
//! interpolated. An amendment of the grid does not help either: a figure keeps the point of the day when it was recorded, and
//! what is recorded again is rounded to the new grid from its point on the finest, so that all grids together tell of it
//! what the finest tells.
//!
//! Rules 1, 3 and 4 bound how fast and of whom cells can be read. A change is a difference between the members
//! now and those that the figures were formed of, counted once for an organisation: `k` hospitals that collude
//! contribute at most `k` of the changes that each new forming needs, so the figures move only with
//! `changes_min - k` changes of others, and two that go up and down a hundred times move nothing.
//!
//! # How a new figure uses it
//!
//! Define a [`Series`], round with [`grid`] when the secret is recorded and store the point beside it, note the
//! subject as changed, and let due work call [`lock`], then read the rounded figures that count, then [`form`].
//! Statements that show something read the tables `disclosure` and `disclosure_member` and no secret.

mod capability;
mod rules;
mod store;
mod types;

pub use capability::{CAPABILITY, SPREAD_CHANGES_MIN, SPREAD_GRID, SPREAD_HOSPITALS_MIN};
use rules::is_formed_again;
pub use rules::{Grid, Members, Quartiles, Rounded};
pub use types::Series;

use std::collections::BTreeMap;

use ground::database::{Reader, Transaction};
use ground::{Moment, Result, UnitPrice};

/// The grid of today, for figures that are recorded now.
pub fn grid(moment: &Moment) -> Result<Grid> {
    Ok(Grid::of(
        moment.rulebook.value(&SPREAD_GRID, moment.today())?,
    ))
}

/// The least number of others of whom something is shown. No amendment lowers it below its first value: that is
/// the least of its range.
pub fn others_min(moment: &Moment) -> Result<i64> {
    let rule = &SPREAD_HOSPITALS_MIN;
    moment.rulebook.value(rule, moment.today()).map(i64::from)
}

/// How many rounded figures of a series are above a figure of their subject, of the subjects with so many that their
/// number may be shown.
pub async fn count_above(
    db: &impl Reader,
    moment: &Moment,
    series: Series,
    figures: &[(i64, UnitPrice)],
) -> Result<i64> {
    store::count_above(db, series, figures, others_min(moment)?).await
}

/// Keeps others from forming figures of a series until the transaction ends. Read the figures that count
/// after it.
pub async fn lock(tx: &Transaction<'_>, series: Series) -> Result<()> {
    store::lock_series(tx, series).await
}

/// Forms the figures of subjects anew where enough members have changed since they were formed; `now` holds the
/// members of each that count, rounded. The grid of the figures is stored with them: an amendment of the rule does not
/// change what they are. Returns how many were formed.
pub async fn form(
    tx: &Transaction<'_>,
    moment: &Moment,
    series: Series,
    now: &BTreeMap<i64, Rounded>,
) -> Result<usize> {
    let changes_min = moment.rulebook.value(&SPREAD_CHANGES_MIN, moment.today())?;
    let subjects: Vec<i64> = now.keys().copied().collect();
    let before = store::members(tx, series, &subjects).await?;
    let nobody = Members::new();
    let formed: Vec<(i64, &Rounded)> = now
        .iter()
        .filter(|(subject, rounded)| {
            let before = before.get(subject).unwrap_or(&nobody);
            is_formed_again(before, &rounded.members, changes_min)
        })
        .map(|(subject, rounded)| (*subject, rounded))
        .collect();
    if !formed.is_empty() {
        store::form(tx, moment, series, &formed).await?;
    }
    Ok(formed.len())
}

/// Of how many subjects the figures shown have so many members, for either number.
pub async fn count_shown(
    db: &impl Reader,
    series: Series,
    before: i64,
    after: i64,
) -> Result<(i64, i64)> {
    store::count_shown(db, series, before, after).await
}
