//! Reversals of imports, to and from the database.

use ground::database::{Reader, Transaction};
use ground::{Caller, Error, ImportId, Moment, Result};
use sql::queries::loading;

use super::types::Undone;

/// Locks an import; whether there is one.
pub(super) async fn lock(tx: &Transaction<'_>, id: ImportId) -> Result<bool> {
    let found = loading::lock_to_reverse()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .opt()
        .await?;
    Ok(found.is_some())
}

/// The imports of a kind that were undone.
pub(super) async fn reversed(db: &impl Reader, kind: &str) -> Result<Vec<ImportId>> {
    let ids = loading::reversed_imports()
        .prepare(db)
        .await?
        .bind(db, &kind)
        .all()
        .await?;
    Ok(ids.into_iter().map(ImportId).collect())
}

pub(super) async fn reverse(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ImportId,
    reason: &str,
    undone: &Undone,
) -> Result<()> {
    let reversal = serde_json::to_value(undone).map_err(Error::internal)?;
    loading::reverse()
        .prepare(tx)
        .await?
        .params(
            tx,
            &loading::ReverseParams {
                now: moment.now,
                account: caller.account.0,
                reason,
                reversal: &reversal,
                id: id.0,
            },
        )
        .await?;
    Ok(())
}
