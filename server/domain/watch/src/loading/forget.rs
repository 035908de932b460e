//! Removes files of imports that finished long ago, except those that prove limits.

use chrono::TimeDelta;
use ground::database::Transaction;
use ground::{Moment, Result, log};

use super::kind::proving_prices;
use super::{Import, store};

/// How long the file of an import is stored after its end; the verdicts on its rows stay.
const FILE_RETENTION: TimeDelta = TimeDelta::days(90);

/// Removes the files of at most `imports_max` imports that finished 90 days ago, and returns of how
/// many. Their verdicts stay. Lists of prices stay too: they prove the limits.
pub(super) async fn forget_files(
    tx: &Transaction<'_>,
    moment: &Moment,
    imports_max: i64,
) -> Result<usize> {
    let before = moment.now - FILE_RETENTION;
    let spared = proving_prices(moment.capabilities);
    let over = store::lock_files_to_remove(tx, moment, before, &spared, imports_max).await?;
    if over.is_empty() {
        return Ok(0);
    }
    store::delete_files(tx, &over).await?;
    let events: Vec<_> = over.iter().map(Import::file_removed).collect();
    log::write(tx, moment, &events).await?;
    Ok(over.len())
}
