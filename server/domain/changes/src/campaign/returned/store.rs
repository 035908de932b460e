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

/// Locks the duties of manufacturers in open collections of whose returned declarations the answers may be given back.
pub(super) async fn lock_joining(tx: &Transaction<'_>, moment: &Moment) -> Result<()> {
    campaign::lock_joining()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now)
        .all()
        .await?;
    Ok(())
}

/// Enters in open collections the answers of the declarations that have joined at this instant what is public of their price.
pub(super) async fn give_back_joined(tx: &Transaction<'_>, moment: &Moment) -> Result<()> {
    campaign::give_back_joined()
        .prepare(tx)
        .await?
        .bind(tx, &moment.now)
        .await?;
    Ok(())
}
