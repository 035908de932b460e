//! Signing in and out. A session is stored by the hash of its token, so that a stolen database gives no
//! access. Sessions follow the wall clock: moving a simulated clock signs nobody out.

mod store;

use chrono::{DateTime, TimeDelta, Utc};
use ground::database::{Database, Reader, Transaction};
use ground::log::security::{self, SecurityLog, Whose};
use ground::{AccountId, Caller, Clock, Moment, Result};

use super::types::{SignInAttempt, SignedIn, Token};
use super::{password, rules};

/// How long a session lasts without use.
const IDLE_MAX: TimeDelta = TimeDelta::hours(8);

/// How long a session lasts at most.
const AGE_MAX: TimeDelta = TimeDelta::days(7);

/// How old the recorded time of last use may be, to save a write with every request.
const TOUCH_AFTER: TimeDelta = TimeDelta::minutes(1);

/// The id that no account has.
const NOBODY: AccountId = AccountId(0);

/// The outcome of an attempt to sign in.
pub enum SignIn {
    Opened(Box<SignedIn>, Token),
    /// Wrong password, or the account is locked, disabled or unknown: the caller does not learn which.
    Refused,
}

/// Tries a password. Wrong credentials are an outcome, not an error.
///
/// Hashing takes long on purpose, so it is done between two visits to the database: neither a connection nor a
/// row is kept waiting for it. What is true afterwards decides.
pub async fn sign_in(
    db: &Database,
    clock: &dyn Clock,
    log: &SecurityLog,
    attempt: SignInAttempt<'_>,
) -> Result<SignIn> {
    // A name that no account may have is as unknown as any other.
    let account = match attempt.account {
        name if rules::is_account_name(name) => name,
        _ => "",
    };
    let hash = {
        let connection = db.get().await?;
        store::password_hash(&connection, account).await?
    };
    let matches = password::verify(attempt.password, hash.as_deref()).await?;

    let mut connection = db.get().await?;
    let tx = connection.transaction().await?;
    let credential = store::credential(&tx, account).await?;
    let wall = clock.now();
    // A password that was changed meanwhile is a wrong one, but not of a guesser.
    let is_unchanged = |known: &store::Credential| Some(&known.password_hash) == hash.as_ref();
    let is_judged = |known: &&store::Credential| {
        is_unchanged(known) && known.is_active && !rules::is_locked(known.locked_until, wall)
    };
    let outcome = match credential.as_ref().filter(is_judged) {
        Some(known) if matches => {
            let signed_in = known.signed_in.clone();
            let whose = Whose::Account(signed_in.caller.account);
            let first = log.first(&security::SIGNED_IN, whose, attempt.address, wall);
            security::record(&tx, first.as_slice()).await?;
            open(&tx, wall, signed_in).await?
        }
        guessed => {
            let has_locked = refuse(&tx, wall, guessed).await?;
            let is_barred = matches && credential.as_ref().is_some_and(is_unchanged);
            let refused = Refused {
                whose: match &credential {
                    Some(known) => Whose::Account(known.signed_in.caller.account),
                    None => Whose::Unknown(log.mark(attempt.account)),
                },
                is_barred,
                has_locked,
            };
            refused.note(log, attempt, wall);
            SignIn::Refused
        }
    };
    tx.commit().await?;
    Ok(outcome)
}

async fn open(tx: &Transaction<'_>, wall: DateTime<Utc>, signed_in: SignedIn) -> Result<SignIn> {
    let id = signed_in.caller.account;
    store::note_success(tx, id).await?;
    let token = Token::fresh();
    store::insert_session(tx, &token, id, wall, wall + AGE_MAX).await?;
    Ok(SignIn::Opened(Box::new(signed_in), token))
}

/// What the security log notes of a refusal: written later, so that known and unknown names take the same time.
struct Refused {
    whose: Whose,
    /// The password was right.
    is_barred: bool,
    has_locked: bool,
}

impl Refused {
    fn note(&self, log: &SecurityLog, attempt: SignInAttempt<'_>, wall: DateTime<Utc>) {
        let kind = if self.is_barred {
            &security::SIGN_IN_BARRED
        } else {
            &security::SIGN_IN_FAILED
        };
        log.note(kind, self.whose, attempt.address, wall);
        if self.has_locked {
            let kind = &security::ACCOUNT_LOCKED;
            log.note(kind, self.whose, attempt.address, wall);
        }
    }
}

/// Refuses, counts a guess against the account, and returns whether that locked it. Unknown accounts cost the same
/// statements, and none waits for the disk: only existing ones have something to write, and its time would tell them
/// apart.
async fn refuse(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    guessed: Option<&store::Credential>,
) -> Result<bool> {
    tx.batch_execute("set local synchronous_commit = off")
        .await?;
    let (id, (failures, locked_until)) = match guessed {
        Some(known) => (
            known.signed_in.caller.account,
            rules::after_failure(known.failures, wall),
        ),
        None => (NOBODY, (0, None)),
    };
    store::note_failure(tx, id, failures, locked_until).await?;
    Ok(locked_until.is_some())
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

pub async fn sign_out(
    tx: &Transaction<'_>,
    moment: &Moment,
    log: &SecurityLog,
    caller: &Caller,
    token: &Token,
) -> Result<()> {
    store::delete_session(tx, token).await?;
    let whose = Whose::Account(caller.account);
    let first = log.first(&security::SIGNED_OUT, whose, moment.address, moment.wall);
    security::record(tx, first.as_slice()).await
}

/// Deletes sessions that have expired; returns how many.
pub(super) async fn tidy_sessions(tx: &Transaction<'_>, wall: DateTime<Utc>) -> Result<u64> {
    store::delete_stale_sessions(tx, wall, wall - IDLE_MAX).await
}
