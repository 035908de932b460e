//! A cache of sessions, so that not every request queries the database.

use std::sync::Arc;
use std::time::Instant;

use domain::database::Database;
use domain::party::{self, SignedIn, Token};
use domain::{Clock, Result, SystemClock};

use super::attempts::Attempts;
use super::cache::Cache;

/// Cached sessions by the hash of their token.
pub(crate) struct Sessions {
    cache: Cache<SignedIn>,
    attempts: Attempts,
}

impl Sessions {
    pub(crate) fn new() -> Self {
        Self {
            cache: Cache::default(),
            attempts: Attempts::default(),
        }
    }

    pub(crate) fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// The session of this token, when it is cached.
    pub(crate) fn known(&self, token: &Token) -> Option<Arc<SignedIn>> {
        self.cache.get(&token.hash())
    }

    /// The session of this token, and of this device where the request comes from a browser.
    pub(crate) async fn resume(
        &self,
        db: &Database,
        token: &Token,
        device: Option<&Token>,
    ) -> Result<Option<Arc<SignedIn>>> {
        let hash = token.hash();
        if let Some(known) = self.cache.get(&hash) {
            return Ok(Some(known));
        }
        let connection = db.get_for_lookups().await?;
        let found = party::resume(&connection, SystemClock.now(), token, device).await?;
        let found = found.map(Arc::new);
        if let Some(signed_in) = &found {
            self.cache.insert(hash, signed_in, Instant::now());
        }
        Ok(found)
    }

    /// Clears the cache: somebody signed out or was disabled.
    pub(crate) fn clear(&self) {
        self.cache.clear();
    }
}
