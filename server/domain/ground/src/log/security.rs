//! The security log: sign-ins and what became of them, changes of accounts and rules, for overseers.
//!
//! What is written in a transaction is repeated from its event by [`log::write`](super::write). Attempts to sign in
//! come from anybody and in any number, so they are counted in memory first: of what is alike, the first is written
//! at once and the others as one number when the minute is over; and of each kind only so many different ones are
//! distinguished in a minute, by each account and by everybody else. No password, no token and no typed name ever gets here: a name that no account has may be
//! a password in the wrong field, and is replaced by a [`Mark`].

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use super::store;
use crate::capability::Capability;
use crate::database::{Database, Reader};
use crate::error::Result;
use crate::ids::AccountId;
use crate::words::Label;

/// A kind of entry that is no event of the log.
#[derive(Debug)]
pub struct SecurityKind {
    /// The name in tables and answers; never changed once written.
    pub name: &'static str,
    pub label: Label,
    /// How many different names and addresses of one minute are distinguished that are of no account, and how many
    /// addresses of each account; in one process.
    distinct_max: usize,
}

/// Of attempts that fail, anybody can make as many as he likes. What hits one account hides nothing of another, and names
/// that no account has hide no account's: fewer guesses at one account are let through in a minute.
const OF_ANYBODY: usize = 60;

/// A sign-in takes a right password: no more in a minute than all accounts there are, at eight in the morning.
const OF_ACCOUNTS: usize = 5_000;

/// Beyond what is distinguished, addresses that are still counted each by itself; of all others only how many.
const MERGED_MAX: usize = 40;

/// Names of accounts that somebody lately tried in vain.
const TRIED_MAX: usize = 20_000;

/// Entries that wait while the database is away; beyond them the oldest are lost.
const WAITING_MAX: usize = 20_000;

impl SecurityKind {
    const fn of_accounts(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            name,
            label: Label::new(zh, en),
            distinct_max: OF_ACCOUNTS,
        }
    }

    const fn of_anybody(name: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            name,
            label: Label::new(zh, en),
            distinct_max: OF_ANYBODY,
        }
    }
}

pub const SIGNED_IN: SecurityKind = SecurityKind::of_accounts("signed-in", "登录", "Signed in");
pub const SIGNED_OUT: SecurityKind =
    SecurityKind::of_accounts("signed-out", "退出登录", "Signed out");
pub const SIGN_IN_FAILED: SecurityKind =
    SecurityKind::of_anybody("sign-in-failed", "登录失败", "Sign-in failed");

/// Somebody who was signed in did not know the password.
pub const PASSWORD_NOT_PROVED: SecurityKind = SecurityKind::of_anybody(
    "password-not-proved",
    "修改密码时未能证明现在的密码",
    "Wrong present password when changing it",
);

/// Of more weight than a failure: somebody knows the password.
pub const SIGN_IN_BARRED: SecurityKind = SecurityKind::of_anybody(
    "sign-in-barred",
    "密码正确，但账号已锁定或停用",
    "Right password of a locked or disabled account",
);
pub const SIGN_IN_SLOWED: SecurityKind = SecurityKind::of_anybody(
    "sign-in-slowed",
    "登录尝试过多，已暂缓",
    "Too many attempts, put off",
);
pub const ACCOUNT_LOCKED: SecurityKind =
    SecurityKind::of_anybody("account-locked", "账号锁定", "Account locked");
pub const DEVICE_LOCKED: SecurityKind =
    SecurityKind::of_anybody("device-locked", "设备锁定", "Device locked");

const KINDS: &[&SecurityKind] = &[
    &SIGNED_IN,
    &SIGNED_OUT,
    &SIGN_IN_FAILED,
    &PASSWORD_NOT_PROVED,
    &SIGN_IN_BARRED,
    &SIGN_IN_SLOWED,
    &ACCOUNT_LOCKED,
    &DEVICE_LOCKED,
];

/// Every kind of entry: those of signing in, and the events that the log repeats.
#[must_use]
pub fn kinds(capabilities: &[&'static Capability]) -> Vec<(&'static str, Label)> {
    let own = KINDS.iter().map(|kind| (kind.name, kind.label));
    let events = capabilities.iter().flat_map(|one| one.events);
    let repeated = events.filter(|kind| kind.is_security);
    own.chain(repeated.map(|kind| (kind.name, kind.label)))
        .collect()
}

/// In place of a name that no account has. The key is in memory alone and new with each start: with the database
/// in hand, nobody can try which name it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mark(u32);

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// Whose attempt it was.
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
    pub(super) at: DateTime<Utc>,
    pub(super) kind: &'static str,
    pub(super) account: Option<AccountId>,
    pub(super) mark: Option<Mark>,
    pub(super) address: Option<IpAddr>,
    pub(super) times: u32,
}

/// What is alike within a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Alike {
    kind: &'static str,
    whose: Whose,
    address: Option<IpAddr>,
}

impl Alike {
    fn event(self, times: u32, at: DateTime<Utc>) -> SecurityEvent {
        let (account, mark) = match self.whose {
            Whose::Account(account) => (Some(account), None),
            Whose::Unknown(mark) => (None, Some(mark)),
            Whose::Anybody => (None, None),
        };
        SecurityEvent {
            at,
            kind: self.kind,
            account,
            mark,
            address: self.address,
            times,
        }
    }
}

/// What is not written yet.
#[derive(Default)]
struct Pending {
    /// The minute that is counted, since 1970.
    minute: i64,
    /// How many more there were of each, and when the last one was.
    more: HashMap<Alike, (u32, DateTime<Utc>)>,
    /// Of each kind, by account; one number for all that is of none.
    distinct: HashMap<(&'static str, Option<AccountId>), usize>,
    waiting: Vec<SecurityEvent>,
}

impl Pending {
    /// Ends the minute when `now` is in a later one.
    fn roll(&mut self, now: DateTime<Utc>) {
        let minute = now.timestamp().div_euclid(60);
        if minute <= self.minute {
            return;
        }
        self.minute = minute;
        self.end();
    }

    /// Ends the minute: what was counted in it waits to be written.
    fn end(&mut self) {
        self.distinct.clear();
        let more = std::mem::take(&mut self.more).into_iter();
        let more = more.filter(|(_, (times, _))| 0 < *times);
        self.waiting
            .extend(more.map(|(alike, (times, last))| alike.event(times, last)));
    }

    /// The entry to write at once, or nothing when it is only counted.
    fn count(
        &mut self,
        kind: &SecurityKind,
        alike: Alike,
        at: DateTime<Utc>,
    ) -> Option<SecurityEvent> {
        if let Some((times, last)) = self.more.get_mut(&alike) {
            (*times, *last) = (times.saturating_add(1), at);
            return None;
        }
        let account = match alike.whose {
            Whose::Account(account) => Some(account),
            Whose::Unknown(_) | Whose::Anybody => None,
        };
        let distinct = self.distinct.entry((kind.name, account)).or_default();
        if *distinct < kind.distinct_max {
            *distinct += 1;
            self.more.insert(alike, (0, at));
            return Some(alike.event(1, at));
        }
        // One account that is tried from everywhere, or one address that tries every name: what it is about is kept.
        let of_account = Alike {
            address: None,
            ..alike
        };
        let of_address = Alike {
            whose: Whose::Anybody,
            ..alike
        };
        let is_account = account.is_some();
        let known = |one: &Alike| self.more.contains_key(one);
        let rest = if is_account {
            of_account
        } else if known(&of_address) {
            of_address
        } else if *distinct < kind.distinct_max + MERGED_MAX {
            *distinct += 1;
            of_address
        } else {
            Alike {
                address: None,
                ..of_address
            }
        };
        let (times, last) = self.more.entry(rest).or_insert((0, at));
        (*times, *last) = (times.saturating_add(1), at);
        None
    }
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

/// Writes entries.
pub async fn record(db: &impl Reader, seen: &[SecurityEvent]) -> Result<()> {
    if seen.is_empty() {
        return Ok(());
    }
    store::record_security(db, seen).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_772_000_000 / 60 * 60 + second, 0).expect("an instant")
    }

    fn address(number: u32) -> Option<IpAddr> {
        Some(IpAddr::from(number.to_be_bytes()))
    }

    fn written(log: &SecurityLog, now: DateTime<Utc>) -> Vec<SecurityEvent> {
        let mut pending = log.pending();
        pending.roll(now);
        std::mem::take(&mut pending.waiting)
    }

    #[test]
    fn the_first_is_written_at_once_and_the_others_as_one_number_after_the_minute() {
        let log = SecurityLog::default();
        let maker = Whose::Account(AccountId(7));
        for second in 0..5 {
            log.note(&SIGN_IN_FAILED, maker, address(1), at(second));
        }
        let first = written(&log, at(59));
        assert_eq!(first.len(), 1);
        assert_eq!((first[0].at, first[0].times), (at(0), 1));
        let others = written(&log, at(60));
        assert_eq!(others.len(), 1);
        assert_eq!((others[0].at, others[0].times), (at(4), 4));
        assert_eq!(others[0].account, Some(AccountId(7)));
        log.note(&SIGN_IN_FAILED, maker, address(1), at(61));
        assert_eq!(written(&log, at(61)).len(), 1, "a new minute begins anew");
    }

    #[test]
    fn what_was_counted_in_the_last_minute_is_written_at_the_end() {
        let log = SecurityLog::default();
        for second in 0..5 {
            log.note(&SIGNED_IN, Whose::Account(AccountId(7)), None, at(second));
        }
        log.pending().end();
        let all = written(&log, at(6));
        let times: Vec<u32> = all.iter().map(|row| row.times).collect();
        assert_eq!(times, [1, 4]);
        log.pending().end();
        assert!(written(&log, at(7)).is_empty(), "once");
    }

    #[test]
    fn a_flood_of_names_and_addresses_writes_no_more_than_the_bound_and_loses_no_count() {
        let log = SecurityLog::default();
        for number in 0..100_000_u32 {
            let mark = Whose::Unknown(log.mark(&number.to_string()));
            log.note(&SIGN_IN_FAILED, mark, address(number % 5_000), at(1));
        }
        let rows = [written(&log, at(59)), written(&log, at(60))].concat();
        assert!(
            rows.len() <= 2 * OF_ANYBODY + MERGED_MAX + 1,
            "{}",
            rows.len()
        );
        let times: u32 = rows.iter().map(|row| row.times).sum();
        assert_eq!(times, 100_000);
    }

    #[test]
    fn an_account_that_is_tried_from_everywhere_is_named_in_every_entry() {
        let log = SecurityLog::default();
        let maker = Whose::Account(AccountId(7));
        for number in 0..10_000_u32 {
            log.note(&SIGN_IN_FAILED, maker, address(number), at(1));
        }
        let rows = [written(&log, at(59)), written(&log, at(60))].concat();
        assert!(rows.iter().all(|row| row.account == Some(AccountId(7))));
        let times: u32 = rows.iter().map(|row| row.times).sum();
        assert_eq!(times, 10_000);
    }

    #[test]
    fn an_address_that_tries_every_name_is_in_every_entry() {
        let log = SecurityLog::default();
        for number in 0..10_000_u32 {
            let mark = Whose::Unknown(log.mark(&number.to_string()));
            log.note(&SIGN_IN_FAILED, mark, address(1), at(1));
        }
        let rows = [written(&log, at(59)), written(&log, at(60))].concat();
        assert!(rows.iter().all(|row| row.address == address(1)));
    }

    #[test]
    fn a_flood_of_one_kind_hides_no_other() {
        let log = SecurityLog::default();
        for number in 0..1_000_u32 {
            let mark = Whose::Unknown(log.mark(&number.to_string()));
            log.note(&SIGN_IN_FAILED, mark, address(number), at(1));
        }
        let maker = Whose::Account(AccountId(7));
        log.note(&ACCOUNT_LOCKED, maker, address(1), at(2));
        let first = log.first(&SIGNED_IN, maker, address(1), at(3));
        assert!(first.is_some());
        let locked = written(&log, at(4)).pop();
        assert_eq!(locked.map(|row| row.kind), Some(ACCOUNT_LOCKED.name));
    }

    #[test]
    fn a_flood_of_names_and_of_other_accounts_hides_no_account_and_no_address_of_it() {
        let log = SecurityLog::default();
        for number in 0..10_000_u32 {
            let mark = Whose::Unknown(log.mark(&number.to_string()));
            log.note(&SIGN_IN_FAILED, mark, address(number), at(1));
            let bureau = Whose::Account(AccountId(8));
            log.note(&SIGN_IN_FAILED, bureau, address(number), at(1));
        }
        let maker = Whose::Account(AccountId(7));
        for _ in 0..3 {
            log.note(&SIGN_IN_FAILED, maker, address(77_777), at(2));
        }
        let rows = [written(&log, at(59)), written(&log, at(60))].concat();
        let of_maker = rows.iter().filter(|row| row.account == Some(AccountId(7)));
        let of_maker: Vec<_> = of_maker.map(|row| (row.address, row.times)).collect();
        assert_eq!(of_maker, [(address(77_777), 1), (address(77_777), 2)]);
        let times: u32 = rows.iter().map(|row| row.times).sum();
        assert_eq!(times, 20_003);
    }

    #[test]
    fn what_is_put_off_is_of_the_account_whose_name_was_tried_before() {
        let log = SecurityLog::default();
        assert_eq!(log.whose("maker"), Whose::Anybody);
        log.tried("maker", AccountId(7));
        assert_eq!(log.whose("maker"), Whose::Account(AccountId(7)));
        assert_eq!(log.whose("maker2"), Whose::Anybody);
        for number in 0..=TRIED_MAX {
            log.tried(&number.to_string(), AccountId(8));
        }
        assert_eq!(log.whose("maker"), Whose::Anybody, "bounded");
    }

    #[test]
    fn a_mark_is_the_same_for_the_same_name_and_another_in_another_process() {
        let (one, other) = (SecurityLog::default(), SecurityLog::default());
        assert_eq!(one.mark("sunshine-demo"), one.mark("sunshine-demo"));
        assert_ne!(one.mark("sunshine-demo"), one.mark("sunshine-dem0"));
        let names = ["a", "b", "c", "d"];
        assert_ne!(
            names.map(|name| one.mark(name)),
            names.map(|name| other.mark(name))
        );
    }

    #[test]
    fn what_could_not_be_written_waits_up_to_a_bound() {
        let log = SecurityLog::default();
        log.note(&SIGN_IN_FAILED, Whose::Anybody, address(1), at(0));
        let row = written(&log, at(0)).remove(0);
        log.put_back(vec![row; WAITING_MAX + 5]);
        log.note(&SIGN_IN_FAILED, Whose::Anybody, address(2), at(0));
        assert_eq!(written(&log, at(0)).len(), WAITING_MAX + 1);
    }
}
