//! Devices, rows to types.

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::{AccountId, OrganisationId, Result};
use sql::queries::party;

use crate::party::types::{self, DeviceId, Token};

/// A device from which an account signed in before.
pub(in crate::party) struct Device {
    pub(in crate::party) id: i64,
    pub(in crate::party) failures: i32,
    pub(in crate::party) locked_until: Option<DateTime<Utc>>,
}

/// What is kept of the last sign-in at a device.
pub(in crate::party) struct DeviceUse<'a> {
    pub(in crate::party) at: DateTime<Utc>,
    pub(in crate::party) expires_at: DateTime<Utc>,
    pub(in crate::party) name: &'a str,
    pub(in crate::party) address: Option<String>,
}

/// Notes that what the device holds came back with a session of the account: where it `is_due`, or for the first time. Until when
/// it is known stays.
pub(in crate::party) async fn note_device_return(
    db: &impl Reader,
    device: &Token,
    account: AccountId,
    now: DateTime<Utc>,
    is_due: bool,
) -> Result<()> {
    party::note_device_return()
        .prepare(db)
        .await?
        .bind(db, &now, &device.hash(), &account.0, &is_due)
        .await?;
    Ok(())
}

pub(in crate::party) async fn device(
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

pub(in crate::party) async fn is_device(
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

pub(in crate::party) async fn note_device_failure(
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

pub(in crate::party) async fn note_device_use(
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
pub(in crate::party) async fn move_devices(
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
pub(in crate::party) async fn insert_device(
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
pub(in crate::party) async fn delete_surplus_devices(
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

pub(in crate::party) async fn delete_stale_devices(
    tx: &Transaction<'_>,
    now: DateTime<Utc>,
) -> Result<u64> {
    Ok(party::delete_stale_devices()
        .prepare(tx)
        .await?
        .bind(tx, &now)
        .await?)
}

pub(in crate::party) async fn devices(
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
