//! A cache of sessions, so that not every request queries the database.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::database::Database;
use domain::party::{self, SignedIn, Token};
use domain::{Clock, Result, SystemClock};

use super::attempts::Attempts;

/// How long a session is cached: for so long another process goes on serving one that has ended, or a disabled account. It costs
/// each process one lookup for each session that is in use, in a second.
const CACHED_FOR: Duration = Duration::from_millis(900);

const SESSIONS_MAX: usize = 10_000;

/// When it was cached, and the session.
type Known = (Instant, Arc<SignedIn>);

/// Cached sessions by the hash of their token.
pub(crate) struct Sessions {
    known: Mutex<HashMap<Vec<u8>, Known>>,
    attempts: Attempts,
}

impl Sessions {
    pub(crate) fn new() -> Self {
        Self {
            known: Mutex::default(),
            attempts: Attempts::default(),
        }
    }

    pub(crate) fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// The session of this token, when it is cached.
    pub(crate) fn known(&self, token: &Token) -> Option<Arc<SignedIn>> {
        self.cached(&token.hash())
    }

    /// The session of this token, and of this device where the request comes from a browser.
    pub(crate) async fn resume(
        &self,
        db: &Database,
        token: &Token,
        device: Option<&Token>,
    ) -> Result<Option<Arc<SignedIn>>> {
        let hash = token.hash();
        if let Some(known) = self.cached(&hash) {
            return Ok(Some(known));
        }
        let connection = db.get_for_lookups().await?;
        let found = party::resume(&connection, SystemClock.now(), token, device).await?;
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
