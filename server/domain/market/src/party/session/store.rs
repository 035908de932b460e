//! Credentials and sessions, rows to types.

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, Result, stored};
use sql::queries::party;

use crate::party::holding::store::unconfirmed;
use crate::party::store::caller;
use crate::party::types::{AccountState, Session, SessionId, SignedIn, StoredActor, Token};

/// An account with what decides an attempt to sign in.
pub(super) struct Credential {
    pub(super) signed_in: SignedIn,
    pub(super) password_hash: String,
    pub(super) is_active: bool,
    pub(super) failures: i32,
    pub(super) locked_until: Option<DateTime<Utc>>,
    /// Until when the password serves, where an administrator gave it.
    pub(super) temporary_until: Option<DateTime<Utc>>,
}

/// What an account's password is compared with, without locking its row.
pub(super) async fn password_hash(db: &impl Reader, account: &str) -> Result<Option<String>> {
    Ok(party::password_hash()
        .prepare(db)
        .await?
        .bind(db, &account)
        .opt()
        .await?)
}

/// Puts another hash in the place of this one; whether it still was this one.
pub(in crate::party) async fn set_password(
    tx: &Transaction<'_>,
    id: AccountId,
    before: &str,
    after: &str,
) -> Result<bool> {
    let params = party::SetPasswordParams {
        after,
        id: id.0,
        before,
    };
    let rows = party::set_password()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(rows == 1)
}

/// Ends all sessions of an account but one, and forgets all devices but its own; returns how many sessions ended.
pub(in crate::party) async fn end_other_sessions(
    tx: &Transaction<'_>,
    id: AccountId,
    kept: &Token,
) -> Result<u64> {
    let ended = party::delete_other_sessions()
        .prepare(tx)
        .await?
        .bind(tx, &id.0, &kept.hash())
        .await?;
    party::delete_other_devices()
        .prepare(tx)
        .await?
        .bind(tx, &id.0, &kept.hash())
        .await?;
    Ok(ended)
}

pub(super) async fn credential(tx: &Transaction<'_>, account: &str) -> Result<Option<Credential>> {
    let row = party::credential()
        .prepare(tx)
        .await?
        .bind(tx, &account)
        .opt()
        .await?;
    row.map(|row| {
        let caller = caller(&StoredActor {
            account: row.id,
            organisation: row.organisation,
            firm: row.firm,
            kind: &row.kind,
            region: &row.region,
            duties: &row.duties,
            is_unconfirmed: row.unconfirmed_since.is_some(),
        })?;
        Ok(Credential {
            signed_in: SignedIn {
                caller,
                account: account.to_owned(),
                display_name: row.display_name,
                organisation_name: row.organisation_name,
                must_change_password: row.temporary_until.is_some(),
                unconfirmed: unconfirmed(
                    row.unconfirmed_since,
                    row.giver_accounts,
                    row.giver_names,
                ),
                lacks_second_factor: !row.has_second_factor,
            },
            password_hash: row.password_hash,
            is_active: stored::<AccountState>(&row.state)?.is_active(),
            failures: row.failures,
            locked_until: row.locked_until,
            temporary_until: row.temporary_until,
        })
    })
    .transpose()
}

/// The commit of this transaction is not waited for on disk.
pub(super) async fn wait_for_no_disk(tx: &Transaction<'_>) -> Result<()> {
    Ok(tx
        .batch_execute("set local synchronous_commit = off")
        .await?)
}

pub(super) async fn note_failure(
    tx: &Transaction<'_>,
    id: AccountId,
    failures: i32,
    locked_until: Option<DateTime<Utc>>,
) -> Result<()> {
    party::note_failure()
        .prepare(tx)
        .await?
        .bind(tx, &failures, &locked_until, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn note_success(tx: &Transaction<'_>, id: AccountId) -> Result<()> {
    party::note_success()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    Ok(())
}

pub(super) async fn insert_session(
    tx: &Transaction<'_>,
    token: &Token,
    account: AccountId,
    device: i64,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    party::insert_session()
        .prepare(tx)
        .await?
        .params(
            tx,
            &party::InsertSessionParams {
                token_hash: &token.hash(),
                account: account.0,
                device,
                now,
                expires_at,
            },
        )
        .await?;
    Ok(())
}

/// Who holds the token of a valid session, when it was last noted as used, and whether it never was since it was opened.
pub(super) async fn session(
    db: &impl Reader,
    token: &Token,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> Result<Option<(SignedIn, DateTime<Utc>, bool)>> {
    let row = party::session()
        .prepare(db)
        .await?
        .params(
            db,
            &party::SessionParams {
                token_hash: &token.hash(),
                now,
                idle_since,
            },
        )
        .opt()
        .await?;
    row.map(|row| {
        let caller = caller(&StoredActor {
            account: row.id,
            organisation: row.organisation,
            firm: row.firm,
            kind: &row.kind,
            region: &row.region,
            duties: &row.duties,
            is_unconfirmed: row.unconfirmed_since.is_some(),
        })?;
        let signed_in = SignedIn {
            caller,
            account: row.account,
            display_name: row.display_name,
            organisation_name: row.organisation_name,
            must_change_password: row.has_temporary_password,
            unconfirmed: unconfirmed(row.unconfirmed_since, row.giver_accounts, row.giver_names),
            lacks_second_factor: !row.has_second_factor,
        };
        Ok((signed_in, row.used_at, row.is_new))
    })
    .transpose()
}

pub(super) async fn touch_session(
    db: &impl Reader,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<()> {
    party::touch_session()
        .prepare(db)
        .await?
        .bind(db, &now, &token.hash())
        .await?;
    Ok(())
}

pub(super) async fn delete_session(tx: &Transaction<'_>, token: &Token) -> Result<()> {
    party::delete_session()
        .prepare(tx)
        .await?
        .bind(tx, &token.hash())
        .await?;
    Ok(())
}

pub(super) async fn delete_stale_sessions(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> Result<u64> {
    Ok(party::delete_stale_sessions()
        .prepare(tx)
        .await?
        .params(tx, &party::DeleteStaleSessionsParams { now, idle_since })
        .await?)
}

/// The open sessions of an account, the last used first. `held` is the caller's own token.
pub(super) async fn sessions(
    db: &impl Reader,
    account: AccountId,
    held: &Token,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> Result<Vec<Session>> {
    let params = party::SessionsOfAccountParams {
        held: &held.hash(),
        account: account.0,
        now,
        idle_since,
    };
    let statement = party::sessions_of_account().prepare(db).await?;
    let rows = statement.params(db, &params).all().await?;
    let sessions = rows.into_iter().map(|row| Session {
        id: SessionId(row.id),
        device: row.name.unwrap_or_default(),
        address: row.address,
        opened_at: row.created_at,
        last_used_at: row.used_at,
        expires_at: row.expires_at,
        is_current: row.is_current,
    });
    Ok(sessions.collect())
}

/// Ends a session of an account; whether there was one.
pub(super) async fn delete_session_of(
    tx: &Transaction<'_>,
    account: AccountId,
    id: SessionId,
) -> Result<bool> {
    let statement = party::delete_session_of().prepare(tx).await?;
    let params = party::DeleteSessionOfParams {
        id: id.0,
        account: account.0,
    };
    Ok(statement.params(tx, &params).await? == 1)
}

/// Ends all sessions of an account, and forgets its devices; returns how many sessions ended.
pub(in crate::party) async fn sign_out_everywhere(
    tx: &Transaction<'_>,
    id: AccountId,
) -> Result<u64> {
    party::delete_devices_of_account()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    end_sessions(tx, id).await
}

/// Ends all sessions of an account; returns how many there were.
pub(in crate::party) async fn end_sessions(tx: &Transaction<'_>, id: AccountId) -> Result<u64> {
    let ended = party::delete_sessions_of_account()
        .prepare(tx)
        .await?
        .bind(tx, &id.0)
        .await?;
    Ok(ended)
}
