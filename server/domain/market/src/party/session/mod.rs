//! Signing in and out. A session is stored by the hash of its token, so that a stolen database gives no
//! access. Sessions follow the wall clock: moving a simulated clock signs nobody out.

mod store;

use chrono::{DateTime, TimeDelta, Utc};
use ground::Result;
use ground::database::{Reader, Transaction};

use super::types::{SignedIn, Token};
use super::{password, rules};

/// How long a session lasts without use.
const IDLE_MAX: TimeDelta = TimeDelta::hours(8);

/// How long a session lasts at most.
const AGE_MAX: TimeDelta = TimeDelta::days(7);

/// How old the recorded time of last use may be, to save a write with every request.
const TOUCH_AFTER: TimeDelta = TimeDelta::minutes(1);

/// The outcome of an attempt to sign in. A refusal must be committed too: it counts the failures.
pub enum SignIn {
    Opened(Box<SignedIn>, Token),
    /// Wrong password, or the account is locked, disabled or unknown: the caller does not learn which.
    Refused,
}

/// Tries a password at `wall`, the wall clock's instant. Wrong credentials are an outcome, not an error.
pub async fn sign_in(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    account: &str,
    password: &str,
) -> Result<SignIn> {
    let credential = store::credential(tx, account).await?;
    let hash = credential
        .as_ref()
        .map(|known| known.password_hash.as_str());
    let matches = password::verify(password, hash).await?;
    let Some(credential) = credential else {
        return Ok(SignIn::Refused);
    };
    if rules::is_locked(credential.locked_until, wall) || !credential.is_active {
        return Ok(SignIn::Refused);
    }
    let id = credential.signed_in.caller.account;
    if !matches {
        let (failures, locked_until) = rules::after_failure(credential.failures, wall);
        store::note_failure(tx, id, failures, locked_until).await?;
        return Ok(SignIn::Refused);
    }
    store::note_success(tx, id).await?;
    let token = Token::fresh();
    store::insert_session(tx, &token, id, wall, wall + AGE_MAX).await?;
    Ok(SignIn::Opened(Box::new(credential.signed_in), token))
}

/// The account that holds this token, if its session is valid at `wall`.
pub async fn resume(
    db: &impl Reader,
    wall: DateTime<Utc>,
    token: &Token,
) -> Result<Option<SignedIn>> {
    let Some((signed_in, used_at)) = store::session(db, token, wall, wall - IDLE_MAX).await? else {
        return Ok(None);
    };
    if used_at + TOUCH_AFTER < wall {
        store::touch_session(db, token, wall).await?;
    }
    Ok(Some(signed_in))
}

pub async fn sign_out(tx: &Transaction<'_>, token: &Token) -> Result<()> {
    store::delete_session(tx, token).await
}

/// Deletes sessions that have expired; returns how many.
pub(super) async fn tidy_sessions(tx: &Transaction<'_>, wall: DateTime<Utc>) -> Result<u64> {
    store::delete_stale_sessions(tx, wall, wall - IDLE_MAX).await
}
