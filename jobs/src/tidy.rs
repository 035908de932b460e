//! Housekeeping: what nobody needs any more is deleted, and runs of dead processes are given up.

use domain::{Clock, Ground, Result, SystemClock, idempotency, job_run, party};

/// Rows of one transaction.
const ROWS_MAX: i64 = 1_000;

/// Deletes ended sessions, old idempotency keys and old runs, and notes stale runs as failed.
pub(crate) async fn tidy(ground: Ground) -> Result<u64> {
    let mut done: u64 = 0;
    loop {
        let moment = ground.moment();
        let wall = SystemClock.now();
        let mut connection = ground.db.get().await?;
        let tx = connection.transaction().await?;
        let rows = party::tidy_sessions(&tx, wall).await?
            + job_run::abandon_stale(&tx, &moment, wall).await?
            + idempotency::forget(&tx, wall, ROWS_MAX).await?
            + job_run::forget_runs(&tx, wall, ROWS_MAX).await?;
        tx.commit().await?;
        if rows == 0 {
            return Ok(done);
        }
        done = done.saturating_add(rows);
    }
}
