//! Confirming that its owner holds an account that somebody gave a password: what takes two people, or two parties, is done by
//! accounts behind which two people vouch (S4-17).

pub(super) mod rules;
pub(super) mod store;

use chrono::{DateTime, Utc};
use ground::database::Transaction;
use ground::log::{self, NewEvent, Readers};
use ground::{AccountId, Caller, Duty, Error, Moment, Result};

use super::accounts;
use super::event::{self, Confirmer};
use super::founding::rules::founder_of;
use super::keeping::{Keeping, vouches};
use super::payload;
use rules::ToConfirm;
use store::LockedAccount;

/// Confirms that its owner holds an account of the exchange centre, or the first one of an organisation that the caller's kind
/// founds, which may act from then on. One that does not wait for it is left as it is. `seen` is since when it waits as the
/// caller saw it, so that he vouches for no password that was given later.
///
/// # Errors
/// [`Error::Forbidden`] for who neither trades nor keeps accounts, as one whose own account waits; [`Error::NotFound`] for
/// accounts that others confirm; `same-person` for its owner, and for whoever gave its password or could have by another account; `password-given-meanwhile`,
/// `account-disabled`, `password-not-changed-yet`; `accounts-kept-by-their-own` for one of an organisation that keeps its own by
/// now. What else its founder opened there is disabled.
pub async fn confirm_account(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
    seen: DateTime<Utc>,
) -> Result<()> {
    if !vouches(caller) {
        return Err(Error::Forbidden);
    }
    let (organisation_of, _, _) = accounts::store::account_named(tx, id).await?;
    accounts::store::lock_accounts(tx, organisation_of).await?;
    let account = store::lock_account(tx, id).await?;
    let keeping = Keeping {
        caller,
        firm: account.organisation,
        kind: account.kind,
        keepers: accounts::keepers(tx, account.organisation, None).await?,
        hands: store::hands(tx, caller.account).await?,
    };
    if !keeping.is_confirming() {
        return Err(Error::NotFound);
    }
    let since = account.holding.unconfirmed_since;
    if since.is_none() {
        return Ok(());
    }
    keeping.may_still_confirm()?;
    rules::may_confirm(&as_seen(id, &account), caller.account, &keeping.hands)?;
    rules::must_be_as_seen(since, seen)?;
    store::confirm_account(tx, moment, id).await?;
    if founder_of(account.kind).is_some() {
        accounts::end_unheld(tx, moment, caller, account.organisation, Some(id)).await?;
    }
    let event = confirmed(id, account, Confirmer::Colleague).by(caller);
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

fn as_seen(id: AccountId, account: &LockedAccount) -> ToConfirm<'_> {
    ToConfirm {
        id,
        given_by: &account.holding.given_by,
        hands: &account.hands,
        has_given_password: account.has_given_password,
        is_active: account.is_active,
    }
}

/// As [`confirm_account`], by whoever runs the machine, where no person can; whether the account waited for it.
///
/// # Errors
/// [`Error::NotFound`]; `account-disabled`, `password-not-changed-yet`, `confirmed-by-another`.
pub async fn confirm_account_at_the_machine(
    tx: &Transaction<'_>,
    moment: &Moment,
    account: &str,
) -> Result<bool> {
    let id = accounts::store::account_by_name(tx, account).await?;
    let account = store::lock_account(tx, id).await?;
    if account.holding.unconfirmed_since.is_none() {
        return Ok(false);
    }
    as_seen(id, &account).must_be_held()?;
    let could = store::confirming(tx, id, &account).await?.into_iter();
    let named = |one: store::Confirming| format!("{} ({})", one.display_name, one.account);
    rules::must_be_without_another(&could.map(named).collect::<Vec<_>>())?;
    store::confirm_account(tx, moment, id).await?;
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

/// That an account waits for another who confirms its owner, for those who can; with the duties that it was given, where that is
/// why.
pub(super) async fn to_confirm(
    tx: &Transaction<'_>,
    caller: &Caller,
    id: AccountId,
    duties: Option<&[Duty]>,
) -> Result<NewEvent> {
    let waiting = store::lock_account(tx, id).await?;
    let could = store::confirming(tx, id, &waiting).await?;
    let (_, confirming) = waiting.confirmed_by();
    let is_own = confirming == Some(waiting.organisation);
    let organisation = super::organisation(tx, waiting.organisation).await?;
    let to_confirm = payload::ToConfirm {
        account: waiting.account,
        display_name: waiting.display_name,
        persons: Some(could.into_iter().map(|one| one.id).collect()),
        organisation_name: (!is_own).then_some(organisation.name),
        duties: duties.map(<[Duty]>::to_vec),
    };
    let event = if is_own {
        event::ACCOUNT_TO_CONFIRM.about(id, &to_confirm)
    } else {
        event::FOUNDED_ACCOUNT_TO_CONFIRM.about(waiting.organisation, &to_confirm)
    };
    let readers = Readers::parties(&[waiting.organisation]);
    Ok(event.by(caller).for_readers(readers))
}
