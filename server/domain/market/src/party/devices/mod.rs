//! The devices that keep a way in to an account, and taking it from one that was lost.

pub(in crate::party) mod store;

use ground::database::{Reader, Transaction};
use ground::log;
use ground::{AccountId, Caller, Error, Moment, Result};

use super::keeping::is_own_administrator;
use super::types::DeviceId;
use super::types::{Device, Token};
use super::{accounts, event, session};

/// The devices of an account, the last used first; `held` is what the caller's own device holds.
///
/// # Errors
/// [`Error::NotFound`] when it is neither the caller's own account nor one of an organisation whose administrator he is: nobody
/// else takes the way in from a device, which keeps it whatever others do to the account.
pub async fn devices(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    account: AccountId,
    held: Option<&Token>,
) -> Result<Vec<Device>> {
    if account != caller.account {
        let (organisation, _, _) = accounts::store::account_named(db, account).await?;
        if !is_own_administrator(caller, organisation) {
            return Err(Error::NotFound);
        }
    }
    session::devices(db, moment.wall, account, held).await
}

/// Takes its way in from a device: it is a stranger again, and its sessions end. Returns whose it was.
///
/// # Errors
/// [`Error::NotFound`] when there is no such device of the caller's own account, nor of one of an organisation whose administrator
/// he is.
pub async fn remove_device(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: DeviceId,
) -> Result<AccountId> {
    let device = store::lock_device(tx, id).await?.ok_or(Error::NotFound)?;
    let is_own = device.account == caller.account;
    if !is_own && !is_own_administrator(caller, device.organisation) {
        return Err(Error::NotFound);
    }
    store::delete_device(tx, id).await?;
    let removed = event::DeviceRemoved {
        device: device.name,
        device_address: device.address,
    };
    // For the overseers alone: where somebody works is not his colleagues' business.
    let event = event::DEVICE_REMOVED.about(device.account, &removed);
    let event = event.by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(device.account)
}
