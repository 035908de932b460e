//! Where a limit rises by all that is public of its product together, whatever announces it: two publicities may each leave the limit as
//! it is, or low, and raise it both (S4-13: who reads the row of one reads what is to come).

use std::collections::{HashMap, HashSet};

use ground::{Moment, ProductId, Result};
use prices::listed_price::{ListedPrice, by_product};

use super::around::Around;
use super::raised::{cleared_on, rise};
use crate::price_change::state::ChangeState;
use crate::price_change::types::{PriceChange, PriceChangeRow};

/// Notes it for public rows, where the limit goes higher than by their own announcement.
pub(super) fn note(moment: &Moment, around: &Around, rows: &mut [PriceChangeRow]) -> Result<()> {
    let is_public = |row: &&mut PriceChangeRow| row.change.state == ChangeState::Publicized;
    let public: Vec<&mut PriceChangeRow> = rows.iter_mut().filter(is_public).collect();
    if public.is_empty() {
        return Ok(());
    }
    let products: HashSet<ProductId> = public.iter().map(|row| row.change.product).collect();
    let changes = (around.changes.iter()).filter(|change| {
        change.state == ChangeState::Publicized && products.contains(&change.product)
    });
    let ending = around.ending(|state| state == ChangeState::Publicized);
    let beside = around.beside(changes.clone());
    let listed: HashMap<ProductId, Vec<&ListedPrice>> = by_product(&around.listed);
    for row in public {
        let product = row.change.product;
        let Some(listed) = listed.get(&product) else {
            continue;
        };
        let of_product = changes.clone().filter(|one| one.product == product);
        let of_product: Vec<&PriceChange> = of_product.collect();
        let staying = listed.iter().copied();
        let staying: Vec<&ListedPrice> = staying.filter(|one| !ending.contains(&one.id)).collect();
        let cleared_on = cleared_on(row, moment)?;
        let together = rise(
            moment,
            (listed, &staying),
            (&of_product, cleared_on),
            &beside,
        )?;
        if let Some(together) = together.filter(|together| row.is_exceeded_by(together)) {
            row.show_rise(together);
        }
    }
    Ok(())
}
