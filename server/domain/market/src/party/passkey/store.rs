//! Passkeys and challenges, rows to types.

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, Error, Result};
use serde_json::Value;
use sql::queries::passkey;
use webauthn_rs::prelude::Passkey;

use super::rules::CHALLENGES_MAX;
use super::types::{OwnPasskey, Purpose};
use crate::party::types::{PasskeyId, Token};

/// Keeps what a device is to sign, by the ticket of who is to answer.
pub(super) async fn insert_challenge(
    tx: &Transaction<'_>,
    ticket: &Token,
    (account, purpose): (AccountId, Purpose),
    state: &Value,
    now: DateTime<Utc>,
) -> Result<()> {
    let statement = passkey::delete_older_challenges().prepare(tx).await?;
    let older = passkey::DeleteOlderChallengesParams {
        account: account.0,
        kept: CHALLENGES_MAX - 1,
    };
    statement.params(tx, &older).await?;
    let statement = passkey::insert_challenge().prepare(tx).await?;
    let params = passkey::InsertChallengeParams {
        ticket_hash: &ticket.hash(),
        account: account.0,
        purpose: purpose.into(),
        state,
        now,
    };
    statement.params(tx, &params).await?;
    Ok(())
}

/// Takes what a ticket is for, which serves no second time: the challenge, and when it was made.
pub(super) async fn take_challenge(
    tx: &Transaction<'_>,
    ticket: &Token,
    (account, purpose): (AccountId, Purpose),
) -> Result<Option<(Value, DateTime<Utc>)>> {
    let statement = passkey::take_challenge().prepare(tx).await?;
    let (hash, purpose): (Vec<u8>, &str) = (ticket.hash(), purpose.into());
    let row = statement
        .bind(tx, &hash, &account.0, &purpose)
        .opt()
        .await?;
    Ok(row.map(|row| (row.state, row.made_at)))
}

/// The keys of an account, the first one first.
pub(super) async fn passkeys(db: &impl Reader, account: AccountId) -> Result<Vec<OwnPasskey>> {
    let statement = passkey::passkeys().prepare(db).await?;
    let rows = statement.bind(db, &account.0).all().await?;
    let rows = rows.into_iter().map(|row| OwnPasskey {
        id: PasskeyId(row.id),
        name: row.name,
        created_at: row.created_at,
        used_at: row.used_at,
    });
    Ok(rows.collect())
}

/// The same as the rules judge them, locked until the transaction ends.
pub(super) async fn lock_credentials(
    tx: &Transaction<'_>,
    account: AccountId,
) -> Result<Vec<(i64, Passkey)>> {
    let statement = passkey::lock_credentials().prepare(tx).await?;
    let rows = statement.bind(tx, &account.0).all().await?;
    rows.into_iter()
        .map(|row| {
            let key = serde_json::from_value(row.credential).map_err(Error::internal)?;
            Ok((row.id, key))
        })
        .collect()
}

/// Inserts a key; none where it is an account's already.
pub(super) async fn insert_passkey(
    tx: &Transaction<'_>,
    account: AccountId,
    key: &Passkey,
    name: &str,
    now: DateTime<Utc>,
) -> Result<Option<PasskeyId>> {
    let statement = passkey::insert_passkey().prepare(tx).await?;
    let params = passkey::InsertPasskeyParams {
        account: account.0,
        credential_id: key.cred_id().as_slice(),
        credential: &serde_json::to_value(key).map_err(Error::internal)?,
        name,
        now,
    };
    let id = statement.params(tx, &params).opt().await?;
    Ok(id.map(PasskeyId))
}

/// Notes that a key was used, as it is from then on.
pub(super) async fn note_use(
    tx: &Transaction<'_>,
    (id, key): (i64, &Passkey),
    now: DateTime<Utc>,
) -> Result<()> {
    let statement = passkey::note_passkey_use().prepare(tx).await?;
    let credential = serde_json::to_value(key).map_err(Error::internal)?;
    statement.bind(tx, &credential, &now, &id).await?;
    Ok(())
}

/// Deletes a key; returns what its owner called it, none where it is not his.
pub(super) async fn delete_passkey(
    tx: &Transaction<'_>,
    account: AccountId,
    id: PasskeyId,
) -> Result<Option<String>> {
    let statement = passkey::delete_passkey().prepare(tx).await?;
    let params = passkey::DeletePasskeyParams {
        account: account.0,
        id: id.0,
    };
    Ok(statement.params(tx, &params).opt().await?)
}

/// Deletes all keys of an account.
pub(in crate::party) async fn delete_passkeys(
    tx: &Transaction<'_>,
    account: AccountId,
) -> Result<()> {
    let statement = passkey::delete_passkeys().prepare(tx).await?;
    statement.bind(tx, &account.0).await?;
    Ok(())
}

/// Forgets challenges that nobody answered in time; returns how many.
pub(super) async fn delete_stale(tx: &Transaction<'_>, before: DateTime<Utc>) -> Result<u64> {
    let statement = passkey::delete_stale_challenges().prepare(tx).await?;
    Ok(statement.bind(tx, &before).await?)
}
