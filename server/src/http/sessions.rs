//! Sessions in use, remembered for some seconds so that not every request asks the database, and
//! the brake on guessing passwords.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::database::Database;
use domain::party::{self, SignedIn, Token};
use domain::{Clock, Result, SystemClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// The cookie that holds a browser's token.
pub(crate) const SESSION_COOKIE: &str = "session";

/// How long a disabled account may go on at most in this process.
const REMEMBERED: Duration = Duration::from_secs(5);

/// Sessions remembered at most.
const SESSIONS_MAX: usize = 10_000;

/// Attempts to sign in to one account that are taken at once, and then each minute. Guessing is
/// stopped by the lock of the account; this only spares the processor.
const ATTEMPTS: NonZeroU32 = NonZeroU32::new(300).expect("not zero");

/// A session in use, and since when it is remembered.
type Known = (Instant, Arc<SignedIn>);

/// Sessions in use, by the hash of their token.
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

    /// Whether one more attempt to sign in to this account is taken now.
    pub(crate) fn may_try(&self, account: &str) -> bool {
        self.attempts.retain_recent();
        self.attempts.check_key(&account.to_owned()).is_ok()
    }

    /// Who holds this token.
    pub(crate) async fn resume(
        &self,
        db: &Database,
        token: &Token,
    ) -> Result<Option<Arc<SignedIn>>> {
        let hash = token.hash();
        if let Some(known) = self.remembered(&hash) {
            return Ok(Some(known));
        }
        let connection = db.get().await?;
        let found = party::resume(&connection, SystemClock.now(), token).await?;
        let found = found.map(Arc::new);
        if let Some(signed_in) = &found {
            self.remember(hash, signed_in);
        }
        Ok(found)
    }

    /// Forgets every session: somebody signed out or was disabled.
    pub(crate) fn forget(&self) {
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    fn remembered(&self, hash: &[u8]) -> Option<Arc<SignedIn>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (since, signed_in) = known.get(hash)?;
        (since.elapsed() < REMEMBERED).then(|| Arc::clone(signed_in))
    }

    fn remember(&self, hash: Vec<u8>, signed_in: &Arc<SignedIn>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if SESSIONS_MAX <= known.len() {
            known.clear();
        }
        known.insert(hash, (Instant::now(), Arc::clone(signed_in)));
    }
}
