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

    /// The session of this token, when it is cached in the capacity that its holder shows, if any: another process may have switched it
    /// a moment ago.
    pub(crate) fn known(&self, token: &Token, shown: Option<&str>) -> Option<Arc<SignedIn>> {
        let known = self.cache.get(&token.hash());
        known.filter(|one| shown.is_none_or(|shown| shown == one.caller.kind.into_str()))
    }

    /// The session of this token, and of this device where the request comes from a browser; `shown` as in [`known`](Self::known).
    pub(crate) async fn resume(
        &self,
        db: &Database,
        token: &Token,
        device: Option<&Token>,
        shown: Option<&str>,
    ) -> Result<Option<Arc<SignedIn>>> {
        let hash = token.hash();
        if let Some(known) = self.known(token, shown) {
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
