//! A tried password: whether it opens its account, and against what a wrong one counts.

use chrono::{DateTime, Utc};
use ground::database::{Database, Transaction};
use ground::log::security::{self, Firsts, SecurityKind, SecurityLog, Whose};
use ground::{AccountId, Result};

use super::{rules, store};
use crate::party::accounts::rules::is_account_name;
use crate::party::devices::store as devices_store;
use crate::party::password;
use crate::party::types::SignInAttempt;

/// The id that no account has.
const NOBODY: AccountId = AccountId(0);

/// The stored hash of an account's password, and whether a password has it. No connection is held while it is computed.
pub(super) async fn verified(
    db: &Database,
    account: &str,
    password: &str,
) -> Result<(Option<String>, bool)> {
    let hash = {
        let connection = db.get().await?;
        store::password_hash(&connection, name_of(account)).await?
    };
    let matches = password::verify(password, hash.as_deref()).await?;
    Ok((hash, matches))
}

/// An attempt, and what was true of its account when its password had been verified.
pub(super) struct Judged {
    pub(super) wall: DateTime<Utc>,
    known: Option<store::Credential>,
    pub(super) device: Option<devices_store::Device>,
    matches: bool,
    /// A password that was changed meanwhile is a wrong one, but not of a guesser.
    is_unchanged: bool,
}

impl Judged {
    pub(super) async fn of(
        tx: &Transaction<'_>,
        wall: DateTime<Utc>,
        attempt: SignInAttempt<'_>,
        (hash, matches): (Option<String>, bool),
    ) -> Result<Self> {
        let known = store::credential(tx, name_of(attempt.account)).await?;
        let id = known
            .as_ref()
            .map_or(NOBODY, |known| known.signed_in.caller.account);
        let device = match attempt.device {
            Some(token) => devices_store::device(tx, token, id, wall).await?,
            None => None,
        };
        let is_unchanged = known
            .as_ref()
            .is_some_and(|known| Some(&known.password_hash) == hash.as_ref());
        Ok(Self {
            wall,
            known,
            device,
            matches,
            is_unchanged,
        })
    }

    /// The account, unless it or the device is locked, or it is disabled.
    fn open_to_guesses(&self) -> Option<&store::Credential> {
        let known = self.known.as_ref().filter(|_| self.is_unchanged);
        known.filter(|known| {
            known.is_active && !rules::is_locked(lock(known, self.device.as_ref()), self.wall)
        })
    }

    pub(super) fn passed(&self) -> Option<&store::Credential> {
        let known = self.open_to_guesses().filter(|_| self.matches);
        known.filter(|known| rules::password_serves(known.temporary_until, self.wall))
    }

    /// Counts a guess and notes it as a failure of a kind, in the security log as well, and commits both: nobody is refused
    /// whose failure a crash would forget.
    pub(super) async fn refuse(
        &self,
        tx: Transaction<'_>,
        log: &SecurityLog,
        attempt: SignInAttempt<'_>,
        failed: &'static SecurityKind,
    ) -> Result<()> {
        let device = self.device.as_ref();
        let refused = Refused {
            whose: match &self.known {
                Some(known) => Whose::Account(known.signed_in.caller.account),
                None => Whose::Unknown(log.mark(attempt.account)),
            },
            is_barred: self.matches && self.is_unchanged && self.passed().is_none(),
            by_device: device.is_some(),
            has_locked: refuse(&tx, self.wall, self.open_to_guesses(), device).await?,
        };
        if let Whose::Account(account) = refused.whose {
            log.tried(attempt.account, account);
        }
        let firsts = refused.firsts(log, attempt, self.wall, failed);
        firsts.write(&tx).await?;
        tx.commit().await?;
        firsts.written();
        Ok(())
    }
}

/// A name that no account may have is as unknown as any other.
pub(super) fn name_of(typed: &str) -> &str {
    if is_account_name(typed) { typed } else { "" }
}

/// A device that signed in before has a lock of its own: what others try does not keep it out, and what it tries
/// does not lock others out.
fn lock(
    known: &store::Credential,
    device: Option<&devices_store::Device>,
) -> Option<DateTime<Utc>> {
    device.map_or(known.locked_until, |device| device.locked_until)
}

/// What the security log notes of a refusal, of known and unknown names with the same statements.
struct Refused {
    whose: Whose,
    /// The password was right, and opens nothing.
    is_barred: bool,
    by_device: bool,
    has_locked: bool,
}

impl Refused {
    fn firsts<'a>(
        &self,
        log: &'a SecurityLog,
        attempt: SignInAttempt<'_>,
        wall: DateTime<Utc>,
        failed: &'static SecurityKind,
    ) -> Firsts<'a> {
        let failed = if self.is_barred {
            &security::SIGN_IN_BARRED
        } else {
            failed
        };
        let locked = self.has_locked.then_some(if self.by_device {
            &security::DEVICE_LOCKED
        } else {
            &security::ACCOUNT_LOCKED
        });
        let kinds: Vec<&'static SecurityKind> = [failed].into_iter().chain(locked).collect();
        log.firsts(&kinds, self.whose, attempt.address, wall)
    }
}

/// Refuses, counts a guess against the device or else the account, and returns whether that locked it. Unknown
/// accounts cost the same statements, and none waits for the disk: only existing ones have something to write, and
/// its time would tell them apart.
async fn refuse(
    tx: &Transaction<'_>,
    wall: DateTime<Utc>,
    guessed: Option<&store::Credential>,
    device: Option<&devices_store::Device>,
) -> Result<bool> {
    store::wait_for_no_disk(tx).await?;
    if let (Some(_), Some(device)) = (guessed, device) {
        let (failures, locked_until) =
            rules::after_device_failure(device.failures, device.locked_until, wall);
        devices_store::note_device_failure(tx, device, failures, locked_until).await?;
        return Ok(locked_until.is_some());
    }
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
