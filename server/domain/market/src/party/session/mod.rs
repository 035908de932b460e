//! Signing in and out. A session is stored by the hash of its token, so that a stolen database gives no
//! access. Sessions follow the wall clock: moving a simulated clock signs nobody out.

mod attempt;
pub(super) mod rules;
pub(super) mod store;

use chrono::{DateTime, TimeDelta, Utc};
use ground::database::{Database, Reader, Transaction};
use ground::log::security::{self, SecurityKind, SecurityLog, Whose};
use ground::{AccountId, Caller, Clock, Error, Moment, Result};

use super::devices::store as devices_store;
use super::passkey::proving;
use super::passkey::rules::RelyingParty;
use super::passkey::types::Challenge;
use super::second_factor::{self, Given, Takes};
use super::types::{Device, OpenedSession, Session, SessionId, SignInAttempt, SignedIn, Token};
use super::{event, payload};
use attempt::{Judged, name_of, verified};

/// How long a session lasts without use.
const IDLE_MAX: TimeDelta = TimeDelta::hours(8);

/// How long a session lasts at most.
const AGE_MAX: TimeDelta = TimeDelta::days(7);

/// How old the recorded time of last use may be, to save a write with every request.
const TOUCH_AFTER: TimeDelta = TimeDelta::minutes(1);

/// How long a device remembers, from its last sign-in.
pub const DEVICE_AGE_MAX: TimeDelta = TimeDelta::days(180);

/// Devices of one account. Programs that keep no cookies make a new one with each sign-in: those that never came back
/// are forgotten first.
const DEVICES_MAX: i64 = 20;

/// The outcome of an attempt to sign in.
pub enum SignIn {
    Opened(Box<OpenedSession>),
    /// Wrong password, or the account is locked, disabled or unknown: the caller does not learn which.
    Refused,
    /// The password was right, and the account takes something beside it.
    CodeMissing(Takes),
    /// The password was right, and the code is wrong, over or was used, or no key of the account signed.
    CodeWrong,
}

/// Tries a password, and a code where the account has a second factor: one is judged after a right password alone, so that nobody else
/// learns which accounts have one. A wrong one counts as a wrong password does. Wrong credentials are an outcome, not an error.
///
/// Hashing takes long on purpose, so it is done between two visits to the database: neither a connection nor a
/// row is kept waiting for it. What is true afterwards decides.
pub async fn sign_in(
    db: &Database,
    clock: &dyn Clock,
    log: &SecurityLog,
    moment: &Moment,
    attempt: SignInAttempt<'_>,
) -> Result<SignIn> {
    let verified = verified(db, attempt.account, attempt.password).await?;
    let mut connection = db.get().await?;
    let tx = connection.transaction().await?;
    let judged = Judged::of(&tx, clock.now(), attempt, verified).await?;
    let failed = &security::SIGN_IN_FAILED;
    let (tx, known, given) = match tried(tx, (log, moment), &judged, attempt, failed).await? {
        Tried::Passed { tx, known, given } => (tx, known, given),
        Tried::PasswordWrong => return Ok(SignIn::Refused),
        Tried::CodeMissing(takes) => return Ok(SignIn::CodeMissing(takes)),
        Tried::CodeWrong => return Ok(SignIn::CodeWrong),
    };
    let device = judged.device.as_ref();
    let opened = open(&tx, judged.wall, log, attempt, known, device).await?;
    tx.commit().await?;
    Ok(SignIn::Opened(Box::new(OpenedSession {
        has_event: matches!(given, Given::Recovery(_)),
        ..opened
    })))
}

/// A password, and a code where its account has a second factor, as they were judged.
enum Tried<'a> {
    /// Both serve; nothing is committed yet.
    Passed {
        tx: Transaction<'a>,
        known: &'a store::Credential,
        given: Given,
    },
    PasswordWrong,
    CodeMissing(Takes),
    CodeWrong,
}

/// Judges both; what does not pass is noted and committed, a wrong password as a failure of a kind.
async fn tried<'a>(
    tx: Transaction<'a>,
    (log, moment): (&SecurityLog, &Moment),
    judged: &'a Judged,
    attempt: SignInAttempt<'_>,
    failed: &'static SecurityKind,
) -> Result<Tried<'a>> {
    let Some(known) = judged.passed() else {
        judged.refuse(tx, log, attempt, failed).await?;
        return Ok(Tried::PasswordWrong);
    };
    match given(&tx, judged.wall, log, moment, attempt, known).await? {
        given @ (Given::NothingNeeded | Given::OfDevice | Given::Recovery(_)) => {
            Ok(Tried::Passed { tx, known, given })
        }
        Given::Nothing(takes) => {
            tx.commit().await?;
            Ok(Tried::CodeMissing(takes))
        }
        Given::Wrong => {
            let failed = &security::SECOND_FACTOR_WRONG;
            judged.refuse(tx, log, attempt, failed).await?;
            Ok(Tried::CodeWrong)
        }
    }
}

/// What somebody gave beside a right password. That nothing was given is noted, since he knows the password; that a recovery code
/// served is an event, of which its owner is notified.
async fn given(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    log: &SecurityLog,
    moment: &Moment,
    attempt: SignInAttempt<'_>,
    known: &store::Credential,
) -> Result<Given> {
    let signed_in = &known.signed_in;
    let account = signed_in.caller.account;
    let offered = (attempt.code, attempt.passkey);
    let given = second_factor::judge(tx, wall, (account, &signed_in.account), offered).await?;
    match given {
        Given::NothingNeeded | Given::OfDevice | Given::Wrong => {}
        Given::Nothing(_) => {
            let (kind, whose) = (&security::SECOND_FACTOR_AWAITED, Whose::Account(account));
            let first = log.first(kind, whose, attempt.address, wall);
            security::record(tx, first.as_slice()).await?;
        }
        Given::Recovery(left) => {
            let used = payload::RecoveryCodeUsed {
                account: signed_in.account.clone(),
                display_name: signed_in.display_name.clone(),
                left,
            };
            let event = event::RECOVERY_CODE_USED
                .about(account, &used)
                .by(&signed_in.caller);
            ground::log::write(tx, moment, &[event]).await?;
        }
    }
    Ok(given)
}

/// Tries a password as [`sign_in`] does, but opens nothing: the hash of the right one. A wrong one counts as a guess
/// and locks as there, so that whoever holds a session of another guesses no better than without one.
pub(super) async fn prove(
    db: &Database,
    clock: &dyn Clock,
    log: &SecurityLog,
    attempt: SignInAttempt<'_>,
) -> Result<Option<String>> {
    let verified = verified(db, attempt.account, attempt.password).await?;
    let mut connection = db.get().await?;
    let tx = connection.transaction().await?;
    let judged = Judged::of(&tx, clock.now(), attempt, verified).await?;
    let proved = judged.passed().map(|known| known.password_hash.clone());
    if proved.is_some() {
        tx.commit().await?;
    } else {
        let failed = &security::PASSWORD_NOT_PROVED;
        judged.refuse(tx, log, attempt, failed).await?;
    }
    Ok(proved)
}

/// The outcome of asking for a challenge.
pub enum Challenged {
    Given(Challenge),
    /// Or the account is locked, disabled or unknown: the caller does not learn which.
    PasswordWrong,
    /// The password was right, and the account has no key.
    NoPasskey,
}

/// A challenge for the devices of whoever knows a password, to prove by one who he is. A wrong password counts as it does when signing in.
pub async fn challenge_passkey(
    db: &Database,
    clock: &dyn Clock,
    log: &SecurityLog,
    at: &RelyingParty,
    attempt: SignInAttempt<'_>,
) -> Result<Challenged> {
    if prove(db, clock, log, attempt).await?.is_none() {
        return Ok(Challenged::PasswordWrong);
    }
    let mut connection = db.get().await?;
    let tx = connection.transaction().await?;
    let known = store::credential(&tx, name_of(attempt.account)).await?;
    let Some(known) = known else {
        return Ok(Challenged::PasswordWrong);
    };
    let account = known.signed_in.caller.account;
    let given = proving::challenge(&tx, clock.now(), account, at).await?;
    tx.commit().await?;
    Ok(given.map_or(Challenged::NoPasskey, Challenged::Given))
}

/// What somebody proved who is signed in: his password, and where his account has a second factor a code.
#[derive(Debug, Clone, Copy)]
pub struct Proved {
    given: Given,
}

impl Proved {
    /// Whether it was more than the password.
    #[must_use]
    pub(super) fn has_code(&self) -> bool {
        match self.given {
            Given::OfDevice | Given::Recovery(_) => true,
            Given::NothingNeeded | Given::Nothing(_) | Given::Wrong => false,
        }
    }
}

/// The outcome of proving who one is.
pub enum Proof {
    Given(Proved),
    /// Or the account is locked meanwhile.
    PasswordWrong,
    CodeMissing,
    CodeWrong,
}

/// Proves who somebody is by his password, with a code where the account has a second factor. A wrong one counts as a wrong password does.
pub async fn prove_with_code(
    db: &Database,
    clock: &dyn Clock,
    log: &SecurityLog,
    moment: &Moment,
    attempt: SignInAttempt<'_>,
) -> Result<Proof> {
    let verified = verified(db, attempt.account, attempt.password).await?;
    let mut connection = db.get().await?;
    let tx = connection.transaction().await?;
    let judged = Judged::of(&tx, clock.now(), attempt, verified).await?;
    let failed = &security::PASSWORD_NOT_PROVED;
    match tried(tx, (log, moment), &judged, attempt, failed).await? {
        Tried::Passed { tx, given, .. } => {
            tx.commit().await?;
            Ok(Proof::Given(Proved { given }))
        }
        Tried::PasswordWrong => Ok(Proof::PasswordWrong),
        Tried::CodeMissing(_) => Ok(Proof::CodeMissing),
        Tried::CodeWrong => Ok(Proof::CodeWrong),
    }
}

async fn open(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    log: &SecurityLog,
    attempt: SignInAttempt<'_>,
    known: &store::Credential,
    device: Option<&devices_store::Device>,
) -> Result<OpenedSession> {
    let signed_in = known.signed_in.clone();
    let id = signed_in.caller.account;
    let whose = Whose::Account(id);
    let first = log.first(&security::SIGNED_IN, whose, attempt.address, wall);
    security::record(tx, first.as_slice()).await?;
    let used = devices_store::DeviceUse {
        at: wall,
        expires_at: wall + DEVICE_AGE_MAX,
        name: attempt.device_name,
        address: attempt.address.map(|address| address.to_string()),
    };
    let (device, hangs_on) = match (attempt.device, device) {
        (Some(token), Some(device)) => {
            devices_store::note_device_use(tx, device, &used).await?;
            (token.clone(), device.id)
        }
        (held, _) => {
            store::note_success(tx, id).await?;
            new_device(tx, &used, id, held).await?
        }
    };
    let token = Token::fresh();
    store::insert_session(tx, &token, id, hangs_on, wall, wall + AGE_MAX).await?;
    Ok(OpenedSession {
        signed_in,
        token,
        device,
        has_event: false,
    })
}

/// A secret for a device where this account signs in for the first time. Others who signed in there before keep
/// their way in: their rows move to the new secret, so that nobody can plant one that he knows.
async fn new_device(
    tx: &Transaction<'_>,
    used: &devices_store::DeviceUse<'_>,
    account: AccountId,
    held: Option<&Token>,
) -> Result<(Token, i64)> {
    let fresh = Token::fresh();
    if let Some(held) = held {
        devices_store::move_devices(tx, held, &fresh, used.at).await?;
    }
    let id = devices_store::insert_device(tx, &fresh, account, used).await?;
    devices_store::delete_surplus_devices(tx, account, id, DEVICES_MAX - 1).await?;
    Ok((fresh, id))
}

/// The devices of an account that keep their way in, the last used first. `held` is what the device of the caller
/// holds.
pub(super) async fn devices(
    db: &impl Reader,
    wall: DateTime<Utc>,
    account: AccountId,
    held: Option<&Token>,
) -> Result<Vec<Device>> {
    devices_store::devices(db, account, held, wall, wall - IDLE_MAX).await
}

/// Whether this account signed in before at the device that holds this, and the device is not locked.
pub async fn is_known_device(
    db: &Database,
    wall: DateTime<Utc>,
    device: &Token,
    account: &str,
) -> Result<bool> {
    let connection = db.get().await?;
    devices_store::is_device(&connection, device, name_of(account), wall).await
}

/// Whether this is the password of the account. For a caller who opened the account and repeats it: nothing is counted
/// as a guess. No connection is held while it is computed.
pub async fn is_password_of(db: &Database, account: &str, password: &str) -> Result<bool> {
    Ok(verified(db, account, password).await?.1)
}

/// The account that holds this token, if its session is valid at `wall`. A device that comes back with its session has
/// come back with its first request already, as one that signs in again: it is kept before those that never did.
pub async fn resume(
    db: &impl Reader,
    wall: DateTime<Utc>,
    token: &Token,
    device: Option<&Token>,
) -> Result<Option<SignedIn>> {
    let found = store::session(db, token, wall, wall - IDLE_MAX).await?;
    let Some((signed_in, used_at, is_new)) = found else {
        return Ok(None);
    };
    let is_due = used_at + TOUCH_AFTER < wall;
    if is_due {
        store::touch_session(db, token, wall).await?;
    }
    if let Some(device) = device.filter(|_| is_due || is_new) {
        let account = signed_in.caller.account;
        devices_store::note_device_return(db, device, account, wall, is_due).await?;
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
    note_signed_out(tx, moment, log, caller).await
}

async fn note_signed_out(
    tx: &Transaction<'_>,
    moment: &Moment,
    log: &SecurityLog,
    caller: &Caller,
) -> Result<()> {
    let whose = Whose::Account(caller.account);
    let first = log.first(&security::SIGNED_OUT, whose, moment.address, moment.wall);
    security::record(tx, first.as_slice()).await
}

/// The caller's own open sessions, the last used first. `held` is the token of this one.
pub async fn own_sessions(
    db: &impl Reader,
    moment: &Moment,
    caller: &Caller,
    held: &Token,
) -> Result<Vec<Session>> {
    let wall = moment.wall;
    store::sessions(db, caller.account, held, wall, wall - IDLE_MAX).await
}

/// Ends one of the caller's own sessions, as signing out there does.
///
/// # Errors
/// [`Error::NotFound`] when it is none of his, or has ended.
pub async fn end_own_session(
    tx: &Transaction<'_>,
    moment: &Moment,
    log: &SecurityLog,
    caller: &Caller,
    id: SessionId,
) -> Result<()> {
    if !store::delete_session_of(tx, caller.account, id).await? {
        return Err(Error::NotFound);
    }
    note_signed_out(tx, moment, log, caller).await
}

/// Deletes sessions that have expired; returns how many.
pub(super) async fn tidy_sessions(tx: &Transaction<'_>, wall: DateTime<Utc>) -> Result<u64> {
    store::delete_stale_sessions(tx, wall, wall - IDLE_MAX).await
}

/// Forgets devices from which nobody signed in for long; returns how many.
pub(super) async fn tidy_devices(tx: &Transaction<'_>, wall: DateTime<Utc>) -> Result<u64> {
    devices_store::delete_stale_devices(tx, wall).await
}
