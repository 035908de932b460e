//! The security log: sign-ins and what became of them, changes of accounts and rules, for overseers.
//!
//! What is written in a transaction is repeated from its event by [`log::write`](super::write). Attempts to sign in
//! come from anybody and in any number, so they are counted in memory first: of what is alike, the first is written
//! at once and the others as one number when the minute is over; and of each kind only so many different ones are
//! distinguished in a minute, by each account and by everybody else. No password, no token and no typed name ever gets here: a name that no account has may be
//! a password in the wrong field, and is replaced by a [`Mark`].

mod kinds;
mod minute;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

pub use kinds::{
    ACCOUNT_LOCKED, DEVICE_LOCKED, KEY_REFUSED, LINK_REFUSED, PASSWORD_NOT_PROVED,
    SECOND_FACTOR_AWAITED, SECOND_FACTOR_WRONG, SIGN_IN_BARRED, SIGN_IN_FAILED, SIGN_IN_SLOWED,
    SIGNED_IN, SIGNED_OUT, SecurityKind, kinds,
};
use minute::{Alike, Pending};

use super::store;
use crate::database::{Database, Reader};
use crate::error::Result;
use crate::ids::AccountId;

/// Names of accounts that somebody lately tried in vain.
const TRIED_MAX: usize = 20_000;

/// Entries that wait while the database is away; beyond them the oldest are lost.
const WAITING_MAX: usize = 20_000;

/// In place of a name that no account has. The key is in memory alone and new with each start: with the database
/// in hand, nobody can try which name it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mark(u32);

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    Account(AccountId),
    Unknown(Mark),
    /// Nothing is known but the address.
    Anybody,
}

/// An entry to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityEvent {
    pub(in crate::log) at: DateTime<Utc>,
    pub(in crate::log) kind: &'static str,
    pub(in crate::log) account: Option<AccountId>,
    pub(in crate::log) mark: Option<Mark>,
    pub(in crate::log) address: Option<IpAddr>,
    pub(in crate::log) times: u32,
}

/// What one process has seen of sign-ins and not written yet.
#[derive(Default)]
pub struct SecurityLog {
    /// Its key is random with each start.
    key: RandomState,
    pending: Mutex<Pending>,
    /// The accounts whose names somebody tried in vain, by the hash of the name as it was typed.
    tried: Mutex<HashMap<u64, AccountId>>,
}

impl SecurityLog {
    fn pending(&self) -> MutexGuard<'_, Pending> {
        (self.pending.lock()).unwrap_or_else(PoisonError::into_inner)
    }

    #[must_use]
    pub fn mark(&self, name: &str) -> Mark {
        let hash = self.key.hash_one(name).to_le_bytes();
        Mark(u32::from_le_bytes([hash[0], hash[1], hash[2], hash[3]]))
    }

    /// Notes which account a name is that was tried in vain.
    pub fn tried(&self, name: &str, account: AccountId) {
        let hash = self.key.hash_one(name);
        let mut tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        if TRIED_MAX <= tried.len() && !tried.contains_key(&hash) {
            tried.clear();
        }
        tried.insert(hash, account);
    }

    /// Whose an attempt is that is put off before it is judged, as far as an earlier one shows it: a look-up would cost
    /// what putting off saves.
    #[must_use]
    pub fn whose(&self, name: &str) -> Whose {
        let hash = self.key.hash_one(name);
        let tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        let account = tried.get(&hash).copied();
        account.map_or(Whose::Anybody, Whose::Account)
    }

    /// Counts something; returns the entry that a transaction has to write, when it is the first of its kind in
    /// this minute.
    #[must_use]
    pub fn first(
        &self,
        kind: &'static SecurityKind,
        whose: Whose,
        address: Option<IpAddr>,
        at: DateTime<Utc>,
    ) -> Option<SecurityEvent> {
        let alike = Alike {
            kind: kind.name,
            whose,
            address,
        };
        let mut pending = self.pending();
        pending.roll(at);
        pending.count(kind, alike, at)
    }

    /// As [`first`](Self::first), written by the next [`flush`](Self::flush): nobody waits for it.
    pub fn note(
        &self,
        kind: &'static SecurityKind,
        whose: Whose,
        address: Option<IpAddr>,
        at: DateTime<Utc>,
    ) {
        let first = self.first(kind, whose, address, at);
        self.pending().waiting.extend(first);
    }

    /// Counts what somebody did; what is the first of its kind in this minute is for the transaction that answers him.
    pub fn firsts(
        &self,
        kinds: &[&'static SecurityKind],
        whose: Whose,
        address: Option<IpAddr>,
        at: DateTime<Utc>,
    ) -> Firsts<'_> {
        let kinds = kinds.iter();
        let entries = kinds.filter_map(|kind| self.first(kind, whose, address, at));
        Firsts {
            log: self,
            entries: entries.collect(),
        }
    }

    /// Writes what waits; `now` is the wall clock.
    pub async fn flush(&self, db: &Database, now: DateTime<Utc>) -> Result<()> {
        self.pending().roll(now);
        self.write(db).await
    }

    /// Writes all that was seen, at the end of the program: what was counted in this minute too.
    pub async fn finish(&self, db: &Database) -> Result<()> {
        self.pending().end();
        self.write(db).await
    }

    async fn write(&self, db: &Database) -> Result<()> {
        let waiting = std::mem::take(&mut self.pending().waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        let outcome = match db.get().await {
            Ok(connection) => record(&connection, &waiting).await,
            Err(error) => Err(error),
        };
        if outcome.is_err() {
            self.put_back(waiting);
        }
        outcome
    }

    fn put_back(&self, mut unwritten: Vec<SecurityEvent>) {
        let mut pending = self.pending();
        unwritten.append(&mut pending.waiting);
        let lost = unwritten.len().saturating_sub(WAITING_MAX);
        if 0 < lost {
            tracing::error!(lost, "entries of the security log could not be written");
            unwritten.drain(..lost);
        }
        pending.waiting = unwritten;
    }
}

/// Entries that are the first of their kinds in their minute. What its transaction did not write, since it failed or whoever asked
/// left, waits for the next [`flush`](SecurityLog::flush): it happened all the same.
#[must_use]
pub struct Firsts<'a> {
    log: &'a SecurityLog,
    entries: Vec<SecurityEvent>,
}

impl Firsts<'_> {
    /// Writes them. One statement, also when there are none: what was seen before in this minute takes no other time.
    pub async fn write(&self, db: &impl Reader) -> Result<()> {
        store::record_security(db, &self.entries).await
    }

    /// Notes that the transaction is committed that wrote them.
    pub fn written(mut self) {
        self.entries.clear();
    }
}

impl Drop for Firsts<'_> {
    fn drop(&mut self) {
        if !self.entries.is_empty() {
            self.log.pending().waiting.append(&mut self.entries);
        }
    }
}

pub async fn record(db: &impl Reader, seen: &[SecurityEvent]) -> Result<()> {
    if seen.is_empty() {
        return Ok(());
    }
    store::record_security(db, seen).await
}
