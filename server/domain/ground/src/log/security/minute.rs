//! What is alike within a minute is counted, so that a flood writes few entries and hides nothing.

use std::collections::HashMap;
use std::net::IpAddr;

use chrono::{DateTime, Utc};

use super::kinds::SecurityKind;
use super::{SecurityEvent, Whose};
use crate::ids::AccountId;

/// Beyond what is distinguished, addresses that are still counted each by itself; of all others only how many.
pub(super) const MERGED_MAX: usize = 40;

/// What is alike within a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Alike {
    pub(super) kind: &'static str,
    pub(super) whose: Whose,
    pub(super) address: Option<IpAddr>,
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
pub(super) struct Pending {
    /// The minute that is counted, since 1970.
    minute: i64,
    /// How many more there were of each, and when the last one was.
    more: HashMap<Alike, (u32, DateTime<Utc>)>,
    /// Of each kind, by account; one number for all that is of none.
    distinct: HashMap<(&'static str, Option<AccountId>), usize>,
    pub(super) waiting: Vec<SecurityEvent>,
}

impl Pending {
    /// Ends the minute when `now` is in a later one.
    pub(super) fn roll(&mut self, now: DateTime<Utc>) {
        let minute = now.timestamp().div_euclid(60);
        if minute <= self.minute {
            return;
        }
        self.minute = minute;
        self.end();
    }

    /// Ends the minute: what was counted in it waits to be written.
    pub(super) fn end(&mut self) {
        self.distinct.clear();
        let more = std::mem::take(&mut self.more).into_iter();
        let more = more.filter(|(_, (times, _))| 0 < *times);
        self.waiting
            .extend(more.map(|(alike, (times, last))| alike.event(times, last)));
    }

    /// The entry to write at once, or nothing when it is only counted.
    pub(super) fn count(
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
