//! Removes files of imports that finished long ago, except those that prove limits.

use ground::database::Transaction;
use ground::{Error, Moment, Result, log};
use market::storage;

use super::capability::FILES;
use super::kind::proving_prices;
use super::rules::{file_is_forgotten, too_old_before};
use super::{Import, store};

/// Removes the files of at most `imports_max` imports that finished 90 days ago, and returns of how
/// many. Their verdicts stay. Lists of prices stay too: they prove the limits.
pub(super) async fn forget_files(
    tx: &Transaction<'_>,
    moment: &Moment,
    imports_max: i64,
) -> Result<usize> {
    let before = too_old_before(moment.now);
    let spared = proving_prices(moment.capabilities);
    let over = store::lock_files_to_remove(tx, moment, before, &spared, imports_max).await?;
    if over.is_empty() {
        return Ok(0);
    }
    // The statement and the rule decide the same: a difference is a fault, not a case.
    if !over
        .iter()
        .all(|import| file_is_forgotten(import, moment.now))
    {
        return Err(Error::internal("query and rule disagree"));
    }
    let mut deleted = store::delete_files(tx, &over).await?;
    deleted.sort_by_key(|(organisation, _)| organisation.0);
    for (organisation, bytes) in deleted {
        storage::forget(tx, &FILES, organisation, bytes).await?;
    }
    let events: Vec<_> = over.iter().map(Import::file_removed).collect();
    log::write(tx, moment, &events).await?;
    Ok(over.len())
}
