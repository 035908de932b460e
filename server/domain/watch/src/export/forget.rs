//! Removes files of exports that finished some days ago.

use ground::database::Transaction;
use ground::{Moment, Result, log};
use market::storage;

use super::rulebook::FILE_DAYS;
use super::rules::too_old_before;
use super::stored::FILES;
use super::{Export, store};

/// Removes the files of at most `exports_max` exports whose days are over, and returns of how many.
pub(super) async fn forget_files(
    tx: &Transaction<'_>,
    moment: &Moment,
    exports_max: i64,
) -> Result<usize> {
    let days = moment.rulebook.value(&FILE_DAYS, moment.today())?;
    let before = too_old_before(moment.now, days);
    let mut over = store::lock_old(tx, before, exports_max).await?;
    if over.is_empty() {
        return Ok(0);
    }
    store::expire(tx, &over).await?;
    // In one order, so that two who give back never wait for each other.
    over.sort_by_key(|export| export.organisation.0);
    for export in &over {
        storage::forget(tx, &FILES, export.organisation, export.bytes).await?;
    }
    let events: Vec<_> = over.iter().map(Export::file_removed).collect();
    log::write(tx, moment, &events).await?;
    Ok(over.len())
}
