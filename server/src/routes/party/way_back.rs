//! Ways back into an account that its own administrator gives.

use domain::party;
use domain::{AccountId, ShanghaiTime};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::http::{
    Answer, Json, NoContent, Operation, Request, Who, delete, json, no_content, post, storable,
};

pub(in crate::routes) fn operations() -> Vec<Operation> {
    vec![
        post("/accounts/{id}/password-reset", reset)
            .by(Who::SignedIn)
            .described(
                "Gives a temporary password in place of a lost one, by an administrator of the account's own \
                    organisation: its sessions end, no device keeps its way in, and nothing is open with it but changing it.",
            )
            .waiting(),
        delete("/accounts/{id}/lock", unlock)
            .by(Who::SignedIn)
            .described(
                "Ends the lock of an account and of its devices that wrong passwords brought, by an administrator of its \
                    own organisation.",
            ),
        delete("/accounts/{id}/second-factor", remove_second_factor)
            .by(Who::SignedIn)
            .described(
                "Removes the second factor of an account whose owner has lost his device, with a reason, by another administrator of \
                    its own organisation: all its sessions end, and its owner is notified. Where it has none, nothing happens.",
            ),
    ]
}

/// A password to hand over. It is in no other answer.
#[derive(Serialize, ToSchema)]
struct TemporaryPasswordView {
    /// The password, once.
    password: String,
    /// Until when it serves.
    valid_until: ShanghaiTime,
}

/// Why a second factor is removed.
#[derive(Deserialize, ToSchema)]
struct SecondFactorRemoval {
    /// What its owner reads.
    reason: String,
}

async fn remove_second_factor(
    request: Request,
    id: AccountId,
    Json(removal): Json<SecondFactorRemoval>,
) -> Answer<NoContent> {
    let caller = request.caller()?;
    let reason = storable("/reason", removal.reason)?;
    request
        .change(async |tx, moment| {
            party::remove_second_factor_of(tx, moment, caller, id, &reason).await
        })
        .await?;
    request.app.sessions().clear();
    no_content()
}

async fn reset(request: Request, id: AccountId) -> Answer<TemporaryPasswordView> {
    let caller = request.caller()?;
    {
        let connection = request.app.ground().db.get().await?;
        party::may_give_password(&connection, caller, id).await?;
    }
    let temporary = party::temporary_password().await?;
    let until = request
        .change(async |tx, moment| {
            party::give_temporary_password(tx, moment, caller, id, &temporary).await
        })
        .await?;
    request.app.sessions().clear();
    json(&TemporaryPasswordView {
        password: temporary.text().to_owned(),
        valid_until: until.into(),
    })
}

async fn unlock(request: Request, id: AccountId) -> Answer<NoContent> {
    let caller = request.caller()?;
    request
        .change(async |tx, moment| party::unlock(tx, moment, caller, id).await)
        .await?;
    no_content()
}
