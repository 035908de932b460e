//! Where a limit rises by all that is public of its product together, whatever announces it: two publicities may each leave the limit as
//! it is, or low, and raise it both (S4-13: who reads the row of one reads what is to come).

use ground::{Moment, Result};

use super::around::Around;
use super::raised::{cleared_on, rise};
use crate::price_change::state::ChangeState;
use crate::price_change::types::PriceChangeRow;

/// Notes it for public rows, where the limit goes higher than by their own announcement.
pub(super) fn note(moment: &Moment, around: &Around, rows: &mut [PriceChangeRow]) -> Result<()> {
    let is_public = |state: ChangeState| state == ChangeState::Publicized;
    for row in rows.iter_mut().filter(|row| is_public(row.change.state)) {
        let Some(of) = around.product(row.change.product) else {
            continue;
        };
        let changes = of.changes(|one| is_public(one.state));
        let (listed, staying) = (of.listed(), of.staying(is_public));
        let beside = around.beside(&changes);
        let cleared = (changes.as_slice(), cleared_on(row, moment)?);
        let together = rise(moment, (&listed, &staying), cleared, &beside)?;
        if let Some(together) = together.filter(|together| row.is_exceeded_by(together)) {
            row.show_rise(together);
        }
    }
    Ok(())
}
