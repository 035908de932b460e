//! A cache of sessions, so that not every request queries the database, and a limit on attempts to sign
//! in.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::database::Database;
use domain::party::{self, SignedIn, Token};
use domain::{Clock, Result, SystemClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// The cookie with a browser's token.
pub(crate) const SESSION_COOKIE: &str = "session";

/// How long a session is cached: for so long a disabled account may still act.
const CACHED_FOR: Duration = Duration::from_secs(5);

const SESSIONS_MAX: usize = 10_000;

/// Attempts to sign in to one account: so many at once, and so many each minute. The lock of the
/// account stops guessing; this only saves the processor, since hashing a password is slow on
/// purpose.
const ATTEMPTS: NonZeroU32 = NonZeroU32::new(300).expect("not zero");

/// When it was cached, and the session.
type Known = (Instant, Arc<SignedIn>);

/// Cached sessions by the hash of their token.
pub(crate) struct Sessions {
    known: Mutex<HashMap<Vec<u8>, Known>>,
    attempts: DefaultKeyedRateLimiter<String>,
}

impl Sessions {
    pub(crate) fn new() -> Self {
        let attempts = RateLimiter::keyed(Quota::per_minute(ATTEMPTS));
        Self {
            known: Mutex::default(),
            attempts,
        }
    }

    /// Counts an attempt to sign in to this account; `false` when there were too many.
    pub(crate) fn may_try(&self, account: &str) -> bool {
        self.attempts.retain_recent();
        self.attempts.check_key(&account.to_owned()).is_ok()
    }

    /// The session of this token.
    pub(crate) async fn resume(
        &self,
        db: &Database,
        token: &Token,
    ) -> Result<Option<Arc<SignedIn>>> {
        let hash = token.hash();
        if let Some(known) = self.cached(&hash) {
            return Ok(Some(known));
        }
        let connection = db.get().await?;
        let found = party::resume(&connection, SystemClock.now(), token).await?;
        let found = found.map(Arc::new);
        if let Some(signed_in) = &found {
            self.cache(hash, signed_in);
        }
        Ok(found)
    }

    /// Clears the cache: somebody signed out or was disabled.
    pub(crate) fn clear(&self) {
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    fn cached(&self, hash: &[u8]) -> Option<Arc<SignedIn>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, signed_in) = known.get(hash)?;
        (since.elapsed() < CACHED_FOR).then(|| Arc::clone(signed_in))
    }

    fn cache(&self, hash: Vec<u8>, signed_in: &Arc<SignedIn>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if SESSIONS_MAX <= known.len() {
            known.clear();
        }
        known.insert(hash, (Instant::now(), Arc::clone(signed_in)));
    }
}
