//! Passwords that are given, and locks that are ended.

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::{AccountId, Result};
use sql::queries::party;

use crate::party::holding::rules::Holding;

/// Puts a hash in the place of whatever there was, until an instant, and ends a lock.
pub(in crate::party) async fn give_password(
    tx: &Transaction<'_>,
    id: AccountId,
    password_hash: &str,
    until: DateTime<Utc>,
    holding: &Holding,
) -> Result<()> {
    let statement = party::give_password().prepare(tx).await?;
    let params = party::GivePasswordParams {
        password_hash,
        until,
        unconfirmed_since: holding.unconfirmed_since,
        given_by: &AccountId::numbers(&holding.given_by),
        id: id.0,
    };
    statement.params(tx, &params).await?;
    Ok(())
}

/// Ends the locks of an account and of its devices; whether there was one.
pub(super) async fn unlock(
    tx: &Transaction<'_>,
    id: AccountId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let account = party::unlock_account().prepare(tx).await?;
    let unlocked = account.bind(tx, &id.0, &now).await?;
    let devices = party::unlock_devices().prepare(tx).await?;
    Ok(0 < unlocked + devices.bind(tx, &id.0, &now).await?)
}
