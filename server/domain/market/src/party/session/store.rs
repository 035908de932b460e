//! Credentials and sessions, rows to types.

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, Caller, OrganisationId, Result, stored};
use sql::queries::party;

use crate::party::store::roles;
use crate::party::types::DeviceId;
use crate::party::types::{self, SignedIn, Token};

/// An account with what decides an attempt to sign in.
pub(super) struct Credential {
    pub(super) signed_in: SignedIn,
    pub(super) password_hash: String,
    pub(super) is_active: bool,
    pub(super) failures: i32,
    pub(super) locked_until: Option<DateTime<Utc>>,
}

/// A device from which an account signed in before.
pub(super) struct Device {
    pub(super) id: i64,
    pub(super) failures: i32,
    pub(super) locked_until: Option<DateTime<Utc>>,
}

/// What is kept of the last sign-in at a device.
pub(super) struct DeviceUse<'a> {
    pub(super) at: DateTime<Utc>,
    pub(super) expires_at: DateTime<Utc>,
    pub(super) name: &'a str,
    pub(super) address: Option<String>,
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
        let caller = Caller {
            account: AccountId(row.id),
            organisation: OrganisationId(row.organisation),
            kind: stored(&row.kind)?,
            roles: roles(&row.roles)?,
        };
        Ok(Credential {
            signed_in: SignedIn {
                caller,
                account: account.to_owned(),
                display_name: row.display_name,
                organisation_name: row.organisation_name,
            },
            password_hash: row.password_hash,
            is_active: row.state == "active",
            failures: row.failures,
            locked_until: row.locked_until,
        })
    })
    .transpose()
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

pub(super) async fn session(
    db: &impl Reader,
    token: &Token,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> Result<Option<(SignedIn, DateTime<Utc>)>> {
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
        let caller = Caller {
            account: AccountId(row.id),
            organisation: OrganisationId(row.organisation),
            kind: stored(&row.kind)?,
            roles: roles(&row.roles)?,
        };
        let signed_in = SignedIn {
            caller,
            account: row.account,
            display_name: row.display_name,
            organisation_name: row.organisation_name,
        };
        Ok((signed_in, row.used_at))
    })
    .transpose()
}

/// Notes that what the device holds came back with a session of the account; until when it is known stays.
pub(super) async fn note_device_return(
    db: &impl Reader,
    device: &Token,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<()> {
    party::note_device_return()
        .prepare(db)
        .await?
        .bind(db, &now, &device.hash(), &account.0)
        .await?;
    Ok(())
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

pub(super) async fn device(
    tx: &Transaction<'_>,
    token: &Token,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Device>> {
    let row = party::device()
        .prepare(tx)
        .await?
        .bind(tx, &token.hash(), &account.0, &now)
        .opt()
        .await?;
    Ok(row.map(|row| Device {
        id: row.id,
        failures: row.failures,
        locked_until: row.locked_until,
    }))
}

pub(super) async fn is_device(
    db: &impl Reader,
    token: &Token,
    account: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    Ok(party::is_device()
        .prepare(db)
        .await?
        .bind(db, &token.hash(), &account, &now)
        .one()
        .await?)
}

pub(super) async fn note_device_failure(
    tx: &Transaction<'_>,
    device: &Device,
    failures: i32,
    locked_until: Option<DateTime<Utc>>,
) -> Result<()> {
    party::note_device_failure()
        .prepare(tx)
        .await?
        .bind(tx, &failures, &locked_until, &device.id)
        .await?;
    Ok(())
}

pub(super) async fn note_device_use(
    tx: &Transaction<'_>,
    device: &Device,
    used: &DeviceUse<'_>,
) -> Result<()> {
    let params = party::NoteDeviceUseParams {
        now: used.at,
        expires_at: used.expires_at,
        name: used.name,
        address: used.address.as_deref(),
        id: device.id,
    };
    party::note_device_use()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(())
}

/// Gives what one device holds to all its accounts anew.
pub(super) async fn move_devices(
    tx: &Transaction<'_>,
    held: &Token,
    fresh: &Token,
    now: DateTime<Utc>,
) -> Result<()> {
    let params = party::MoveDevicesParams {
        fresh: &fresh.hash(),
        token_hash: &held.hash(),
        now,
    };
    party::move_devices()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(())
}

/// Returns its id.
pub(super) async fn insert_device(
    tx: &Transaction<'_>,
    token: &Token,
    account: AccountId,
    used: &DeviceUse<'_>,
) -> Result<i64> {
    let params = party::InsertDeviceParams {
        token_hash: &token.hash(),
        account: account.0,
        now: used.at,
        expires_at: used.expires_at,
        name: used.name,
        address: used.address.as_deref(),
    };
    Ok(party::insert_device()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .one()
        .await?)
}

/// Keeps so many devices beside the newest: those that came back, and of these the latest.
pub(super) async fn delete_surplus_devices(
    tx: &Transaction<'_>,
    account: AccountId,
    newest: i64,
    kept: i64,
) -> Result<()> {
    let params = party::DeleteSurplusDevicesParams {
        account: account.0,
        newest,
        kept,
    };
    party::delete_surplus_devices()
        .prepare(tx)
        .await?
        .params(tx, &params)
        .await?;
    Ok(())
}

pub(super) async fn delete_stale_devices(tx: &Transaction<'_>, now: DateTime<Utc>) -> Result<u64> {
    Ok(party::delete_stale_devices()
        .prepare(tx)
        .await?
        .bind(tx, &now)
        .await?)
}

pub(super) async fn devices(
    db: &impl Reader,
    account: AccountId,
    held: Option<&Token>,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> Result<Vec<types::Device>> {
    // What nobody holds is the hash of nothing.
    let held = held.map(Token::hash).unwrap_or_default();
    let params = party::DevicesOfAccountParams {
        held: &held,
        now,
        idle_since,
        account: account.0,
    };
    let statement = party::devices_of_account().prepare(db).await?;
    let rows = statement.params(db, &params).all().await?;
    let devices = rows.into_iter().map(|row| types::Device {
        id: DeviceId(row.id),
        name: row.name,
        address: row.address,
        first_used_at: row.created_at,
        last_used_at: row.used_at,
        expires_at: row.expires_at,
        is_current: row.is_current,
        sessions: row.sessions,
    });
    Ok(devices.collect())
}

/// Whose device it is, with what people know it by.
pub(in crate::party) struct DeviceOwner {
    pub(in crate::party) account: AccountId,
    pub(in crate::party) organisation: OrganisationId,
    pub(in crate::party) name: String,
    pub(in crate::party) address: Option<String>,
}

pub(in crate::party) async fn lock_device(
    tx: &Transaction<'_>,
    id: DeviceId,
) -> Result<Option<DeviceOwner>> {
    let statement = party::lock_device_owner().prepare(tx).await?;
    let row = statement.bind(tx, &id.0).opt().await?;
    Ok(row.map(|row| DeviceOwner {
        account: AccountId(row.account),
        organisation: OrganisationId(row.organisation),
        name: row.name,
        address: row.address,
    }))
}

/// Deletes a device and the sessions that hang on it.
pub(in crate::party) async fn delete_device(tx: &Transaction<'_>, id: DeviceId) -> Result<()> {
    let sessions = party::delete_sessions_of_device().prepare(tx).await?;
    sessions.bind(tx, &id.0).await?;
    let device = party::delete_device().prepare(tx).await?;
    device.bind(tx, &id.0).await?;
    Ok(())
}
