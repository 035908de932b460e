//! Changing one's own password: whoever was signed in elsewhere with the old one is so no longer.

use ground::database::{Database, Transaction};
use ground::log::Readers;
use ground::log::security::SecurityLog;
use ground::{Caller, Clock, Error, FieldError, Moment, Result, log};

use super::types::{SignInAttempt, Token};
use super::{event, holding, password, payload, session, weak_password};

/// A change whose old password was right: hashes only.
pub struct PasswordChange {
    account: String,
    before: String,
    after: String,
}

/// Judges a change; none where the attempt's password is not the caller's, which counts as a guess at signing in does:
/// it is noted in the security log, and locks. Hashing takes long on purpose: no connection is held meanwhile.
///
/// # Errors
/// Refuses a new password that is too weak, or the present one.
pub async fn judge_password_change(
    db: &Database,
    clock: &dyn Clock,
    log: &SecurityLog,
    attempt: SignInAttempt<'_>,
    new: &str,
) -> Result<Option<PasswordChange>> {
    weak_password::must_be_strong(new, attempt.account, "/new")?;
    let Some(before) = session::prove(db, clock, log, attempt).await? else {
        return Ok(None);
    };
    if attempt.password == new {
        return Err(FieldError::alone(
            "/new",
            "新密码不能与现在的密码相同",
            "must not be the present password",
        ));
    }
    let after = password::hash(new).await?;
    Ok(Some(PasswordChange {
        account: attempt.account.to_owned(),
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
    let locked = holding::store::lock_account(tx, caller.account).await?;
    let is_changed =
        session::store::set_password(tx, caller.account, &change.before, &change.after).await?;
    if !is_changed {
        return Err(Error::Stale);
    }
    let sessions_ended = session::store::end_other_sessions(tx, caller.account, kept).await?;
    let changed = payload::PasswordChanged {
        account: change.account.clone(),
        display_name: locked.display_name.clone(),
        sessions_ended,
    };
    let event = event::PASSWORD_CHANGED
        .about(caller.account, &changed)
        .by(caller)
        .for_readers(Readers::parties(&[locked.organisation]));
    let mut events = vec![event];
    if locked.holding.unconfirmed_since.is_some() {
        // Only now that nobody but its owner knows the password is there something to confirm.
        events.push(holding::to_confirm(tx, caller, caller.account, None).await?);
    }
    log::write(tx, moment, &events).await?;
    Ok(())
}
