//! The devices that keep a way in to an account.

use domain::party::{self, Device, DeviceId};
use domain::{AccountId, ShanghaiTime};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::{
    Answer, NoContent, Operation, Page, Request, Who, delete, get, json, no_content,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        get("/devices", list)
            .by(Who::SignedIn)
            .described(
                "The devices that somebody signed in at with an account, the last used first: others who \
                    lock the account do not keep them out.",
            )
            .query::<AccountId>(
                "account",
                "Of an account of one's own organisation, for its administrators, or of any, for the \
                    exchange centre; one's own by default",
            ),
        delete("/devices/{id}", remove)
            .by(Who::SignedIn)
            .described(
                "Takes its way in from a device that was lost: it is a stranger again, and its sessions \
                    end. One's own, or one of an account that the caller manages.",
            ),
    ]
}

/// A device that keeps its way in.
#[derive(Debug, Serialize, ToSchema)]
struct DeviceView {
    id: DeviceId,
    /// What it called itself at its last sign-in, in short; empty where it did not.
    name: String,
    /// From where somebody last signed in at it.
    address: Option<String>,
    /// When somebody first signed in at it with this account.
    first_used_at: ShanghaiTime,
    /// When somebody last signed in at it, or came back with the session.
    last_used_at: ShanghaiTime,
    /// When it is forgotten, unless somebody signs in at it again.
    expires_at: ShanghaiTime,
    /// Whether this request comes from it.
    is_current: bool,
    /// Open sessions that end when it is removed.
    sessions: i64,
}

impl From<Device> for DeviceView {
    fn from(device: Device) -> Self {
        Self {
            id: device.id,
            name: device.name,
            address: device.address,
            first_used_at: device.first_used_at.into(),
            last_used_at: device.last_used_at.into(),
            expires_at: device.expires_at.into(),
            is_current: device.is_current,
            sessions: device.sessions,
        }
    }
}

async fn list(request: Request) -> Answer<Page<DeviceView>> {
    let caller = request.caller()?;
    let account = request.query().value("account")?.unwrap_or(caller.account);
    let held = request.device();
    let connection = request.app.ground().db.get().await?;
    let moment = request.moment();
    let devices = party::devices(&connection, moment, caller, account, held.as_ref()).await?;
    json(&Page::whole(devices.into_iter().map(Into::into).collect()))
}

async fn remove(request: Request, id: DeviceId) -> Answer<NoContent> {
    let caller = request.caller()?;
    request
        .change(async |tx, moment| party::remove_device(tx, moment, caller, id).await)
        .await?;
    // What was just read of its sessions is no longer true.
    request.app.sessions().clear();
    no_content()
}
