//! Housekeeping: what nobody needs any more is deleted, and runs of dead processes are given up.

use domain::{Clock, Ground, Result, SystemClock, idempotency, job_run, loading, party};

use crate::trade::in_batches;

/// Rows of one transaction.
const ROWS_MAX: i64 = 1_000;

/// Imports whose files are removed in one transaction: a file may be large.
const IMPORTS_MAX: i64 = 20;

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

/// Removes the files of imports that were over long ago.
pub(crate) async fn forget_import_files(ground: Ground) -> Result<u64> {
    in_batches(&ground, |tx, moment| {
        Box::pin(loading::forget_files(tx, moment, IMPORTS_MAX))
    })
    .await
}
