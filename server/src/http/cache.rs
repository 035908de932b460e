//! What was looked up a moment ago, by the hash of a secret: so that not every request queries the database.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long it is cached: for so long another process goes on serving what has ended. It costs each process one lookup for each
/// secret that is in use, in a second.
const CACHED_FOR: Duration = Duration::from_millis(900);

/// Secrets cached at once.
const SECRETS_MAX: usize = 10_000;

/// When it was looked up, and what was found.
type Known<T> = (Instant, Arc<T>);

/// Only what was found is cached: anybody could invent any number of secrets.
pub(super) struct Cache<T> {
    known: Mutex<HashMap<Vec<u8>, Known<T>>>,
}

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self {
            known: Mutex::default(),
        }
    }
}

impl<T> Cache<T> {
    /// What was found for a hash, when it is cached.
    pub(super) fn get(&self, hash: &[u8]) -> Option<Arc<T>> {
        let known = self.lock();
        let (since, found) = known.get(hash)?;
        (since.elapsed() < CACHED_FOR).then(|| Arc::clone(found))
    }

    /// Caches what was true at an instant.
    pub(super) fn insert(&self, hash: Vec<u8>, found: &Arc<T>, since: Instant) {
        let mut known = self.lock();
        if SECRETS_MAX <= known.len() {
            known.clear();
        }
        known.insert(hash, (since, Arc::clone(found)));
    }

    pub(super) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Vec<u8>, Known<T>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
