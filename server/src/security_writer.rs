//! Writes what was seen of sign-ins to the security log, once a second.

use std::time::Duration;

use domain::database::Purpose;
use domain::{Clock, Ground, Result, SystemClock};
use tokio::task::AbortHandle;

const EVERY: Duration = Duration::from_secs(1);

/// The task that writes; it ends when this is dropped.
pub(crate) struct SecurityWriter(AbortHandle);

impl SecurityWriter {
    pub(crate) fn open(ground: &Ground) -> Self {
        let ground = ground.used_for(Purpose::Jobs);
        let writing = tokio::spawn(async move {
            loop {
                tokio::time::sleep(EVERY).await;
                write(&ground).await;
            }
        });
        Self(writing.abort_handle())
    }
}

impl Drop for SecurityWriter {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Writes what waits; what cannot be written waits on.
pub(crate) async fn write(ground: &Ground) {
    warn_unless(ground.security_log().flush(&ground.db, SystemClock.now())).await;
}

/// Writes everything, at the end of the program.
pub(crate) async fn finish(ground: &Ground) {
    warn_unless(ground.security_log().finish(&ground.db)).await;
}

async fn warn_unless(written: impl Future<Output = Result<()>>) {
    if let Err(error) = written.await {
        tracing::warn!(%error, "the security log could not be written and waits");
    }
}
