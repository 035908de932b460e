//! Answers of collections that rested on declarations which were returned, rows to types.

use ground::database::Transaction;
use ground::{Moment, PriceChangeId, Result};
use sql::queries::campaign;

/// Locks the duties of manufacturers in open collections by which these submitted declarations may have answered; of all
/// submitted ones when none are named.
pub(super) async fn lock_declaring(
    tx: &Transaction<'_>,
    moment: &Moment,
    changes: Option<&[PriceChangeId]>,
) -> Result<()> {
    let changes = changes.map(PriceChangeId::numbers);
    campaign::lock_declaring()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &changes.as_deref())
        .all()
        .await?;
    Ok(())
}

/// Removes from open collections the answers that rest on nothing but those of these declarations that are returned.
pub(super) async fn take_back_returned(
    tx: &Transaction<'_>,
    moment: &Moment,
    changes: &[PriceChangeId],
) -> Result<()> {
    campaign::take_back_returned()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now, &PriceChangeId::numbers(changes))
        .await?;
    Ok(())
}
