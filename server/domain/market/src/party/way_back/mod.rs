//! Ways back into an account that its own administrator gives: a temporary password in place of a lost one, and the end
//! of a lock. Nobody else's administrator can: whoever resets a password could sign in with it.

pub(super) mod store;

use chrono::{DateTime, Utc};
use ground::database::{Reader, Transaction};
use ground::log::{NewEvent, Readers};
use ground::{
    AccountId, Caller, Error, FigureValues, Moment, OrganisationId, Refused, Result, Words, log,
};

use super::holding::rules::Giving;
use super::keeping::{is_own_administrator, may_reset_at_the_machine};
use super::refusal::OWN_PASSWORD_NOT_RESET;
use super::{accounts, event, holding, password, payload, random_text, session};

/// Twelve letters are 59 bits, of which five are tried before the account locks.
const GROUPS: usize = 3;

/// A password that nobody chose, with its hash.
pub struct TemporaryPassword {
    text: String,
    hash: String,
}

impl TemporaryPassword {
    /// The password to hand over, once.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Makes a temporary password for an account. To be called where no transaction is open: hashing takes long on purpose.
///
/// # Errors
/// As [`give_temporary_password`].
pub async fn temporary_password() -> Result<TemporaryPassword> {
    let text = random_text::grouped(GROUPS);
    let hash = password::hash(&text).await?;
    Ok(TemporaryPassword { text, hash })
}

/// A password that nobody chose, for an account that is opened without one.
#[must_use]
pub fn made_up_password() -> String {
    random_text::grouped(GROUPS)
}

/// Requires that the caller is an administrator of the account's own organisation, and it is not his own account.
///
/// # Errors
/// [`Error::NotFound`], or a refusal for one's own account.
pub async fn may_give_password(db: &impl Reader, caller: &Caller, id: AccountId) -> Result<()> {
    managed(db, caller, id).await?;
    if id == caller.account {
        return Err(Refused {
            kind: &OWN_PASSWORD_NOT_RESET,
            clause: None,
            detail: Words::new(
                "请用“修改密码”更改自己的密码",
                "change your own password with the present one",
            ),
            figures: FigureValues::NONE,
        }
        .into());
    }
    Ok(())
}

/// Puts a temporary password in the place of whatever there was: all sessions of the account end, no device keeps its
/// way in, and with the new password nothing is open but changing it; an account of the exchange centre only reads
/// afterwards, until another person has confirmed that its owner holds it. Returns until when it serves.
///
/// # Errors
/// [`Error::NotFound`] when it is no account of an organisation whose administrator the caller is; refuses one's own.
pub async fn give_temporary_password(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
    temporary: &TemporaryPassword,
) -> Result<DateTime<Utc>> {
    may_give_password(tx, caller, id).await?;
    let (until, event) = replace_password(tx, moment, Some(caller), id, temporary).await?;
    log::write(tx, moment, &[event.by(caller)]).await?;
    Ok(until)
}

/// As [`give_temporary_password`], by whoever runs the machine, for an account of the exchange centre, or one that no administrator
/// of its organisation can give one: the way back of an organisation whose only administrator has lost his password. Returns until
/// when it serves.
///
/// # Errors
/// [`Error::NotFound`]; `accounts-kept-by-their-own`.
pub async fn give_temporary_password_at_the_machine(
    tx: &Transaction<'_>,
    moment: &Moment,
    account: &str,
    temporary: &TemporaryPassword,
) -> Result<DateTime<Utc>> {
    let id = accounts::store::account_by_name(tx, account).await?;
    let (organisation, _, _) = accounts::store::account_named(tx, id).await?;
    accounts::store::lock_accounts(tx, organisation).await?;
    let kind = super::organisation(tx, organisation).await?.kind;
    let others = accounts::keepers(tx, organisation, Some(id)).await?;
    may_reset_at_the_machine(kind, others)?;
    let (until, event) = replace_password(tx, moment, None, id, temporary).await?;
    log::write(tx, moment, &[event]).await?;
    Ok(until)
}

async fn replace_password(
    tx: &Transaction<'_>,
    moment: &Moment,
    by: Option<&Caller>,
    id: AccountId,
    temporary: &TemporaryPassword,
) -> Result<(DateTime<Utc>, NewEvent)> {
    let locked = holding::store::lock_account(tx, id).await?;
    let until = session::rules::temporary_until(moment.wall);
    let by = by.map_or(Giving::Machine, |caller| Giving::Colleague(caller.account));
    let holding = locked.holding.given(locked.kind, by, moment.wall);
    store::give_password(tx, id, &temporary.hash, until, &holding).await?;
    let sessions_ended = session::store::sign_out_everywhere(tx, id).await?;
    let changed = payload::PasswordChanged {
        account: locked.account,
        display_name: locked.display_name,
        sessions_ended,
    };
    let event = event::PASSWORD_RESET
        .about(id, &changed)
        .for_readers(Readers::parties(&[locked.organisation]));
    Ok((until, event))
}

/// Ends the lock of an account and of its devices that wrong passwords brought. Where there is none, nothing happens.
///
/// # Errors
/// [`Error::NotFound`] when it is no account of an organisation whose administrator the caller is.
pub async fn unlock(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: AccountId,
) -> Result<()> {
    let (organisation, account, display_name) = managed(tx, caller, id).await?;
    if !store::unlock(tx, id, moment.wall).await? {
        return Ok(());
    }
    let unlocked = payload::Named {
        account,
        display_name,
    };
    let event = event::ACCOUNT_UNLOCKED
        .about(id, &unlocked)
        .by(caller)
        .for_readers(Readers::parties(&[organisation]));
    log::write(tx, moment, &[event]).await?;
    Ok(())
}

/// The organisation of an account, its name and whom it is for; [`Error::NotFound`] when it is no account of an organisation whose
/// administrator the caller is.
pub(super) async fn managed(
    db: &impl Reader,
    caller: &Caller,
    id: AccountId,
) -> Result<(OrganisationId, String, String)> {
    let found = accounts::store::account_named(db, id).await?;
    if is_own_administrator(caller, found.0) {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::party::weak_password;

    #[test]
    fn temporary_passwords_are_strong_and_never_the_same() {
        let made: HashSet<String> = (0..200).map(|_| made_up_password()).collect();
        assert_eq!(made.len(), 200);
        for text in made {
            assert_eq!(text.len(), 14, "{text}");
            assert!(weak_password::must_be_strong(&text, "maker", "/new").is_ok());
        }
    }
}
