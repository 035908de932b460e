//! Attempts to sign in are slowed by address and by name.
//!
//! Hashing a password is slow on purpose, so whoever may try without end takes the processor from everybody. Only
//! attempts that fail are counted: behind one address there may be a whole hospital, which signs in at eight.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use edge::{ClientAddress, Network};
use sha2::{Digest, Sha256};

/// How much of one kind is borne.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// Failures that may follow one another at once.
    failures_max: u32,
    /// After how long one of them is forgotten.
    forgotten_after: Duration,
    /// Attempts at the same time.
    at_once_max: u32,
}

/// One address can go through no list of names: after the first thirty, one guess in a second.
const OF_ADDRESS: Pace = Pace {
    failures_max: 30,
    forgotten_after: Duration::from_secs(1),
    at_once_max: 64,
};

/// The lock of an account stops guessing its password; this stops guessing from many addresses from costing more
/// than the guesses that the lock lets pass.
const OF_NAME: Pace = Pace {
    failures_max: 20,
    forgotten_after: Duration::from_secs(2),
    at_once_max: 16,
};

/// Keys remembered at once; those without an attempt at work go when there are more.
const KEYS_MAX: usize = 20_000;

/// The attempts at work and the failures of a while.
pub(crate) struct Attempts {
    addresses: Brake<Network>,
    /// By the hash of the name, so that its length costs nothing.
    names: Brake<[u8; 32]>,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            addresses: Brake::new(OF_ADDRESS),
            names: Brake::new(OF_NAME),
        }
    }
}

impl Attempts {
    /// Begins an attempt; when there were too many, after how long the next may come.
    pub(crate) fn begin(
        &self,
        address: ClientAddress,
        name: &str,
    ) -> Result<Attempt<'_>, Duration> {
        let now = Instant::now();
        let (network, name) = (address.network(), Sha256::digest(name).into());
        self.addresses.begin(network, now)?;
        if let Err(wait) = self.names.begin(name, now) {
            self.addresses.end(network, now, true);
            return Err(wait);
        }
        Ok(Attempt {
            attempts: self,
            network,
            name,
            failed: true,
        })
    }
}

/// An attempt at work. It has failed unless something else is said, also when its client goes away.
pub(crate) struct Attempt<'a> {
    attempts: &'a Attempts,
    network: Network,
    name: [u8; 32],
    failed: bool,
}

impl Attempt<'_> {
    pub(crate) fn succeeded(mut self) {
        self.failed = false;
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        let now = Instant::now();
        self.attempts.addresses.end(self.network, now, self.failed);
        self.attempts.names.end(self.name, now, self.failed);
    }
}

/// What is remembered of one key.
#[derive(Debug, Clone, Copy)]
struct Seen {
    at_once: u32,
    /// When the last of its failures is forgotten.
    forgotten_at: Instant,
}

struct Brake<K> {
    pace: Pace,
    seen: Mutex<HashMap<K, Seen>>,
}

impl<K: Eq + Hash + Copy> Brake<K> {
    fn new(pace: Pace) -> Self {
        Self {
            pace,
            seen: Mutex::default(),
        }
    }

    fn seen(&self) -> MutexGuard<'_, HashMap<K, Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, key: K, now: Instant) -> Result<(), Duration> {
        let mut all = self.seen();
        if KEYS_MAX <= all.len() {
            all.retain(|_, seen| 0 < seen.at_once || now < seen.forgotten_at);
        }
        if KEYS_MAX <= all.len() {
            all.retain(|_, seen| 0 < seen.at_once);
        }
        let seen = all.entry(key).or_insert(Seen {
            at_once: 0,
            forgotten_at: now,
        });
        let (pace, owed) = (self.pace, seen.forgotten_at.saturating_duration_since(now));
        let borne = pace.forgotten_after * (pace.failures_max - 1);
        if borne < owed {
            return Err(owed - borne);
        }
        if pace.at_once_max <= seen.at_once {
            return Err(pace.forgotten_after);
        }
        seen.at_once += 1;
        Ok(())
    }

    fn end(&self, key: K, now: Instant, failed: bool) {
        let mut all = self.seen();
        let Some(seen) = all.get_mut(&key) else {
            return;
        };
        seen.at_once = seen.at_once.saturating_sub(1);
        if failed {
            // Never more than the bound: many attempts at once may fail together.
            let most = now + self.pace.forgotten_after * self.pace.failures_max;
            let next = seen.forgotten_at.max(now) + self.pace.forgotten_after;
            seen.forgotten_at = next.min(most);
        }
        if seen.at_once == 0 && seen.forgotten_at <= now {
            all.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace {
        failures_max: 3,
        forgotten_after: Duration::from_secs(10),
        at_once_max: 2,
    };

    fn fails(brake: &Brake<u8>, key: u8, now: Instant) -> bool {
        let may = brake.begin(key, now).is_ok();
        if may {
            brake.end(key, now, true);
        }
        may
    }

    #[test]
    fn after_the_last_failure_borne_one_more_may_follow_with_each_that_is_forgotten() {
        let (brake, now) = (Brake::new(PACE), Instant::now());
        let tries: Vec<bool> = (0..5).map(|_| fails(&brake, 1, now)).collect();
        assert_eq!(tries, [true, true, true, false, false]);
        assert_eq!(brake.begin(1, now), Err(Duration::from_secs(10)));
        assert!(fails(&brake, 2, now), "another key is free");
        let just_before = now + Duration::from_millis(9_999);
        assert_eq!(brake.begin(1, just_before), Err(Duration::from_millis(1)));
        let later = now + Duration::from_secs(10);
        assert!(fails(&brake, 1, later));
        assert!(!fails(&brake, 1, later));
    }

    #[test]
    fn what_succeeds_is_not_counted_and_leaves_nothing() {
        let (brake, now) = (Brake::new(PACE), Instant::now());
        for _ in 0..100 {
            assert_eq!(brake.begin(1, now), Ok(()));
            brake.end(1, now, false);
        }
        assert!(brake.seen().is_empty());
    }

    #[test]
    fn so_many_at_once_and_no_more_and_together_they_owe_no_more_than_the_bound() {
        let (brake, now) = (Brake::new(PACE), Instant::now());
        assert!(brake.begin(1, now).is_ok() && brake.begin(1, now).is_ok());
        assert_eq!(brake.begin(1, now), Err(Duration::from_secs(10)));
        for _ in 0..20 {
            brake.end(1, now, true);
        }
        assert!(brake.begin(1, now + Duration::from_secs(10)).is_ok());
    }

    #[test]
    fn invented_keys_take_bounded_room() {
        let (brake, now) = (Brake::new(PACE), Instant::now());
        for key in 0..50_000_u32 {
            assert_eq!(brake.begin(key, now), Ok(()));
            brake.end(key, now, true);
        }
        assert!(brake.seen().len() <= KEYS_MAX);
    }
}
