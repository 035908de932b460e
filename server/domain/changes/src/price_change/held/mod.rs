//! What a load of listed prices does not bring about by itself: it is held, decided on as any change, and ends with its load or
//! when nothing is left to decide.

mod again;
mod enter;
mod heir;
mod moot;
mod reversal;
mod store;
mod waiting;

use std::collections::HashSet;

use ground::database::Reader;
use ground::{Caller, PriceChangeId, Result};

pub(super) use again::wait_again;
pub use enter::{finish_load, load_listed_prices, load_part};
pub(super) use moot::{end_overtaken, needless, withdraw_moot};
pub use reversal::{PricesReversed, reverse_load};
pub(super) use store::{held_by_import, restated, rises_held};
pub use waiting::{note_file_repeated, note_waiting};

/// Those of some changes that loads hold and the caller has loaded too, so that another person decides on them.
pub async fn loaded_by(
    db: &impl Reader,
    caller: &Caller,
    ids: &[PriceChangeId],
) -> Result<HashSet<PriceChangeId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let loaders = super::store::loaders_of_held(db, ids).await?.into_iter();
    let own = loaders.filter(|(_, accounts)| accounts.contains(&caller.account));
    Ok(own.map(|(id, _)| id).collect())
}
