//! Changing one's own password: whoever was signed in elsewhere with the old one is so no longer.

use ground::database::{Database, Transaction};
use ground::log::{self, Readers};
use ground::{Caller, Error, FieldError, Moment, Result};

use super::types::Token;
use super::{event, password, session, store, weak_password};

/// A change whose old password was right: hashes only.
pub struct PasswordChange {
    account: String,
    before: String,
    after: String,
}

/// Judges a change; none where `current` is not the caller's password. Hashing takes long on purpose: no connection is
/// held meanwhile, and nothing is written.
///
/// # Errors
/// Refuses a new password that is too weak, or the present one.
pub async fn judge_password_change(
    db: &Database,
    caller: &Caller,
    current: &str,
    new: &str,
) -> Result<Option<PasswordChange>> {
    let (account, before) = {
        let connection = db.get().await?;
        session::store::own_password_hash(&connection, caller.account).await?
    };
    weak_password::must_be_strong(new, &account, "/new")?;
    if !password::verify(current, Some(&before)).await? {
        return Ok(None);
    }
    if current == new {
        return Err(FieldError::alone(
            "/new",
            "新密码不能与现在的密码相同",
            "must not be the present password",
        ));
    }
    let after = password::hash(new).await?;
    Ok(Some(PasswordChange {
        account,
        before,
        after,
    }))
}

/// Makes a judged change: ends all other sessions of the account, and no other device keeps its way in.
///
/// # Errors
/// [`Error::Stale`] when the password was changed meanwhile.
pub async fn change_password(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    kept: &Token,
    change: &PasswordChange,
) -> Result<()> {
    let is_changed =
        session::store::set_password(tx, caller.account, &change.before, &change.after).await?;
    if !is_changed {
        return Err(Error::Stale);
    }
    let sessions_ended = session::store::end_other_sessions(tx, caller.account, kept).await?;
    let (_, _, display_name) = store::account_named(tx, caller.account).await?;
    let changed = event::PasswordChanged {
        account: change.account.clone(),
        display_name,
        sessions_ended,
    };
    let event = event::PASSWORD_CHANGED
        .about(caller.account, &changed)
        .by(caller)
        .for_readers(Readers::parties(&[caller.organisation]));
    log::write(tx, moment, &[event]).await?;
    Ok(())
}
