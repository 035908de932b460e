//! The way back into an account whose device and recovery codes are lost: another person removes its second factor.

use ground::database::Transaction;
use ground::log::{self, NewEvent};
use ground::{AccountId, Caller, FieldError, FigureValues, Moment, Refused, Result, Words};

use super::keeping::may_reset_at_the_machine;
use super::payload::{Remover, SecondFactorRemoved};
use super::refusal::OWN_SECOND_FACTOR_NOT_REMOVED;
use super::second_factor::store;
use super::{accounts, event, holding, session, way_back};

/// Removes the second factor of another account of one's organisation, with a reason: all its sessions end, and no device keeps its
/// way in. Where it has none, nothing happens.
///
/// # Errors
/// [`Error::NotFound`](ground::Error::NotFound) when it is no account of an organisation whose administrator the caller is; names the
/// missing reason; `own-second-factor-not-removed`.
pub async fn remove_second_factor_of(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
    reason: &str,
) -> Result<()> {
    way_back::managed(tx, caller, id).await?;
    if id == caller.account {
        return Err(Refused {
            kind: &OWN_SECOND_FACTOR_NOT_REMOVED,
            clause: None,
            detail: Words::new(
                "自己的两步验证请凭密码和验证码移除；设备丢失时用恢复码，或由另一名账号管理员移除",
                "remove your own with your password and a code; where the device is lost, with a recovery code, or another \
                 administrator removes it",
            ),
            figures: FigureValues::NONE,
        }
        .into());
    }
    let reason = FieldError::reason_given(reason)?.to_owned();
    let removed = remove(tx, id, Remover::Administrator, Some(reason)).await?;
    if let Some(event) = removed {
        log::write(tx, moment, &[event.by(caller)]).await?;
    }
    Ok(())
}

/// As [`remove_second_factor_of`], by whoever runs the machine, for an account of the exchange centre, or one whose organisation has
/// no other administrator; whether there was a second factor.
///
/// # Errors
/// [`Error::NotFound`](ground::Error::NotFound); `accounts-kept-by-their-own`.
pub async fn remove_second_factor_at_the_machine(
    tx: &Transaction<'_>,
    moment: &Moment,
    account: &str,
) -> Result<bool> {
    let id = accounts::store::account_by_name(tx, account).await?;
    let (organisation, _, _) = accounts::store::account_named(tx, id).await?;
    accounts::store::lock_accounts(tx, organisation).await?;
    let kind = super::organisation(tx, organisation).await?.kind;
    let others = accounts::keepers(tx, organisation, Some(id)).await?;
    may_reset_at_the_machine(kind, others)?;
    let Some(event) = remove(tx, id, Remover::Machine, None).await? else {
        return Ok(false);
    };
    log::write(tx, moment, &[event]).await?;
    Ok(true)
}

/// Removes it, and returns the event, yet to be written; none where it was not in force.
async fn remove(
    tx: &Transaction<'_>,
    id: AccountId,
    by: Remover,
    reason: Option<String>,
) -> Result<Option<NewEvent>> {
    let locked = holding::store::lock_account(tx, id).await?;
    if !store::state(tx, id).await?.is_any() {
        return Ok(None);
    }
    store::remove(tx, id).await?;
    let removed = SecondFactorRemoved {
        account: locked.account,
        display_name: locked.display_name,
        by,
        reason,
        sessions_ended: session::store::sign_out_everywhere(tx, id).await?,
    };
    let event = event::SECOND_FACTOR_REMOVED.about(id, &removed);
    Ok(Some(event))
}
