//! How high a limit may come at most by a row, when only some of what is open of its product is announced: a fall that is stopped, were it
//! minutes before its publicity ends, uncovers the rise that it hid, and no limit may come to what nobody was shown (S4-13, E9).

use chrono::NaiveDate;
use ground::{Moment, Result};
use prices::listed_price::ListedPrice;

use super::around::Around;
use super::raised::{cleared_on, rise};
use crate::price_change::state::ChangeState;
use crate::price_change::types::{PriceChange, PriceChangeRow};

/// Notes it where it is above what the row shows. For a row that is public others count that are public, for one that waits all that
/// are open; an end that waits shows what it brings about with the others that do.
pub(super) fn note(moment: &Moment, around: &Around, rows: &mut [PriceChangeRow]) -> Result<()> {
    let is_public = |state: ChangeState| state == ChangeState::Publicized;
    let shows = |row: &&mut PriceChangeRow| {
        let change = &row.change;
        change.state.is_open() && (change.ends.is_none() || is_public(change.state))
    };
    for row in rows.iter_mut().filter(shows) {
        let Some(of) = around.product(row.change.product) else {
            continue;
        };
        let goes_with_it = |state: ChangeState| is_public(state) || !is_public(row.change.state);
        let (listed, staying) = (of.listed(), of.staying(goes_with_it));
        let cleared_on = cleared_on(row, moment)?;
        let others = of.changes(|one| goes_with_it(one.state));
        let changes = without_falls(&row.change, &others, &staying, cleared_on);
        let beside = around.beside(&changes);
        let most = rise(moment, (&listed, &staying), (&changes, cleared_on), &beside)?;
        row.at_most = most.filter(|most| row.is_passed_by(most));
    }
    Ok(())
}

/// A change that ends no price, and of each other platform what lists the most there without being below what it lists already.
fn without_falls<'a>(
    change: &'a PriceChange,
    others: &[&'a PriceChange],
    listed: &[&ListedPrice],
    cleared_on: NaiveDate,
) -> Vec<&'a PriceChange> {
    let own = change.terms.key(change.product);
    let others = others.iter().copied().filter(|one| {
        let is_of_another = !one.terms.key(one.product).is_of_platform(own);
        is_of_another && !is_fall(one, listed, cleared_on)
    });
    let mut highest: Vec<&PriceChange> = Vec::new();
    for one in others {
        let key = one.terms.key(one.product);
        let of_platform =
            |known: &&mut &PriceChange| known.terms.key(known.product).is_of_platform(key);
        match highest.iter_mut().find(of_platform) {
            Some(known) if known.terms.price.base_price < one.terms.price.base_price => {
                *known = one
            }
            Some(_) => {}
            None => highest.push(one),
        }
    }
    let own = change.ends.is_none().then_some(change);
    own.into_iter().chain(highest).collect()
}

/// Whether its platform lists nothing cheaper, and nothing as cheap, from the day on which it may begin.
fn is_fall(change: &PriceChange, listed: &[&ListedPrice], cleared_on: NaiveDate) -> bool {
    let key = change.terms.key(change.product);
    let first = cleared_on.succ_opt().unwrap_or(cleared_on);
    let first = first.max(change.terms.effective_from);
    let of_platform = listed
        .iter()
        .filter(|price| price.key.borrowed().is_of_platform(key) && price.is_in_force(first));
    let lowest = of_platform.map(|price| price.terms.base_price).min();
    lowest.is_none_or(|lowest| change.terms.price.base_price < lowest)
}
