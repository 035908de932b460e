//! Second factors and recovery codes, rows to types. A secret is sealed for its account alone.

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, Error, Result, seal};
use sql::queries::party;

use super::rules::{Shared, stale_before};
use crate::party::passkey;

fn purpose(account: AccountId) -> String {
    format!("second factor of account {}", account.0)
}

fn sealed(account: AccountId, shared: &Shared) -> String {
    seal::text(&purpose(account), &shared.base32())
}

fn opened(account: AccountId, name: &str, sealed: &str) -> Result<Shared> {
    let base32 = seal::opened_text(&purpose(account), sealed);
    let base32 = base32.ok_or_else(|| Error::internal("a second factor is not of its account"))?;
    Shared::read(&base32, name)
}

/// What is stored of a recovery code.
fn digest(account: AccountId, code: &str) -> String {
    seal::digest(&format!("recovery code of account {}", account.0), code)
}

/// What an account takes beside its password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::party) struct InForce {
    /// Since when it takes codes of a device; none where it does not.
    pub(in crate::party) codes_since: Option<DateTime<Utc>>,
    pub(in crate::party) passkeys: i64,
    /// Recovery codes that are left.
    pub(in crate::party) codes: i64,
}

impl InForce {
    /// Whether a password alone does not open it.
    pub(in crate::party) fn is_any(&self) -> bool {
        self.codes_since.is_some() || 0 < self.passkeys
    }
}

pub(in crate::party) async fn state(db: &impl Reader, account: AccountId) -> Result<InForce> {
    let statement = party::second_factor().prepare(db).await?;
    let row = statement.bind(db, &account.0).one().await?;
    Ok(InForce {
        codes_since: row.in_force_since,
        passkeys: row.passkeys,
        codes: row.codes,
    })
}

/// The secret in force, locked until the transaction ends, and the last step whose code was used.
pub(super) async fn secret(
    tx: &Transaction<'_>,
    account: AccountId,
    name: &str,
) -> Result<Option<(Shared, Option<i64>)>> {
    let statement = party::second_factor_secret().prepare(tx).await?;
    let Some(row) = statement.bind(tx, &account.0).opt().await? else {
        return Ok(None);
    };
    let secret = row.secret.ok_or_else(|| Error::internal("no secret"))?;
    Ok(Some((opened(account, name, &secret)?, row.used_step)))
}

/// Uses the code of a step; whether nobody had before.
pub(super) async fn use_step(tx: &Transaction<'_>, account: AccountId, step: i64) -> Result<bool> {
    let statement = party::use_step().prepare(tx).await?;
    let params = party::UseStepParams {
        step,
        account: account.0,
    };
    Ok(statement.params(tx, &params).await? == 1)
}

/// Uses a recovery code; whether the account had it.
pub(super) async fn use_recovery_code(
    tx: &Transaction<'_>,
    account: AccountId,
    code: &str,
) -> Result<bool> {
    let statement = party::use_recovery_code().prepare(tx).await?;
    let digest = digest(account, code);
    Ok(statement.bind(tx, &account.0, &digest).await? == 1)
}

/// Hands over a secret that is not in force yet, in the place of one that was handed over before.
pub(in crate::party) async fn begin(
    tx: &Transaction<'_>,
    account: AccountId,
    shared: &Shared,
    now: DateTime<Utc>,
) -> Result<()> {
    let statement = party::begin_second_factor().prepare(tx).await?;
    let sealed = sealed(account, shared);
    statement.bind(tx, &account.0, &sealed, &now).await?;
    Ok(())
}

/// A secret that waits for a first code, locked until the transaction ends.
pub(in crate::party) struct Pending {
    pub(in crate::party) shared: Shared,
    pub(in crate::party) since: DateTime<Utc>,
    /// Wrong codes so far.
    pub(in crate::party) wrong: i32,
    /// Whether it takes the place of one in force.
    pub(in crate::party) replaces: bool,
}

pub(in crate::party) async fn pending(
    tx: &Transaction<'_>,
    account: AccountId,
    name: &str,
) -> Result<Option<Pending>> {
    let statement = party::pending_second_factor().prepare(tx).await?;
    let Some(row) = statement.bind(tx, &account.0).opt().await? else {
        return Ok(None);
    };
    let (Some(pending), Some(since)) = (row.pending, row.pending_since) else {
        return Ok(None);
    };
    Ok(Some(Pending {
        shared: opened(account, name, &pending)?,
        since,
        wrong: row.pending_wrong,
        replaces: row.in_force_since.is_some(),
    }))
}

pub(in crate::party) async fn note_wrong_pending(
    tx: &Transaction<'_>,
    account: AccountId,
) -> Result<()> {
    let statement = party::note_wrong_pending().prepare(tx).await?;
    statement.bind(tx, &account.0).await?;
    Ok(())
}

/// Puts the secret in force that waits, the code of a step being used.
pub(in crate::party) async fn put_in_force(
    tx: &Transaction<'_>,
    account: AccountId,
    step: i64,
    now: DateTime<Utc>,
) -> Result<()> {
    let statement = party::put_second_factor_in_force().prepare(tx).await?;
    let params = party::PutSecondFactorInForceParams {
        now,
        step,
        account: account.0,
    };
    statement.params(tx, &params).await?;
    Ok(())
}

/// Puts recovery codes, as they are handed over, in the place of all others of the account.
pub(in crate::party) async fn replace_recovery_codes(
    tx: &Transaction<'_>,
    account: AccountId,
    codes: &[String],
) -> Result<()> {
    let before = party::delete_recovery_codes().prepare(tx).await?;
    before.bind(tx, &account.0).await?;
    let digests = codes
        .iter()
        .map(|code| digest(account, &code.replace('-', "")));
    let digests: Vec<String> = digests.collect();
    let statement = party::insert_recovery_codes().prepare(tx).await?;
    statement.bind(tx, &account.0, &digests).await?;
    Ok(())
}

/// Removes all of a second factor, one that waits too; its recovery codes and passkeys go with it.
pub(in crate::party) async fn remove(tx: &Transaction<'_>, account: AccountId) -> Result<()> {
    passkey::store::delete_passkeys(tx, account).await?;
    let codes = party::delete_recovery_codes().prepare(tx).await?;
    codes.bind(tx, &account.0).await?;
    let statement = party::delete_second_factor().prepare(tx).await?;
    statement.bind(tx, &account.0).await?;
    Ok(())
}

/// Forgets secrets that nobody put in force in time; returns of how many accounts.
pub(in crate::party) async fn tidy(tx: &Transaction<'_>, wall: DateTime<Utc>) -> Result<u64> {
    let before = stale_before(wall);
    let beginnings = party::delete_stale_beginnings().prepare(tx).await?;
    let replacements = party::forget_stale_replacements().prepare(tx).await?;
    let forgotten = beginnings.bind(tx, &before).await?;
    Ok(forgotten + replacements.bind(tx, &before).await?)
}
