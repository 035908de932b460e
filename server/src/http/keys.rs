//! Programs that sign in by key: a cache of keys, how many requests each program sends, and wrong keys by address.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::database::Database;
use domain::log::security::SecurityLog;
use domain::service_account::{self, Key, KeyAttempt, KeyTried, Program};
use domain::{AccountId, Moment, Result};

use super::cache::Cache;

/// Programs whose requests are counted at once.
const PROGRAMS_MAX: usize = 10_000;

const MINUTE: Duration = Duration::from_secs(60);

/// Cached keys by their hashes. Those that serve nobody are not cached.
#[derive(Default)]
pub struct Keys {
    cache: Cache<Program>,
    pace: Pace,
}

impl Keys {
    /// Whose a key is, when it is cached: one hash and one look into a map.
    #[must_use]
    pub fn known(&self, key: &Key) -> Option<Arc<Program>> {
        self.cache.get(&key.hash())
    }

    /// Whose a key is that is not cached; none where it does not serve from there, which is noted in the security log.
    pub(crate) async fn look_up(
        &self,
        db: &Database,
        log: &SecurityLog,
        moment: &Moment,
        attempt: KeyAttempt<'_>,
    ) -> Result<Option<Arc<Program>>> {
        let connection = db.get_for_lookups().await?;
        // A key that is revoked while it is looked up is not known for longer by that.
        let since = Instant::now();
        match service_account::try_key(&connection, moment, attempt).await? {
            KeyTried::Serves(program) => {
                let program: Arc<Program> = program.into();
                self.cache.insert(attempt.key.hash(), &program, since);
                Ok(Some(program))
            }
            KeyTried::Refused(whose) => {
                service_account::note_refused(&connection, log, moment, whose, attempt).await?;
                Ok(None)
            }
        }
    }

    /// Caches whose a key is.
    pub fn remember(&self, key: &Key, program: &Arc<Program>) {
        self.cache.insert(key.hash(), program, Instant::now());
    }

    /// Clears the cache: a key was replaced or revoked.
    pub(crate) fn clear(&self) {
        self.cache.clear();
    }

    /// Counts a request of a program; when it sent too many, after how long the next may come.
    ///
    /// # Errors
    /// How long.
    pub fn count(&self, program: &Program) -> Result<(), Duration> {
        let account = program.signed_in.caller.account;
        self.pace
            .count(account, program.requests_per_minute, Instant::now())
    }
}

/// How many requests each program sends, in this process. A minute's worth may come at once; after that one for each that a
/// minute spreads. The count of one program touches no other.
#[derive(Default)]
struct Pace {
    /// When all that a program has sent is spread.
    spread_at: Mutex<HashMap<AccountId, Instant>>,
}

impl Pace {
    fn count(&self, account: AccountId, per_minute: u32, now: Instant) -> Result<(), Duration> {
        let one = MINUTE / per_minute.max(1);
        let mut all = lock(&self.spread_at);
        if PROGRAMS_MAX <= all.len() && !all.contains_key(&account) {
            all.retain(|_, at| now < *at);
        }
        let spread_at = all.get(&account).map_or(now, |at| (*at).max(now));
        let next = spread_at + one;
        // Rounding leaves less than a request of the minute.
        let over = (next - now).saturating_sub(MINUTE);
        if !over.is_zero() {
            return Err(over);
        }
        all.insert(account, next);
        Ok(())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_minutes_requests_one_more_may_follow_with_each_that_is_spread() {
        let (pace, now) = (Pace::default(), Instant::now());
        let count = |account, at| pace.count(AccountId(account), 600, at);
        assert!((0..600).all(|_| count(1, now).is_ok()));
        assert_eq!(count(1, now), Err(Duration::from_millis(100)));
        assert!(count(2, now).is_ok(), "another program is not slowed");
        let later = now + Duration::from_millis(100);
        assert!(count(1, later).is_ok());
        assert!(count(1, later).is_err());
        assert!((0..600).all(|_| count(1, now + Duration::from_secs(120)).is_ok()));
    }

    #[test]
    fn programs_that_send_nothing_are_forgotten() {
        let (pace, now) = (Pace::default(), Instant::now());
        for account in 0..15_000 {
            let at = now + Duration::from_secs(u64::try_from(account).expect("a number"));
            assert!(pace.count(AccountId(account), 600, at).is_ok());
        }
        assert!(lock(&pace.spread_at).len() <= PROGRAMS_MAX);
    }

    #[test]
    fn a_request_a_minute_is_one() {
        let (pace, now) = (Pace::default(), Instant::now());
        assert!(pace.count(AccountId(1), 1, now).is_ok());
        assert_eq!(pace.count(AccountId(1), 1, now), Err(MINUTE));
    }
}
