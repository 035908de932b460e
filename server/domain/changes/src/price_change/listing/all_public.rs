//! Where a limit rises by all that is public of its product together, whatever announces it: two publicities may each leave the limit as
//! it is, or low, and raise it both (S4-13: who reads the row of one reads what is to come).

use std::collections::{BTreeSet, HashMap, HashSet};

use ground::database::Reader;
use ground::{ListedPriceId, Moment, ProductId, Result};
use prices::listed_price::{LimitRise, ListedPrice, by_product, prices_as_recorded_first};

use super::raised::{cleared_on, counted_from};
use super::store;
use crate::price_change::replace::after_announcement;
use crate::price_change::state::ChangeState;
use crate::price_change::store::listed_beside;
use crate::price_change::types::{PriceChange, PriceChangeRow};

/// Notes it for public rows, where the limit goes higher than by their own announcement.
pub(super) async fn note(
    db: &impl Reader,
    moment: &Moment,
    rows: &mut [PriceChangeRow],
) -> Result<()> {
    let is_public = |row: &&mut PriceChangeRow| row.change.state == ChangeState::Publicized;
    let public: Vec<&mut PriceChangeRow> = rows.iter_mut().filter(is_public).collect();
    if public.is_empty() {
        return Ok(());
    }
    let products: BTreeSet<ProductId> = public.iter().map(|row| row.change.product).collect();
    let products: Vec<ProductId> = products.into_iter().collect();
    let mut changes = store::open_of_products(db, &products).await?;
    changes.retain(|change| change.state == ChangeState::Publicized);
    let ending = store::ending(db, &products).await?;
    let ending: HashSet<ListedPriceId> = (ending.iter())
        .filter(|one| one.state == ChangeState::Publicized)
        .map(|one| one.listed_price)
        .collect();
    let beside = listed_beside(db, &changes).await?;
    let listed = prices_as_recorded_first(db, &products).await?;
    let listed: HashMap<ProductId, Vec<&ListedPrice>> = by_product(&listed);
    for row in public {
        let Some(listed) = listed.get(&row.change.product) else {
            continue;
        };
        let of_product = changes
            .iter()
            .filter(|one| one.product == row.change.product);
        let of_product: Vec<&PriceChange> = of_product.collect();
        let counted = counted_from(moment, &of_product, cleared_on(row, moment)?)?;
        let staying = listed
            .iter()
            .copied()
            .filter(|one| !ending.contains(&one.id));
        let staying: Vec<&ListedPrice> = staying.collect();
        let after = after_announcement(&staying, &counted, &beside);
        let together = LimitRise::between(listed, &after, moment.today());
        let own = match &mut row.end {
            Some(end) => &mut end.rise,
            None => &mut row.rise,
        };
        if let Some(together) = together
            && own.as_ref().is_none_or(|own| together.exceeds(own))
        {
            *own = Some(together);
        }
    }
    Ok(())
}
