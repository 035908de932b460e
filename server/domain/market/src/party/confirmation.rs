//! Confirming that an account of the exchange centre is held by its owner: what takes two people there is done by accounts
//! behind which two people vouch (S4-17).

use ground::database::Transaction;
use ground::log::{self, NewEvent, Readers};
use ground::{AccountId, Caller, Error, Moment, Result, Role};

use super::event::{self, Confirmer};
use super::store::LockedAccount;
use super::{rules, store};

/// Confirms that its owner holds an account of the caller's organisation, which may act from then on. One that does not wait
/// for it is left as it is.
///
/// # Errors
/// [`Error::Forbidden`] for who neither trades nor keeps accounts, as one whose own account waits; [`Error::NotFound`] for
/// accounts of others; `same-person` for its owner and whoever gave its password; `password-not-changed-yet`.
pub async fn confirm_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
) -> Result<()> {
    let may = [Role::Trader, Role::Administrator];
    if !may.iter().any(|role| caller.roles.contains(role)) {
        return Err(Error::Forbidden);
    }
    let account = store::lock_account(tx, id).await?;
    if account.organisation != caller.organisation {
        return Err(Error::NotFound);
    }
    if account.holding.unconfirmed_since.is_none() {
        return Ok(());
    }
    let (holding, has_given) = (&account.holding, account.has_given_password);
    rules::may_confirm(id, caller.account, holding, has_given)?;
    store::confirm_account(tx, id).await?;
    let event = confirmed(id, account, Confirmer::Colleague).by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// As [`confirm_account`], by whoever runs the machine; whether the account waited for it.
///
/// # Errors
/// [`Error::NotFound`]; `password-not-changed-yet`.
pub async fn confirm_account_at_the_machine(
    tx: &Transaction<'_>,
    moment: &Moment,
    account: &str,
) -> Result<bool> {
    let id = store::account_by_name(tx, account).await?;
    let account = store::lock_account(tx, id).await?;
    if account.holding.unconfirmed_since.is_none() {
        return Ok(false);
    }
    rules::must_have_own_password(account.has_given_password)?;
    store::confirm_account(tx, id).await?;
    let event = confirmed(id, account, Confirmer::Machine);
    log::write(tx, moment, &[event]).await?;
    Ok(true)
}

fn confirmed(id: AccountId, account: LockedAccount, by: Confirmer) -> NewEvent {
    let readers = Readers::parties(&[account.organisation]);
    let confirmed = event::Confirmed {
        account: account.account,
        display_name: account.display_name,
        by,
    };
    event::ACCOUNT_CONFIRMED
        .about(id, &confirmed)
        .for_readers(readers)
}
